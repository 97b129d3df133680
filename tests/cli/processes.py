"""Run the command `python -m bot …` as a process."""

from __future__ import annotations

import atexit
import functools
import json
import os
import subprocess
import sys
import tempfile
import threading
from dataclasses import asdict
from pathlib import Path

from tests.cli.warm import Job

ROOT = Path(__file__).parents[2]
_ONE_AT_A_TIME = threading.Lock()


def desk(home: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in an empty folder, with its data in `home` and one reader process. This machine's settings are
    ignored. The process is a fork of one that has imported the commands."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("DESK_", "DISCORD_"))}
    ours = {"DESK_HOME": str(home), "DESK_READERS": "1", "PYTHONPATH": str(ROOT), "COLUMNS": "100"}
    home.parent.mkdir(exist_ok=True, parents=True)
    with tempfile.TemporaryDirectory() as folder:
        stdout, stderr = Path(folder, "stdout"), Path(folder, "stderr")
        job = Job(list(arguments), str(home.parent), {**clean, **ours, **environment}, str(stdout), str(stderr))
        status = _status(job)
        return subprocess.CompletedProcess(
            ["bot", *arguments], status, stdout.read_text("utf-8"), stderr.read_text("utf-8")
        )


def _status(job: Job) -> int:
    with _ONE_AT_A_TIME:
        server = _server()
        assert server.stdin is not None
        assert server.stdout is not None
        server.stdin.write(json.dumps(asdict(job)) + "\n")
        server.stdin.flush()
        return int(server.stdout.readline())


@functools.cache
def _server() -> subprocess.Popen[str]:
    """The process that forks the commands, started by the first one of a test process."""
    server = subprocess.Popen(
        [sys.executable, "-m", "tests.cli.warm"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    atexit.register(_end, server)
    return server


def _end(server: subprocess.Popen[str]) -> None:
    server.communicate()
