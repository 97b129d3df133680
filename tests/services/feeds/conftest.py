"""Fixtures of the tests of feeds."""

from __future__ import annotations

import pytest

from tests.fakes.desk import SmallDesk
from tests.services.feeds.newsroom import Newsroom


@pytest.fixture
def room(desk: SmallDesk) -> Newsroom:
    return Newsroom(desk)
