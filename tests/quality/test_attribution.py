"""Who speaks, shape by shape: sentences in which an attribution was once wrong, cut short, or none at all."""

from __future__ import annotations

import pytest

from bot.text.entities import find_entities
from bot.text.knowledge import Knowledge
from bot.text.quotes import find_quotes
from bot.text.tagger import Tagger


def said(text: str, tagger: Tagger, base: Knowledge) -> set[tuple[str | None, str]]:
    """(speaker, words) of every statement."""
    tagged = tagger.tag(text)
    quotes = find_quotes(tagged, find_entities(tagged, base, None, "2024-10-25"))
    return {(quote.speaker, quote.text) for quote in quotes}


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            "Mayor Ines Calder apologized for the alarm but said that caution was better.",
            "Ines Calder",
            "caution was better",
        ),
        (
            "Defense Minister Kim Yong-hyun at first denied that drones had been sent.",
            "Kim Yong-hyun",
            "drones had been sent",
        ),
        (
            '"It helped her," said former Obama adviser Mark Hollis.',
            "Mark Hollis",
            "It helped her",
        ),
        (
            "Paul Reyes, the president of the dockers' union, which met in May, said that the strike would end.",
            "Paul Reyes",
            "the strike would end",
        ),
        (
            "Norvane issued a statement saying that the plant was safe and would stay open.",
            "Norvane",
            "the plant was safe and would stay open",
        ),
        (
            "Ambassador Lee told the committee that Seoul condemned the move, the Foreign Ministry said.",
            "South Korean Foreign Ministry",
            "Ambassador Lee told the committee that Seoul condemned the move",
        ),
        (
            "The walls were built in the spring, the state media reported Friday.",
            "state media",
            "The walls were built in the spring",
        ),
        (
            "Prime Minister Shigeru Ishiba said the launch was intolerable, according to his office.",
            "Shigeru Ishiba",
            "the launch was intolerable",
        ),
        (
            "Mayor Han So-ra said on Monday that, according to the river office, the dam would hold until Friday.",
            "river office",
            "the dam would hold until Friday",
        ),
        (
            '"The windows shook," said a resident of Paju, who asked not to be named. "Nobody slept."',
            "resident of Paju",
            "Nobody slept",
        ),
    ],
)
def test_the_speaker_is_named_and_the_statement_whole(
    text: str, speaker: str, words: str, tagger: Tagger, base: Knowledge
) -> None:
    assert (speaker, words) in said(text, tagger, base)


@pytest.mark.parametrize(
    "text",
    [
        "Putin did not deny that soldiers had been sent to Russia.",
        "The report does not say where the bases are or when he visited them.",
        "No official mentioned the launch of the satellite at the meeting.",
        "Neither of the candidates spoke of the soldiers who were sent abroad.",
        "South Korea will announce new sanctions on the companies next week.",
        "Russia has reasons to give help slowly and without a promise.",
        "The talks went on without saying what the two sides had agreed on.",
        "Rain swelled the Amnok River, called Yalu in China, and flooded the houses.",
        "The leaders adopted a document called the Commitment to Consult.",
        "The Hwasong-19 will serve as a primary means in defending the state and its people.",
        "She met soldiers that Seoul says are training to fight in Ukraine.",
        "Leaflets criticizing the first couple fell on the grounds of the office.",
    ],
)
def test_nothing_is_said_where_nobody_said_it(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert said(text, tagger, base) == set()


def test_of_two_who_may_have_declared_it_neither_is_named_alone(tagger: Tagger, base: Knowledge) -> None:
    told = said("State media said leader Kim Jong Un watched the test and declared it a success.", tagger, base)
    assert told == {("State media", "leader Kim Jong Un watched the test and declared it a success")}
