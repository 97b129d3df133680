"""North and South Korean spellings of names and words: the North keeps the initial ㄹ and ㄴ that the South drops or
replaces (리영길 and 이영길, 로무현 and 노무현, 최룡해 and 최용해)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from bot.lang.scripts import compose_syllable, is_hangul, syllable_letters

_NIEUN, _RIEUL, _IEUNG = 2, 5, 11
_Y_SOUNDS = frozenset({2, 3, 6, 7, 12, 17, 20})
"""ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ."""
_FAMILIES = {
    "이": "리", "유": "류", "임": "림", "노": "로", "나": "라", "양": "량", "염": "렴", "여": "려", "용": "룡",
    "육": "륙",
}  # fmt: skip
"""Southern spelling of a family name -> the Northern one, which the Southern one does not determine."""


def southern(hangul: str) -> str:
    """A name with every initial ㄹ and ㄴ in the South's spelling for the beginning of a word."""
    return "".join(map(_soft, hangul))


def other_spellings(hangul: str) -> frozenset[str]:
    """The other Korea's spellings of a person's name of at least three syllables: of the family name only, and of the
    whole name."""
    if len(hangul) < 3:
        return frozenset()
    family, given = hangul[0], hangul[1:]
    families = {family, _soft(family), _FAMILIES.get(family, family)}
    return frozenset(one + rest for one in families for rest in (given, southern(given))) - {hangul}


def with_northern(words: Iterable[str]) -> frozenset[str]:
    """The words, and the northern spellings that they may have at their beginning: 노동자 and 로동자, 여성 and 녀성."""
    return frozenset(chain.from_iterable((word, *_northern(word)) for word in words))


def _northern(word: str) -> Iterator[str]:
    """The spellings of a word with the ㄹ or ㄴ that the South drops or replaces; which one is right is not decided."""
    if not word or not is_hangul(word[0]):
        return
    initial, medial, final = syllable_letters(word[0])
    is_soft = medial in _Y_SOUNDS
    if initial == _IEUNG and is_soft:
        yield compose_syllable(_NIEUN, medial, final) + word[1:]
    if initial == (_IEUNG if is_soft else _NIEUN):
        yield compose_syllable(_RIEUL, medial, final) + word[1:]


def _soft(syllable: str) -> str:
    """A syllable in the South's spelling for the beginning of a word."""
    if not is_hangul(syllable):
        return syllable
    initial, medial, final = syllable_letters(syllable)
    if initial not in {_NIEUN, _RIEUL}:
        return syllable
    return compose_syllable(_IEUNG if medial in _Y_SOUNDS else _NIEUN, medial, final)
