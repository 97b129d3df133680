"""Politeness: one request at a time to a host, a pause between two, and none before its Retry-After."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from msgspec import Struct, field

from bot.model.errors import HostSuspended, Reason

_REMEMBERED = 256  # hosts, before idle ones are removed
_MOST_SUSPENDED = 1_024
"""Suspended hosts that are remembered at most; if there are more, those whose suspension ends first are forgotten. A
feed may list any number of names of one site that all ask for a month, and each claim of a job goes through the
hosts."""
_LEAST_WAIT = 0.25
"""Seconds after which a host with a request under way is looked at again."""


class _Host(Struct):
    """The state of one host; times are the event loop's. `users` hold its turn or wait for it."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    users: int = 0
    free_at: float = 0.0
    suspended_until: float = 0.0


class HostTurns:
    """The turns at each host. `gap` is the pause in seconds between the end of one request and the start of the
    next."""

    def __init__(self, gap: float) -> None:
        self._gap = gap
        self._hosts: dict[str, _Host] = {}

    def __len__(self) -> int:
        """How many hosts are remembered."""
        return len(self._hosts)

    @asynccontextmanager
    async def turn(self, host: str, *, pause: bool = True) -> AsyncIterator[None]:
        """Wait for the host's turn and hold it; without `pause`, the pause after the last request is not waited for.

        Raises HostSuspended RATE_LIMITED while the host is suspended.
        """
        loop = asyncio.get_running_loop()
        self._remove_idle(loop.time())
        state = self._hosts.setdefault(host, _Host())
        state.users += 1
        try:
            async with state.lock:
                if (wait := state.suspended_until - loop.time()) > 0:
                    failed = HostSuspended(Reason.RATE_LIMITED, host=host)
                    failed.retry_after = wait
                    raise failed
                if pause:
                    await asyncio.sleep(max(state.free_at - loop.time(), 0))
                try:
                    yield
                finally:
                    state.free_at = loop.time() + self._gap
        finally:
            state.users -= 1

    def busy(self) -> Mapping[str, float]:
        """The hosts whose turn would have to be waited for, and for how many seconds at least. A suspended host is not
        among them: it refuses at once."""
        now = asyncio.get_running_loop().time()
        waits = {host: self._wait(state, now) for host, state in self._hosts.items()}
        return {host: wait for host, wait in waits.items() if wait > 0}

    def wait_for(self, host: str, *, pause: bool = True) -> float:
        """For how many seconds at least the host's turn would have to be waited for; 0 if it is free."""
        state = self._hosts.get(host)
        if state is None or not (pause or state.users):
            return 0.0
        return self._wait(state, asyncio.get_running_loop().time())

    def suspend(self, host: str, seconds: float) -> None:
        """Send nothing to `host` for `seconds`."""
        self._hosts.setdefault(host, _Host()).suspended_until = asyncio.get_running_loop().time() + seconds

    def _wait(self, state: _Host, now: float) -> float:
        if state.suspended_until > now:
            return 0.0
        return max(self._gap, _LEAST_WAIT) if state.users else max(state.free_at - now, 0.0)

    def _remove_idle(self, now: float) -> None:
        if len(self._hosts) > _REMEMBERED:
            idle = [
                host
                for host, state in self._hosts.items()
                if not state.users and max(state.free_at, state.suspended_until) < now
            ]
            suspended = [
                host for host, state in self._hosts.items() if not state.users and state.suspended_until >= now
            ]
            if len(suspended) > _MOST_SUSPENDED:
                suspended.sort(key=lambda host: self._hosts[host].suspended_until)
                idle += suspended[:-_MOST_SUSPENDED]
            for host in idle:
                del self._hosts[host]
