"""Turns of servers at requests that members wait for, shared as the fetches of links are."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from bot.policy.fair_shares import Slots


class ServerTurns:
    """At most `most` turns at the same time. A server may hold as many turns as are left free (`Slots.may_fetch`), so
    the last free one goes to a server that holds none. For one event loop."""

    def __init__(self, most: int) -> None:
        self._slots = Slots(fetches=most)
        self._held: Counter[int] = Counter()
        self._waiting: list[asyncio.Future[None]] = []

    @asynccontextmanager
    async def turn(self, server: int) -> AsyncIterator[None]:
        """Wait for a turn of the server (the id of its guild or shelf, the same for all turns), and hold it."""
        while not self._slots.may_fetch(self._held[server], self._held.total()):
            freed = asyncio.get_running_loop().create_future()
            self._waiting.append(freed)
            await freed
        self._held[server] += 1
        try:
            yield
        finally:
            self._held[server] -= 1
            self._held += Counter()  # without servers that hold none
            waiting, self._waiting = self._waiting, []
            for freed in waiting:
                if not freed.done():
                    freed.set_result(None)
