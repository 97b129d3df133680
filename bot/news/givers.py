"""Who gives a number, by the sentence that has it: the subject of the verb of saying that governs it.

    "…, the mission's chief told reporters"     after the number
    "The ministry said that …", "after …"       before it, the last one
    "according to the Red Cross"                on either side
    "…고 국가정보원이 18일 밝혔다", "국방부는 … 밝혔다"
    防衛省は31日、…と発表した, 韓国軍によると, 防卫省31日说，, ，韩国军方说。

A pronoun names nobody, and neither does 同省: the antecedent is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from bot.lang.datelines import opening
from bot.lang.days import WEEKDAY_NAME
from bot.lang.intentions import is_intention
from bot.lang.numbers import ABOUT
from bot.lang.scripts import HAN, HANGUL, KATAKANA, is_japanese, is_korean, is_unspaced
from bot.lang.unspaced.forms import matched_form, unspaced_regex
from bot.regexes import regex

_LONGEST = 60
_SAYS = (
    r"(?:sa(?:id|ys)|told|tells|reported|reports|estimate[sd]|announced|added|confirmed|believes|acknowledged"
    r"|claim(?:s|ed)"
    rf"|puts?(?=\s(?:the|that|its|their|this|it|them)\s|\s[^,;.]{{1,{_LONGEST}}}?\sat\s$)|spoken?\s+of|speaks\s+of|counts|knew\s+of|warned"
    r"|declared|disclosed|revealed)\b"
)
_NAME = rf"(?P<who>(?:[A-Z]|[Tt]he\s|[Aa]n?\s|[Oo]ne\s|[Tt]wo\s)[^,;:“”\"]{{0,{_LONGEST}}}?)"
_HAS = r"(?:(?:has|had|have|also|later)\s)"
_BEFORE = regex(
    rf"(?:^|[,;:]\s|\b(?:after|since|when|while|that|but|and)\s){_NAME}(?:,\s[^,]{{1,40}},)?"
    rf"\s{_HAS}*{_SAYS}"
)
_BEHIND = regex(rf"[,”\"]\s{_NAME}\s{_HAS}*{_SAYS}")
_NEXT_PHRASE = (
    r"\s(?<!\bof\s)(?<!\bfor\s)(?<!\bat\s)(?<!\bin\s)(?<!\bfrom\s)(?<!\band\s)(?<!\bto\s)(?<!\bby\s)(?<!\bwith\s)"
    r"(?<!\bon\s)"
)
"""The end of a noun phrase before the subject that follows without a comma."""
_MEASURED = r"(?:k?m|kilomet(?:er|re)s?|miles?|met(?:er|re)s?|minutes?|seconds?|hours?|according)\b"
_ACCORDING = regex(
    rf"\b[Aa]ccording\s+to\s+(?P<who>[^,;.]{{2,{_LONGEST}}}?)(?=$|[,;.“”\"]|{_NEXT_PHRASE}(?:the|an?|it|they"
    rf"|there|this|these|those|{ABOUT})\s|\s(?:and|but|or|while)\s(?:{ABOUT}\s)?\d[\d.,]*[\s-]?{_MEASURED}"
    rf"|\s(?:on\s|late\s|early\s)*(?:{WEEKDAY_NAME}|today|yesterday)\b)"
)
_CLAUSE = regex(r"(?:(?!\b(?:who|which|that)\b).)*\b(?:is|are|was|were|has\sbeen|will|would)\b")
_PRONOUN_SAYS = regex(
    rf"\W{{0,3}}(?:He|She|It|They)\s{_HAS}{{0,2}}{_SAYS}"
    r"|\W{0,3}(?:그는|그녀는|이들은)\s"
)
_KOREAN_SAYS_ON = regex(
    r"[다라]고(?:도)?\s(?:봤|했|밝혔|말했|전했|덧붙였|설명했|주장했|내다봤|추정했|보고했)다\W{0,3}$"
)
_LONGEST_SAYING = 24
_DAY = regex(rf"\s(?:on\s)?{WEEKDAY_NAME}$")
_NOBODY = regex(r"(?:it|he|she|they|we|this|that|there|who|which|nobody|none|no|neither|few|as|if)\b", re.IGNORECASE)

_KOREAN_SAYS = (
    r"(?:밝혔|말했|전했|보고했|정정했|내다봤|주장했|설명했|발표했|추정했|추산했|덧붙였|강조했|보고\s있|파악했|집계했"
    r"|(?:파악|집계|추정|추산)(?:한다|하고))"
)
_KOREAN_NAME = rf"(?P<who>[{HANGUL}A-Za-z·]{{2,20}}?(?:\s[{HANGUL}A-Za-z·]{{1,20}}?){{0,2}}?)"
_KOREAN_BEHIND = regex(rf"고\s{_KOREAN_NAME}[이가은는]\s(?:[^\s]+\s){{0,3}}{_KOREAN_SAYS}")
_KOREAN_CLAUSE = regex(
    rf"(?:밝|말|전|주장|발표|추정|추산)[{HANGUL}]{{0,6}}(?:지만|으나|는데|고|며|반면),?\s(?={_KOREAN_NAME}[은는]\s)"
)
"""The end of a clause in which somebody else says something."""
_KOREAN_COUNTED = (
    "(?:(?:사망|부상|중상|경상|실종|사상|희생|전사|생존|확진|감염|체포|구속|구금|대피|이탈)자"
    r"|이재민|환자|병력|인원|규모|시신|(?<=\s)수|숫자)"
)
_KOREAN_BEFORE = regex(
    rf"\W*(?!(?:[{HANGUL}]{{1,12}}\s){{0,2}}?[{HANGUL}]{{0,6}}?{_KOREAN_COUNTED}[은는이가]\s){_KOREAN_NAME}[은는이가]\s"
    rf"(?=.*{_KOREAN_SAYS})"
)
"""A subject that says something, and is not the people whose number is told: "부상자는 14명이라고 덧붙였다"."""

_FARTHEST, _LONGEST_END = 400, 100
"""Characters of a Japanese or Chinese sentence before a number, and at its end, in which the speaker is looked for."""
_UNSPACED_NAME = rf"(?P<who>[{HAN}{KATAKANA}A-Za-z・·]{{1,20}}(?:の[{HAN}{KATAKANA}・]{{1,16}}){{0,2}})"
_SAID_IN_JAPANESE = (
    "(?:発表し|明らかにし|述べ|伝え|報じ|語っ|説明し|主張し|表明し|指摘し|報告し|推定し|分析し|公表し|確認し|話し)(?:た|ている|て)"
    "|(?:と)?みている|としている|推計し(?:た|ている)"
)
_SPEAKER_ENDS = (
    "(?<=[省庁軍部局院府氏官長相領席記社会団国鮮紙署隊盟聞信士家授A-Z])|(?<=機関)|(?<=大使)|(?<=担当者)"
    "|(?<=当局)|(?<=当局者)|(?<=関係者)|(?<=テレビ)"
)
"""Where the name of a Japanese speaker ends: a body, an office, a title."""
_JAPANESE_SOURCE = unspaced_regex(
    rf"(?:^|[、。」])(?:また、)?(?!(?:一部)?報道|それ|これ|同[省庁軍部局院府社紙署氏](?:の(?:発表|報道|推定|分析))?に|規定|計画|合意|法律|発表){_UNSPACED_NAME}(?:の発表|の報道|の推定|の分析)?に(?:よると|よれば)、?"
)
_JAPANESE_SUBJECT = unspaced_regex(rf"(?:^|[、。」])(?:また、|一方、|さらに、)?{_UNSPACED_NAME}(?:{_SPEAKER_ENDS})は")
_JAPANESE_SAID = unspaced_regex(
    rf"(?:と|ことを|との[^、。は]{{1,8}}を)[^、。はが]{{0,10}}?(?:{_SAID_IN_JAPANESE})[。]?\s*$"
)
_JAPANESE_BEHIND = unspaced_regex(
    rf"と、?{_UNSPACED_NAME}(?:{_SPEAKER_ENDS})[はが][^、。はが]{{0,12}}?(?:{_SAID_IN_JAPANESE})[。]?\s*$"
)
_JAPANESE_GOES_ON = unspaced_regex(
    rf"(?:と|とも)(?:した|も?述べた|いう|のことだ|み(?:ている|られる))[。]?\s*$|(?:{_SAID_IN_JAPANESE})[。]?\s*$"
)
_SAYS_IN_CHINESE = (
    "(?:说(?!明)|称(?!号|为)|表示|(?:通报|报道|报告|发布消息)(?:说|称)?|宣布|证实|指出|透露|披露|认为|估计(?!将))"
)
_CHINESE_WHEN = (
    r"(?:\d{1,2}月)?(?:\d{1,2}日|[周星]期?[一二三四五六日]|当天|今天|今日|昨天|昨日|当地时间)?(?:上午|下午|[早晚]间?|凌晨)?"
    "(?:(?:在|向|对|就)[^，。、]{1,14}?)?"
)
_CHINESE_NAME = rf"(?P<who>(?![有这此其他她该并也还将但而且])[{HAN}A-Za-z·]{{2,20}}?)"
_CHINESE_SAYS = unspaced_regex(
    rf"(?:^|[，。；、”])(?!据)(?:而|但|另外?|随后)?{_CHINESE_NAME}{_CHINESE_WHEN}{_SAYS_IN_CHINESE}(?=[，：,“]|[^，。]{{2}})"
)
_CHINESE_SOURCE = unspaced_regex(
    rf"(?:^|[，。；])(?:另?据|根据){_CHINESE_NAME}{_CHINESE_WHEN}(?:报道|消息|说法|通报|统计|估算|的?分析|数据)(?:说|称)?[，,]"
)
_CHINESE_BEHIND = unspaced_regex(rf"[，”]{_CHINESE_NAME}{_CHINESE_WHEN}{_SAYS_IN_CHINESE}[。]?\s*$")


def giver(sentence: str, at: int) -> tuple[int, int] | None:
    """The span of who gives the number at this offset of the sentence; None where the sentence does not say."""
    return givers(sentence)(at)


def givers(sentence: str) -> Callable[[int], tuple[int, int] | None]:
    """The same for any number of a sentence, whose language is looked for once."""
    if is_unspaced(sentence):
        read = _japanese if is_japanese(sentence) else _chinese
        return partial(read, matched_form(sentence))
    return partial(_korean if is_korean(sentence) else _english, sentence)


def goes_on_saying(sentence: str) -> bool:
    """Whether a Japanese sentence without a subject tells what the one spoken of said: "…に上る見通しだとした"."""
    if not is_unspaced(sentence):
        return False
    words = matched_form(sentence)
    said = _JAPANESE_GOES_ON.search(words, max(0, len(words) - _LONGEST_END))
    return said is not None and _JAPANESE_SUBJECT.search(words, 0, _FARTHEST) is None


def is_said_by_pronoun(sentence: str) -> bool:
    """Whether a sentence begins with a pronoun that says something, or has in Korean a verb of saying at its end: "He
    put the number at 11,000", "3000명이 숨졌다고 덧붙였다"."""
    saying = _KOREAN_SAYS_ON.search(sentence, max(0, len(sentence) - _LONGEST_SAYING))
    return saying is not None or _PRONOUN_SAYS.match(sentence) is not None


def intends(cue: str | None) -> bool:
    """Whether a statement's verb says what somebody means to do: "the North plans to send 12,000" is not a statement of
    the North."""
    return cue is not None and is_intention(cue)


def _somebody(found: re.Match[str], offset: int) -> tuple[int, int] | None:
    start = found.start("who")
    end = start + len(_DAY.sub("", found["who"]))
    return None if _NOBODY.match(found["who"]) or _CLAUSE.match(found["who"]) else (start + offset, end + offset)


def _english(sentence: str, at: int) -> tuple[int, int] | None:
    for pattern in (_BEHIND, _ACCORDING):
        if (found := pattern.search(sentence, at)) is not None:
            return _somebody(found, 0)
    start = min(opening(sentence), at)
    words = sentence[start:at]
    before = [*_BEFORE.finditer(words)] or [*_ACCORDING.finditer(words)]
    return _somebody(before[-1], start) if before else None


def _korean(sentence: str, at: int) -> tuple[int, int] | None:
    behind = _KOREAN_BEHIND.search(sentence, at)
    if behind is not None:
        return behind.span("who")
    start = max((clause.end() for clause in _KOREAN_CLAUSE.finditer(sentence, 0, at)), default=0)
    before = _KOREAN_BEFORE.match(sentence, start)
    return before.span("who") if before is not None and before.end("who") <= at else None


def _japanese(words: str, at: int) -> tuple[int, int] | None:
    """The source before によると, else the subject of the verb of saying that ends the sentence."""
    sourced = [*_JAPANESE_SOURCE.finditer(words, max(0, at - _FARTHEST), at)]
    if sourced:
        return sourced[-1].span("who")
    behind = _JAPANESE_BEHIND.search(words, max(at, len(words) - _LONGEST_END))
    if behind is not None:
        return behind.span("who")
    subject = _JAPANESE_SUBJECT.search(words, 0, min(at, _FARTHEST))
    said = _JAPANESE_SAID.search(words, max(at, len(words) - _LONGEST_END))
    return subject.span("who") if subject is not None and said is not None else None


def _chinese(words: str, at: int) -> tuple[int, int] | None:
    """The subject of a verb of saying, or the source after 据, that was last named before a number; else the one that
    ends the sentence."""
    low = max(0, at - _FARTHEST)
    before = [one for pattern in (_CHINESE_SOURCE, _CHINESE_SAYS) for one in pattern.finditer(words, low, at)]
    found = max(before, key=lambda one: one.end(), default=None) or _CHINESE_BEHIND.search(
        words, max(at, len(words) - _LONGEST_END)
    )
    return found.span("who") if found is not None else None
