"""What is typed to search becomes words."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.stopwatch import processor_seconds
from bot.lang.folding import fold
from bot.policy.search.terms import Term, matched, prefix_terms, term, terms, title_terms, written_forms
from bot.storage.articles.query_match import on_shelf, term_match


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Kim Jong-un", [Term(("kim",), False), Term(("jong", "un"), False)]),
        ('"late train" Seoul', [Term(("late", "train"), False), Term(("seoul",), False)]),
        ("“late train”", [Term(("late", "train"), False)]),
        ("평양에서 missile", [Term(("평양에서",), True), Term(("missile",), False)]),
        ("Ŏn Café ＫＯＲＥＡ", [Term(("on",), False), Term(("cafe",), False), Term(("korea",), False)]),
        ("korea KOREA", [Term(("korea",), False)]),
        ("کره\u200cای", [Term(("کره", "ای"), False)]),  # the index divides words at a joiner that a text keeps
        ("()*:^ -- \" '", []),
        ("", []),
    ],
)
def test_words_and_quoted_words_are_terms(typed: str, found: list[Term]) -> None:
    assert list(terms(typed)) == found


def test_the_word_between_runs_of_the_index_cannot_be_typed() -> None:
    assert terms("ꀕ") == title_terms("ꀕ") == ()
    assert term("ꀕ") is None
    assert terms('"国ꀕ会"') == (Term(("国", "会"), prefix=False),)


@pytest.mark.parametrize("title", ["Missile flies 320㎞ east", "Missile flies 320km east", "Missile flies 320 km east"])
@pytest.mark.parametrize("typed", ["320km", "320 km", "320㎞"])
def test_a_number_is_found_with_its_unit_however_both_are_written(title: str, typed: str) -> None:
    assert matched(title, title_terms(typed))
    assert matched("Top 10 missiles", prefix_terms("top 10 m"))
    assert not matched("Missile flies 20km", title_terms(typed))


def test_the_last_word_of_a_title_may_go_on() -> None:
    assert prefix_terms("Late tra") == (Term(("late",), False), Term(("tra",), True))


def test_a_plain_text_is_folded_as_one_with_an_accent_beside_it() -> None:
    plain = "".join(map(chr, range(128)))
    assert fold(plain) == fold(f"{plain}é").removesuffix("e")


def test_a_run_of_marks_costs_no_more_than_its_length() -> None:
    """Watches look through the whole text of an article."""
    assert processor_seconds(lambda: fold("a" + "\u0315\u0300" * 100_000)) < 1


def test_the_longest_query_is_bounded() -> None:
    assert len(terms(" ".join(f"w{number}" for number in range(4000)))) == 12


@given(st.text(max_size=60))
def test_no_text_leaves_the_words_or_breaks_the_index(typed: str) -> None:
    found = terms(typed)
    assert all(char.isalnum() for term in found for word in term.words for char in word)
    if not found:
        return
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE texts USING fts5 (title, text, shelves)")
        connection.execute("INSERT INTO texts VALUES ('a', 'b', 's2')")
        rows = connection.execute(
            "SELECT rowid FROM texts WHERE texts MATCH ?", (on_shelf(1, " AND ".join(map(term_match, found))),)
        )
        assert rows.fetchall() == [], "the row is on another shelf"


def test_the_forms_of_the_longest_word_are_few() -> None:
    (found,) = terms("台" * 400)
    assert 1 < len(written_forms(found)) <= 8
