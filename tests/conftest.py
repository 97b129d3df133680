"""Fixtures and settings for all tests.

Hypothesis uses the same examples in every run, so that a failure comes from a change and not from chance, and has no
deadline for one example: a busy machine is slow. To search for new examples:
`make test ARGS="-m hypothesis --hypothesis-profile search"`. Hypothesis marks its tests by itself;
those with a `max_examples` of their own keep it.

Temporary folders are in memory where there is room: a commit waits for the disk, with the same settings of SQLite. They
are removed after a test that passed (`tmp_path_retention_policy`).
"""

from __future__ import annotations

import functools
import gc
import itertools
import os
import shutil
import sqlite3
import sys
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path
from typing import Any

# As in the reader processes; NumPy reads it when it is first imported. With more threads than free cores the matrix
# products of the language model wait for each other and cost more than twice the processor time.
os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["LC_ALL"] = "C.UTF-8"  # terminal answers are in the language of the environment

import pytest
from _pytest.runner import runtestprotocol
from hypothesis import HealthCheck, settings
from hypothesis.internal.conjecture import providers
from simcord import Env

from bot.storage.engine.database import Database
from bot.text.knowledge.base import Knowledge
from bot.text.sources.outlets import SourceTable
from bot.text.tagger import Tagger
from tests.architecture import query_plans
from tests.fakes import reading
from tests.fakes.compression import compress_quickly
from tests.fakes.dealt_modules import dealt
from tests.fakes.loaded_once import load_models_once, load_tables_once
from tests.fakes.new_databases import copy_instead_of_making
from tests.fakes.reading import SampleReader, kept_reader
from tests.fakes.registered_commands import copy_payloads_fast, register_commands_once

_PATIENT = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("desk", _PATIENT, derandomize=True)
settings.register_profile("search", _PATIENT, max_examples=3_000)
settings.load_profile("desk")

_TESTS = Path(__file__).parent
_OWN = tuple(f"{_TESTS.parent / package}{os.sep}" for package in ("bot", "cogs", "benchmarks", "tools"))
# Hypothesis tries constants of the desk's modules. To tell these it resolves the path of each module, again and again.
providers.is_local_module_file = lambda path: path.startswith(_OWN)  # type: ignore[assignment,attr-defined]

# Seconds that simcord sleeps where only a callback of the event loop is due. With its 0.05 most tests of the bot sleep
# longer than they work.
_IDLE = 0.002
_PACED: dict[str, Any] = Env._settle_internal.__kwdefaults__  # type: ignore[assignment]  # it has some
_PACED["idle"] = _IDLE
Env.settle.__defaults__ = (None, _IDLE)  # passes its own on

_MEMORY = Path("/dev/shm")  # noqa: S108  # pytest makes a folder of its own in it
_ENOUGH = 1 << 30
"""Bytes. The whole suite needs a tenth of it at a time."""


@pytest.fixture(scope="session")
def tagger() -> Tagger:
    """The language model, which `pytest_configure` lets each test process load once."""
    return Tagger.load()


@pytest.fixture(scope="session")
def base() -> Knowledge:
    """The knowledge base, which `pytest_configure` lets each test process load once."""
    return Knowledge.load()


@pytest.fixture(scope="session")
def sources() -> SourceTable:
    """The known outlets, likewise."""
    return SourceTable.load()


@pytest.fixture
async def database(tmp_path: Path) -> AsyncIterator[Database]:
    """An empty database."""
    async with Database.open(tmp_path / "desk.sqlite3") as opened:
        yield opened


@pytest.fixture(scope="session")
def run_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that all test processes of a run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def vectors(run_folder: Path) -> Path:
    """The folder of headlines' vectors that all test processes of a run share."""
    return run_folder / reading.VECTORS


@pytest.fixture(scope="session")
def sample_reader(base: Knowledge, run_folder: Path) -> SampleReader:
    """Reads sample pages, each once a run."""
    return kept_reader(run_folder, base)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--write-goldens", action="store_true", help="write the newsroom's digests anew, then read them")


_RUN: set[tuple[str, str]] = set()
"""(module, statement) of every SQL statement that the desk ran; with xdist, in this process."""
_GROWING = pytest.StashKey[list[str]]()


class _RecordedConnection(sqlite3.Connection):
    """Notes each statement with the module that ran it."""

    def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
        _RUN.add((sys._getframe(1).f_globals["__name__"], sql))
        return super().execute(sql, *parameters)

    def executemany(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
        _RUN.add((sys._getframe(1).f_globals["__name__"], sql))
        return super().executemany(sql, *parameters)


def pytest_configure() -> None:
    gc.disable()  # until all tests are collected
    copy_instead_of_making()
    register_commands_once()
    copy_payloads_fast()
    compress_quickly()
    load_models_once()
    load_tables_once()
    if _MEMORY.is_dir() and shutil.disk_usage(_MEMORY).free > _ENOUGH:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_MEMORY))
    sqlite3.connect = functools.partial(sqlite3.connect, factory=_RecordedConnection)  # type: ignore[assignment]  # in this process


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Leave out the keywords, which are most of what a test process of xdist sends and which nobody reads."""
    report.keywords = {}


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """In a test process of xdist, tell how a test ended and what failed around it, but not that it began, was set up
    and was torn down. Who asks for times is told all, since they count these too."""
    options = item.config.option
    if not hasattr(item.config, "workerinput") or options.xmlpath or options.durations:
        return None
    for report in runtestprotocol(item, log=False, nextitem=nextitem):
        if report.when == "call" or not report.passed:
            item.ihook.pytest_runtest_logreport(report=report)
    return True


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """A process of xdist has ended."""
    _RUN.update(getattr(node, "workeroutput", {}).get("statements", ()))


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Judge the plans of the statements that ran, where they are all known: in the process that xdist reports to."""
    if hasattr(session.config, "workeroutput"):
        session.config.workeroutput["statements"] = sorted(_RUN)
        return
    with closing(query_plans.schema()) as connection:
        growing = [
            f"{module}: {sql}\n    {line}"
            for module, sql in sorted(_RUN)
            for line in query_plans.growing_at_run_time(connection, module, sql)
        ]
    session.config.stash[_GROWING] = growing
    if growing:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    growing = config.stash.get(_GROWING, [])
    if growing:
        terminalreporter.section("statements that go through a table that grows", red=True)
        terminalreporter.write_line("\n".join(growing))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """With xdist, give what takes long to each process first; in one process the order is that of the files."""
    processes = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    if processes > 1:
        modules = itertools.groupby(items, lambda item: item.path)
        items[:] = dealt([(path.relative_to(_TESTS).as_posix(), list(tests)) for path, tests in modules], processes)


def pytest_collection_finish() -> None:
    """Exempt what was imported from garbage collection: it stays, and looking through it again and again takes time.
    Tests make much that soon goes by itself, so that garbage is looked for seldom."""
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    gc.enable()
