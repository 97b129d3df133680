"""Who was judged: a verdict that comes before its day ends the coming event.

"sentenced former harbour chief Cho Mal-dong to three years", "조말동 전 항만청장에게 징역 3년을 선고했다"
"""

from __future__ import annotations

import re

from bot.lang.scripts import is_korean, is_wide
from bot.regexes import regex

_JUDGED = regex(
    r"\b(?:sentenced|convicted|acquitted)\s(?P<whom>[^.;,]{3,90}?)\s(?:to|of|in|on|for)\b"
    r"|\bfound\s(?P<found>[^.;,]{3,90}?)\s(?:not\s)?guilty\b"
    r"|(?<![^\s])(?P<who>[^.;,]{3,90}?)\s(?:was|were)\s(?:sentenced|convicted|acquitted|found\s(?:not\s)?guilty)\b"
)
_KOREAN_JUDGED = regex(r"(?P<whom>[가-힣 ]{2,40})(?:에게|에게는|에\s대해)\s[^.]{0,40}선고했")
_NOT = regex(
    r"\b(?:if|would|could|may|might|should|not\syet|had|first|lower|earlier(?!\sthan)|previously|before|after|when|who)\b"
    r"|1심|원심|앞서|당시|했던|지난해|작년|[?]"
)
_VERDICT = regex(r"\b(?:verdict|rul(?:e|es|ing)|sentenc(?:e|es|ed|ing)|judg(?:e)?ment)\b|선고|판결")
_FULL_NAME = regex(r"\b[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)+")
_ENDS_CLAUSE = tuple("된한로은는을를")
_CHARGE = regex(
    r"\b(?:brib|tax|perjur|treason|insurrection|embezzl|fraud|abuse|election|murder|assault|leak|spy)"
    r"|뇌물|탈세|위증|내란|횡령|배임|사기|남용|선거법|살인|폭행|누설|간첩"
)
_NAME_LENGTH = 3


def judged(sentence: str) -> re.Match[str] | None:
    """What a sentence says of somebody who was judged; None for nobody, or where that is not said to be so by now."""
    if is_wide(sentence) and not is_korean(sentence):
        return None
    found = (_KOREAN_JUDGED if is_korean(sentence) else _JUDGED).search(sentence)
    return None if found is None or _NOT.search(sentence) else found


def is_verdict_of(sentence: str, announced: str) -> bool:
    """Whether a sentence tells the verdict that another one announced: of all whom it names, on the same charge."""
    found = judged(sentence)
    if found is None or _VERDICT.search(announced) is None or is_korean(sentence) is not is_korean(announced):
        return False
    charges, expected = frozenset(_CHARGE.findall(sentence)), frozenset(_CHARGE.findall(announced))
    if charges and expected and charges.isdisjoint(expected):
        return False
    whom = next(one for one in found.groupdict().values() if one)
    if is_korean(sentence):
        words = _last_phrase(whom)
        return any(len(one) == _NAME_LENGTH for one in words) and all(one in announced for one in words)
    names = _FULL_NAME.findall(whom)
    return bool(names) and "’s" not in whom and "'s" not in whom and all(one in announced for one in names)


def _last_phrase(whom: str) -> list[str]:
    """The words behind the last one that ends a Korean clause or phrase."""
    words = whom.split()
    return words[max((at + 1 for at, one in enumerate(words) if one.endswith(_ENDS_CLAUSE)), default=0) :]
