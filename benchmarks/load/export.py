"""An archive exported by the terminal's command: peak memory, seconds, and a kill in the middle.

    synthetic shelf -> python -m bot export, whole
                    -> the same, killed with SIGKILL at about half, and run again -> the same bytes?
    the first lines -> python -m bot import on an empty desk -> articles a second, peak memory

Everything is a real process; its memory is read while it runs.
"""

from __future__ import annotations

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from itertools import islice
from pathlib import Path

import psutil
from msgspec import Struct

from benchmarks.load.synthetic_shelf import MINUTES_APART, SHELF, build
from bot.config import DATABASE

_POLL = 0.02
_MADE = 2_000
_COPIES = (
    "INSERT INTO articles (id, url, title, byline, published, at, moment, outlet_name, outlet_domain, outlet_kind,"
    " language, korea, subjects, version_id, saved_at) SELECT id + :ids, url || '?' || :ids, title, byline, published,"
    " at + :seconds, moment + :seconds / 60 * 1024, outlet_name, outlet_domain, outlet_kind, language, korea, subjects,"
    " version_id + :ids, saved_at FROM articles WHERE id <= :made",
    "INSERT INTO versions (id, article_id, fetched_at, hangul, content) SELECT id + :ids, article_id + :ids,"
    " fetched_at, hangul, content FROM versions WHERE article_id <= :made",
    "INSERT INTO mentions (article_id, entity_id, spans) SELECT article_id + :ids, entity_id, spans FROM mentions"
    " WHERE article_id <= :made",
    'INSERT INTO quotes (article_id, start, "end", kind, cue, speaker, entity_id) SELECT article_id + :ids, start,'
    ' "end", kind, cue, speaker, entity_id FROM quotes WHERE article_id <= :made',
    "INSERT INTO shelf_articles (shelf_id, article_id, at, saved_at) SELECT shelf_id, article_id + :ids, at + :seconds,"
    " saved_at FROM shelf_articles WHERE article_id <= :made",
)
"""Copy the first `made` articles: their rows that an export reads."""


class RunFigures(Struct, frozen=True):
    """Seconds by the clock and of the processor, and the peak of resident memory in MiB."""

    seconds: float
    cpu: float
    peak_mib: float
    status: int


def measure(count: int, form: str, imported: int) -> dict[str, float]:
    """Figures by name, for an archive of `count` articles of which `imported` are imported again."""
    with tempfile.TemporaryDirectory() as name:
        home = Path(name) / "desk"
        home.mkdir(mode=0o700)
        _archive(home / DATABASE, count)
        whole, continued = Path(name) / f"whole.{form}", Path(name) / f"continued.{form}"
        once = _export(home, whole, form)
        half = Path(f"{continued}.part")
        killed = _export(
            home, continued, form, lambda: half.exists() and 2 * half.stat().st_size > whole.stat().st_size
        )
        rest = _export(home, continued, form)
        figures = {
            "megabytes": whole.stat().st_size / 1e6,
            "seconds": once.seconds,
            "cpu_seconds": once.cpu,
            "articles_a_second": count / once.seconds,
            "peak_mib": once.peak_mib,
            "killed": float(killed.status == -signal.SIGKILL),
            "rest_cpu_seconds": rest.cpu,
            "rest_peak_mib": rest.peak_mib,
            "same_bytes": float(_digest(whole) == _digest(continued)),
        }
        if form == "jsonl" and imported:
            figures |= _import(Path(name), whole, imported)
    return figures


def _archive(path: Path, count: int) -> None:
    """A synthetic shelf, and copies of its articles shifted in time and ids, as far as an export reads them."""
    made = min(count, _MADE)
    build(path, made)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("BEGIN")
        for part in range(1, count // made):
            shift = {"made": made, "ids": part * made, "seconds": -part * made * MINUTES_APART * 60}
            for statement in _COPIES:
                connection.execute(statement, shift)
        connection.execute("UPDATE shelves SET articles = (SELECT count(*) FROM shelf_articles)")
        connection.execute("COMMIT")


def _import(folder: Path, file: Path, count: int) -> dict[str, float]:
    first = folder / "first.jsonl"
    with file.open("rb") as lines, first.open("wb") as part:
        part.writelines(islice(lines, count))
    run = _run(folder / "other", ["import", str(first), "--shelf", SHELF])
    return {"import_cpu_ms_an_article": 1000 * run.cpu / count, "import_peak_mib": run.peak_mib}


def _export(home: Path, file: Path, form: str, is_over: Callable[[], bool] = lambda: False) -> RunFigures:
    return _run(home, ["export", str(file), "--shelf", SHELF, "--format", form], is_over)


def _run(home: Path, arguments: list[str], is_over: Callable[[], bool] = lambda: False) -> RunFigures:
    """Run a command; kill it once `is_over`."""
    environment = {**os.environ, "DESK_HOME": str(home)}
    started, peak, cpu = time.perf_counter(), 0, 0.0
    process = subprocess.Popen([sys.executable, "-m", "bot", *arguments], env=environment, stderr=subprocess.DEVNULL)
    watched = psutil.Process(process.pid)
    while process.poll() is None:
        try:
            peak, cpu = max(peak, watched.memory_info().rss), sum(watched.cpu_times()[:2])
        except psutil.NoSuchProcess:
            break
        if is_over():
            process.kill()
        time.sleep(_POLL)
    return RunFigures(time.perf_counter() - started, cpu, peak / 2**20, process.wait())


def _digest(file: Path) -> str:
    with file.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()
