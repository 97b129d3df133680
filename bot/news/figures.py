"""Find figures in sentences, and groups of figures of different reports that measure the same thing.

    sentence -> numbers, each with the unit or noun it counts; the words around it say what is measured
    figures of different reports -> paired when unit and words agree -> groups in which the numbers agree or differ

Nothing is averaged, and no report is preferred. Dates, clock times, years and ordinals are no figures; neither is a
number that counts no noun. A missed disagreement is better than an invented one: two figures are paired only if each is
the other's best match, their sentences share a word that is no name, and both or neither are about the background.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence
from functools import lru_cache
from importlib import resources
from itertools import combinations

from msgspec import Struct

from bot.lang.days import ENGLISH_MONTHS, MONTH_NAME
from bot.lang.numbers import ABOUT, AMOUNT, NUMBER_WORDS, amount, with_thousands_commas
from bot.lang.scripts import HANGUL, is_unspaced, is_wide
from bot.news.connected import connected
from bot.news.terms.words import read_terms
from bot.news.tolls.casualties import KINDS, PARTIAL, casualty_kind
from bot.news.tolls.east_asian import tolls
from bot.news.tolls.unasserted import is_unasserted
from bot.regexes import regex

_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "mln": 1e6, "bln": 1e9,
}  # fmt: skip
_MONEY_SCALES = {"k": 1e3, "m": 1e6, "bn": 1e9, "tn": 1e12}
_UNITS = {
    "km": "km", "kilometer": "km", "kilometre": "km", "kilometers": "km", "kilometres": "km", "킬로미터": "km",
    "m": "m", "meter": "m", "metre": "m", "meters": "m", "metres": "m", "미터": "m",
    "mile": "mile", "miles": "mile", "kg": "kg", "kilograms": "kg", "kilogrammes": "kg",
    "ton": "ton", "tons": "ton", "tonne": "ton", "tonnes": "ton", "톤": "ton", "percent": "%", "%": "%",
    "minute": "minute", "minutes": "minute", "분": "minute", "hour": "hour", "hours": "hour", "시간": "hour",
    "people": "people", "persons": "people", "명": "people", "발": "발", "기": "기", "채": "채",
    "달러": "$", "원": "won", "dollars": "$", "dlr": "$", "dlrs": "$",
    "won": "won", "yen": "yen", "yuan": "yuan", "euros": "€",
}  # fmt: skip
# Longest first: 시간 is no 시.
_KOREAN_UNITS = sorted((unit for unit in _UNITS if is_wide(unit)), key=len, reverse=True)
_NO_NOUN = frozenset((resources.files("bot.news") / "data" / "no_nouns.txt").read_text(encoding="utf-8").split())
_ONES, _TENS = "|".join(list(NUMBER_WORDS)[:9]), "|".join(list(NUMBER_WORDS)[19:])
_NUMBER = regex(
    rf"(?<![\w.,:/$€£₩-])(?P<money>(?:US)?[$€£₩])?(?P<digits>{AMOUNT})(?![\d:/]|,\d|st\b|nd\b|rd\b|th\b|s\b|-year)"
    rf"|\b(?P<tens>{_TENS})-(?P<ones>{_ONES})\b|\b(?P<word>{'|'.join(NUMBER_WORDS)})\b(?!-(?:{_ONES})\b)",
    re.IGNORECASE,
)
_DIGITS = regex(r"(?<![\w-])\d+(?:[.,:/]\d+)*")
_SCALE = regex(rf"[ -]?(?P<scale>{'|'.join(_SCALES)})\b", re.IGNORECASE)
_MONEY_SCALE = regex(r"(?:k|m|bn|tn)\b", re.IGNORECASE)
_NEXT = regex(r"\s?-?(?P<word>%|[A-Za-z][A-Za-z'’-]*|[^\W\dA-Za-z_]+)")
_NUMBERED = regex(
    r"\b(?:resolution|article|no\.|number|chapter|page|room|office|bureau|unit|type|group|level)\s$", re.IGNORECASE
)
_MONTH = regex(rf"\b{MONTH_NAME}\s$")
_LAST_DAY = 31
"""The number after a month's name is its day: "the May *18* protests"."""
_BACKGROUND = regex(
    r"\b(?:this year|last (?:year|month|week)|so far|since|in (?:19|20)\d\d|previous(?:ly)?|earlier|ago|in total)\b"
    r"|올해|지난해|작년|지난달|지금까지",
    re.IGNORECASE,
)
_PERIOD = regex(
    r"\b(?:first|second|third|fourth)[ -](?:quarter|half)\b|[1-4]분기|[상하]반기|\b1?\d월"
    rf"|\b(?-i:{'|'.join(ENGLISH_MONTHS)})\b",
    re.IGNORECASE,
)
_RISE = regex(
    r"\b(?:gr[eo]w\w*|rose|rise\w*|gain\w*|increas\w*|expand\w*|jump\w*|climb\w*)\b|증가|성장|늘|올랐|상승",
    re.IGNORECASE,
)
_FALL = regex(
    r"\b(?:shr[aiu]nk\w*|f[ae]ll\w*|dropp?\w*|declin\w*|decreas\w*|contract(?:ed|s)|plung\w*|slid|slump\w*)\b"
    r"|감소|역성장|줄|내렸|하락",
    re.IGNORECASE,
)
_OF_HOUR = regex(r"(?<!\d)\d{1,2}시\s?$")
_PAST_HOUR = regex(
    rf"\s(?:past|to|before|after)\s(?:\d{{1,2}}(?:\s?[ap]\.?m\b|\b(?![:,]?\d))|noon|midnight|(?:{'|'.join(list(NUMBER_WORDS)[:12])})\b)",
    re.IGNORECASE,
)
_AGED = regex(
    r"\b(?:children|infants|babies|boys|girls|men|women|people|persons|those|anyone|youths|soldiers|troops|civilians"
    r"|students|workers)\s(?:aged|(?:aged\s)?(?:under|over|below|above))\s$",
    re.IGNORECASE,
)
"""Words before an age: "children under *5* were killed"."""
_OF_WHOLE = regex(r"\sof\s(?:it|them|which|whom|this|that|these|those|the\s\d[\d,.]{0,12})\b", re.IGNORECASE)
_OF_WHOLE_BEFORE = regex(
    r"\b(?:of|among)\s(?:it|them|which|whom|these|those)\b,?[^,;]{0,40}$|\bincluding\s(?:\w+\s){0,3}$"
    rf"|(?:(?<![{HANGUL}])(?:이(?!중)|그)|[명대척건개들]|[망상종생]자)\s?(?:중|가운데)(?:에서?)?(?:는|도)?\s[^,]{{0,20}}$"
    "|(?:[こそ]の|[人名者]の)(?:うち|中(?=[のにで、]))[^、。]{0,20}$|其中(?![国國央东部期旬])[^，。；]{0,16}$|[人名员兵]中[，有]{1,2}[^，。；]{0,12}$",
    re.IGNORECASE,
)
"""Words around a part of what was counted before: "8 billion won *of it*", "*of whom* 12", "*이 가운데* 3000명"."""
_BEFORE = regex(rf"(?:\b{ABOUT}|약)\s$", re.IGNORECASE)
_REACH = 60
"""Characters before a number in which the words are that say what it is."""
_PEOPLE = frozenset(("people", "persons", "others", "victims", "least", "most", "than", "to", "estimated"))
_LATIN = regex(r"[a-z]+")
_KOREAN_WHOM = regex(
    r"(군인|병사|장병|민간인|주민|어린이|학생|노동자|근로자|승객|선원|경찰관?|소방관|외국인|한국인|여성|남성)"
    r" (?:등 |약 ){0,2}$"
)
_DENOMINATION = regex(r"원(?:권|짜리)")
"""Of a note: "5만원권"."""
_DESCRIBING = 4
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_FARTHEST = 3.0
_ROUNDED, _ROUNDED_MEASURE = 1.01, 1.02
"""Numbers that differ by no more are one number, rounded; 86 and 87 minutes are one flight."""
_MEASURES = frozenset(("km", "m", "mile", "kg", "ton", "minute", "hour"))
_LARGE = 10
"""The least value of a number without a unit that is compared."""
_SAME_SHARE, _MANY_WORDS = 0.9, 5
"""The share of common words, and the least number of words, with which two numbers may differ by any factor."""
_ALIKE = 0.3
_ALIKE_LOOSE = 0.5
"""For sums of money and percentages, of which a text has many: they need more words in common."""


class Figure(Struct, frozen=True):
    """A number in a text: the span [start, end) of the number and what it counts, with "about" before it; `counts` is
    the unit or the noun's stem."""

    start: int
    end: int
    value: float
    counts: str


_TOLD = (
    r"(?:figures?|numbers?|counts?|estimates?|tally|toll|data|statistics|reports?|accounts?|claims?|statements?"
    r"|announcements?|assessments?)"
)
_TOLD_KOREAN = r"(?:발표|집계|수치|숫자|통계|추산|추정치?|보도|주장|설명|분석|평가|판단|것)"
_CONTRAST = regex(
    r"\b(?:differ(?:s|ed|ing)?\s+from|discrepanc(?:y|ies)|contradict(?:s|ed|ing)?|at\s+odds\s+with"
    rf"|(?:(?:in\s+contrast|contrary)\s+to|unlike|different\s+from)\s+(?:[\w'’-]+\s+){{0,4}}(?:that|those|{_TOLD})"
    rf"|(?:higher|lower|more|fewer|less)\s+than\s+(?:that\s+of|those\s+of"
    rf"|the\s+(?:(?!last|previous)[\w'’-]+\s+){{0,3}}{_TOLD})(?!\s+(?:in|for|from|of)\s+(?:\d|last|the\s+previous)))\b"
    rf"|{_TOLD_KOREAN}[와과](?:는?\s(?:다른|다르|달리|달라|차이|엇갈)|의\s차이)"
    r"|(?:발표|집계|수치|분석)[가이]\s(?:서로\s)?(?:엇갈|다르|달랐)",
    re.IGNORECASE,
)
"""A sentence that sets a figure against another one: it repeats the figure and does not confirm it."""


class Stated(Struct, frozen=True):
    """A figure with its sentence, and the report that states it (`by`: any key of a report)."""

    figure: Figure
    sentence: str
    by: Hashable


@lru_cache(maxsize=2048)  # each digest and each answer about a story asks for those of the same sentences again
def figures(text: str) -> tuple[Figure, ...]:
    """The figures of a sentence, in order; of a Japanese or Chinese one, those of harmed and moved people."""
    if is_unspaced(text):
        return tuple(Figure(*one) for one in tolls(text))
    text = with_thousands_commas(text)
    return tuple(figure for match in _NUMBER.finditer(text) if (figure := _figure(text, match)) is not None)


def numbers(text: str) -> Counter[float | str]:
    """How often a text has each number: by its value, or as written where it is a time or an ordinal. One is left out:
    "one" is often a pronoun."""
    text = with_thousands_commas(text)
    matches = list(_NUMBER.finditer(text))
    found: Counter[float | str] = Counter(_value(text, match)[0] for match in matches)
    taken = [match.span() for match in matches]
    for other in _DIGITS.finditer(text):
        if not any(start < other.end() and other.start() < end for start, end in taken):
            found[other[0]] += 1
    del found[1.0]
    return found


def competing(stated: Sequence[Stated]) -> tuple[tuple[Stated, ...], ...]:
    """Groups of figures that measure the same thing and differ, the group with the most reports first; within a group
    in the order given."""
    stated = _disputed(stated)
    found = [_Measured(one) for one in stated]
    best = [_best(place, found) for place in range(len(found))]
    pairs = combinations(range(len(found)), 2)
    mutual = ((one, other) for one, other in pairs if other in best[one] and one in best[other])
    differing = [tuple(group) for group in connected(stated, mutual) if _differing(group)]
    return tuple(sorted(differing, key=lambda group: -len({one.by for one in group})))


def agreeing(stated: Sequence[Stated]) -> tuple[tuple[Stated, ...], ...]:
    """Groups of figures in which different reports give the same number for the same thing, the group with the most
    reports first. Small numbers without a unit ("two countries") are left out, and so are those that a report gives to
    say that they differ from others."""
    same: defaultdict[tuple[str, float], list[Stated]] = defaultdict(list)
    for one in stated:
        if one.figure.counts in _UNITS.values() or one.figure.value >= _LARGE:
            same[one.figure.counts, one.figure.value].append(one)
    groups = []
    for first, *others in same.values():
        measured = _Measured(first)
        groups.append((first, *(one for one in others if measured.likeness(_Measured(one)))))
    undisputed = [group for group in groups if not any(is_contrast(one.sentence) for one in group)]
    shared = [group for group in undisputed if len({one.by for one in group}) > 1]
    return tuple(sorted(shared, key=lambda group: -len({one.by for one in group})))


def is_contrast(sentence: str) -> bool:
    """Whether a sentence sets a figure against another one."""
    return _CONTRAST.search(sentence) is not None


def _disputed(stated: Sequence[Stated]) -> list[Stated]:
    """The figures whose unit or noun has more than one number: the others need no costly comparison of sentences."""
    values: defaultdict[str, set[float]] = defaultdict(set)
    for one in stated:
        values[one.figure.counts].add(one.figure.value)
    return [one for one in stated if len(values[one.figure.counts]) > 1]


def is_part(sentence: str, start: int, end: int) -> bool:
    """Whether the figure at [start, end) is a part of what was counted before."""
    before = sentence[max(0, start - _REACH) : start]
    return bool(_OF_WHOLE.match(sentence, end) or _OF_WHOLE_BEFORE.search(before))


def differ(one: float, other: float, counts: str) -> bool:
    """Whether two numbers of what is counted differ by more than rounding."""
    small, large = sorted((one, other))
    return large > (_ROUNDED_MEASURE if counts in _MEASURES else _ROUNDED) * small


def _differing(group: Sequence[Stated]) -> bool:
    values = [one.figure.value for one in group]
    return differ(min(values), max(values), group[0].figure.counts)


class _Measured:
    """A stated figure with the words around it, and what they say about period and direction."""

    def __init__(self, stated: Stated) -> None:
        figure, text = stated.figure, stated.sentence
        self.by, self.counts, self.value = stated.by, figure.counts, figure.value
        around = f"{text[: figure.start]} {text[figure.end :]}"
        self.words = _terms(around)
        self.plain = _terms(" ".join(word for word in around.split() if not word[0].isupper()))
        self.noun = _whom(text, figure) if figure.counts in KINDS else ""
        self.is_part = is_part(text, figure.start, figure.end)
        self.background = _BACKGROUND.search(text) is not None
        self.periods = frozenset(match[0].lower() for match in _PERIOD.finditer(text))
        self.directions = (_RISE.search(text) is not None, _FALL.search(text) is not None)

    def likeness(self, other: _Measured) -> float:
        """The share of words in common, 0 to 1; 0 where the two cannot measure the same thing."""
        small, large = sorted((self.value, other.value))
        if self.by == other.by or self.counts != other.counts or self.background != other.background:
            return 0.0
        if self.counts.startswith(PARTIAL) or self.is_part != other.is_part:
            return 0.0
        harmed = self.counts in KINDS
        if harmed and self.noun and other.noun and self.noun != other.noun:
            return 0.0
        if not self.plain & other.plain and not harmed:
            return 0.0
        opposite = {self.directions, other.directions} == {(True, False), (False, True)}
        if self._of_other_period(other) or (opposite and not harmed):
            return 0.0
        shorter = min(len(self.words), len(other.words))
        if harmed and self.noun == other.noun:  # the dead of one event, in whatever words
            return max(_ALIKE, len(self.words & other.words) / max(shorter, 1))
        share = len(self.words & other.words) / shorter
        if large > _FARTHEST * small and (share < _SAME_SHARE or shorter < _MANY_WORDS):
            return 0.0
        return share if share >= (_ALIKE_LOOSE if self.counts in "%$£€₩" else _ALIKE) else 0.0

    def _of_other_period(self, other: _Measured) -> bool:
        """Whether both name a period and not the same one: growth in the second quarter is not growth in the third."""
        return bool(self.periods and other.periods) and not self.periods & other.periods


def _whom(text: str, figure: Figure) -> str:
    """Who was harmed, where it is not just people: the noun after the number, in Korean the one before it."""
    if is_wide(text):
        before = _KOREAN_WHOM.search(text, 0, figure.start)
        return before[1] if before else ""
    words = _LATIN.findall(text[figure.start : figure.end].lower())
    last = words[-1] if words else ""
    general = last in _PEOPLE or last in NUMBER_WORDS or last in _SCALES or _BEFORE.search(f"{last} ") is not None
    return "" if general else _stem(last)


def _best(place: int, found: Sequence[_Measured]) -> set[int]:
    """The places of each other report's figure that is most like this one."""
    best: dict[Hashable, tuple[float, int]] = {}
    for other, measured in enumerate(found):
        alike = found[place].likeness(measured)
        if alike > best.get(measured.by, (0.0, 0))[0]:
            best[measured.by] = (alike, other)
    return {other for _, other in best.values()}


def _figure(text: str, match: re.Match[str]) -> Figure | None:
    value, end = _value(text, match)
    harmed = None if match["money"] else casualty_kind(text, match.start(), end)
    low = max(0, match.start() - _REACH)
    if harmed and (_AGED.search(text, low, match.start()) or is_unasserted(text, match.start(), end)):
        return None
    if harmed:
        counts: str | None = harmed
        end = _counted(text, end)[1]
    elif match["money"]:
        counts = match["money"][-1]
    else:
        counts, end = _counted(text, end)
    bare = (match["digits"] or "").isdigit()
    if counts is None or (bare and counts not in _UNITS.values() and _FIRST_YEAR <= value <= _LAST_YEAR):
        return None
    is_day = bare and value <= _LAST_DAY and _MONTH.search(text, low, match.start())
    if is_day or _NUMBERED.search(text, low, match.start()) or _is_clock_time(text, match.start(), end, counts):
        return None
    before = _BEFORE.search(text, low, match.start())
    return Figure(before.start() if before else match.start(), end, value, counts)


def _is_clock_time(text: str, start: int, end: int, counts: str) -> bool:
    """Whether minutes are those of a time of day: "7시 10분", "ten minutes past seven"."""
    return counts == "minute" and bool(
        _OF_HOUR.search(text, max(0, start - _REACH), start) or _PAST_HOUR.match(text, end)
    )


def _value(text: str, match: re.Match[str]) -> tuple[float, int]:
    """The value of the number, and where its scale word ends."""
    if match["word"]:
        value = float(NUMBER_WORDS[match["word"].lower()])
    elif match["tens"]:
        value = float(NUMBER_WORDS[match["tens"].lower()] + NUMBER_WORDS[match["ones"].lower()])
    else:
        value = amount(match["digits"])
    if match["money"] and (short := _MONEY_SCALE.match(text, match.end())):
        return value * _MONEY_SCALES[short[0].lower()], short.end()
    scale = _SCALE.match(text, match.end())
    return (value * _SCALES[scale["scale"].lower()], scale.end()) if scale else (value, match.end())


def _counted(text: str, start: int) -> tuple[str | None, int]:
    """The unit, or the plural noun within the next four words, and where it ends; (None, start) for none."""
    end = start + text.startswith("여", start)
    for place in range(_DESCRIBING):
        following = _NEXT.match(text, end)
        if following is None:
            break
        word, end = following["word"].lower(), following.end()
        if _DENOMINATION.match(word):
            break
        if place == 0 and (unit := _unit(word)):
            end = following.start("word") + len(unit)
            return (None, start) if text.startswith("/", end) else (_UNITS[unit], end)
        if word in _NO_NOUN or word in NUMBER_WORDS:
            break
        if word.endswith("s") and not word.endswith("ss") and following["word"][0].islower():
            return _stem(word), end
    return None, start


def _unit(word: str) -> str | None:
    """The unit that the word is or, for Korean words with a particle, begins with."""
    if word in _UNITS or word.isascii():
        return word if word in _UNITS else None
    return next((unit for unit in _KOREAN_UNITS if word.startswith(unit)), None)


def _terms(text: str) -> frozenset[str]:
    return frozenset(term for term in read_terms("", text).counts if not term.isdigit())


def _stem(word: str) -> str:
    return next(iter(read_terms("", word).counts), word)
