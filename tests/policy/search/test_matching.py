"""Whether an article satisfies a query. That the search of the database agrees is tested in
tests/storage/test_query_match.py."""

from __future__ import annotations

from datetime import UTC, date, datetime
from time import process_time

import pytest
from msgspec.structs import replace

from bot.model.analysis import OutletKind, Subject
from bot.policy.search.grammar import Today, parse
from bot.policy.search.matching import ArticleFacts, IndexedText, satisfies
from bot.policy.search.query import Query
from bot.policy.search.terms import spellings, written_forms

KEYS = {"Kim Yo Jong": ("kim-yo-jong",), "Lim Ara": ("x:person:limara",), "Seoul": ("seoul",), "cho": ("x:person:cho",)}
LAUNCH = ArticleFacts(
    title=IndexedText("Missiles fly over the sea"),
    text=IndexedText("The launch was seen from Sunan. Kim Yo Jong called the drills a provocation. 평양에서 발표했다."),
    outlet=IndexedText("Han River Post han.example"),
    people=IndexedText("Lim Ara Kim Yo Jong"),
    entities=frozenset({"kim-yo-jong", "sunan"}),
    speakers=frozenset({"kim-yo-jong"}),
    kind=OutletKind.NEWSPAPER,
    language="en",
    subjects=frozenset({Subject.MISSILES}),
    korea=0.8,
    at=datetime(2024, 10, 15, 6, tzinfo=UTC),
)


def matches(typed: str, facts: ArticleFacts = LAUNCH) -> bool:
    query = parse(typed, Today(date(2024, 10, 16), "UTC"))
    assert isinstance(query, Query), query
    return satisfies(query.resolved(KEYS), facts)


@pytest.mark.parametrize(
    "typed",
    ["missile", "MISSILES", "launching", '"missiles fly"', "fly OR crawl", "평양", '"seen from" missile', "-train",
     "drill -train", 'entity:"Kim Yo Jong"', 'by:"Kim Yo Jong"', "by:ara", "source:han",
     'source:"river post"', "source:han.example", "kind:newspaper", "lang:en", "subject:missiles",
     "about:korea", "about:missiles", 'about:"Kim Yo Jong"',
     "about:provocation", "after:2024-10-15 before:2024-10-16", "after:yesterday missile", "-entity:Seoul",
     "entity:Seoul OR missile"],
)  # fmt: skip
def test_an_article_that_satisfies(typed: str) -> None:
    assert matches(typed)


@pytest.mark.parametrize(
    "typed",
    ["train", "missile train", '"fly missiles"', '"sea the"', '"fly over the sun"', "양", "-missile", "entity:Seoul",
     "by:river", "source:korea", "source:example.han", "kind:wire", "lang:ko", "subject:nuclear", "about:cho",
     "after:today", "before:2024-10-15", "entity:nobody", "by:cho"],
)  # fmt: skip
def test_an_article_that_does_not(typed: str) -> None:
    assert not matches(typed)


def test_a_phrase_does_not_reach_from_the_title_into_the_text() -> None:
    assert not matches('"sea the launch"')


def test_facts_that_are_missing_match_nothing() -> None:
    bare = replace(LAUNCH, kind=None, subjects=frozenset(), korea=0.1, entities=frozenset(), speakers=frozenset())
    for typed in ("kind:newspaper", "subject:missiles", "about:korea", 'entity:"Kim Yo Jong"'):
        assert not matches(typed, bare)
    assert matches('by:"Kim Yo Jong"', bare), "a speaker as written"


def test_digits_of_either_width_are_the_same() -> None:
    (missiles,) = spellings('"미사일 320발"')
    texts = "미사일 320발을 쐈다", "미사일 ３２０발을 쐈다", "미사일 ３２１발", "미사일 ３20발"
    assert [IndexedText(text).has(missiles) for text in texts] == [True, True, False, True]


def test_a_number_with_a_unit_is_found_where_the_unit_is_a_sign() -> None:
    korean = replace(LAUNCH, text=IndexedText("미사일이 320㎞를 날았다. 5㎞ 앞이다. 45 명이 봤다."))
    for typed in ("320km", '"320 km"', "320㎞", "5km", "320"):
        assert matches(typed, korean), typed
    for typed in ("321km", "45km", "320kg", "320㎏"):
        assert not matches(typed, korean), typed


def test_a_word_of_chinese_or_japanese_is_found_inside_a_sentence() -> None:
    launch = replace(
        LAUNCH, text=IndexedText("北朝鮮は12日朝、ICBM級の弾道ミサイルを発射した。米韓合同軍事演習の前だった。")
    )
    for typed in (
        "弾道ミサイル",
        "ミサイル",
        "弹道",
        "彈道",
        "ICBM",
        "ICBM級",
        "12日",
        "弾",
        '"級の弾道"',
        "ミサイル 演習",
    ):
        assert matches(typed, launch), typed
    for typed in ("弾道弾", "道ミサ弾", "2日", "級12", "核", '"弾道 ミサイル"', "-弾"):
        assert not matches(typed, launch), typed


def test_parts_of_a_word_are_found_near_each_other_unless_it_is_quoted_or_excluded() -> None:
    drill = replace(
        LAUNCH, text=IndexedText("米韓合同軍事演習が始まった。" + "首都は静かだった。" * 5 + "首脳は来なかった。")
    )
    assert matches("米韓演習", drill)
    assert not matches('"米韓演習"', drill)
    assert matches("-米韓演習", drill)
    assert not matches("米韓首脳", drill), "of another sentence"


def test_a_text_that_repeats_the_parts_of_a_word_far_apart_takes_linear_time() -> None:
    """A watch on a search asks every article that arrives."""
    (term,) = spellings("米韓演習", divisible=True)
    text = IndexedText("米韓日" * 8_000 + "日" * 60 + "演習日" * 8_000)
    start = process_time()
    assert not text.has(term)
    assert process_time() - start < 1


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("kn25", "ＫＮ２５"),
        ("iaea", "ＩＡＥＡ"),
        ("ガス", "ｶﾞｽ"),
        ("현무-II", "현무-Ⅱ"),
        ("导弹", "導彈"),
        ("導彈", "导弹"),
        ("周边", "週邊"),
        ("周边", "周邊"),
    ],
)
def test_a_word_has_the_forms_that_texts_write_it_in(typed: str, written: str) -> None:
    (term, *_) = spellings(typed)
    assert IndexedText(written).has(term)
    assert len(written_forms(term)) <= 26


@pytest.mark.parametrize("written", ["IAEA가", "IAEA에서", "IAEA·", "(IAEA)를"])
def test_a_latin_word_is_found_with_a_korean_particle(written: str) -> None:
    text = IndexedText(f"북한이 {written} 말했다.")
    (term, *_) = spellings("iaea")
    (phrase, *_) = spellings("iaea inspectors")
    assert text.has(term)
    assert not text.has(phrase)
    assert not IndexedText("IAEAX가").has(term)
    assert not IndexedText("2024가").has(spellings("2024")[0]), "a number takes counters, which are words"
