"""The consequences of a poll of a feed. Pure: `services/feeds` loads the state, decides with this module, and writes
the intents.

    poll failed            the feed's failures and its next poll; managers are told once of a feed in trouble
    nothing new (304)      the next poll
    a document             entries that are new -> each follow: saved (in parts: `shares`), and announced unless
                             - the follow is quiet or paused
                             - the follow is fresh: its first poll saves everything that the feed lists, silently
                             - there are more than 20 new entries and more than 5 times the usual: a storm
                             - the entry is old by its own date

The usual number is counted per hour, so that the entries missed in an outage are not taken for a storm.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from msgspec import Struct
from msgspec.structs import replace

from bot.model.errors import DeskError, FetchFailed, HostSuspended
from bot.model.feeds import Feed, FeedDocument, Follow
from bot.policy.feeds import schedule
from bot.policy.feeds.recognition import KeyedEntry, Recognition

STORM = 20
_USUAL = 5
_STALE = timedelta(days=3)
"""How much older than the last good poll an entry may be by its date to be announced."""
_LEARNING = 0.1
_LONGEST_PERIOD = timedelta(days=2)


class PollAnswer(Struct, frozen=True):
    """What a good poll gave: the document (None for 304), the validators, and where the feed has moved for good."""

    document: FeedDocument | None
    etag: str | None = None
    last_modified: str | None = None
    moved_to: str | None = None


class FeedIntents(Struct, frozen=True):
    """What is to be stored. `feed` is its new state, `new` the entries that were never seen, in the order in which they
    appeared; `news` says of each whether it may be announced. `owed` are the follows that are owed them, `begun` those
    that are no longer fresh and are owed all that the feed lists, `tell` those whose managers are told of trouble,
    `recovered` those that may be told again."""

    feed: Feed
    new: tuple[KeyedEntry, ...] = ()
    news: tuple[bool, ...] = ()
    owed: tuple[int, ...] = ()
    begun: tuple[int, ...] = ()
    tell: tuple[Follow, ...] = ()
    recovered: tuple[int, ...] = ()
    is_storm: bool = False


def after_failure(feed: Feed, follows: Iterable[Follow], error: DeskError, now: datetime, jitter: float) -> FeedIntents:
    """The consequences of a failed poll. A poll that requested nothing, because the host wants a pause after another
    request, is no failure of the feed."""
    if isinstance(error, HostSuspended) and feed.due is not None:
        return FeedIntents(replace(feed, due=schedule.after_pause(error.retry_after or 0.0, now, jitter)))
    if schedule.is_operators(error.reason):
        due = schedule.after_failure(feed.failures, error.reason, None, now, jitter)
        return FeedIntents(replace(feed, due=due))
    failures = feed.failures + 1
    retry_after = error.retry_after if isinstance(error, FetchFailed) else None
    failed = replace(
        feed,
        due=schedule.after_failure(failures, error.reason, retry_after, now, jitter),
        polled=now,
        failures=failures,
        failing_since=min(feed.failing_since or now, now),
        reason=error.reason,
        detail=error.detail[:200],
    )
    untold = tuple(one for one in follows if not (one.told or one.paused))
    return FeedIntents(failed, tell=untold if schedule.is_trouble(failed, now) else ())


def after_success(
    feed: Feed, follows: Sequence[Follow], answer: PollAnswer, recognition: Recognition, now: datetime, jitter: float
) -> FeedIntents:
    """The consequences of a poll that the feed answered. `recognition` is of its document, empty for 304."""
    number = len(recognition.new)
    first = feed.succeeded is None
    storm = not first and is_storm(feed, number, now)
    polled = _polled(feed, answer, number, now, counted=not (storm or first))
    polled = replace(polled, due=schedule.after_success(polled, now, jitter))
    active = [one for one in follows if not one.paused]
    begun = tuple(one.id for one in active if one.fresh and answer.document is not None)
    new = tuple(reversed(recognition.new))  # a feed lists the newest first
    return FeedIntents(
        polled,
        new,
        tuple(not (storm or first) and is_news(feed, one, now) for one in new),
        owed=tuple(one.id for one in active if not one.fresh) if new else (),
        begun=begun,
        recovered=tuple(one.id for one in follows if one.told),
        is_storm=storm,
    )


def is_storm(feed: Feed, new: int, now: datetime) -> bool:
    """Whether so many new entries at once are a re-publication and not news."""
    return new > max(STORM, _USUAL * feed.pace * _hours(feed, now))


def is_news(feed: Feed, entry: KeyedEntry, now: datetime) -> bool:
    """Whether an entry is not old by its own date; one without a date is not."""
    at = entry.entry.published or entry.entry.updated
    return at is None or at >= min(feed.succeeded or now, now) - _STALE


def _polled(feed: Feed, answer: PollAnswer, new: int, now: datetime, *, counted: bool) -> Feed:
    document, hours = answer.document, _hours(feed, now)
    pace = feed.pace
    if counted and hours > 0:
        pace += min(hours * _LEARNING, 1.0) * (new / hours - pace)
    feed = replace(
        feed,
        polled=now,
        succeeded=now,
        failures=0,
        failing_since=None,
        reason=None,
        detail="",
        pace=pace,
        url=answer.moved_to or feed.url,
        last_new=now if new else feed.last_new or now,
    )
    if document is None:
        return feed
    return replace(
        feed,
        title=document.title or feed.title,
        home=document.home or feed.home,
        format=document.format,
        ttl_seconds=document.ttl_seconds,
        # What a damaged document lacks would be taken for unchanged.
        etag=None if document.damaged else answer.etag,
        last_modified=None if document.damaged else answer.last_modified,
    )


def _hours(feed: Feed, now: datetime) -> float:
    """Since the last good poll, at least a minute and at most two days."""
    since = max(now - (feed.succeeded or now), timedelta(minutes=1))
    return min(since, _LONGEST_PERIOD).total_seconds() / 3600
