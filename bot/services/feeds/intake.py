"""Store the results of a poll; each function is one transaction.

    a failure  -> the feed's new state, and the notices of it
    a document -> known and new entries are separated, `policy/feeds/polls` decides
               -> the feed, its entries, the share of each follow, and the first part of the shares
    the rest of the shares, part by part

A document has at most 1,000 entries, and a part `PART`; 100 followers of a feed can be owed 100,000 entries of it.
"""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from bot.model.errors import DeskError
from bot.policy.feeds import polls, recognition
from bot.policy.feeds.polls import FeedIntents, PollAnswer
from bot.policy.feeds.recognition import KeyedEntry, Recognition
from bot.policy.feeds.shares import PART, EntryShare, OwedEntry, StoredEntry, next_part
from bot.services.deliveries import notices
from bot.storage.feeds import backlog, entries, feeds, follows, selection, shares

_FOLLOWS_AT_ONCE = 500


def store_failure(connection: Connection, feed_id: int, error: DeskError, now: datetime, jitter: float) -> None:
    """Store that a feed could not be polled."""
    feed = feeds.find(connection, feed_id)
    if feed is not None:
        _store(connection, polls.after_failure(feed, follows.of_feed(connection, feed_id), error, now, jitter), now)


def store_answer(
    connection: Connection,
    feed_id: int,
    answer: PollAnswer,
    keyed: tuple[KeyedEntry, ...],
    now: datetime,
    jitter: float,
) -> FeedIntents | None:
    """Store the answer of a feed; returns the result of the poll, or None where the feed was removed meanwhile."""
    feed = feeds.find(connection, feed_id)
    if feed is None:
        return None
    known = entries.known(connection, feed_id, keyed) if keyed else ()
    recognised = recognition.recognise(keyed, known) if keyed else Recognition((), {})
    intents = polls.after_success(feed, follows.of_feed(connection, feed_id), answer, recognised, now, jitter)
    entries.touch(connection, recognised.seen, known, now, exactly=bool(intents.begun))
    entries.forget_old(connection, feed_id, now)
    selection.forget_old(connection, now - entries.KEPT)
    _store(connection, intents, now)
    return intents


def store_part(connection: Connection) -> int:
    """Put the next part of the entries that follows are owed into their backlogs; returns the number of entries."""
    found: dict[tuple[int, int, int, int, int], tuple[StoredEntry, ...]] = {}
    owed: list[OwedEntry] = []
    moved: list[EntryShare] = []
    for share in shares.behind(connection, _FOLLOWS_AT_ONCE):
        if len(owed) >= PART:
            break
        same = (share.feed_id, share.owed_from, share.owed_to, share.silent_to, share.listed_since)
        if same not in found:
            found[same] = shares.entries(connection, share, PART)
        part, after = next_part(share, found[same], PART - len(owed))
        owed += part
        moved.append(after)
    backlog.add(connection, owed)
    shares.go_on(connection, moved)
    return len(owed)


def _store(connection: Connection, intents: FeedIntents, now: datetime) -> None:
    feed, before = intents.feed, shares.last_entry(connection)
    for entry, news in zip(intents.new, intents.news, strict=True):
        entries.add(connection, feed.id, entry, now, news=news)
    if intents.new:
        follows.miss(connection, feed.id)
    last = shares.last_entry(connection)
    shares.extend(connection, intents.owed, before, last)
    shares.begin(connection, intents.begun, last, now)
    if intents.owed or intents.begun:
        store_part(connection)
    follows.note_told(connection, intents.recovered, told=False)
    follows.note_told(connection, [one.id for one in intents.tell], told=True)
    for follow in intents.tell:
        notices.feed_fails(connection, feed, follow, now)
    other = feeds.at(connection, feed.url)
    if other is None or other.id == feed.id:
        feeds.save(connection, feed)
    elif shares.is_behind(connection, feed.id):  # polled again, it moves
        feeds.poll_at(connection, feed.id, now)
    else:  # it has moved to where another feed is
        follows.move(connection, feed.id, other.id)
        feeds.poll_at(connection, other.id, now)
