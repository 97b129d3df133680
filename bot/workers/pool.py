"""ReaderPool, the Analyzer in separate processes: a hostile page can only end its reader process.

A page goes to an idle reader, or to a new one while there are fewer than `processes`. While pages are read one more
reader is kept ready, up to `processes`: to load its models takes longer than to read a page. A reader that exceeds its
time or memory limit, or dies, is replaced; one that has read `pages` pages or uses much memory is retired. Readers are
asyncio subprocesses, without threads or locks that a killed process could keep (see docs/adr).

    a reader dies of a page -> another reads the proof page -> it can: the page's fault, READER_DIED
                                                            -> it cannot: the machine's, READER_UNAVAILABLE
    no reader can be started, or loaded                     -> READER_UNAVAILABLE
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path
from types import TracebackType

from bot.model.analysis import Analysis, Page
from bot.model.errors import DeskError, ReaderFailed, Reason, SettingsFailed
from bot.model.operations import ReaderCounts
from bot.policy.operations.operator_trouble import TroubleRecord, machine_trouble
from bot.text.caps import capped, capped_error
from bot.workers import wire
from bot.workers.proof_page import PROOF_PAGE
from bot.workers.reader import EXIT_MEMORY, ReaderConfig

log = logging.getLogger(__name__)

PAGES = 500
"""The number of pages after which a reader is retired."""

_LOAD_SECONDS = 120.0
_LONG_FRAME = 2**16  # bytes from which a reply is unpacked on a thread: the event loop must not wait for it
_SECRETS = ("TOKEN", "SECRET", "PASSWORD")


class ReaderPool:
    """`ports.Analyzer`; an async context manager. Readers start when first needed, or with `warm`.

    `seconds` limits a page, `memory_mb` (MiB) a process. `loader` names what a reader runs; see `reader.ReaderConfig`.
    When no reader could be started, none is tried for `pause` seconds. That is logged as a warning, at first and then
    once an hour.
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
        pause: float = 10.0,
        loader: str = "bot.workers.reader:load",
    ) -> None:
        arguments = (pipeline_package, knowledge_extra, sources_extra)
        self._orders = ReaderConfig(loader, arguments, seconds, memory_mb * 2**20)
        self._pages = pages
        self._turns = asyncio.Semaphore(processes)
        self._processes = processes
        self._idle: list[_ReaderProcess] = []
        self._alive: set[_ReaderProcess] = set()
        self._spare: asyncio.Task[None] | None = None
        self._closed = False
        self._pause = pause
        self._trouble = TroubleRecord()
        self._unavailable: tuple[float, str] | None = None
        self._spare_trouble = TroubleRecord()
        self._spare_after = 0.0
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
        if self._spare is not None:
            self._spare.cancel()
            await asyncio.wait({self._spare})
        await asyncio.gather(*(self._end(reader) for reader in tuple(self._alive)))

    async def warm(self) -> None:
        """Start all readers. Raises the DeskError of a reader that failed to load."""
        readers = await asyncio.gather(*(self._start() for _ in range(self._processes)))
        self._idle.extend(readers)

    async def analyze(self, page: Page) -> Analysis:
        """See `ports.Analyzer`. Raises ReaderFailed: READER_TIMEOUT, READER_MEMORY, READER_CRASHED or READER_DIED if it
        is the fault of the page, else READER_UNAVAILABLE or SHUTTING_DOWN."""
        async with self._turns:
            reader = await self._ready()
            self._keep_spare()
            try:
                answer = await reader.read(page, self._orders.seconds)
            except BaseException as error:
                await asyncio.shield(self._end(reader))
                if isinstance(error, ReaderFailed) and self._closed:
                    raise ReaderFailed(Reason.SHUTTING_DOWN) from error
                self._timed_out += isinstance(error, ReaderFailed) and error.reason is Reason.READER_TIMEOUT
                self._died += isinstance(error, ReaderFailed) and error.reason is not Reason.READER_TIMEOUT
                if isinstance(error, ReaderFailed) and error.reason is Reason.READER_DIED:
                    await self._accuse(error)
                raise
            if reader.pages >= self._pages or reader.retired:
                await self._end(reader)
            else:
                self._idle.append(reader)
            if isinstance(answer, ReaderFailed) and answer.reason is Reason.READER_MEMORY:
                await self._accuse(answer)
            self._available()
        if isinstance(answer, Analysis):
            return answer
        raise answer

    async def _accuse(self, failure: ReaderFailed) -> None:
        """Return if a failure is the page's fault. Raises READER_UNAVAILABLE if another reader cannot read the proof
        page either."""
        reader = await self._ready()
        try:
            answer = await reader.read(PROOF_PAGE, self._orders.seconds)
        except BaseException as error:
            await asyncio.shield(self._end(reader))
            if isinstance(error, ReaderFailed):
                raise self._failed(f"readers end whatever they read ({failure}; then {error})") from error
            raise
        if isinstance(answer, ReaderFailed):
            await self._end(reader)
            raise self._failed(f"readers fail whatever they read ({failure}; then {answer})")
        self._idle.append(reader)

    def _failed(self, detail: str) -> ReaderFailed:
        """Record and report that readers are not available; the error to raise."""
        if self._closed:
            return ReaderFailed(Reason.SHUTTING_DOWN)
        now = asyncio.get_running_loop().time()
        self._unavailable = (now + self._pause, detail)
        if self._trouble.failed(detail, now):
            log.warning("no page can be read, links wait count=%s error=%s", self._trouble.count, detail)
        return ReaderFailed(Reason.READER_UNAVAILABLE, detail)

    def _available(self) -> None:
        self._unavailable = None
        if failures := self._trouble.ended():
            log.warning("pages are read again after failures of readers count=%s", failures)

    async def _ready(self) -> _ReaderProcess:
        """A living idle reader, else a new one."""
        while self._idle or self._spare is not None:
            if not self._idle and self._spare is not None:
                await asyncio.wait({self._spare})
                continue
            reader = self._idle.pop()
            if reader.is_alive:
                return reader
            await self._end(reader)
        return await self._new()

    async def _new(self) -> _ReaderProcess:
        """A new reader. Raises ReaderFailed READER_UNAVAILABLE or SHUTTING_DOWN."""
        if self._unavailable is not None and asyncio.get_running_loop().time() < self._unavailable[0]:
            raise ReaderFailed(Reason.READER_UNAVAILABLE, self._unavailable[1])
        try:
            return await self._start()
        except SettingsFailed as error:
            raise self._failed(error.detail) from error
        except DeskError as error:
            raise self._failed(f"a reader did not start: {error}") from error
        except (OSError, MemoryError, RuntimeError) as error:
            lacking = machine_trouble(error)
            if lacking is None and not isinstance(error, OSError):
                raise
            raise self._failed(f"a reader did not start: {lacking or error}") from error

    async def _start(self) -> _ReaderProcess:
        """Start and load a reader. Raises the DeskError of loading, OSError."""
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

    def _keep_spare(self) -> None:
        """Begin to load a further reader, where none is idle and there are not all of them."""
        is_due = asyncio.get_running_loop().time() >= self._spare_after and not self._closed
        if is_due and self._spare is None and not self._idle and len(self._alive) < self._processes:
            self._spare = asyncio.create_task(self._load_spare(), name="spare reader")

    async def _load_spare(self) -> None:
        """Load a reader for a page to come."""
        try:
            self._idle.append(await self._start())
            self._spare_trouble.ended()
        except (DeskError, OSError, MemoryError, RuntimeError) as error:
            now = asyncio.get_running_loop().time()
            self._spare_after = now + self._pause
            if self._spare_trouble.failed(str(error), now):
                log.warning("no further reader can be started count=%s error=%s", self._spare_trouble.count, error)
        finally:
            self._spare = None

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
        raise _invalid_reply()

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
                if length > wire.MAX_BYTES:
                    raise _invalid_reply()
                body = await stdout.readexactly(length)
                if length > _LONG_FRAME:
                    return await asyncio.to_thread(_taken_in, body)
                return _taken_in(body)
        except TimeoutError:
            raise ReaderFailed(Reason.READER_TIMEOUT, f"{seconds:g}") from None
        except (wire.WireError, TypeError, ValueError, AttributeError) as error:
            raise _invalid_reply() from error
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise await self._death() from error

    async def _death(self) -> ReaderFailed:
        """The error for a dead process, by its exit status."""
        status = await self._process.wait()
        if status == EXIT_MEMORY:
            return ReaderFailed(Reason.READER_MEMORY)
        return ReaderFailed(Reason.READER_DIED, f"exit status {status}")


def _taken_in(body: bytes) -> object:
    """The value of a reader's reply, capped again: a hostile page may have taken the reader over. Raises WireError,
    TypeError, ValueError or AttributeError for what no reader of ours would write."""
    match wire.unframe(body):
        case (Analysis() as analysis, retired):
            return capped(analysis), retired
        case (DeskError() as error, retired):
            return capped_error(error), retired
        case value:
            return value


def _invalid_reply() -> ReaderFailed:
    return ReaderFailed(Reason.READER_CRASHED, "invalid reply")
