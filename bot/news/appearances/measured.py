"""Appearances from which a sentence only reckons when something else happened.

"The launch came a day after Kim Jong Un visited a farm"
"김정은이 농장을 방문한 지 하루 만에", "방문한 다음 날"
金正恩氏が農場を視察した翌日に, 金正恩视察农场一天之后
"""

from __future__ import annotations

from bot.lang.scripts import is_unspaced
from bot.lang.unspaced.forms import unspaced_regex
from bot.regexes import regex

_BEFORE = regex(r"\b(?:days?|weeks?|months?|years?)\s(?:after|before)\s[^,;.]*$")
_KOREAN = regex(
    r"[^.,]{0,40}?[한본간온난된]\s(?:지\s[^\s.,]{1,6}(?:\s[^\s.,]{1,4})?\s?(?:만|뒤|후)|(?:바로\s)?(?:다음|이튿)\s?날"
    r"|(?:하루|이틀|사흘|나흘|[^\s.,]{1,3}(?:일|주|달|개월))\s?(?:뒤|만|후))"
)
_UNSPACED = unspaced_regex(
    r"[^。、，]{0,30}?(?:[したっ]た(?:翌|次の)日|てから[^。、]{1,6}後"
    r"|(?:视察|访问|会见|会谈|出席|参观|检阅|指导|观看)[^。、，]{0,12}?(?:[一二两三四五六七八九十几\d]{1,2}[天日周]之?[后前]|[后的](?:第二天|次日)))"
)


def is_measured_from(sentence: str, start: int, end: int) -> bool:
    """Whether the act of the person named at [start, end) is what another is reckoned from, so that the report's day
    is not the act's. A Japanese or Chinese sentence has the form of `matched_form`."""
    if is_unspaced(sentence):
        return _UNSPACED.match(sentence, end) is not None
    return _BEFORE.search(sentence, 0, start) is not None or _KOREAN.match(sentence, end) is not None
