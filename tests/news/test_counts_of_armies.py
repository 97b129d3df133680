"""Whose soldiers a Korean number counts, where a report tells of several armies."""

from __future__ import annotations

from bot.news.counts import counts, listed_nations, nation_in
from bot.text.knowledge.base import Knowledge


def _owners(*sentences: str) -> list[tuple[int, str]]:
    return [(int(one.value), one.whose) for one in counts(1, "전황", sentences)]


def test_an_army_of_a_nation_that_is_not_listed_has_its_own_soldiers() -> None:
    """They stood under the heading of the army that was named before."""
    told = _owners("북한군 병사 1만1000명이 있다.", "콜롬비아군 병사 3만명도 있다.", "공군 장병 2000명이 참가한다.")
    assert told == [(11_000, "north korea"), (30_000, "콜롬비아군"), (2_000, "공군")]
    assert _owners("북한 육군 병력 5000명이 이동했다.") == [(5_000, "north korea")]


def test_soldiers_without_an_owner_are_of_none_of_several_armies() -> None:
    one = "북한군 병력 3000명이 이동했다."
    assert _owners(one, "이곳에는 병력 2500명이 있다.") == [(3_000, "north korea"), (2_500, "north korea")]
    two = (one, "미군 병력 4000명도 참가한다.")
    assert _owners(*two, "이곳에는 병력 2500명이 있다.") == [(3_000, "north korea"), (4_000, "united states")]
    assert _owners(*two, "이 가운데 병력 500명은 해병대다.")[-1] == (500, "united states")


def test_a_nation_is_named_only_where_each_sentence_names_it() -> None:
    assert nation_in("north korea", ["북한군 3000명이다.", "3,000 North Korean soldiers."]) == "north-korea"
    assert nation_in("north korea", ["북한군 3000명이다.", "병력 2000명이다."]) is None
    assert nation_in("wagner", ["3,000 Wagner fighters."]) is None


def test_the_army_of_a_listed_nation_is_its_own_in_english_too() -> None:
    told = _owners(
        "About 11,000 North Korean soldiers are there.",
        "이스라엘군 병사 3만명도 있다.",
        "They met 4,000 British soldiers.",
    )
    assert [owner for _, owner in told] == ["north korea", "israel", "united kingdom"]


def test_each_listed_nation_is_one_of_the_knowledge_base(base: Knowledge) -> None:
    """A number stands under the name of the nation that counts it, in the reader's language."""
    assert [name for name in listed_nations() if base.get(name.replace(" ", "-")) is None] == []
