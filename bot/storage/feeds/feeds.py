"""Table `feeds`: addresses that are polled."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from sqlite3 import Connection, Row

from bot.model.feeds import Feed, FeedFormat
from bot.policy import urls
from bot.policy.feeds.schedule import HORIZON
from bot.storage.engine.times import moment, moment_or_none, seconds

_COLUMNS = (
    "f.id, f.url, f.title, f.home, f.format, f.due_at, f.etag, f.last_modified, f.polled_at, f.succeeded_at,"
    " f.failing_since, f.failures, f.reason, f.detail, f.pace, f.ttl, f.last_new"
)
_ACTIVE = (
    "EXISTS (SELECT 1 FROM feed_follows AS w WHERE w.feed_id = f.id AND NOT w.paused"
    " AND NOT EXISTS (SELECT 1 FROM departures AS d WHERE d.guild_id = w.guild_id))"
)
_DUE = (
    f"SELECT {_COLUMNS} FROM feeds AS f WHERE f.due_at IS NOT NULL AND f.due_at BETWEEN ?1 AND ?2"  # noqa: S608  # constants
    f" AND f.host NOT IN (SELECT value FROM json_each(?3)) AND {_ACTIVE} ORDER BY f.due_at LIMIT ?4"
)
_NEXT = f"SELECT f.due_at FROM feeds AS f WHERE f.due_at IS NOT NULL AND {_ACTIVE} ORDER BY f.due_at LIMIT 1"  # noqa: S608  # likewise
_FIND = f"SELECT {_COLUMNS} FROM feeds AS f WHERE f.id = ?"  # noqa: S608  # likewise
_BY_URL = f"SELECT {_COLUMNS} FROM feeds AS f WHERE f.url = ?"  # noqa: S608  # likewise
_OWED = "EXISTS (SELECT 1 FROM feed_backlog AS b WHERE b.entry_id = e.id)"
_UNFOLLOWED = (
    "SELECT f.id FROM feeds AS f WHERE NOT EXISTS (SELECT 1 FROM feed_follows AS w WHERE w.feed_id = f.id)"  # noqa: S608  # constants
    " AND (NOT EXISTS (SELECT 1 FROM feed_entries AS e WHERE e.feed_id = f.id)"
    f" OR EXISTS (SELECT 1 FROM feed_entries AS e WHERE e.feed_id = f.id AND NOT {_OWED})) LIMIT 1"
)
"""The condition for a feed that nobody follows. One that has moved to another feed's address is kept while its former
followers are owed entries of it."""
_LARGEST = 2**62
_DELETED_AT_ONCE = 2_000


def add(connection: Connection, url: str, title: str | None, format: FeedFormat, now: datetime) -> int:  # noqa: A002  # its name
    """The id of the feed at an address, which is due now; it is created where there is none."""
    connection.execute(
        "INSERT INTO feeds (url, host, title, format, due_at) VALUES (?1, ?2, ?3, ?4, ?5)"
        " ON CONFLICT (url) DO UPDATE SET due_at = min(coalesce(due_at, ?5), ?5)",
        (url, urls.parse(url).hostname, title, format, seconds(now)),
    )
    rows = connection.execute("SELECT id FROM feeds WHERE url = ?", (url,)).fetchall()
    return int(next(iter(rows))[0])


def find(connection: Connection, feed_id: int) -> Feed | None:
    """The feed; None where it was removed."""
    return next(map(_feed, connection.execute(_FIND, (feed_id,)).fetchall()), None)


def at(connection: Connection, url: str) -> Feed | None:
    """The feed at an address."""
    return next(map(_feed, connection.execute(_BY_URL, (url,)).fetchall()), None)


def due(connection: Connection, now: datetime, busy_hosts: Iterable[str], limit: int) -> tuple[Feed, ...]:
    """Feeds that are due and that a server with the desk follows, the longest due first. A poll beyond the horizon was
    set by a clock that was ahead."""
    busy = json.dumps(sorted(busy_hosts))
    found = connection.execute(_DUE, (0, seconds(now), busy, limit)).fetchall()
    if len(found) < limit:
        found += connection.execute(_DUE, (seconds(now + HORIZON), _LARGEST, busy, limit - len(found))).fetchall()
    return tuple(map(_feed, found))


def next_due(connection: Connection) -> datetime | None:
    """When the next feed is due; None where none is."""
    return next((moment(row[0]) for row in connection.execute(_NEXT).fetchall()), None)


def failing(connection: Connection) -> int:
    """How many feeds could not be polled the last time."""
    return int(connection.execute("SELECT count(*) FROM feeds WHERE failing_since IS NOT NULL").fetchone()[0])


def save(connection: Connection, feed: Feed) -> None:
    """Store the new state of a feed. Its address must not be another feed's."""
    connection.execute(
        "UPDATE feeds SET url = ?, host = ?, title = ?, home = ?, format = ?, due_at = ?, etag = ?, last_modified = ?,"
        " polled_at = ?, succeeded_at = ?, failing_since = ?, failures = ?, reason = ?, detail = ?, pace = ?, ttl = ?,"
        " last_new = ? WHERE id = ?",
        (
            feed.url,
            urls.parse(feed.url).hostname,
            feed.title,
            feed.home,
            feed.format,
            _at(feed.due),
            feed.etag,
            feed.last_modified,
            _at(feed.polled),
            _at(feed.succeeded),
            _at(feed.failing_since),
            feed.failures,
            feed.reason,
            feed.detail,
            feed.pace,
            feed.ttl_seconds,
            _at(feed.last_new),
            feed.id,
        ),
    )


def poll_at(connection: Connection, feed_id: int, now: datetime) -> None:
    """Have a feed polled now, without its validators, so that it sends all that it lists."""
    connection.execute(
        "UPDATE feeds SET due_at = ?, etag = NULL, last_modified = NULL WHERE id = ?", (seconds(now), feed_id)
    )


def poll_whole(connection: Connection, guild_ids: Iterable[int], now: datetime) -> None:
    """Make each feed due now of which these servers missed entries, without its validators, so that it lists them
    again; a failing feed keeps its next try."""
    connection.execute(
        "UPDATE feeds SET etag = NULL, last_modified = NULL, due_at = iif(failures = 0, min(due_at, ?1), due_at)"
        " WHERE id IN (SELECT w.feed_id FROM json_each(?2) AS g"
        " CROSS JOIN feed_follows AS w ON w.guild_id = g.value WHERE w.fresh AND NOT w.paused)",
        (seconds(now), json.dumps(list(guild_ids))),
    )


def is_unfollowed(connection: Connection) -> bool:
    """Whether there is a feed that nobody follows, with something to delete: what a follow is still owed is kept."""
    return bool(connection.execute(_UNFOLLOWED).fetchall())


def delete_unfollowed(connection: Connection) -> None:
    """Delete a part of the first such feed: 2,000 of its entries, or the last ones and the feed itself. Entries that a
    follow is owed are kept, and with them the feed."""
    deleted = connection.execute(
        f"DELETE FROM feed_entries WHERE id IN (SELECT e.id FROM feed_entries AS e WHERE e.feed_id = ({_UNFOLLOWED})"  # noqa: S608  # constants
        f" AND NOT {_OWED} LIMIT ?)",
        (_DELETED_AT_ONCE,),
    )
    if deleted.rowcount < _DELETED_AT_ONCE:
        connection.execute(
            f"DELETE FROM feeds WHERE id = ({_UNFOLLOWED})"  # noqa: S608  # likewise
            " AND NOT EXISTS (SELECT 1 FROM feed_entries AS e WHERE e.feed_id = feeds.id)"
        )


def _feed(row: Row) -> Feed:
    return Feed(
        id=row["id"],
        url=row["url"],
        title=row["title"],
        home=row["home"],
        format=FeedFormat(row["format"]),
        due=moment_or_none(row["due_at"]),
        etag=row["etag"],
        last_modified=row["last_modified"],
        polled=moment_or_none(row["polled_at"]),
        succeeded=moment_or_none(row["succeeded_at"]),
        failing_since=moment_or_none(row["failing_since"]),
        failures=row["failures"],
        reason=row["reason"],
        detail=row["detail"],
        pace=row["pace"],
        ttl_seconds=row["ttl"],
        last_new=moment_or_none(row["last_new"]),
    )


def _at(when: datetime | None) -> int | None:
    return None if when is None else seconds(when)
