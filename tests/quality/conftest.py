"""What reading needs, loaded once for all texts."""

from __future__ import annotations

import pytest

from bot.text.knowledge import Knowledge
from bot.text.tagger import Tagger


@pytest.fixture(scope="session")
def tagger() -> Tagger:
    return Tagger.load()


@pytest.fixture(scope="session")
def base() -> Knowledge:
    return Knowledge.load()
