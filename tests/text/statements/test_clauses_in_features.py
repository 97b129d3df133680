"""Statements in features and fact boxes: relative clauses around them, headings before them, semicolons."""

from __future__ import annotations

import pytest

from tests.text.statements.conftest import Reads

Told = list[tuple[str | None, str]]


def told(read: Reads, text: str) -> Told:
    """Speaker and words of each statement."""
    return [(one.speaker, text[one.start : one.end]) for one in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The private, whose family asked that his name be withheld, was taken to a hospital and died there.",
            [("family", "his name be withheld")],
        ),
        (
            "Kim, whose aides said the plan, which had failed, was over, left the hall.",
            [("aides", "the plan, which had failed, was over")],
        ),
        ("Vance, whose aides said it was over, told guests to go home.", [("aides", "it was over")]),
        ("Vance, whose aides say he is well, went to court and said he was tired.", [("aides", "he is well")]),
        ("A man whose son said he was ill was buried on Monday.", [("son", "he was ill")]),
        (
            "She met the envoy, whose party said prices, rents and wages rose.",
            [("party", "prices, rents and wages rose")],
        ),
        (
            "The court found that the fees are part of wages, which drivers say entitles them to more.",
            [("court", "the fees are part of wages"), ("drivers", "entitles them to more")],
        ),
        (
            "The minister said the fees, which drivers say are wages, must be counted.",
            [("minister", "the fees, which drivers say are wages, must be counted")],
        ),
        (
            "The minister said he had a letter, which he says proves his case.",
            [("minister", "he had a letter, which he says proves his case")],
        ),
        (
            "In a video that the ministry showed to lawmakers, the captain says that he was lost.",
            [("captain", "he was lost")],
        ),
        (
            "The ministry said on Monday in a letter, which was published, that the gate was shut.",
            [("ministry", "the gate was shut")],
        ),
    ],
)
def test_a_statement_ends_where_the_sentence_around_it_goes_on(text: str, expected: Told, read: Reads) -> None:
    """ "His name be withheld, was taken to a hospital and died there" was the family's."""
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Unions, which want a change, said the number of students who sit it again had reached a record.",
            [("Unions", "the number of students who sit it again had reached a record")],
        ),
        (
            "The gate was shut for the guests, who waited outside, said the clerk.",
            [("clerk", "The gate was shut for the guests, who waited outside")],
        ),
        (
            "The indictment, unsealed in May, says the men posed as recruiters and sent a coding test.",
            [("indictment", "the men posed as recruiters and sent a coding test")],
        ),
        (
            "Guests, who waited outside, were fed at noon, said the clerk at the gate.",
            [("clerk at the gate", "Guests, who waited outside, were fed at noon")],
        ),
        (
            "It was Nora Vance, not Piet Holm, who said that the rules were old.",
            [("Nora Vance", "the rules were old")],
        ),
        ("Talks with Japan, which said that it was ready to meet, were put off.", [("Japan", "it was ready to meet")]),
        (
            "What others say: Nora Vance, a lawyer, said the ships looked modern.",
            [("Nora Vance", "the ships looked modern")],
        ),
        ("What critics say: The plan costs too much.", [("critics", "The plan costs too much")]),
        ("What the ministry says: “The gate is shut until May.”", [("ministry", "The gate is shut until May")]),
    ],
)
def test_who_speaks_around_a_relative_clause_or_behind_a_heading(text: str, expected: Told, read: Reads) -> None:
    """The number of students spoke, and the talks."""
    assert told(read, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Nora Vance said in May of that year that the South would have to pay.",
            [("Nora Vance", "the South would have to pay")],
        ),
        (
            "Nora Vance said the terms were worse; Tokyo, she noted, gave up a say in the deal.",
            [("Nora Vance", "the terms were worse"), ("Nora Vance", "Tokyo, she noted, gave up a say in the deal")],
        ),
        ("When it rains, she reads, then sleeps.", []),
        (
            "However, she also noted, as Piet Holm did on Sunday, that the terms were worse.",
            [(None, "the terms were worse")],
        ),
        ("Posco halted two of its three blast furnaces on Monday.", []),
        (
            "Seoul has repeatedly denied involvement in hacking and has called the charges a smear campaign.",
            [("South Korea", "involvement in hacking"), ("South Korea", "the charges a smear campaign")],
        ),
        ("The lawyer told analysts the firm would not raise prices.", [("lawyer", "the firm would not raise prices")]),
        ("The lawyer told the assembly there will be no bargaining.", [("lawyer", "there will be no bargaining")]),
        ("The lawyer told villagers stories about the sea and the men who sailed it.", []),
        ("The teacher told pupils the truth about the war.", []),
    ],
)
def test_where_a_statement_begins(text: str, expected: Told, read: Reads) -> None:
    """ "Year that the South would have to pay" was hers, and "said the terms were worse; Tokyo"."""
    assert told(read, text) == expected
