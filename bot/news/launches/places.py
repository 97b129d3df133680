"""Places that a launch is reported from: names of the list, and others by the words around them.

    "from the Sunan area in Pyongyang" -> sunan
    "평안북도 동창리 일대에서", 東倉里付近から, 从东仓里一带 -> tongchang-ri

The narrowest place of a sentence counts: Sunan, not Pyongyang. A name that is no place of a launch (who fired:
"Pyongyang fired"; where the reporter is) has no such words before or after it.
"""

from __future__ import annotations

import re
from functools import cache
from importlib import resources

from msgspec import Struct

from bot.lang.folding import one_form, traditional
from bot.lang.scripts import HAN, HANGUL, is_han, is_hangul, is_unspaced, is_wide
from bot.lang.unspaced.forms import unspaced_regex
from bot.regexes import any_of, regex

_BEFORE = regex(
    r"\b(?:from|at|near|off|outside|around|of|in|launched)\s"
    r"(?:(?:the|an?|its|area|areas|waters?|sea|port|city|town|coast|region|vicinity|site|place|somewhere"
    r"|western|eastern"
    r"|northern|southern|northwestern|northeastern|southwestern|southeastern|near|in|of|off|around|outside)\s){0,5}$",
    re.IGNORECASE,
)
_BEHIND_KOREAN = regex(
    rf"(?:특별시|직할시|시|군|구|리|도|\s?비행장|\s?공항|\s?국제비행장|\s?국제공항|반도)?"
    rf"(?:\s[{HANGUL}]{{1,6}}(?:리|군|시|구|도|비행장|공항|반도))?\s?"
    r"(?:일대|인근|부근|지역|근처|앞바다|동쪽|서쪽|해상|에서|서\s)"
)
_BEHIND_JAPANESE = unspaced_regex(
    rf"(?:・?[{HAN}]{{1,6}}?)??(?:国際)?(?:空港|飛行場|郡|里|市|道|半島|発射場)?(?:の)?(?:付近|周辺|近郊|一帯|地域|沿岸|沖合?|近く)?の?(?:海上|内陸部?)?"
    r"(?:から|より(?!も|先)|(?<=[場港])で)"
)
_BEFORE_CHINESE = unspaced_regex("(?:从|自|由|(?P<at>在|于))[^，。；、]{0,14}$")
_LAUNCHED_THERE = unspaced_regex("[^，。；、]{0,10}?(?:发射(?!场)|试射)")
_REACH = 16
_NO_FROM = regex(
    r"(?:launch|fir|shot|shoot|test|lift|blast|detect|flew|flown|발사|쐈|쏜|쏘|시험|[発發发][射]|打ち?上げ|[試试]射|飛)",
    re.IGNORECASE,
)
_OTHER = regex(
    r"\bfrom\s(?:(?:the|an\s+area|areas?|near|in|around|waters|off|port|town|city|of)\s){0,5}"
    r"(?P<name>[A-Z][a-z]{2,20}(?:-[a-z]{2,4})?)(?=\s(?:area|airport|airfield|air\sbase|county|region|province"
    r"|test)|,\s[A-Z])"
)
_OTHER_KOREAN = regex(rf"(?P<name>[{HANGUL}]{{2,5}}?)\s(?:일대|인근)에서")
_NO_PLACE = frozenset((
    "north", "south", "east", "west", "korea", "japan", "seoul", "tokyo", "washington", "china", "russia", "united",
    "pacific", "moscow", "ukraine", "guam", "california", "vandenberg",
))  # fmt: skip
_NO_PLACE_KOREAN = frozenset(
    ("동해", "서해", "남해", "한반도", "일본", "국내", "현장", "해당", "그", "북한", "서울", "접경", "국경")
)


_LANGUAGES = ("ko", "ja", "zh")
"""Of the columns of the list after the English one."""


class NamedPlace(Struct, frozen=True):
    """A place in a sentence: the span of its name, and its id (of the list) or folded name."""

    start: int
    end: int
    id: str


def place(sentence: str) -> NamedPlace | None:
    """The narrowest place that a sentence about a launch says it was from; None where it names none."""
    if _NO_FROM.search(sentence) is None:
        return None
    found = [one for one in _listed(sentence) if _is_from(sentence, one)]
    if found:
        return max(found, key=lambda one: (len(wholes(one.id)), -one.start))
    if is_unspaced(sentence):
        return None
    other = (_OTHER_KOREAN if is_wide(sentence) else _OTHER).search(sentence)
    if other is None or other["name"].casefold() in _NO_PLACE or other["name"] in _NO_PLACE_KOREAN:
        return None
    return NamedPlace(*other.span("name"), other["name"].casefold())


def wholes(place_id: str) -> tuple[str, ...]:
    """The places that a place is part of, the narrowest first."""
    whole = _parts().get(place_id)
    return (whole, *wholes(whole)) if whole else ()


def may_be_one(one: str, other: str) -> bool:
    """Whether two reports may name one place: the same, or a part and its whole."""
    return one == other or one in wholes(other) or other in wholes(one)


def display(place_id: str, language: str) -> str | None:
    """A place's name in a language by its code (en, ko, ja, zh-CN, zh-TW): the English one where there is none; None
    for a place that is not of the list."""
    names = _names().get(place_id)
    if names is None:
        return None
    english, *others = names
    forms = dict(zip(_LANGUAGES, others, strict=True)).get("zh" if language.startswith("zh") else language)
    if not forms:
        return english[0]
    return next(traditional(forms[0])) if language == "zh-TW" else forms[0]


def _is_from(sentence: str, one: NamedPlace) -> bool:
    """Whether the words around the name say that something came from there."""
    if is_unspaced(sentence):
        return _is_unspaced_origin(sentence, one)
    if is_wide(sentence):
        return _BEHIND_KOREAN.match(sentence, one.end) is not None
    before = sentence[: one.start]
    if _BEFORE.search(before) is not None:
        return True
    # "Kaechon, South Pyongan Province": the province after its town counts with it.
    return re.match(r"(?:'s)?\s(?:area|airport|airfield|region)", sentence[one.end :]) is not None


def _is_unspaced_origin(sentence: str, one: NamedPlace) -> bool:
    if _BEHIND_JAPANESE.match(sentence, one.end):
        return True
    before = _BEFORE_CHINESE.search(sentence, max(0, one.start - _REACH), one.start)
    return before is not None and (before["at"] is None or _LAUNCHED_THERE.match(sentence, one.end) is not None)


def _listed(sentence: str) -> list[NamedPlace]:
    pattern, ids = _pattern()
    return [NamedPlace(match.start(), match.end(), ids[match[0].casefold()]) for match in pattern.finditer(sentence)]


@cache
def _rows() -> tuple[tuple[str, tuple[list[str], ...], str], ...]:
    """The id of each place, its names in English, Korean, Japanese and Chinese, and the place it is part of."""
    lines = (resources.files("bot.news") / "data" / "launch_places.txt").read_text(encoding="utf-8").splitlines()
    rows = []
    for line in lines:
        if line and not line.startswith("#"):
            place_id, *columns, whole = (part.strip() for part in line.split("|"))
            names = tuple([name.strip() for name in forms.split(";") if name.strip()] for forms in columns)
            rows.append((place_id, names, whole))
    return tuple(rows)


@cache
def _parts() -> dict[str, str]:
    return {place_id: whole for place_id, _, whole in _rows() if whole}


@cache
def _names() -> dict[str, tuple[list[str], ...]]:
    return {place_id: names for place_id, names, _ in _rows()}


@cache
def _pattern() -> tuple[re.Pattern[str], dict[str, str]]:
    ids = {one_form(name.casefold()): place_id for place_id, forms, _ in _rows() for names in forms for name in names}
    latin = any_of(name for name in ids if not is_wide(name))
    wide, unspaced = any_of(filter(is_hangul, ids)), any_of(filter(is_han, ids))
    pattern = rf"(?<![A-Za-z-])(?i:{latin})(?![A-Za-z])|(?<![{HANGUL}])(?:{wide})|(?:{unspaced})"
    return re.compile(pattern), ids
