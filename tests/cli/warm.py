"""`python -m tests.cli.warm FOLDER`: a process that has imported the commands and forks one for each connection to the
socket in the folder, since starting a command anew takes longer than most commands.

    <- a Job as JSON  -> the exit status        a connection

It has loaded the language models too, with which a command reads pages in its own process (`tests/fakes/readers_here`).
The fork has no thread, no event loop and nothing open but its standard streams, as a process that has just started.
The test processes of a run share one, which ends when none of them holds the lock `used` any more.
"""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
import threading
from pathlib import Path
from typing import NoReturn, Protocol

from msgspec import Struct

from bot.cli import COMMANDS, main
from bot.regexes import LazyPattern
from tests.fakes import readers_here
from tests.fakes.compression import compress_quickly

_USED = (
    "bot.app", "bot.runtime", "bot.services.answers", "bot.services.revisits.history", "bot.services.story",
    "bot.policy.exports.writers", "bot.services.exports.service", "bot.text.knowledge.base", "bot.workers.pool",
    "cogs._cards.reasons", "cogs._cards.search.problems",
    "cogs._cards.versions", "pydantic.types", "rich.progress", "typer._adapters", "typer.rich_utils",
    "bot.cli.exports.digest_feed", "bot.cli.exports.export_run", "bot.cli.terminal.language", "bot.policy.exports.atom",
    "bot.services.exports.digest_feed", "bot.storage.exports.part_file", "cogs._layout.export_words",
    "concurrent.futures.thread", "encodings.utf_8_sig", "importlib.metadata", "pydantic.plugin._loader",
    "rich._emoji_codes", "typer._click.decorators", "tests.cli.loaded_knowledge", "tests.cli.loaded_reader",
    "bot.services.stories.placement", "bot.storage.stories.scratch", "bot.text.pipeline", "bot.text.headlines.embedder",
    "bot.news.terms.korean_names", "bot.text.entities.korean.unnamed", "tests.fakes.reading",
)  # fmt: skip
"""What the commands import when they are called."""


PRELUDE = "TEST_PRELUDE"
"""The variable that names a module whose `prepare` a command calls first."""
OWN_READERS = "TEST_OWN_READERS"
"""The variable with which a command starts reader processes; without it, it reads in its own."""


class SupportsClose(Protocol):
    def close(self) -> None: ...


class Job(Struct, frozen=True):
    """A command: its arguments, folder and environment, and the files that take what it prints."""

    arguments: list[str]
    folder: str
    environment: dict[str, str]
    stdout: str
    stderr: str


SOCKET, USED = "socket", "used"
_SECONDS = 0.2
"""Between two looks whether the run is over."""


def serve(folder: Path) -> int:
    """Fork the commands until no test process is left."""
    compress_quickly()
    for name in (*(entry.module for entry in COMMANDS.values()), *_USED):
        importlib.import_module(name)
    gc.unfreeze()  # a loaded reader has frozen all that was imported before it, which `get_objects` leaves out
    for one in gc.get_objects():
        if isinstance(one, LazyPattern):
            _ = one.compiled  # else each command that reads or asks compiles those that it uses
    gc.collect()
    gc.freeze()
    running: dict[int, socket.socket] = {}
    ended, ending = socket.socketpair()
    ending.setblocking(False)
    signal.set_wakeup_fd(ending.fileno(), warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)  # writes to `ending`
    with socket.socket(socket.AF_UNIX) as listening, (folder / USED).open("w") as used:
        listening.bind(str(folder / SOCKET))
        listening.listen(64)
        print("ready", flush=True)  # noqa: T201  # this is how the test process hears of it
        while not _is_over(used.fileno()):
            ready = select.select([listening, ended], [], [], _SECONDS)[0]
            if ended in ready:
                ended.recv(4096)
                _tell(running)
            if listening in ready:
                asked, _ = listening.accept()
                if (command := os.fork()) == 0:
                    _leave(ended, ending, listening, used, *running.values())
                    _end(_run(_job(asked)))
                running[command] = asked
    return 0


def _is_over(used: int) -> bool:
    """Whether no test process holds the lock."""
    try:
        fcntl.flock(used, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _tell(running: dict[int, socket.socket]) -> None:
    """Reap the commands that have ended, and send the status of each to who asked for it."""
    while running:
        command, status = os.waitpid(-1, os.WNOHANG)
        if command == 0:
            return
        with running.pop(command) as asked, contextlib.suppress(OSError):  # who asked may be gone
            asked.sendall(f"{os.waitstatus_to_exitcode(status)}\n".encode())


def _leave(*server: SupportsClose) -> None:
    """In a fork: leave to the server what is the server's."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    for one in server:
        one.close()


def _job(asked: socket.socket) -> Job:
    with asked, asked.makefile() as lines:
        return Job(**json.loads(lines.readline()))


def _end(status: int) -> NoReturn:
    """End as Python does, but for taking the imported modules apart, which takes longer than most commands."""
    threading._shutdown()  # type: ignore[attr-defined]  # waits for threads
    atexit._run_exitfuncs()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status)


def _run(job: Job) -> int:
    os.chdir(job.folder)
    os.environ.clear()
    os.environ.update(job.environment)
    writing = os.O_WRONLY | os.O_CREAT
    for stream, (path, mode) in enumerate(((os.devnull, os.O_RDONLY), (job.stdout, writing), (job.stderr, writing))):
        opened = os.open(path, mode)
        os.dup2(opened, stream)
        os.close(opened)
    if OWN_READERS not in os.environ:
        readers_here.prepare()
    if PRELUDE in os.environ:
        importlib.import_module(os.environ[PRELUDE]).prepare()
    sys.argv[:] = ["bot/__main__.py", *job.arguments]
    return main()


if __name__ == "__main__":
    sys.exit(serve(Path(sys.argv[1])))
