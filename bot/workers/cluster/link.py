"""ClusterLink: one bridge process as the desk sees it, from its connection to its end."""

from __future__ import annotations

import asyncio
import contextlib
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from itertools import count

from bot.model.analysis import Analysis
from bot.model.errors import DeskError
from bot.text.caps import capped, capped_error
from bot.workers import wire
from bot.workers.cluster.config import ClusterConfig
from bot.workers.cluster.frames import ANSWER, CANCEL, FAILED, LOST, READ, STATE
from bot.workers.cluster.handshake import greet
from bot.workers.process import child_environment

_START_SECONDS = 60.0
_LONG_FRAME = 2**16  # as in bot/workers/process
_MOST_BYTES = wire.MAX_BYTES + 2**16


class ClusterLost(Exception):
    """The bridge, or the scheduler behind it, cannot be used."""


class WorkerLost(Exception):
    """A page has no answer since its worker was lost, or cannot read."""


class ClusterLink:
    """A connected bridge. `readers` and `workers` are those that may read for the desk now, `refused` says in words why
    other workers may not; `on_change` is called when these change and when the link ends, which sets `lost` to why."""

    def __init__(self, process: Process, on_change: Callable[[], None]) -> None:
        self._process = process
        self._on_change = on_change
        self._numbers = count(1)
        self._pages: dict[int, asyncio.Future[Analysis | DeskError]] = {}
        self._connected = asyncio.Event()
        self.readers = self.workers = 0
        self.refused: tuple[str, ...] = ()
        self.lost = ""
        self._listener = asyncio.create_task(self._listen(), name="cluster")

    @classmethod
    async def open(cls, config: ClusterConfig, on_change: Callable[[], None]) -> ClusterLink:
        """Start a bridge and wait until it is connected. Raises ClusterLost, OSError."""
        try:  # cheaper than a bridge, which takes a second of processor time to start
            await greet(config.address, config.tls)
        except ConnectionError as error:
            raise ClusterLost(f"{config.address}: {error}") from error
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            "from bot.workers.cluster.bridge import main; main()",
            stdin=PIPE,
            stdout=PIPE,
            env=child_environment(),
            start_new_session=True,
            limit=2**20,
        )
        link = cls(process, on_change)
        try:
            async with asyncio.timeout(_START_SECONDS):
                await link._send(config)
                await link._connected.wait()
        except TimeoutError:
            link.lost = "the bridge does not answer"
        except BaseException:
            await asyncio.shield(link.close())
            raise
        if link.lost:
            await link.close()
            raise ClusterLost(link.lost)
        return link

    async def read(self, page: bytes, *, alone: bool) -> Analysis | DeskError:
        """The answer of a worker for a pickled Page. Raises WorkerLost, ClusterLost."""
        if self.lost or not self.readers:
            raise ClusterLost(self.lost or "no worker")
        number = next(self._numbers)
        waiting: asyncio.Future[Analysis | DeskError] = asyncio.get_running_loop().create_future()
        self._pages[number] = waiting
        try:
            await self._send((READ, number, alone, page))
            return await waiting
        except (asyncio.CancelledError, ClusterLost):
            self._cancel(number)
            raise
        finally:
            self._pages.pop(number, None)
            if waiting.done() and not waiting.cancelled():
                waiting.exception()  # where `_send` raised: asyncio logs an error that nobody has asked for

    async def close(self) -> None:
        """End the bridge."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()
        self._listener.cancel()
        await asyncio.wait({self._listener})
        self._end("closed")

    async def _send(self, message: object) -> None:
        if self._process.stdin is None:
            raise RuntimeError("the bridge has no stream")
        try:
            self._process.stdin.write(wire.frame(message))
            await self._process.stdin.drain()
        except ConnectionError as error:
            await asyncio.wait({self._listener})
            raise ClusterLost(self.lost) from error

    def _cancel(self, number: int) -> None:
        """Tell the bridge that nobody waits for a page any more, without waiting for it."""
        if self._process.stdin is not None and not self.lost:
            self._process.stdin.write(wire.frame((CANCEL, number)))

    async def _listen(self) -> None:
        why = ""
        try:
            while not why:
                why = await self._take(await self._receive())
        except (asyncio.IncompleteReadError, ConnectionError):
            why = "the bridge ended"
        except (wire.WireError, TypeError, ValueError, AttributeError):
            why = "the bridge gave an invalid reply"
        finally:
            self._end(why or "closed")

    async def _receive(self) -> bytes:
        if self._process.stdout is None:
            raise RuntimeError("the bridge has no stream")
        (length,) = wire.HEADER.unpack(await self._process.stdout.readexactly(wire.HEADER.size))
        if length > _MOST_BYTES:
            raise wire.WireError("too long")
        return await self._process.stdout.readexactly(length)

    async def _take(self, body: bytes) -> str:
        """Act on a message; why the link ends, if it says so. Raises WireError, TypeError, ValueError, AttributeError
        for what no bridge of ours would write."""
        match wire.unframe(body):
            case (message, int() as readers, int() as workers, tuple() as refused) if message == STATE:
                self.readers, self.workers = readers, workers
                self.refused = tuple(str(one)[:200] for one in refused[:20])
                self._connected.set()
                if not readers:
                    self._fail_pages("no worker")
                self._on_change()
            case (message, int() as number, bytes() as answer) if message == ANSWER:
                self._answer(number, await _decoded(answer))
            case (message, int() as number, str() as detail) if message == LOST:
                self._answer(number, WorkerLost(detail[:300]))
            case (message, str() as detail) if message == FAILED:
                return detail[:300] or "no cluster"
            case _:
                raise wire.WireError("unknown message")
        return ""

    def _answer(self, number: int, answer: Analysis | DeskError | WorkerLost) -> None:
        waiting = self._pages.get(number)
        if waiting is None or waiting.done():
            return
        if isinstance(answer, WorkerLost):
            waiting.set_exception(answer)
        else:
            waiting.set_result(answer)

    def _end(self, why: str) -> None:
        self.readers = self.workers = 0
        self.lost = self.lost or why
        self._connected.set()
        self._fail_pages(self.lost)
        self._on_change()

    def _fail_pages(self, why: str) -> None:
        for waiting in self._pages.values():
            if not waiting.done():
                waiting.set_exception(ClusterLost(why))


async def _decoded(answer: bytes) -> Analysis | DeskError | WorkerLost:
    """A worker's answer, capped again. An invalid answer fails only this page."""
    try:
        if len(answer) > _LONG_FRAME:
            return await asyncio.to_thread(_taken_in, answer)
        return _taken_in(answer)
    except (wire.WireError, TypeError, ValueError, AttributeError):
        return WorkerLost("invalid answer")


def _taken_in(answer: bytes) -> Analysis | DeskError | WorkerLost:
    match wire.unframe(answer):
        case Analysis() as analysis:
            return capped(analysis)
        case DeskError() as error:
            return capped_error(error)
    return WorkerLost("invalid answer")
