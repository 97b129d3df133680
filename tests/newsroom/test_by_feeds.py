"""The same two weeks by feeds: the digests are those of the posts, to the letter, and a channel is told of each story
by one card."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from bot.sample.library import SampleLibrary
from tests.newsroom.feeds_play import PlayedByFeeds
from tests.newsroom.plan import MORNINGS, SEOUL
from tests.newsroom.play import Played

GOLDENS = Path(__file__).parent / "goldens"
DATES = [morning.astimezone(SEOUL).date() for morning in MORNINGS]
_CHANGED_PAGE = "No longer named in"
"""When a page is looked at again depends on when it was first read, and so do the digest that tells of its change, and
the second sentences that give way to it."""
_HEADLINES = re.compile(r"^\d+\. .+", re.MULTILINE)
NAMES = [("day", day) for day in DATES] + [("week", day) for day in DATES[::7]]


@pytest.mark.parametrize(("rhythm", "day"), NAMES, ids=str)
def test_a_digest_is_the_same_as_by_posts(played_by_feeds: PlayedByFeeds, rhythm: str, day: date) -> None:
    file = GOLDENS / (f"{day}.txt" if rhythm == "day" else f"{day}-week.txt")
    shown, posted = "\n\n".join(played_by_feeds.digests[rhythm, day]) + "\n", file.read_text("utf-8")
    if _CHANGED_PAGE in shown + posted:
        assert _HEADLINES.findall(shown) == _HEADLINES.findall(posted)
    else:
        assert shown == posted


def test_few_digests_tell_of_a_changed_page() -> None:
    """All others are compared to the letter."""
    assert sum(_CHANGED_PAGE in file.read_text("utf-8") for file in GOLDENS.glob("2024-*.txt")) <= 2


def test_every_morning_brings_its_digest_once(played_by_feeds: PlayedByFeeds) -> None:
    assert sorted(played_by_feeds.digests) == sorted(NAMES)


def test_the_shelf_has_what_was_posted_in_the_other_play(played_by_feeds: PlayedByFeeds, played: Played) -> None:
    """But a document that no feed lists."""
    posted = {article.url for article in SampleLibrary.load().in_time}
    assert set(played.stories) & posted == set(played_by_feeds.stories) & posted


def test_a_story_is_announced_by_one_card(played_by_feeds: PlayedByFeeds) -> None:
    announced = played_by_feeds.announced
    assert len(announced) > 40
    assert len(set(announced)) == len(announced)
    assert played_by_feeds.told_twice == []


def test_what_is_old_when_a_feed_is_followed_is_not_announced(played_by_feeds: PlayedByFeeds) -> None:
    published = {article.url: article.at for article in SampleLibrary.load().in_time}
    first = MORNINGS[0].timestamp() - 24 * 3600
    assert all(published[url].timestamp() >= first for url in played_by_feeds.announced)
