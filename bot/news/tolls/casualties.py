"""Whether a number counts dead, injured, missing, detained or displaced people, by the words around it.

    "12 people were killed and 34 injured"    12: dead, 34: hurt
    "the death toll rose to 15", 사망자는 15명     dead, without a noun after the number
    실종 3명, 부상 5명                              3: missing, 5: hurt
    "arrested 45 protesters"                  detained: they are not compared with the protesters in the street
    "would kill 3,000" in a plan              none of them: nobody has died

What a planner, a drill or a condition counts is a kind of its own, so that it is never compared with the dead of an
event. So are the parts of a toll that has no sum: "nine guests and one employee were killed" is neither 9 nor 1 dead.
So are bodies that were found: "실종자 3명의 시신" are neither 3 missing nor the dead of the event.
"""

from __future__ import annotations

import re

from bot.lang.numbers import ABOUT, NUMBER_WORDS
from bot.lang.scripts import HANGUL, is_korean
from bot.news.tolls.planned import is_planned
from bot.regexes import regex

DEAD, HURT, DEAD_OR_HURT, MISSING = "dead", "hurt", "dead or hurt", "missing"
KINDS = frozenset((DEAD, HURT, DEAD_OR_HURT, MISSING))
"""The harm of one event: its numbers are compared in whatever words they are given."""
DETAINED, EVACUATED, DISPLACED, RESCUED = "detained", "evacuated", "displaced", "rescued"
PLANNED = "planned "
"""Prefix of the kind of a number that a plan, a drill or a condition gives."""
PARTIAL = "part of "
"""Prefix of the kind of a number that is one of several which add up to a toll."""
_ABOUT = rf"(?:(?:{ABOUT}|another|a\s+further|only|just)\s+){{0,2}}"
_WORD = (
    r"(?:\s+(?!(?:and|or|but|while|after|when|who|escap\w+|avoid\w+|averted|without|no|not|never|narrowly"
    r"|nearly|almost|feared"
    rf"|presumed|believed|{'|'.join(NUMBER_WORDS)})\b)[A-Za-z][A-Za-z'’-]{{0,29}})"
)
"""A word between a number and the word of harm; neither a negation nor another number."""
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
    (DETAINED, r"(?:arrested|detained|jailed|imprisoned|rounded\s+up|taken\s+into\s+custody)"),
    (EVACUATED, r"evacuated"),
    (DISPLACED, r"(?:displaced|homeless)"),
    (RESCUED, r"rescued"),
)
_AHEAD = (
    (
        DEAD,
        r"(?:(?:killed|killing|kills|kill)\s+|claim(?:ed|ing|s)\s+the\s+lives\s+of\s+|deaths?\s+of\s+"
        r"|\b(?:death\s+toll|toll|number\s+of\s+(?:the\s+)?(?:dead|deaths))\b[^.;,]{0,40}?\b(?:to|at|of|was|is"
        r"|reached)\s+)",
    ),
    (HURT, r"(?:injur(?:ed|ing|es|e)|wound(?:ed|ing|s)?|hurt(?:ing)?)\s+"),
    (MISSING, r"number\s+of\s+(?:the\s+)?missing\b[^.;,]{0,40}?\b(?:to|at|of|was|is|reached)\s+"),
    (DETAINED, r"(?:arrest(?:ed|ing|s)?|detain(?:ed|ing|s)?|jail(?:ed|ing|s)?|arrests?\s+of|detention\s+of)\s+"),
    (EVACUATED, r"evacuat(?:ed|ing|es?|ion\s+of)\s+"),
    (DISPLACED, r"displac(?:ed|ing|es?)\s+"),
    (RESCUED, r"rescu(?:ed|ing|es?)\s+"),
)
_THINGS = regex(
    rf"{_WORD}{{0,2}}?\s+(?:villages?|towns?|cities|homes?|houses?|households|famil(?:y|ies)|buildings?|districts?|areas?|schools?"
    r"|hospitals?|hotels?|ships?|boats?|vessels?|animals?|dogs?|cats|cattle|times|days|hours|minutes|months|years)\b",
    re.IGNORECASE,
)
"""What is evacuated, detained and rescued without being people."""
_ACTIVE = regex(
    r"(?<!were\s)(?<!was\s)(?<!been\s)(?<!being\s)\b(?:killed|injured|wounded|hurt|arrested|detained|jailed"
    r"|evacuated|displaced|rescued)\s+(?:\d|the\b|an?\b|at\s"
    r"|about\b|some\b|more\b)"
)
"""Words after a number of people or things that killed others."""
_ANY_NUMBER = rf"(?:\d[\d,]{{0,12}}|an?|{'|'.join(NUMBER_WORDS)})"
_OF_WHOLE = rf"(?:\s+of\s+(?:the|its|their|all)\s+{_ANY_NUMBER}\b)?"
"""Words after a number: "179 *of the 181* people aboard died"."""
_IS_WHOLE = regex(r"(?<!\ball\s)\bof\s+(?:the|its|their|all)\s+$", re.IGNORECASE)
_NOUNS = r"(?:\s+(?!(?:of|was|were|are|is|have|has|had|other|others|more|[a-z]+ed)\b)[a-z][a-z'’-]{0,29}){1,4}?"
_LIST = (
    rf"(?P<first>\b{_ANY_NUMBER})"
    rf"(?P<people>{_NOUNS}(?:(?:,\s+{_ANY_NUMBER}{_NOUNS}){{1,3}},?)?)\s+and\s+(?:{ABOUT}\s+)?"
)
_CLAUSE_OPENS = regex(
    rf"(?:^|[.,;:–—“\"]\s?|\b(?:that|said|says|where|when|after|and|but|while|as)\s)(?:{ABOUT}\s+|at\s+least\s+)?$",
    re.IGNORECASE,
)
"""Words before a list that is a subject, unlike "destroyed *40 houses and three people* died"."""
_BEFORE_LAST = regex(rf"{_LIST}$", re.IGNORECASE)
_TO_LAST = regex(rf"{_LIST}(?P<last>{_ANY_NUMBER})(?=\s)", re.IGNORECASE)
_LAST_NOUN = regex(
    rf"{_NOUNS}(?=[.,;]|$|\s(?:in|at|on|near|outside|inside|from|who|when|after|during|as)\b)", re.IGNORECASE
)
"""Words after the last number of a list, where no verb of another clause follows."""
_HARM = regex(rf"\b(?:{'|'.join(words for _, words in _BEHIND)}|injur\w*|wound\w*|toll)\b", re.IGNORECASE)
_KOREAN_AND = r"명(?:과|,|\s?및|\s?그리고|·)\s?"
_KOREAN_PEOPLE = (
    rf"(?:(?!사망|전사|부상|실종|사상|중상|경상)[{HANGUL}]{{1,8}}(?<![해여돼고며서려던한된은는을를])\s){{1,3}}(?:등\s)?"
)
_KOREAN_BEFORE_LAST = regex(rf"\d{_KOREAN_AND}{_KOREAN_PEOPLE}$")
_KOREAN_TO_LAST = regex(rf"여?\s?{_KOREAN_AND}{_KOREAN_PEOPLE}\d[\d,천만]*")
_BEHIND_ENGLISH = tuple((kind, regex(rf"{_OF_WHOLE}{_WORDS}{words}\b", re.IGNORECASE)) for kind, words in _BEHIND)
_AHEAD_ENGLISH = tuple((kind, regex(rf"\b{words}{_ABOUT}$", re.IGNORECASE)) for kind, words in _AHEAD)
_KOREAN_DETAINED = "체포|연행|구금|구속|억류|검거|수감"
_KOREAN = (
    (DEAD_OR_HURT, "사상"),
    (DEAD, r"숨지|숨졌|숨진|사망|목숨|희생|죽었|죽고|전사(?=[했한하]|자(?!\s?(?:명단|추모|유해|유족|유가족|가족|묘)))"),
    (HURT, "다치|다쳤|다친|부상|중상|경상|중경상"),
    (MISSING, "실종|행방불명|행방이|연락이"),
    (DETAINED, _KOREAN_DETAINED),
    (EVACUATED, "대피|피신"),
    (DISPLACED, "집을 잃|피란|피난"),
    (RESCUED, "구조(?=[했됐되하돼된]|해)"),
)
_OBJECT = "을|도|"
_NOT = r"[되하]?지[는도]?\s?(?:않|못)"
"""After a Korean verb: 30명을 구조하지 못했다."""
_OF_NEXT = r"자?(?:\s?수)?[는가도]?\s?:?\s?(?:약\s|모두\s|최소\s)?\d"
"""After a noun that is the next number's: 전사 23명, *부상* 40명."""
_BEHIND_KOREAN = tuple(
    (
        kind,
        regex(
            rf"여?\s?명(?!(?:이|은)\s[{HANGUL}]{{1,8}}[을를]\s(?:{words})[했한하해])"
            rf"(?:이|은|의|{'' if kind in KINDS else _OBJECT}가량이|가량)?,?\s?"
            rf"(?:(?!(?:가운데|중)(?:에서?)?\s)[{HANGUL}]{{1,6}}(?<!고)\s){{0,2}}?(?:{words})(?!{_NOT}|{_OF_NEXT})"
        ),
    )
    for kind, words in _KOREAN
)
"""Not the 30 of 경찰 30명이 용의자를 체포했다."""
_LABELS = (
    (DEAD_OR_HURT, "사상"),
    (DEAD, "사망|희생|전사(?=자)"),
    (HURT, "부상|중상|경상"),
    (MISSING, "실종|행방불명"),
    (DETAINED, _KOREAN_DETAINED),
    (EVACUATED, "대피"),
    (DISPLACED, "이재민|피란민|피난민"),
    (RESCUED, "구조"),
)
"""Korean nouns of harm before a number: 사망자는 12명, 실종 3명, 체포된 간부 6명. 전사 alone is a warrior, too."""
_AHEAD_KOREAN = (
    *(
        (
            kind,
            regex(
                rf"(?:{words})자(?:는|가|\s?수는|\s?수가|도)?\s(?:모두\s|최소\s|적어도\s|지금까지\s)?$"
                rf"|(?<![{HANGUL}])(?:{words})\s?:?\s?(?:모두\s|최소\s|약\s)?$"
                rf"|(?:{words})(?:된|한|당한|중인)\s(?:[{HANGUL}]{{1,8}}(?<![은는이가을를의])\s)?$"
            ),
        )
        for kind, words in _LABELS
    ),
    (MISSING, regex(rf"(?:실종\s[{HANGUL}]{{1,8}}|연락이\s?(?:두절된|끊긴)(?:\s사람[은이]?)?)\s$")),
)
_BY = regex(
    rf"\b(?:by|attack\s(?:by|of))\s(?:an?\s(?:armed\s)?(?:group|band|gang|team|squad|crowd"
    rf"|mob)\sof\s)?(?:{ABOUT}\s+)?$",
    re.IGNORECASE,
)
"""Words before the number of those who did the harm."""
_BODIES_BEFORE = regex(rf"\b(?:bod(?:y|ies)|remains|corpses?)\s+of\s+(?:the\s+|all\s+)?{_ABOUT}$", re.IGNORECASE)
_MISSING = rf"(?:{_WORD}){{0,2}}?\s+missing(?:\s+[a-z]+){{0,2}}\s+(?:was|were|ha(?:s|ve)\s+been)\s+"
_BODIES_BEHIND = regex(
    rf"여?\s?명의\s(?:시신|유해|주검)|{_MISSING}found,?\s+(?:all\s+)?(?:dead|drowned)\b", re.IGNORECASE
)
"""Words for bodies that were found: a report may count only the new ones, or all so far."""
_FOUND = regex(
    rf"{_MISSING}(?:found|located|traced)\b|여?\s?명(?:을|이|은|도)?\s(?:모두\s|무사히\s){{0,2}}(?:생환|발견)",
    re.IGNORECASE,
)
"""Words after the number of missing people who have been found."""
_HARMED = (
    (DEAD, r"(?:dead|deceased|killed|victims|fatalities)", "사망자|희생자|전사자"),
    (HURT, r"(?:injured|wounded|hurt)", "부상자|중상자|경상자"),
    (MISSING, r"missing", "실종자"),
)
_OF_HARMED = tuple(
    (
        kind,
        regex(
            rf"\s+(?:more\s+)?(?:of|among)\s+(?:the|those)\s+(?:{_ANY_NUMBER}\s+)?"
            rf"(?:(?!(?:was|were|are|is|had|have)\b)[a-z]+\s+){{0,2}}?{words}\b(?=\s+(?:was|were|are|is|had|have)\b|[.,;]|$)",
            re.IGNORECASE,
        ),
    )
    for kind, words, _ in _HARMED
)
"""After a number that only says who some of them were: "two *of the dead* were Vietnamese"."""
_OF_HARMED_KOREAN = tuple(
    (kind, regex(rf"(?:{words})(?:\s?\d[\d,]*명)?\s?(?:중|가운데)(?:에는?)?\s$")) for kind, _, words in _HARMED
)
_OF_THESE_KOREAN = regex(r"(?:이|이들|그|부상자)\s?(?:중|가운데)(?:에는?)?\s$")
_GRAVE_KOREAN = regex(r"여?\s?명[이은도]?\s(?:[가-힣]{1,6}\s)?(?:중상|경상|위독|중태)")
"""사망자 *중 2명은*, 이 *중 3명은 중상이다*: those who are hurt were counted before."""
_NO = regex(r"\bno\s$", re.IGNORECASE)
"""Before a number: "no one was hurt"."""
_RESCUED = regex(
    rf"{_MISSING}rescued\b|여?\s?명(?:을|이|은|도)?\s(?:모두\s|무사히\s){{0,2}}구조(?!{_NOT})(?=[했됐되하돼된])",
    re.IGNORECASE,
)
"""The same of those who were rescued, whether or not they had been missing."""
_LIST_REACH = 90
"""Characters of a list of numbers before its last one."""
_REACH = 300
"""Characters before and after a number that are looked at."""


def casualty_kind(text: str, start: int, end: int) -> str | None:
    """The kind of what the number text[start:end] counts, `PLANNED` before it where nobody has come to harm, `PARTIAL`
    where it is one part of a toll; None where it counts something else. `end` is after the number, before its noun."""
    low = max(0, start - _REACH)
    near = text[low : end + _REACH]
    if _BODIES_BEFORE.search(near, 0, start - low) or _BODIES_BEHIND.match(near, end - low):
        return f"{PARTIAL}{DEAD}"
    is_other = _BY.search(near, 0, start - low) or _IS_WHOLE.search(near, 0, start - low)
    is_other = is_other or _FOUND.match(near, end - low) or _NO.search(near, 0, start - low)
    rescued = RESCUED if _RESCUED.match(near, end - low) else None
    kind = None if is_other else rescued or _ahead(near, start - low) or _behind(near, end - low)
    some = _some(near, start - low, end - low)
    if some is not None and (is_other or kind not in (None, some)):
        some = None  # "two of the missing were *rescued*" are rescued
    part = None if is_other else some or _part(near, start - low, end - low)
    if part is not None:
        return f"{PARTIAL}{part}"
    if kind is None or (kind not in KINDS and _THINGS.match(near, end - low)):
        return None
    return f"{PLANNED}{kind}" if is_planned(near, start - low, end - low) else kind


def _some(text: str, start: int, end: int) -> str | None:
    """The kind of harm that those share of whom a number tells more: "two of the dead were Vietnamese"."""
    if is_korean(text):
        if _OF_THESE_KOREAN.search(text, max(0, start - _LIST_REACH), start) and _GRAVE_KOREAN.match(text, end):
            return HURT
        return next(
            (kind for kind, of in _OF_HARMED_KOREAN if of.search(text, max(0, start - _LIST_REACH), start)), None
        )
    return next((kind for kind, of in _OF_HARMED if of.match(text, end)), None)


def _part(text: str, start: int, end: int) -> str | None:
    """The kind of harm that a number shares with another: "승객 12명과 승무원 3명이 숨졌다"."""
    if is_korean(text):
        return _korean_part(text, start, end)
    first = _TO_LAST.match(text, start)
    found = first or _BEFORE_LAST.search(text, max(0, start - _LIST_REACH), start)
    if found is None or _HARM.search(found["people"]):
        return None
    last = found.end("last") if first else end
    ahead, behind = _ahead(text, found.start("first")), _behind(text, last)
    if (ahead and behind) or _BY.search(text, 0, found.start("first")):  # "killed 12 people and 34 others were wounded"
        return None
    if behind:
        return behind if _CLAUSE_OPENS.search(text, 0, found.start("first")) else None
    return ahead if _LAST_NOUN.match(text, last) else None


def _korean_part(text: str, start: int, end: int) -> str | None:
    if _KOREAN_BEFORE_LAST.search(text, max(0, start - _LIST_REACH), start):
        return _behind(text, end)
    first = _KOREAN_TO_LAST.match(text, end)
    return _behind(text, first.end()) if first else None


def _ahead(text: str, start: int) -> str | None:
    """The kind that the words before a number name: "killed 12"."""
    low = max(0, start - 90)
    patterns = _AHEAD_KOREAN if is_korean(text) else _AHEAD_ENGLISH
    return next((kind for kind, ahead in patterns if ahead.search(text, low, start)), None)


def _behind(text: str, end: int) -> str | None:
    """The nearest kind after a number: "12 people were killed"."""
    nearest: tuple[int, str] | None = None
    for kind, behind in _BEHIND_KOREAN if is_korean(text) else _BEHIND_ENGLISH:
        found = behind.match(text, end)
        is_nearer = found is not None and (nearest is None or found.end() < nearest[0])
        if found is not None and is_nearer and (kind == DEAD_OR_HURT or not _ACTIVE.search(text, end, found.end() + 8)):
            if kind == DEAD_OR_HURT:
                return kind
            nearest = found.end(), kind
    return nearest[1] if nearest else None
