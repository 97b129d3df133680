"""A desk on a real database, with a network of a few pages, a plain reader and a clock that does not move by itself."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.model.analysis import EntityKind
from bot.services.digests.service import DigestService
from bot.services.latest.service import LatestService
from bot.text.knowledge.base import Knowledge
from bot.text.knowledge.file_format import KnownEntity, Office
from tests.fakes.desk import ANNA, Preparation, SmallDesk, open_desk, open_prepared

_SITE = "https://news.example/"


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
def preparation(request: pytest.FixtureRequest) -> Preparation | None:
    """What `desk` begins with; a module whose tests begin alike has its own."""
    return _stock if "stocked" in request.fixturenames else None


@pytest.fixture
async def desk(tmp_path: Path, knowledge: Knowledge, preparation: Preparation | None) -> AsyncIterator[SmallDesk]:
    path = tmp_path / "desk.sqlite3"
    async with open_prepared(path, knowledge, preparation) if preparation else open_desk(path, knowledge) as opened:
        yield opened


@pytest.fixture
async def real(tmp_path: Path, base: Knowledge) -> AsyncIterator[SmallDesk]:
    """A desk with the whole knowledge base."""
    async with open_desk(tmp_path / "desk.sqlite3", base) as opened:
        yield opened


@pytest.fixture
def latest(desk: SmallDesk, knowledge: Knowledge) -> LatestService:
    return LatestService(desk.database, desk.clock, knowledge)


@pytest.fixture
def digests(desk: SmallDesk, knowledge: Knowledge) -> DigestService:
    return DigestService(desk.database, desk.clock, knowledge)


@pytest.fixture
def stocked(desk: SmallDesk) -> SmallDesk:
    """A desk with four articles, the newest saved first."""
    return desk


async def _stock(desk: SmallDesk) -> None:
    await desk.save(
        ANNA,
        _SITE + "4",
        "Leader visits flooded Sinuiju\n> published 2024-09-16T06:00:00Z\n> outlet Han River Post\n"
        "{person:Kim Jong Un=the party's general secretary}, went to {place:Sinuiju}.\nHe saw the river.\n"
        "Kim Jong Un: The dykes of Sinuiju will stand.",
        message=44,
    )
    await desk.save(
        ANNA,
        _SITE + "3",
        "Missiles over the sea\n> published 2024-09-12\n"
        "{person:Kim Jong Un} watched a launch with {person:Cho Min-a}.\nCho Min-a: {person:Kim Jong Un} was pleased.",
    )
    await desk.save(
        ANNA,
        _SITE + "2",
        "남북 회담 열려\n> published 2024-08-01\n평양에서 북한과 남한이 만났다.\n미사일은 논의되지 않았다.",
    )
    await desk.save(
        ANNA,
        _SITE + "1",
        "An old launch remembered\n> published 2017-07-04\nThe missiles of July were the first of their kind.\n"
        "{person:Cho Min-a=a retired officer}, remembers Café Ŏn.",
    )
