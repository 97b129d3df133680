"""FeedReader: reads feeds in one process without models, which starts at the first feed and ends when it is idle.

Feeds are read one after another; each takes milliseconds. A feed that exceeds its limits or ends the process fails, and
the next gets a new process. No proof page is needed: a feed that fails is polled again later, and loses nothing.
"""

from __future__ import annotations

import asyncio
from types import TracebackType

from bot.log_format import TEXT
from bot.model.analysis import Page
from bot.model.errors import DeskError, ReaderFailed, Reason
from bot.model.feeds import FeedDocument
from bot.workers.process import ReaderProcess
from bot.workers.reader import ReaderConfig

_SECONDS = 10.0
_MEMORY = 400 * 2**20
_DOCUMENTS = 2_000
"""The number of documents after which the process is replaced."""
_IDLE_SECONDS = 300.0


class FeedReader:
    """`ports.FeedParser`; an async context manager."""

    def __init__(
        self,
        *,
        seconds: float = _SECONDS,
        idle_seconds: float = _IDLE_SECONDS,
        log_format: str = TEXT,
        loader: str | None = None,
    ) -> None:
        self._config = ReaderConfig(loader or "bot.workers.reader:load_feeds", (), seconds, _MEMORY, log_format)
        self._idle_seconds = idle_seconds
        self._lock = asyncio.Lock()
        self._process: ReaderProcess | None = None
        self._end_when_idle: asyncio.TimerHandle | None = None
        self._ending: set[asyncio.Task[None]] = set()
        self._used_at = 0.0

    async def __aenter__(self) -> FeedReader:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        async with self._lock:
            await self._end()
        await asyncio.gather(*self._ending)

    @property
    def is_running(self) -> bool:
        """Whether there is a process."""
        return self._process is not None

    async def parse(self, page: Page) -> FeedDocument:
        """See `ports.FeedParser`. Raises ReaderFailed: READER_TIMEOUT, READER_MEMORY, READER_CRASHED or READER_DIED for
        this document, READER_UNAVAILABLE if no process can be started."""
        async with self._lock:
            process = await self._started()
            try:
                answer = await process.read(page, self._config.seconds)
            except BaseException:
                await asyncio.shield(self._end())
                raise
            if process.retired or process.pages >= _DOCUMENTS:
                await self._end()
            else:
                loop = asyncio.get_running_loop()
                self._used_at = loop.time()
                self._end_when_idle = loop.call_later(self._idle_seconds, self._end_soon)
        if isinstance(answer, FeedDocument):
            return answer
        raise answer if isinstance(answer, DeskError) else ReaderFailed(Reason.READER_CRASHED, "invalid reply")

    async def _started(self) -> ReaderProcess:
        if self._end_when_idle is not None:
            self._end_when_idle.cancel()
        if self._process is not None and self._process.is_alive:
            return self._process
        await self._end()
        try:
            self._process = await ReaderProcess.start()
            await self._process.load(self._config)
        except (DeskError, OSError, MemoryError, RuntimeError) as error:
            await self._end()
            raise ReaderFailed(Reason.READER_UNAVAILABLE, str(error)) from error
        except BaseException:
            await asyncio.shield(self._end())
            raise
        return self._process

    async def _end(self) -> None:
        process, self._process = self._process, None
        if self._end_when_idle is not None:
            self._end_when_idle.cancel()
        if process is not None:
            await process.kill()

    def _end_soon(self) -> None:
        task = asyncio.create_task(self._end_if_idle(), name="idle feed reader")
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)

    async def _end_if_idle(self) -> None:
        async with self._lock:
            if asyncio.get_running_loop().time() >= self._used_at + self._idle_seconds:
                await self._end()
