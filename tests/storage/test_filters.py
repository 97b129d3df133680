"""The table of filters: one owner a row, each thing once, gone with the digest."""

from __future__ import annotations

import sqlite3
from datetime import time

import pytest

from bot.model.deliveries import ScheduleRequest
from bot.model.settings import Filter, FilterKind, FilterOwner, FilterScope
from bot.storage import filters
from bot.storage.deliveries import subscriptions
from bot.storage.engine.database import Database
from tests.fakes.clock import NOON
from tests.fakes.sql import fetch_rows, run_sql

_SPORT = Filter(FilterKind.SUBJECT, "sport", "sport")
_KCNA = Filter(FilterKind.OUTLET, "kcna.kp", "KCNA")
_SERVER, _MEMBER = FilterOwner(FilterScope.SERVER, 1), FilterOwner(FilterScope.MEMBER, 1)


async def test_each_owner_has_its_own_and_each_thing_once(database: Database) -> None:
    assert await database.write(filters.add, _SERVER, _SPORT, NOON)
    assert not await database.write(filters.add, _SERVER, _SPORT, NOON)
    assert await database.write(filters.add, _MEMBER, _KCNA, NOON)
    assert await database.read(filters.of_owner, _SERVER) == (_SPORT,)
    assert await database.read(filters.of_owner, _MEMBER) == (_KCNA,)
    applied = await database.read(filters.of_owners, (_SERVER, _MEMBER))
    assert [(one.filter, one.scope) for one in applied] == [(_SPORT, FilterScope.SERVER), (_KCNA, FilterScope.MEMBER)]
    assert not await database.write(filters.remove, _SERVER, _KCNA)
    assert await database.write(filters.remove, _MEMBER, _KCNA)
    assert await database.read(filters.of_owner, _MEMBER) == ()


async def test_replacing_keeps_what_stays_in_its_place(database: Database) -> None:
    await database.write(filters.replace, _SERVER, (_SPORT, _KCNA), NOON)
    await database.write(filters.replace, _SERVER, (Filter(FilterKind.SOURCE, "wire", "wire"), _KCNA), NOON)
    assert [one.value for one in await database.read(filters.of_owner, _SERVER)] == ["kcna.kp", "wire"]


async def test_a_digests_filters_go_with_it(database: Database) -> None:
    order = await database.write(subscriptions.save, ScheduleRequest(1, 10, time(8), "Asia/Seoul"), 0, NOON)
    await database.write(filters.add, FilterOwner(FilterScope.DIGEST, order.id), _SPORT, NOON)
    assert await database.read(filters.of_digests, 1) == {order.id: (_SPORT,)}
    assert await database.read(filters.of_digests, 2) == {}
    await database.write(subscriptions.remove, order.id)
    assert await database.read(fetch_rows, "SELECT * FROM filters", ()) == []


@pytest.mark.parametrize("owners", [[None, None, None], [1, None, 7]])
async def test_a_row_has_one_owner(database: Database, owners: list[int | None]) -> None:
    sql = (
        "INSERT INTO filters (guild_id, subscription_id, user_id, kind, value, label, added_at)"
        " VALUES (?, ?, ?, 'subject', 'sport', 'sport', 0)"
    )
    with pytest.raises(sqlite3.IntegrityError, match="CHECK"):
        await database.write(run_sql, sql, owners)
