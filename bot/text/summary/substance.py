"""Count the facts that a sentence reports or announces, by its words alone: an amount, a time, a decision.

Reports open with these, so that position finds them. In speeches, columns, interviews and features they distinguish
announcements from greetings, scenes and rhetoric.
"""

from __future__ import annotations

import re

from bot.lang.days import MONTH_NAME, PERIOD, WEEKDAY_NAME
from bot.lang.scripts import is_korean, is_wide
from bot.regexes import regex

_NO_AMOUNT = regex(
    r"(?<![\d.,])(?:19|20)\d\d(?![\d,])년?|\b\d{1,3}-year-old\b|\d{1,3}(?:세|살)|\(\d{1,3}\)|\d{1,2}:\d\d"
    r"|\d{1,2}시(?!간)(?:\s\d{1,2}분)?"
)
"""Years, ages and times of day."""
_AMOUNT = regex(
    r"\d|\b(?:hundreds?|thousands?|millions?|billions?|trillions?|dozens?|percent|twice|doubled|halved"
    r"|(?:a|one|two)\s(?:third|quarter|fifth|tenth)s?|half\sof)\b",
    re.IGNORECASE,
)
_TIME = regex(
    rf"\b(?i:{MONTH_NAME}|{WEEKDAY_NAME}|(?:this|last|next)\s(?:{PERIOD})"
    r"|today|tomorrow|New\sYear)\b"
    r"|\b(?:by|from|since|until|in)\s(?:19|20)\d\d\b"
)
_TIME_KOREAN = regex(
    r"\d{1,2}월|(?<!\d)\d{1,2}일(?!간)|(?:이번|다음|지난)\s(?:주|달|해)"
    r"|(?:올해|내년|지난해|지난달|이달|내달|추석|설날|연말|상반기|하반기|오늘부터)(?=[\s부까에안의])"
)
_DECISION = regex(
    r"""\b(?:will|shall|must|should(?!\s(?:be[.,;]|have\b)))\b
    | \b(?:decid|agre|propos|instruct|order|demand|offer|urg|approv|reject|refus|pledg|promis|plann?)
      (?:es|ed|e|s|ing)?\s(?:to|that|on|by|an?|the|in|not)\b
    | \b(?:said|told|announced|confirmed|ruled)\b[^.,;"“]{0,60}\bwould\b(?!\s(?:not\s)?(?:have|like|prefer))
    | \bcall(?:s|ed)?\s(?:on|for)\b | \b(?:plans?|wants?|has|have|(?:is|are)\s(?:due|going))\sto\s\w""",
    re.IGNORECASE | re.VERBOSE,
)
_DECISION_KOREAN = regex(
    r"""겠(?:습니다|다) | 기로\s?(?:했|하였|결정|합의|뜻) | [가-힣]야\s?(?:한다|합니다|할)
    | (?:제안|제출|촉구|요구|선언|지시|결정|합의|확정|의결|투입|지원|취소|폐지|해제)
      (?:합니다|드립니다|했|한다|하고|하며)
    | (?:계획|방침)(?:이다|입니다) | (?:기를|것을)\s(?:바랍|제안|촉구|요구|요청)""",
    re.VERBOSE,
)

_TIME_WIDE = regex(
    r"[\d一二三四五六七八九十]{1,3}(?:月|日)|(?:今|昨|来|去|明|今後|向こう)年|(?:今|先|来|上|本|下)(?:个)?(?:月|週|周)"
    r"|(?:19|20)\d\d年(?:から|以降|まで|起|以来|前|底)"
)
_DECISION_WIDE = regex(
    r"(?:決定|合意|要求|提案|採用|廃止|禁止|発表|延長|中止)(?:し[たて]|す[るで]|を)|(?:予定|方針|計画|見通し|見込み)[だでをと]"
    r"|[求決]め[たて]"
    r"|言い渡し|(?:决定|同意|要求|计划|宣布|批准|拒绝|取消|判处|建议|呼吁)(?!的)|将[在于被由从对会]"
)
_FINDING = regex(
    r"""\b(?:this|our)\s(?:\w+\s){0,2}(?:note|paper|report|study|brief|analysis|survey|finding|findings|research|conclusion)
        \b.{0,80}\b(?:finds?|shows?|argues?|concludes?|(?:is|are)\sthat|estimates?)\b
    | \bwe\s(?:find|found|measured|counted|conclude|estimate)\b
    | ^(?:본고|본\s?(?:연구|보고서|글))[는은가이]\s
    | ^本(?:稿|報告|研究)[はで] | ^本(?:调查|文|报告|研究)(?:发现|认为|显示|分析)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What a note or study says that it found."""
_OF_OTHERS = regex(r'["“「]|\b(?:said|says|told)\b')


def tells_finding(sentence: str) -> bool:
    """Whether a sentence tells what its own text found: "Our central finding is that", 본고는."""
    return _FINDING.search(sentence) is not None and _OF_OTHERS.search(sentence) is None


def substance(sentence: str) -> int:
    """The number of these that a sentence has: an amount, a time, and a decision, plan or demand; 0 to 3."""
    if is_korean(sentence):
        patterns = (_TIME_KOREAN, _DECISION_KOREAN)
    else:
        patterns = (_TIME_WIDE, _DECISION_WIDE) if is_wide(sentence) else (_TIME, _DECISION)
    has_amount = _AMOUNT.search(_NO_AMOUNT.sub(" ", sentence)) is not None
    return has_amount + sum(pattern.search(sentence) is not None for pattern in patterns)
