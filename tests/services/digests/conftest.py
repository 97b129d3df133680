"""The digests of a small desk."""

from __future__ import annotations

import pytest

from bot.services.digests.service import DigestService
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import SmallDesk


@pytest.fixture
def digests(desk: SmallDesk, knowledge: Knowledge) -> DigestService:
    return DigestService(desk.database, desk.clock, knowledge)
