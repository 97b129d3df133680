"""Discord's rate limits as they come over the wire, through discord.py itself."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import discord
import pytest
from aiohttp import web

from bot.client import DeskBot
from bot.model.deliveries import Delivery, DeliveryKind, DeliveryState, Refusal, SendFailure
from cogs._sender import DiscordSender

_NOW = datetime(2024, 9, 16, 12, tzinfo=UTC)
_OWED = Delivery(
    1, "card:1:1", DeliveryKind.REFUSAL, 10, None, Refusal("paywall", "", None), DeliveryState.SENDING, 1, _NOW, _NOW
)
_MESSAGE: dict[str, Any] = {
    "id": "77", "channel_id": "10", "author": {"id": "42", "username": "desk", "discriminator": "0", "avatar": None},
    "content": "", "timestamp": "2024-09-16T12:00:00+00:00", "edited_timestamp": None, "tts": False, "type": 0,
    "mention_everyone": False, "mentions": [], "mention_roles": [], "attachments": [], "embeds": [], "pinned": False,
    "components": [], "flags": 0,
}  # fmt: skip
_HEADERS = {"Content-Type": "application/json", "Via": "1.1 google"}


class BusyDiscord:
    """Answers every message with the next of `limits` (seconds), and takes it when there are none."""

    def __init__(self) -> None:
        self.limits: list[float] = []
        self.asked = 0

    async def answer(self, _: web.Request) -> web.Response:
        self.asked += 1
        if not self.limits:
            return web.Response(body=json.dumps(_MESSAGE), headers=_HEADERS)
        body = {"message": "You are being rate limited.", "retry_after": self.limits.pop(0), "global": True}
        return web.Response(body=json.dumps(body), status=429, headers=_HEADERS)


@pytest.fixture
async def busy(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[BusyDiscord]:
    busy, app = BusyDiscord(), web.Application()
    app.router.add_post("/channels/10/messages", busy.answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    monkeypatch.setattr(discord.http.Route, "BASE", f"http://127.0.0.1:{runner.addresses[0][1]}")
    yield busy
    await runner.cleanup()


@pytest.fixture
async def sender(busy: BusyDiscord, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[DiscordSender]:
    async def logged_in(self: discord.http.HTTPClient, method: str, **_: Any) -> Any:
        return _MESSAGE["author"]

    bot = DeskBot(None, message_content=True)  # type: ignore[arg-type]  # a refusal's card asks the desk nothing
    with monkeypatch.context() as patch:
        patch.setattr(discord.http.HTTPClient, "request", logged_in)
        await bot.http.static_login("x.y.z")
    yield DiscordSender(bot)
    await bot.http.close()


async def test_a_long_global_limit_is_told_at_once_and_is_over_when_it_is_over(
    busy: BusyDiscord, sender: DiscordSender
) -> None:
    """discord.py would wait it out inside the request; given up there, it would let nothing through ever again."""
    busy.limits = [90.0]
    async with asyncio.timeout(60):
        result = await sender.send(_OWED, "n")
    assert (result.failure, result.retry_after) == (SendFailure.RETRY, 90.0)
    async with asyncio.timeout(60):
        assert (await sender.send(_OWED, "n")).message_id == 77
    assert busy.asked == 2


async def test_a_short_limit_is_waited_out(busy: BusyDiscord, sender: DiscordSender) -> None:
    busy.limits = [0.05, 0.05]
    async with asyncio.timeout(60):
        assert (await sender.send(_OWED, "n")).message_id == 77
    assert busy.asked == 3
