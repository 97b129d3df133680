"""Table `searches`: the saved searches of a shelf, those of the server and those of its members."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection, Row

from bot.model.searches import SavedSearch, SearchUse
from bot.regexes import regex
from bot.storage.engine.times import moment, seconds

_NUMBER = regex(r"(\d+)")


def save(connection: Connection, shelf_id: int, user_id: int | None, name: str, typed: str, now: datetime) -> int:
    """Save a search under a name; one with that name keeps its id and gets the new words. The id."""
    rows = connection.execute(
        "INSERT INTO searches (shelf_id, user_id, name, folded, typed, saved_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
        " ON CONFLICT (shelf_id, coalesce(user_id, 0), folded)"
        " DO UPDATE SET name = ?3, typed = ?5, saved_at = ?6 RETURNING id",
        (shelf_id, user_id, name, name.casefold(), typed, seconds(now)),
    ).fetchall()
    return int(next(iter(rows))[0])


def find(connection: Connection, shelf_id: int, search_id: int) -> SavedSearch | None:
    """A search of the shelf, of any owner."""
    rows = connection.execute("SELECT * FROM searches WHERE id = ? AND shelf_id = ?", (search_id, shelf_id)).fetchall()
    return next(map(_search, rows), None)


def owned(connection: Connection, shelf_id: int, user_id: int | None) -> tuple[SavedSearch, ...]:
    """The searches of one member on a shelf, or with None the shelf's own, in natural order of their names: "Week 9"
    before "Week 10"."""
    rows = connection.execute(
        "SELECT * FROM searches WHERE shelf_id = ? AND coalesce(user_id, 0) = ? ORDER BY folded",
        (shelf_id, user_id or 0),
    ).fetchall()
    return tuple(map(_search, sorted(rows, key=_in_name)))


def used_by(connection: Connection, search_id: int) -> SearchUse:
    """What uses a search."""
    rows = connection.execute(
        "SELECT (SELECT count(*) FROM feed_follows WHERE search_id = ?1),"
        " (SELECT count(*) FROM subscriptions WHERE search_id = ?1)",
        (search_id,),
    ).fetchall()
    return SearchUse(*next(iter(rows)))


def remove(connection: Connection, search_id: int) -> None:
    """Delete a search."""
    connection.execute("DELETE FROM searches WHERE id = ?", (search_id,))


def _in_name(row: Row) -> list[str | int]:
    """The words and numbers of a folded name, in turn."""
    return [int(part) if place % 2 else part for place, part in enumerate(_NUMBER.split(row["folded"]))]


def _search(row: Row) -> SavedSearch:
    return SavedSearch(row["id"], row["user_id"], row["name"], row["typed"], moment(row["saved_at"]))
