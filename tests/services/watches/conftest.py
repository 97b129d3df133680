"""Watchers of a desk."""

from __future__ import annotations

import pytest

from tests.fakes.desk import SmallDesk
from tests.services.watches.watchers import Watchers


@pytest.fixture
def room(desk: SmallDesk) -> Watchers:
    return Watchers(desk)
