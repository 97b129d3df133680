"""Range, altitude and time of flight in a sentence: each number with its unit, and what it measures.

"flew about 1,000 km at an altitude of 6,000 km"      the nearest words before a number say what it measures
"고도 6천100㎞까지 상승", "1천㎞를 비행"                in Korean also those after it
"about 200 km west of", "could fly 15,000 km",        no figure of the launch: where it fell, what it could do,
"longer than the 73 minutes of December"              what another one did
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.lang.numbers import ABOUT, NUMBER_WORDS, amount, with_thousands_commas
from bot.lang.scripts import is_unspaced, is_wide
from bot.lang.unspaced.forms import matched_form
from bot.model.evidence.launches import LaunchColumn
from bot.news.launches.launched import SPAN_MARK, LaunchFigure, span_low
from bot.news.launches.unspaced.figures import figures as unspaced_figures
from bot.regexes import regex

_KM = {"km": 1.0, "㎞": 1.0, "킬로미터": 1.0, "킬로": 1.0, "kilometer": 1.0, "kilometre": 1.0, "mile": 1.609344}
_SECONDS = {"second": 1, "초": 1, "s": 1, "sec": 1, "minute": 60, "min": 60, "분": 60, "hour": 3600, "시간": 3600}
_ABOUT = rf"(?:{ABOUT}\s|약\s?|최대\s?|최소\s?)?"
_WORD = "|".join(NUMBER_WORDS)
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,7})(?:\.\d{1,4})?"
_AMOUNT = rf"{_DIGITS}(?:만(?:{_DIGITS})?)?(?:천(?:{_DIGITS})?)?"
"""As `bot.lang.numbers` has it, bounded: no launch flies a million kilometres."""
_NUMBER = regex(
    rf"(?P<about>{_ABOUT})(?<![\w.,:/$€£₩])(?P<number>{_AMOUNT}|(?i:\b(?:{_WORD})\b))(?P<odd>여)?(?:\s|-)?"
    r"(?:(?P<distance>kilomet(?:er|re)s?|km|㎞|킬로미터|킬로|miles?)(?![\w/²2])?"
    r"|(?P<time>minutes?|mins?\b|hours?|seconds?|secs?\b|s(?=간|\b)|초|분|시간))(?![²/])",
    re.IGNORECASE,
)
_LOW = regex(
    rf"(?:between\s(?P<between>{_AMOUNT})\sand|{_ABOUT}(?<![\w.,:/$€£₩])(?P<low>{_AMOUNT})(?:\s(?:to|or)|\s?{SPAN_MARK}))"
    r"\s?$",
    re.IGNORECASE,
)
"""Before the upper number of a span: "*350 to* 400 km"."""
_LONGEST_LOW = 40
_MORE_TIME = regex(r"(?:\s?(?:and\s)?|\s)(?P<number>\d{1,2})(?:\s|-)?(?P<time>minutes?|seconds?|분|초)", re.IGNORECASE)
_CLAUSE = regex(r"[;:]\s|,\s(?:while|but|although|though)\s|\s(?:while|whereas)\s")
_CUES = (
    (
        LaunchColumn.ALTITUDE,
        regex(
            r"\b(?:altitudes?|apogee|height|peak(?:ed|ing|s)?|climb(?:ed|ing)?|rose|rising|soar(?:ed|ing)?"
            r"|ascend(?:ed|ing)?"
            r"|as\shigh\sas|reach(?:ed|ing)?(?!\sa\s(?:distance|range|speed)))\b|고도|정점|상승",
            re.IGNORECASE,
        ),
    ),
    (
        LaunchColumn.RANGE,
        regex(
            r"\b(?:flew|flown|fly|flying|flies|travell?ed|travell?ing|travels|distances?|covered|covering|range"
            r"|splash(?:ed|ing)"
            r"|landed\safter|went)\b|거리|비행",
            re.IGNORECASE,
        ),
    ),
)
_RANGE_BEHIND = regex(r"(?:가량|정도|쯤)?(?:을|를)?\s?(?:비행|날아|날았|계선|거리)")
_ALTITUDE_BEHIND = regex(r"(?:가량|정도|쯤)?(?:까지|에)?\s?(?:상승|솟|올라|치솟)|\s(?:high|in altitude|above|up\b)")
_FLIGHT_BEFORE = regex(
    r"\b(?:fl(?:ew|own|ight|ying)|in the air|airborne|aloft|lasted|stayed|time)\b|비행|체공", re.IGNORECASE
)
_FLEW = regex(
    r"\b(?:fl(?:ew|own|ight|ying)|air|airborne|aloft|stayed|travell?ed|travell?ing|lasted|cruis(?:ed|ing))\b",
    re.IGNORECASE,
)
"""Words before "for": "flew 700 km *for* 3,000 seconds", not "fired rockets *for* 25 minutes"."""
_FLIGHT_BEHIND = regex(
    r"(?:간|동안)?\s?(?:의\s)?(?:비행|체공|날아|날았|만에\s(?:떨어|낙하))"
    r"|\s(?:in the air|of flight|flight|aloft|long)|-?long\b",
    re.IGNORECASE,
)
_NO_TIME = regex(
    r"\s?(?:later|after|apart|earlier|before|ago|interval|전|뒤|후|간격|만에\s(?!떨어|낙하))", re.IGNORECASE
)
_FOR = regex(r"\bfor\s(?:about\s|some\s)?$")
_OF_CLOCK = regex(r"\d{1,2}시\s?$")
_PLACE_BEHIND = regex(
    r"\s(?:(?:to\sthe\s)?(?:north|south|east|west)\w*(?:\s(?:of|from|off))|from(?!\s(?:about\s|some\s)?\d)|off|away|inside|outside|short"
    r"|of\s(?:the\s)?[A-Z])"
    r"|\s?(?:해상|떨어진|지점|상공|밖|앞바다|거리에|부근)",
    re.IGNORECASE,
)
_COULD = regex(
    r"\b(?:could|can|would|may|might|capable|potential\w*|depending|able\sto|designed|theoretical\w*|if"
    r"|possible|believed\sto\shave\sa|simulat\w+|virtual|mock)\b"
    r"|이상을?\s?(?:날아갈|비행할)|수\s있|가능|사거리(?!\s?[\d\s]+km계선)|것으로\s예상",
    re.IGNORECASE,
)
_OTHER = regex(
    r"\b(?:than\s(?:the|any|its|in)|surpass\w*|compared|previous(?:ly)?|record\sof|until\sthen|the\slast\sone|that\sof"
    r"|up\sfrom|close\sto\sthe|radars?|sensors?|interceptors?|Aegis|THAAD|Patriots?)\b"
    r"|\b(?:against|versus|vs\.?|rather\sthan|instead\sof|not)\s(?:about\s|the\s)?$"
    r"|이전|당시|보다|종전|레이더|요격|탐지\s?거리",
    re.IGNORECASE,
)
_TARGET_BEFORE = regex(
    r"(?:^\W*|(?:\b(?:it|they|which|that|and|both|all|(?:missile|rocket|projectile|shell|warhead|weapon|round)s?)|\d)\s"
    r"(?:(?:\w+ly|then|later|ha[sd]|have)\s){0,2})"
    r"(?:hit|hits|hitting|struck|strikes|striking)\s(?:[\w-]+\s){1,6}$",
    re.IGNORECASE,
)
_AWAY = regex(r"\saway\b(?!\sfrom\b)")
"""Around the distance of a target: "the missile hit an islet 395 km away", not "a storm hit farms 120 km away"."""
_IN_BRACKETS = regex(r"\(\s?(?:about\s|around\s)?$")
_FARTHEST = 45
"""Characters between a number and the words before it that say what it measures."""


def figures(sentence: str) -> list[LaunchFigure]:
    """The figures of a launch in a sentence, in order."""
    if is_unspaced(sentence):
        return [*unspaced_figures(matched_form(sentence))]
    return [*_figures(with_thousands_commas(sentence))]


def _figures(text: str) -> Iterator[LaunchFigure]:
    column: LaunchColumn | None = None
    last = 0
    for match in _NUMBER.finditer(text):
        if match.start("number") < last or _IN_BRACKETS.search(text, 0, match.start()):
            continue
        value, end = _measured(text, match)
        begin = max((one.end() for one in _CLAUSE.finditer(text, 0, match.start())), default=0)
        before = text[begin : match.start()]
        column = _column(text, match, end, before, column)
        if column is not None and value and not _is_other(text, match, end, before):
            low = _LOW.search(before, max(0, len(before) - _LONGEST_LOW))
            least = low and span_low(amount(low["low"] or low["between"]), _number(match), value)
            yield LaunchFigure(
                match.start() if low is None or least is None else begin + low.start(), end, column, value, least
            )
        last = end


def _number(match: re.Match[str]) -> float:
    number = match["number"].lower()
    return float(NUMBER_WORDS[number]) if number in NUMBER_WORDS else amount(number)


def _measured(text: str, match: re.Match[str]) -> tuple[float, int]:
    """The value in km or seconds, and where the figure ends."""
    value = _number(match)
    if match["distance"]:
        unit = match["distance"].lower()
        factor = next(factor for name, factor in _KM.items() if unit.startswith(name))
        return round(value * factor, 1), match.end("distance")
    factor = next(seconds for name, seconds in _SECONDS.items() if match["time"].lower().startswith(name))
    end = match.end("time")
    more = _MORE_TIME.match(text, end)
    if factor > 1 and more is not None:
        rest = 60 if more["time"].lower().startswith(("minute", "분")) else 1
        return value * factor + float(more["number"]) * rest, more.end()
    return value * factor, end


def _column(
    text: str, match: re.Match[str], end: int, before: str, previous: LaunchColumn | None
) -> LaunchColumn | None:
    """What a number measures; None for nothing of a launch."""
    if match["time"]:
        if (_NO_TIME.match(text, end) and not _FOR.search(before)) or _OF_CLOCK.search(text, 0, match.start("number")):
            return None
        near = before[-_FARTHEST:]
        of_flight = _FLIGHT_BEHIND.match(text, end) or _FLIGHT_BEFORE.search(near) or _flew_for(before)
        return LaunchColumn.FLIGHT if of_flight else None
    if _ALTITUDE_BEHIND.match(text, end):
        return LaunchColumn.ALTITUDE
    if _RANGE_BEHIND.match(text, end) or _is_of_target(text, end, before):
        return LaunchColumn.RANGE
    return _cue(before) or (
        previous if re.search(r"(?:and|및|와|과|,)\s(?:its\ssecond\sat\s|[12]차\S*\s)?$", before) else None
    )


def _is_of_target(text: str, end: int, before: str) -> bool:
    """Whether a distance is that of the target which was hit."""
    return _AWAY.match(text, end) is not None and _TARGET_BEFORE.search(before) is not None


def _flew_for(before: str) -> bool:
    """Whether something flew for the time after these words."""
    return before.endswith("for ") and _FLEW.search(before) is not None


def _cue(before: str) -> LaunchColumn | None:
    """The column of the nearest words before a number."""
    best: tuple[int, LaunchColumn] | None = None
    for column, pattern in _CUES:
        ends = [one.end() for one in pattern.finditer(before)]
        if ends and len(before) - ends[-1] <= _FARTHEST and (best is None or ends[-1] > best[0]):
            best = ends[-1], column
    return best[1] if best else None


def _is_other(text: str, match: re.Match[str], end: int, before: str) -> bool:
    """Whether the figure is not of this flight: a place, an ability, or another missile's."""
    is_place = _PLACE_BEHIND.match(text, end) is not None
    if match["distance"] and is_place and not _is_of_target(text, end, before):
        return True
    clause = before + text[end : end + 24]
    if _COULD.search(before) or (is_wide(text) and _COULD.search(clause)):
        return True
    return _OTHER.search(before[-60:]) is not None
