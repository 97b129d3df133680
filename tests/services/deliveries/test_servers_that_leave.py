"""A manager removes the desk and adds it again, as many do to mend its permissions, while links wait for answers."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from bot.model.deliveries import DeliveryKind, NewDelivery, Refusal
from bot.services.deliveries.service import DeliveryService
from bot.storage.deliveries import outbox
from bot.storage.deliveries.status import open_deliveries
from tests.fakes.desk import SmallDesk
from tests.fakes.discord import FakeDiscord
from tests.fakes.sql import fetch_rows

_GUILD, _CHANNEL, _POST = 1, 10, 99
_MONTH = timedelta(days=31).total_seconds()


@pytest.fixture
def discord(desk: SmallDesk) -> FakeDiscord:
    return FakeDiscord(desk.clock, random.Random(1))  # noqa: S311  # repeatable, not secret


async def test_answers_to_links_wait_until_the_server_has_the_desk_again(desk: SmallDesk, discord: FakeDiscord) -> None:
    service = DeliveryService(desk.database, desk.clock, discord)
    await _owe_answer(desk, "card:1:1")
    await desk.retention.left(_GUILD)
    discord.gone.add(_CHANNEL)
    await _owe_answer(desk, "card:2:2")
    desk.clock.advance(3600)
    assert await service.deliver_due() == 0
    waiting = await desk.database.read(open_deliveries)
    assert (waiting.owed, waiting.held, waiting.oldest) == (0, 2, None)

    discord.gone.discard(_CHANNEL)
    await desk.retention.returned(_GUILD)
    assert await service.deliver_due() == 2
    assert discord.keys(_CHANNEL) == ["card:1:1", "card:2:2"]
    assert discord.marks == [(_POST, False)] * 2


async def test_what_its_feeds_brought_meanwhile_is_not_told_when_it_is_back(
    desk: SmallDesk, discord: FakeDiscord
) -> None:
    service = DeliveryService(desk.database, desk.clock, discord)
    brief = Refusal("paywall", "", "https://a.example/5", title="Ferry sails again")
    owed = NewDelivery("feed:10:5", DeliveryKind.REFUSAL, _CHANNEL, brief, guild_id=_GUILD)
    await desk.retention.left(_GUILD)
    discord.gone.add(_CHANNEL)
    await desk.database.write(outbox.owe, owed, desk.clock.now())
    assert await service.deliver_due() == 0

    discord.gone.discard(_CHANNEL)
    await desk.retention.returned(_GUILD)
    desk.clock.advance(3600)
    assert await service.deliver_due() == 0
    assert discord.keys(_CHANNEL) == []


async def test_a_server_that_does_not_come_back_leaves_nothing_to_send(desk: SmallDesk, discord: FakeDiscord) -> None:
    await _owe_answer(desk, "card:1:1")
    await desk.retention.sync_servers([])
    await desk.retention.left(_GUILD)
    desk.clock.advance(_MONTH)
    await desk.retention.prune_daily()
    assert await desk.database.read(fetch_rows, "SELECT key FROM deliveries") == []


async def _owe_answer(desk: SmallDesk, key: str) -> None:
    refusal = Refusal("paywall", "", None)
    owed = NewDelivery(key, DeliveryKind.REFUSAL, _CHANNEL, refusal, guild_id=_GUILD, user_id=7, reply_to=_POST)
    await desk.database.write(outbox.owe, owed, desk.clock.now())
