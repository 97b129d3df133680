"""Vectors of articles: which words and names count for how much, and how alike two articles are."""

from __future__ import annotations

import math

import msgspec
import pytest

from bot.news.clustering.similarity import likeness
from bot.news.clustering.vectors import Terms, pack, read_terms, unpack, weigh
from tests.fakes import news_texts as texts


def test_a_vector_survives_storing_and_names_are_told_from_words() -> None:
    terms = read_terms("River floods Sinuiju", texts.WIRE)
    vector = weigh(terms, 1, dict.fromkeys(terms.counts, 1), 738_000)
    assert {"sinuiju", "amnok", "uiju"} <= set(vector.names)
    assert "rain" not in vector.names
    assert {"5,000", "4,200"}.isdisjoint(vector.numbers), "a number is its digits"
    again = unpack(pack(vector))
    assert again.weights == pytest.approx(vector.weights, abs=1e-4)
    assert (again.day, again.length, set(again.names)) == (738_000, vector.length, set(vector.names))


def test_a_vector_that_an_earlier_release_stored_is_read() -> None:
    stored = msgspec.msgpack.encode(
        (9, 738_000, ["sinuiju", "rain", "5000"], [9000, 3000, 3000], [50_000] * 3, [0], [2])
    )
    vector = unpack(stored)
    assert vector.weights == {"sinuiju": 0.9, "rain": 0.3, "5000": 0.3}
    assert (set(vector.names), set(vector.numbers)) == ({"sinuiju"}, {"5000"})
    assert unpack(pack(vector)) == vector


def test_korean_words_lose_their_particles() -> None:
    assert {"신의주", "압록강", "김정은"} <= set(
        read_terms("", "신의주에서 압록강이 넘쳤고 김정은은 신의주를 찾았다").counts
    )


def test_a_desk_that_has_read_nothing_knows_what_all_news_says() -> None:
    """Else its first two articles would be one story because a president said something in both."""
    text = "the president, a missile and a rocket at Sinuiju; 북한 미사일 압록강"
    terms = Terms(dict.fromkeys([*read_terms("", text).counts, "=president", "=sinuiju-city"], 1), frozenset())
    rarity = weigh(terms, 1, dict.fromkeys(terms.counts, 1), None).rarity
    assert rarity["president"] < rarity["missil"] < rarity["rocket"] < rarity["sinuiju"]
    assert rarity["북한"] < rarity["미사일"] < rarity["압록강"]
    assert rarity["president"] == pytest.approx(1 + math.log(201 / 62)), "said by three in ten of two hundred texts"
    assert rarity["=president"] == pytest.approx(1 + math.log(201 / 52)), "the first line that has a word has it"
    assert rarity["=sinuiju-city"] == rarity["sinuiju"]
    assert rarity["sinuiju"] == pytest.approx(1 + math.log(201 / 2)), "said by this one alone"


def test_likeness_is_symmetric_and_falls_with_time() -> None:
    one = read_terms("Flood", texts.WIRE)
    other = read_terms("Flood", texts.FLOOD)
    near, far = weigh(one, 2, {}, 1000), weigh(other, 2, {}, 1200)
    assert likeness(near, far) == likeness(far, near) < likeness(near, weigh(other, 2, {}, 1001))
