"""Outcomes of coming events in sentences that do not name the event's day.

"called off the talks on family reunions"    that the event spoken of does not take place, or is put off
"its attempt to launch a satellite failed"   that an announced launch was tried
"sentenced Cho Mal-dong to three years"      that a verdict came before its day

Only the opening of an article counts: farther down is told what was called off before. Which event is meant is decided
where articles are joined, and none if that is open.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct

from bot.lang.days import MONTH
from bot.lang.scripts import HAN, KATAKANA, Writing, is_korean, is_unspaced, is_wide, writing
from bot.lang.unspaced.forms import unspaced_regex
from bot.model.evidence.ahead import AheadKind, AheadStatus
from bot.model.evidence.launches import LaunchKind
from bot.news.ahead.english_kinds import KINDS as ENGLISH_KINDS
from bot.news.ahead.korean import KINDS as KOREAN_KINDS
from bot.news.ahead.unspaced.kinds import CHINESE, JAPANESE
from bot.news.ahead.verdicts import judged
from bot.news.launches.launch_words import launch_words
from bot.regexes import regex

OPENING = 4
"""The sentences of an article in which the outcome of an event is news."""
_FAR = 70
_ENGLISH_OFF = regex(
    r"\b(?:(?P<off>cancell?ed|cancels|called\soff|calls\soff|scrapped|scraps|axed)"
    r"|(?P<later>postponed|postpones|put\soff|puts\soff|pushed\sback|pushes\sback|shelved|shelves"
    r"|(?:(?<=\bhas\s)|(?<=\bhave\s)|(?<=\bbeen\s))delayed(?!\sby\b)|delays(?=\s(?:his|her|its|their)\b)"
    r"|delayed(?=\s(?:his|her|their)\s)))\b"
    r"|\b(?:(?P<off_behind>call(?:ed|s))|(?P<later_behind>puts?))\s"
    r"(?P<what>(?:the|his|her|its|their|this|an?|[A-Z]\w{1,20}['’]s)\s(?:(?!took\b|take\b|set\b|kicked\b|held\b|cut\b)[\w'’.-]+\s){1,9}?)off"
    r"(?=\s*(?:$|[.,;])|\s(?:until|till|to|by|for|after|because|amid|over|following|due|at|on|indefinitely|again)\b)"
)
_ENGLISH_NOT = regex(
    r"(?:n['’]t|\b(?:not|never|nor|nobody|no\sone|none|neither|nearly|almost|could|may|might|would|will|should|if|whether|unless|had|after|since|before|when|to\s(?:have|see)|be|deny(?:ing)?|den(?:ies|ied)"
    r"|urg\w+|call(?:s|ed)?\s(?:for|on)|demand\w*|threat\w*|consider\w*|want\w*|reports?\sthat|which|who|previously|once"
    r"|twice|repeatedly|wrongly|falsely))\b[^,;]{0,40}$",
    re.IGNORECASE,
)
_KOREAN_OFF = regex(
    r"(?:\s(?:일정|계획|개최|실시|기일))?(?:[을를이가은는도]\s(?:[가-힣]{2,6}\s)?|\s)(?:(?P<off>취소|철회|무산)|(?P<later>연기|순연))"
    r"(?:했|됐|한다고\s(?:밝|통보|발표)|된다고\s(?:밝|통보|발표)|하기로\s(?:했|결정|합의)|하였|되였|됐다고|했다고)"
    r"|(?:\s(?:일정|계획))?[을를]\s(?:[가-힣]{2,6}\s)?(?P<later_put>미뤘|미룬다고\s(?:밝|통보|발표)|미루기로\s(?:했|결정|합의))"
)
_KOREAN_NOT = regex(
    r"지\s(?:않|못)|아니|소문|다가\s|부인|일축|사실무근|면\s|면,|지난해|작년|과거|당시|년\s전|개월\s전|\?"
)
_UNSPACED_OFF = unspaced_regex(
    r"(?:の(?:開催|実施|日程|予定|計画))?[をはが](?:(?:[来翌再][々来]?[年月週春夏秋]|年明け|無期限)(?:以降)?に)?(?:[^、。をはがにのもと]{0,6}?)(?:(?P<off>中止|取りやめ|キャンセル)|(?P<later>延期|先送り))(?:した|された|すると(?:発表|明らか|通告)|となった|になった|が決まった)"
)
_CHINESE_OFF = unspaced_regex(
    r"(?:(?P<off>取消|叫停)|(?P<later>推迟|延期|延后))(?:了|与|原定|举行)|(?:已被?|被|宣布|决定)(?:(?P<off_behind>取消|叫停)|(?P<later_behind>推迟|延期|延后))"
    r"|(?:的?(?:行程|计划|日程))?(?:已|将)?(?P<later_to>推迟|延期|延后|推遲)[到至]"
)
_UNSPACED_NOT = unspaced_regex(
    "(?:し|され)な[いかく]|ず|否定|場合|れば|昨年|去年|当時|なら|不会|没有|否认|如果|可能|或将|考虑|要求|呼吁|曾"
)
_EARLIER = regex(
    rf"\b(?:[Ii]n|[Ll]ast|[Ee]very)\s(?:the\s|early\s|late\s)?(?:spring|summer|autumn|winter|{MONTH})\b"
    r"|\b[Uu]nder\s(?:the\s|its\s|his\s)?(?:former|previous|late)\b|\b(?:resum|reviv|restart|reinstat)\w*"
    r"|\b(?:19|20)\d\d\b|\blast\s(?:year|month)\b|\bago\b|(?:19|20)\d\d년|지난해|작년|昨年|去年"
)
_FAILED = regex(
    r"\b(?:launch|rocket|satellite)\b[^,;.]{0,60}?\s(?:failed|exploded|crashed|blew\sup|ended\sin\sfailure)\b"
    r"|\bfailed\s(?:to\s(?:launch|put)|in\s(?:its|an)\s(?:\w+\s)?(?:attempt|bid))\b[^,;.]{0,40}?\b(?:satellite|rocket)\b[^,;.]{0,20}"
    r"|(?:위성|발사체|로켓)[^.]{0,40}?(?:실패|폭발|추락)(?:했|하였|로\s끝)"
)
_UNSPACED_FAILED = unspaced_regex("(?:衛星|ロケット|卫星|火箭)[^。]{0,30}?(?:失敗(?:した|し、)|失败|爆発した|爆炸)")
_NOT_FAILED = regex(
    r"\b(?:if|whether|could|may|might|would|will|not|previous|earlier|last\syear|two|three|both)\b"
    r"|했던|했을|하면|경우|場合|れば|若(?![干い])|如果|一旦|可能"
)
_OBJECT_END = regex(
    r"[,;.]|\s(?:because|after|amid|over|citing|following|due\sto|at\s(?:the|its|\w+['’]s)|on\s(?:short|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday"
    r"|Sunday)|as|until|indefinitely|hours|days|in\sprotest)\b"
)
_VISITED = regex(
    r"(?<![가-힣])(?!국빈|공식|실무|이번|해외|예정|계획|현지|현장|국내)[가-힣]{2,12}(?=\s방문(?:[을를이가은는도]\s|\s(?:일정|계획)))"
    rf"|(?!公式|国賓|実務)(?:[{KATAKANA}]{{2,12}}|[{HAN}]{{2,3}})(?=訪問(?:の(?:日程|予定|計画)|[をはが]))"
)
"""The place of a visit: "*도쿄* 방문을", "*ソウル*訪問を"."""
_VISITOR = regex(
    r"(?<![가-힣])[가-힣]{2,12}(?=\s[가-힣]{0,4}(?:장관|총리|대통령(?!실)|국방상|외무상))"
    rf"|[{KATAKANA}]{{2,12}}(?=(?:国防|外|防衛|首)相|大統領|国防長官|国務長官)"
)
"""The state or name before a visitor's office: "*태국* 국방장관", "*タイ*国防相"."""
_LONGEST_OBJECT = 120
_PASSIVE = regex(r"\b(?:was|were|been)\s(?:\w+ly\s)?$")
_CHINESE_PLACE = regex(f"[{HAN}]{{0,8}}")
_CHINESE_END = unspaced_regex("(?:的?计划)?(?:[，。；、]|$)")
_Kinds = Sequence[tuple[AheadKind, re.Pattern[str]]]
_SPACE = (LaunchKind.SATELLITE,)
SPACE = regex(
    r"\b(?:satellites?(?!\s(?:data|images?|imagery|photo\w*|phones?|tele\w+|TV)\b)|rockets?|space)\b"
    r"|위성(?!사진|영상|방송|전화)|로켓|우주발사체|衛星(?!写真|画像|放送)|ロケット|卫星(?!图像|照片|电视)|火箭",
    re.IGNORECASE,
)
NORTH = regex(
    r"\b(?:North\sKorea(?!n\s(?:state\s)?(?:media|defector))|DPRK|Pyongyang|(?:[Tt]he\sNorth)\b(?!ern))|북한(?!\s(?:매체|언론))"
    r"|北(?!京|海)|朝鮮(?!半島|中央通信|日報|メディア)|朝鲜(?!半岛|中央|日报|媒体)|조선(?![가-힣]*(?:통신|일보|반도)|[소업])"
)


def what_is_off(words: str) -> str:
    """The phrase for what a sentence says is called off or put off: of an English one all of it, of a Korean or
    Japanese one who visits what place; "" for none."""
    if is_wide(words):
        place = _VISITED.search(words)
        return " ".join([*_VISITOR.findall(words, 0, place.start()), place[0]]) if place else ""
    off = _ENGLISH_OFF.search(words)
    if off is None or off["what"]:
        return "" if off is None else off["what"]
    behind = _OBJECT_END.split(words[off.end() : off.end() + _LONGEST_OBJECT], maxsplit=1)[0]
    if behind.strip() and not _is_passive(words, off):
        return behind
    return words[max(0, off.start() - _LONGEST_OBJECT) : off.start()]


def _is_passive(words: str, off: re.Match[str]) -> bool:
    return _PASSIVE.search(words, max(0, off.start() - _FAR), off.start()) is not None


class EventOutcome(Struct, frozen=True):
    """What a sentence says became of an event of a kind: CANCELLED, PUT_OFF, or OVER for a launch that was tried or a
    verdict.
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
    if (verdict := judged(sentence)) is not None:
        return EventOutcome(AheadKind.COURT, AheadStatus.OVER, *verdict.span())
    if is_unspaced(sentence):
        japanese = writing(sentence) is Writing.JAPANESE
        off = (_UNSPACED_OFF if japanese else _CHINESE_OFF).search(form)
        if off is None or _UNSPACED_NOT.search(form):
            return None
        return _of(off, _object_before(JAPANESE, form, off) if japanese else _chinese_object(form, off))
    if is_korean(sentence):
        off = _KOREAN_OFF.search(sentence)
        if off is None or _KOREAN_NOT.search(sentence):
            return None
        return _of(off, _object_before(KOREAN_KINDS, sentence, off))
    off = _ENGLISH_OFF.search(sentence)
    if off is None or _ENGLISH_NOT.search(sentence, max(0, off.start() - _FAR), off.start()):
        return None
    return _of(off, _nearest(sentence, off))


def _of(off: re.Match[str], kind: AheadKind | None) -> EventOutcome | None:
    if kind is None or kind is AheadKind.LAUNCH:
        return None
    is_off = any(value for name, value in off.groupdict().items() if name.startswith("off"))
    return EventOutcome(kind, AheadStatus.CANCELLED if is_off else AheadStatus.PUT_OFF, *off.span())


def _object_before(kinds: _Kinds, words: str, off: re.Match[str]) -> AheadKind | None:
    """The kind that is named right before what calls it off: 会談*を中止した*."""
    low = max(0, off.start() - _FAR)
    return next(
        (
            kind
            for kind, pattern in kinds
            for one in pattern.finditer(words, low, off.start())
            if one.end() == off.start()
        ),
        None,
    )


def _chinese_object(words: str, off: re.Match[str]) -> AheadKind | None:
    """The kind in which the object of a Chinese verb ends, or the subject of a passive one: 会谈*被取消*; or what is
    put off to another day: 访问首尔的行程*推迟到*."""
    if off[0][0] in "已被":
        return _object_before(CHINESE, words, off)
    if off["later_to"]:
        before = [
            (match.end(), kind)
            for kind, pattern in CHINESE
            for match in pattern.finditer(words, max(0, off.start() - _FAR), off.start())
            if _CHINESE_PLACE.fullmatch(words, match.end(), off.start())
        ]
        return max(before)[1] if before else None
    found = [
        (match.start(), kind)
        for kind, pattern in CHINESE
        for match in pattern.finditer(words, off.end(), off.end() + _FAR)
        if "，" not in words[off.end() : match.start()] and _CHINESE_END.match(words, match.end())
    ]
    return min(found)[1] if found else None


def _nearest(words: str, off: re.Match[str]) -> AheadKind | None:
    """The kind that is named next to an English verb that calls it off: within it, behind it, else before."""
    if off["what"]:
        return next((kind for kind, pattern in ENGLISH_KINDS if pattern.search(words, *off.span("what"))), None)
    behind = [
        (match.start(), kind)
        for kind, pattern in ENGLISH_KINDS
        for match in pattern.finditer(words, off.end(), off.end() + _FAR)
        if "," not in words[off.end() : match.start()]
    ]
    if behind and not _is_passive(words, off):
        return min(behind)[1]
    low = max(0, off.start() - _FAR)
    before = [
        (match.end(), kind) for kind, pattern in ENGLISH_KINDS for match in pattern.finditer(words, low, off.start())
    ]
    return max(before)[1] if before else None


def _is_launched(sentence: str, form: str) -> bool:
    """Whether the sentence says that the North tried to launch a satellite."""
    if SPACE.search(sentence) is None or NORTH.search(sentence) is None:
        return False
    failed = _FAILED.search(sentence) or _UNSPACED_FAILED.search(form)
    if failed is not None and _NOT_FAILED.search(sentence) is None:
        return NORTH.search(sentence, 0, failed.end()) is not None and SPACE.search(failed[0]) is not None
    return any(
        kind in _SPACE
        for one in launch_words(form, of_north=False)
        if not (one.is_reference or one.fell)
        for launched in one.objects
        for kind, *_ in launched.kinds
    )
