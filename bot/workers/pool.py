"""ReaderPool, the Analyzer in separate processes: a hostile page can only end its reader process.

A page goes to an idle reader, or to a new one while there are fewer than `processes`. While pages are read one more
reader is kept ready, up to `processes`, and the first is loaded while its page is fetched (`expect`): to load its
models takes longer than to read a page. A reader that exceeds its
time or memory limit, or dies, is replaced; one that has read `pages` pages or uses much memory is retired. After
`idle_seconds` without a page all readers end, and the next page starts one. Readers are asyncio subprocesses, without
threads or locks that a killed process could keep (see docs/adr).

    a reader dies of a page -> another reads the proof page -> it can: the page's fault, READER_DIED
                                                            -> it cannot: the machine's, READER_UNAVAILABLE
    a page takes too long   -> READER_TIMEOUT; but if the machine gave its reader no processor time, as above
    no reader can be started, or loaded                     -> READER_UNAVAILABLE
"""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from types import TracebackType

from bot.log_format import RECOVERY, TEXT
from bot.model.analysis import Analysis, Page
from bot.model.errors import DeskError, ReaderFailed, Reason, SettingsFailed
from bot.model.operations import ReaderCounts
from bot.policy.operations.operator_trouble import TroubleRecord, machine_trouble
from bot.workers.process import ReaderProcess
from bot.workers.proof_page import PROOF_PAGE
from bot.workers.reader import ReaderConfig

log = logging.getLogger(__name__)

PAGES = 500
"""The number of pages after which a reader is retired."""


class ReaderPool:
    """`ports.Analyzer`; an async context manager. Readers start when first needed, or with `warm`.

    `seconds` limits a page, `memory_mb` (MiB) a process. `loader` names what a reader runs; see `reader.ReaderConfig`.
    Without `idle_seconds`, readers stay until the pool is closed.
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
        idle_seconds: float | None = None,
        log_format: str = TEXT,
        loader: str = "bot.workers.reader:load",
    ) -> None:
        arguments = (pipeline_package, knowledge_extra, sources_extra)
        self._orders = ReaderConfig(loader, arguments, seconds, memory_mb * 2**20, log_format)
        self._pages = pages
        self._turns = asyncio.Semaphore(processes)
        self._processes = processes
        self._idle: list[ReaderProcess] = []
        self._alive: set[ReaderProcess] = set()
        self._spare: asyncio.Task[None] | None = None
        self._closed = False
        self._idle_seconds = idle_seconds
        self._used_at = 0.0
        self._end_when_idle: asyncio.TimerHandle | None = None
        self._ending: set[asyncio.Task[None]] = set()
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
        if self._end_when_idle is not None:
            self._end_when_idle.cancel()
        if self._spare is not None:
            self._spare.cancel()
            await asyncio.wait({self._spare})
        await asyncio.gather(*self._ending, *(self._end(reader) for reader in tuple(self._alive)))

    async def warm(self) -> None:
        """Start all readers. Raises the DeskError of a reader that failed to load."""
        readers = await asyncio.gather(*(self._start() for _ in range(self._processes)))
        for reader in readers:
            self._rest(reader)

    def expect(self) -> None:
        """Begin to load a reader for a page that is being fetched, where there is none."""
        if not self._alive and self._unavailable is None:
            self._keep_spare()

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
                    await self._require_page_fault(error)
                raise
            if reader.pages >= self._pages or reader.retired:
                await self._end(reader)
            else:
                self._rest(reader)
            if isinstance(answer, ReaderFailed) and answer.reason is Reason.READER_MEMORY:
                await self._require_page_fault(answer)
            self._available()
        if isinstance(answer, Analysis):
            return answer
        raise answer if isinstance(answer, DeskError) else ReaderFailed(Reason.READER_CRASHED, "invalid reply")

    async def _require_page_fault(self, failure: ReaderFailed) -> None:
        """Return if a failure is the page's fault. Raises READER_UNAVAILABLE if another reader cannot read the proof
        page, so that the machine is at fault."""
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
        self._rest(reader)

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
            log.warning("pages are read again after failures of readers count=%s", failures, extra=RECOVERY)

    async def _ready(self) -> ReaderProcess:
        """An idle reader that is alive, else a new one."""
        while self._idle or self._spare is not None:
            if not self._idle and self._spare is not None:
                await asyncio.wait({self._spare})
                continue
            reader = self._idle.pop()
            if reader.is_alive:
                return reader
            await self._end(reader)
        return await self._new()

    async def _new(self) -> ReaderProcess:
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

    async def _start(self) -> ReaderProcess:
        """Start and load a reader. Raises the DeskError of loading, OSError."""
        if self._closed:
            raise ReaderFailed(Reason.SHUTTING_DOWN)
        reader = await ReaderProcess.start()
        self._alive.add(reader)
        self._started += 1
        try:
            await reader.load(self._orders)
        except BaseException:
            await asyncio.shield(self._end(reader))
            raise
        return reader

    def _keep_spare(self) -> None:
        """Start loading a further reader, if none is idle and there are fewer than `processes`."""
        is_due = asyncio.get_running_loop().time() >= self._spare_after and not self._closed
        if is_due and self._spare is None and not self._idle and len(self._alive) < self._processes:
            self._spare = asyncio.create_task(self._load_spare(), name="spare reader")

    async def _load_spare(self) -> None:
        """Load a reader for a later page."""
        try:
            self._rest(await self._start())
            self._spare_trouble.ended()
        except (DeskError, OSError, MemoryError, RuntimeError) as error:
            now = asyncio.get_running_loop().time()
            self._spare_after = now + self._pause
            if self._spare_trouble.failed(str(error), now):
                log.warning("no further reader can be started count=%s error=%s", self._spare_trouble.count, error)
        finally:
            self._spare = None

    def _rest(self, reader: ReaderProcess) -> None:
        """Keep a reader for the next page, and end it if none comes."""
        self._idle.append(reader)
        if self._idle_seconds is None:
            return
        loop = asyncio.get_running_loop()
        self._used_at = loop.time()
        if self._end_when_idle is None:
            self._end_when_idle = loop.call_later(self._idle_seconds, self._end_idle)

    def _end_idle(self) -> None:
        """End the readers that wait for a page, if none was read for the idle time."""
        self._end_when_idle = None
        if self._idle_seconds is None or self._closed:
            return
        loop = asyncio.get_running_loop()
        if (left := self._used_at + self._idle_seconds - loop.time()) > 0:
            self._end_when_idle = loop.call_later(left, self._end_idle)
            return
        readers, self._idle = self._idle, []
        for reader in readers:
            task = asyncio.create_task(self._end(reader), name="idle reader")
            self._ending.add(task)
            task.add_done_callback(self._ending.discard)

    async def _end(self, reader: ReaderProcess) -> None:
        self._alive.discard(reader)
        await reader.kill()
