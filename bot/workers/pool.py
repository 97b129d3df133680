"""L3: ReaderPool, the Analyzer in processes of its own: a hostile page costs a reader, never the desk.

A page goes to an idle reader, or to a new one while there are fewer than `processes`. A reader that takes too long or
too much memory, or dies, is replaced when the next page comes; one that has read many pages, or has grown, is retired.
Readers are asyncio subprocesses: no threads, no locks that a killed process could take along (docs/adr says more).
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from types import TracebackType

from bot.model.analysis import Analysis, Page
from bot.model.errors import DeskError, ReaderFailed, Reason
from bot.workers import wire
from bot.workers.reader import EXIT_MEMORY, Orders

PAGES = 500
"""Pages after which a reader is retired."""

_LOAD_SECONDS = 120.0
_OOM_KILL = -9  # SIGKILL, and not from us: the system ran out of memory
_SECRETS = ("TOKEN", "SECRET", "PASSWORD")


class ReaderPool:
    """`ports.Analyzer`; an async context manager. Readers start when first needed, or with `warm`.

    `seconds` caps a page, `memory_mb` (MiB) a process. `loader` names what a reader runs; see `reader.Orders`.
    """

    def __init__(
        self,
        processes: int,
        pipeline_package: str,
        knowledge_extra: Path | None = None,
        sources_extra: Path | None = None,
        *,
        seconds: float = 30.0,
        memory_mb: int = 1500,
        pages: int = PAGES,
        loader: str = "bot.workers.reader:load",
    ) -> None:
        arguments = (pipeline_package, knowledge_extra, sources_extra)
        self._orders = Orders(loader, arguments, seconds, memory_mb * 2**20)
        self._pages = pages
        self._turns = asyncio.Semaphore(processes)
        self._processes = processes
        self._idle: list[_ReaderProcess] = []
        self._alive: set[_ReaderProcess] = set()
        self._closed = False

    async def __aenter__(self) -> ReaderPool:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closed = True
        await asyncio.gather(*(self._end(reader) for reader in tuple(self._alive)))

    async def warm(self) -> None:
        """Start every reader. Raises what a reader's loading raised."""
        readers = await asyncio.gather(*(self._ready() for _ in range(self._processes)))
        self._idle.extend(readers)

    async def analyze(self, page: Page) -> Analysis:
        """See `ports.Analyzer`. Raises ReaderFailed READER_TIMEOUT, READER_MEMORY, READER_CRASHED or SHUTTING_DOWN."""
        async with self._turns:
            reader = await self._ready()
            try:
                answer = await reader.read(page, self._orders.seconds)
            except BaseException as error:
                await asyncio.shield(self._end(reader))
                if isinstance(error, ReaderFailed) and self._closed:
                    raise ReaderFailed(Reason.SHUTTING_DOWN) from error
                raise
            if reader.pages >= self._pages or reader.used_up:
                await self._end(reader)
            else:
                self._idle.append(reader)
        if isinstance(answer, Analysis):
            return answer
        raise answer

    async def _ready(self) -> _ReaderProcess:
        """An idle reader that lives, else a new one."""
        while self._idle:
            reader = self._idle.pop()
            if reader.lives:
                return reader
            await self._end(reader)
        if self._closed:
            raise ReaderFailed(Reason.SHUTTING_DOWN)
        reader = await _ReaderProcess.start()
        self._alive.add(reader)
        try:
            await reader.load(self._orders)
        except BaseException:
            await asyncio.shield(self._end(reader))
            raise
        return reader

    async def _end(self, reader: _ReaderProcess) -> None:
        self._alive.discard(reader)
        await reader.kill()


class _ReaderProcess:
    """One process. Not for two pages at a time."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self.pages = 0
        self.used_up = False

    @classmethod
    async def start(cls) -> _ReaderProcess:
        """Spawn it, apart from the terminal's Ctrl-C, with this process's import path and without its secrets."""
        environment = {name: value for name, value in os.environ.items() if not name.upper().endswith(_SECRETS)}
        environment["PYTHONPATH"] = os.pathsep.join(path or str(Path.cwd()) for path in sys.path)
        environment["OMP_NUM_THREADS"] = environment["OPENBLAS_NUM_THREADS"] = "1"
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            "from bot.workers.reader import main; main()",
            stdin=PIPE,
            stdout=PIPE,
            env=environment,
            start_new_session=True,
            limit=2**20,
        )
        return cls(process)

    @property
    def lives(self) -> bool:
        return self._process.returncode is None

    async def load(self, orders: Orders) -> None:
        """Wait until it can read. Raises the DeskError that stood in the way, ReaderFailed where it died."""
        answer = await self._ask(orders, _LOAD_SECONDS)
        if isinstance(answer, DeskError):
            raise answer

    async def read(self, page: Page, seconds: float) -> Analysis | DeskError:
        """Its answer. Raises ReaderFailed where it gave none; then it is of no more use."""
        self.pages += 1
        match await self._ask(page, seconds):
            case ((Analysis() | DeskError()) as answer, bool() as used_up):
                self.used_up = used_up
                return answer
        raise ReaderFailed(Reason.READER_CRASHED, "nonsense")

    async def kill(self) -> None:
        """End it now, whatever it does, and wait until it is gone."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()

    async def _ask(self, question: object, seconds: float) -> object:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise RuntimeError("a reader without streams")
        try:
            async with asyncio.timeout(seconds):
                stdin.write(wire.frame(question))
                await stdin.drain()
                (length,) = wire.HEADER.unpack(await stdout.readexactly(wire.HEADER.size))
                return wire.unframe(await stdout.readexactly(min(length, wire.MAX_BYTES)))
        except TimeoutError:
            raise ReaderFailed(Reason.READER_TIMEOUT, f"{seconds:g}") from None
        except wire.WireError as error:
            raise ReaderFailed(Reason.READER_CRASHED, "nonsense") from error
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise await self._death() from error

    async def _death(self) -> ReaderFailed:
        """Why it is dead, as far as its exit tells."""
        status = await self._process.wait()
        if status in {EXIT_MEMORY, _OOM_KILL}:
            return ReaderFailed(Reason.READER_MEMORY)
        return ReaderFailed(Reason.READER_CRASHED, f"exit status {status}")
