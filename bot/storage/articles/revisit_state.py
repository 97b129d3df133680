"""Public pages that are looked at again. When, and what is believed of a look, stands in `bot/policy/revisits`."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from sqlite3 import Connection

from bot.model.analysis import OutletKind
from bot.policy.revisits import RevisitRuling, Sight, Watch
from bot.storage.engine.times import moment, seconds


@dataclass(frozen=True, slots=True)
class Watched:
    """A page under watch, with the version of the article that the next look is compared with. `due` is None when no
    look is planned any more."""

    article_id: int
    version_id: int
    url: str
    etag: str | None
    last_modified: str | None
    reader: str
    outlet_domain: str | None
    outlet_kind: OutletKind | None
    due: datetime | None
    watch: Watch


_WATCHED = (
    "SELECT w.*, a.version_id, a.saved_at, a.outlet_domain, a.outlet_kind"
    " FROM watches AS w JOIN articles AS a ON a.id = w.article_id"
)


def begin(
    connection: Connection,
    article_id: int,
    *,
    url: str,
    etag: str | None,
    last_modified: str | None,
    reader: str,
    due: datetime,
) -> None:
    """Watch the page of an article that was just stored. Raises sqlite3.IntegrityError for a private text."""
    connection.execute(
        "INSERT INTO watches (article_id, url, etag, last_modified, reader, due_at) VALUES (?, ?, ?, ?, ?, ?)",
        (article_id, url, etag, last_modified, reader, seconds(due)),
    )


def find(connection: Connection, article_id: int) -> Watched | None:
    """The watch over an article's page; None for a private text, or an article that is gone."""
    rows = connection.execute(f"{_WATCHED} WHERE w.article_id = ?", (article_id,)).fetchall()
    return next(iter(_watched(rows)), None)


def due(connection: Connection, now: datetime, horizon: timedelta, limit: int) -> tuple[Watched, ...]:
    """Pages to be looked at now, the most overdue first. One that is due after the horizon was put there by a clock
    that was ahead."""
    query = f"{_WATCHED} WHERE w.due_at BETWEEN ? AND ? ORDER BY w.due_at LIMIT ?"
    for span in ((0, seconds(now)), (seconds(now + horizon), 2**62)):
        found = tuple(_watched(connection.execute(query, (*span, limit)).fetchall()))
        if found:
            return found
    return ()


def settle(connection: Connection, article_id: int, ruling: RevisitRuling) -> None:
    """Write down what a look came to."""
    watch = ruling.watch
    connection.execute(
        "UPDATE watches SET place = ?, failures = ?, due_at = ?, doubt = ?, doubt_since = ?, gone_since = ?"
        " WHERE article_id = ?",
        (
            watch.place,
            watch.failures,
            ruling.due and seconds(ruling.due),
            watch.doubt,
            watch.doubt_since and seconds(watch.doubt_since),
            watch.gone_since and seconds(watch.gone_since),
            article_id,
        ),
    )


def validate(connection: Connection, article_id: int, etag: str | None, last_modified: str | None, reader: str) -> None:
    """Keep what the site says the page, as it is stored, may be asked for again with, and who read it so."""
    connection.execute(
        "UPDATE watches SET etag = ?, last_modified = ?, reader = ? WHERE article_id = ?",
        (etag, last_modified, reader, article_id),
    )


def _watched(rows: Iterable[sqlite3.Row]) -> Iterable[Watched]:
    for row in rows:
        yield Watched(
            article_id=row["article_id"],
            version_id=row["version_id"],
            url=row["url"],
            etag=row["etag"],
            last_modified=row["last_modified"],
            reader=row["reader"],
            outlet_domain=row["outlet_domain"],
            outlet_kind=row["outlet_kind"] and OutletKind(row["outlet_kind"]),
            due=_moment(row["due_at"]),
            watch=Watch(
                saved_at=moment(row["saved_at"]),
                place=row["place"],
                failures=row["failures"],
                doubt=row["doubt"] and Sight(row["doubt"]),
                doubt_since=_moment(row["doubt_since"]),
                gone_since=_moment(row["gone_since"]),
            ),
        )


def _moment(at: int | None) -> datetime | None:
    return None if at is None else moment(at)
