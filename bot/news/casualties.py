"""Whether a number counts dead, injured or missing people, by the words around it.

    "12 people were killed and 34 injured"    12: dead, 34: hurt
    "the death toll rose to 15", 사망자는 15명     dead, without a noun behind the number
    "would kill 3,000" in a plan              none of them: nobody has died

What a planner, a drill or a condition counts is a kind of its own, so that it is never compared with the dead of an
event.
"""

from __future__ import annotations

import re

from bot.lang.numbers import ABOUT, NUMBER_WORDS
from bot.lang.scripts import HANGUL, is_wide

DEAD, HURT, DEAD_OR_HURT, MISSING = "dead", "hurt", "dead or hurt", "missing"
KINDS = frozenset((DEAD, HURT, DEAD_OR_HURT, MISSING))
PLANNED = "planned "
"""Before the kind, where a plan, a drill or a condition counts."""
_ABOUT = rf"(?:(?:{ABOUT}|another|a\s+further|only|just)\s+){{0,2}}"
_WORD = (
    r"(?:\s+(?!(?:and|or|but|while|after|when|who|escap\w+|avoid\w+|averted|without|no|not|never|narrowly"
    r"|nearly|almost|feared"
    rf"|presumed|believed|{'|'.join(NUMBER_WORDS)})\b)[A-Za-z][A-Za-z'’-]{{0,29}})"
)
"""A word between a number and the word of harm: none that says that there was no harm, and no other number."""
_WORDS = rf"{_WORD}{{0,4}}?(?:,[^,.;:]{{1,40}},)?{_WORD}{{0,4}}?\s+"
_BEHIND = (
    (DEAD_OR_HURT, r"(?:casualties|(?:killed|dead)\s+(?:or|and)\s+(?:wounded|injured|hurt)\b(?!\s+\d))"),
    (
        DEAD,
        r"(?:dead|killed|died|dies|drowned|perished|lost\s+their\s+lives|deaths|fatalities)"
        r"\b(?!\s+(?:or|and)\s+(?:missing|unaccounted))",
    ),
    (HURT, r"(?:injured|wounded|hurt|injuries|hospitali[sz]ed)"),
    (MISSING, r"(?:missing|unaccounted\s+for)"),
)
_AHEAD = (
    (
        DEAD,
        r"(?:(?:killed|killing|kills|kill)\s+|claim(?:ed|ing|s)\s+the\s+lives\s+of\s+|deaths?\s+of\s+"
        r"|\b(?:death\s+toll|toll|number\s+of\s+(?:the\s+)?(?:dead|deaths))\b[^.;,]{0,40}?\b(?:to|at|of|was|is"
        r"|reached)\s+)",
    ),
    (HURT, r"(?:injur(?:ed|ing|es|e)|wound(?:ed|ing|s)?|hurt(?:ing)?)\s+"),
)
_ACTIVE = re.compile(
    r"(?<!were\s)(?<!was\s)(?<!been\s)(?<!being\s)\b(?:killed|injured|wounded|hurt)\s+(?:\d|the\b|an?\b|at\s"
    r"|about\b|some\b|more\b)"
)
"""Behind a number: whom these killed, not these."""
_BEHIND_ENGLISH = tuple((kind, re.compile(rf"{_WORDS}{words}\b", re.IGNORECASE)) for kind, words in _BEHIND)
_AHEAD_ENGLISH = tuple((kind, re.compile(rf"\b{words}{_ABOUT}$", re.IGNORECASE)) for kind, words in _AHEAD)
_KOREAN = (
    (DEAD_OR_HURT, "사상"),
    (DEAD, "숨지|숨졌|숨진|사망|목숨|희생|죽었|죽고"),
    (HURT, "다치|다쳤|다친|부상|중상|경상|중경상"),
    (MISSING, "실종|연락이"),
)
_BEHIND_KOREAN = tuple(
    (kind, re.compile(rf"\s?명(?:이|은|의|가량이|가량)?,?\s?(?:[{HANGUL}]{{1,6}}(?<!고)\s){{0,2}}?(?:{words})"))
    for kind, words in _KOREAN
)
_AHEAD_KOREAN = tuple(
    (kind, re.compile(rf"{words}자(?:는|가|\s?수는|\s?수가|도)?\s(?:모두\s|최소\s|적어도\s|지금까지\s)?$"))
    for kind, words in ((DEAD_OR_HURT, "사상"), (DEAD, "(?:사망|희생)"), (HURT, "부상"), (MISSING, "실종"))
)
_BY = re.compile(
    rf"\b(?:by|attack\s(?:by|of))\s(?:an?\s(?:armed\s)?(?:group|band|gang|team|squad|crowd"
    rf"|mob)\sof\s)?(?:{ABOUT}\s+)?$",
    re.IGNORECASE,
)
"""Before the number of those who did the harm."""
_PLANNED = re.compile(
    r"\b(?:threat\w*|vow\w*|plot\w*|attempt\w*|tried|trying|want\w*|order\w*|conspir\w*"
    r"|intend\w*)\s(?:[a-z]+\s){0,2}?to\s"
    r"(?:kill|injure|wound|hurt|murder)\b|"
    r"\b(?:would|could|might|may|if|scenario|simulat\w+|drills?|exercises?|assum\w+|plans?|planners?|models?)\b"
    r"|가정|상정|시나리오|가상|훈련|모의|경우",
    re.IGNORECASE,
)
_CLAUSE = re.compile(r"[;:.]\s")
_REACH = 300
"""Characters before and behind a number that are looked at."""


def casualty_kind(text: str, start: int, end: int) -> str | None:
    """The kind of what the number text[start:end] counts, `PLANNED` before it where nobody has come to harm; None where
    it counts something else. `end` is behind the number, before its noun."""
    low = max(0, start - _REACH)
    near = text[low : end + _REACH]
    kind = None if _BY.search(near, 0, start - low) else _kind(near, start - low, end - low)
    if kind is None:
        return None
    begin = max((match.end() for match in _CLAUSE.finditer(near, 0, start - low)), default=0)
    closing = _CLAUSE.search(near, end - low)
    planned = _PLANNED.search(near, begin, closing.start() if closing else len(near))
    return f"{PLANNED}{kind}" if planned else kind


def _kind(text: str, start: int, end: int) -> str | None:
    wide = is_wide(text)
    low = max(0, start - 90)
    for kind, ahead in _AHEAD_KOREAN if wide else _AHEAD_ENGLISH:
        if ahead.search(text, low, start):
            return kind
    nearest: tuple[int, str] | None = None
    for kind, behind in _BEHIND_KOREAN if wide else _BEHIND_ENGLISH:
        found = behind.match(text, end)
        is_nearer = found is not None and (nearest is None or found.end() < nearest[0])
        if found is not None and is_nearer and (kind == DEAD_OR_HURT or not _ACTIVE.search(text, end, found.end() + 8)):
            if kind == DEAD_OR_HURT:
                return kind
            nearest = found.end(), kind
    return nearest[1] if nearest else None
