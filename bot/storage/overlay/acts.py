"""Table `curation_acts`: what people corrected on a shelf, who, and what was undone."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection, Row

import msgspec

from bot.model.analysis import EntityKind
from bot.model.answers import EntityRef
from bot.model.curation.acts import ActChange, ActKind, CurationAct, NewAct
from bot.storage.engine.times import moment, moment_or_none, seconds

_ACT = (
    "SELECT a.id, a.number, a.kind, a.article_id, a.story_id, a.entity, a.subject, a.change, a.user_id, a.at,"
    " a.undone_at, a.undone_by, n.kind AS entity_kind, n.hangul, n.hanja,"
    " o.key AS other_key, o.name AS other_name, o.kind AS other_kind, o.hangul AS other_hangul, o.hanja AS other_hanja"
    " FROM curation_acts a"
    " LEFT JOIN entities n ON n.key = a.entity AND n.name = a.subject"
    " LEFT JOIN entities o ON o.key = a.change ->> '$.other' AND o.name = a.change ->> '$.name'"
)
"""Acts with the names that pages and the knowledge base have for their entities; names that people gave do not
count."""


def add(connection: Connection, shelf_id: int, act: NewAct, user_id: int | None, now: datetime) -> CurationAct:
    """Store an act with the next number of the shelf."""
    numbers = connection.execute("UPDATE shelves SET acts = acts + 1 WHERE id = ? RETURNING acts", (shelf_id,))
    rows = connection.execute(
        "INSERT INTO curation_acts (shelf_id, number, kind, article_id, story_id, entity, subject, change, user_id, at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING id",
        (
            shelf_id,
            numbers.fetchall()[0][0],
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
    return _act(connection.execute(f"{_ACT} WHERE a.id = ?", (rows[0][0],)).fetchone())


def find(connection: Connection, shelf_id: int, act_id: int) -> CurationAct | None:
    """An act of the shelf."""
    rows = connection.execute(f"{_ACT} WHERE a.id = ? AND a.shelf_id = ?", (act_id, shelf_id)).fetchall()
    return next(map(_act, rows), None)


def of_article(connection: Connection, shelf_id: int, article_id: int) -> tuple[CurationAct, ...]:
    """The acts about an article of the shelf, the oldest first."""
    rows = connection.execute(
        f"{_ACT} WHERE a.article_id = ? AND a.shelf_id = ? ORDER BY a.id", (article_id, shelf_id)
    ).fetchall()
    return tuple(map(_act, rows))


def of_entity(connection: Connection, shelf_id: int, key: str) -> tuple[CurationAct, ...]:
    """The acts about an entity of the shelf, the oldest first."""
    rows = connection.execute(f"{_ACT} WHERE a.shelf_id = ? AND a.entity = ? ORDER BY a.id", (shelf_id, key)).fetchall()
    return tuple(map(_act, rows))


def merges(connection: Connection, shelf_id: int) -> tuple[CurationAct, ...]:
    """The acts in force that merged entities on the shelf, the oldest first."""
    rows = connection.execute(
        f"{_ACT} WHERE a.shelf_id = ? AND a.kind = 'merge' AND a.undone_at IS NULL ORDER BY a.id", (shelf_id,)
    ).fetchall()
    return tuple(map(_act, rows))


def blocks(connection: Connection, shelf_id: int) -> tuple[CurationAct, ...]:
    """The acts in force that block something on the shelf, the oldest first."""
    rows = connection.execute(
        f"{_ACT} WHERE a.shelf_id = ? AND a.kind = 'block' AND a.undone_at IS NULL ORDER BY a.id", (shelf_id,)
    ).fetchall()
    return tuple(map(_act, rows))


def page(connection: Connection, shelf_id: int, first: int, limit: int) -> tuple[CurationAct, ...]:
    """At most `limit` acts of the shelf, the newest first, from number `first` (0) on."""
    rows = connection.execute(
        f"{_ACT} WHERE a.shelf_id = ? ORDER BY a.id DESC LIMIT ? OFFSET ?", (shelf_id, limit, first)
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
    named = other = None
    if row["entity_kind"] is not None:
        kind = EntityKind(row["entity_kind"])
        named = EntityRef(row["entity"], row["subject"], kind, row["hangul"], row["hanja"])
    if row["other_key"] is not None:
        kind = EntityKind(row["other_kind"])
        other = EntityRef(row["other_key"], row["other_name"], kind, row["other_hangul"], row["other_hanja"])
    undone_at = moment_or_none(row["undone_at"])
    done_at = moment(row["at"])
    return CurationAct(
        row["id"], row["number"], act, row["user_id"], done_at, undone_at, row["undone_by"], named, other
    )
