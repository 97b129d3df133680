"""SQLite compiles a statement when it is prepared, which takes longer than to run most of them."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from datetime import time

from bot.model.deliveries import ScheduleRequest
from bot.services.deliveries.service import DeliveryService
from bot.services.digests.service import DigestService
from tests.fakes.desk import ANNA, SmallDesk
from tests.fakes.discord import FakeDiscord

_DAY = 86_400.0


async def test_an_ordinary_day_runs_on_statements_that_are_prepared_already(
    desk: SmallDesk, digests: DigestService
) -> None:
    await digests.schedule(ScheduleRequest(1, 10, time(21, 30), "Asia/Seoul"))
    for number in range(9):
        await _day(desk, digests, number)
    prepared = list[str | None]()

    def ask(action: int, table: str | None, *_: str | None) -> int:
        """SQLite asks for permission whenever it prepares a statement. sqlite3 keeps no commit prepared, a pragma runs
        while it is prepared, and FTS5 has statements of its own where it merges segments."""
        if action not in (sqlite3.SQLITE_TRANSACTION, sqlite3.SQLITE_PRAGMA) and not (table or "").endswith(
            ("_data", "_idx")
        ):
            prepared.append(table)
        return sqlite3.SQLITE_OK

    await desk.database.write(_set_authorizer, ask)  # after which all are prepared once more
    await _day(desk, digests, 9)
    assert prepared
    prepared.clear()
    await _day(desk, digests, 10)
    assert prepared == []


def _set_authorizer(connection: sqlite3.Connection, ask: Callable[..., int]) -> None:
    connection.set_authorizer(ask)


async def _day(desk: SmallDesk, digests: DigestService, number: int) -> None:
    """A link is posted, read, answered and posted again, a text is pasted, the day's digest is told, and the page has
    changed since yesterday."""
    told = f"{{person:Cho Min-a=a fisherman}}, saw launch {number} near {{place:Sinuiju}}.\nCho Min-a: It was loud."
    url = f"https://news.example/{number}"
    await desk.save(ANNA, url, f"Launch {number} is seen\n{told}", message=100 + number)
    await desk.post(ANNA, url, message=200 + number)
    await desk.paste(ANNA, f"Launch {number} was heard\nIt was heard in {{place:Sinuiju}}.", message=300 + number)
    await desk.work()
    await desk.watches.work()
    desk.network.pages[url] = f"Launch {number} was seen\n{told}\nIt fell into the sea."
    desk.clock.advance(_DAY)
    await desk.revisits.revisit_due()
    await digests.prepare_due()
    discord = FakeDiscord(desk.clock, random.Random(1))  # noqa: S311  # repeatable, not secret
    await DeliveryService(desk.database, desk.clock, discord).deliver_due()
