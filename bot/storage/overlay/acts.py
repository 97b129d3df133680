"""Table `curation_acts`: what people corrected on a shelf, who, and what was undone."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection, Row

import msgspec

from bot.model.curation.acts import ActChange, ActKind, CurationAct, NewAct
from bot.storage.engine.times import moment, moment_or_none, seconds

_ACT = (
    "SELECT id, kind, article_id, story_id, entity, subject, change, user_id, at, undone_at, undone_by"
    " FROM curation_acts"
)


def add(connection: Connection, shelf_id: int, act: NewAct, user_id: int | None, now: datetime) -> CurationAct:
    """Store an act."""
    rows = connection.execute(
        "INSERT INTO curation_acts (shelf_id, kind, article_id, story_id, entity, subject, change, user_id, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            shelf_id,
            act.kind,
            act.article_id,
            act.story_id,
            act.entity,
            act.subject,
            msgspec.json.encode(act.change).decode(),
            user_id,
            seconds(now),
        ),
    ).fetchall()
    return CurationAct(int(rows[0][0]), act, user_id, now.replace(microsecond=0))


def find(connection: Connection, shelf_id: int, act_id: int) -> CurationAct | None:
    """An act of the shelf."""
    rows = connection.execute(f"{_ACT} WHERE id = ? AND shelf_id = ?", (act_id, shelf_id)).fetchall()
    return next(map(_act, rows), None)


def of_article(connection: Connection, shelf_id: int, article_id: int) -> tuple[CurationAct, ...]:
    """The acts about an article of the shelf, the oldest first."""
    rows = connection.execute(
        f"{_ACT} WHERE article_id = ? AND shelf_id = ? ORDER BY id", (article_id, shelf_id)
    ).fetchall()
    return tuple(map(_act, rows))


def of_entity(connection: Connection, shelf_id: int, key: str) -> tuple[CurationAct, ...]:
    """The acts about an entity of the shelf, the oldest first."""
    rows = connection.execute(f"{_ACT} WHERE shelf_id = ? AND entity = ? ORDER BY id", (shelf_id, key)).fetchall()
    return tuple(map(_act, rows))


def merges(connection: Connection, shelf_id: int) -> tuple[CurationAct, ...]:
    """The acts in force that merged entities on the shelf, the oldest first."""
    rows = connection.execute(
        f"{_ACT} WHERE shelf_id = ? AND kind = 'merge' AND undone_at IS NULL ORDER BY id", (shelf_id,)
    ).fetchall()
    return tuple(map(_act, rows))


def blocks(connection: Connection, shelf_id: int) -> tuple[CurationAct, ...]:
    """The acts in force that block something on the shelf, the oldest first."""
    rows = connection.execute(
        f"{_ACT} WHERE shelf_id = ? AND kind = 'block' AND undone_at IS NULL ORDER BY id", (shelf_id,)
    ).fetchall()
    return tuple(map(_act, rows))


def page(connection: Connection, shelf_id: int, first: int, limit: int) -> tuple[CurationAct, ...]:
    """At most `limit` acts of the shelf, the newest first, from number `first` (0) on."""
    rows = connection.execute(
        f"{_ACT} WHERE shelf_id = ? ORDER BY id DESC LIMIT ? OFFSET ?", (shelf_id, limit, first)
    ).fetchall()
    return tuple(map(_act, rows))


def count(connection: Connection, shelf_id: int) -> int:
    """How many acts the shelf has."""
    return int(connection.execute("SELECT count(*) FROM curation_acts WHERE shelf_id = ?", (shelf_id,)).fetchone()[0])


def undo(connection: Connection, act_id: int, user_id: int | None, now: datetime) -> None:
    """Mark an act as undone."""
    connection.execute(
        "UPDATE curation_acts SET undone_at = ?, undone_by = ? WHERE id = ?", (seconds(now), user_id, act_id)
    )


def _act(row: Row) -> CurationAct:
    change = msgspec.json.decode(row["change"], type=ActChange)
    act = NewAct(ActKind(row["kind"]), row["subject"], change, row["article_id"], row["story_id"], row["entity"])
    return CurationAct(
        row["id"], act, row["user_id"], moment(row["at"]), moment_or_none(row["undone_at"]), row["undone_by"]
    )
