"""A desk with filters."""

from __future__ import annotations

import pytest

from bot.services.digests.service import DigestService
from bot.services.filters.names import FilterNames
from bot.services.filters.service import FilterService
from bot.services.latest import LatestService
from bot.text.knowledge.base import Knowledge
from bot.text.sources.outlets import SourceTable
from tests.fakes.desk import SmallDesk


@pytest.fixture
def filters(desk: SmallDesk, knowledge: Knowledge) -> FilterService:
    return FilterService(desk.database, desk.clock, FilterNames(knowledge, SourceTable.load()))


@pytest.fixture
def digests(desk: SmallDesk, knowledge: Knowledge) -> DigestService:
    return DigestService(desk.database, desk.clock, knowledge)


@pytest.fixture
def latest(desk: SmallDesk, knowledge: Knowledge) -> LatestService:
    return LatestService(desk.database, desk.clock, knowledge)
