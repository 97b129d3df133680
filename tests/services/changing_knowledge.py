"""A desk whose knowledge base changes while it is closed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager
from pathlib import Path

import pytest

from bot.model.analysis import EntityKind
from bot.text.knowledge.base import Knowledge
from bot.text.knowledge.file_format import KnownEntity
from tests.fakes.clock import SteppedClock
from tests.fakes.desk import SmallDesk, open_desk
from tests.fakes.network import FakeNetwork
from tests.fakes.reader import KNOWN_IDS

PAK = KnownEntity("pak-jong-chon", "Pak Jong Chon", EntityKind.PERSON, "s", "KP", hangul="박정천", aliases=("박 비서",))


class ReopenedDesk:
    """A desk that is closed and opened again with another knowledge base, which the reader knows too."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "desk.sqlite3"
        self.network, self.clock = FakeNetwork(), SteppedClock()

    def open(self, *known: KnownEntity) -> AbstractAsyncContextManager[SmallDesk]:
        KNOWN_IDS.pop(PAK.name, None)
        KNOWN_IDS.update({entity.name: entity.id for entity in known})
        return open_desk(self.path, Knowledge(known), self.clock, self.network)


@pytest.fixture
def known_ids() -> Iterator[None]:
    """What the reader knows is restored after the test."""
    before = dict(KNOWN_IDS)
    yield
    KNOWN_IDS.clear()
    KNOWN_IDS.update(before)
