"""Who gives a number, by the sentence that has it: the subject of the verb of saying that governs it.

    "…, the mission's chief told reporters"     after the number
    "The ministry said that …", "after …"       before it, the last one
    "according to the Red Cross"                on either side
    "…고 국가정보원이 18일 밝혔다", "국방부는 … 밝혔다"

A pronoun names nobody: its antecedent is not known here.
"""

from __future__ import annotations

import re

from bot.lang.datelines import opening
from bot.lang.days import WEEKDAY_NAME
from bot.lang.intentions import is_intention
from bot.lang.numbers import ABOUT
from bot.lang.scripts import HANGUL, is_wide
from bot.regexes import regex

_LONGEST = 60
_SAYS = (
    r"(?:sa(?:id|ys)|told|tells|reported|reports|estimate[sd]|announced|added|confirmed|believes|acknowledged"
    r"|claim(?:s|ed)"
    rf"|puts?(?=\s(?:the|that|its|their|this|it|them)\s|\s[^,;.]{{1,{_LONGEST}}}?\sat\s$)|spoken?\s+of|speaks\s+of|counts|knew\s+of|warned"
    r"|declared|disclosed|revealed)\b"
)
_NAME = rf"(?P<who>(?:[A-Z]|[Tt]he\s|[Aa]n?\s|[Oo]ne\s|[Tt]wo\s)[^,;:“”\"]{{0,{_LONGEST}}}?)"
_BEFORE = regex(
    rf"(?:^|[,;:]\s|\b(?:after|since|when|while|that|but|and)\s){_NAME}(?:,\s[^,]{{1,40}},)?"
    rf"\s(?:(?:has|had|have|also|later)\s)*{_SAYS}"
)
_BEHIND = regex(rf"[,”\"]\s{_NAME}\s(?:(?:has|had|have|also|later)\s)*{_SAYS}")
_NEXT_PHRASE = (
    r"\s(?<!\bof\s)(?<!\bfor\s)(?<!\bat\s)(?<!\bin\s)(?<!\bfrom\s)(?<!\band\s)(?<!\bto\s)(?<!\bby\s)(?<!\bwith\s)"
    r"(?<!\bon\s)"
)
"""The end of a noun phrase before the subject that follows without a comma."""
_ACCORDING = regex(
    rf"\b[Aa]ccording\s+to\s+(?P<who>[^,;.]{{2,{_LONGEST}}}?)(?=$|[,;.“”\"]|{_NEXT_PHRASE}(?:the|an?|it|they"
    rf"|there|this|these|those|{ABOUT})\s"
    rf"|\s(?:on\s|late\s|early\s)*(?:{WEEKDAY_NAME}|today|yesterday)\b)"
)
_CLAUSE = regex(r"(?:(?!\b(?:who|which|that)\b).)*\b(?:is|are|was|were|has\sbeen|will|would)\b")
_DAY = regex(rf"\s(?:on\s)?{WEEKDAY_NAME}$")
_NOBODY = regex(r"(?:it|he|she|they|we|this|that|there|who|which|nobody|none|no|neither|few|as|if)\b", re.IGNORECASE)

_KOREAN_SAYS = r"(?:밝혔|말했|전했|보고했|내다봤|주장했|설명했|발표했|추정했|추산했|덧붙였|강조했|보고\s있)"
_KOREAN_NAME = rf"(?P<who>[{HANGUL}A-Za-z·]{{2,20}}?(?:\s[{HANGUL}A-Za-z·]{{1,20}}?){{0,2}}?)"
_KOREAN_BEHIND = regex(rf"고\s{_KOREAN_NAME}[이가은는]\s(?:[^\s]+\s){{0,3}}{_KOREAN_SAYS}")
_KOREAN_CLAUSE = regex(
    rf"(?:밝|말|전|주장|발표|추정|추산)[{HANGUL}]{{0,6}}(?:지만|으나|는데|고|며|반면),?\s(?={_KOREAN_NAME}[은는]\s)"
)
"""The end of a clause in which somebody else says something."""
_KOREAN_BEFORE = regex(rf"\W*{_KOREAN_NAME}[은는이가]\s(?=.*{_KOREAN_SAYS})")


def giver(sentence: str, at: int) -> tuple[int, int] | None:
    """The span of who gives the number at this offset of the sentence; None where the sentence does not say."""
    if is_wide(sentence):
        return _korean(sentence, at)
    for pattern in (_BEHIND, _ACCORDING):
        if (found := pattern.search(sentence, at)) is not None:
            return _somebody(found, 0)
    start = min(opening(sentence), at)
    words = sentence[start:at]
    before = [*_BEFORE.finditer(words)] or [*_ACCORDING.finditer(words)]
    return _somebody(before[-1], start) if before else None


def intends(cue: str | None) -> bool:
    """Whether a statement's verb says what somebody means to do: "the North plans to send 12,000" is not a statement of
    the North."""
    return cue is not None and is_intention(cue)


def _somebody(found: re.Match[str], offset: int) -> tuple[int, int] | None:
    start = found.start("who")
    end = start + len(_DAY.sub("", found["who"]))
    return None if _NOBODY.match(found["who"]) or _CLAUSE.match(found["who"]) else (start + offset, end + offset)


def _korean(sentence: str, at: int) -> tuple[int, int] | None:
    behind = _KOREAN_BEHIND.search(sentence, at)
    if behind is not None:
        return behind.span("who")
    start = max((clause.end() for clause in _KOREAN_CLAUSE.finditer(sentence, 0, at)), default=0)
    before = _KOREAN_BEFORE.match(sentence, start)
    return before.span("who") if before is not None and before.end("who") <= at else None
