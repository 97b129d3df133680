"""Table `news_watches`: the watches of members and channels."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime, time
from sqlite3 import Connection, Row

from bot.model.watches.watch import (
    AlertRhythm,
    QuietHours,
    Watch,
    WatchKind,
    WatchPause,
    WatchPlace,
    WatchTarget,
    WatchTimes,
)
from bot.policy.watches.matching import IndexedWatch
from bot.policy.watches.phrases import phrase_key
from bot.policy.watches.quiet import HORIZON
from bot.storage.engine.times import moment, seconds

_LARGEST = 2**62
MATCHES = "(paused IS NULL OR paused IN ('closed', 'forbidden', 'gone'))"
"""SQL: articles match a watch: it is on, or Discord refused its alerts (`WatchPause.keeps_matches`)."""


def add(
    connection: Connection, shelf_id: int, target: WatchTarget, place: WatchPlace, times: WatchTimes, now: datetime
) -> int:
    """Store a watch. One with the same target and channel gets the new times and role; the id."""
    quiet = times.quiet
    rows = connection.execute(
        "INSERT INTO news_watches (shelf_id, user_id, guild_id, added_in, channel_id, personal, role_id, kind, value,"
        " name, rhythm, quiet_from, quiet_until, zone, created_at, language)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (shelf_id, channel_id, kind, value) DO UPDATE SET user_id = excluded.user_id,"
        " added_in = excluded.added_in, role_id = excluded.role_id, rhythm = excluded.rhythm,"
        " quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, zone = excluded.zone,"
        " language = excluded.language RETURNING id",
        (
            shelf_id,
            place.user_id,
            place.guild_id,
            place.added_in,
            place.channel_id,
            place.personal,
            place.role_id,
            target.kind,
            target.value,
            target.name,
            times.rhythm,
            quiet and f"{quiet.start:%H:%M}",
            quiet and f"{quiet.end:%H:%M}",
            times.zone,
            seconds(now),
            place.language,
        ),
    ).fetchall()
    return int(next(iter(rows))[0])


def find(connection: Connection, watch_id: int) -> Watch | None:
    """A watch; None where it was removed."""
    rows = connection.execute("SELECT * FROM news_watches WHERE id = ?", (watch_id,)).fetchall()
    return next(map(_watch, rows), None)


def at(connection: Connection, shelf_id: int, channel_id: int, target: WatchTarget) -> Watch | None:
    """The watch of this target whose alerts go to this channel."""
    rows = connection.execute(
        "SELECT * FROM news_watches WHERE shelf_id = ? AND channel_id = ? AND kind = ? AND value = ?",
        (shelf_id, channel_id, target.kind, target.value),
    ).fetchall()
    return next(map(_watch, rows), None)


def of_shelf(connection: Connection, shelf_id: int) -> tuple[Watch, ...]:
    """All watches of a shelf, the oldest first."""
    rows = connection.execute("SELECT * FROM news_watches WHERE shelf_id = ? ORDER BY id", (shelf_id,)).fetchall()
    return tuple(map(_watch, rows))


def of_member(connection: Connection, user_id: int) -> tuple[Watch, ...]:
    """The personal watches of a member, on every server and in direct messages, the oldest first."""
    rows = connection.execute(
        "SELECT * FROM news_watches WHERE user_id = ? AND personal ORDER BY id", (user_id,)
    ).fetchall()
    return tuple(map(_watch, rows))


def phrase_characters(connection: Connection) -> int:
    """The characters of all phrases that are watched."""
    rows = connection.execute("SELECT value FROM news_watches WHERE kind = 'phrase'").fetchall()
    return sum(map(len, {phrase_key(row["value"]) for row in rows}))


def changes(connection: Connection) -> int:
    """A number that changes when watches are added, removed, paused or resumed."""
    rows = connection.execute("SELECT number FROM watch_changes WHERE id = 1").fetchall()
    return next((int(row[0]) for row in rows), 0)


def indexed(connection: Connection) -> list[IndexedWatch]:
    """All watches that articles match, of all shelves, without those of searches."""
    rows = connection.execute(
        "SELECT id, shelf_id, kind, value, name, personal AND guild_id IS NOT NULL AS leaves FROM news_watches"  # noqa: S608
        f" WHERE {MATCHES} AND kind <> 'search'"
    ).fetchall()
    return [_indexed(row) for row in rows]


def searches(connection: Connection, shelf_ids: Iterable[int]) -> list[IndexedWatch]:
    """The watches of searches on these shelves that articles match."""
    rows = connection.execute(
        "SELECT id, shelf_id, kind, value, name, personal AND guild_id IS NOT NULL AS leaves FROM news_watches"  # noqa: S608
        f" WHERE shelf_id IN (SELECT value FROM json_each(?)) AND kind = 'search' AND {MATCHES}",
        (json.dumps(list(shelf_ids)),),
    ).fetchall()
    return [_indexed(row) for row in rows]


def _indexed(row: Row) -> IndexedWatch:
    return IndexedWatch(
        row["id"], row["shelf_id"], WatchKind(row["kind"]), row["value"], bool(row["leaves"]), row["name"]
    )


def pause(connection: Connection, watch_id: int, why: WatchPause, *, is_known: bool) -> bool:
    """Pause a watch that is on; `is_known`: its member knows. False where it was paused already."""
    cursor = connection.execute(
        "UPDATE news_watches SET paused = ?, told = ?, look_at = NULL WHERE id = ? AND paused IS NULL",
        (why, is_known, watch_id),
    )
    return cursor.rowcount == 1


def resume(connection: Connection, watch_id: int) -> None:
    """Resume a paused watch."""
    connection.execute("UPDATE news_watches SET paused = NULL, told = 1 WHERE id = ?", (watch_id,))


def pause_channel(connection: Connection, channel_id: int, why: WatchPause) -> tuple[Watch, ...]:
    """Pause the watches of a channel that takes no messages; those that were on."""
    rows = connection.execute(
        "UPDATE news_watches SET paused = ?, told = NOT personal, look_at = NULL WHERE channel_id = ?"
        " AND paused IS NULL RETURNING *",
        (why, channel_id),
    ).fetchall()
    return tuple(map(_watch, rows))


def untold(connection: Connection, user_id: int) -> tuple[Watch, ...]:
    """The member's watches that were paused without the member knowing yet."""
    rows = connection.execute(
        "SELECT * FROM news_watches WHERE user_id = ? AND NOT told ORDER BY id", (user_id,)
    ).fetchall()
    return tuple(map(_watch, rows))


def note_told(connection: Connection, watch_ids: Iterable[int]) -> None:
    """Record that the members know of the pause."""
    connection.execute(
        "UPDATE news_watches SET told = 1 WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(watch_ids)),)
    )


def remove(connection: Connection, watch_id: int) -> None:
    """Delete a watch with its matches."""
    connection.execute("DELETE FROM news_watches WHERE id = ?", (watch_id,))


def plan_at(connection: Connection, watch_id: int, at: datetime | None) -> None:
    """Set the time, rounded up, at which a watch's open matches are planned next; None if it has none."""
    connection.execute(
        "UPDATE news_watches SET look_at = ? WHERE id = ?",
        (None if at is None else -int(-at.timestamp() // 1), watch_id),
    )


def plan_now(connection: Connection, watch_ids: Iterable[int], now: datetime) -> None:
    """Make the open matches of those of these watches that are on due for planning now."""
    connection.execute(
        "UPDATE news_watches SET look_at = min(coalesce(look_at, ?1), ?1)"
        " WHERE id IN (SELECT value FROM json_each(?2)) AND paused IS NULL",
        (seconds(now), json.dumps(list(watch_ids))),
    )


def due(connection: Connection, now: datetime, limit: int) -> tuple[int, ...]:
    """The ids of watches whose matches are due for planning. A time beyond the horizon was set by a clock that was
    ahead."""
    found = connection.execute(_DUE, (0, seconds(now), limit)).fetchall()
    if len(found) < limit:
        found += connection.execute(_DUE, (seconds(now + HORIZON), _LARGEST, limit - len(found))).fetchall()
    return tuple(row["id"] for row in found)


_DUE = "SELECT id FROM news_watches WHERE look_at IS NOT NULL AND look_at BETWEEN ? AND ? ORDER BY look_at LIMIT ?"


def next_plan(connection: Connection) -> datetime | None:
    """The time at which the next watch is planned; None if there is none."""
    rows = connection.execute(
        "SELECT look_at FROM news_watches WHERE look_at IS NOT NULL ORDER BY look_at LIMIT 1"
    ).fetchall()
    return next((moment(row[0]) for row in rows), None)


def planned_at(connection: Connection, watch_id: int) -> datetime | None:
    """The time at which a watch's waiting matches are planned."""
    rows = connection.execute("SELECT look_at FROM news_watches WHERE id = ?", (watch_id,)).fetchall()
    return next((moment(row[0]) for row in rows if row[0] is not None), None)


def _watch(row: Row) -> Watch:
    quiet = None
    if row["quiet_from"] is not None:
        quiet = QuietHours(time.fromisoformat(row["quiet_from"]), time.fromisoformat(row["quiet_until"]))
    return Watch(
        row["id"],
        row["shelf_id"],
        WatchTarget(WatchKind(row["kind"]), row["value"], row["name"]),
        WatchPlace(
            row["user_id"],
            row["guild_id"],
            row["added_in"],
            row["channel_id"],
            bool(row["personal"]),
            row["role_id"],
            row["language"],
        ),
        WatchTimes(AlertRhythm(row["rhythm"]), quiet, row["zone"]),
        moment(row["created_at"]),
        WatchPause(row["paused"]) if row["paused"] else None,
    )
