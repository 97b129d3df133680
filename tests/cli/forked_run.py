"""The command `run` as a fork of a process that has imported it: starting one anew takes a second, for its imports."""

from __future__ import annotations

import asyncio
import functools
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Mapping
from multiprocessing.context import ForkServerContext, ForkServerProcess
from pathlib import Path

from msgspec import Struct

from bot.client import COGS

_IMPORTED = (
    *(__name__, "discord", "yarl", "bot.app", "bot.client", "bot.cli.run", "bot.cli.terminal.model_check"),
    *("bot.runtime", "cogs._sender", "tests.cli.loaded_knowledge"),
)
_OUT, _ERR = "run.stdout", "run.stderr"


class Start(Struct, frozen=True):
    """How a bot starts: against the Discord at `url`, in its folder and environment. `streams` is the folder of what
    it prints. A `quick` one notes how it runs five times a second, and waits as briefly for a locked database, and
    before it tries again to start."""

    url: str
    folder: Path
    environment: Mapping[str, str]
    streams: Path
    quick: bool


class RunningBot:
    """The process of a bot: what these tests need of `asyncio.subprocess.Process`, and its log so far."""

    def __init__(self, process: ForkServerProcess, streams: Path) -> None:
        self._process = process
        self._streams = streams

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    @property
    def log(self) -> str:
        written = self._streams / _ERR
        return written.read_text(encoding="utf-8") if written.exists() else ""

    async def communicate(self) -> tuple[bytes, bytes]:
        """Wait for its end; what it wrote to its standard output and error."""
        await asyncio.to_thread(self._process.join)
        return (self._streams / _OUT).read_bytes(), (self._streams / _ERR).read_bytes()

    def send_signal(self, number: signal.Signals) -> None:
        assert self._process.pid is not None
        os.kill(self._process.pid, number)

    def terminate(self) -> None:
        self._process.terminate()

    def kill(self) -> None:
        self._process.kill()


def fork(start: Start) -> RunningBot:
    """Start a bot. Blocks for milliseconds, but for the first one of a test process."""
    process = _context().Process(target=_run, args=(start,), daemon=True)
    process.start()
    return RunningBot(process, start.streams)


@functools.cache
def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([*_IMPORTED, *COGS])
    return context


def _run(start: Start) -> None:
    """The bot, in its process."""
    threading.Thread(target=_end_with_the_test, daemon=True).start()
    os.chdir(start.folder)
    os.environ.clear()
    os.environ.update(start.environment)
    for stream, name in ((1, _OUT), (2, _ERR)):
        opened = os.open(start.streams / name, os.O_WRONLY | os.O_CREAT)
        os.dup2(opened, stream)
        os.close(opened)
    sys.argv[:] = ["bot/__main__.py", "run"]
    _point_at(start.url)
    if start.quick:
        _quicken()
    from bot.cli import main

    sys.exit(main(["run"]))


def _end_with_the_test() -> None:
    """End at once when the test process has ended: one that was killed stops no bot."""
    test = multiprocessing.parent_process()
    assert test is not None
    test.join()
    os.kill(os.getpid(), signal.SIGKILL)


def _point_at(url: str) -> None:
    import discord
    import yarl

    discord.http.Route.BASE = f"{url}/api/v10"
    discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url.replace("http", "ws", 1) + "/gateway")


def _quicken() -> None:
    from bot import runtime
    from bot.services.operations import health, vitals
    from bot.storage.engine import database

    health.PERIOD = vitals.PERIOD = runtime._TRIED_AGAIN = 0.2
    database._START_SECONDS = 0.2
    database._PRAGMAS = ("PRAGMA busy_timeout = 200", *database._PRAGMAS[1:])
