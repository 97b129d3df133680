"""An outlet reports two events in one formula: they are two stories, and neither text is a copy of the other."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from sqlite3 import Connection

import pytest

from bot.model.placements import PlacedArticle
from bot.news.clustering import vectors
from bot.news.clustering.features import read_article
from bot.services.stories import placement
from bot.storage.stories import scratch

_DAY = datetime(2025, 3, 6, 3, tzinfo=UTC)
_RALLY = """{dateline} -- A rally of {who} took place in {city} on March {day} to support the decisions of the congress.
Officials concerned, members of youth and women's organisations and artists took part in it.
Speakers said that all should work harder this year, repair the dykes before the rains and plant more trees.
A letter of pledge was read out at the end, adopted with applause and followed by a march through the streets.
The participants laid flowers before the monument and sang songs until the evening."""
_HAEJU = _RALLY.format(dateline="Haeju, March 7 (HCN)", who="farmers", city="Haeju", day=6)
_KANGGYE = _RALLY.format(dateline="Kanggye, March 9 (HCN)", who="miners", city="Kanggye", day=8)

_ENDING = """
Buses had brought people from neighbouring counties since noon, and tea and bread were handed out beside the stage.
Traders closed their stalls early, the police counted a few thousand heads and the organisers three times as many."""


def _places(connection: Connection, *articles: tuple[str, str, str]) -> list[tuple[int, int | None]]:
    """The story and the original of each (title, text, outlet), in order of arrival."""
    for number, (title, text, outlet) in enumerate(articles, 1):
        at = _DAY + timedelta(days=2 * number)
        placement.place(connection, PlacedArticle(number, title, text, at, outlet=outlet))
    rows = connection.execute("SELECT story_id, near_of FROM story_articles ORDER BY article_id")
    return [(row["story_id"], row["near_of"]) for row in rows]


def test_rallies_in_two_cities_are_two_stories() -> None:
    with scratch.database() as connection:
        first, second = _places(
            connection,
            ("Farmers Hold Rally", _HAEJU, "haedong-central.example"),
            ("Miners Hold Rally", _KANGGYE, "haedong-central.example"),
        )
        assert first[0] != second[0]
        assert (first[1], second[1]) == (None, None)


@pytest.mark.parametrize("outlet", ["haedong-central.example", "mapo-observer.example"])
def test_a_rally_reported_again_is_a_copy(outlet: str) -> None:
    """By the agency itself, longer, or by a newspaper that takes its text."""
    longer = _HAEJU + "\nA concert in Haeju followed on the next day."
    with scratch.database() as connection:
        first, second = _places(
            connection, ("Farmers Hold Rally", _HAEJU, "haedong-central.example"), ("Rally in Haeju", longer, outlet)
        )
        assert first[0] == second[0]
        assert second[1] == 1


def test_an_anniversary_counted_on_is_another_event() -> None:
    """The 104th rally and the 105th have all their names in common."""
    week = "The {} rally of candles was held in Haeju on Friday. " + _HAEJU.partition("\n")[2] + _ENDING
    with scratch.database() as connection:
        first, second = _places(
            connection,
            ("Rally of Candles", week.format("104th"), "haedong-central.example"),
            ("Rally of Candles", week.format("105th"), "haedong-central.example"),
        )
        assert first[0] != second[0]


def test_the_names_of_the_first_sentence_are_packed() -> None:
    terms = read_article("Farmers Hold Rally", _HAEJU).words
    vector = vectors.weigh(terms, 1, dict.fromkeys(terms.counts, 1), None)
    assert vectors.unpack(vectors.pack(vector)).subject == vector.subject >= {"haeju"}
    assert "applaus" not in vector.subject
