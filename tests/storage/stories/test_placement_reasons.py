"""Why an article is in its story is stored as data; words of earlier releases stay as they were stored."""

from __future__ import annotations

from datetime import UTC, datetime
from sqlite3 import Connection

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.placements import PlacedArticle, PlacementCause, PlacementReason
from bot.model.reasons import Legacy
from bot.news.clustering.assign import Absorbed, Placement, StoryChange
from bot.services.stories import placement
from bot.storage.stories import placement_reasons, placements, scratch

_DAY = datetime(2024, 7, 29, 3, tzinfo=UTC)
_WORDS = '0.45 like its articles, most like article 1: sinuiju, [flood], "amnok"'
_MERGED = PlacementReason(PlacementCause.MERGED, 0.25, article_id=3, terms=("flood",))
_NUMBERS = st.floats(0, 1)
_REASONS = st.builds(
    PlacementReason,
    st.sampled_from(PlacementCause),
    _NUMBERS,
    st.none() | _NUMBERS,
    st.none() | st.integers(1, 2**53),
    st.none() | st.integers(1, 2**53),
    st.lists(st.text(st.characters(exclude_categories=["Cs"]))).map(tuple),
)


@given(_REASONS)
def test_a_reason_comes_back_as_it_was_stored(reason: PlacementReason) -> None:
    assert placement_reasons.from_json(placement_reasons.to_json(reason)) == (reason,)


def test_words_of_an_earlier_release_are_given_as_stored() -> None:
    assert placement_reasons.from_json(_WORDS) == (Legacy(_WORDS),)


@pytest.mark.parametrize("stored", ['[{"cause": "whim"}]', "[1]", "[{}]"])
def test_a_reason_of_an_unknown_form_is_an_error(stored: str) -> None:
    with pytest.raises(msgspec.ValidationError):
        placement_reasons.from_json(stored)


def _merge_second_into_first(connection: Connection) -> None:
    home = StoryChange(1, absorbed=(Absorbed(2, 0.25, _MERGED),))
    placements.apply(connection, 3, 0, Placement(0.5, PlacementReason(PlacementCause.SIMILAR, 0.5), home))


def test_a_merge_is_appended_to_the_reasons_whichever_form_they_have() -> None:
    with scratch.database() as connection:
        for number, word in enumerate(("harvest", "orchestra"), 1):
            placement.place(connection, PlacedArticle(number, word, word, _DAY))
        _merge_second_into_first(connection)
        assert placement_reasons.of_article(connection, 2) == (PlacementReason(PlacementCause.NO_CANDIDATES), _MERGED)
    with scratch.database() as connection:
        for number, word in enumerate(("harvest", "orchestra"), 1):
            placement.place(connection, PlacedArticle(number, word, word, _DAY))
        connection.execute("UPDATE story_articles SET reason = ?", (_WORDS,))
        _merge_second_into_first(connection)
        assert placement_reasons.of_article(connection, 1) == (Legacy(_WORDS),)
        assert placement_reasons.of_article(connection, 2) == (Legacy(_WORDS), _MERGED)
