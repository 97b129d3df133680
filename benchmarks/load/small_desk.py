"""Memory of a whole desk with one reader: while it reads, and while it is idle.

    pages -> a desk in a process of its own, with its readers -> proportional set size of all, ten times a second

The bot does not log in. Where the version 1 memory controller of Linux may be used, the processes also get a hard
limit, at which a page is lost or late if the limit is too small.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import re
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

_PAGES = 60
_LIMITS = {"english": 512, "both": 640}
_CONTROLLER = Path("/sys/fs/cgroup/memory")
_HANGUL = re.compile(r"[가-힣]")
_SAMPLE_SECONDS = 0.1
_IDLE_MINUTES = 0.1
_MIB = 2**20


@dataclass(frozen=True)
class Desk:
    """MiB of a desk: the most while it read, the same for its readers alone, and without readers at the end; the number
    of pages that were read under the `limit`, 0 for no limit."""

    peak: float
    readers: float
    idle: float
    unread: int
    limit: int


def measure() -> dict[str, Desk]:
    """A desk that reads English pages, and one that reads English and Korean ones in turn."""
    from benchmarks.load import sample_pages

    pages = sample_pages.mixed(10 * _PAGES)
    korean = [page for page in pages if len(_HANGUL.findall(page.decode())) > 300]
    english = [page for page in pages if not _HANGUL.search(page.decode())]
    turns = [page for pair in zip(english, korean, strict=False) for page in pair]
    return {"english": _desk("english", english[:_PAGES]), "both": _desk("both", turns[:_PAGES])}


def _desk(name: str, pages: list[bytes]) -> Desk:
    with tempfile.TemporaryDirectory() as folder, _limited(_LIMITS[name]) as group:
        for number, body in enumerate(pages):
            Path(folder, str(number)).write_bytes(body)
        command = [sys.executable, "-m", "benchmarks.load.small_desk", folder, str(group or "")]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
            assert process.stdout is not None
            samples = _Samples(psutil.Process(process.pid))
            read = int(process.stdout.readline())
            peak, readers = samples.stop()
            process.stdout.readline()
            idle = sum(_pss(one) for one in samples.tree())
            process.terminate()
    return Desk(peak / _MIB, readers / _MIB, idle / _MIB, len(pages) - read, _LIMITS[name] if group else 0)


class _Samples:
    """Watches a process and its children, until `stop`."""

    def __init__(self, process: psutil.Process) -> None:
        self._process = process
        self._stopped = threading.Event()
        self._peak = self._readers = 0.0
        self._thread = threading.Thread(target=self._run)
        self._thread.start()

    def tree(self) -> list[psutil.Process]:
        return [self._process, *self._process.children(recursive=True)]

    def stop(self) -> tuple[float, float]:
        """The largest sums in bytes: of all processes, of the children."""
        self._stopped.set()
        self._thread.join()
        return self._peak, self._readers

    def _run(self) -> None:
        while not self._stopped.wait(_SAMPLE_SECONDS):
            sizes = [_pss(one) for one in self.tree()]
            self._peak = max(self._peak, sum(sizes))
            self._readers = max(self._readers, sum(sizes[1:]))


def _pss(process: psutil.Process) -> float:
    """The proportional set size in bytes: a page that several processes share is divided among them."""
    with contextlib.suppress(psutil.Error):
        return float(process.memory_full_info().pss)
    return 0.0


@contextlib.contextmanager
def _limited(megabytes: int) -> Iterator[Path | None]:
    """A control group with a limit; None if none can be made."""
    group = _CONTROLLER / f"desk-benchmark-{os.getpid()}"
    try:
        group.mkdir()
        (group / "memory.limit_in_bytes").write_text(str(megabytes * _MIB))
    except OSError:
        yield None
        return
    try:
        yield group
    finally:
        group.rmdir()


async def _work(pages: list[Path]) -> None:
    from benchmarks.load.whole_desk import read, working_desk
    from bot.model.jobs import LOCAL_SHELF

    async with working_desk(desk_readers=1, desk_reader_idle_minutes=_IDLE_MINUTES) as app:
        await read(app, pages)
        await app.latest.latest(LOCAL_SHELF, since="5000d")
        await app.answers.entity(LOCAL_SHELF, "Kim Jong Un")
        print((await app.answers.status(LOCAL_SHELF)).articles, flush=True)
        while psutil.Process().children():  # noqa: ASYNC110  # readers end by their own clock
            await asyncio.sleep(0.1)
        print("idle", flush=True)
        await asyncio.sleep(3600)


if __name__ == "__main__":
    if sys.argv[2]:
        Path(sys.argv[2], "cgroup.procs").write_text(str(os.getpid()))
    asyncio.run(_work(sorted(Path(sys.argv[1]).iterdir())))
