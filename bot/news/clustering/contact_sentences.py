"""Sentences that tell of a contact: of a call, a meeting, a visit or a message between two.

title, text -> those of the title and the first sentence that tell of one
"""

from __future__ import annotations

import re

from bot.lang.datelines import without_dateline
from bot.lang.folding import in_both_scripts
from bot.lang.sentences import first_sentence
from bot.regexes import regex

_CONTACT = regex(
    r"""\b(?: (?:tele)?phone[ds]? | calls?(?!\ for\b) | called\ in | summon(?:s|ed) | spoke | speaks | talk(?:s|ed)?
    | conversation | dialogue | consultations? | meets? | met | meeting | summit | bilateral | trilateral
    | visit(?:s|ed|ing)? | receive[sd] | host(?:s|ed) | welcome[sd] | delegat(?:es?|ions?) | ambassador | envoy
    | credentials | farewell | courtesy | messages? | letters? | telegrams? | greet(?:s|ed|ings) | congratulat\w+
    | condol\w+ | basket | wreath )\b
    | 통화(?!\s?(?:정책|스와프|스왑|긴축|완화|위원|당국|가치|량|안정)) | 회담 | 회의 | 회동 | 협의 | 대화 | 면담
    | 접견 | 예방 | 초치 | 만[나났남] | 방문 | (?<![가-힣])방[한북중러미일](?!복) | 대표단 | 대사(?!관)
    | (?<!절\ )특사(?!면) | 신임장 | 축전 | 전문(?![가의적직점성]) | 서한 | 친서 | 답전
    | 위로(?=[문전의하를]) | 꽃바구니
    | """
    + in_both_scripts(
        "会談|会谈|会晤|会见|通話|通话|訪[朝韓中米露日問]|访[朝韩华美俄日问]|代表団|代表团|大使(?![館馆])|特使"
        "|親書|書簡|祝電|亲笔信|贺电|致电|慰问电"
    ),
    re.IGNORECASE | re.VERBOSE,
)
_WANTED = regex(
    r"\b(?:urg(?:es?|ed|ing)|offer(?:s|ed|ing)?|propos(?:es?|ed|ing)|seek(?:s|ing)?|reject(?:s|ed|ing)?|open\sto"
    r"|ready\sfor|return(?:s|ed|ing)?\sto|call(?:s|ed|ing)?\sfor)\s(?:[\w-]+\s){0,3}?(?:talks?|dialogue|meeting|summit)\b"
    r"|대화\s?(?:제의|제안|촉구|재개|거부|용의|복귀)",
    re.IGNORECASE,
)
"""A contact that somebody wants or refuses."""
_NO_STATES_MEET = regex(
    r"\b(?:(?:semi|quarter)-?finals?|cup|(?<!youth\s)(?<!arab\s)league|baseball|football|soccer|stocks?|kospi)\b"
    r"|결승|월드컵|축구|야구|배구|증시|주가|코스피|금융통화|サッカー|野球|株価|"
    + in_both_scripts("决赛|足球|棒球|股市"),
    re.IGNORECASE,
)
"""Teams meet and host each other, too, and talks of others move a market."""
_OF_MANY = regex(
    r"\b(?:trilateral|three-way|four-way|six-party|(?:u\.?n\.?|united\snations)\ssecurity\scouncil)\b"
    r"|한미일|한일중|한중일|북중러|안보리|[36]자\s?회|[3삼]국|日米韓|日中韓|安保理|"
    + in_both_scripts("[韩美中日]{3}|安理会|[3三]国|六方"),
    re.IGNORECASE,
)
"""Meetings of more than two, of which each report may name its own state only."""
_FORUM = regex(r"\b(?:g-?7|g-?20|apec|asean|brics)\b|아세안|정상회의|首脳会議|峰会", re.IGNORECASE)
_OF_TWO = regex(
    r"\b(?:sidelines|bilateral|meets?|met|talks|phone|call|spoke)\b|계기|양자|회담|통화|면담|접견|만[나났남]"
    r"|会談|会谈|会晤|会见",
    re.IGNORECASE,
)
"""Words for a meeting of two beside a forum of many."""


def told(title: str, text: str) -> str:
    """The title and the first sentence, each if it tells of a contact; "" if either tells of a meeting of many, of
    sport or of a market."""
    parts = (title, first_sentence(without_dateline(text)))
    if any(map(_of_many, parts)) or any(map(_NO_STATES_MEET.search, parts)):
        return ""
    return "\n".join(part for part in parts if _CONTACT.search(_WANTED.sub("", part)))


def _of_many(part: str) -> bool:
    return _OF_MANY.search(part) is not None or (_FORUM.search(part) is not None and not _OF_TWO.search(part))
