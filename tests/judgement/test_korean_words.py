"""Korean words as members type them find the texts that have them in a compound or with other spaces, and no others."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from bot.policy.search.matching import IndexedText
from bot.policy.search.query import Query
from bot.policy.search.terms import Term, searched_forms
from bot.storage.articles.query_match import term_match
from tests.judgement import korean_words
from tests.judgement.share import LOOK, NUMBER

FOUND = {LOOK: 67, NUMBER: 55}
WRONG = {LOOK: 0, NUMBER: 1}


@pytest.mark.parametrize("half", [LOOK, NUMBER])
def test_what_is_meant_is_found(half: str) -> None:
    cases = [case for case in korean_words.cases() if case.half == half]
    assert sum(korean_words.is_found(case) for case in cases if case.wanted) >= FOUND[half]
    assert sum(korean_words.is_found(case) for case in cases if not case.wanted) <= WRONG[half]


def test_the_index_finds_the_same_texts() -> None:
    """Every query on every text of the set: searches use the index, feeds and watches do not."""
    texts = [case.text for case in korean_words.cases()]
    indexed = [IndexedText(text) for text in texts]
    terms = {term for typed in _typed() for term in korean_words.query(typed).wanted_terms}
    found_some = 0
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(
            "CREATE VIRTUAL TABLE texts USING fts5"
            " (title, text, tokenize = 'porter unicode61 remove_diacritics 2', prefix = '1 2 3 4')"
        )
        rows = ((number, text) for number, text in enumerate(texts))
        connection.executemany("INSERT INTO texts (rowid, title, text) VALUES (?, '', ?)", rows)
        for term in terms:
            expression = term_match(term)
            found = connection.execute("SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rowid", (expression,))
            wanted = [number for number, text in enumerate(indexed) if text.has(term)]
            assert [row[0] for row in found.fetchall()] == wanted, term
            found_some += bool(wanted)
    assert found_some > 50


def _typed() -> set[str]:
    return {case.typed for case in korean_words.cases()}


def test_the_forms_of_a_term_are_few() -> None:
    """Each costs as much as another word, in every part of a long archive."""
    queries = [*map(korean_words.query, _typed()), korean_words.query('"한미일 정상 회의 공동 성명 발표"')]
    forms = [len(searched_forms(term)) for query in queries for term in _terms(query)]
    assert 20 < max(forms) <= 35


def _terms(query: Query) -> list[Term]:
    return [one for one in query.conditions if isinstance(one, Term)]
