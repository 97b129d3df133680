"""The state that a person speaks for, by the office beside the name in the text.

"North Korea's vice defense minister, Kim Kang Il"    a state, an office, the name
"Kim Jong Gyu, North Korea's vice minister for …"     the name, a state, an office
"북한 김강일 국방성 부상", "김정규 북한 외무성 부상"         likewise
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.lang.scripts import is_wide
from bot.model.analysis import Span
from bot.regexes import regex

_OFFICE = regex("장관|차관|부상|외무상|국방상|대변인|대사|대표|부장|국장|원장|총리|대통령|당국자|위원장")
_PAST = regex(r"\b(?:former|ex-|late|retired|then)\b|(?<![가-힣])전\s", re.IGNORECASE)
_TITLE = (
    r"(?:(?:first|vice|deputy|prime|foreign|defen[sc]e|senior|top|chief|permanent|special|unification|interior|acting|state"
    r"|national|security|military|intelligence|nuclear|[A-Z][\w-]{1,20})[\s-]){0,5}"
)
_NOUN = (
    r"(?i:ministers?|president|premier|ambassador|envoy|spokes(?:man|woman|person)|secretary|representative|diplomat"
    r"|official|commander|general|advis[eo]r|director|leader|chief)"
)
_BETWEEN = regex(
    rf"(?:['’]s)?\s{_TITLE}{_NOUN}(?:\s(?:to|of|for|at|in)\s(?:the\s)?[\w.'’-]{{2,20}}(?:\s[\w.'’-]{{2,20}}){{0,3}})?,?\s"
)
_BEHIND = regex(r",?\s(?:the\s)?")
_AFTER = regex(rf"(?:['’]s)?\s{_TITLE}{_NOUN}\b")
_KOREAN_AFTER = regex(r"(?:\s[가-힣]{2,8}){1,2}")
_REACH = 80


def side_by_office(text: str, name: Span, nations: Sequence[tuple[int, int, str]]) -> str | None:
    """The state whose office the words beside a name state; `nations` are (start, end, ISO code) of the states that the
    text names."""
    return _before(text, name, nations) or _behind(text, name, nations)


def _before(text: str, name: Span, nations: Sequence[tuple[int, int, str]]) -> str | None:
    near = [one for one in nations if name.start - _REACH <= one[0] and one[1] < name.start]
    for start, end, code in reversed(near):
        between = text[end : name.start]
        if is_wide(text[start:end]):
            behind = _KOREAN_AFTER.match(text, name.end)
            return code if between == " " and behind and _OFFICE.search(behind[0]) else None
        if _BETWEEN.fullmatch(between):
            return None if _PAST.search(text[max(0, start - 10) : name.start]) else code
    return None


def _behind(text: str, name: Span, nations: Sequence[tuple[int, int, str]]) -> str | None:
    near = next((one for one in nations if name.end < one[0] <= name.end + 8), None)
    if near is None or _BEHIND.fullmatch(text, name.end, near[0]) is None:
        return None
    start, end, code = near
    wide = is_wide(text[start:end])
    if not wide and "," not in text[name.end : start]:
        return None
    found = (_KOREAN_AFTER if wide else _AFTER).match(text, end)
    return code if found and (not wide or _OFFICE.search(found[0])) and not _PAST.search(found[0]) else None
