"""The reader process: `main`, controlled by `pool.py` over its standard streams.

    <- ReaderConfig   -> None when it is ready, or the DeskError of loading
    <- Page           -> (Analysis or DeskError, whether to replace this process)       repeated

It ends at the end of its input, over its memory limit, and by faulthandler's watchdog if a page hangs and the parent
does not kill it. Only this process imports the models.
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
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO
from urllib.parse import urlsplit

from msgspec import Struct

from bot.log_format import TEXT, write_log
from bot.model.analysis import Analysis, Page
from bot.model.errors import DeskError, ReaderFailed, Reason, SettingsFailed
from bot.model.feeds import FeedDocument
from bot.workers import wire

if TYPE_CHECKING:
    import psutil

EXIT_MEMORY = 86
"""The exit status of a reader that exceeded its memory limit."""

_log = logging.getLogger(__name__)
_WATCH_SECONDS = 0.05
_GRACE_SECONDS = 10.0
_RETIRE_SHARE = 0.8  # of the memory limit: memory grows from page to page, and the next page needs room
_NICENESS = 5  # the bot's process has priority

Read = Callable[[Page], Analysis | FeedDocument]


class ReaderConfig(Struct, frozen=True):
    """The configuration of a reader process. `loader` names a function ("module:name") that takes `arguments` and
    returns the reading function. `seconds` limits a page, `memory_bytes` the process. `log_format` is that of
    `bot/log_format`."""

    loader: str
    arguments: tuple[object, ...]
    seconds: float
    memory_bytes: int
    log_format: str = TEXT


def load(pipeline_package: str, knowledge_extra: Path | None, sources_extra: Path | None) -> Read:
    """The default loader: the reading pipeline. Raises SettingsFailed BAD_SETTINGS for a missing model or a bad
    file."""
    from bot.text.entities.korean.unnamed import without_local
    from bot.text.pipeline import Reader

    try:
        reader = Reader.load(pipeline_package, knowledge_extra, sources_extra)
    except ModuleNotFoundError as error:
        if error.name != pipeline_package:
            raise
        raise SettingsFailed(Reason.BAD_SETTINGS, f"language model {pipeline_package} is not installed") from None
    except (OSError, ValueError) as error:
        raise SettingsFailed(Reason.BAD_SETTINGS, str(error)) from None
    return lambda page: without_local(reader.analyze(page))


def load_feeds() -> Read:
    """The loader of a process that reads feeds, without models."""
    from bot.text.feeds.document import read

    return read


def main() -> None:
    """Serve the parent process until it closes the stream, or has ended."""
    try:
        _serve()
    except BrokenPipeError:
        os._exit(0)  # the parent logs its own end; a normal exit would report the unsent answer


def _serve() -> None:
    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # redirect what libraries print to stderr
    first = _receive(incoming)
    if not isinstance(first, ReaderConfig):
        return
    write_log("WARNING", first.log_format)
    process = _limit_memory(first.memory_bytes)
    with contextlib.suppress(OSError):
        os.nice(_NICENESS)
    module, _, name = first.loader.partition(":")
    try:
        read: Read = getattr(importlib.import_module(module), name)(*first.arguments)
    except DeskError as error:
        wire.send(outgoing, error)
        return
    wire.send(outgoing, None)
    while isinstance(page := _receive(incoming), Page):
        answer = _answer(read, page, first.seconds)
        failed = isinstance(answer, ReaderFailed) and answer.reason is Reason.READER_MEMORY
        wire.send(outgoing, (answer, failed or process.memory_info().rss > _RETIRE_SHARE * first.memory_bytes))


def _answer(read: Read, page: Page, seconds: float) -> Analysis | FeedDocument | DeskError:
    """The analysis or the error. An unexpected exception fails only this page."""
    faulthandler.dump_traceback_later(seconds + _GRACE_SECONDS, exit=True)
    try:
        return read(page)
    except MemoryError:
        return ReaderFailed(Reason.READER_MEMORY)
    except DeskError as error:
        return error
    except Exception as error:
        _log.exception("reading failed by a bug host=%s", page.url and urlsplit(page.url).hostname)
        return ReaderFailed(Reason.READER_CRASHED, type(error).__name__)
    finally:
        faulthandler.cancel_dump_traceback_later()


def _limit_memory(most: int) -> psutil.Process:
    """End the process above `most` bytes of resident memory. On Linux RLIMIT_DATA also makes a single huge allocation
    fail."""
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
        limit = most + most // 2  # the limit counts allocated memory, which is more than resident memory
        if hard == resource.RLIM_INFINITY or limit < hard:
            resource.setrlimit(resource.RLIMIT_DATA, (limit, hard))
    return process


def _receive(stream: BinaryIO) -> object:
    """The next value from the parent; None at the end of the stream."""
    header = stream.read(wire.HEADER.size)
    if len(header) < wire.HEADER.size:
        return None
    (length,) = wire.HEADER.unpack(header)
    return wire.unframe_trusted(stream.read(length))
