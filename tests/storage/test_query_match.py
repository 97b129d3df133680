"""The search of the database means what `satisfies` says, for any query, and knows no other shelf."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date

import pytest

from bot.lang.unspaced.characters import in_characters
from bot.model.analysis import Subject
from bot.policy.search import matching
from bot.policy.search.grammar import Today, parse
from bot.policy.search.query import Query
from bot.policy.search.terms import spellings
from bot.storage import migrations
from bot.storage.articles import facts, search
from bot.storage.articles.query_match import match_of_any, phrase, query_match
from bot.storage.engine import full_text
from tests.storage.articles_on_shelves import NAMES, WORDS, database, fill

TODAY = Today(date(2024, 9, 16), "Asia/Seoul")
_KEYS = {name: (f"x:person:{name.lower().replace(' ', '').replace('-', '')}",) for name in NAMES}
_PIECES = (
    *WORDS, "미사일", "평양", "로켓", "연합훈련", '"연합 훈련"',
    '"missiles launched"', '"the of"', '"평양에서 미사일"', "launch", "sunan",
    *(f'entity:"{name}"' for name in NAMES), "entity:nobody", *(f'by:"{name}"' for name in NAMES), 'by:"lim ara"',
    "by:sena", "by:세나", *(f'about:"{name}"' for name in NAMES), "about:korea",
    "about:rocket", *NAMES, *(f'"{name}"' for name in NAMES),
    "弾道ミサイル", "ミサイル", '"ミサイル"', "导弹", "彈道", "弾", "核", "米韓演習", '"米韓演習"', "韓美演習", "ICBM",
    "ICBM級", "級の", "320km", "320㎞", "320", "북핵", "핵", "北핵", "韓米日", "韓・米", "キムミンス", "離散家屬",
    "キム", "核実験", "コンピューター", "ミサイル発射", "演習 核", "source:東海", "source:通信社", "source:信社",
    "about:核実験", "about:核", "lang:ja",
    "about:미사일", "about:sanctions", "source:han", 'source:"river post"', "source:한강", "source:han.example",
    "source:taebaek", "source:example",
    "kind:newspaper", "kind:agency", 'kind:"state media"', "lang:en", "lang:ko", "lang:und",
    *(f'subject:"{subject.replace("_", " ")}"' for subject in Subject),
)  # fmt: skip
_DATES = ("after:2024-08", "before:2024-09", "after:3d", "before:어제", "after:2024-07 before:2024-08-15", "-before:2w")


def _random_query(chance: random.Random) -> str:
    pieces = [chance.choice(("", "", "", "-")) + chance.choice(_PIECES) for _ in range(chance.randint(1, 4))]
    if chance.random() < 0.4:
        pieces.append(" OR ".join(chance.choices(_PIECES, k=chance.randint(2, 3))))
    if chance.random() < 0.3:
        pieces.append(chance.choice(_DATES))
    return " ".join(pieces)


@pytest.fixture(scope="module", params=[1, 2, 3])
def stored(request: pytest.FixtureRequest) -> Iterator[tuple[sqlite3.Connection, dict[int, set[int]], random.Random]]:
    chance = random.Random(request.param)  # noqa: S311  # no secret
    with closing(database()) as connection:
        held = fill(connection, chance, 60)
        for index in full_text.INDEXES:  # in one segment instead of one an article, in which a search looks longer
            full_text.command(connection, index, "optimize")
        yield connection, held, chance


@pytest.mark.parametrize("part", [50_000, 8])
def test_the_search_finds_what_satisfies_the_query(
    stored: tuple[sqlite3.Connection, dict[int, set[int]], random.Random], part: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In one part, as in a small database, and month by month."""
    monkeypatch.setattr(search, "_PART", part)
    connection, held, chance = stored
    known = {article: facts.of_article(connection, 1, article) for article in held[1] | held[2]}
    moments = {row["moment"]: row["id"] for row in connection.execute("SELECT id, moment FROM articles").fetchall()}
    found_some = found_all = 0
    for _ in range(100):
        typed = _random_query(chance)
        query = parse(typed, TODAY)
        assert isinstance(query, Query), typed
        query = query.resolved(_KEYS)
        for shelf, articles in held.items():
            found = search.find(connection, shelf, query_match(connection, shelf, query), search.MOST_COUNTED).moments
            wanted = {article for article in articles if matching.satisfies(query, known[article])}
            assert {moments[one] for one in found} == wanted, typed
            assert list(found) == sorted(found, reverse=True)
            found_some += bool(wanted)
            found_all += wanted == articles
    assert found_some > 40, "most queries would find nothing"
    assert found_all < 25


@pytest.mark.parametrize("part", [50_000, 8])
def test_what_satisfies_one_of_two_queries_is_found_at_once(
    stored: tuple[sqlite3.Connection, dict[int, set[int]], random.Random], part: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "_PART", part)
    connection, held, chance = stored
    joined = 0
    for _ in range(60):
        queries = [
            parse(" OR ".join(chance.choices(_PIECES, k=2)) + " " + chance.choice(_PIECES), TODAY) for _ in range(2)
        ]
        plain = [query.resolved(_KEYS) for query in queries if isinstance(query, Query)]
        for shelf in held:
            each = [
                set(search.find(connection, shelf, query_match(connection, shelf, query), search.MOST_COUNTED).moments)
                for query in plain
            ]
            match = match_of_any(connection, shelf, plain)
            found = search.find(connection, shelf, match, search.MOST_COUNTED).moments
            assert set(found) == set().union(*each), queries
            assert list(found) == sorted(found, reverse=True)
            joined += all(set(found) != one for one in each)
    assert joined > 10, "one of the two is enough for most"


@pytest.mark.parametrize("typed", ["米韓演習", "米韓合同演習"])
def test_parts_of_a_word_are_as_near_in_the_index_as_in_a_text(typed: str) -> None:
    """In any order; a stop between characters is a word of the index."""
    texts = [
        text
        for gap in range(12, 21)
        for text in (
            f"米韓。{'日。' * gap}演習",
            f"演習。{'日。' * gap}米韓",
            f"合同米韓。{'日。' * gap}演習",
            f"米韓。{'日。' * (gap - 5)}合同。{'日。' * 4}演習。",
            f"合同。{'日。' * (gap - 4)}演習。{'日。' * 2}米韓。演習",
        )
    ]
    (term,) = spellings(typed, divisible=True)
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE texts USING fts5 (text, tokenize = 'unicode61')")
        connection.executemany("INSERT INTO texts VALUES (?)", [(in_characters(text),) for text in texts])
        rows = connection.execute("SELECT rowid FROM texts WHERE texts MATCH ?", (phrase(term),)).fetchall()
    found = {texts[number - 1] for (number,) in rows}
    assert found == {text for text in texts if matching.IndexedText(text).has(term)}
    assert set() < found < set(texts)


@pytest.mark.parametrize(
    "typed", ["大陸間コンティネンタルバリスティックミサイルエンジニアリングシステム開発", "防衛用UGM133SLBM部隊"]
)
def test_a_long_word_is_found_where_a_text_has_all_of_it(typed: str) -> None:
    """The first and the last part of the longest are further apart than parts may be."""
    (term, *_) = spellings(typed, divisible=True)
    text = f"政府は{typed}を公表した。"
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE texts USING fts5 (text, tokenize = 'unicode61')")
        connection.execute("INSERT INTO texts VALUES (?)", (in_characters(text),))
        rows = connection.execute("SELECT rowid FROM texts WHERE texts MATCH ?", (phrase(term),)).fetchall()
    assert len(rows) == matching.IndexedText(text).has(term) == 1


def test_words_of_a_text_are_no_shelf_and_no_operator(
    stored: tuple[sqlite3.Connection, dict[int, set[int]], random.Random],
) -> None:
    """Texts hold the tokens s1, e1, t1 and len0, and quote each other's shelves."""
    connection, held, _ = stored
    query = parse("-qqqq", TODAY)
    assert isinstance(query, Query)
    for shelf, articles in {**held, 3: set[int]()}.items():
        found = search.find(connection, shelf, query_match(connection, shelf, query), search.MOST_COUNTED)
        assert len(found.moments) == len(articles)


def test_the_index_has_the_topic_score_of_the_pure_rule() -> None:
    assert f"a.korea >= {matching.ON_TOPIC}" in migrations.schema()
