"""Korean compounds: a word finds those that it ends, and what was typed is found however it is spaced."""

from __future__ import annotations

import pytest

from bot.policy.search import compounds
from bot.policy.search.compounds import INDEXED, compounds_with, spacings
from bot.policy.search.matching import places
from tests.judgement.korean_words import query


@pytest.mark.parametrize(
    ("words", "others"),
    [
        (("탄도미사일",), {("탄도", "미사일")}),
        (("탄도", "미사일"), {("탄도미사일",)}),
        (("대북전단살포",), {("대북", "전단", "살포"), ("대북전단", "살포"), ("대북", "전단살포")}),
        (
            ("한미", "정상회담"),
            {("한미정상회담",), ("한미정상", "회담"), ("한미", "정상", "회담"), ("한", "미", "정상회담"),
             ("한", "미", "정상", "회담")},
        ),
        (
            ("한", "미", "연합훈련"),
            {("한미연합훈련",), ("한미연합", "훈련"), ("한미", "연합훈련"), ("한미", "연합", "훈련"),
             ("한", "미", "연합", "훈련")},
        ),
        (("한", "미"), {("한미",)}),
        (("당대회",), {("당", "대회")}),
        (("나루마을", "어부"), {("나루마을어부",)}),  # two long words, known or not
        (("이", "사실"), set()),
        (("나루마을",), set()),
        (("한미",), set()),  # "한 미 당국자" is one American official
        (("missile", "미사일"), set()),
    ],
)  # fmt: skip
def test_spacings(words: tuple[str, ...], others: set[tuple[str, ...]]) -> None:
    assert set(spacings(words)) == others


def test_what_is_longer_than_four_parts_is_not_spaced_otherwise() -> None:
    assert spacings(("대북", "전단", "살포", "금지", "위반")) == ()


def test_a_beginning_goes_past_the_word_that_it_stands_for_and_is_looked_up_at_once() -> None:
    """미사일 among the beginnings of 발사 would find every missile."""
    lexicon = compounds._lexicon()
    assert len(lexicon.within) > 100
    for word in lexicon.within:
        found = compounds_with(word)
        assert found.begun or found.whole, word
        assert all(len(one) <= INDEXED and not one.startswith(word) for one in found.begun), word
        assert all(len(one) > INDEXED and one.endswith(word) for one in found.whole), word


def test_words_of_the_norths_media_are_found_in_theirs() -> None:
    assert "공화국북반부" in compounds_with("북반부").words
    assert {"탄도미싸일", "전술탄도미싸일", "극초음속미싸일"} <= {*compounds_with("미싸일").words}
    # 극초음속활공체, and a bomber of 중장거리, are no missiles
    assert not {"극초음속", "중장거리"}.intersection(compounds_with("미싸일").begun)


def test_the_words_of_a_search_are_marked_where_it_finds_them() -> None:
    """`/watch why` showed no sentence for a word that the article has in a compound, or in the plural."""
    text = "북한이 탄도미사일을 쐈다. 한·미 연합 훈련도 시작됐다. Missiles flew."
    found = {
        typed: [text[one.start : one.end] for term in query(typed).wanted_terms for one in places(term, text)]
        for typed in ("미사일", "한미연합훈련", '"연합 훈련"', "missile", "회담")
    }
    assert found == {
        "미사일": ["탄도미사일을"],
        "한미연합훈련": ["한·미 연합 훈련도"],
        '"연합 훈련"': ["연합 훈련도"],
        "missile": ["Missiles"],
        "회담": [],
    }
