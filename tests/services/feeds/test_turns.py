"""What the managers of one server ask for delays no other server, and holds a bounded number of connections."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from tests.fakes.waiting import moments
from tests.services.feeds.newsroom import FEED, GUILD, Newsroom

_OTHER = 2


@pytest.mark.parametrize("command", ["add", "check"])
async def test_slow_sites_that_one_server_asks_for_leave_room_for_another(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    await room.follow()
    feeds, network = room.desk.feeds, room.desk.network
    fetch, answered, asked = network.fetch, asyncio.Event(), list[str]()

    async def slow(url: str, **given: Any) -> Any:
        asked.append(url)
        if given.get("redirects") is None and url != f"{FEED}?other":
            await answered.wait()
        return await fetch(url, **given)

    monkeypatch.setattr(network, "fetch", slow)
    network.pages[f"{FEED}?other"] = network.pages[FEED]
    ask: Callable[[], Awaitable[object]] = (
        (lambda: feeds.preview(GUILD, FEED)) if command == "add" else (lambda: feeds.check(GUILD, FEED))
    )
    waiting = [asyncio.ensure_future(ask()) for _ in range(30)]
    async for _ in moments():
        if len(asked) >= 4:
            break
    for gone in (waiting[0], waiting[-1]):  # one with a turn, and one that waits for one
        gone.cancel()
    found = await asyncio.wait_for(feeds.preview(_OTHER, f"{FEED}?other"), 5)
    assert found.url == f"{FEED}?other"
    assert len(asked) <= 4 + 1 + 1, "half of the turns, the one that was given up, and the other server's"
    answered.set()
    results = await asyncio.gather(*waiting, return_exceptions=True)
    assert sum(isinstance(one, asyncio.CancelledError) for one in results) == 2
    assert sum(isinstance(one, BaseException) for one in results) == 2, "all others have their answer"
