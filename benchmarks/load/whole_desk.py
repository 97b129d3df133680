"""A whole desk without a connection: the bot with its cogs, the services and the loops, for measurements within its
process."""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

from bot.app import App
from bot.config import load_settings
from bot.model.analysis import Page
from bot.model.jobs import LOCAL_SHELF, Post, Submission
from bot.runtime import assemble


@contextlib.asynccontextmanager
async def working_desk(**settings: object) -> AsyncIterator[App]:
    """A desk at work in a folder of its own; `settings` as `load_settings` takes them."""
    with tempfile.TemporaryDirectory() as home:
        async with contextlib.AsyncExitStack() as stack:
            app = await stack.enter_async_context(App.open(load_settings(desk_home=home, **settings)))
            bot, _ = assemble(app)
            await stack.enter_async_context(bot)
            await bot.add_cogs()
            await stack.enter_async_context(app.working(None))
            yield app


async def read(app: App, pages: Iterable[Path]) -> None:
    """Save pages, files of HTML, and wait until all are read."""
    for path in pages:
        page = Page(None, path.read_bytes(), "text/html", "utf-8")
        await app.ingest.submit(Submission(LOCAL_SHELF, Post(), page=page))
    while (await app.answers.status(LOCAL_SHELF)).queued:  # noqa: ASYNC110  # jobs are rows
        await asyncio.sleep(0.1)
