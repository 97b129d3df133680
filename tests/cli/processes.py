"""Run the command `python -m bot …` as a process."""

from __future__ import annotations

import atexit
import fcntl
import functools
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TextIO

import msgspec.structs

from tests.cli.warm import PRELUDE, SOCKET, USED, Job
from tests.fakes.reading import FOLDER

ROOT = Path(__file__).parents[2]


def desk(home: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a command in an empty folder, with its data in `home`. This machine's settings are ignored. The process is a
    fork of one that has imported the commands and loaded the models; it reads pages itself."""
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


def stories_of(home: Path, rows: Iterable[Mapping[str, object]], run_folder: Path) -> dict[str, int]:
    """The story of each article, by its id, as `python -m bot stories` finds it; `home` is made."""
    home.mkdir(exist_ok=True)
    file = home / "stream.jsonl"
    file.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    said = desk(home / "desk", "stories", str(file), **keeping(run_folder))
    assert said.returncode == 0, said.stderr
    return {row["id"]: row["story"] for row in map(json.loads, said.stdout.splitlines())}


def keeping(run_folder: Path) -> dict[str, str]:
    """The environment of a command that keeps what it read in the folder of the run, for other tests."""
    return {PRELUDE: "tests.fakes.reading", FOLDER: str(run_folder)}


def _status(job: Job) -> int:
    with socket.socket(socket.AF_UNIX) as asked:
        asked.connect(_server())
        asked.sendall(f"{json.dumps(msgspec.structs.asdict(job))}\n".encode())
        with asked.makefile() as answer:
            return int(answer.readline())


@functools.cache
def _server() -> str:
    """The socket of the process that forks the commands. The first test process of a run that asks starts it."""
    run = os.environ.get("PYTEST_XDIST_TESTRUNUID", f"{os.getpid()}")
    folder = Path(tempfile.gettempdir(), f"desk-commands-{run}")
    folder.mkdir(mode=0o700, exist_ok=True)
    used = (folder / USED).open("a")
    fcntl.flock(used, fcntl.LOCK_SH)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if (folder / SOCKET).exists():
            atexit.register(used.close)
        else:
            command = [sys.executable, "-m", "tests.cli.warm", str(folder)]
            server = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
            atexit.register(_end, server, used, folder)
            assert server.stdout is not None
            assert server.stdout.readline() == "ready\n"
    return str(folder / SOCKET)


def _end(server: subprocess.Popen[str], used: TextIO, folder: Path) -> None:
    used.close()
    server.communicate()
    shutil.rmtree(folder)
