"""Which entity is shown for another one, and for the mentions of an article."""

from __future__ import annotations

import random
from datetime import UTC, datetime

from msgspec.structs import replace

from bot.model.curation.acts import ActChange, ActKind, CurationAct, NewAct
from bot.policy.curation.links import NamedWords, kind_of, merged, own_key, splits

_AT = datetime(2024, 9, 16, tzinfo=UTC)


def _merge(number: int, key: str, other: str) -> CurationAct:
    return CurationAct(number, number, NewAct(ActKind.MERGE, key, ActChange(other=other), entity=key), 9, _AT)


def _split(number: int, other: str, sources: tuple[str, ...], *words: str) -> CurationAct:
    change = ActChange(other=other, sources=sources, words=words)
    return CurationAct(number, number, NewAct(ActKind.SPLIT, "Kim", change, 1, entity=sources[0]), 9, _AT)


def _undone(act: CurationAct) -> CurationAct:
    return replace(act, undone_at=_AT)


def test_a_merge_of_what_was_merged_shows_the_last() -> None:
    acts = [_merge(1, "a", "b"), _merge(2, "c", "b"), _merge(3, "b", "d")]
    assert merged(acts) == {"a": "d", "b": "d", "c": "d"}
    assert merged([acts[0], _undone(acts[1]), acts[2]]) == {"a": "d", "b": "d"}
    assert merged([acts[0], acts[1], _undone(acts[2])]) == {"a": "b", "c": "b"}


def test_whatever_is_merged_and_undone_no_circle_comes_of_it() -> None:
    """An act joins two entities that are shown then, as the service sees to."""
    chance = random.Random(1)  # noqa: S311  # repeatable, not secret
    for _ in range(300):
        acts: list[CurationAct] = []
        for number in range(12):
            now = merged(acts)
            shown = [key for key in "abcde" if key not in now]
            standing = [place for place, one in enumerate(acts) if one.in_force]
            if standing and (chance.random() < 0.4 or len(shown) < 2):
                place = chance.choice(standing)
                acts[place] = _undone(acts[place])
            elif len(shown) > 1:
                acts.append(_merge(number, *chance.sample(shown, 2)))
            found = merged(acts)
            assert not set(found.values()) & set(found), acts
            standing_keys = {one.act.entity for one in acts if one.in_force}
            assert set(found) == standing_keys, acts


def test_a_split_follows_its_words_where_its_entities_are_gone() -> None:
    act = _split(1, own_key("person", "Kim, actor"), ("x:person:kimyongchol",), "Kim Yong Chol", "Kim")
    known = NamedWords("person", frozenset({"Kim Yong Chol"}))
    place = NamedWords("place", frozenset({"Kim"}))
    here, key = {"x:person:kimyongchol": known}, "own:person:Kim, actor"
    assert splits([act], here) == {"x:person:kimyongchol": key}
    assert splits([act], {"kim-yong-chol": known, "kim": place}) == {"x:person:kimyongchol": key, "kim-yong-chol": key}
    assert splits([act], here | {"kim-yong-chol": known}) == {"x:person:kimyongchol": key}
    assert splits([act], {"pak": NamedWords("person", frozenset({"Pak"}))}) == {"x:person:kimyongchol": key}
    assert splits([_undone(act)], here) == {}


def test_the_newest_split_that_stands_counts() -> None:
    first, second = _split(1, "b", ("a",)), _split(2, "c", ("a",))
    assert splits([first, second], {}) == {"a": "c"}
    assert splits([first, _undone(second)], {}) == {"a": "b"}


def test_keys_of_named_entities_have_at_most_100_characters() -> None:
    long, other = own_key("organisation", "가" * 100), own_key("organisation", "가" * 99 + "나")
    assert (len(long), len(other)) == (100, 100)
    assert long != other
    assert (kind_of(long), kind_of("kim-jong-un", ["x:place:wonsan"]), kind_of("kim-jong-un")) == (
        "organisation",
        "place",
        "",
    )
