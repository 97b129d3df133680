"""L3: politeness: one request at a time to a host, a pause between two, and none before a host wants one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from bot.model.errors import FetchFailed, Reason

_REMEMBERED = 1000  # hosts, before those at rest are forgotten


@dataclass(slots=True)
class _Host:
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0
    free_at: float = 0.0
    shut_until: float = 0.0


class Manners:
    """The turns at each host. `gap` is the pause in seconds between the end of one page and the start of the next."""

    def __init__(self, gap: float) -> None:
        self._gap = gap
        self._hosts: dict[str, _Host] = {}

    @asynccontextmanager
    async def turn(self, host: str, *, follows_redirect: bool = False) -> AsyncIterator[None]:
        """Hold the only turn at `host`; a redirect's next hop need not pause.

        Raises FetchFailed RATE_LIMITED with `retry_after` while the host has asked to be left alone.
        """
        loop = asyncio.get_running_loop()
        self._forget(loop.time())
        place = self._hosts.setdefault(host, _Host())
        place.users += 1
        try:
            async with place.lock:
                if (wait := place.shut_until - loop.time()) > 0:
                    failed = FetchFailed(Reason.RATE_LIMITED, host=host)
                    failed.retry_after = wait
                    raise failed
                if not follows_redirect:
                    await asyncio.sleep(max(place.free_at - loop.time(), 0))
                try:
                    yield
                finally:
                    place.free_at = loop.time() + self._gap
        finally:
            place.users -= 1

    def leave_alone(self, host: str, seconds: float) -> None:
        """Send nothing to `host` for `seconds`."""
        self._hosts.setdefault(host, _Host()).shut_until = asyncio.get_running_loop().time() + seconds

    def _forget(self, now: float) -> None:
        if len(self._hosts) > _REMEMBERED:
            resting = [h for h, p in self._hosts.items() if not p.users and max(p.free_at, p.shut_until) < now]
            for host in resting:
                del self._hosts[host]
