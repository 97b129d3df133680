"""Time zones as people type them."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Mapping
from functools import cache
from zoneinfo import available_timezones

from bot.lang.folding import typed_words
from bot.model.errors import DeskError, Reason
from bot.regexes import regex

_CITIES = {
    "Asia/Seoul": (
        "korea south_korea republic_of_korea kst busan pusan incheon daegu daejeon gwangju sejong "
        "서울 한국 대한민국 남한 부산 인천 대구 대전 광주 세종 ソウル 韓国 釜山 首尔 韩国 首爾 韓國"
    ),
    "Asia/Pyongyang": "north_korea dprk pyt 평양 북한 조선 平壌 平壤 北朝鮮 朝鮮 朝鲜 北韓 北韩",
    "Asia/Tokyo": "jst osaka kyoto nagoya fukuoka sapporo 도쿄 일본 오사카 東京 日本 大阪 京都 名古屋 福岡 札幌 东京",
    "Asia/Shanghai": "china beijing peking dandong shenyang 베이징 상하이 중국 北京 上海 中国 中國",
    "Asia/Hong_Kong": "hk 홍콩 香港",
    "Asia/Ho_Chi_Minh": "vietnam hanoi 하노이 베트남 ハノイ ベトナム 河内 越南",
    "Asia/Kolkata": "india delhi new_delhi mumbai 인도 뉴델리 델리 インド デリー 印度 新德里",
    "Asia/Taipei": "taiwan 타이베이 대만 台北 台湾 臺灣 台灣 臺北",
    "Asia/Vladivostok": "블라디보스토크 ウラジオストク 符拉迪沃斯托克",
    "Europe/Moscow": "moskva 모스크바 モスクワ 莫斯科",
    "America/Los_Angeles": "pst pdt la san_francisco seattle 로스앤젤레스 ロサンゼルス 洛杉矶",
    "America/New_York": (
        "et est edt newyork washington washington_dc new_york_city 워싱턴 뉴욕 ワシントン ニューヨーク 华盛顿 纽约"
    ),
    "Europe/London": "uk 런던 영국 ロンドン 英国 伦敦",
    "UTC": "utc gmt z zulu 협정세계시 世界時 世界时",
}
"""A time zone -> what its city or country is called, beside the names of the tz database. Both Koreas have one time."""
_NAMED = {name: zone for zone, names in _CITIES.items() for name in names.split()}
_TIME = regex(r"_?(?:(?:local_|standard_)?time|표준시|시간대?|時間|標準時|标准时间?|时间|時刻)$")
"""The word for time after a place: Seoul time, 한국 시간, 北京时间."""
_OFFSET = regex(r"(?:(?:utc|gmt)?_?([+-])|(?:utc|gmt)_?)(\d{1,2})(?::?(\d\d))?")
_SEOUL_HOURS = 9
"""The offset that is shown as Seoul's zone, which readers know better than UTC+9. Both Koreas and Japan have it."""
_EAST, _WEST = 14, 12
_OFFSET_NAME = regex(r"Etc/GMT([+-])(\d+)")
_NO_CITIES = frozenset({"north", "south", "east", "general", "continental"})
"""Names of the tz database, under a country, that mean nothing without it: South is South Australia."""
_ETC, _ABBREVIATED = "etc/", 4
_LIKE, _AS_LIKE = 0.7, 0.1
"""The least likeness of a name that is offered, 0 to 1, and the most by which it may be less like than the best."""
_OF_A_MACHINE = frozenset({"localtime", "posixrules", "factory"})
"""Names of the tz database that mean another zone on each machine, or none."""


def zone_named(typed: str) -> str:
    """Parse a time zone: a name of the tz database in any case, a city or country alone (also in Korean, Japanese or
    Chinese, also with the word for time), an abbreviation such as KST, or an offset of whole hours such as UTC+9.

    Raises DeskError BAD_ZONE with the most similar names.
    """
    wanted = typed_words(unicodedata.normalize("NFKC", typed)).replace("\u2212", "-").casefold().replace(" ", "_")
    zone = _zone(wanted) or _zone(_TIME.sub("", wanted[:60]))
    if zone is None:
        raise DeskError(Reason.BAD_ZONE, ", ".join(_similar(wanted)), zone=typed[:100])
    return zone


def zone_shown(zone: str) -> str:
    """A time zone as people write it: the tz database calls UTC+3 `Etc/GMT-3`."""
    match = _OFFSET_NAME.fullmatch(zone)
    return zone if match is None else f"UTC{'-' if match[1] == '+' else '+'}{match[2]}"


@cache
def zone_names() -> Mapping[str, str]:
    """The zones of the tz database by their case-folded names; reading them takes as long as a whole answer."""
    names = {name.casefold(): name for name in sorted(available_timezones())}
    return {lower: name for lower, name in names.items() if lower not in _OF_A_MACHINE}


def _zone(wanted: str) -> str | None:
    if (zone := _NAMED.get(wanted) or zone_names().get(wanted)) is not None:
        return zone
    if match := _OFFSET.fullmatch(wanted):
        return _at_offset(int((match[1] or "+") + match[2]), match[3])
    cities = _zones_of_cities().get(wanted, ())
    is_plain = len(cities) == 1 and cities[0].count("/") == 1 and wanted not in _NO_CITIES
    return cities[0] if is_plain else None


def _at_offset(hours: int, minutes: str | None) -> str | None:
    """The zone that is always `hours` from UTC; None for an offset that is not in whole hours."""
    if int(minutes or 0) or not -_WEST <= hours <= _EAST:
        return None
    if hours == _SEOUL_HOURS:
        return "Asia/Seoul"
    return f"Etc/GMT{-hours:+d}" if hours else "UTC"


@cache
def _zones_of_cities() -> Mapping[str, tuple[str, ...]]:
    """The zones of each city; a few cities have several names. A name of three parts is of a place that has its name
    from a better known one (America/Indiana/Petersburg), or that others have too (America/Argentina/San_Juan)."""
    cities = dict[str, tuple[str, ...]]()
    for lower, name in zone_names().items():
        if "/" in lower and _ETC not in lower:
            city = lower.rpartition("/")[2]
            cities[city] = (*cities.get(city, ()), name)
    return cities


def _similar(wanted: str) -> list[str]:
    """Up to three zones whose names or cities are like what was typed, and nearly as like as the most similar; none for
    an offset, since `Etc/GMT-13` is the name of UTC+13."""
    if _OFFSET.fullmatch(wanted):
        return []
    cities = _zones_of_cities()
    if wanted in cities:
        return list(cities[wanted][:3])
    ratio = difflib.SequenceMatcher(b=wanted[:60], autojunk=False)
    likeness = {name: _likeness(ratio, name) for name in (*_places(), *cities, *_NAMED)}
    best = max(likeness.values())
    near = sorted((one for one in likeness if likeness[one] >= max(_LIKE, best - _AS_LIKE)), key=likeness.__getitem__)
    named = [(_places().get(name), _NAMED.get(name), *cities.get(name, ())) for name in reversed(near)]
    return list(dict.fromkeys(zone for zones in named for zone in zones if zone))[:3]


def _likeness(ratio: difflib.SequenceMatcher[str], name: str) -> float:
    ratio.set_seq1(name)
    return ratio.ratio() if ratio.real_quick_ratio() >= _LIKE and ratio.quick_ratio() >= _LIKE else 0.0


@cache
def _places() -> Mapping[str, str]:
    """The zones that are called by a place: not `Etc/GMT-9`, which is UTC+9, nor `MST`."""
    return {lower: name for lower, name in zone_names().items() if len(lower) > _ABBREVIATED and _ETC not in lower}
