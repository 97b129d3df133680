"""Reader processes without a process: pages are read on a thread of the process that has the pool.

A process of its own loads the language models anew, two seconds of processor time, before it reads a page or two. What
the pool does with real ones is tested in `tests/workers`.
"""

from __future__ import annotations

import asyncio
import importlib

from bot.model.analysis import Analysis, Page
from bot.model.errors import DeskError
from bot.text.caps import capped, capped_error
from bot.workers import pool, reader
from bot.workers.process import Reading
from bot.workers.reader import ReaderConfig


class ReaderHere:
    """What `ReaderPool` uses of a `ReaderProcess`."""

    is_alive = True
    retired = False

    def __init__(self) -> None:
        self.pages = 0
        self._read: reader.Read | None = None

    @classmethod
    async def start(cls) -> ReaderHere:
        return cls()

    async def load(self, orders: ReaderConfig) -> None:
        module, _, name = orders.loader.partition(":")
        load = getattr(importlib.import_module(module), name)
        self._read = await asyncio.to_thread(load, *orders.arguments)

    async def read(self, page: Page, seconds: float) -> Reading | DeskError:
        assert self._read is not None
        self.pages += 1
        answer = await asyncio.to_thread(reader._answer, self._read, page, seconds)
        if isinstance(answer, DeskError):
            return capped_error(answer)
        return capped(answer) if isinstance(answer, Analysis) else answer

    async def kill(self) -> None:
        """There is nothing to end."""


def prepare() -> None:
    """From now on the pools of this process read here."""
    vars(pool)["ReaderProcess"] = ReaderHere
