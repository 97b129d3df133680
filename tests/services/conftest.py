"""A desk on a real database, with a network of a few pages, a plain reader and a clock that does not move by itself."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.model.analysis import EntityKind
from bot.text.knowledge.base import Knowledge
from bot.text.knowledge.file_format import KnownEntity, Office
from tests.fakes.desk import SmallDesk, open_desk


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    """A base of three."""
    return Knowledge(
        [
            KnownEntity(
                id="kim-jong-un",
                name="Kim Jong Un",
                kind=EntityKind.PERSON,
                source="public record",
                hangul="김정은",
                hanja="金正恩",
                aliases=("Kim Jong-eun",),
                offices=(Office("Supreme Leader of North Korea", "2011-12-17", None, "KP", "public record"),),
            ),
            KnownEntity(
                id="north-korea",
                name="North Korea",
                kind=EntityKind.PLACE,
                source="public record",
                hangul="북한",
                aliases=("DPRK",),
            ),
            KnownEntity(id="sinuiju", name="Sinuiju", kind=EntityKind.PLACE, source="public record", hangul="신의주"),
        ]
    )


@pytest.fixture
async def desk(tmp_path: Path, knowledge: Knowledge) -> AsyncIterator[SmallDesk]:
    async with open_desk(tmp_path / "desk.sqlite3", knowledge) as opened:
        yield opened
