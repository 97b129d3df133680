"""discord.py repeats a request whose answer was lost. A forum post has no nonce, so its request is made once: held over
HTTP, against a server that carries a request out and then answers 502."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest
from aiohttp import web
from discord.http import HTTPClient, Route

from cogs._story_threads import _SingleRequest


@pytest.fixture
async def requests(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[list[str]]:
    """The paths that a server on loopback was asked for; it answers 502."""
    asked: list[str] = []

    async def broken(request: web.Request) -> web.Response:
        asked.append(request.path)
        return web.Response(status=502)

    app = web.Application()
    app.router.add_route("*", "/{path:.*}", broken)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    monkeypatch.setattr(Route, "BASE", f"http://127.0.0.1:{port}")
    yield asked
    await runner.cleanup()


async def _ask(**options: Any) -> None:
    client = HTTPClient(asyncio.get_running_loop())
    session: Any = aiohttp.ClientSession()
    client._HTTPClient__session = session  # type: ignore[attr-defined]  # made at login, which needs Discord
    client._global_over = asyncio.Event()  # likewise
    client._global_over.set()
    try:
        route = Route("POST", "/channels/{channel_id}/threads", channel_id=1)
        await client.request(route, json={"name": "Launch"}, **options)
    finally:
        await session.close()


async def test_discord_py_repeats_a_request_that_may_have_been_carried_out(
    requests: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("discord.http.asyncio.sleep", _at_once)
    with pytest.raises(Exception, match="502"):
        await _ask()
    assert requests == ["/channels/1/threads"] * 5


async def test_a_post_is_requested_once(requests: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("discord.http.asyncio.sleep", _at_once)
    with pytest.raises(aiohttp.ClientConnectionError, match="not requested again"):
        await _ask(files=_SingleRequest())
    assert requests == ["/channels/1/threads"]


_sleep = asyncio.sleep


async def _at_once(_: float) -> None:
    await _sleep(0)
