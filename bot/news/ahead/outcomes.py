"""What became of coming events, where a sentence does not name their day.

"called off the talks on family reunions"    that the event spoken of does not take place, or is put off
"its attempt to launch a satellite failed"   that an announced launch was tried

Only the opening of an article counts: farther down is told what was called off before. Which event is meant is decided
where articles are joined, and none if that is open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from bot.lang.scripts import Writing, is_korean, is_unspaced, writing
from bot.lang.unspaced.forms import unspaced_regex
from bot.model.evidence.ahead import AheadKind, AheadStatus
from bot.model.evidence.launches import LaunchKind
from bot.news.ahead.english_kinds import KINDS as ENGLISH_KINDS
from bot.news.ahead.korean import KINDS as KOREAN_KINDS
from bot.news.ahead.unspaced.kinds import CHINESE, JAPANESE
from bot.news.launches.launch_words import launch_words
from bot.regexes import regex

OPENING = 4
"""The sentences of an article in which the outcome of an event is news."""
_FAR = 70
_ENGLISH_OFF = regex(
    r"\b(?:(?P<off>cancell?ed|cancels|called\soff|calls\soff|scrapped|scraps|axed)"
    r"|(?P<later>postponed|postpones|put\soff|puts\soff|shelved|shelves))\b"
)
_ENGLISH_NOT = regex(
    r"\b(?:not|never|nor|n['’]t|could|may|might|would|will|should|if|whether|unless|had|after|since|before|when|to|be|deny|den(?:ies|ied)"
    r"|urg\w+|call(?:s|ed)?\s(?:for|on)|demand\w*|threat\w*|consider\w*|want\w*|reports?\sthat|which|who|previously|once"
    r"|twice|repeatedly|wrongly|falsely)\b[^,;]{0,40}$",
    re.IGNORECASE,
)
_KOREAN_OFF = regex(
    r"(?:[을를이가은는도]|계획[을이])?\s(?:[가-힣]{2,6}\s)?(?:(?P<off>취소|철회|무산)|(?P<later>연기|순연))"
    r"(?:했|됐|한다고\s(?:밝|통보|발표)|된다고\s(?:밝|통보|발표)|하기로\s(?:했|결정|합의)|하였|되였|됐다고|했다고)"
)
_KOREAN_NOT = regex(r"지\s(?:않|못)|아니|부인|일축|사실무근|면\s|면,|지난해|작년|과거|당시|년\s전|개월\s전|\?")
_UNSPACED_OFF = unspaced_regex(
    r"[をはが](?:[^、。]{0,6}?)(?:(?P<off>中止|取りやめ|キャンセル)|(?P<later>延期|先送り))(?:した|された|すると(?:発表|明らか|通告)|となった|になった|が決まった)"
)
_CHINESE_OFF = unspaced_regex(
    r"(?:(?P<off>取消|叫停)|(?P<later>推迟|延期|延后))(?:了|与|原定|举行)|(?:已|被|宣布|决定)(?:(?P<off_behind>取消|叫停)|(?P<later_behind>推迟|延期|延后))"
)
_UNSPACED_NOT = unspaced_regex(
    "(?:し|され)な[いかく]|ず|否定|場合|れば|昨年|去年|当時|なら|不会|没有|否认|如果|可能|或将|考虑|要求|呼吁|曾"
)
_EARLIER = regex(
    r"\b(?:19|20)\d\d\b|\blast\s(?:year|month)\b|\bago\b|\bin\s(?:[A-Z][a-z]+\s)(?:19|20)\d\d\b|(?:19|20)\d\d년|지난해|작년|昨年|去年"
)
_FAILED = regex(
    r"\b(?:launch|rocket|satellite)\b[^,;.]{0,60}?\s(?:failed|exploded|crashed|blew\sup|ended\sin\sfailure)\b"
    r"|\bfailed\s(?:to\slaunch|to\sput|in\s(?:its|an)\s(?:\w+\s)?(?:attempt|bid))\b"
    r"|(?:위성|발사체|로켓)[^.]{0,40}?(?:실패|폭발|추락)(?:했|하였|로\s끝)"
)
_UNSPACED_FAILED = unspaced_regex("(?:衛星|ロケット|卫星|火箭)[^。]{0,30}?(?:失敗(?:した|し、)|失败|爆発した|爆炸)")
_NOT_FAILED = regex(r"\b(?:if|whether|could|may|might|would|will|not|previous|earlier|last\syear|two|three|both)\b")
_OBJECT_END = regex(
    r"[,;.]|\s(?:because|after|amid|over|citing|following|due\sto|at\s(?:the|its|\w+['’]s)|on\s(?:short|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"
    r"|Sunday)|as|until|indefinitely|hours|days|in\sprotest)\b"
)
_LONGEST_OBJECT = 120
_SPACE = (LaunchKind.SATELLITE,)
SPACE = regex(r"\b(?:satellites?|rockets?|space)\b|위성|로켓|우주발사체|衛星|ロケット|卫星|火箭", re.IGNORECASE)
NORTH = regex(r"\b(?:North\sKorea|DPRK|Pyongyang|(?:[Tt]he\sNorth)\b(?!ern))|북한|北(?!京|海)|朝鮮|朝鲜|조선")


def what_is_off(words: str) -> str:
    """The phrase for what an English sentence says is called off or put off; "" for none or another language."""
    off = _ENGLISH_OFF.search(words)
    if off is None:
        return ""
    behind = _OBJECT_END.split(words[off.end() : off.end() + _LONGEST_OBJECT], maxsplit=1)[0]
    return behind if behind.strip() else words[max(0, off.start() - _LONGEST_OBJECT) : off.start()]


class EventOutcome(Struct, frozen=True):
    """What a sentence says became of an event of a kind: CANCELLED, PUT_OFF, or OVER for a launch that was tried.
    [start, end) are the words that say so."""

    kind: AheadKind
    status: AheadStatus
    start: int
    end: int


def outcome(sentence: str, form: str) -> EventOutcome | None:
    """The outcome that a sentence tells, if any; `form` is its `matched_form`."""
    if _EARLIER.search(sentence):
        return None
    if _is_launched(sentence, form):
        return EventOutcome(AheadKind.LAUNCH, AheadStatus.OVER, 0, len(sentence))
    if is_unspaced(sentence):
        japanese = writing(sentence) is Writing.JAPANESE
        off = (_UNSPACED_OFF if japanese else _CHINESE_OFF).search(form)
        if off is None or _UNSPACED_NOT.search(form):
            return None
        return _of(off, _nearest(JAPANESE if japanese else CHINESE, form, off, behind=not japanese))
    if is_korean(sentence):
        off = _KOREAN_OFF.search(sentence)
        if off is None or _KOREAN_NOT.search(sentence):
            return None
        return _of(off, _nearest(KOREAN_KINDS, sentence, off, behind=False))
    off = _ENGLISH_OFF.search(sentence)
    if off is None or _ENGLISH_NOT.search(sentence, max(0, off.start() - _FAR), off.start()):
        return None
    return _of(off, _nearest(ENGLISH_KINDS, sentence, off, behind=True))


def _of(off: re.Match[str], kind: AheadKind | None) -> EventOutcome | None:
    if kind is None or kind is AheadKind.LAUNCH:
        return None
    is_off = any(value for name, value in off.groupdict().items() if name.startswith("off"))
    return EventOutcome(kind, AheadStatus.CANCELLED if is_off else AheadStatus.PUT_OFF, *off.span())


def _nearest(
    kinds: Sequence[tuple[AheadKind, re.Pattern[str]]], words: str, off: re.Match[str], *, behind: bool
) -> AheadKind | None:
    """The kind that is named next to what calls it off: behind the verb if its object may be there, else before."""
    if behind:
        found = [
            (match.start(), kind)
            for kind, pattern in kinds
            for match in pattern.finditer(words, off.end(), off.end() + _FAR)
            if "," not in words[off.end() : match.start()]
        ]
        if found:
            return min(found)[1]
    verb = max(off.start(name) for name in off.groupdict())
    low = max(0, verb - _FAR)
    before = [(match.end(), kind) for kind, pattern in kinds for match in pattern.finditer(words, low, verb)]
    return max(before)[1] if before else None


def _is_launched(sentence: str, form: str) -> bool:
    """Whether the North tried to launch a satellite."""
    if SPACE.search(sentence) is None or NORTH.search(sentence) is None:
        return False
    if (_FAILED.search(sentence) or _UNSPACED_FAILED.search(form)) and _NOT_FAILED.search(sentence) is None:
        return True
    return any(
        kind in _SPACE
        for one in launch_words(form, of_north=False)
        if not (one.is_reference or one.fell)
        for launched in one.objects
        for kind, *_ in launched.kinds
    )
