"""ReaderPool, the Analyzer in separate processes: a hostile page can only end its reader process.

A page goes to an idle reader, or to a new one while there are fewer than `processes`. A reader that exceeds its time or
memory limit, or dies, is replaced at the next page; one that has read `pages` pages or uses much memory is retired.
Readers are asyncio subprocesses, without threads or locks that a killed process could keep (see docs/adr).
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
from bot.model.operations import ReaderCounts
from bot.workers import wire
from bot.workers.reader import EXIT_MEMORY, ReaderConfig

PAGES = 500
"""The number of pages after which a reader is retired."""

_LOAD_SECONDS = 120.0
_OOM_KILL = -9  # SIGKILL that the pool did not send: the system ran out of memory
_SECRETS = ("TOKEN", "SECRET", "PASSWORD")


class ReaderPool:
    """`ports.Analyzer`; an async context manager. Readers start when first needed, or with `warm`.

    `seconds` limits a page, `memory_mb` (MiB) a process. `loader` names what a reader runs; see `reader.ReaderConfig`.
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
        self._orders = ReaderConfig(loader, arguments, seconds, memory_mb * 2**20)
        self._pages = pages
        self._turns = asyncio.Semaphore(processes)
        self._processes = processes
        self._idle: list[_ReaderProcess] = []
        self._alive: set[_ReaderProcess] = set()
        self._closed = False
        self._started = self._timed_out = self._died = 0

    @property
    def counts(self) -> ReaderCounts:
        """How many readers were started, exceeded their time, or died, so far."""
        return ReaderCounts(self._started, self._timed_out, self._died)

    async def __aenter__(self) -> ReaderPool:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._closed = True
        await asyncio.gather(*(self._end(reader) for reader in tuple(self._alive)))

    async def warm(self) -> None:
        """Start all readers. Raises the DeskError of a reader that failed to load."""
        readers = await asyncio.gather(*(self._ready() for _ in range(self._processes)))
        self._idle.extend(readers)

    async def analyze(self, page: Page) -> Analysis:
        """See `ports.Analyzer`. Raises ReaderFailed READER_TIMEOUT, READER_MEMORY, READER_CRASHED or SHUTTING_DOWN, and
        the error of loading if a new reader failed to load."""
        async with self._turns:
            reader = await self._ready()
            try:
                answer = await reader.read(page, self._orders.seconds)
            except BaseException as error:
                await asyncio.shield(self._end(reader))
                if isinstance(error, ReaderFailed) and self._closed:
                    raise ReaderFailed(Reason.SHUTTING_DOWN) from error
                self._timed_out += isinstance(error, ReaderFailed) and error.reason is Reason.READER_TIMEOUT
                self._died += isinstance(error, ReaderFailed) and error.reason is not Reason.READER_TIMEOUT
                raise
            if reader.pages >= self._pages or reader.retired:
                await self._end(reader)
            else:
                self._idle.append(reader)
        if isinstance(answer, Analysis):
            return answer
        raise answer

    async def _ready(self) -> _ReaderProcess:
        """A living idle reader, else a new one."""
        while self._idle:
            reader = self._idle.pop()
            if reader.is_alive:
                return reader
            await self._end(reader)
        if self._closed:
            raise ReaderFailed(Reason.SHUTTING_DOWN)
        reader = await _ReaderProcess.start()
        self._alive.add(reader)
        self._started += 1
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
    """One reader process. Not for two pages at a time. `retired` if it asked to be replaced."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self.pages = 0
        self.retired = False

    @classmethod
    async def start(cls) -> _ReaderProcess:
        """Start a process in a session of its own (no Ctrl-C), with this process's import path and without its
        secrets."""
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
    def is_alive(self) -> bool:
        """Whether the process has not ended."""
        return self._process.returncode is None

    async def load(self, orders: ReaderConfig) -> None:
        """Wait until it is ready. Raises the DeskError of loading, or ReaderFailed if it died."""
        answer = await self._ask(orders, _LOAD_SECONDS)
        if isinstance(answer, DeskError):
            raise answer

    async def read(self, page: Page, seconds: float) -> Analysis | DeskError:
        """The analysis or the error of a page. Raises ReaderFailed without a valid reply; the process must then be
        killed."""
        self.pages += 1
        match await self._ask(page, seconds):
            case ((Analysis() | DeskError()) as answer, bool() as retired):
                self.retired = retired
                return answer
        raise ReaderFailed(Reason.READER_CRASHED, "invalid reply")

    async def kill(self) -> None:
        """Kill the process and wait for its end."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()

    async def _ask(self, question: object, seconds: float) -> object:
        stdin, stdout = self._process.stdin, self._process.stdout
        if stdin is None or stdout is None:
            raise RuntimeError("the reader process has no streams")
        try:
            async with asyncio.timeout(seconds):
                stdin.write(wire.frame(question))
                await stdin.drain()
                (length,) = wire.HEADER.unpack(await stdout.readexactly(wire.HEADER.size))
                return wire.unframe(await stdout.readexactly(min(length, wire.MAX_BYTES)))
        except TimeoutError:
            raise ReaderFailed(Reason.READER_TIMEOUT, f"{seconds:g}") from None
        except wire.WireError as error:
            raise ReaderFailed(Reason.READER_CRASHED, "invalid reply") from error
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise await self._death() from error

    async def _death(self) -> ReaderFailed:
        """The error for a dead process, by its exit status."""
        status = await self._process.wait()
        if status in {EXIT_MEMORY, _OOM_KILL}:
            return ReaderFailed(Reason.READER_MEMORY)
        return ReaderFailed(Reason.READER_CRASHED, f"exit status {status}")
