"""North and South Korean spellings of a name: the North keeps the initial ㄹ and ㄴ that the South drops or replaces
(리영길 and 이영길, 로무현 and 노무현, 최룡해 and 최용해)."""

from __future__ import annotations

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


def _soft(syllable: str) -> str:
    """A syllable in the South's spelling for the beginning of a word."""
    code = ord(syllable) - 0xAC00
    initial, rest = divmod(code, 588)
    if initial not in {_NIEUN, _RIEUL} or not 0 <= code < 11172:
        return syllable
    if rest // 28 in _Y_SOUNDS:
        return chr(0xAC00 + _IEUNG * 588 + rest)
    return chr(0xAC00 + _NIEUN * 588 + rest)
