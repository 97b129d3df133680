"""The card of launches in the reader's language."""

from __future__ import annotations

from bot.catalogue import catalogue, using
from bot.model.answers import Linked
from bot.model.evidence.launches import LaunchColumn, Reported
from cogs._cards.evidence.launches import value_text
from tests.cogs.card_answers import ref


def test_a_place_that_is_known_has_its_name_in_the_language() -> None:
    """An English report of Wonsan is read in Tokyo; a place that only the report knows keeps its spelling."""
    known = Reported("wonsan", Linked("Wonsan", ref(), 0, 6, None), None, 1)
    other = Reported("Chunghwa-ri", Linked("Chunghwa-ri", ref(), 0, 11, None), None, 1)
    seen = {}
    for language in ("en", "ko", "ja", "zh-CN"):
        with using(catalogue(language)):
            seen[language] = value_text(LaunchColumn.PLACE, known), value_text(LaunchColumn.PLACE, other)
    assert seen == {
        "en": ("Wonsan", "Chunghwa-ri"),
        "ko": ("원산", "Chunghwa-ri"),
        "ja": ("元山", "Chunghwa-ri"),
        "zh-CN": ("元山", "Chunghwa-ri"),
    }
