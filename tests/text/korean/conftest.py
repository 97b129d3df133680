"""The dictionary, loaded once a test process."""

from __future__ import annotations

import pytest

from bot.text.korean.morphemes import MorphemeAnalyzer


@pytest.fixture(scope="session")
def analyzer() -> MorphemeAnalyzer:
    return MorphemeAnalyzer.load()
