"""What an outlet says in many of its stories is a set phrase; what it repeats about one event is not."""

from __future__ import annotations

import zlib

import brotli
from msgspec.structs import replace

from bot.news.clustering.features import ArticleFeatures, read_article, unpack, unpack_terms
from bot.news.clustering.set_phrases import set_phrases

_INSPECTIONS = (("Unsan", "cannery", "fish"), ("Kowon", "smelter", "zinc"), ("Paekam", "sawmill", "timber"))
_FORMULA = (
    "Looking round the {plant}, the vice-premier learned in detail about the production of {ware} in {town} and"
    " stressed the need to raise the spirit of the officials and workers, who turned out as one in the drive for more."
)


def _inspection(town: str, plant: str, ware: str) -> ArticleFeatures:
    return read_article(f"Vice-Premier inspects {plant}", _FORMULA.format(town=town, plant=plant, ware=ware)).weighted(
        200, {}, 1000
    )


def test_a_term_of_many_stories_is_a_set_phrase_and_one_of_one_story_is_not() -> None:
    texts = [(story, ("vice", "learned", f"town{story}")) for story in range(20)]
    texts += [(20, ("flood", "Sinuiju", "rain"))] * 12
    assert set_phrases(texts) == {"vice", "learned"}


def test_of_an_outlet_with_few_stories_no_phrases_are_known() -> None:
    assert set_phrases([(story % 15, ("vice", "learned")) for story in range(40)]) == frozenset()


def test_two_inspections_told_in_one_outlet_s_phrases_are_not_one_event() -> None:
    one, other, _ = (_inspection(*each) for each in _INSPECTIONS)
    phrases = set_phrases((story, tuple(one.words.weights.keys() & other.words.weights.keys())) for story in range(20))
    formulaic = one.of_outlet(7, phrases).alike(other.of_outlet(7, phrases))
    assert formulaic < 0.01 < one.alike(other)
    assert formulaic == other.of_outlet(7, phrases).alike(one.of_outlet(7, phrases))
    assert one.of_outlet(7, phrases).alike(other.of_outlet(8, phrases)) == one.alike(other), "of two outlets"


def test_an_outlet_s_two_texts_on_one_inspection_are_one_event() -> None:
    one, other, another = (_inspection(*each) for each in _INSPECTIONS)
    phrases = set_phrases(
        (story, tuple(another.words.weights.keys() & other.words.weights.keys())) for story in range(9)
    )
    again = read_article("Vice-Premier in Unsan", "Canned fish from Unsan will reach every town, the cannery was told.")
    later = again.weighted(200, {}, 1001)
    assert one.of_outlet(7, phrases).alike(later.of_outlet(7, phrases)) > 0.5


def test_features_are_stored_with_the_outlet_and_its_phrases() -> None:
    features = _inspection(*_INSPECTIONS[0]).of_outlet(2**34 - 1, ("vice", "no word of this text"))
    stored = unpack(features.pack())
    assert (stored.outlet, stored.set_phrases) == (2**34 - 1, frozenset({"vice"}))
    assert stored.words.weights.keys() == features.words.weights.keys() == set(unpack_terms(features.pack()))


def test_features_of_a_release_that_packed_them_by_zlib_are_read() -> None:
    stored = _inspection(*_INSPECTIONS[0]).of_outlet(7, ("vice",)).pack()
    read = unpack(zlib.compress(brotli.decompress(stored[1:])))
    assert replace(read, digest=b"") == replace(unpack(stored), digest=b"")
