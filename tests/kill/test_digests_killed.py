"""A digest reaches its channel once and whole, wherever the desk is killed while it prepares or delivers it."""

from __future__ import annotations

import random
from datetime import time
from pathlib import Path

import pytest

from bot.model.deliveries import ScheduleRequest
from bot.services.deliveries.service import DeliveryService
from bot.services.digests.service import DigestService
from bot.text.knowledge.base import Knowledge
from tests.fakes import news_texts as texts
from tests.fakes.desk import ANNA, SmallDesk, open_prepared
from tests.fakes.discord import FakeDiscord, Killed, Weather
from tests.kill.test_deliveries_killed import MortalDatabase
from tests.services.test_latest import page

_KEY = "digest:10:day:2024-09-16:1"
_NO_NAMES = Knowledge([])


class Fate:
    """Kills at the n-th point that is passed, once."""

    def __init__(self, point: int) -> None:
        self.left = point

    def __call__(self) -> None:
        self.left -= 1
        if self.left == 0:
            raise Killed


@pytest.mark.parametrize("point", range(1, 14))
@pytest.mark.parametrize("away", [5, 500])
async def test_one_digest_whenever_it_dies(tmp_path: Path, knowledge: Knowledge, point: int, away: int) -> None:
    async with open_prepared(tmp_path / "desk.sqlite3", knowledge, _owe_one_part) as desk:
        await _one_digest(desk, knowledge, point, away)


async def _owe_one_part(desk: SmallDesk) -> None:
    await desk.save(ANNA, "https://post.example/1", page("River floods Sinuiju", texts.WIRE))
    await _owe(desk)


async def _owe(desk: SmallDesk) -> None:
    """A digest of what is saved is due."""
    await DigestService(desk.database, desk.clock, _NO_NAMES).schedule(
        ScheduleRequest(1, 10, time(21, 30), "Asia/Seoul")
    )
    desk.clock.advance(1800)


async def _one_digest(desk: SmallDesk, knowledge: Knowledge, point: int, away: int) -> None:
    discord = FakeDiscord(desk.clock, random.Random(point))  # noqa: S311  # repeatable, not secret
    discord.kill = fate = Fate(point)
    mortal = MortalDatabase(desk.database, discord)
    for _ in range(3):
        try:
            await DigestService(mortal, desk.clock, knowledge).prepare_due()  # type: ignore[arg-type]  # may die
            await DeliveryService(mortal, desk.clock, discord).deliver_due()  # type: ignore[arg-type]  # may die
        except* Killed:
            pass
        desk.clock.advance(away)
    assert discord.keys(10) == [_KEY]
    assert await desk.rows("SELECT state FROM deliveries") == [("sent",)]
    assert await desk.rows("SELECT count(*) FROM shown") == [(1,)]
    assert fate.left <= 0 or point > 9, "the point was passed"


@pytest.mark.parametrize("point", range(1, 20))
@pytest.mark.parametrize("away", [5, 500])
async def test_every_part_once_and_in_order_whenever_it_dies(
    tmp_path: Path, knowledge: Knowledge, point: int, away: int
) -> None:
    async with open_prepared(tmp_path / "desk.sqlite3", knowledge, _owe_two_parts) as desk:
        await _every_part(desk, knowledge, point, away)


async def _owe_two_parts(desk: SmallDesk) -> None:
    for number in range(10):
        words = f"depot{number} officials{number} counted{number} trucks{number} waiting{number} outside{number}"
        await desk.save(ANNA, f"https://post.example/{number}", page(f"Report {number}: {words}", f"{words} today."))
    await _owe(desk)


async def _every_part(desk: SmallDesk, knowledge: Knowledge, point: int, away: int) -> None:
    weather = Weather(lost_answer=0.2, refused=0.2, late=0.1)
    discord = FakeDiscord(desk.clock, random.Random(point), weather)  # noqa: S311  # repeatable, not secret
    discord.kill = Fate(point)
    mortal = MortalDatabase(desk.database, discord)
    for _ in range(12):
        try:
            await DigestService(mortal, desk.clock, knowledge).prepare_due()  # type: ignore[arg-type]  # may die
            await DeliveryService(mortal, desk.clock, discord).deliver_due()  # type: ignore[arg-type]  # may die
        except* Killed:
            pass
        desk.clock.advance(away)
    discord.weather = Weather()
    desk.clock.advance(500)
    await DeliveryService(desk.database, desk.clock, discord).deliver_due()
    assert discord.keys(10) == [_KEY, _KEY[:-1] + "2"]
    assert await desk.rows("SELECT state FROM deliveries") == [("sent",), ("sent",)]
    assert await desk.rows("SELECT delivery_id, count(*) FROM shown GROUP BY 1") == [(1, 5), (2, 5)]
