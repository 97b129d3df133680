"""The card of launches in the reader's language."""

from __future__ import annotations

from bot.catalogue import catalogue, using
from bot.model.answers import Linked
from bot.model.evidence.launches import LaunchColumn, Reported
from cogs._cards.evidence.launches import giver_text, value_text
from tests.cogs.card_answers import ref


def test_a_place_that_is_known_has_its_name_in_the_language() -> None:
    """An English report of Wonsan is read in Tokyo; a place that only the report knows keeps its spelling."""
    known = Reported("wonsan", Linked("Wonsan", ref(), 0, 6, None), None, 1)
    unlisted = Reported("sukchon", Linked("Sukchon", ref(), 0, 7, None), None, 1)
    other = Reported("Chunghwa-ri", Linked("Chunghwa-ri", ref(), 0, 11, None), None, 1)
    seen = {}
    for language in ("en", "ko", "ja", "zh-CN", "zh-TW"):
        with using(catalogue(language)):
            seen[language] = value_text(LaunchColumn.PLACE, known), value_text(LaunchColumn.PLACE, other)
    assert seen == {
        "en": ("Wonsan", "Chunghwa-ri"),
        "ko": ("원산", "Chunghwa-ri"),
        "ja": ("元山", "Chunghwa-ri"),
        "zh-CN": ("元山", "Chunghwa-ri"),
        "zh-TW": ("元山", "Chunghwa-ri"),
    }
    for language, name in (("ja", "粛川"), ("zh-CN", "肃川"), ("zh-TW", "肅川"), ("ko", "숙천"), ("en", "Sukchon")):
        with using(catalogue(language)):
            assert value_text(LaunchColumn.PLACE, unlisted) == name


def test_who_says_so_is_written_as_within_a_sentence() -> None:
    said = Linked("07:10", ref(), 0, 5, None)
    assert giver_text(Reported("07:10", said, "The Joint Chiefs of Staff", 1)) == "the Joint Chiefs of Staff"
    assert giver_text(Reported("07:10", said, "Theresa Park", 1)) == "Theresa Park"
    assert giver_text(Reported("07:10", said, None, 1)) == "Han River Post"
    assert giver_text(Reported("07:10", said, "A government source", 2)) == (
        "a government source, Han River Post, 2 articles"
    )


def test_a_line_does_not_end_within_a_figure() -> None:
    altitude = Reported("6842.3", Linked("6 842.3 km", ref(), 0, 10, None), None, 1)
    assert value_text(LaunchColumn.ALTITUDE, altitude) == "6\u00a0842.3 km"
