"""Appearances that a sentence only uses to date something else.

"The launch came a day after Kim Jong Un visited a farm"
"김정은이 농장을 방문한 지 하루 만에 미사일이 발사됐다", "방문한 다음 날이다"
金正恩氏が農場を視察した翌日にミサイルが発射された, 金正恩视察农场一天之后，朝鲜发射导弹

What the same person does next is an appearance: "김정은이 회담한 다음 날 공장을 찾았다", "A day after the flood Kim
Jong Un visited the town". So another subject is needed, and the person must not be the topic.
"""

from __future__ import annotations

from bot.lang.scripts import is_unspaced
from bot.lang.unspaced.forms import unspaced_regex
from bot.regexes import regex

_AFTER = regex(
    r"\b(?:[Dd]ays?|[Ww]eeks?|[Mm]onths?|[Yy]ears?)\s(?:after|before)\s(?:(?:[A-Z][\w'’-]*|and|the|its|then|former|supreme|top|leader"
    r"|president|premier|chairman|marshal|general|secretary|prime|foreign|defen[cs]e|minister)\s){0,8}$"
)
"""Words before a person who is the subject right behind "after"."""
_THEN = regex(r"[^;.]{0,120}?,\s(?:[Hh]e|[Ss]he|[Tt]he\sleader)\s")
"""Behind such a person: what he did next."""
_KOREAN = regex(
    r"(?!(?:\s[가-힣]{2,6}){0,3}[은는]\s)[^.,]{0,40}?[한본간온난된]\s(?:지\s[^\s.,]{1,6}(?:\s[^\s.,]{1,4})?\s?(?:만|뒤|후)"
    r"|(?:바로\s)?(?:다음|이튿)\s?날|(?:하루|이틀|사흘|나흘|[^\s.,]{1,3}(?:일|주|달|개월))\s?(?:뒤|만|후))"
)
_KOREAN_OTHER = regex(
    r"(?:이|였|인)[다었지,.]|(?:의\s|\s)일(?:이|로|[.,])|(?:에|인\s\S{1,4})?,?\s(?:[^\s.,]{1,8}\s){0,2}?[^\s.,]{2,12}[이가]\s|에?,?\s[가-힣]{2,8}[은는]\s"
)
_KOREAN_BEFORE = regex(r"(?:^|[.,]\s)[^.,]{0,20}[가-힣][은는이가]\s$")
_JAPANESE = unspaced_regex(r"(?![^。、，]{0,8}?は)[^。、，]{0,30}?(?:[したっ]た(?:翌|次の)日|てから[^。、]{1,6}後)")
_JAPANESE_OTHER = unspaced_regex("だ|であ|のこと|[^。]{0,24}?[がは]")
_JAPANESE_BEFORE = unspaced_regex("(?:^|[、。])[^。、]{1,20}[はが]$")
_CHINESE = unspaced_regex(
    r"(?:视察|访问|会见|会谈|出席|参观|检阅|指导|观看)[^。、，]{0,12}?(?:[一二两三四五六七八九十几\d]{1,2}[天日周]之?[后前]|[后的](?:第二天|次日))"
)
_CHINESE_OTHER = unspaced_regex(
    "。|$|，(?!他|她|其|又|再|还|并|随后|于|在|前往|视察|访问|会见|会谈|出席|参观|检阅|指导|观看|抵达|返回|接见|发表)"
)
_SAID = regex(r"(?:보도|전|밝|말|소개|발표)[가-힣]{0,3}다[.\s]*$|(?:報|傳|発表|發表)[^。]{0,4}た。?$")
"""The end of a sentence whose subject only tells it."""


def is_measured_from(sentence: str, start: int, end: int) -> bool:
    """Whether the act of the person named at [start, end) is what another is reckoned from, so that the report's day
    is not the act's. A Japanese or Chinese sentence has the form of `matched_form`."""
    if _AFTER.search(sentence, 0, start):
        return _THEN.match(sentence, end) is None
    if is_unspaced(sentence):
        chinese = _CHINESE.match(sentence, end)
        if chinese is not None:
            return _CHINESE_OTHER.match(sentence, chinese.end()) is not None
        found, other, before = _JAPANESE.match(sentence, end), _JAPANESE_OTHER, _JAPANESE_BEFORE
    else:
        found, other, before = _KOREAN.match(sentence, end), _KOREAN_OTHER, _KOREAN_BEFORE
    if found is None:
        return False
    if other.match(sentence, found.end()):
        return True
    return before.search(sentence, 0, start) is not None and _SAID.search(sentence) is None
