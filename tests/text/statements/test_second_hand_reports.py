"""What one body reports that another said is the report of the first, whatever stands behind its verb."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.statements.find import find_quotes
from bot.text.tagger import Tagger

OF_THE_PAPER = "Pyongyang has told Moscow that it will send more workers"
OF_THE_NORTH = "it will send more workers"


def statements(text: str, tagger: Tagger, base: Knowledge) -> list[tuple[str | None, str | None, str]]:
    """The speaker, the cue and the words of each statement."""
    tagged = tagger.tag(text)
    found = find_quotes(tagged, find_entities(tagged, base, None, None))
    return [(quote.speaker, quote.cue, text[quote.start : quote.end]) for quote in found]


@pytest.mark.parametrize("behind", [".", " on Saturday.", ", citing an official.", " on Saturday, citing an official."])
@pytest.mark.parametrize("verb", ["said", "reported"])
def test_a_report_of_a_statement_ends_that_statement(verb: str, behind: str, tagger: Tagger, base: Knowledge) -> None:
    """It was a part of what the North told Moscow, and the North cited the official."""
    found = statements(f"{OF_THE_PAPER}, Harbour Post {verb}{behind}", tagger, base)
    assert ("Harbour Post", verb, OF_THE_PAPER) in found
    assert ("Pyongyang", "told", OF_THE_NORTH) in found
    assert not [one for one in found if one[0] == "Pyongyang" and one[1] != "told"]


@pytest.mark.parametrize("when", ["", " on Monday"])
def test_an_aside_that_cites_somebody_ends_where_the_statement_begins(
    when: str, tagger: Tagger, base: Knowledge
) -> None:
    """The whole statement was what the ministry cited, and it said nothing."""
    text = f"The ministry said{when}, citing the coast guard, that the port would be closed for a week."
    assert statements(text, tagger, base) == [
        ("ministry", "citing", "the coast guard"),
        ("ministry", "said", "the port would be closed for a week"),
    ]


def test_a_participle_keeps_the_clause_behind_it(tagger: Tagger, base: Knowledge) -> None:
    """It was the content of "said", so that what was said before it was lost."""
    text = "The port will be closed for a week, the ministry said on Monday in a note, adding that ships must wait."
    assert statements(text, tagger, base) == [
        ("ministry", "said", "The port will be closed for a week"),
        ("ministry", "adding", "ships must wait"),
    ]


def test_who_denies_this_denies_nothing_that_is_said_behind_it(tagger: Tagger, base: Knowledge) -> None:
    text = "The army denied this, saying that the lot had passed two inspections."
    assert statements(text, tagger, base) == [("army", "saying", "the lot had passed two inspections")]


@pytest.mark.parametrize(
    "text",
    [
        "The ministry on Saturday neither confirmed nor denied a report that a summit would be held in December.",
        "The ministry has neither confirmed nor denied that a summit would be held in December.",
        "The ministry neither said when the envoys would meet nor promised that they would.",
    ],
)
def test_who_neither_confirms_nor_denies_says_neither(text: str, tagger: Tagger, base: Knowledge) -> None:
    """The first was shown as "confirmed: nor denied a report …"."""
    assert statements(text, tagger, base) == []


@pytest.mark.parametrize("this", ["this", "that", "it", "the report"])
def test_what_follows_a_denial_inside_a_clause_is_not_denied(this: str, tagger: Tagger, base: Knowledge) -> None:
    """The army denied "said the bridge was safe", and what it said was the same."""
    text = f"The army, which denies {this}, said the bridge was safe."
    assert statements(text, tagger, base) == [("army", "said", "the bridge was safe")]


@pytest.mark.parametrize(
    "text",
    [
        "Neither the army nor the navy said that the boat had sunk.",
        "Neither the army, which lost a boat, nor the navy denied that the boat had sunk.",
    ],
)
def test_neither_of_two_bodies_said_it(text: str, tagger: Tagger, base: Knowledge) -> None:
    """The second of them said or denied what neither did."""
    assert statements(text, tagger, base) == []


@pytest.mark.parametrize(
    "told",
    [
        "the navy, citing bad weather, had stopped the search",
        "the navy, adding that the weather was bad, had stopped the search",
        "the talks, citing bad weather, were over",
    ],
)
def test_who_cites_between_subject_and_verb_is_that_subject(told: str, tagger: Tagger, base: Knowledge) -> None:
    """The ministry cited "bad weather, had stopped the search", and said nothing."""
    assert statements(f"The ministry said {told}.", tagger, base) == [("ministry", "said", told)]


def test_a_participle_behind_a_whole_clause_is_the_speakers(tagger: Tagger, base: Knowledge) -> None:
    text = "The ministry said the boat sank, adding that the crew, who were fine, had left."
    assert statements(text, tagger, base) == [
        ("ministry", "said", "the boat sank"),
        ("ministry", "adding", "the crew, who were fine, had left"),
    ]


@pytest.mark.parametrize(
    "aside",
    [
        "citing a government official",
        "which cited a military source",
        "quoting an unnamed officer",
        "speaking on condition of anonymity",
        "whose reporters were on the pier",
        "quoting officers, who asked not to be named",
    ],
)
def test_what_is_told_of_a_source_is_no_part_of_its_report(aside: str, tagger: Tagger, base: Knowledge) -> None:
    text = f"According to NHK, {aside}, the talks were broken off in the night."
    assert statements(text, tagger, base) == [("NHK", "According to", "the talks were broken off in the night")]


def test_a_list_behind_a_source_stays_whole(tagger: Tagger, base: Knowledge) -> None:
    text = "According to NHK, rising prices, a weak yen and low wages have hurt exports."
    assert [said for _, _, said in statements(text, tagger, base)] == [text[len("According to NHK, ") : -1]]


def test_who_cites_a_nameless_source_says_nothing(tagger: Tagger, base: Knowledge) -> None:
    text = "NHK, which cited a military source, said the talks had ended."
    assert statements(text, tagger, base) == [("NHK", "said", "the talks had ended")]


@pytest.mark.parametrize(
    ("subject", "speaker"),
    [
        ("A man Kim had hired", "man"),
        ("The official the newspaper interviewed", "official"),
        ("On Monday the minister the king dismissed", "minister"),
        ("In Seoul, a lawyer the family hired", "lawyer"),
        ("Officials the newspaper interviewed", "Officials"),
        ("Two workers the company dismissed", "Two workers"),
        ("The doctors Kim praised", "doctors"),
    ],
)
def test_a_relative_clause_without_a_link_does_not_speak(
    subject: str, speaker: str, tagger: Tagger, base: Knowledge
) -> None:
    """Whoever acted in it was the speaker: "newspaper interviewed"."""
    assert statements(f"{subject} said the port would close.", tagger, base) == [
        (speaker, "said", "the port would close")
    ]


INTRODUCED = "Lee Jae-won and Kim Min-su built a robot in Daejeon last year."


@pytest.mark.parametrize(
    ("sentence", "content"),
    [
        ("According to Lee, the team's leader, the robot will fly in May.", "the robot will fly in May"),
        ("According to Kim Min-su, a professor in Daejeon, prices fell in May.", "prices fell in May"),
        ("According to Lee, a spokesman for the navy, two ships sailed.", "two ships sailed"),
        ("According to Kim Min-su, a lawmaker of the party, Kim Jong Un left.", "Kim Jong Un left"),
        # told of the subject of the statement, or the first of several subjects
        ("According to Lee, the driver, who was drunk, fled.", "the driver, who was drunk, fled"),
        ("According to Lee, the driver, already wanted, fled.", "the driver, already wanted, fled"),
        ("According to Lee, the witness, a teacher, fled.", "the witness, a teacher, fled"),
        ("According to Lee, the mayor, the governor and a judge met.", "the mayor, the governor and a judge met"),
        ("According to Kim, the robot, a machine, will fly.", "the robot, a machine, will fly"),
    ],
)
def test_what_a_source_is_called_is_no_part_of_what_it_says(
    sentence: str, content: str, tagger: Tagger, base: Knowledge
) -> None:
    found = statements(f"{INTRODUCED} {sentence}", tagger, base)
    assert [words for _, cue, words in found if cue == "According to"] == [content]


def test_who_did_something_to_what_said_it_does_not_speak(tagger: Tagger, base: Knowledge) -> None:
    """Kim "wrote" that the war was lost."""
    assert statements("The book Kim wrote said the war was lost.", tagger, base) == []


def test_what_was_asked_of_the_speakers_is_no_statement(tagger: Tagger, base: Knowledge) -> None:
    found = statements("Two thirds of those asked said the economy came first.", tagger, base)
    assert found == [("Two thirds of those asked", "said", "the economy came first")]
