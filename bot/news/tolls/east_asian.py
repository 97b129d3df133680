"""Numbers of dead, injured, missing, detained and displaced people in Japanese and Chinese sentences.

    死者12人、行方不明者4人    a noun before the number
    12人遇难，30人受伤        a verb after it
    警方逮捕了45名示威者       a verb before it
    7死15伤                  in short

Other numbers of these languages are not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bot.news.tolls.casualties import DEAD, DETAINED, DISPLACED, EVACUATED, HURT, MISSING, PLANNED, RESCUED
from bot.news.tolls.planned import is_planned
from bot.news.tolls.unasserted import is_unasserted
from bot.regexes import regex

_CHINESE = "零一二三四五六七八九"
_ONE_TO_NINE = "一二三四五六七八九两兩"
_NUMBER = regex(
    rf"(?<![\d.,第{_CHINESE}两兩十百千万萬億亿数數几幾])(?<!(?<![为為])何)"
    rf"(?P<digits>\d{{1,3}}(?:[,，]\d{{3}}){{1,3}}|\d{{1,7}}|[{_ONE_TO_NINE}]?十[{_ONE_TO_NINE}]?|[{_CHINESE}两兩]{{1,4}})"
    r"(?P<scale>[百千万萬]?)"
    r"(?P<over>[余餘多])?(?:(?:人|名)(?!次|分|口|目|民|々|類|间|間|员|質|气|工(?![人程作])|権|权)|(?=(?P<short>[死亡伤傷])(?![亡者])))"
)
_SCALES = {"百": 100, "千": 1000, "万": 10_000, "萬": 10_000}
_SPACES = 6
_BEFORE = (
    (DEAD, "死者|死亡者?|犠牲者|[戦战戰]死者?|[阵陣]亡者?|遇难者?|遇難者?|罹难者?|罹難者?|丧生|身亡"),
    (
        MISSING,
        "行方不明者?|安否不明者?|失踪者?|失蹤者?|失联者?|失聯者?|下落不明者?"
        "|行方が?[^、。，；\\d]{0,12}(?:分から|わから)なくなっている",
    ),
    (HURT, "負傷者?|けが人|ケガ人|怪我人|重軽傷者?|重傷者?|軽傷者?|受伤者?|受傷者?|伤者|傷者|轻伤|重伤"),
    (DETAINED, "逮捕者|拘束者|被捕者?|被拘留?者?|被拘者?"),
    (EVACUATED, "避難者|撤离者?"),
    (DISPLACED, "無家可歸者|无家可归者|灾民|災民"),
    (RESCUED, "获救者?|獲救者?|救助者"),
)
_LINK = (
    r"(?:の?数?[はがも]|[总總]?(?:人数|人數)?(?:已|又)?(?:升至|增至|上升至|达到?|達到?|为|為|有|是|共)?)?"
    r"(?:約|约|計|合わせて|少なくとも|至少)?"
)
_ACTIVE = (
    (DETAINED, "逮捕|拘留|拘捕|扣押|抓捕|拘束"),
    (EVACUATED, "疏散|转移|轉移|撤离"),
    (RESCUED, "救出|救起|营救出?|營救出?"),
)
_NO_OBJECT = rf"(?!了|[\d{_ONE_TO_NINE}])"
"""After a verb: 3名警察逮捕了一名男子 says whom the three arrested."""
_AFTER = (
    (
        DEAD,
        "死亡|亡くな|死去|命を落と|犠牲|[戦战戰]死(?!者(?:の?(?:追悼|慰霊|名簿|遺|墓)))|[阵陣]亡(?!(?:将士|者|烈士|军人|官兵)的?(?:追|纪|墓|名|遗|家|悼))|遇难|遇難|丧生|喪生|身亡|罹难",
    ),
    (MISSING, "行方不明|行方が|安否不明|失踪|失蹤|失联|失聯|下落不明"),
    (HURT, "負傷|けが|ケガ|怪我|重軽傷|重傷|軽傷|受伤|受傷|[轻重輕]伤"),
    (DETAINED, rf"被逮捕|逮捕{_NO_OBJECT}|拘束(?!を)|拘留{_NO_OBJECT}|拘捕{_NO_OBJECT}|身柄|被捕|被拘|被扣押?|被抓"),
    (EVACUATED, "避難(?!指示|勧告|命令|計画|所|訓練)|疏散|撤离|被[^、。，]{0,4}(?:转移|轉移)"),
    (DISPLACED, "家を失|无家可归|無家可歸|流离失所"),
    (RESCUED, "救助(?!に|隊|队|活動|活动)|救出|获救|獲救"),
)
_AHEAD = (
    *((kind, regex(rf"(?:{words})(?:{_LINK})[:：]?$|(?:{words})的$")) for kind, words in _BEFORE),
    *((kind, regex(rf"(?:{words})了?(?:約|约|至少)?$")) for kind, words in _ACTIVE),
    *((kind, regex(rf"(?:{words})(?:された|した|している|的)[^、。，；,;\d]{{0,8}}$")) for kind, words in _AFTER),
)
_BEHIND = tuple(
    (kind, regex(rf"(?![がは][^、。，；,;\d]{{1,8}}を(?:{words}))[^、。，；,;\d]{{0,10}}?(?:{words})"))
    for kind, words in _AFTER
)
"""Not the 3 of 警官3人が男を逮捕した."""
_IN_SHORT = {"死": DEAD, "亡": DEAD, "伤": HURT, "傷": HURT}
_NOBODY = (regex("[没沒]有?$|[未无無]有?$"), regex("(?:も|たりとも)[^、。]{0,10}(?:ない|なかっ|ません)"))
"""Before and after a number: 没有1人, 1人もいない."""
_NEGATED = regex(r"(?:なかった|いない|ません|ではない)|[未没沒无無]有?$")
_OF_THESE = regex(r"(?:(?:^|[。\n])\s?(?:[そこ]の)?|(?:[伤傷]|けが|怪我)[^。]{0,15}?)(?:うち|内|其中(?:有|包括)?)、?$")
_GRAVE = regex(
    r"[がはも]?(?:重傷|軽傷|重体|重症|意識不明)|(?:受)?(?:重伤|重傷|轻伤|輕傷)|(?:伤势|傷勢|情况|情況)(?:严重|嚴重|危)"
)
"""うち3人は重傷, 其中3人重伤: they were counted among the hurt before; not 乗客20人のうち3人が重傷."""
_REACH = 30
_NEAR = 300


class Toll(NamedTuple):
    """A number of people in a text: its span with 人 or 名, its value, and what has happened to them."""

    start: int
    end: int
    value: float
    kind: str


def tolls(text: str) -> Iterator[Toll]:
    """The numbers of people of a Japanese or Chinese sentence that say what has happened to them, in order."""
    for match in _NUMBER.finditer(text):
        kind = _IN_SHORT[match["short"]] if match["short"] else _kind(text, *match.span())
        if kind is not None and not is_unasserted(text, *match.span()):
            value = _value(match["digits"]) * _SCALES.get(match["scale"], 1)
            near = text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
            at = min(match.start(), _NEAR)
            planned = PLANNED if is_planned(near, at, at + len(match[0])) else ""
            yield Toll(*match.span(), value, f"{planned}{kind}")


def _kind(text: str, start: int, end: int) -> str | None:
    low = max(0, start - _REACH)
    if _NOBODY[0].search(text, low, start) or _NOBODY[1].match(text, end):
        return None
    if _OF_THESE.search(text, low, start) and _GRAVE.match(text, end):
        return None
    ahead = next((kind for kind, words in _AHEAD if words.search(text, low, start)), None)
    if ahead is not None:
        return ahead
    found = [(match.end(), kind) for kind, words in _BEHIND if (match := words.match(text, end, end + _REACH))]
    if not found or _NEGATED.search(text, end, min(found)[0] + _SPACES):
        return None
    return min(found)[1]


def _value(digits: str) -> float:
    plain = digits.replace(",", "").replace("，", "")
    if plain.isdecimal():
        return float(plain)
    plain = plain.replace("两", "二").replace("兩", "二")
    if "十" not in plain:
        return float("".join(str(_CHINESE.index(one)) for one in plain))
    tens, ones = plain.split("十", 1)
    return float(10 * (_CHINESE.index(tens[-1]) if tens else 1) + (_CHINESE.index(ones[0]) if ones else 0))
