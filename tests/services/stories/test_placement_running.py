"""A war that fills the news: its names alone join no two events told in one sentence each."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from sqlite3 import Connection

import pytest

from bot.model.placements import PlacedArticle
from bot.services.stories import placement
from bot.storage.engine.times import seconds
from bot.storage.stories import candidates, scratch

_DAY = datetime(2025, 3, 1, 9, tzinfo=UTC)
_A_DAY = 6
"""Events of the war on each of its days, and as many other texts."""
_EVENTS = 48


@pytest.fixture
def connection() -> Iterator[Connection]:
    """An archive of texts that are older than the war, then eight days of it among other news."""
    with scratch.database() as opened:
        for number in range(200):
            _place(opened, number, f"Notes {_words('old', number)}.", -40)
        yield opened


def _words(kind: str, number: int) -> str:
    """Eight words that no other text has."""
    return " ".join(f"{letter * 3}{kind}{number}" for letter in "abcdefgh")


def _place(connection: Connection, number: int, text: str, day: int) -> int:
    at = _DAY + timedelta(days=day, minutes=number)
    return placement.place(connection, PlacedArticle(number + 1, "", text, at))


def _war(connection: Connection) -> list[int]:
    """The story of each event."""
    stories = []
    for number in range(_EVENTS):
        day = number // _A_DAY
        _place(connection, 200 + 2 * number, f"Notes {_words('new', number)}.", day)
        event = f"Soldiers of Ruritania and Graustark {_words('war', number)}."
        stories.append(_place(connection, 201 + 2 * number, event, day))
    return stories


def test_events_of_a_war_stay_apart_and_a_sequel_joins(connection: Connection) -> None:
    stories = _war(connection)
    assert len(set(stories[20:])) == _EVENTS - 20
    sequel = f"Later aaawar40 bbbwar40 cccwar40 in Ruritania {_words('later', 40)} Graustark."
    assert _place(connection, 600, sequel, 10) == stories[40]
    assert stories.count(stories[40]) == 1


def test_reports_of_a_great_event_stay_one_story_on_its_day(connection: Connection) -> None:
    """Martial law is declared, and every feed sends its brief: names that fill one day are no running subject yet."""
    stories = []
    for number in range(45):
        _place(connection, 200 + 2 * number, f"Notes {_words('new', number)}.", 0)
        detail = " ".join(_words("detail", number).split()[:5])
        stories.append(
            _place(connection, 201 + 2 * number, f"Martial law in Ruritania declared by Rassendyll {detail}.", 0)
        )
    assert len(set(stories)) == 1


def test_recent_texts_are_those_of_the_days_before(connection: Connection) -> None:
    _war(connection)
    recent = candidates.recent_texts(connection, ["ruritania", "aaawar0"], seconds(_DAY + timedelta(days=9)))
    assert recent is not None
    assert (recent.documents, recent.counts) == (2 * _EVENTS, {"ruritania": _EVENTS, "aaawar0": 1})
    assert recent.share("ruritania", 0.02) == pytest.approx((_EVENTS - 5 + 60 * 0.02) / (2 * _EVENTS + 60))
    assert recent.share("aaawar0", 0.02) == 0.02, "one text may be all that one event had"
    later = seconds(_DAY + timedelta(days=60))
    assert candidates.recent_texts(connection, ["ruritania"], later) is None


def test_texts_of_days_on_which_none_were_counted_are_left_out(connection: Connection) -> None:
    """An earlier release counted no days, so that nobody knows how many texts those had."""
    _war(connection)
    first = seconds(_DAY) // 86_400
    days = [(candidates.day_key(first + day),) for day in range(6)]
    connection.executemany("DELETE FROM term_counts WHERE term = ?", days)
    recent = candidates.recent_texts(connection, ["ruritania"], seconds(_DAY + timedelta(days=9)))
    assert recent is not None
    assert (recent.documents, recent.counts) == (4 * _A_DAY, {"ruritania": 2 * _A_DAY})
