"""Table `filters`: what servers, digests and members leave out; and which articles of a shelf name something."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from sqlite3 import Connection

from bot.model.analysis import DISCOVERED, Outlet, OutletKind, Subject
from bot.model.settings import AppliedFilter, Filter, FilterKind, FilterOwner, FilterScope
from bot.storage.engine.times import seconds
from bot.storage.overlay import shown_entities
from bot.text.names.normalise import normal_key

_OWNERS = {FilterScope.SERVER: "guild_id", FilterScope.DIGEST: "subscription_id", FilterScope.MEMBER: "user_id"}


def of_owner(connection: Connection, owner: FilterOwner) -> tuple[Filter, ...]:
    """Return an owner's filters, oldest first."""
    rows = connection.execute(
        f"SELECT kind, value, label FROM filters WHERE {_OWNERS[owner.scope]} = ? ORDER BY id",  # noqa: S608  # constants of this module
        (owner.id,),
    ).fetchall()
    return tuple(_filter(row) for row in rows)


def of_owners(connection: Connection, owners: Iterable[FilterOwner]) -> tuple[AppliedFilter, ...]:
    """Return the filters of several owners, one owner's after the other's."""
    return tuple(AppliedFilter(one, owner.scope) for owner in owners for one in of_owner(connection, owner))


def of_digests(connection: Connection, guild_id: int) -> dict[int, tuple[Filter, ...]]:
    """Return the filters of a server's digests by the ids of their subscriptions."""
    rows = connection.execute(
        "SELECT f.subscription_id, f.kind, f.value, f.label FROM subscriptions AS s"
        " JOIN filters AS f ON f.subscription_id = s.id WHERE s.guild_id = ? ORDER BY f.id",
        (guild_id,),
    ).fetchall()
    found: defaultdict[int, list[Filter]] = defaultdict(list)
    for row in rows:
        found[row["subscription_id"]].append(_filter(row))
    return {subscription: tuple(filters) for subscription, filters in found.items()}


def add(connection: Connection, owner: FilterOwner, one: Filter, now: datetime) -> bool:
    """Add a filter; False if the owner has it."""
    cursor = connection.execute(
        f"INSERT INTO filters ({_OWNERS[owner.scope]}, kind, value, label, added_at) VALUES (?, ?, ?, ?, ?)"  # noqa: S608  # constants of this module
        " ON CONFLICT DO NOTHING",
        (owner.id, one.kind, one.value, one.label, seconds(now)),
    )
    return cursor.rowcount > 0


def remove(connection: Connection, owner: FilterOwner, one: Filter) -> bool:
    """Remove a filter; False if the owner does not have it."""
    cursor = connection.execute(
        f"DELETE FROM filters WHERE {_OWNERS[owner.scope]} = ? AND kind = ? AND value = ?",  # noqa: S608  # constants of this module
        (owner.id, one.kind, one.value),
    )
    return cursor.rowcount > 0


def replace(connection: Connection, owner: FilterOwner, filters: Sequence[Filter], now: datetime) -> None:
    """Make these the owner's filters."""
    wanted = set(filters)
    for one in of_owner(connection, owner):
        if one not in wanted:
            remove(connection, owner, one)
    for one in filters:
        add(connection, owner, one, now)


def entity_ids(connection: Connection, shelf_id: int, filters: Iterable[Filter]) -> dict[str, frozenset[int]]:
    """Return the entities that filters of kind ENTITY mean: key -> ids.

    A name that was discovered in texts gets another key when the knowledge base learns it: then the entities of the
    shelf with that name are meant.
    """
    found = {}
    for one in filters:
        shown = shown_entities.kept_id(connection, shelf_id, one.value)
        rows = [] if shown is None else [(shown,)]
        if not rows and one.value.startswith(DISCOVERED):
            rows = connection.execute(
                "SELECT entity_id FROM shelf_names WHERE shelf_id = ? AND form = ?", (shelf_id, normal_key(one.label))
            ).fetchall()
        found[one.value] = frozenset(row[0] for row in rows)
    return found


def naming(
    connection: Connection, shelf_id: int, entities: Mapping[str, Collection[int]], since: datetime, until: datetime
) -> dict[str, frozenset[int]]:
    """Return the articles of a shelf published in (since, until] that mention the entities: key -> article ids."""
    return {
        key: frozenset(
            row["article_id"]
            for row in connection.execute(
                "SELECT m.article_id FROM json_each(?1) AS e JOIN shelf_mentions AS m ON m.shelf_id = ?2"
                " AND m.entity_id = e.value AND m.at > ?3 AND m.at <= ?4",
                (json.dumps(list(ids)), shelf_id, seconds(since), seconds(until)),
            ).fetchall()
        )
        for key, ids in entities.items()
    }


def mixed_stories(
    connection: Connection, shelf_id: int, story_ids: Iterable[int], subjects: Iterable[str]
) -> frozenset[int]:
    """Return those of the stories that have an article on the shelf with a main subject other than these."""
    rows = connection.execute(
        "SELECT n.value AS story_id FROM json_each(?1) AS n WHERE EXISTS ("
        " SELECT 1 FROM story_members AS m JOIN articles AS a ON a.id = m.article_id"
        " JOIN json_each(a.subjects) AS j"
        " WHERE m.shelf_id = ?2 AND m.story_id = n.value AND j.key = 0 AND j.value <> ?3"
        " AND j.value NOT IN (SELECT value FROM json_each(?4)))",
        (json.dumps(list(story_ids)), shelf_id, Subject.OTHER.value, json.dumps(list(subjects))),
    ).fetchall()
    return frozenset(row["story_id"] for row in rows)


def outlets(connection: Connection, shelf_id: int, newest: int) -> tuple[Outlet, ...]:
    """Return the outlets of a shelf's newest articles, those with most articles first."""
    rows = connection.execute(
        "SELECT l.outlet_name, l.outlet_domain, l.outlet_country, l.outlet_kind, count(*) AS articles"
        " FROM (SELECT article_id FROM shelf_articles WHERE shelf_id = ?1 ORDER BY at DESC, article_id DESC"
        " LIMIT ?2) AS s"
        " JOIN article_lines AS l ON l.shelf_id = ?1 AND l.article_id = s.article_id WHERE l.outlet_name IS NOT NULL"
        " GROUP BY l.outlet_name, l.outlet_domain ORDER BY articles DESC, l.outlet_name",
        (shelf_id, newest),
    ).fetchall()
    return tuple(
        Outlet(name, domain, country, OutletKind(kind) if kind else None) for name, domain, country, kind, _ in rows
    )


def _filter(row: sqlite3.Row) -> Filter:
    return Filter(FilterKind(row["kind"]), row["value"], row["label"])
