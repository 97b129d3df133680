"""Provinces and metropolises of the Korean Peninsula before a place: "경기도 광주" is the city in Gyeonggi, not the
metropolis; "인천 옹진군" is not the county in South Hwanghae.

They are written in full or short: 경기도, 경기; 경상남도, 경남; 인천광역시, 인천시, 인천.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bot.lang.scripts import HAN, HANGUL
from bot.model.analysis import EntityKind
from bot.regexes import any_of, regex
from bot.text.entities.korean.persons import ENDS
from bot.text.entities.mention import Mention, MentionSource
from bot.text.korean.word_classes import CALLING, sort_of
from bot.text.word_lists import wordlist

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
_CERTAIN = wordlist("hangul_regions")
REGIONS = _CERTAIN | wordlist("hangul_regions_common")
"""Provinces, cities, counties and districts without their kind; some are also common words, or names of persons."""
_WITH_COUNTY = regex(rf"(?:{any_of(frozenset(_FORMS))}) (?:{any_of(REGIONS)})[시군구](?![{HANGUL}]{{3}})")
_ITEM = rf"({any_of(REGIONS)})[시군]?"
_LIST = regex(rf"(?<![{HANGUL}])(?:{_ITEM}(?:[과와] |, ?|[·ㆍ])){{1,12}}{_ITEM}(?:{ENDS}|에서[는도])")
_OF_LIST = regex(rf"(?<![{HANGUL}]){_ITEM}(?=[과와은는이가을를의에도]|[^{HANGUL}]|$)")

_OFFICES = (
    "소방서|경찰서|세무서|보건소|교도소|구치소|의료원|소방본부|교육지원청|농업기술센터|농업기술원|[시군구도]의회"
    "|지방법원|지방검찰청"
)
_OFFICE = regex(
    rf"(?<![{HANGUL}])(?:{any_of(REGIONS)})(?:[시군구도]|[동서남북중]부|해양)?(?:{_OFFICES})"
    rf"(?={ENDS}|에서[는도])"
)
"""The office of a region, in one word with its name: "*보은소방서*를"."""
_BRACKETED_UNIT = rf"\)(?:[{HANGUL}]{{0,5}}자치)?(?:지구|[성시현구주진향촌]){ENDS}"
"""Not 도, 군 and 부, which are also a particle, a form of address and the beginning of a title behind a person."""
_BRACKETED = regex(rf"([{HANGUL}]{{2,8}})\([{HAN}]{{1,6}}{_BRACKETED_UNIT}")


class UpperPlace(NamedTuple):
    """A province or metropolis: its full Hangul name, and whether it was written short."""

    name: str
    is_short: bool


def province_before(text: str, start: int) -> UpperPlace | None:
    """The province or metropolis directly before `start`; None if none does."""
    match = _BEFORE.search(text, max(0, start - _REACH), start)
    return UpperPlace(_FORMS[match[1]], match[1] != _FORMS[match[1]]) if match else None


def is_with_county(text: str, start: int) -> bool:
    """Whether a province or metropolis and a county or city in it begin at `start`: "*전남 신안군* 도초도"."""
    return _WITH_COUNTY.match(text, start) is not None


def listed_places(text: str) -> Iterator[tuple[int, int]]:
    """The spans of regions that are listed together, of which one at least is no common word: "합천과 *의령*".
    Behind what somebody is are persons: "가수 정선과 하동"."""
    for found in _LIST.finditer(text):
        items = [*_OF_LIST.finditer(text, *found.span())]
        before = text[max(0, found.start() - _REACH) : found.start()].split()
        if any(item[1] in _CERTAIN for item in items) and sort_of(before[-1] if before else "") != CALLING:
            yield from (item.span() for item in items)


def bracketed_places(text: str) -> Iterator[tuple[int, int]]:
    """The spans of places abroad whose Hanja stand between the name and its administrative unit, without both:
    "*훈춘*(琿春)시". The unit shows that it is a place; the name alone has the form of many Koreans'."""
    yield from (match.span(1) for match in _BRACKETED.finditer(text))


def offices_of_regions(text: str) -> Iterator[Mention]:
    """The public offices that are called by their region."""
    for match in _OFFICE.finditer(text):
        yield Mention(*match.span(), match[0], EntityKind.ORGANISATION, MentionSource.KOREAN)
