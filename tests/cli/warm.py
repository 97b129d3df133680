"""`python -m tests.cli.warm`: a process that has imported the commands and forks one for each line of its standard
input, since starting a command anew takes longer than most commands.

    <- a Job as JSON  -> the exit status        repeated, one at a time

The fork has no thread, no event loop and nothing open but its standard streams, as a process that has just started.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import sys
import threading
from dataclasses import dataclass
from typing import NoReturn

from bot.cli import COMMANDS, main

_USED = (
    "bot.app", "bot.runtime", "bot.services.answers", "bot.services.revisits.history", "bot.services.story",
    "bot.policy.exports.writers", "bot.services.exports.service", "bot.text.knowledge.base", "bot.workers.pool",
    "cogs._cards.reasons", "cogs._cards.search.problems",
    "cogs._cards.versions", "pydantic.types", "rich.progress", "typer._adapters", "typer.rich_utils",
    "bot.cli.exports.digest_feed", "bot.cli.exports.export_run", "bot.cli.terminal.language", "bot.policy.exports.atom",
    "bot.services.exports.digest_feed", "bot.storage.exports.part_file", "cogs._layout.export_words",
    "concurrent.futures.thread", "encodings.utf_8_sig", "importlib.metadata", "pydantic.plugin._loader",
    "rich._emoji_codes", "typer._click.decorators", "tests.cli.loaded_knowledge",
)  # fmt: skip
"""What the commands import when they are called."""


PRELUDE = "TEST_PRELUDE"
"""The variable that names a module whose `prepare` a command calls first."""


@dataclass(frozen=True, slots=True)
class Job:
    """A command: its arguments, folder and environment, and the files that take what it prints."""

    arguments: list[str]
    folder: str
    environment: dict[str, str]
    stdout: str
    stderr: str


def serve() -> int:
    """Fork the commands until the input ends."""
    for name in (*(entry.module for entry in COMMANDS.values()), *_USED):
        importlib.import_module(name)
    gc.collect()
    gc.freeze()
    for line in iter(sys.stdin.readline, ""):
        child = os.fork()
        if child == 0:
            _end(_run(Job(**json.loads(line))))
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"{os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()
    return 0


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
    if PRELUDE in os.environ:
        importlib.import_module(os.environ[PRELUDE]).prepare()
    sys.argv[:] = ["bot/__main__.py", *job.arguments]
    return main()


if __name__ == "__main__":
    sys.exit(serve())
