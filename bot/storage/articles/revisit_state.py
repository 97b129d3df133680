"""Public pages that are fetched again, with the state of their revisits (table watches). `bot/policy/revisits`
decides when, and what a revisit proves."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from datetime import datetime
from sqlite3 import Connection

from msgspec import Struct

from bot.model.analysis import OutletKind
from bot.model.jobs import Validators
from bot.policy.revisits import RevisitFinding, RevisitRuling, RevisitState
from bot.storage.engine.times import moment, moment_or_none, seconds


class RevisitedPage(Struct, frozen=True):
    """A page that is revisited, with the version of the article that the next visit is compared with. `reader` is the
    release of the desk that read that version; `due` is None when no visit is planned any more."""

    article_id: int
    version_id: int
    url: str
    validators: Validators
    reader: str
    outlet_domain: str | None
    outlet_kind: OutletKind | None
    due: datetime | None
    state: RevisitState


_PAGES = (
    "SELECT w.*, a.version_id, a.saved_at, a.outlet_domain, a.outlet_kind, n.read_at"
    " FROM watches AS w JOIN articles AS a ON a.id = w.article_id"
    " LEFT JOIN retraction_notices AS n ON n.article_id = w.article_id"
)
_DUE = "SELECT article_id, url FROM watches WHERE due_at BETWEEN ? AND ? ORDER BY due_at"


def add(connection: Connection, article_id: int, url: str, validators: Validators, reader: str, due: datetime) -> None:
    """Plan the revisits of a page that was just stored. Raises sqlite3.IntegrityError for a private text."""
    connection.execute(
        "INSERT INTO watches (article_id, url, etag, last_modified, reader, due_at, seen_at)"
        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, (SELECT saved_at FROM articles WHERE id = ?1))",
        (article_id, url, validators.etag, validators.last_modified, reader, seconds(due)),
    )


def find(connection: Connection, article_id: int) -> RevisitedPage | None:
    """The page of an article; None for a private text, or an article that is gone."""
    rows = connection.execute(f"{_PAGES} WHERE w.article_id = ?", (article_id,)).fetchall()
    return next(iter(_pages(rows)), None)


def due(connection: Connection, until: datetime) -> Iterator[tuple[int, str]]:
    """The article ids and addresses of the pages that were due until a time, the most overdue first. They are read one
    by one, since there may be as many as there are articles."""
    yield from connection.execute(_DUE, (0, seconds(until)))


def beyond(connection: Connection, horizon: datetime) -> Iterator[tuple[int, str]]:
    """As `due`, of pages whose due time is beyond the horizon, since a fast clock set it."""
    yield from connection.execute(_DUE, (seconds(horizon), 2**62))


def save_state(connection: Connection, article_id: int, ruling: RevisitRuling) -> None:
    """Store the state after a revisit, but for a notice, and when the page is due again. Kept answers that say whether
    the page is deleted end where that has changed."""
    state = ruling.state
    connection.execute(
        "INSERT INTO touched (article_id, shelf_id) SELECT article_id, 0 FROM watches"
        " WHERE article_id = ? AND (gone_since IS NULL) = ? ON CONFLICT DO NOTHING",
        (article_id, state.gone_since is not None),
    )
    connection.execute(
        "UPDATE watches SET place = ?, failures = ?, due_at = ?, doubt = ?, doubt_since = ?, gone_since = ?,"
        " seen_at = ?"
        " WHERE article_id = ?",
        (
            state.place,
            state.failures,
            ruling.due and seconds(ruling.due),
            state.doubt,
            state.doubt_since and seconds(state.doubt_since),
            state.gone_since and seconds(state.gone_since),
            state.seen_at and seconds(state.seen_at),
            article_id,
        ),
    )


def visit_now(connection: Connection, article_ids: Iterable[int], now: datetime) -> None:
    """Make the visits of pages due now, including pages whose plan has ended."""
    connection.execute(
        "UPDATE watches SET due_at = ?1 WHERE article_id IN (SELECT value FROM json_each(?2))"
        " AND (due_at IS NULL OR due_at > ?1)",
        (seconds(now), json.dumps(sorted(article_ids))),
    )


def save_validators(connection: Connection, article_id: int, validators: Validators, reader: str) -> None:
    """Store the validators of the page as it is stored now, and the release of the desk that read it."""
    connection.execute(
        "UPDATE watches SET etag = ?, last_modified = ?, reader = ? WHERE article_id = ?",
        (validators.etag, validators.last_modified, reader, article_id),
    )


def _pages(rows: Iterable[sqlite3.Row]) -> Iterable[RevisitedPage]:
    for row in rows:
        yield RevisitedPage(
            article_id=row["article_id"],
            version_id=row["version_id"],
            url=row["url"],
            validators=Validators(row["etag"], row["last_modified"]),
            reader=row["reader"],
            outlet_domain=row["outlet_domain"],
            outlet_kind=row["outlet_kind"] and OutletKind(row["outlet_kind"]),
            due=moment_or_none(row["due_at"]),
            state=RevisitState(
                saved_at=moment(row["saved_at"]),
                place=row["place"],
                failures=row["failures"],
                doubt=row["doubt"] and RevisitFinding(row["doubt"]),
                doubt_since=moment_or_none(row["doubt_since"]),
                gone_since=moment_or_none(row["gone_since"]),
                seen_at=moment_or_none(row["seen_at"]),
                retracted_since=moment_or_none(row["read_at"]),
            ),
        )
