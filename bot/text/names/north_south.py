"""One name as the two Koreas write it: the North keeps the ㄹ and ㄴ that the South drops or softens at a beginning
(리영길 and 이영길, 로무현 and 노무현, 최룡해 and 최용해)."""

from __future__ import annotations

from bot.lang.scripts import compose_syllable, is_hangul, syllable_letters

_NIEUN, _RIEUL, _IEUNG = 2, 5, 11
_Y_SOUNDS = frozenset({2, 3, 6, 7, 12, 17, 20})
"""ㅑ ㅒ ㅕ ㅖ ㅛ ㅠ ㅣ."""
_FAMILIES = {
    "이": "리",
    "유": "류",
    "임": "림",
    "노": "로",
    "나": "라",
    "양": "량",
    "염": "렴",
    "여": "려",
    "용": "룡",
    "육": "륙",
}
"""Family names of the South -> the North's, where the South's spelling does not tell."""


def southern(hangul: str) -> str:
    """A name with every ㄹ and ㄴ that could be a beginning as the South writes it there."""
    return "".join(map(_soft, hangul))


def other_spellings(hangul: str) -> frozenset[str]:
    """How a person's name of three syllables or more stands in the other Korea's papers: with the family name alone in
    its spelling, and with the whole name."""
    if len(hangul) < 3:
        return frozenset()
    family, given = hangul[0], hangul[1:]
    families = {family, _soft(family), _FAMILIES.get(family, family)}
    return frozenset(one + rest for one in families for rest in (given, southern(given))) - {hangul}


def _soft(syllable: str) -> str:
    if not is_hangul(syllable):
        return syllable
    initial, medial, final = syllable_letters(syllable)
    if initial not in {_NIEUN, _RIEUL}:
        return syllable
    return compose_syllable(_IEUNG if medial in _Y_SOUNDS else _NIEUN, medial, final)
