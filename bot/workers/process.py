"""One reader process: started, loaded, asked page by page, killed. `pool` and `feed_reader` decide which and when."""

from __future__ import annotations

import asyncio
import contextlib
import math
import os
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

from bot.model.analysis import Analysis, Page
from bot.model.errors import DeskError, ReaderFailed, Reason
from bot.model.feeds import FeedDocument
from bot.text.caps import capped, capped_error
from bot.text.feeds.caps import capped_document
from bot.workers import wire
from bot.workers.reader import EXIT_MEMORY, ReaderConfig

Reading = Analysis | FeedDocument
"""What a reader makes of a page, by its loader."""

_LOAD_SECONDS = 120.0
LONGEST_END = 10.0
"""Seconds from the end of a process's streams to its own."""
_STARVED = 0.1
"""The part of its time limit that a reader must have had of the processor for its page to be at fault."""
_LONG_FRAME = 2**16  # bytes from which a reply is unpacked on a thread: the event loop must not wait for it
_SECRETS = ("TOKEN", "SECRET", "PASSWORD")


def child_environment() -> dict[str, str]:
    """The environment of a process that gets hostile input: with this process's import path, without its secrets."""
    environment = {name: value for name, value in os.environ.items() if not name.upper().endswith(_SECRETS)}
    environment["PYTHONPATH"] = os.pathsep.join(path or str(Path.cwd()) for path in sys.path)
    environment["OMP_NUM_THREADS"] = environment["OPENBLAS_NUM_THREADS"] = "1"
    return environment


class ReaderProcess:
    """One reader process. Not for two pages at a time. `retired` if it asked to be replaced."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self.pages = 0
        self.retired = False

    @classmethod
    async def start(cls) -> ReaderProcess:
        """Start a process in a session of its own (no Ctrl-C), with this process's import path and without its
        secrets."""
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            "from bot.workers.reader import main; main()",
            stdin=PIPE,
            stdout=PIPE,
            env=child_environment(),
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

    async def read(self, page: Page, seconds: float) -> Reading | DeskError:
        """The reading or the error of a page. Raises ReaderFailed without a valid reply; the process must then be
        killed."""
        self.pages += 1
        match await self._ask(page, seconds):
            case ((Analysis() | FeedDocument() | DeskError()) as answer, bool() as retired):
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
        before = _processor_seconds(self._process.pid)
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
            had = _processor_seconds(self._process.pid) - before
            raise _late(had, seconds) from None
        except (wire.WireError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
            raise _invalid_reply() from error
        except (asyncio.IncompleteReadError, ConnectionError) as error:
            raise await self._death() from error

    async def _death(self) -> ReaderFailed:
        """The error for a dead process, by its exit status. One that has closed its streams and stays is killed."""
        try:
            async with asyncio.timeout(LONGEST_END):
                status = await self._process.wait()
        except TimeoutError:
            await self.kill()
            return ReaderFailed(Reason.READER_DIED, "it closed its streams")
        if status == EXIT_MEMORY:
            return ReaderFailed(Reason.READER_MEMORY)
        return ReaderFailed(Reason.READER_DIED, f"exit status {status}")


def _late(had: float, seconds: float) -> ReaderFailed:
    """The error for a reader without an answer in `seconds` that had the processor for `had`. A page that takes long
    uses the processor; a machine that was frozen or swaps gives no reader any."""
    if had < _STARVED * seconds:
        return ReaderFailed(Reason.READER_DIED, f"it had the processor for {had:.2f} s of {seconds:g}")
    return ReaderFailed(Reason.READER_TIMEOUT, f"{seconds:g}")


def _processor_seconds(process: int) -> float:
    """Processor time of a process so far, in seconds; NaN where the system does not tell, since only Linux does."""
    try:
        fields = Path(f"/proc/{process}/stat").read_bytes().rpartition(b")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    except (OSError, ValueError, IndexError):
        return math.nan


def _taken_in(body: bytes) -> object:
    """The value of a reader's reply, capped again: a hostile page may have taken the reader over. Raises WireError,
    TypeError, ValueError, AttributeError or ArithmeticError for what no reader of ours would write."""
    match wire.unframe(body):
        case (Analysis() as analysis, retired):
            return capped(analysis), retired
        case (FeedDocument() as document, retired):
            return capped_document(document), retired
        case (DeskError() as error, retired):
            return capped_error(error), retired
        case value:
            return value


def _invalid_reply() -> ReaderFailed:
    return ReaderFailed(Reason.READER_CRASHED, "invalid reply")
