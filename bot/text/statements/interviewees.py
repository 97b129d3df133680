"""Find the persons whom an article says it has interviewed: "We spoke with the diver Park Seo-yeon", 박서연 교수를 만나
물었다.

Only a name in the grammatical place of the person asked counts. In other places, "a former cook of Kim", "Kim's cook",
"a Kim impersonator", 김정은의 요리사 and a reporter who "sat down with a guard" may mean other people, whom the
text need not name. So the verb must have the newsroom as its subject ("we", the outlet's name, 본지), and only titles
may come between it and the name.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.model.analysis import Span
from bot.regexes import regex

_OUTLET, _OTHER = "\ue000", "\ue001"
"""Placeholders for the outlet's name and for other persons' names."""
_TITLES = (
    r"(?:(?!(?:an?|the|of|for|who|whose|whom|that|which|under|near|against|about|on|at|in|from|by|to|with|and|or|like|"
    r"unlike|as|but|when|while|not)\b)[A-Za-z][\w.-]*\s){0,5}"
)
_LISTED = rf"(?:(?:the\s)?{_TITLES}{_OTHER}(?:,?\sand\s|,\s))*(?:the\s)?{_TITLES}"
_WE = rf"(?:we|I|our\s(?:reporter|correspondent|editor)|(?:the\s)?{_OUTLET})"
_US = rf"(?:us|me|this\snewspaper|(?:the\s)?{_OUTLET})"
_INTERVIEW = r"(?:interview|q\s?&\s?a|conversation)"
_WHEN = r"(?:[^,.;:]{1,40},\s)?"
_ANY = r"[^\n]{0,400}"
_KO_TOPIC = r"[가-힣][은는이가]\s"

_KO_BODY = r"(?:\s[가-힣A-Za-z]{1,12}(?<![은는이가을를의한던된난린])(?=\s))?"
"""A word between a name and its title."""
_KO_TITLE = (
    rf"(?:\s?\([^)]{{1,30}}\))?(?:{_KO_BODY}"
    r"\s(?:전\s)?[가-힣]{0,10}(?:위원|위원장|교수|대표|장관|차관|대통령|총리|의원|원장|박사|회장|사장"
    r"|국장|대사|작가|감독|선수|연구원|센터장|소장|실장|팀장|본부장|총장|변호사|목사|신부|시장|지사|후보|씨))?(?:\s?\([^)]{1,30}\))?"
)
_KO_US = rf"(?:본지|본보|본\s?매체|{_OUTLET})"
_KO_ASKED = (
    r"(?:만나서?\s(?:[^.?!]{1,20}에\s(?:대해|관해)\s)?(?:이야기를\s|얘기를\s|의견을\s)?(?:물었|들었|나눴|물어\s?봤|들어\s?봤)"
    r"|인터뷰했|물었|물어\s?봤)(?:다|습니다)"
)
_KO_MET = r"(?:만났|(?:이야기|얘기|대화)를\s나눴)(?:다|습니다)"
_KO_WHERE = (
    r"(?:(?:직접|단독|전화로|서면으로|화상으로|지난|\d{1,2}[월일]|[가-힣]{2,10}에서|[가-힣]{2,10}(?=\s[가-힣]{2,10}에서))"
    r"\s){0,5}"
)


_Forms = tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]
"""Patterns for the text before a name and after it."""


def _all(*forms: tuple[str, str]) -> _Forms:
    return tuple(
        (regex(f"^{before}$", re.IGNORECASE), regex(f"^(?:{behind})", re.IGNORECASE)) for before, behind in forms
    )


_BEHIND_ASKED = (
    rf"(?!{_ANY}\band\s(?:with|to|an?|another|others?|two|three|four|five|several|some|his|her|their|experts|researchers)\b)"
    rf"(?:\s\([^)]{{1,60}}\))?(?:$|[.,;:–—]|\s(?:at|in|on|about|over|after|before|by|from|of|who|last|this|how|what|why"
    rf"|whether|to|via|during)\b|\sand\s(?:the\s)?{_TITLES}{_OTHER})"
)
_IN_OPENING = _all(
    # We spoke with … / asked … / interviewed …
    (
        rf"{_WHEN}{_WE}\s(?:(?:recently|then|first|has|have)\s)?"
        rf"(?:(?:spoken?|talked|sat\sdown)\s(?:with|to)|interviewed|asked)\s{_LISTED}",
        _BEHIND_ASKED,
    ),
    # … spoke with us / answered our questions
    (
        rf"{_WHEN}{_LISTED}",
        rf"(?:\s(?:of|from|at)\s[^,.;:{_OTHER}]{{1,60}})?(?:,\s(?!whose\b)[^,.;:]{{1,80}},"
        rf"|(?:,?\sand|,)\s(?:the\s)?{_TITLES}{_OTHER}){{0,3}}\s(?:recently\s)?"
        rf"(?:(?:spoke|speaks?|talk(?:ed|s)?|sat\sdown)\s(?:with|to)\s{_US}|answer(?:s|ed)?\s"
        rf"(?:our|my|your|readers['’]|(?:the\s)?{_OUTLET}['’]s)\squestions)\b",
    ),
    # In an interview with us, … explains
    (
        rf"In\s(?:an?|this|our|his|her)\s(?:[a-z-]+\s){{0,2}}{_INTERVIEW}\swith\s{_US}"
        rf"(?:\s(?:in|on|at|from)\s[^,.;:{_OTHER}]{{1,30}})?,\s(?:the\s)?{_TITLES}",
        r"(?:,\s(?!whose\b)[^,.;:]{1,80},)?\s(?:tells?|told|says?|said|explain|describe|discuss|talk|spoke|warn|argue"
        r"|recall|answer|reflect)",
    ),
    # The following is an interview with …
    (rf"(?:this|the\sfollowing|below|here)\sis\s(?:an?|our|the)\s{_INTERVIEW}\swith\s{_LISTED}", _BEHIND_ASKED),
    (
        rf"(?:(?!{_ANY}{_KO_TOPIC}){_ANY}|(?!{_ANY}{_KO_TOPIC}{_ANY}{_KO_TOPIC}){_ANY}{_KO_US}[은는이가]\s{_ANY})(?<![과와및,·]\s)",
        rf"{_KO_TITLE}(?:와의?|과의?|를|을|에게)\s{_KO_WHERE}{_KO_ASKED}",
    ),
    (
        rf"{_ANY}(?<![의과와및,·]\s)",
        rf"{_KO_TITLE}[은는]\s(?:(?![은는이가]\s)[^.?!{_OTHER}]){{0,40}}?"
        rf"{_KO_US}[와과]의?\s(?:[가-힣]{{2,4}}\s)?인터뷰(?:에서|에\s응)",
    ),
)
_IN_TITLE = _all(
    (
        rf"(?:.{{0,120}}[:–—|]\s)?(?:an?\s|our\s|the\s)?(?:exclusive\s|full\s|video\s)?{_INTERVIEW}\swith\s{_LISTED}",
        r"\s*(?:$|[,:|–—(])",
    ),
    (r"(?:[\[〈<【].{1,15}[\]〉>】]\s?)?(?:[가-힣]{2,12}\s){0,2}", rf"{_KO_TITLE}\s(?:인터뷰|일문일답)\W*$"),
    (r"[\[〈<【](?:[가-힣]{1,8}\s)?인터뷰[\]〉>】]\s?", rf"{_KO_TITLE}(?:\s?[\"“'‘,…]|\s*$)"),
)
"""The text of a title before the name and after it."""
_MET = _all(
    (
        rf"(?!{_ANY}{_KO_TOPIC}){_ANY}(?<![과와및,·]\s)",
        rf"{_KO_TITLE}(?:와|과|를|을)\s{_KO_WHERE}{_KO_MET}",
    )
)
"""A meeting without a subject: it is the newsroom if the sentence has no other verb or the article is called an
interview."""
_INTERVIEW_MARK = regex(r"인터뷰|일문일답")
_BY_FAMILY_NAME = _all(
    (
        r"(?:다음은|아래는|이하는)\s",
        rf"{_KO_TITLE}[와과]의?\s(?:[가-힣]{{1,6}}\s)?(?:일문일답|문답|인터뷰|대화)(?:이다|입니다)?\W*$",
    )
)
"""An announcement of the interview, which may name the person, introduced before, by family name and title."""
_OTHERS_TOO = regex(r"\balso\s(?:spoke|talked|sat|interviewed|asked)\b|도\s(?:만났|만나|물었)", re.IGNORECASE)
_LONGEST = 400
"""The most characters of a sentence that is read."""


def interviewees(
    text: str, opening: Sequence[Span], title: str, persons: Mapping[int, Sequence[Span]], outlet: str | None
) -> frozenset[int]:
    """The keys of the `persons` whom the sentences of the opening or the title name as interviewed. `outlet` is the
    name of the article's outlet."""
    if any(_OTHERS_TOO.search(text[one.start : one.end]) for one in opening):
        return frozenset()
    is_marked = any(_INTERVIEW_MARK.search(part) for part in (title, *(text[one.start : one.end] for one in opening)))
    forms = _IN_OPENING + (_MET if is_marked or len(opening) == 1 else ())
    return frozenset(
        key
        for key, named in persons.items()
        if any(_is_asked(text, sentence, one, persons, forms, outlet) for one in named for sentence in opening)
        or any(_is_asked_in_title(title, text[one.start : one.end]) for one in named)
    )


def is_full(name: str) -> bool:
    """Whether a name is more than a family name, which may be another person's."""
    return len(name.split()) > 1 or (not name.isascii() and len(name) > 2)


def _is_asked(
    text: str, sentence: Span, name: Span, persons: Mapping[int, Sequence[Span]], forms: _Forms, outlet: str | None
) -> bool:
    is_within = sentence.start <= name.start < sentence.end <= sentence.start + _LONGEST
    if not is_within:
        return False
    if _fits(_BY_FAMILY_NAME, text[sentence.start : name.start], text[name.end : sentence.end]):
        return True
    if not is_full(text[name.start : name.end]):
        return False
    others = sorted(
        (one for named in persons.values() for one in named if sentence.start <= one.start < sentence.end),
        key=lambda one: -one.start,
    )
    before, behind = text[sentence.start : name.start], text[name.end : sentence.end]
    for one in others:
        if one.end <= name.start:
            before = before[: one.start - sentence.start] + _OTHER + before[one.end - sentence.start :]
        elif one.start >= name.end:
            behind = behind[: one.start - name.end] + _OTHER + behind[one.end - name.end :]
    return _fits(forms, *(part.replace(outlet, _OUTLET) if outlet else part for part in (before, behind)))


def _is_asked_in_title(title: str, name: str) -> bool:
    at = title.find(name)
    return at >= 0 and is_full(name) and _fits(_IN_TITLE, title[:at], title[at + len(name) :])


def _fits(forms: _Forms, before: str, behind: str) -> bool:
    return any(ahead.match(before) and after.match(behind) for ahead, after in forms)
