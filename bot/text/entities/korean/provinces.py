"""Provinces and metropolises of the Korean Peninsula before a place: "경기도 광주" is the city in Gyeonggi, not the
metropolis; "인천 옹진군" is not the county in South Hwanghae.

They are written in full or short: 경기도, 경기; 경상남도, 경남; 인천광역시, 인천시, 인천.
"""

from __future__ import annotations

from typing import NamedTuple

from bot.regexes import any_of, regex

PROVINCES = (
    *("경기도", "강원도", "충청북도", "충청남도", "전라북도", "전라남도", "경상북도", "경상남도", "제주도"),
    *("평안남도", "평안북도", "함경남도", "함경북도", "황해남도", "황해북도", "자강도", "량강도"),
)
_METROPOLISES = ("부산광역시", "대구광역시", "인천광역시", "광주광역시", "대전광역시", "울산광역시", "서울특별시")
_FULL = 3
"""Characters of a province without a half."""


def _short(province: str) -> str:
    """The short form: without the last syllable, or of four syllables the first and the third."""
    return province[:-1] if len(province) == _FULL else province[0] + province[2]


_FORMS = {form: province for province in PROVINCES for form in (province, _short(province))}
_FORMS |= {form: city for city in _METROPOLISES for form in (city, f"{city[:2]}시", city[:2])}
GOVERNMENTS = frozenset(f"{_short(province)}도" for province in PROVINCES if len(province) > _FULL)
"""Provinces as their governments are called: "전남도"."""
_BEFORE = regex(rf"({any_of(frozenset(_FORMS))}) $")
_REACH = 6


class UpperPlace(NamedTuple):
    """A province or metropolis: its full Hangul name, and whether it was written short."""

    name: str
    is_short: bool


def province_before(text: str, start: int) -> UpperPlace | None:
    """The province or metropolis directly before `start`; None if none does."""
    match = _BEFORE.search(text, max(0, start - _REACH), start)
    return UpperPlace(_FORMS[match[1]], match[1] != _FORMS[match[1]]) if match else None
