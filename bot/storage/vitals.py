"""What a running desk records about itself for other processes: the row of `vitals` and the newest fetches."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from sqlite3 import Connection
from statistics import quantiles

from bot.model.operations import FetchRecord, HostTimes, ReaderCounts, Trouble, Vitals
from bot.storage.engine.times import moment, seconds

_KEPT_FETCHES = 5_000
_LEAST = 3
"""The least number of fetches from a host for which times are shown."""


def save(connection: Connection, vitals: Vitals, fetches: Iterable[FetchRecord]) -> None:
    """Replace the row, and add fetches; the oldest of more than 5,000 are deleted."""
    trouble = vitals.trouble
    connection.execute(
        "INSERT OR REPLACE INTO vitals (id, version, started_at, updated_at, readers_started, readers_timed_out,"
        " readers_died, trouble_at, trouble) VALUES (1, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            vitals.version,
            seconds(vitals.started_at),
            seconds(vitals.updated_at),
            vitals.readers.started,
            vitals.readers.timed_out,
            vitals.readers.died,
            trouble and seconds(trouble.at),
            trouble and trouble.line,
        ),
    )
    connection.executemany(
        "INSERT INTO fetches (host, at, milliseconds, reason) VALUES (?, ?, ?, ?)",
        [(one.host, seconds(one.at), one.milliseconds, one.reason) for one in fetches],
    )
    connection.execute("DELETE FROM fetches WHERE id <= (SELECT max(id) FROM fetches) - ?", (_KEPT_FETCHES,))


def touch(connection: Connection, now: datetime) -> None:
    """Renew the time of the row: a write that tests whether the database accepts writes."""
    connection.execute("UPDATE vitals SET updated_at = ? WHERE id = 1", (seconds(now),))


def load(connection: Connection) -> Vitals | None:
    """The row; None where no desk has run yet."""
    row = connection.execute("SELECT * FROM vitals").fetchone()
    if row is None:
        return None
    trouble = None if row["trouble_at"] is None else Trouble(moment(row["trouble_at"]), row["trouble"])
    readers = ReaderCounts(row["readers_started"], row["readers_timed_out"], row["readers_died"])
    return Vitals(row["version"], moment(row["started_at"]), moment(row["updated_at"]), readers, trouble)


def slowest_hosts(connection: Connection, since: datetime, limit: int) -> tuple[HostTimes, ...]:
    """The hosts that were fetched from at least three times since then, the slowest median first."""
    times: dict[str, list[int]] = {}
    failed: dict[str, int] = {}
    rows = connection.execute("SELECT host, milliseconds, reason FROM fetches WHERE at >= ?", (seconds(since),))
    for row in rows:
        times.setdefault(row["host"], []).append(row["milliseconds"])
        failed[row["host"]] = failed.get(row["host"], 0) + (row["reason"] is not None)
    hosts = [_host_times(host, took, failed[host]) for host, took in times.items() if len(took) >= _LEAST]
    return tuple(sorted(hosts, key=lambda host: (-host.median, host.host))[:limit])


def _host_times(host: str, took: list[int], failed: int) -> HostTimes:
    cuts = quantiles(took, n=20, method="inclusive")
    return HostTimes(host, len(took), failed, round(cuts[9]), round(cuts[18]))
