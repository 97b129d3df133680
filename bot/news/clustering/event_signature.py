"""Terms for events that happen at most once a day: a launch by North Korea and its day.

    title names a launch or what is launched -> sentences of the lead that report one -> their day -> a term

Reports of one launch share few words: first it is an unidentified projectile that the South's military detected, a day
later a named weapon that state media praise. They share the day. A launch that is expected or long past gives no term,
nor does the day on which somebody spoke about it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import date
from itertools import islice

from msgspec.structs import replace

from bot.lang.days import WEEKDAY, WEEKDAY_NAME, days
from bot.lang.sentences import first_sentence, sentences
from bot.model.analysis import Span
from bot.news.launches.launch_words import tells_of_others
from bot.news.launches.reports import LaunchArticle, launch_reports
from bot.news.terms.words import Terms
from bot.regexes import regex

_EVENT = "launched "
"""How an event term begins. No other term has a space."""
_EVENT_COUNT = 16
"""An event term counts as a word that the text has this many times."""
_LEAD = 900
_OPENING = 2
"""The number of sentences that are read for launches in full: a reading of the lead takes 1 ms."""
_RECENT = 3
"""A launch more days ago is background."""
_SPOKEN = regex(rf"\b(?:said|says|announced|reported|claimed|confirmed|told \w+)(?: on)? {WEEKDAY}", re.IGNORECASE)
_WHAT = r"(?:missiles?|guided weapons?|icbms?|slbms?|projectiles?|rockets?|satellites?|hwasong\S*)"
_TITLE = regex(
    rf"\b(?:{_WHAT}|launch\w*|test[- ]?fir\w+|fir(?:es|ed|ing))\b|미사일|유도무기|발사|위성|icbm"
    r"|ミサイル|打ち上げ|[発发發試试]射|[导導飞飛][弹彈]",
    re.IGNORECASE,
)
# Verbs only: a noun ("the launch of a missile") often refers to an earlier launch.
_LAUNCHED = regex(
    r"\b(?:(?:test[- ])?(?:fired|launched|tested)|flew|fell|landed|came down|splashed down|conducted)\b", re.IGNORECASE
)
_LAUNCHABLE = regex(rf"\b(?:{_WHAT}|weapons?(?: systems?)?)\b", re.IGNORECASE)
_LAUNCH_OF_A_DAY = regex(
    rf"{WEEKDAY_NAME}['’]s (?:[\w-]+ ){{0,3}}?(?:launch|test|firing)(?:e?s)?\b"
    rf"|\b(?:after|following) (?:[\w'’.-]+ ){{1,8}}?(?:launch|test|firing)(?:e?s)?(?: on)? {WEEKDAY_NAME}\b",
    re.IGNORECASE,
)
"""A noun with its day: the day behind "the launch of a missile" may be that of a reaction."""
_TITLE_WITH_DAY = regex(
    rf"(?<!last ){WEEKDAY_NAME}['’]s (?:[\w-]+ ){{0,3}}?(?:(?:launch|test|firing)(?:e?s)?|missiles?)\b"
    rf"|\b(?:fired|launched|tested)(?: on)? {WEEKDAY_NAME}\b",
    re.IGNORECASE,
)
_BY_THE_NORTH = regex(
    r"north korea|n\. korea|\bthe north\b|pyongyang|dprk|korean people['’]s army|\bkpa\b|kim jong[ -]un|hwasong",
    re.IGNORECASE,
)
_OTHERWISE = regex(
    r"\b(?:prepar\w+|ready|readiness|could|might|may have|would|will|plans?|if|ukrain\w+|kyiv|russian forces)\b"
    r"|\b(?:minuteman|hyunmoo|nuri)\b"
    r"|\b(?:condemn|denounc|critici[sz]|slamm?|blast)(?:s|ed|es)? (?:the )?(?:u\.?s\b|united states|south|seoul|japan)",
    re.IGNORECASE,
)
_KOREAN = regex(
    r"(?:북한|김정은|화성|미사일총국)[^\n]{0,80}?(?P<when>\d{1,2}일|전날|이날)[^.\n]{0,60}?"
    r"(?:발사(?:를 )?(?:했|한|하)|쐈|쏘아|(?:시험|발사)을?를? (?:진행|실시|단행)(?:했|하))"
    r"|(?P<at_once>\d{1,2}일) (?:새벽|아침|오전|낮|오후|저녁|밤) 북한이"
    r"(?![^.\n]{0,80}(?:전날|\d일))[^.\n]{0,60}?(?:발사했|쐈|쏘았)"
)
_OTHERS_KOREAN = regex(
    r"(?:미국|미군|한국|한국군|한미|한미일|국군|우리 군|국방과학연구소|남한|남측|러시아|러시아군|중국)[이은는가] "
    r"|현무|미니트맨|누리호|^북한의? (?:[가-힣]+ ){0,2}[가-힣]+에 (?:대응|맞서|대비)"
)
"""Whoever launches beside the North, which condemns it or is what a drill is held against."""
_VERB_EAST = (
    r"(?:(?:発射|打ち上げ)(?:[しさたら](?!(?:れ?て)?い?な)|を行)"
    r"|(?<![未没沒])(?<!没有)(?<!沒有)[发發試试]射(?!的|台|场|場|前|计划|計劃))"
)
"""A launch; not "発射しなかった"."""
_EAST_ASIAN = regex(rf"(?P<before>[^\n。]{{0,80}})(?P<verb>{_VERB_EAST})[^\n。]{{0,80}}")
_LAUNCH_EAST = regex(_VERB_EAST)
_NORTH_EAST = regex(r"(?<![对對])朝[鮮鲜](?!の|半島|半岛)|北韓|金正恩|朝中社")
_WEAPON_OF_THE_NORTH_EAST = regex(r"火星[-－]?\d|火星[砲炮]")
_OTHERS_EAST = regex(
    r"(?<![向往对對与與和同在])(?:米国|米|美国|美國|美|韓国|韓國|韩国|韓|韩|中国|中國|俄罗斯|俄|ロシア)(?:[軍军]方?)?"
    r"(?:が|(?=\d|当地|昨|成功|首次|[发發試试]射))"
)
"""Others who launch, behind the North, which condemns it."""
_SHELLS = regex(r"포탄|포사격|[炮砲][弹彈弾]")
_ROCKETS = regex(
    r"미사일|유도무기|위성|로켓|발사체|방사포|화성|탄도탄|[A-Z]{2,3}BM|ミサイル|ロケット|衛星|飛翔体|弾道弾|[导導飞飛][弹彈]|火箭|[卫衛]星|火星"
)
"""What is fired from guns is no launch, unless rockets are named beside it."""
_DAY_EAST = regex(r"(?<!\d)\d{1,2}日")
_OTHERWISE_EAST = regex(
    r"予告|計画|準備|可能(?!性[がの]ある(?:もの|物|飛))|兆候|恐れ|近日|日前|先月|先週|昨年|上月|上周|去年|安[保全]?理|[计計][划劃]"
    r"|[准準][备備]|[将將]要|[迹跡]象|如果|もし"
)


def event_terms(title: str, text: str, published: date, *, is_north: bool = False) -> frozenset[str]:
    """The event terms of an article without its dateline; `published` is its day in Seoul. `is_north`: of a report from
    Pyongyang, where a launch is the North's unless it is said to be another's."""
    if not _TITLE.search(title):
        return frozenset()
    lead = text[:_LEAD]
    named = None if tells_of_others(title) else _TITLE_WITH_DAY.search(title)
    is_told_by_title = named is not None and any(map(_is_on_the_north, islice(sentences(lead), _OPENING)))
    english = [named[0]] if named and is_told_by_title else _english(lead, is_north=is_north)
    reports = (*english, *_korean(lead), *_japanese_or_chinese(lead))
    first = (next(days(words, published), None) for words in reports)
    return frozenset(f"{_EVENT}{day}" for day in first if day is not None and (published - day).days <= _RECENT)


def launch_days(
    title: str, text: str, published: date, terms: frozenset[str], *, is_north: bool = False
) -> frozenset[int]:
    """The recent days on which the North launched something by a text's title and lead, as ordinals; `terms` are the
    event terms of the text."""
    lead = text[:_LEAD]
    headline = title or first_sentence(lead)
    if not _TITLE.search(headline):
        return frozenset()
    signature = terms if title else event_terms(headline, text, published, is_north=is_north)
    found = {date.fromisoformat(term.removeprefix(_EVENT)) for term in signature}
    found = found or set(
        _own_launches(title, " ".join(islice(sentences(lead), _OPENING)), published, is_north=is_north)
    )
    return frozenset(day.toordinal() for day in found if (published - day).days <= _RECENT)


def _own_launches(title: str, opening: str, published: date, *, is_north: bool) -> Iterator[date]:
    """The days of the launches that a text reports as its own."""
    text = f"{title}.\n{opening}" if title else opening
    for report in launch_reports(LaunchArticle(text, list(_spans(text)), published, is_north, title)):
        if report.own and report.day is not None:
            yield report.day


def _spans(text: str) -> Iterator[Span]:
    start = 0
    for sentence in sentences(text):
        start = text.index(sentence, start)
        yield Span(start, start + len(sentence))
        start += len(sentence)


def with_events(terms: Terms, events: Collection[str], without: Collection[str] = ()) -> Terms:
    """Terms with those of events as names, and `without` some of their own."""
    counts = {term: count for term, count in terms.counts.items() if term not in without}
    counts |= dict.fromkeys(events, _EVENT_COUNT)
    return replace(terms, counts=counts, named=terms.named | set(events), initial=terms.initial & counts.keys())


def is_event(term: str) -> bool:
    """Whether a term of a vector is an event term, also of the vector of language-independent terms."""
    return term.removeprefix("=").startswith(_EVENT)


def _english(lead: str, *, is_north: bool) -> Iterator[str]:
    """The sentences that report a launch, without the days on which somebody said so."""
    for sentence in sentences(lead):
        reported = _reported_launch(sentence)
        if not reported or _OTHERWISE.search(sentence):
            continue
        if _BY_THE_NORTH.search(sentence) or (is_north and not tells_of_others(sentence)):
            yield _SPOKEN.sub(" ", reported)


def _is_on_the_north(sentence: str) -> bool:
    """Whether an English sentence is about launches by the North, whenever."""
    about = _LAUNCHABLE.search(sentence) and _BY_THE_NORTH.search(sentence)
    return about is not None and not _OTHERWISE.search(sentence) and not tells_of_others(sentence)


def _korean(lead: str) -> Iterator[str]:
    """The days of launches. Within the hour the day stands before the North: "합참은 12일 오전 북한이 … 발사했다고"."""
    for found in _KOREAN.finditer(lead):
        if not _OTHERS_KOREAN.search(found[0]) and not _tells_of_shells(found[0]):
            yield found["when"] or found["at_once"]


def _japanese_or_chinese(lead: str) -> Iterator[str]:
    """The days of launches, each the last that its sentence names before the verb: "28日、27日夜に打ち上げた"."""
    if "日" not in lead:
        return
    for found in _EAST_ASIAN.finditer(lead):
        named = list(_DAY_EAST.finditer(found["before"]))
        if not named or _tells_of_shells(found[0]) or _OTHERWISE_EAST.search(found[0]):
            continue
        if _is_the_norths(found, named[-1].end()):
            yield named[-1][0].replace("日", "일")


def _tells_of_shells(words: str) -> bool:
    return _SHELLS.search(words) is not None and _ROCKETS.search(words) is None


def _is_the_norths(found: re.Match[str], day: int) -> bool:
    """Whether the launch of a Japanese or Chinese sentence, on the day that ends at `day`, is the North's: nobody else
    who launches is named behind it, nor another launch before it."""
    named = list(_NORTH_EAST.finditer(found["before"]))
    if not named:
        return _WEAPON_OF_THE_NORTH_EAST.search(found[0]) is not None
    north = named[-1].end()
    is_another = _LAUNCH_EAST.search(found["before"], day, north) is not None
    return not is_another and _OTHERS_EAST.search(found["before"] + found["verb"], north) is None


def _reported_launch(sentence: str) -> str:
    """The words with the day of a launch: the sentence where a verb tells it, else the noun with its day."""
    if _LAUNCHED.search(sentence) and _LAUNCHABLE.search(sentence):
        return sentence
    named = _LAUNCH_OF_A_DAY.search(sentence)
    return named[0] if named else ""
