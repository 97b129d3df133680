"""Serve the demo channel as a web page, and refresh it when the bot posts or edits a message."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from bot.demo.branding import brand
from bot.demo.stage import Stage
from bot.demo.transcript import reactions_of, words_of

_POLL_SECONDS = 0.3


@asynccontextmanager
async def open_page(stage: Stage, shown: Callable[[Any], None]) -> AsyncIterator[Any]:
    """Serve the page; `preview.url` is its address. Calls `shown(message)` for each new or changed message."""
    env = stage.env
    page = env.preview(
        stage.channel, viewers=[stage.visitor], layout="channel", locale=stage.locale, timezone="Asia/Seoul"
    )
    brand(page)
    async with page as preview:
        watching = asyncio.create_task(_watch(stage, preview, shown), name="demo page")
        try:
            yield preview
        finally:
            watching.cancel()
            await asyncio.gather(watching, return_exceptions=True)


async def _watch(stage: Stage, preview: Any, shown: Callable[[Any], None]) -> None:
    from simcord import SetupError

    seen: dict[int, str] = {message.id: _content(message) for message in _messages(stage)}
    while True:
        await asyncio.sleep(_POLL_SECONDS)
        fresh = [message for message in _messages(stage) if seen.get(message.id) != _content(message)]
        if not fresh:
            continue
        try:
            await preview.refresh()
        except SetupError:  # an action of the visitor is in progress; try again at the next poll
            continue
        for message in fresh:
            seen[message.id] = _content(message)
            shown(message)


def _messages(stage: Stage) -> list[Any]:
    return list(stage.channel.history(viewer=stage.visitor))


def _content(message: Any) -> str:
    return f"{words_of(message)}\n{reactions_of(message)}"
