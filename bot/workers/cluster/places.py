"""Places: which worker gets the next page. Each has a place for each of its readers, and one for a page to come.

A page whose worker was lost is tried once more alone: on a worker that has no other page meanwhile, so that no other
page can be the cause of a second loss.
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping


class WorkerPlaces:
    """The places of one worker. `gone` is set when it leaves the cluster."""

    def __init__(self, address: str, readers: int) -> None:
        self.address = address
        self.readers = readers
        self.pages = 0
        self.is_reserved = False
        self.avoided_until = 0.0
        self.gone = asyncio.Event()

    @property
    def free(self) -> int:
        """How many more pages it may be given."""
        return 0 if self.is_reserved else self.readers + 1 - self.pages


class Places:
    """The places of all workers, by address."""

    def __init__(self) -> None:
        self._workers: dict[str, WorkerPlaces] = {}
        self._changed = asyncio.Condition()

    @property
    def readers(self) -> int:
        """The number of readers that may be used now."""
        now = asyncio.get_running_loop().time()
        return sum(one.readers for one in self._workers.values() if one.avoided_until <= now)

    @property
    def workers(self) -> int:
        """The number of workers."""
        return len(self._workers)

    async def update(self, readers: Mapping[str, int]) -> None:
        """Take over which workers there are, with their numbers of readers."""
        for address in self._workers.keys() - readers.keys():
            self._workers.pop(address).gone.set()
        for address, count in readers.items():
            self._workers.setdefault(address, WorkerPlaces(address, count)).readers = count
        async with self._changed:
            self._changed.notify_all()  # also since a worker may be avoided no longer

    async def take(self, *, alone: bool) -> WorkerPlaces:
        """A place on the worker with the most free places, when there is one; with `alone`, of a worker without other
        pages. Give it back."""
        async with self._changed:
            while True:
                now = asyncio.get_running_loop().time()
                usable = [one for one in self._workers.values() if one.avoided_until <= now]
                found = max(usable, key=lambda one: one.free, default=None)
                if found is not None and found.free > 0 and (not alone or not found.pages):
                    found.pages += 1
                    found.is_reserved = alone
                    return found
                if alone and found is not None and found.free > 0 and not any(one.is_reserved for one in usable):
                    return await self._emptied(found)
                await self._changed.wait()

    async def _emptied(self, worker: WorkerPlaces) -> WorkerPlaces:
        """Give the worker no further pages, and wait until those that it has are read."""
        worker.is_reserved = True
        try:
            await self._changed.wait_for(lambda: not worker.pages or worker.gone.is_set())
        except BaseException:
            worker.is_reserved = False
            raise
        worker.pages += 1
        return worker

    async def give_back(self, worker: WorkerPlaces, *, alone: bool, avoid_seconds: float = 0.0) -> None:
        """Free a place. With `avoid_seconds`, the worker is given no pages for so long."""
        worker.pages -= 1
        if alone:
            worker.is_reserved = False
        if avoid_seconds:
            worker.avoided_until = asyncio.get_running_loop().time() + avoid_seconds
        async with self._changed:
            self._changed.notify_all()
