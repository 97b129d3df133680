"""Packed embeddings: what their sums say of the distance between headlines."""

from __future__ import annotations

import brotli
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.news.clustering.embeddings import CLOSE, HeadlineSum, pack, total
from bot.news.clustering.features import read_article, unpack
from tests.fakes.embeddings import embedding, mixed

EAST, WEST = embedding(1), embedding(2)


@given(st.integers(0, 50), st.floats(-0.2, CLOSE))
def test_what_two_headlines_lack_is_measured_within_three_hundredths(seed: int, cosine: float) -> None:
    one, other = embedding(seed), mixed(seed, seed + 1_000, cosine)
    assert total([pack(one)]).lacks(total([pack(other)])) == pytest.approx(CLOSE - cosine, abs=0.03)


def test_headlines_that_are_close_lack_nothing_however_close() -> None:
    near, same = mixed(1, 2, 0.3), total([pack(EAST)])
    assert same.lacks(total([pack(near)])) == same.lacks(same) == 0


def test_clusters_are_compared_by_the_mean_of_their_pairs() -> None:
    both = total([pack(EAST), pack(WEST)])
    alone = total([pack(EAST)])
    assert both.count == 2
    pairs = [total([pack(one)]).lacks(alone) for one in (mixed(1, 2, -0.1), mixed(1, 2, 0.1))]
    united = total([pack(mixed(1, 2, -0.1)), pack(mixed(1, 2, 0.1))])
    assert united.lacks(alone) == pytest.approx(sum(pairs) / 2, abs=0.001)
    assert total([pack(EAST)]) + total([pack(WEST)]) == both


def test_articles_without_an_embedding_are_left_out_and_ask_for_nothing() -> None:
    nothing = total([b"", b""])
    assert nothing == HeadlineSum()
    assert total([b"", pack(EAST)]) == total([pack(EAST)])
    assert nothing.lacks(total([pack(EAST)])) == total([pack(EAST)]).lacks(nothing) == 0


@given(st.binary(min_size=384, max_size=384))
def test_any_bytes_are_packed_into_half_as_many(numbers: bytes) -> None:
    assert len(pack(numbers)) == 192
    assert total([pack(numbers)]).count == 1


def test_features_keep_an_embedding_in_some_200_bytes_and_those_of_an_older_release_have_none() -> None:
    terms = read_article("Flood in Sinuiju", "A river flooded the town of Sinuiju on Monday.")
    features, without = (replace(terms, embedding=one).weighted(1, {}, None) for one in (EAST, b""))
    assert unpack(features.pack()).embedding == pack(EAST)
    packed = without.pack()
    assert len(features.pack()) - len(packed) < 210
    *former, kept, _, _, _, _, _, _, _, _, _, _, _ = msgspec.msgpack.decode(brotli.decompress(packed[1:]))
    assert kept == b""
    assert unpack(packed[:1] + brotli.compress(msgspec.msgpack.encode(former))).embedding == b""
