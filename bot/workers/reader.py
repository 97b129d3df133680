"""L3: a reader process: `main`, spoken to over its standard streams by `pool.py`.

    <- Orders     -> None, when ready to read, or the error that stood in the way
    <- Page       -> Answer, and whether this reader is used up       (again and again)

It ends when its input ends, when it is over its memory cap, and by a watchdog in C when a page hangs and nobody is
left to kill it. The models are imported here and nowhere else.
"""

from __future__ import annotations

import contextlib
import faulthandler
import importlib
import logging
import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from bot.model.analysis import Analysis, Page
from bot.model.errors import DeskError, ReaderFailed, Reason, SettingsFailed
from bot.workers import wire

if TYPE_CHECKING:
    import psutil

EXIT_MEMORY = 86
"""The exit status of a reader that found itself over its memory cap."""

_log = logging.getLogger(__name__)
_WATCH_SECONDS = 0.05
_GRACE_SECONDS = 10.0
_USED_UP = 0.8  # of the memory cap: models grow, and the next page must not suffer for those before it
_NICENESS = 5  # the desk's own process goes first

Read = Callable[[Page], Analysis]


@dataclass(frozen=True, slots=True)
class Orders:
    """How to read. `loader` names a function ("module:name") that takes `arguments` and gives the reading function.
    `seconds` and `memory_bytes` are the caps on a page and on the process."""

    loader: str
    arguments: tuple[object, ...]
    seconds: float
    memory_bytes: int


def load(pipeline_package: str, knowledge_extra: Path | None, sources_extra: Path | None) -> Read:
    """The product's own loader: the whole reading pipeline. Raises SettingsFailed for what was named wrongly."""
    from bot.text.pipeline import Reader

    try:
        return Reader.load(pipeline_package, knowledge_extra, sources_extra).analyze
    except ModuleNotFoundError as error:
        if error.name != pipeline_package:
            raise
        raise SettingsFailed(Reason.BAD_SETTINGS, f"no language model {pipeline_package} is installed") from None
    except (OSError, ValueError) as error:
        raise SettingsFailed(Reason.BAD_SETTINGS, str(error)) from None


def main() -> None:
    """Serve the parent until it closes the stream."""
    logging.basicConfig(stream=sys.stderr, format="%(levelname)s %(name)s %(message)s")
    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not break the stream
    first = _receive(incoming)
    if not isinstance(first, Orders):
        return
    process = _limit_memory(first.memory_bytes)
    with contextlib.suppress(OSError):
        os.nice(_NICENESS)
    module, _, name = first.loader.partition(":")
    try:
        read: Read = getattr(importlib.import_module(module), name)(*first.arguments)
    except DeskError as error:
        _send(outgoing, error)
        return
    _send(outgoing, None)
    while isinstance(page := _receive(incoming), Page):
        answer = _answer(read, page, first.seconds)
        starved = isinstance(answer, ReaderFailed) and answer.reason is Reason.READER_MEMORY
        _send(outgoing, (answer, starved or process.memory_info().rss > _USED_UP * first.memory_bytes))


def _answer(read: Read, page: Page, seconds: float) -> Analysis | DeskError:
    """The analysis, or why there is none. A bug in reading one page costs that page only."""
    faulthandler.dump_traceback_later(seconds + _GRACE_SECONDS, exit=True)
    try:
        return read(page)
    except MemoryError:
        return ReaderFailed(Reason.READER_MEMORY)
    except DeskError as error:
        return error
    except Exception as error:
        _log.exception("reading failed url=%s", page.url)
        return ReaderFailed(Reason.READER_CRASHED, type(error).__name__)
    finally:
        faulthandler.cancel_dump_traceback_later()


def _limit_memory(most: int) -> psutil.Process:
    """End the process at `most` bytes of resident memory; on Linux a single huge request fails before that."""
    import psutil

    process = psutil.Process()

    def watch() -> None:
        while process.memory_info().rss <= most:
            time.sleep(_WATCH_SECONDS)
        os._exit(EXIT_MEMORY)

    threading.Thread(target=watch, name="memory", daemon=True).start()
    if sys.platform == "linux":
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        limit = most + most // 2  # private memory asked for, which is more than what is resident
        if hard == resource.RLIM_INFINITY or limit < hard:
            resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))
    return process


def _receive(stream: BinaryIO) -> object:
    """The next value from the desk, None at the end of the stream."""
    header = stream.read(wire.HEADER.size)
    if len(header) < wire.HEADER.size:
        return None
    (length,) = wire.HEADER.unpack(header)
    return wire.unframe_trusted(stream.read(length))


def _send(stream: BinaryIO, value: object) -> None:
    stream.write(wire.frame(value))
    stream.flush()
