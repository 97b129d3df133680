"""A desk on a real database, with a network of a few pages, a plain reader and a clock that stands still."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import cache
from pathlib import Path

import pytest

from bot.text.knowledge import Knowledge
from tests.fakes.desk import SmallDesk, open_desk


@cache
def _knowledge() -> Knowledge:
    return Knowledge.load()


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return _knowledge()


@pytest.fixture
async def desk(tmp_path: Path, knowledge: Knowledge) -> AsyncIterator[SmallDesk]:
    async with open_desk(tmp_path / "desk.sqlite3", knowledge) as opened:
        yield opened
