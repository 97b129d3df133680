"""Provinces of the Korean Peninsula before a place: "경기도 광주" is the city in Gyeonggi, not the metropolis.

A province is written in full or short: 경기도, 경기; 경상남도, 경남.
"""

from __future__ import annotations

import re

from bot.text.entities.korean.persons import any_of

_PROVINCES = (
    *("경기도", "강원도", "충청북도", "충청남도", "전라북도", "전라남도", "경상북도", "경상남도", "제주도"),
    *("평안남도", "평안북도", "함경남도", "함경북도", "황해남도", "황해북도", "자강도", "량강도"),
)
_FULL = 3
"""Characters of a province without a half."""


def _short(province: str) -> str:
    """The short form: without the last syllable, or of four syllables the first and the third."""
    return province[:-1] if len(province) == _FULL else province[0] + province[2]


_FORMS = {form: province for province in _PROVINCES for form in (province, _short(province))}
GOVERNMENTS = frozenset(f"{_short(province)}도" for province in _PROVINCES if len(province) > _FULL)
"""Provinces as their governments are called: "전남도"."""
_BEFORE = re.compile(rf"({any_of(frozenset(_FORMS))}) $")
_REACH = 5


def province_before(text: str, start: int) -> str | None:
    """The full Hangul name of the province that stands directly before `start`; None if none does."""
    match = _BEFORE.search(text, max(0, start - _REACH), start)
    return _FORMS[match[1]] if match else None
