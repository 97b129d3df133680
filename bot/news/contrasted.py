"""Numbers that an article itself sets side by side: one giver's, and what another one puts it at.

"Rep. A put the number at 800, while Rep. B spoke of 600."
"4,000 farmers joined, the police said." "The League put the number of farmers at 9,000."
"적십자사는 이재민을 700명으로 추산했다." "행정안전부는 규모를 900명이라고 밝혀 집계가 엇갈렸다."

The second clause names no thing of its own ("the number", "규모"), or the one of the first, so both numbers are of one
thing, whatever the other words. "The number" of another sentence may be any: there the thing or the unit is named, or
a Korean sentence says that the two differ. A pair is given only if the clause before has one number alone, both have
givers that differ, and nothing speaks of another time, place, part, plan or bound.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from bot.lang.days import MONTH_NAME, WEEKDAY_NAME
from bot.lang.numbers import ABOUT, AMOUNT, amount, with_thousands_commas
from bot.lang.scripts import HANGUL, is_unspaced, is_wide
from bot.lang.stems import may_have
from bot.news.claims.unclaimed import is_unclaimed
from bot.news.figures import Figure, differ, figures
from bot.news.givers import are_two, giver
from bot.regexes import regex

_FARTHEST = 3.0
_KOREAN_BACK = 2
"""Sentences between "700명" and "규모를 900명이라고", at most."""
_THING = (
    r"(?:number|figure|total|count|tally|toll|size|amount|distance|length|depth|height|cost|damage|losse?s?|bill)s?"
)
_PUT = regex(
    rf"\b(?:puts?\s(?:it|(?:the|that|its|their)\s(?P<thing>{_THING})(?:\sof\s(?P<of>(?:[\w-]+\s){{0,3}}?[\w-]+))?)\sat"
    rf"|(?:gave|gives)\s(?:the|a)\s(?:number|figure)\s(?:as|of)|spoke\sof|speaks\sof"
    rf"|estimated\s(?:it|the\s{_THING})\sat)\s(?=(?:{ABOUT}\s)?[$€£₩]?\d)",
    re.IGNORECASE,
)
_STEMS = (
    "put",
    "gave",
    "gives",
    "spoke",
    "speaks",
    "estimated",
    "엇갈",
    "다른",
    "다르",
    "달리",
    "달랐",
    "차이",
    "이견",
)
"""One of them is in whatever `_PUT` or `_DIFFERING` finds."""
_CLAUSE = regex(r"(?:,\s(?:while|but|whereas|although|and)|;|\s(?:while|whereas))\s")
_BARE = regex(rf"(?:\b(?:{ABOUT})\s)?(?<![\w.,:/$€£₩-])(?P<number>{AMOUNT})(?![\w:/%-]|,\d|\.\d)", re.IGNORECASE)
_ENDED = regex(rf"\s*(?:$|[.,;]|(?:and|but|while|in\sall)\b|on\s{WEEKDAY_NAME})")
_YEAR = regex(r"\b(?:19|20)\d\d\b")
_LOCAL = regex(
    r"\b(?:province|provincial|city|municipal|county|district|mayor|governor|hospital|medical|town|village)\b"
    r"|(?:도|시|군|구|병원|지사|시장)$",
    re.IGNORECASE,
)
"""Givers who count what is theirs, which is a part of what others count."""
_IN_A_PLACE = regex(r"\bin\s(?:the\s)?[A-Z]")
_WEEKDAY = regex(WEEKDAY_NAME)
_MEASURED = frozenset(("km", "m", "mile", "kg", "ton", "minute", "hour", "%", "$", "£", "€", "₩", "won", "yen", "yuan"))
_LAUNCHED = regex(r"\b(?:missiles?|rockets?|projectiles?|satellites?|ICBM)\b|미사일|발사체|위성|로켓", re.IGNORECASE)
_DISTANCE = regex(r"\d\s?(?:km\b|kilomet|miles?\b|㎞|킬로)")
"""What missiles flew is compared launch by launch (`bot.news.digests.launch_figures`)."""
_DATED = regex(rf"\b{MONTH_NAME}\s$")
_DATE_BEHIND = regex(rf"\s{MONTH_NAME}\b")
_AGE = regex(r",\s$")
_BOUND = regex(
    r"\b(?:at\s(?:least|most)|more\sthan|(?:less|fewer)\sthan|over|under|up\sto|as\smany\sas|above|below"
    r"|or\s(?:more|less|fewer))\b|최소|최대|이상|이하|넘|초과|미만",
    re.IGNORECASE,
)
_OTHER = regex(
    r"\b(?:now|later|earlier|initial(?:ly)?|first|previous(?:ly)?|before|since|so\sfar|by|up\sfrom|down\sfrom|rose|fell|revised"
    r"|updated|(?:last|this|next|past)\s(?:year|month|week)|in\s(?:19|20)\d\d|yesterday|a\sday"
    r"|of\s(?:them|whom)|another|additional|more|others|each|per|respectively"
    r"|will|would|could|may|might|plan(?:s|ned)?|expect(?:s|ed)?|target\w*|goal|forecast\w*|if)\b"
    r"|\d\sof\s(?:the|those|these|its|their)\s"
    r"|(?<!\d)\d{4}년|올해|지난|작년|전날|전년|앞서|당초|애초|처음|현재|이후|늘어|늘었|늘 것|줄어|줄었"
    r"|가운데|이 중|중 \d|더\s|예정|계획|전망|예상|목표|추가",
    re.IGNORECASE,
)
"""Words of another time, of a part, of a plan or an outlook: the numbers need not be of one thing."""
_DIFFERING = regex(r"엇갈|[와과]\s?(?:다른|다르|달리|차이)|달랐|이견")
"""A Korean sentence that says that two tell it differently."""
_KOREAN_PUT = regex(
    rf"(?:규모|숫자|인원|인원수|참가자\s수|수|거리|길이|금액)[을를은]\s(?P<about>약\s)?(?P<number>{AMOUNT})여?\s?(?P<unit>명|원|㎞|km|t|톤)"
    rf"(?:이?라고|으?로)\s(?:\S+\s)?(?:밝|말|전|집계|추산|추정|파악|설명|주장|발표)[{HANGUL}]"
)
_KOREAN_GIVER = regex(rf"\W*(?P<who>[{HANGUL}A-Za-z·]+(?:\s[{HANGUL}A-Za-z·]+){{0,4}}?)[은는]\s")


class GivenNumber(Struct, frozen=True):
    """A number at [start, end) of a sentence, with what it counts, and who gives it in the sentence's words."""

    sentence: int
    start: int
    end: int
    value: float
    giver: str


def contrasted(sentences: Sequence[str]) -> list[tuple[GivenNumber, GivenNumber]]:
    """The pairs of numbers of an article's sentences that two givers give for one thing, in order."""
    found = []
    for place, sentence in enumerate(sentences):
        if not may_have(sentence, _STEMS):
            continue
        if is_wide(sentence):
            pair = None if is_unspaced(sentence) else _korean(sentences, place)
        else:
            pair = _english(sentences, place)
        if pair is not None and _is_dispute(*pair, sentences) and not _is_of_launch(sentence, sentences):
            found.append(pair)
    return found


def _is_of_launch(sentence: str, sentences: Sequence[str]) -> bool:
    """Whether a sentence of an article about a launch has a distance."""
    return _DISTANCE.search(sentence) is not None and any(map(_LAUNCHED.search, sentences))


def _english(sentences: Sequence[str], place: int) -> tuple[GivenNumber, GivenNumber] | None:
    """The pair of a sentence with "put the number at"; the first number is of the clause before, or of the sentence
    before."""
    sentence = sentences[place]
    for put in _PUT.finditer(sentence):
        second = next((one for one in _numbers(sentence) if one.start >= put.end()), None)
        if second is None or second.start != put.end():
            continue
        clauses = [one for one in _CLAUSE.finditer(sentence, 0, put.start()) if _own_clause(sentence, one.end(), put)]
        if clauses:
            before, piece, begin = place, sentence[: clauses[-1].start()], clauses[-1].end()
        elif place:
            before, piece, begin = place - 1, sentences[place - 1], 0
        else:
            continue
        if _OTHER.search(sentence[begin : second.end]) or _OTHER.search(piece) or not _one_day(piece, sentence[begin:]):
            continue
        first = _only(piece)
        if first is None or (before == place and _IN_A_PLACE.search(piece, first.end)):
            continue
        is_told = before == place or put["of"] or second.counts  # "the number" may be that of another sentence
        if is_told and _is_of_one_thing(piece, first, put, second):
            return _pair((before, piece, first, 0), (place, sentence[begin:], second, begin))
    return None


def _own_clause(sentence: str, start: int, put: re.Match[str]) -> bool:
    """Whether a clause from `start` has a subject before "put": "…, while Rep. B put", not "…, and put"."""
    return put.start() - start > 1 and giver(sentence[start:], put.end() - start) is not None


def _numbers(text: str) -> list[Figure]:
    """The numbers of an English text in order; those without a noun have empty `counts`."""
    written = with_thousands_commas(text)
    found = list(figures(text))
    for match in _BARE.finditer(written):
        taken = any(one.start < match.end() and match.start() < one.end for one in found)
        dated = _DATED.search(written, 0, match.start()) or _DATE_BEHIND.match(written, match.end())
        aged = _AGE.search(written, 0, match.start()) and written.startswith(",", match.end())
        if not (taken or dated or aged):
            found.append(Figure(match.start(), match.end("number"), amount(match["number"]), ""))
    return sorted(found, key=lambda one: one.start)


def _only(piece: str) -> Figure | None:
    """The number of a piece that has one alone."""
    found = _numbers(piece)
    return found[0] if len(found) == 1 and not _bounded(piece, found[0]) else None


def _bounded(text: str, number: Figure) -> bool:
    return _BOUND.search(text[max(0, number.start - 14) : number.end + 10]) is not None


def _is_of_one_thing(piece: str, first: Figure, put: re.Match[str], second: Figure) -> bool:
    """Whether the second clause counts nothing of its own, or what the first one counts."""
    if _bounded(put.string, second):
        return False
    if put["of"] and put["of"].split()[-1].lower() not in piece.lower().split():
        return False
    if second.counts:
        return second.counts == first.counts
    return _ENDED.match(put.string, second.end) is not None and (not first.counts or first.counts not in _MEASURED)


def _one_day(piece: str, other: str) -> bool:
    """Whether the two name neither two weekdays nor a year that is not in both."""
    days = {match[0].lower() for match in _WEEKDAY.finditer(f"{piece} {other}")}
    return len(days) < 2 and _YEAR.findall(piece) == _YEAR.findall(other)


def _korean(sentences: Sequence[str], place: int) -> tuple[GivenNumber, GivenNumber] | None:
    sentence = sentences[place]
    put = _KOREAN_PUT.search(sentence)
    second = next((one for one in figures(sentence) if put and one.start <= put.start("number") < one.end), None)
    if (
        put is None
        or second is None
        or not _DIFFERING.search(sentence)
        or _OTHER.search(sentence)
        or _bounded(sentence, second)
    ):
        return None
    for before in range(place - 1, max(-1, place - 1 - _KOREAN_BACK), -1):
        piece = sentences[before]
        found = figures(piece)
        if not found:
            continue
        if len(found) != 1 or found[0].counts != second.counts or _OTHER.search(piece) or _bounded(piece, found[0]):
            return None
        return _pair((before, piece, found[0], 0), (place, sentence, second, 0))
    return None


def _pair(*sides: tuple[int, str, Figure, int]) -> tuple[GivenNumber, GivenNumber] | None:
    """The two numbers with their givers, each (sentence, words, number in the sentence, where the words begin)."""
    found = []
    for place, words, number, begin in sides:
        span = giver(words, number.start - begin) or _korean_giver(words, number.start)
        if span is not None:
            given = GivenNumber(place, number.start, number.end, number.value, words[span[0] : span[1]])
            found.append(given)
    return (found[0], found[1]) if len(found) == len(sides) else None


def _korean_giver(sentence: str, at: int) -> tuple[int, int] | None:
    """The topic that opens a Korean sentence, also one of several words: "야당 간사인 탁재호 의원은"."""
    found = _KOREAN_GIVER.match(sentence) if is_wide(sentence) else None
    return found.span("who") if found is not None and found.end() <= at else None


def _is_dispute(one: GivenNumber, other: GivenNumber, sentences: Sequence[str]) -> bool:
    """Whether two givers are two, and their numbers differ by more than rounding."""
    if not are_two(one.giver, other.giver):
        return False
    if one.sentence != other.sentence and (_LOCAL.search(one.giver) or _LOCAL.search(other.giver)):
        return False
    if any(is_unclaimed(sentences[side.sentence], side.start, side.end) for side in (one, other)):
        return False
    small, large = sorted((one.value, other.value))
    return small > 0 and large <= _FARTHEST * small and differ(small, large, "km") and not _is_rounded(small, large)


def _is_rounded(small: float, large: float) -> bool:
    """Whether one number is the other, written less exactly: 6,000 for 5,950."""
    return any(abs(small - large) < _grain(one) / 2 for one in (small, large))


def _grain(value: float) -> float:
    """The unit to which a number may be rounded: 1000 for 6,000, 10 for 350."""
    return next((grain for power in range(12, -1, -1) if value % (grain := 10.0**power) == 0), 0.0)
