"""Copies of one text stay one family as they arrive, and what proves nothing any more binds no longer."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta
from sqlite3 import Connection

import pytest

from bot.model.placements import PlacedArticle
from bot.services.stories import placement
from bot.storage.stories import scratch, text_reuse

_DAY = datetime(2024, 7, 29, 3, tzinfo=UTC)
CHANCE = random.Random(11)  # noqa: S311  # repeatable, not secret
_WORDS = [f"w{number}" for number in range(3000)]


@pytest.fixture(autouse=True)
def _same_dice() -> None:
    """Each test has its own sentences, whichever ran before it."""
    CHANCE.seed(11)


def _sentences(count: int, *names: str) -> list[str]:
    """So many sentences in nobody else's words, each with the names."""
    return [" ".join([*CHANCE.choices(_WORDS, k=20), *names]).capitalize() + "." for _ in range(count)]


def _arrive(connection: Connection, number: int, sentences: list[str]) -> None:
    title = " ".join(sentences[0].split()[:8])
    placement.place(connection, PlacedArticle(number, title, " ".join(sentences), _DAY + timedelta(hours=number)))


def _families(connection: Connection) -> dict[int, int | None]:
    rows = connection.execute("SELECT article_id, family FROM story_articles").fetchall()
    return {row[0]: row[1] for row in rows}


def test_two_cuts_without_a_common_sentence_are_one_family_once_a_third_has_both() -> None:
    names = ("Sinuiju", "Amnok", "Uiju", "Dandong", "Pyongan")
    wire = _sentences(20, *names)
    with scratch.database() as connection:
        _arrive(connection, 1, [*wire[:3], *_sentences(4, *names)])
        _arrive(connection, 2, wire[12:])
        assert _families(connection) == {1: None, 2: None}
        _arrive(connection, 3, wire[:16])
        assert _families(connection) == {1: None, 2: 1, 3: 1}


def test_who_adds_much_of_their_own_is_of_the_family_but_no_copy() -> None:
    wire = _sentences(20)
    with scratch.database() as connection:
        _arrive(connection, 1, wire)
        _arrive(connection, 2, [*wire[2:5], *_sentences(7), *wire[10:12]])
        _arrive(connection, 3, [*wire[2:15], *_sentences(3)])
        rows = connection.execute("SELECT near_of, family FROM story_articles ORDER BY article_id").fetchall()
        assert [tuple(row) for row in rows] == [(None, None), (None, 1), (1, 1)]


def test_a_paragraph_met_in_a_fourth_story_binds_no_longer() -> None:
    standing = _sentences(2)
    event = _sentences(4)
    with scratch.database() as connection:
        # Two reports of one event that close with the same paragraph look like one origin, until others have it too.
        _arrive(connection, 1, [*event, *_sentences(6), *standing])
        _arrive(connection, 2, [*event[:3], *_sentences(6), *standing])
        connection.execute("DELETE FROM story_copies")
        connection.execute("UPDATE story_articles SET story_id = 1, family = NULL, near_of = NULL")
        connection.execute("UPDATE story_vectors SET story_id = 1")
        connection.execute("DELETE FROM story_prints WHERE passage < 4 AND article_id = 2")
        connection.execute("INSERT INTO story_copies VALUES (2, 1, 0.2)")
        connection.execute("UPDATE story_articles SET family = 1 WHERE article_id = 2")
        for number in range(3, 6):
            _arrive(connection, number, [*_sentences(12), *standing])
        assert set((_families(connection)).values()) == {None}


def test_when_the_first_article_goes_the_others_stay_one_family() -> None:
    wire = _sentences(20)
    with scratch.database() as connection:
        for number, kept in enumerate((wire, wire[:9], wire[11:], _sentences(9)), 1):
            _arrive(connection, number, kept)
        assert _families(connection) == {1: None, 2: 1, 3: 1, 4: None}
        text_reuse.remove(connection, 1)
        assert _families(connection) == {1: None, 2: None, 3: 2, 4: None}


def test_a_mixture_of_two_wire_texts_does_not_make_them_one() -> None:
    one, other = _sentences(20, "Sinuiju", "Amnok"), _sentences(20, "Sinuiju", "Amnok")
    with scratch.database() as connection:
        _arrive(connection, 1, one)
        _arrive(connection, 2, other)
        _arrive(connection, 3, [*one[:4], *other[:3], *one[9:11], *other[12:13]])
        assert _families(connection) == {1: None, 2: None, 3: 1}
        _arrive(connection, 4, other[2:18])
        assert (_families(connection))[4] == 2
