"""A digest that fills several messages: every story in exactly one, each message within Discord's limits and whole."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.model.answers import ArticleRef, FigureLine, Linked, StoryDay, StoryLine
from bot.model.deliveries import Rhythm
from bot.model.digests.answer import DigestAnswer
from bot.news.digests.parts import MOST_IN_PART, fitted, split, weight
from cogs._cards.stories import digest_card
from tests.cogs.card_answers import AT, HAN_RIVER, assert_within_limits, digest, shown, story
from tests.cogs.test_card_limits import HANGUL, NASTY

_WORDS = st.builds(
    lambda unit, length: (unit * (length // len(unit) + 1))[:length],
    st.sampled_from([HANGUL, NASTY, "*", "@", "😀", "word ", "Seoul’s envoy said “no” to talks. "]),
    st.sampled_from([1, 40, 120, 350, 3000]),
)
_TAILS = st.sampled_from(["a", "b" * 200, "%EB%B6%81%ED%95%9C" * 30, "c" * 900, "d" * 900])


def _linked(text: str, tail: str) -> Linked:
    article = ArticleRef(1, text, "https://hanriverpost.example/a", HAN_RIVER, None, None, AT)
    return Linked(text, article, 0, len(text), f"https://hanriverpost.example/{tail}")


def _story(headline: str, text: str, tail: str, days: int, disputed: bool, update: bool) -> StoryLine:
    said = _linked(text, tail)
    return replace(
        story(text, 1, headline),
        sentences=(said, said),
        origins=(headline, text, headline),
        days=tuple(StoryDay(date(2024, 2, 12 + day), (said,), 2) for day in range(days)),
        figures=(FigureLine(said, said, giver=headline),) * 4 * disputed,
        update=update,
    )


stories = st.lists(
    st.builds(_story, _WORDS, _WORDS, _TAILS, st.sampled_from([0, 0, 2, 3]), st.booleans(), st.booleans()), max_size=40
)


def _parts(told: list[StoryLine], query: str | None = None) -> list[DigestAnswer]:
    numbered = [replace(one, id=number, headline=f"№{number}. {one.headline}") for number, one in enumerate(told, 1)]
    cut = split(numbered, digest(()).topic, query or "")
    whole = replace(digest(()), told_count=len(told), story_count=len(told) + 3, parts=len(cut), query=query)
    starts = [1 + sum(map(len, cut[:place])) for place in range(len(cut))]
    return [
        replace(whole, stories=stories, part=number, first=first)
        for number, (stories, first) in enumerate(zip(cut, starts, strict=True), 1)
    ]


@settings(max_examples=60)
@given(
    told=stories, missed=st.sampled_from([0, 1, 40]), query=st.none() | st.sampled_from([HANGUL * 9, NASTY * 9, "x"])
)
def test_every_story_stands_whole_in_one_part_and_every_part_fits(
    told: list[StoryLine], missed: int, query: str | None
) -> None:
    """Also below the query of a saved search."""
    parts = [replace(part, missed=(date(2024, 2, 13),) * missed) for part in _parts(told, query)]
    assert [one.id for part in parts for one in part.stories] == list(range(1, len(told) + 1))
    assert len(parts) == 1 or all(1 <= len(part.stories) <= MOST_IN_PART for part in parts)
    for part in parts:
        view = digest_card(part, "t" * 22, mark=2**31 - 1)
        assert_within_limits(view)
        text = shown(view)
        for number, one in enumerate(part.stories, part.first):
            assert f"**{number}. " in text, "its headline"
            assert f"№{one.id}." in text
        links = sum(max(len(one.days), 1) for one in part.stories)
        assert text.count("](https://hanriverpost.example/") >= links, "every sentence keeps its link"


def test_a_part_is_no_shorter_than_it_must_be() -> None:
    told = [story(number=number) for number in range(1, 10)]
    assert [len(part.stories) for part in _parts(told)] == [5, 4], "nine are five and four, not eight and one"
    assert len(_parts(told[:8])) == 1
    assert [part.part for part in _parts(told * 3)] == [1, 2, 3, 4]


def test_a_quiet_day_is_one_part() -> None:
    assert split((), "sport") == ((),)


@pytest.mark.parametrize("text", [HANGUL * 20, "Seoul said it saw no launch, and “none” was planned. " * 9])
def test_what_a_story_weighs_is_no_less_than_what_it_takes(text: str) -> None:
    one = replace(story(text, headline=text), sentences=(_linked(text, "a" * 300),))
    (part,) = _parts([one])
    (empty,) = _parts([])
    taken = shown(digest_card(part))
    frame = shown(digest_card(replace(empty, stories=(replace(one, headline="", sentences=()),))))
    assert len(taken) - len(frame) <= weight(one).characters
    assert len(taken.encode()) - len(frame.encode()) <= weight(one).bytes


def test_the_numbering_and_the_rest_are_said_once() -> None:
    first, last = _parts([story(number=number) for number in range(1, 13)])
    assert shown(digest_card(first)).startswith("## Korean Peninsula digest · 14 Feb 2024 · 1/2\n-# 15 stories from 31")
    assert "more stories" not in shown(digest_card(first))
    told = shown(digest_card(last))
    assert told.startswith("## Korean Peninsula digest · 14 Feb 2024 · 2/2\n")
    assert "3 more stories" in told.splitlines()[-1]


@settings(max_examples=25)
@given(told=stories.filter(bool))
def test_a_weekly_digest_has_at_most_three_messages_and_keeps_its_first_stories(told: list[StoryLine]) -> None:
    topic = digest(()).topic
    kept = fitted(told[:12], topic, Rhythm.WEEK)
    assert len(split(kept, topic)) <= 3
    assert kept
    assert [one.headline for one in kept] == [one.headline for one in told[: len(kept)]]
    assert all(one.days[-1:] == other.days[-1:] for one, other in zip(kept, told, strict=False))
    assert fitted(told, topic, Rhythm.DAY) == told
