"""Who holds, expects or shows something is told without a verb of saying as well."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.statements.find import find_quotes
from bot.text.tagger import Tagger


def statements(text: str, tagger: Tagger, base: Knowledge) -> list[tuple[str | None, str]]:
    """The speaker and the words of each statement."""
    tagged = tagger.tag(text)
    found = find_quotes(tagged, find_entities(tagged, base, None, None))
    return [(quote.speaker, text[quote.start : quote.end]) for quote in found]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Seoul expects Pyongyang to test another engine.", "Seoul", "Pyongyang to test another engine"),
        ("Ma Se-ri claimed to have seen the draft.", "Ma Se-ri", "to have seen the draft"),
        ("In Ma Se-ri's view, the pact would not hold.", "Ma Se-ri", "the pact would not hold"),
        ("Ma Se-ri's message was that the pact would hold.", "Ma Se-ri", "the pact would hold"),
        ("Ma Se-ri remained confident that the pact would hold.", "Ma Se-ri", "the pact would hold"),
        ("Ma Se-ri is opposed to the plan for a second dam.", "Ma Se-ri", "the plan for a second dam"),
        (
            "Ma Se-ri ended the dispute in a letter on Monday confirming the dam was safe.",
            "Ma Se-ri",
            "the dam was safe",
        ),
        ("Ma Se-ri urged calm, noting that the dam had held.", "Ma Se-ri", "the dam had held"),
        ("Ma Se-ri attributed the delay to a fault in the dam.", "Ma Se-ri", "the delay to a fault in the dam"),
        ("A farmer who lost her barn in the flood recalled that it was dark.", "farmer", "it was dark"),
        (
            "The pact was described by Seoul, Tokyo and Manila as a promise of peace.",
            "Seoul, Tokyo and Manila",
            "a promise of peace",
        ),
        ("Ma Se-ri denounced her decision to close the pier.", "Ma Se-ri", "her decision to close the pier"),
        ("Ma Se-ri stood by her claim that the pier was safe.", "Ma Se-ri", "her claim that the pier was safe"),
        ("Ma Se-ri attacked the council for closing the pier.", "Ma Se-ri", "the council for closing the pier"),
        ("Ma Se-ri concurred that the pier was safe.", "Ma Se-ri", "the pier was safe"),
        ("Ma Se-ri pushed the council to close the pier.", "Ma Se-ri", "the council to close the pier"),
        ("Ma Se-ri sees him as the man accused of the fire.", "Ma Se-ri", "him as the man accused of the fire"),
        ("The judge found the minister guilty of fraud.", "judge", "the minister guilty of fraud"),
        ("Polling showed that voters wanted the dam.", "Polling", "voters wanted the dam"),
        ("Prices fell despite farm lobbies' warnings that they would rise.", "farm lobbies", "they would rise"),
    ],
)
def test_a_stance_is_a_statement_of_its_holder(
    text: str, speaker: str, content: str, tagger: Tagger, base: Knowledge
) -> None:
    assert (speaker, content) in statements(text, tagger, base)


@pytest.mark.parametrize(
    "text",
    [
        "Ma Se-ri is opposed to Kang Do-hyun.",
        "Ma Se-ri wants better schools for the district.",
        "In the view of the river, the hotel was built.",
        "Ma Se-ri is not confident that the pact will hold.",
    ],
)
def test_an_attitude_to_somebody_a_wish_for_a_thing_and_a_denial_are_none(
    text: str, tagger: Tagger, base: Knowledge
) -> None:
    assert statements(text, tagger, base) == []


def test_one_of_two_participles_holds_the_clause(tagger: Tagger, base: Knowledge) -> None:
    text = "Ma Se-ri cautioned against delay before calmly predicting that the pact would hold."
    assert statements(text, tagger, base) == [("Ma Se-ri", "the pact would hold")]


@pytest.mark.parametrize(
    "text",
    [
        "Hyundai recalled 3,000 cars on Monday.",
        "Seoul recalled its ambassador as a protest.",
        "Ma Se-ri denounced her in a speech.",
        "A guard stood by the gate with a rifle.",
        "Soldiers pushed the crowd to the fence.",
        "Ma Se-ri pushed the door to get in.",
        "Ma Se-ri pressed the button for the lift.",
        "The army directed fire at the island for an hour.",
        "The bank credited the account with 3,000 won.",
        "Seoul rated the bond as expected on Friday.",
        "Ma Se-ri saw the dam as the train crossed the valley.",
        "Rescuers found the boat empty.",
        "Rescuers found the boy alive.",
        "Rebels attacked the convoy for carrying weapons.",
        "The missile hit the ship for the second time on Tuesday.",
        "Police target gangs for drugs in the port of Busan.",
        "The ministry sees the talks as they happen on a screen.",
        "The studio cast the actress as a spy in the film.",
        "Parliament considers the bill next week.",
    ],
)
def test_what_somebody_does_or_sees_is_no_statement(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert statements(text, tagger, base) == []


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Minister Kim Ho-jin laid out the plan for a new port in the south.", "the plan for a new port in the south"),
        ("General Han laid out the map on the hood of the jeep.", None),
        ("Senator Ana Silva took aim at the government's plan to sell it.", "the government's plan to sell it"),
        ("Sergeant Ana Silva took aim at the target on the far hill.", None),
    ],
)
def test_what_is_laid_out_or_aimed_at_is_a_statement_only_if_it_can_be_said(
    text: str, content: str | None, tagger: Tagger, base: Knowledge
) -> None:
    assert [words for _, words in statements(text, tagger, base)] == ([content] if content else [])
