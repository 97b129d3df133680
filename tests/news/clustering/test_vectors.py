"""Vectors of articles: which words and names count for how much, and how alike two articles are."""

from __future__ import annotations

import math
import os
import subprocess
import sys
import zlib

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.news.clustering.similarity import likeness, measure
from bot.news.clustering.vectors import BRIEF_TERMS, Vector, pack, unpack, unpack_heaviest, weigh
from bot.news.terms.words import Terms, read_terms
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


@given(counts=st.dictionaries(st.text("abcd", min_size=1), st.integers(1, 40), max_size=60), known=st.integers(0, 9))
def test_the_heaviest_terms_of_a_stored_vector_are_the_heaviest_before_it_was_rounded(
    counts: dict[str, int], known: int
) -> None:
    frequencies = {term: 1 + 7919 * len(term) % 10**known for term in counts}
    vector = weigh(Terms(counts, frozenset()), 10**9, frequencies, None)
    stored, weights = pack(vector), unpack(pack(vector)).weights
    for count in (1, 10, 20):
        found = unpack_heaviest(stored, count)
        assert set(vector.heaviest(count)) <= set(found)
        assert len({weights[term] for term in found[count - 1 :]}) <= 1, "no more than weigh as much as the last"


def test_the_heaviest_terms_are_found_in_a_vector_that_an_earlier_release_stored() -> None:
    terms, weights = ["sinuiju", "rain", "5000", "river"], [9000, 3000, 3000, 100]
    stored = msgspec.msgpack.encode((9, None, terms, weights, [50_000] * 4, [], []))
    assert unpack_heaviest(stored, 1) == ("sinuiju",)
    assert unpack_heaviest(stored, 2) == ("sinuiju", "rain", "5000")
    assert unpack_heaviest(stored, 9) == ("sinuiju", "rain", "5000", "river")


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


def _among(text: str, documents: int) -> Vector:
    """The vector of a text on a shelf where half of its words are in no other text, and the others in shares of these
    that do not depend on their number."""
    terms = read_terms("", text)
    parts = {term: zlib.crc32(term.encode()) for term in terms.counts}
    frequencies = {term: 1 + part % 2 * round((documents - 1) / (4 + part % 40)) for term, part in parts.items()}
    return weigh(terms, documents, frequencies, 738_000)


_REPORTS = (texts.WIRE, f"{texts.WIRE_CUT} {texts.FLOOD_LATER}")
_BRIEFS = (" ".join(texts.WIRE.split()[:24]), " ".join(texts.FLOOD.split()[:24]))


@pytest.mark.parametrize(("pair", "documents"), [(_REPORTS, 512), (_BRIEFS, 5_000)])
def test_the_evidence_of_a_pair_does_not_grow_with_the_shelf(pair: tuple[str, str], documents: int) -> None:
    """Else a shared rare word joins two events on a desk that has read a million articles and not on a new one."""
    assert (_among(pair[0], documents).length < BRIEF_TERMS) == (pair == _BRIEFS)
    found = []
    for size in (documents, 20_000, 1_000_000):
        measures = measure(_among(pair[0], size), _among(pair[1], size))
        assert measures
        found.append((measures.rarity, measures.rare))
    assert [rarity for rarity, _ in found] == pytest.approx([found[0][0]] * 3, abs=0.5)
    assert [rare for _, rare in found] == pytest.approx([found[0][1]] * 3, abs=0.05)


def test_rarities_that_an_earlier_release_stored_are_those_of_a_shelf_of_one_size() -> None:
    terms = [f"word{place}" for place in range(40)]
    stored = msgspec.msgpack.encode((40, None, terms, [1500] * 40, [30_000, *[140_000] * 39], [], []))
    rarity = unpack(stored).rarity
    assert rarity["word0"] == 3.0
    assert rarity["word1"] == pytest.approx(1 + math.log(712 / 2))


def test_likeness_is_symmetric_and_falls_with_time() -> None:
    one = read_terms("Flood", texts.WIRE)
    other = read_terms("Flood", texts.FLOOD)
    near, far = weigh(one, 2, {}, 1000), weigh(other, 2, {}, 1200)
    assert likeness(near, far) == likeness(far, near) < likeness(near, weigh(other, 2, {}, 1001))


def test_the_likeness_of_two_texts_is_the_same_in_every_process() -> None:
    """Sets have another order in each process, and sums of floats depend on theirs: two desks, or `stories` and a desk,
    would differ in the last digit, and so at a threshold."""
    program = (
        "from bot.news.clustering.similarity import measure\n"
        "from bot.news.clustering.vectors import weigh\n"
        "from bot.news.terms.words import Terms\n"
        "names = [f'{first}{second}x' for first in 'abcdefgh' for second in 'klmnopqr']\n"
        "def vector(step):\n"
        "    counts = {name: 1 + at * step % 7 for at, name in enumerate(names)}\n"
        "    return weigh(Terms(counts, frozenset(names[::2])), 1000, {name: 1 + len(name) * at % 90 for at, name in"
        " enumerate(names)}, 700_000)\n"
        "one, other = vector(3), vector(5)\n"
        "print(repr(measure(one, other)))"
    )
    seeds = ("1", "2", "3", "4")
    printed = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout
        for seed in seeds
    }
    assert len(printed) == 1
