"""Find the coming events that one article names.

    sentences -> the events of each (`english`, `korean`), with the hour and who says so
              -> one report an event: a later sentence about the same kind and days adds the hour that it tells
              -> "It ends on March 20": the event before goes on until that day

Events are those of the article: what lies ahead is reckoned from the day of its publication.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from msgspec import Struct
from msgspec.structs import replace

from bot.lang.assertion.embedding import is_unvouched
from bot.lang.assertion.unreal import UnrealParts
from bot.lang.datelines import after_byline
from bot.lang.scripts import Writing, is_korean, is_unspaced, writing
from bot.lang.stems import may_have
from bot.lang.unspaced.forms import is_overlong, matched_form
from bot.model.analysis import Span
from bot.model.evidence.ahead import AheadDays, AheadKind, AheadReport, AheadStatus, AheadTime
from bot.news.ahead import english, korean
from bot.news.ahead.event_mentions import EndMention, EventMention
from bot.news.ahead.outcomes import OPENING, outcome
from bot.news.ahead.unspaced import chinese, japanese
from bot.news.givers import giver
from bot.news.launches.clock import clock_times
from bot.news.named_days import named_days
from bot.news.whole_sentences import whole_sentences
from bot.regexes import regex

STEMS = (
    "will", "shall", "scheduled", "slated", "planned", "plans to", " set ", " due ", "expected", " to hold", " to be",
    "is to ", "are to ", "could", "may ", "might", "would", "must", "deadline", "order", "postpone", "reschedule",
    "put off", "called off", "cancel", "open", "hold", "begin", "start", "resume", "kick off", "next ", "tomorrow",
    " off ", " off.", " off,",
    "upcoming", "delay", "agreed to", "decided to", "meet", "runs ", "run ", "travel", "arriv", "convene", "close",
    "host", "kicks off", "moved", "pushed back", "brought forward", "deferred", "puts off", "until", "by the end",
    "told", "ends on", "end on", "is on ", "visit", "place", "vote", "the polls", "예정", "기로", "오는", "한다",
    "된다", "연다", "난다", "는다", "진다", "열린다", "열리는", "치러지는", "개최되는", "실시되는", "시작되는",
    "개막하는", "진행되는", "할것", "할 것", "하겠", "까지", "가능성", "연기", "미뤄", "미뤘", "미루", "늦춰", "늦췄",
    "늦추", "순연", "앞당", "변경", "조정", "바꿨", "바뀌", "당겼", "옮겼", "취소", "검토", "전망", "계획", "방침",
    "예고", "suspend", "falls on", "것으로", "로 잡", "로 정", "로 확정", "로 결정", "日", "月", "周", "週", "天", "年",
    "scrap", "axed", "shelve", "satellite", "rocket", "위성", "로켓", "무산", "철회", "中止", "取りやめ", "延期",
    "取消", "推", "衛星", "卫星", "ロケット", "火箭", "sentenced", "guilty", "convict", "acquit", "선고",
    "星期", "礼拜", "禮拜", "あす", "あさって",
)  # fmt: skip
"""Folded words, one of which is in every text that names a coming event."""
_OPENING = regex(r"\W{0,2}[A-Z][A-Za-z]+,\s[A-Z][a-z]+\.?\s\d{1,2}\s(?:\([^)]{1,40}\)\s)?-{1,2}\s|\([^)]{1,24}발\)\s")
_SAID_BEHIND = regex(
    r",\s(?:according\sto\s[^,;\"“”]{2,90}|(?:the\s|an?\s|two\s|its\s|officials|sources|diplomats|lawmakers|[A-Z])[^,;\"“”]{1,90}?\s(?:said|says|told|announced|reported"
    r"|added|decided|confirmed)\b[^;\"“”]{0,80}|citing\s[^;\"“”]{2,90})[.]?\s*$"
)
_SAID_BEFORE = regex(
    r"^(?:[^,;\"“”]{2,90}?)\s(?:said|announced|confirmed|reported)\s(?:on\s\w+day\s)?that\s(?=\w[^\"“”]*$)"
)
_SAID_KOREAN = regex(r"(?<=다)고\s[^,\"“”]{2,60}?(?:밝혔|말했|전했|보도했|설명했|발표했)다[.]?\s*$")
_LEANS = regex(
    r"^\W{0,2}(?:It|They|He|She|Both|This|These|Those|That)\b|^\W{0,2}(?:The|Their|His|Her|Its|Such)\s(?:[\w-]+\s){0,2}?(?:meetings?|talks|summit"
    r"|exercises?|drills?|visit|trip|trial|hearing|vote|election|session|event|launch|deadline|ceremony|forum|sides|two)"
    r"\s(?!of\b|between\b|on\b|for\b|with\b|in\b|by\b|against\b)"
    r"|^\W{0,2}(?:이번|해당|양측|양국|두\s|그는|그녀는|이들은|이\s|그\s|(?:회담|회의|훈련|연습|재판|선거|방문|협의|행사)(?:은|는|이|에는)\s)"
    r"|^(?:両(?:氏|者|首脳|外相|国|政府)|同(?:氏|会議|会談|訓練|行事)|これ|この|今回の?|(?:会談|会議|訓練|演習|協議)は"
    r"|双方|雙方|此次|该|該|(?:会谈|會談|会议|會議|演习|演習)将?|两人|兩人|两国|兩國)"
)
_ZONE = regex(
    r"\s?\(?(?P<zone>KST|JST|GMT|UTC|E[SD]?T|P[SD]T|CET|MSK|(?:Korea|Korean|Seoul|Tokyo|Moscow|Beijing|local)\s(?:standard\s)?time)\b"
)
_ZONE_BEFORE = regex(r"(?P<zone>현지시간|한국시간|미국\s?동부시간|우리시간)[^.]{0,12}$")
_CLAUSE_END = regex(
    r",\s(?=(?:which|who|where|while|when|as|after|before|and|but|in|with|a|an|the|part|saying|adding)\b)|;\s|\s-{1,2}\s|,\s(?=[가-힣])"
)
_PERFECT = regex(r"\b(?:has|have)\s(?:(?:now|also|again|since|been)\s){0,2}$")
_LONG = 200
"""Characters; of a longer sentence only the clauses with the event are shown."""
_LONGEST_PAIR = 300
_DISTANT = timedelta(days=550)
_MOST_DAYS = 31


class AheadArticle(Struct, frozen=True):
    """An article as it is read for coming events: its text, the spans of its sentences, the day of its publication in
    Korea, and its headline."""

    text: str
    sentences: Sequence[Span]
    published: date
    title: str = ""


def ahead_reports(article: AheadArticle) -> tuple[AheadReport, ...]:
    """The coming events that an article names, in its order."""
    if not may_have(article.text, STEMS):
        return ()
    found: list[AheadReport] = []
    before: Span | None = None
    whole = list(whole_sentences(article.text, article.sentences))
    unreal = UnrealParts(article.text, whole, article.title)
    for place, span in enumerate(whole):
        start = _begin(article.text, span)
        sentence = article.text[start : span.end]
        for told in _mentions(sentence, article.published):
            if isinstance(told, EndMention):
                if not unreal.has(place, span.start):
                    _go_on(found, told)
            elif unreal.has(place, start + told.start) or is_unvouched(matched_form(sentence), told.start, told.end):
                continue
            elif _is_near(told.days, article.published):
                report = _report(sentence, start, told, article.published)
                _add(found, _with_antecedent(report, article.text, before) if _LEANS.match(sentence) else report)
        before = span
    return tuple(found)


def ahead_outcomes(article: AheadArticle) -> tuple[AheadReport, ...]:
    """What the opening of an article tells of events whose day its sentence does not name."""
    if not may_have(article.text, STEMS):
        return ()
    whole = list(whole_sentences(article.text, article.sentences))[:OPENING]
    found: list[AheadReport] = []
    day = AheadDays(article.published, article.published)
    for place, span in enumerate(whole):
        start = _begin(article.text, span)
        sentence = article.text[start : span.end]
        told = None if is_overlong(sentence) else outcome(sentence, matched_form(sentence))
        if told is None:
            continue
        is_verdict = told.kind is AheadKind.COURT and told.status is AheadStatus.OVER
        if not is_verdict and [*_mentions(sentence, article.published)]:
            continue
        if (place or is_verdict) and not _is_news(sentence, told.start, article.published):
            continue
        if not UnrealParts(article.text, whole, article.title).has(place, span.start):
            mention = EventMention(told.kind, day, told.status, told.start, told.end)
            report = _report(sentence, start, mention, article.published)
            found.append(replace(report, is_dated=False, time=None))
    return tuple(found)


def _is_news(sentence: str, start: int, published: date) -> bool:
    """Whether a sentence names a day of the last week, or tells in the perfect what begins at `start`: behind the first
    sentence, others tell what was long ago."""
    return (
        any(one.is_recent for one in named_days(sentence, published)) or _PERFECT.search(sentence, 0, start) is not None
    )


def _mentions(sentence: str, published: date) -> Iterator[EventMention | EndMention]:
    if is_overlong(sentence):
        return iter(())
    if is_unspaced(sentence):
        form = matched_form(sentence)
        if writing(sentence) is Writing.JAPANESE:
            return japanese.event_mentions(form, published)
        return chinese.event_mentions(form, published)
    if is_korean(sentence):
        return korean.event_mentions(sentence, published)
    return english.event_mentions(sentence, published)


def _with_antecedent(report: AheadReport, text: str, before: Span | None) -> AheadReport:
    """A report whose sentence depends on the one before it, extended by that one if both are short."""
    start = report.start if before is None or not report.begins else _begin(text, before)
    if report.end - start > _LONGEST_PAIR:
        start = report.start
    return replace(report, start=start, words=text[start : report.end], self_contained=False)


def _begin(text: str, span: Span) -> int:
    opening = _OPENING.match(text, span.start, span.end)
    return opening.end() if opening else after_byline(text, span.start, span.end)


def _is_near(days: AheadDays, published: date) -> bool:
    return days.first - published <= _DISTANT and (days.last - days.first).days < _MOST_DAYS


def _go_on(found: list[AheadReport], told: EndMention) -> None:
    if not found or told.kind not in (None, found[-1].kind):
        return
    if found[-1].days.first < told.days.last:
        found[-1] = replace(found[-1], days=AheadDays(found[-1].days.first, told.days.last))


def _add(found: list[AheadReport], report: AheadReport) -> None:
    """Add a report, or what it has more than an earlier one of the same event."""
    for place, before in enumerate(found):
        if before.kind is report.kind and before.days.overlaps(report.days) and _may_be_one(before, report):
            merged = replace(before, time=before.time or report.time)
            if report.status is not AheadStatus.PLANNED and before.status is AheadStatus.PLANNED:
                merged = replace(report, time=report.time or before.time)
            found[place] = merged
            return
    found.append(report)


def _may_be_one(before: AheadReport, report: AheadReport) -> bool:
    """Whether two mentions in one article are of one event: their days are the same, or one is within the other."""
    one, other = before.days, report.days
    if before.kind is AheadKind.DEADLINE and one != other:
        return False
    return (one.first <= other.first and other.last <= one.last) or (
        other.first <= one.first and one.last <= other.last
    )


def _report(sentence: str, offset: int, told: EventMention, published: date) -> AheadReport:
    start, end = _shown(sentence, told, published)
    who = giver(sentence, told.start)
    words = sentence[start:end]
    return AheadReport(
        told.kind,
        told.days,
        told.status,
        start + offset,
        end + offset,
        words,
        _time(sentence, told),
        sentence[who[0] : who[1]] if who else None,
        told.was,
        begins=not start,
        ends=end >= len(sentence.rstrip()),
    )


def _shown(sentence: str, told: EventMention, published: date) -> tuple[int, int]:
    """The span without the clause that says who says so, if the days are not in that; of a long sentence, up to the end
    of a clause after which nothing of the event is said."""
    start, end = 0, len(sentence.rstrip())
    for pattern in (_SAID_BEHIND, _SAID_KOREAN):
        behind = pattern.search(sentence)
        if behind is not None and behind.start() >= told.end:
            end = behind.start()
    before = _SAID_BEFORE.match(sentence)
    if before is not None and before.end() <= told.start:
        start = before.end()
    if end - start <= _LONG:
        return start, end
    for border in _CLAUSE_END.finditer(sentence, told.end, end):
        short = _mentions(sentence[: border.start()], published)
        if any(isinstance(one, EventMention) and (one.kind, one.days) == (told.kind, told.days) for one in short):
            return start, border.start()
    return start, end


def _time(sentence: str, told: EventMention) -> AheadTime | None:
    """The hour given with the day of an event of one day."""
    if told.days.first != told.days.last:
        return None
    near = [one for one in clock_times(sentence) if -30 <= one[1] - told.end <= 25]
    if not near:
        return None
    minutes, start, end = min(near, key=lambda one: abs(one[1] - told.start))
    zone = _ZONE.match(sentence, end) or _ZONE_BEFORE.search(sentence, 0, start)
    return AheadTime(minutes, zone["zone"] if zone else None)
