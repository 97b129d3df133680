"""The sentence that opens the news of an article."""

from __future__ import annotations

import pytest

import bot.text.summary.key_sentences as module
from bot.text.summary.key_sentences import key_sentences
from tests.text.summary.test_modality import tagged

SCENE = """A cook wipes the counter and waits for the bell.
The kettle sings. The bell does not ring.
Islanders ate half as many noodles in March, the trade office in Osan said on Monday.
The office counts bowls since 2009.
Flour became dearer by a third."""


def ordered(text: str, title: str | None) -> list[str]:
    return [one.text for one in key_sentences(tagged(text), title, (), ())]


def test_a_scene_is_no_news() -> None:
    best = ordered(SCENE, "Who still eats noodles")
    assert best[0].startswith("Islanders ate half")
    assert not [one for one in best[:3] if one.startswith(("A cook", "The kettle"))]


def test_a_scene_with_a_word_of_the_title_is_the_news() -> None:
    assert ordered(SCENE, "Cook waits in vain")[0].startswith("A cook wipes")
    assert ordered(SCENE, None)[0].startswith("A cook wipes")


def opens_news(text: str, title: str | None) -> str:
    scored = module._scored(tagged(text), title or "", (), (), None)
    return next(one.sentence.text for one in scored if one.leads)


ANECDOTE = """A cook wiped the counter and waited for the bell. The old kettle on the stove sang.
Nobody came up the stairs that night.
Islanders ate 41,000 bowls of noodles in March, the trade office in Osan said on Monday.
The office has counted bowls since 2009.
Flour became dearer by a third.
She closed the kitchen before nine."""


@pytest.mark.parametrize("title", ["Who still eats noodles", None])
def test_an_anecdote_in_the_past_is_no_news(title: str | None) -> None:
    assert opens_news(ANECDOTE, title).startswith("Islanders ate")
    assert ordered(ANECDOTE, title)[0].startswith("Islanders ate")


@pytest.mark.parametrize(
    "opening",
    [
        "A cook set fire to 14 boats on Sunday. The old kettle on the stove sang.",
        "A cook in the old port of the island wiped the long wooden counter until the bell for the noodles rang.",
    ],
)
def test_past_events_with_amounts_or_words_of_the_news_are_no_anecdote(opening: str) -> None:
    told = "\n".join((opening, *ANECDOTE.splitlines()[1:]))
    assert opens_news(told, "Cook in the old port") == opening.partition(". ")[0].rstrip(".") + "."


def test_without_later_paragraphs_the_news_comes_first() -> None:
    assert opens_news(ANECDOTE.replace("\n", " "), None).startswith("A cook wiped")


def test_news_in_the_present_tense_goes_on() -> None:
    told = SCENE.replace("said on Monday", "says").replace("ate", "eat")
    assert ordered(told, "Who still sells noodles")[0].startswith("A cook wipes")


def test_the_news_begins_a_paragraph() -> None:
    assert ordered(SCENE.replace("\n", " "), "Who still eats noodles")[0].startswith("A cook wipes")


def test_an_entry_of_a_live_blog_comes_after_what_the_day_brought() -> None:
    text = """The storm left the coast by the evening.
11:05 -- The ferry from Pohang stays in port.
Nobody was hurt on the island.
12:40 -- The bridge is open again."""
    assert ordered(text, "Storm on the coast")[:2] == text.splitlines()[:3:2]


def test_the_introduction_of_a_ticker_is_no_news() -> None:
    text = """Here is what happened on Sunday.
The storm left the coast by the evening.
This page is no longer updated."""
    best = ordered(text, None)
    assert best[0].startswith("The storm left")
    assert not [one for one in best if one.startswith("This page")]


def test_a_page_of_one_sentence_repeated_takes_time_linear_in_its_length(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each repetition was weighed against all the others: a page of 100,000 characters took a minute."""
    calls: list[int] = []
    repeated = module._repeated

    def counted(one: module.SentenceCandidate, used: set[str]) -> float:
        calls.append(one.index)
        return repeated(one, used)

    monkeypatch.setattr(module, "_repeated", counted)
    weighed = []
    for times in (100, 200):
        calls.clear()
        assert len(ordered("The ferry left the port. " * times, None)) == 1
        weighed.append(len(calls))
    assert weighed[1] <= 2 * weighed[0] + 10
