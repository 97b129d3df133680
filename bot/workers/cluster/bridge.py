"""The bridge process: the client of dask's scheduler, for one desk. `link` controls it over its standard streams.

It is a process of its own since dask unpickles whatever scheduler and workers send; like a reader it has no token, and
of its messages the desk unpickles only values of the model. It also keeps dask out of the bot's memory and event loop.
It ends with its input, or when the scheduler is lost: a new one connects again.
"""

from __future__ import annotations

import asyncio
import logging
import os
import uuid
from functools import partial
from io import RawIOBase
from typing import TYPE_CHECKING, Any, BinaryIO

from distributed import Client
from distributed.security import Security

from bot.log_format import write_log
from bot.workers import wire
from bot.workers.cluster.config import ClusterConfig, Offers
from bot.workers.cluster.dask_setup import quiet, security
from bot.workers.cluster.frames import ANSWER, CANCEL, FAILED, LOST, READ, STATE
from bot.workers.cluster.places import Places, WorkerPlaces

if TYPE_CHECKING:
    from distributed.client import Future

_CONNECT_SECONDS = 10.0
_LOOK_SECONDS = 0.5
"""Seconds between two questions to the scheduler for its workers."""
_STATUS_SECONDS = 0.1
_SILENT_SECONDS = 10.0
"""Seconds without an answer after which the scheduler counts as lost."""
_AVOID_SECONDS = 30.0
"""Seconds for which a worker gets no pages after it could not read one or did not answer in time."""
_SPARE_SECONDS = 30.0


def main() -> None:
    """Serve the parent process until it closes the stream or the scheduler is lost."""
    incoming, outgoing = os.fdopen(os.dup(0), "rb", buffering=0), os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # redirect what libraries print to stderr
    config = _first(incoming)
    if config is None:
        return
    write_log("ERROR", config.log_format)
    quiet()
    failure = asyncio.run(_serve(config, incoming, outgoing))
    if failure:
        wire.send(outgoing, (FAILED, failure))
    os._exit(0)  # without the pauses in which dask's threads end


def _first(stream: RawIOBase) -> ClusterConfig | None:
    """The configuration; nothing after it is read."""
    header = _exactly(stream, wire.HEADER.size)
    if len(header) < wire.HEADER.size:
        return None
    config = wire.unframe_trusted(_exactly(stream, wire.HEADER.unpack(header)[0]))
    return config if isinstance(config, ClusterConfig) else None


def _exactly(stream: RawIOBase, size: int) -> bytes:
    found = b""
    while len(found) < size and (more := stream.read(size - len(found))):
        found += more
    return found


async def _serve(config: ClusterConfig, incoming: RawIOBase, outgoing: BinaryIO) -> str:
    """Work until the input ends or the scheduler is lost; why, in the second case."""
    try:
        made: Security | None = security(config.tls)
        client = await Client(  # type: ignore[no-untyped-call]  # dask's constructor has no types
            config.address,
            security=made,
            asynchronous=True,
            set_as_default=False,
            timeout=_CONNECT_SECONDS,
            name="peninsula-desk",
        )
    except (OSError, ValueError, RuntimeError) as error:
        return f"{config.address}: {error}"
    bridge = Bridge(client, config, outgoing)
    look = asyncio.create_task(bridge.look())
    serve = asyncio.create_task(bridge.serve(await _stream(incoming)))
    await asyncio.wait({look, serve}, return_when=asyncio.FIRST_COMPLETED)
    return look.result() if look.done() else ""


async def _stream(incoming: RawIOBase) -> asyncio.StreamReader:
    stream = asyncio.StreamReader(limit=2**20)
    await asyncio.get_running_loop().connect_read_pipe(lambda: asyncio.StreamReaderProtocol(stream), incoming)
    return stream


class Bridge:
    """Carries pages to workers and answers back."""

    def __init__(self, client: Client, config: ClusterConfig, outgoing: BinaryIO) -> None:
        self._client = client
        self._scheduler: Any = client.scheduler  # whose methods dask makes by name
        self._config = config
        self._outgoing = outgoing
        self._places = Places()
        self._pages: dict[int, asyncio.Task[None]] = {}

    async def look(self) -> str:
        """Follow which workers there are, and tell the desk, until the scheduler is lost; why."""
        told: object = None
        while True:
            known = await self._known_workers()
            if isinstance(known, str):
                return f"{self._config.address}: {known}"
            offers = Offers.of(known.items(), self._config.version)
            await self._places.update(offers.readers)
            state = (STATE, self._places.readers, self._places.workers, offers.refused)
            if state != told:
                wire.send(self._outgoing, state)
                told = state
            await asyncio.sleep(_LOOK_SECONDS)

    async def _known_workers(self) -> dict[str, Any] | str:
        """What the scheduler knows of its workers, by address; if it is lost, the reason in words. dask would reconnect
        by itself, but without the tasks."""
        asked = asyncio.ensure_future(self._scheduler.identity(n_workers=-1))
        try:
            async with asyncio.timeout(_SILENT_SECONDS):
                while not asked.done() and self._client.status == "running":
                    await asyncio.wait({asked}, timeout=_STATUS_SECONDS)
            if self._client.status != "running":
                return "connection lost"
            workers: dict[str, Any] = asked.result()["workers"]
        except TimeoutError:
            return "no answer"
        except (OSError, ValueError) as error:
            return str(error)
        finally:
            asked.cancel()
        return workers

    async def serve(self, incoming: asyncio.StreamReader) -> None:
        """Carry out the desk's orders until it closes the stream."""
        while True:
            try:
                (length,) = wire.HEADER.unpack(await incoming.readexactly(wire.HEADER.size))
                order = wire.unframe_trusted(await incoming.readexactly(length))
            except asyncio.IncompleteReadError:
                return
            match order:
                case (message, int() as number, bool() as alone, bytes() as page) if message == READ:
                    self._pages[number] = task = asyncio.create_task(self._read(number, alone, page))
                    task.add_done_callback(partial(self._forget, number))
                case (message, int() as number) if message == CANCEL and number in self._pages:
                    self._pages[number].cancel()

    def _forget(self, number: int, _: asyncio.Task[None]) -> None:
        del self._pages[number]

    async def _read(self, number: int, alone: bool, page: bytes) -> None:
        worker = await self._places.take(alone=alone)
        avoid = _AVOID_SECONDS
        try:
            answer, detail = await self._answer(worker, page)
            avoid = 0.0 if answer else _AVOID_SECONDS
        except asyncio.CancelledError:
            avoid = 0.0
            raise
        finally:
            await self._places.give_back(worker, alone=alone, avoid_seconds=avoid)
        if answer:
            wire.send(self._outgoing, (ANSWER, number, answer))
        else:
            wire.send(self._outgoing, (LOST, number, f"{worker.address}: {detail}"))

    async def _answer(self, worker: WorkerPlaces, page: bytes) -> tuple[bytes, str]:
        """The worker's answer, or b"" and why there is none. dask never moves the page to another worker."""
        key = f"page-{uuid.uuid4().hex}"
        future = self._client.submit(_read_page, page, key=key, pure=False, workers=[worker.address], retries=0)
        answered = asyncio.ensure_future(_result(future))
        left = asyncio.create_task(worker.gone.wait())
        try:
            # The page waits for the one before it; and after a reader died, another one reads the proof page.
            seconds = 3 * self._config.seconds + _SPARE_SECONDS
            await asyncio.wait({answered, left}, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
            if answered.done():
                return (b"", "its task was cancelled") if answered.cancelled() else answered.result()
            return b"", "the worker left" if left.done() else f"no answer in {seconds:g} s"
        finally:
            for task in (answered, left):
                task.cancel()
            if not answered.done():
                await asyncio.shield(_cancel(future))
            future.release()  # type: ignore[no-untyped-call]  # dask's


async def _read_page(page: bytes) -> bytes:
    """`worker.read_page`, on the worker."""
    from bot.workers.cluster.worker import read_page

    return await read_page(page)


_read_page.__module__ = "__main__"
"""So dask pickles the function by its code and not by its name: the scheduler unpickles it too, and `dask scheduler` of
a checkout's environment cannot import the desk."""


async def _result(future: Future[Any]) -> tuple[bytes, str]:
    try:
        answer = await future
    except Exception as error:  # whatever the worker sent
        return b"", f"{type(error).__name__}: {str(error)[:200]}"
    if not isinstance(answer, bytes) or len(answer) > wire.MAX_BYTES:
        return b"", "invalid answer"
    return answer, "its readers cannot read now"


async def _cancel(future: Future[Any]) -> None:
    """Cancel a page at its worker; nothing if the scheduler is lost."""
    try:
        async with asyncio.timeout(_SILENT_SECONDS):
            await future.cancel()  # type: ignore[no-untyped-call]  # dask's
    except Exception:
        logging.getLogger(__name__).debug("page not cancelled", exc_info=True)
