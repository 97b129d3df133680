"""The curation of a small desk."""

from __future__ import annotations

import pytest

from bot.services.curation.outlets import OutletNames
from bot.services.curation.reports import ReportService
from bot.services.curation.service import CurationService
from bot.text.sources.outlets import SourceTable
from tests.fakes.desk import SmallDesk


@pytest.fixture
def curation(desk: SmallDesk) -> CurationService:
    return CurationService(desk.database, desk.clock, OutletNames(SourceTable.load()))


@pytest.fixture
def reports(desk: SmallDesk) -> ReportService:
    return ReportService(desk.database, desk.clock)
