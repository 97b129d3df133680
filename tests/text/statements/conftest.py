"""Finding the statements of a text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from bot.model.analysis import Quote
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.statements.find import find_quotes
from bot.text.tagger import Tagger

Reads = Callable[[str], tuple[Quote, ...]]


@pytest.fixture(scope="session")
def read(tagger: Tagger, base: Knowledge) -> Reads:
    """The statements of a text that was published on 27 November 2025."""

    def found(text: str) -> tuple[Quote, ...]:
        tagged = tagger.tag(text)
        return find_quotes(tagged, find_entities(tagged, base, None, "2025-11-27"), genders=base.genders)

    return found
