"""The desk of the tests on threads and forum posts."""

from __future__ import annotations

import random
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.model.settings import CardPlaces
from bot.services.deliveries.service import DeliveryService
from bot.storage.engine.database import Database
from tests.fakes.clock import SteppedClock
from tests.fakes.discord import FakeDiscord
from tests.services.deliveries.threads.story_desk import Desk


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    clock = SteppedClock()
    discord = FakeDiscord(clock, random.Random(1))  # noqa: S311  # repeatable, not secret
    async with Database.open(tmp_path / "desk.sqlite3") as database:
        service = DeliveryService(database, clock, discord, monotonic=lambda: clock.now().timestamp())
        opened = Desk(database, clock, discord, service)
        await opened.choose(CardPlaces.THREADS)
        yield opened
