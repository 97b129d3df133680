"""A desk with filters."""

from __future__ import annotations

import pytest

from bot.services.filters.names import FilterNames
from bot.services.filters.service import FilterService
from bot.text.knowledge.base import Knowledge
from bot.text.sources.outlets import SourceTable
from tests.fakes.desk import SmallDesk


@pytest.fixture
def filters(desk: SmallDesk, knowledge: Knowledge) -> FilterService:
    return FilterService(desk.database, desk.clock, FilterNames(knowledge, SourceTable.load()))
