"""Figures of a launch that whoever gave them corrected later.

"revised the range to 420 km from 600 km", "420 km, not 600 km as it had announced", "600㎞에서 420㎞로 정정했다"
    -> the figures of the sentence (or of the next one, if it has none) replace others of their column
    -> of earlier articles those of the same giver are what was said before (`replaced`)

A ministry in Tokyo keeps its figure when Seoul corrects one, and so do state media.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence

from msgspec import Struct

from bot.lang.unspaced.forms import unspaced_regex
from bot.model.analysis import OutletKind
from bot.model.answers import ArticleRef
from bot.model.evidence.launches import LaunchColumn, LaunchFact
from bot.news.counts import nations
from bot.news.launches.figures import figures
from bot.news.launches.launched import LaunchFigure
from bot.regexes import regex

_MEASURES = (LaunchColumn.NUMBER, LaunchColumn.RANGE, LaunchColumn.ALTITUDE, LaunchColumn.FLIGHT)
_FIRST = r"(?:initial|earlier|previous|original|first|preliminary)(?:ly)?"
_NOUN = (
    r"(?:ranges?|distances?|altitudes?|apogee|height|numbers?|count|estimates?|figures?|assessments?|analys[ie]s"
    r"|announcements?|data|flight\stime|duration)\b(?!\s(?:guidelines?|limits?|rules?)\b|\sof\s(?:\w+\s)?(?:launches|tests)\b)"
)
_ESTIMATE = r"(?:counts?|estimates?|figures?|assessments?)"
_BEEN = r"(?:was|were|been)\s(?:later\s|since\s)?"
_REVISED = r"(?:revis|correct|amend|updat|adjust|rectif)"
_ENGLISH = regex(
    rf"\b(?:(?:revis|correct|amend|updat|rectif)(?:es|ed|ied|s|ing)\s(?:down\s|up\s)?(?:the|its|their|an?)\s(?:[\w-]+\s){{0,4}}?{_NOUN}"
    rf"|(?:adjust|lower|rais)(?:s|es|ed|ing)\s(?:its|their)\s(?:[\w-]+\s){{0,2}}?{_ESTIMATE}\b)"
    rf"|\b{_NOUN}[^,;.]{{0,80}}?\s{_BEEN}{_REVISED}(?:ed|ied)\b"
    rf"|\b{_ESTIMATE}\b[^,;.]{{0,80}}?\s{_BEEN}(?:lowered|raised)\b"
    rf"|\b(?:not|instead\sof|rather\sthan)\s(?:the\s)?(?:[a-z\d][\w-]*\s){{1,4}}?(?:as\s|that\s)?"
    rf"(?:(?:it|they)\s(?:had\s)?(?:{_FIRST}\s)?|(?:had\s)?(?:been\s)?{_FIRST}\s)(?:said|announced|reported|estimated|put)\b"
)
_KOREAN = regex(
    r"(?:거리|고도|제원|(?:발사체|미사일|발사)\s?(?:수|횟수|개수)|체공\s?시간|비행\s?시간|추정치|수치|분석|평가|발표)"
    r"(?![가-힣]{0,3}\s?(?:법|안)\b)(?:(?!지침|설계|보고서)[^,.]){0,60}?(?:정정|수정|바로잡)(?=했|하[며고였]|한[\s다]|됐|된\s|돼|해\s|았)"
)
_UNSPACED = unspaced_regex(
    r"(?:距離|距离|高度|射程|発射数|数量|数据|数字|推定|分析|発表)[^。]{0,40}?"
    r"(?:(?:訂正|修正)(?:した|し、|して(?!い?な))|(?:更正|修正|订正)(?:为|了|称|，|。))"
)
_NOT_DONE = regex(
    r"\b(?:not|n['’]t|never|to|may|might|could|would|will|without|refus\w+|declin\w+|den(?:y|ied|ies)|if|whether|no|is|are)\s(?:[\w'’]+\s){0,2}$"
    r"|\b(?:missiles?|rockets?|projectiles?|[Ee]ngineers)\s(?:\w+ly\s)?$|(?:비행\s중|飛行中|飞行中)[^、，。,]{0,6}$"
)
_OF_COLUMN = (
    (LaunchColumn.RANGE, regex(r"\b(?:ranges?|distances?)\b|거리|距離|距离|射程")),
    (LaunchColumn.ALTITUDE, regex(r"\b(?:altitudes?|apogee|height)\b|고도|高度")),
    (LaunchColumn.NUMBER, regex(r"\b(?:numbers?|count)\b|\s?(?:수|횟수|개수)(?=[를을가이]|\s)|発射数|数量")),
    (LaunchColumn.FLIGHT, regex(r"\b(?:time|duration)\b|시간")),
)
_FORMER_BEFORE = regex(
    r"\bfrom\s(?:(?!to\b)[A-Za-z'’-]+\s){0,5}$"
    r"|\b(?:(?:initial|earlier|previous|original|preliminary)(?:ly)?|first\s(?:said|announced|reported|estimated|put))\b[^,;.\d]{0,50}$"
    r"|(?:당초|애초|처음|앞서|최초)[^,.\d]{0,24}$",
    re.IGNORECASE,
)
_UNSPACED_FORMER = unspaced_regex(r"(?:当初|最初|先に|此前|原先|先前|之前|从|由)[^、，。\d]{0,24}$")
_FORMER_BEHIND = regex(
    rf"\s(?:(?:as|that|which)\s)?(?:(?:it|they)\s)?(?:had\s)?(?:been\s)?{_FIRST}\s(?:said|announced|reported|estimated|put)"
    r"|에서\s|(?:이?라고|으?로)\s?(?:발표|밝혔|추정|공지|판단|분석)(?:했|한|하였|됐)|(?:から|と(?:発表)?していた)"
)
_NEAR = 60
_NO_COLUMN = regex(r"[,;.。，、\d]")
_JOINT_CHIEFS = regex(
    r"\bJoint\sChiefs\b|\bJCS\b|합참|합동참모본부|合同参謀本部|[联聯]合[参參][谋謀]本部", re.IGNORECASE
)


class FigureCorrection(Struct, frozen=True):
    """A note that the figures of these columns in a sentence, or in the next one, correct others. `former` are the
    values that the sentence gives as the earlier ones."""

    columns: frozenset[LaunchColumn]
    former: Mapping[LaunchColumn, str]

    def replaces(self, column: LaunchColumn) -> str | None:
        """As in `LaunchFact`."""
        return self.former.get(column, "") if column in self.columns else None


def correction(words: str) -> FigureCorrection | None:
    """The correction of figures that a sentence tells of, in the form of `matched_form`; None for none."""
    for pattern in (_ENGLISH, _KOREAN, _UNSPACED):
        found = pattern.search(words)
        if found is None or _NOT_DONE.search(words, max(0, found.start() - _NEAR), found.start()):
            continue
        behind = _NO_COLUMN.split(words[found.end() : found.end() + _NEAR], maxsplit=1)[0]
        named = frozenset(column for column, nouns in _OF_COLUMN if nouns.search(found[0] + behind))
        former = {one.column: one.written for one in figures(words) if is_former(words, one)}
        return FigureCorrection(named or frozenset(_MEASURES), former)
    return None


def is_former(words: str, figure: LaunchFigure) -> bool:
    """Whether a figure of a sentence with a correction is the one that was given before."""
    before = words[max(0, figure.start - _NEAR) : figure.start]
    is_before = _FORMER_BEFORE.search(before) or _UNSPACED_FORMER.search(before)
    return is_before is not None or _FORMER_BEHIND.match(words, figure.end) is not None


def replaced(
    facts: Sequence[tuple[Hashable, LaunchFact]], articles: Mapping[Hashable, ArticleRef]
) -> frozenset[tuple[Hashable, LaunchFact]]:
    """Which facts of a column of one launch an article that came later corrects."""
    found = set[tuple[Hashable, LaunchFact]]()
    for by, fact in facts:
        if fact.replaces is None:
            continue
        earlier = [one for one in facts if articles[one[0]].at < articles[by].at and one[1].value != fact.value]
        of_giver = [one for one in earlier if _is_of_giver(one, articles, fact)]
        if fact.replaces:
            before = [one for one in of_giver if one[1].value == fact.replaces]
            if states(fact.giver or "") or len({states(one.giver or "") for _, one in before} - {frozenset()}) <= 1:
                found.update(before)
        elif len({one.value for _, one in of_giver}) == 1:
            found.update(of_giver)
    return frozenset(found)


def states(giver: str) -> frozenset[str]:
    """The nations that a giver's name has; Joint Chiefs of Staff of no nation are those of the South."""
    return nations(giver) or (nations("South Korea") if _JOINT_CHIEFS.search(giver) else frozenset())


def _is_of_giver(one: tuple[Hashable, LaunchFact], articles: Mapping[Hashable, ArticleRef], later: LaunchFact) -> bool:
    """Whether a fact may be of who corrects it: of the same state or name; or of nobody else and the one corrected."""
    by, fact = one
    outlet = articles[by].outlet
    if fact.giver is None and outlet is not None and outlet.kind is OutletKind.STATE_MEDIA:
        return False
    mine, theirs = (states(giver or "") for giver in (later.giver, fact.giver))
    if mine and theirs:
        return bool(mine & theirs)
    if fact.giver and later.giver and fact.giver.casefold() == later.giver.casefold():
        return True
    return fact.value == later.replaces and (not theirs or not mine)
