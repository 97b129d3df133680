"""Look up host names on separate threads.

The system looks a name up in a call that blocks, for half a minute where the name's servers do not answer, and that
cannot be cancelled. On the event loop's own threads, which are few, such calls would hold up everything else that is
done there: answers, what is read and stored, the connections to Discord.
"""

from __future__ import annotations

import asyncio
import socket
from contextlib import suppress
from threading import Thread
from typing import Any

from aiohttp.abc import AbstractResolver, ResolveResult

MOST = 256
"""Names that are looked up at one time, a thread each; further ones wait. A fetch whose time is over leaves its own
behind, for some minutes at worst. Fetches are shared between servers (`policy/fair_shares`) and last half a minute, so
those of one server leave behind some dozens: no other server's waits. The limits on threads in `packaging` allow for
all of them."""
_NUMERIC = socket.AI_NUMERICHOST | socket.AI_NUMERICSERV


class HostLookups(AbstractResolver):
    """The system's resolver, with a daemon thread for each look-up. For one event loop."""

    def __init__(self, most: int = MOST) -> None:
        self._free = asyncio.Semaphore(most)

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The addresses of a name. Raises OSError where it has none, RuntimeError if no thread can be started."""
        await self._free.acquire()
        loop = asyncio.get_running_loop()
        found: asyncio.Future[list[tuple[Any, ...]]] = loop.create_future()

        def end(addresses: list[tuple[Any, ...]], error: Exception | None) -> None:
            self._free.release()
            if found.done():
                return  # nobody waits any more
            if error is None:
                found.set_result(addresses)
            else:
                found.set_exception(error)

        def look_up() -> None:
            addresses: list[tuple[Any, ...]] = []
            failure: Exception | None = None
            try:
                addresses = socket.getaddrinfo(
                    host, port, family=family, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG
                )
            except OSError as error:
                failure = error
            except UnicodeError as error:  # an invalid label of a DNS name
                failure = socket.gaierror(socket.EAI_NONAME, str(error))
            except Exception as error:  # a bug is raised in the caller of `resolve`
                failure = error
            with suppress(RuntimeError):  # the loop has ended
                loop.call_soon_threadsafe(end, addresses, failure)

        try:
            Thread(target=look_up, name="lookup", daemon=True).start()
        except RuntimeError:
            self._free.release()
            raise
        return [
            ResolveResult(hostname=host, host=place[0], port=place[1], family=kind, proto=protocol, flags=_NUMERIC)
            for kind, _, protocol, _, place in await found
        ]

    async def close(self) -> None:
        """Nothing is held."""
