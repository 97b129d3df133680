"""Statements printed below a line that says whose they are, and views that a noun introduces."""

from __future__ import annotations

import pytest

from tests.text.statements.conftest import Reads

WORDS = "We were saddened to learn of the attack in Ansan. Our thoughts are with the victims."


@pytest.mark.parametrize(
    ("line", "who"),
    [
        (
            "The Ambassador of Canada to Korea, Philippe Lafortune, issued the following statement today:",
            "Philippe Lafortune",
        ),
        ("Philippe Lafortune, the Ambassador of Canada, today issued the following statement:", "Philippe Lafortune"),
        ("Foreign Minister Cho Hyun released the following statement on November 27:", "Cho Hyun"),
        ("The council of Busan, led by Kim Min-ho, issued the following statement:", "council"),
        ("The council of Busan, which elected Kim Min-ho, issued the following statement:", "council"),
        ("Two of the victims read this letter in court:", "Two of the victims"),
        ("The note found in the room read as follows:", None),
    ],
)
def test_the_author_of_a_quotation_is_named_above_it(line: str, who: str | None, read: Reads) -> None:
    """The author was nobody, unless the line has a verb of speech."""
    (quote,) = read(f"SEOUL, Nov. 27 — {line}\n\n“{WORDS}”\n\nCanada has an embassy in Seoul.")
    assert quote.speaker == who


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The plan is dead, in the view of Dave Holm, a lawyer.", [("Dave Holm", "The plan is dead")]),
        ("In the opinion of the court, the law was void.", [("court", "the law was void")]),
        ("In the view of many economists, the won is too cheap.", [("many economists", "the won is too cheap")]),
        ("The house stood in the view of the guards.", []),
        ("In the view of the hotel, guests drank tea.", []),
        ("In the middle of the city, a bell rang.", []),
    ],
)
def test_in_the_view_of_somebody(text: str, expected: list[tuple[str, str]], read: Reads) -> None:
    assert [(one.speaker, text[one.start : one.end]) for one in read(text)] == expected


def test_our_position_is_nobodys_by_name(read: Reads) -> None:
    """ "Our" was a speaker."""
    (quote,) = read("Our position is that the health of the people comes first.")
    assert quote.speaker is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "He pointed out faults in the supply of glass and gave an order to the Cabinet.",
            "faults in the supply of glass",
        ),
        ("He noted the role of women and thanked them.", "the role of women"),
        (
            "He noted the role of women and of the men who thanked them.",
            "the role of women and of the men who thanked them",
        ),
        ("Kim said that he would meet “any time”, which is not a policy.", "he would meet “any time”"),
    ],
)
def test_a_statement_ends_before_the_next_act_and_the_narrators_comment(text: str, words: str, read: Reads) -> None:
    (quote,) = read(text)
    assert text[quote.start : quote.end] == words
