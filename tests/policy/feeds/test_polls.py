"""When a feed is asked again, what is a storm, and when managers are told of trouble."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.model.errors import DeskError, FetchFailed, Reason
from bot.model.feeds import Feed, FeedFormat, FeedMode, Follow
from bot.policy.feeds import polls, schedule
from bot.policy.feeds.polls import STORM, PollAnswer, is_storm
from bot.policy.feeds.recognition import Recognition

NOON = datetime(2024, 9, 16, 12, 0, tzinfo=UTC)
FEED = Feed(1, "https://han.example/feed", "Post", None, FeedFormat.RSS, NOON, succeeded=NOON, last_new=NOON)
FOLLOW = Follow(1, 1, 10, 20, FeedMode.ANNOUNCE, fresh=False)


def _failed(feed: Feed, error: DeskError, now: datetime) -> polls.FeedIntents:
    return polls.after_failure(feed, [FOLLOW], error, now, 0.0)


@pytest.mark.parametrize(
    ("quiet", "minutes"), [(0, 15), (23, 15), (24, 30), (24 * 6, 30), (24 * 7, 60), (24 * 29, 60), (24 * 30, 120)]
)
def test_a_feed_without_news_is_asked_less_often(quiet: int, minutes: int) -> None:
    now = NOON + timedelta(hours=quiet)
    assert schedule.after_success(FEED, now, 0.0) - now == timedelta(minutes=minutes)


def test_a_feed_is_left_alone_for_as_long_as_it_asks_up_to_a_day() -> None:
    for ttl, wait in ((60, 900), (7200, 7200), (10**6, 86_400)):
        assert schedule.after_success(replace(FEED, ttl_seconds=ttl), NOON, 0.0) - NOON == timedelta(seconds=wait)


@given(
    st.integers(1, 10**6),
    st.sampled_from([reason for reason in Reason if reason is not Reason.GONE]),
    st.one_of(st.none(), st.floats(0, 10**9)),
    st.floats(0, 1, exclude_max=True),
)
def test_no_wait_exceeds_the_horizon(failures: int, reason: Reason, retry_after: float | None, jitter: float) -> None:
    due = schedule.after_failure(failures, reason, retry_after, NOON, jitter)
    assert due is not None
    assert NOON < due <= NOON + schedule.HORIZON


def test_back_off_doubles_up_to_a_day() -> None:
    waits = []
    feed, now = FEED, NOON
    for _ in range(10):
        feed = _failed(feed, FetchFailed(Reason.SERVER_ERROR), now).feed
        assert feed.due is not None
        waits.append((feed.due - now).total_seconds() / 60)
        now = feed.due
    assert waits == [15, 30, 60, 120, 240, 480, 960, 1440, 1440, 1440]


def test_managers_are_told_once_a_trouble_and_again_of_the_next() -> None:
    feed, now, told = FEED, NOON, []
    follow = FOLLOW
    for _ in range(10):
        intents = polls.after_failure(feed, [follow], FetchFailed(Reason.TIMED_OUT), now, 0.0)
        feed, follow = intents.feed, replace(follow, told=follow.told or bool(intents.tell))
        told += [now] * len(intents.tell)
        now = feed.due or now
    assert len(told) == 1
    assert told[0] - NOON >= timedelta(hours=24)
    good = polls.after_success(feed, [follow], PollAnswer(None), Recognition((), {}), now, 0.0)
    assert (good.feed.failures, good.feed.failing_since, good.recovered) == (0, None, (follow.id,))


def test_the_end_of_a_feed_is_told_at_once() -> None:
    intents = _failed(FEED, FetchFailed(Reason.GONE, "410"), NOON)
    assert (intents.feed.due, intents.tell) == (None, (FOLLOW,))


@pytest.mark.parametrize("reason", [Reason.READER_UNAVAILABLE, Reason.MACHINE_TROUBLE])
def test_the_operators_trouble_counts_against_no_feed(reason: Reason) -> None:
    intents = _failed(FEED, DeskError(reason), NOON)
    assert (intents.feed.failures, intents.feed.reason, intents.tell) == (0, None, ())
    assert intents.feed.due == NOON + timedelta(minutes=5)


def test_a_storm_is_many_and_more_than_usual() -> None:
    later = NOON + timedelta(minutes=15)
    assert not is_storm(FEED, STORM, later)
    assert is_storm(FEED, STORM + 1, later)
    busy = replace(FEED, pace=40.0)  # ten in a quarter of an hour
    assert not is_storm(busy, 50, later)
    assert is_storm(busy, 51, later)
    assert not is_storm(busy, 400, NOON + timedelta(hours=10))  # missed in an outage
