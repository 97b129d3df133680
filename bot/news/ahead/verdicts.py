"""Verdicts: one that comes before its announced day ends the coming event.

"sentenced former harbour chief Cho Mal-dong to three years", "조말동 전 항만청장에게 징역 3년을 선고했다",
"趙末東元庁長に懲役3年の判決を言い渡した", "判处前厅长赵末东有期徒刑3年"
"""

from __future__ import annotations

import re

from bot.lang.scripts import Writing, is_korean, is_unspaced, writing
from bot.regexes import regex

_JUDGED = regex(
    r"\b(?:sentenced|convicted|acquitted)\s(?P<whom>[^.;,]{3,90}?)\s(?:to|of|in|on|for)\b"
    r"|\bfound\s(?P<found>[^.;,]{3,90}?)\s(?:not\s)?guilty\b"
    r"|(?<![^\s])(?P<who>[^.;,]{3,90}?)\s(?:was|were)\s(?:sentenced|convicted|acquitted|found\s(?:not\s)?guilty)\b"
)
_KOREAN_JUDGED = regex(r"(?P<whom>[가-힣 ]{2,40})(?:에게|에게는|에\s대해)\s[^.]{0,40}선고했")
_JAPANESE_JUDGED = regex(
    r"(?P<whom>[\u3400-\u9fff々ァ-ヶー・]{3,24})(?:に対し|に)(?:て|、|[^。、]{0,30}、)?[^。]{0,40}(?:判決|懲役|禁錮|死刑|無罪|刑)を?言い渡した"
)
_CHINESE_JUDGED = regex(
    r"判处(?P<whom>[\u3400-\u9fff·]{3,20}?)(?:有期徒刑|无期徒刑|死刑|监禁|罚款)|判决(?P<found>[\u3400-\u9fff·]{3,20}?)(?:无罪|有罪)"
    r"|(?P<who>[\u3400-\u9fff·]{3,20}?)(?:因[^，。]{1,20})?(?<!未)(?<!没有)被(?:法院)?判(?:处|有罪|无罪|有期|无期|死刑|监禁)"
)
_NOT_UNSPACED = regex(
    r"[一二][審审]|原[審审]|求刑|以前|当時|昨年|場合|れば|なら|た後|[?？]|此前|曾|当时|去年|如果|可能|或将|要求|建议|求处|之后"
)
_UNSPACED_TITLE = regex(r"(?:[前元]?(?:大統領|総統|首相|長官|庁長|議員|代表|会長|社長|被告|容疑者|氏|さん)){1,3}$")
_NOT = regex(
    r"\b(?:if|would|could|may|might|should|not\syet|had|first|lower|earlier(?!\sthan)|previously|before|after|when|who)\b"
    r"|1심|원심|앞서|당시|했던|지난해|작년|[?]"
)
_VERDICT = regex(
    r"\b(?:verdict|rul(?:e|es|ing)|sentenc(?:e|es|ed|ing)|judg(?:e)?ment)\b|선고|판결|判決|言い渡|宣判|判决"
)
_FULL_NAME = regex(r"\b[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+)+")
_ENDS_CLAUSE = tuple("된한로은는을를")
_CHARGE = regex(
    r"\b(?:brib|tax|perjur|treason|insurrection|embezzl|fraud|abuse|election|murder|assault|leak|spy)"
    r"|뇌물|탈세|위증|내란|횡령|배임|사기|남용|선거법|살인|폭행|누설|간첩"
    r"|収賄|贈賄|脱税|偽証|内乱|横領|背任|詐欺|乱用|選挙法|殺人|受贿|行贿|逃税|伪证|内乱|侵占|诈骗|滥用|杀人|间谍"
)
_NAME_LENGTH = 3


def judged(sentence: str) -> re.Match[str] | None:
    """What a sentence says of somebody who has been judged; None if it names nobody, or no verdict that has been
    passed."""
    if is_unspaced(sentence):
        japanese = writing(sentence) is Writing.JAPANESE
        found, unlike = (_JAPANESE_JUDGED if japanese else _CHINESE_JUDGED).search(sentence), _NOT_UNSPACED
    else:
        found, unlike = (_KOREAN_JUDGED if is_korean(sentence) else _JUDGED).search(sentence), _NOT
    return None if found is None or unlike.search(sentence) else found


def is_verdict_of(sentence: str, announced: str) -> bool:
    """Whether a sentence tells the verdict that another one announced: of all whom it names, on the same charge."""
    found = judged(sentence)
    if found is None or _VERDICT.search(announced) is None or writing(sentence) is not writing(announced):
        return False
    charges, expected = frozenset(_CHARGE.findall(sentence)), frozenset(_CHARGE.findall(announced))
    if charges and expected and charges.isdisjoint(expected):
        return False
    whom = next(one for one in found.groupdict().values() if one)
    if is_unspaced(sentence):
        return _unspaced_name(whom, sentence) in announced
    if is_korean(sentence):
        words = _last_phrase(whom)
        return any(len(one) == _NAME_LENGTH for one in words) and all(one in announced for one in words)
    names = _FULL_NAME.findall(whom)
    return bool(names) and "’s" not in whom and "'s" not in whom and all(one in announced for one in names)


def _unspaced_name(whom: str, sentence: str) -> str:
    """The name in a Japanese phrase, which a title follows, or a Chinese one, which it ends. Of a Japanese or foreign
    name these are its first three characters, of a Chinese one its last three."""
    if writing(sentence) is Writing.JAPANESE:
        return _UNSPACED_TITLE.sub("", whom)[:_NAME_LENGTH]
    return whom[-_NAME_LENGTH:]


def _last_phrase(whom: str) -> list[str]:
    """The words behind the last one that ends a Korean clause or phrase."""
    words = whom.split()
    return words[max((at + 1 for at, one in enumerate(words) if one.endswith(_ENDS_CLAUSE)), default=0) :]
