"""An agency that tells every inspection in the same words: its inspections are stories of their own."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from sqlite3 import Connection

import pytest

from bot.model.placements import PlacedArticle
from bot.news.clustering.set_phrases import TEXTS
from bot.news.clustering.term_keys import term_key
from bot.services.stories import placement
from bot.storage.stories import candidates, scratch

_DAY = datetime(2025, 3, 1, 9, tzinfo=UTC)
_AGENCY = "Riverside Central News"
_INSPECTED = (
    ("Unsan", "cannery"),
    ("Kowon", "smelter"),
    ("Paekam", "sawmill"),
    ("Hoeyang", "dairy"),
    ("Tosan", "kiln"),
)
_PHRASES = (
    "looking round learned detail production management drive raise output relying local materials underlined improve"
    " living conditions employees consultative spot workers vowed carry decisions plenary without fail turned spirit"
)
"""In every text in another order, so that none is a copy of another."""


@pytest.fixture
def connection() -> Iterator[Connection]:
    with scratch.database() as opened:
        yield opened


def _shuffled(seed: int) -> str:
    words = _PHRASES.split()
    random.Random(seed).shuffle(words)  # noqa: S311  # a fixed order a text, nothing secret
    return " ".join(words)


def _inspection(connection: Connection, number: int, outlet: str = _AGENCY) -> int:
    town, plant = _INSPECTED[number]
    text = f"The vice-premier inspected the {plant} in {town}: {_shuffled(number)}."
    at = _DAY + timedelta(days=1, hours=number)
    article = PlacedArticle(200 + number, f"Vice-Premier Inspects {town}", text, at, outlet=outlet)
    return placement.place(connection, article)


def _other(connection: Connection, number: int, outlet: str = _AGENCY, *, private: bool = False) -> int:
    """A text on something of its own, with some of the agency's phrases."""
    words = " ".join(f"{letter * 3}word{number}" for letter in "abcdefghijkl")
    phrases = " ".join(_shuffled(number).split()[:6])
    at = _DAY + timedelta(minutes=number)
    article = PlacedArticle(number, f"Notes {number}", f"{words} {phrases}.", at, outlet=outlet, is_private=private)
    return placement.place(connection, article)


def test_inspections_in_an_outlet_s_phrases_are_stories_of_their_own(connection: Connection) -> None:
    for number in range(1, TEXTS + 1):
        _other(connection, number)
    stories = [_inspection(connection, number) for number in range(len(_INSPECTED))]
    assert len(set(stories)) == len(_INSPECTED)


def test_of_texts_without_an_outlet_they_are_one(connection: Connection) -> None:
    for number in range(1, TEXTS + 1):
        _other(connection, number, outlet=f"Harbour {number}")
    stories = [_inspection(connection, number, outlet="") for number in range(len(_INSPECTED))]
    assert len(set(stories)) < len(_INSPECTED)


def test_an_outlet_s_texts_are_bounded_and_a_private_one_is_not_among_them(connection: Connection) -> None:
    for number in range(1, TEXTS + 5):
        _other(connection, number)
    _other(connection, 100, private=True)
    found = candidates.outlet_texts(connection, term_key(_AGENCY))
    assert len(found) == TEXTS
    assert not any("aaaword100" in terms for _, terms in found)
    assert any(f"aaaword{TEXTS + 4}" in terms for _, terms in found), "the newest"
    assert candidates.outlet_texts(connection, term_key("")) == ()


def test_a_dropped_or_redated_text_leaves_no_posting_behind(connection: Connection) -> None:
    for number in range(1, 4):
        _other(connection, number)
    candidates.redate(connection, 1, 5)
    candidates.drop(connection, 1)
    assert len(candidates.outlet_texts(connection, term_key(_AGENCY))) == 2
    rows = connection.execute("SELECT count(*) FROM story_postings WHERE article_id = 1").fetchall()
    assert rows[0][0] == 0


def test_dropping_a_text_asks_for_few_more_postings_than_it_has(connection: Connection) -> None:
    """A long archive drops one text for each that comes."""
    words = " ".join(
        f"{chr(97 + number % 26) * 3}term{number}" + f" again{number}" * (number % 7) for number in range(90)
    )
    placement.place(connection, PlacedArticle(1, "Notes", f"{words}.", _DAY, outlet=_AGENCY))
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    candidates.drop(connection, 1)
    connection.set_trace_callback(None)
    assert connection.execute("SELECT count(*) FROM story_postings").fetchone()[0] == 0
    assert 20 < sum("story_postings" in statement for statement in asked) < 50
