"""Table `feed_entries`: the entries that feeds have listed, by which new ones are recognised."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from sqlite3 import Connection

from bot.model.feeds import FeedBrief, FeedMode
from bot.policy.feeds.recognition import EntryKeys, KeyedEntry, KnownEntry
from bot.storage.engine.times import seconds

KEPT = timedelta(days=60)
"""The time after its feed last listed an entry when the entry is forgotten. Its article stays, so it would not be
announced again."""
_DAY = timedelta(days=1)
_FORGOTTEN_AT_ONCE = 200
_KNOWN = tuple(
    f"SELECT id, guid, link, headline, words FROM feed_entries WHERE feed_id = ? AND {kind} IS NOT NULL"  # noqa: S608  # constants
    f" AND {kind} IN (SELECT value FROM json_each(?))"
    for kind in ("guid", "link", "headline", "words")
)


def known(connection: Connection, feed_id: int, entries: Sequence[KeyedEntry]) -> tuple[KnownEntry, ...]:
    """The entries of a feed that share a key with one of these, the oldest first."""
    kinds = zip(*((one.keys.guid, one.keys.link, one.keys.headline, one.keys.words) for one in entries), strict=True)
    found: dict[int, KnownEntry] = {}
    for statement, keys in zip(_KNOWN, kinds, strict=False):
        wanted = json.dumps([key for key in keys if key is not None])
        for row in connection.execute(statement, (feed_id, wanted)).fetchall():
            found[row["id"]] = KnownEntry(row["id"], EntryKeys(row[1], row[2], row[3], row[4]))
    return tuple(found[place] for place in sorted(found))


def add(connection: Connection, feed_id: int, entry: KeyedEntry, now: datetime, *, news: bool = False) -> None:
    """Store a new entry; `news` where it may be announced."""
    keys, stated = entry.keys, entry.entry
    connection.execute(
        "INSERT INTO feed_entries (feed_id, guid, link, headline, words, url, title, summary, seen_at, last_seen, news,"
        " published_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?9, ?10, ?11)",
        (
            feed_id,
            keys.guid,
            keys.link,
            keys.headline,
            keys.words,
            entry.url,
            stated.title,
            stated.summary,
            seconds(now),
            news,
            None if stated.published is None else seconds(stated.published),
        ),
    )


def modes_of_links(connection: Connection, guild_id: int, links: Iterable[int]) -> frozenset[FeedMode]:
    """How a server follows the feeds that have listed one of these links, unless their searches leave it out."""
    rows = connection.execute(
        "SELECT DISTINCT f.mode FROM feed_follows AS f CROSS JOIN feed_entries AS e ON e.feed_id = f.feed_id"
        " AND e.link IN (SELECT value FROM json_each(?2)) WHERE f.guild_id = ?1 AND NOT EXISTS ("
        " SELECT 1 FROM feed_left_out AS o WHERE o.follow_id = f.id AND o.link = e.link)",
        (guild_id, json.dumps(list(links))),
    ).fetchall()
    return frozenset(FeedMode(row["mode"]) for row in rows)


def touch(
    connection: Connection,
    seen: Mapping[int, EntryKeys],
    known: Iterable[KnownEntry],
    now: datetime,
    *,
    exactly: bool = False,
) -> None:
    """Note that the feed lists known entries: if their keys have changed, else once a day, or with `exactly` each
    time."""
    before = {one.id: one.keys for one in known}
    changed = [
        (keys.guid, keys.link, keys.headline, keys.words, seconds(now), entry_id)
        for entry_id, keys in seen.items()
        if before.get(entry_id) != keys
    ]
    connection.executemany(
        "UPDATE feed_entries SET guid = ?, link = ?, headline = ?, words = ?, last_seen = ? WHERE id = ?", changed
    )
    connection.execute(
        "UPDATE feed_entries SET last_seen = ?1 WHERE id IN (SELECT value FROM json_each(?2)) AND last_seen < ?3",
        (seconds(now), json.dumps(list(seen)), seconds(now if exactly else now - _DAY)),
    )


def forget_old(connection: Connection, feed_id: int, now: datetime) -> None:
    """Delete some of the entries that a feed has not listed for long."""
    connection.execute(
        "DELETE FROM feed_entries WHERE id IN"
        " (SELECT id FROM feed_entries WHERE feed_id = ? AND last_seen < ? LIMIT ?)",
        (feed_id, seconds(now - KEPT), _FORGOTTEN_AT_ONCE),
    )


def read(connection: Connection, feed_id: int, link: int | None) -> None:
    """Delete the feed's words about an entry whose page is stored."""
    connection.execute(
        "UPDATE feed_entries SET summary = NULL WHERE feed_id = ? AND link IS NOT NULL AND link = ?", (feed_id, link)
    )


def brief(connection: Connection, feed_id: int, link: int | None) -> FeedBrief | None:
    """What a feed says of a page."""
    rows = connection.execute(
        "SELECT title, summary FROM feed_entries WHERE feed_id = ? AND link IS NOT NULL AND link = ?"
        " AND title IS NOT NULL LIMIT 1",
        (feed_id, link),
    ).fetchall()
    return next((FeedBrief(row["title"], row["summary"]) for row in rows), None)
