"""The desk is killed at every point of a delivery, hundreds of times, under a Discord that loses and delays: each
message arrives exactly once and in order; where history is closed, none arrives twice and the manager is told."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection
from typing import Any, TypeVar

import pytest

from bot.model.deliveries import DeliveryKind, NewDelivery, Refusal
from bot.services.deliveries.service import DeliveryService
from bot.storage.deliveries import outbox
from bot.storage.engine.connections import thread
from bot.storage.engine.database import Database
from tests.fakes.clock import SteppedClock
from tests.fakes.discord import FakeDiscord, Killed, Weather
from tests.fakes.inline_connection import InlineConnection
from tests.fakes.sql import fetch_rows

T = TypeVar("T")

_SEEDS = 80
_CHANNELS = (11, 12)
_MESSAGES = 4


class MortalDatabase:
    """A Database in which the process may die before a transaction's first statement, before its commit and after."""

    def __init__(self, database: Database, discord: FakeDiscord) -> None:
        self._database = database
        self._discord = discord
        self.read = database.read

    async def write(self, work: Callable[..., T], *args: Any) -> T:
        self._discord.kill()

        def mortal(connection: Connection) -> T:
            result = work(connection, *args)
            self._discord.kill()
            return result

        result = await self._database.write(mortal)
        self._discord.kill()
        return result


@asynccontextmanager
async def _opened(path: Path) -> AsyncIterator[Database]:
    """A process that dies loses nothing that was written, only a machine that loses power does: no need to wait."""
    async with Database.open(path / "desk.sqlite3", InlineConnection.connect) as database:  # type: ignore[arg-type]  # what it uses
        assert database._writer is not None
        await thread.run_outside(database._writer, Connection.execute, "PRAGMA synchronous = OFF")
        yield database


def _owe(connection: Connection, now: datetime) -> dict[int, list[str]]:
    owed: dict[int, list[str]] = {channel: [] for channel in _CHANNELS}
    connection.execute("DELETE FROM deliveries")
    for number in range(_MESSAGES):
        for channel in _CHANNELS:
            key = f"card:{number}:{channel}"
            delivery = NewDelivery(
                key=key,
                kind=DeliveryKind.REFUSAL,
                channel_id=channel,
                payload=Refusal("paywall", "", None),
                guild_id=5,
                user_id=7,
                reply_to=number + 1,
            )
            outbox.owe(connection, delivery, now)
            owed[channel].append(key)
    return owed


def _mortal(chance: random.Random, lives: int) -> tuple[dict[str, int], object]:
    left = {"lives": lives}

    def kill() -> None:
        if left["lives"] > 0 and chance.random() < 0.15:
            left["lives"] -= 1
            raise Killed

    return left, kill


async def _live_until_quiet(database: Database, discord: FakeDiscord, clock: SteppedClock) -> None:
    """Run, die, lie dead for a while, start again, until nothing is open."""
    mortal = MortalDatabase(database, discord)
    for _ in range(400):
        service = DeliveryService(mortal, clock, discord)  # type: ignore[arg-type]  # a Database that may die
        try:
            await service.deliver_due()
        except* Killed:
            clock.advance(discord.chance.choice([0.5, 5, 60, 130, 400, 4000]))
        clock.advance(discord.chance.choice([1, 3, 20]))
        open_ones = await database.read(fetch_rows, "SELECT 1 FROM deliveries WHERE state IN ('pending', 'sending')")
        if not list(open_ones):
            return
    pytest.fail("the deliveries never came to an end")


async def test_whatever_dies_whenever_each_message_arrives_once_and_in_order(tmp_path: Path) -> None:
    async with _opened(tmp_path) as database:
        deaths = 0
        for seed in range(_SEEDS):
            chance, clock = random.Random(seed), SteppedClock()  # noqa: S311  # repeatable, not secret
            weather = Weather(lost_answer=0.2, refused=0.15, late=0.1, unrequested=0.15, unreadable=0.2)
            discord = FakeDiscord(clock, chance, weather)
            owed = await database.write(_owe, clock.now())
            lives = chance.randrange(1, 7)
            left, discord.kill = _mortal(chance, lives)  # type: ignore[assignment]  # a plain function
            await _live_until_quiet(database, discord, clock)
            clock.advance(3600)
            deaths += lives - left["lives"]
            for channel in _CHANNELS:
                assert discord.keys(channel) == owed[channel], f"seed {seed}"
            assert not discord.told
        assert deaths > _SEEDS


async def test_without_history_nothing_arrives_twice_and_a_manager_hears_of_what_is_held(tmp_path: Path) -> None:
    async with _opened(tmp_path) as database:
        held = 0
        for seed in range(60):
            chance, clock = random.Random(seed), SteppedClock()  # noqa: S311  # repeatable, not secret
            discord = FakeDiscord(
                clock, chance, Weather(lost_answer=0.2, late=0.1, unrequested=0.1), no_history=set(_CHANNELS)
            )
            owed = await database.write(_owe, clock.now())
            _, discord.kill = _mortal(chance, 3)  # type: ignore[assignment]  # a plain function
            await _live_until_quiet(database, discord, clock)
            clock.advance(3600)
            rows = await database.read(fetch_rows, "SELECT key FROM deliveries WHERE state = 'held'")
            in_doubt = {row["key"] for row in rows}
            for channel in _CHANNELS:
                seen = discord.keys(channel)
                assert len(seen) == len(set(seen)), f"seed {seed}"
                assert set(owed[channel]) - set(seen) <= in_doubt, f"seed {seed}"
            held += len(in_doubt)
            assert bool(discord.told) == bool(in_doubt)
        assert held > 0
