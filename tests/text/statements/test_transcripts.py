"""Transcripts of briefings and broadcasts, and what an interviewer's question parts."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.sources.credits import filed_from
from bot.text.tagger import Tagger
from tests.quality.test_attribution import said

_BRIEFING = """Spokesman Edwin Marlowe briefed reporters in Washington.

MR MARLOWE: The talks in Seoul go on as planned.

QUESTION: Did the North send engineers to the port, as Kyiv says?

MR MARLOWE: We have seen those reports from the port.

QUESTION: And the letters?

MR MARLOWE: Next."""


def test_a_turn_is_said_by_the_person_whom_its_label_calls_by_family_name(tagger: Tagger, base: Knowledge) -> None:
    assert said(_BRIEFING, tagger, base) == {
        ("Edwin Marlowe", "The talks in Seoul go on as planned."),
        ("Edwin Marlowe", "We have seen those reports from the port."),
    }


def test_a_label_that_two_persons_may_bear_stays_as_it_is(tagger: Tagger, base: Knowledge) -> None:
    text = _BRIEFING.replace("reporters", "Anna Marlowe and reporters")
    assert {speaker for speaker, _ in said(text, tagger, base)} == {"MR MARLOWE"}


@pytest.mark.parametrize(
    "text",
    [
        _BRIEFING,
        "SIR – Your leader is wrong.",
        "MARLOWE: Hello.\nOSTERMAN: Hello, Ed.",
        "REPORTER: Well?\nREPORTER: No?",
    ],
)
def test_a_speaker_is_no_dateline(text: str) -> None:
    assert filed_from(text) is None


def test_she_behind_a_question_is_nobody_before_it(tagger: Tagger, base: Knowledge) -> None:
    asked = "Does your mother write?\n\nShe asked whether the pier was open."
    statements = {("One neighbour", "The child eats well"), (None, "whether the pier was open")}
    assert said(f'One neighbour said, "The child eats well."\n\n{asked}', tagger, base) == statements


@pytest.mark.parametrize(
    "text",
    [
        "Can Tom Hale win?\n\nHe said that the race was close.",
        "Tom Hale spoke.\n\nDo you like boats?\n\nTom Hale said that he believed the race was close.",
        "Tom Hale spoke.\n\nDo you like boats? Write to us:\n\nHe said that the race was close.",
    ],
)
def test_he_is_whom_the_question_or_the_sentence_itself_names(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert ("Tom Hale", "the race was close") in said(text, tagger, base)


@pytest.mark.parametrize(
    "text",
    [
        "Did the boats leave the port, as the ministry says?",
        "Exports rose on strong demand for chips.",
        'The 84-page report, "They Made Us Bring Chairs," is long.',
        'Her debut single, "Paper Boat On A Lake", was a success.',
        'One teacher, whom the paper calls "Mr. P", fled.',
        "The agency continues to maintain its enhanced readiness.",
        "The agency reported overnight.",
        "The harbour master said it very quietly.",
    ],
)
def test_what_states_nothing(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert said(text, tagger, base) == set()


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "Kim Yo Jong said the South's offer was \"a dog's dream\", KCNA reported overnight.",
            {
                ("Korean Central News Agency", "Kim Yo Jong said the South's offer was \"a dog's dream\""),
                ("Kim Yo Jong", "the South's offer was \"a dog's dream\""),
            },
        ),
        ("In the harbour master's view the talks are over.", {("harbour master", "the talks are over")}),
        (
            "In her view the ruling made a deal inevitable, said Anna Marlowe, a lawyer who specialises in ships.",
            {("Anna Marlowe", "In her view the ruling made a deal inevitable")},
        ),
        (
            "State media have not named the port since November 2. Anna Marlowe left early, said a clerk.",
            {("clerk", "Anna Marlowe left early")},
        ),
        (
            "(Seoul, November 26, 2026) – The pier is too old, the harbour master said.",
            {("harbour master", "The pier is too old")},
        ),
        ("The union went on to demand higher wages.", {("union", "higher wages")}),
        ('The agency called it "a good harbour".', {("agency", "a good harbour")}),
    ],
)
def test_where_a_statement_begins_and_ends(
    text: str, statements: set[tuple[str, str]], tagger: Tagger, base: Knowledge
) -> None:
    assert set(said(text, tagger, base)) == statements
