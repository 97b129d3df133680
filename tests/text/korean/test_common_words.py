"""Which Korean words frequent words of the language explain, and how the list of these is chosen."""

from __future__ import annotations

import pytest

from bot.text.korean.common_words import fits, is_common, is_explained
from bot.text.korean.morphemes import MorphemeAnalyzer
from tools import common_korean


@pytest.mark.parametrize("word", ["정부는", "국방성", "부시장", "도의회", "해병대", "지난해", "배에서", "만들던"])
def test_words_of_the_language_are_explained(word: str, analyzer: MorphemeAnalyzer) -> None:
    assert is_explained(word, analyzer.split(word))


@pytest.mark.parametrize("name", ["능시은", "나기담", "은겨레", "노을찬", "봉하늘", "소라은", "가재혁"])
def test_names_in_no_list_are_not(name: str, analyzer: MorphemeAnalyzer) -> None:
    assert not is_explained(name, analyzer.split(name))


def test_a_particle_fits_the_sound_before_it() -> None:
    assert fits("은", "정국")
    assert not fits("은", "소라")
    assert fits("를", "소라")
    assert fits("의", "정국")


def test_the_list_has_words_of_two_syllables_from_a_share_on() -> None:
    shares = {"정부": 3e-4, "능시": 1e-9, "국무회의": 1e-3, "the": 1e-2, "표심": 2e-6}
    assert common_korean.words(shares).splitlines()[-1] == "정부"
    assert is_common("정부")
    assert not is_common("능시")
