"""The loops of the desk while the database refuses, and the law that none of them handles that by itself."""

from __future__ import annotations

import ast
import logging
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.app import App
from bot.config import Settings
from bot.services.operations import restarts
from bot.text.knowledge.base import Knowledge
from tests.architecture.syntax_trees import ROOT, naming, nodes
from tests.fakes.clock import SteppedClock
from tests.fakes.discord import FakeDiscord
from tests.fakes.network import FakeNetwork
from tests.fakes.reader import PlainReader
from tests.fakes.sql import locked
from tests.fakes.waiting import moments

_OWN_HANDLING = {"bot/services/ingest/service.py", "bot/services/operations/backups.py"}
"""Members are told that their links wait, with one line for all readers; backups write into a folder that may be
elsewhere, once an hour."""


async def test_a_database_that_refuses_for_long_is_logged_once_for_all_loops(
    tmp_path: Path, base: Knowledge, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Also without a traceback: it would say where the desk waits, not why."""
    monkeypatch.setattr(Knowledge, "load", lambda extra: base)
    monkeypatch.setattr(restarts, "PAUSE", 0.0)
    settings = Settings(desk_home=tmp_path, desk_backup_days=0)
    clock, tries = SteppedClock(), Counter[str]()
    discord = FakeDiscord(clock, random.Random(1))  # noqa: S311  # repeatable, not secret

    async def refused(work: Any, *_: Any, **__: Any) -> Any:
        tries[work.__qualname__] += 1
        raise locked()

    async with App.open(settings, clock=clock, fetcher=FakeNetwork(), analyzer=PlainReader()) as app:
        with monkeypatch.context() as patched:
            for name in ("read", "write", "write_unsynced"):
                patched.setattr(app.database, name, refused)
            async with app.working(discord):
                async for _ in moments():
                    if len(tries) > 9 and min(tries.values()) > 20:
                        break
                    clock.advance(1)
    told = Counter(record.getMessage() for record in caplog.records if record.levelno >= logging.WARNING)
    assert set(told.values()) == {1}, told
    assert sum(message.startswith("loop paused") for message in told) == 1, told
    assert not any(record.exc_info for record in caplog.records)


def test_no_loop_handles_a_refusal_of_the_database_by_itself() -> None:
    """`keep_running` does: a loop that catches it logs it in another way, or at each try."""
    caught = {
        str(path.relative_to(ROOT))
        for path in naming("bot/services", ["while True"])
        for loop in nodes(path)
        if isinstance(loop, ast.While) and isinstance(loop.test, ast.Constant)
        if any("sqlite3" in ast.unparse(kind) for kind in _caught_in(loop))
    }
    assert caught == _OWN_HANDLING


def _caught_in(loop: ast.While) -> Iterator[ast.expr]:
    for node in ast.walk(loop):
        if isinstance(node, ast.ExceptHandler) and node.type is not None:
            yield node.type
