"""Coming events of many articles as one list.

    reports, the oldest article first
      same kind, a day in common, and one story or words in common      -> one event
      moved from a day of an event, or moved and with its words         -> that event; its days before are `was`
      days that differ by a week at most, most words and its names      -> that event; all its days are shown
    a report without a day ("called off the talks")            -> what became of the only event that it fits
    an event whose days are over, or a launch that was tried, is left out

Two events that one article names side by side are never one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from msgspec import Struct, field
from msgspec.structs import replace

from bot.lang.folding import one_form
from bot.lang.scripts import HAN, KATAKANA, Writing, is_unspaced, is_wide, language_rank, writing
from bot.lang.text_links import linked
from bot.model.answers import ArticleRef
from bot.model.evidence.ahead import AheadDated, AheadDays, AheadEvent, AheadKind, AheadReport, AheadStatus
from bot.news.ahead.offices import may_be_of_one
from bot.news.ahead.outcomes import NORTH, SPACE, what_is_off
from bot.news.ahead.verdicts import is_verdict_of
from bot.news.counts import nations
from bot.regexes import regex

_MOVED = (AheadStatus.POSTPONED, AheadStatus.PUT_OFF)
_STATES = regex("[日韓韩中朝米美露俄]{2,3}")
_ALIKE, _SURELY_ALIKE, _ONE_STORY_ALIKE, _OUTCOME_ALIKE = 0.34, 0.8, 0.6, 0.6
_NEAR = timedelta(days=60)
"""The longest time by which an event is moved."""
_DIFFERS = timedelta(days=7)
"""The longest time between days that articles name for one event."""
_NAME = regex(
    r"(?<!^)(?<![.“\"] )\b[A-Z][A-Za-z'’-]+"
    r"|^(?!(?:It|That|This|What|Who|Here|There|Today|Yesterday|Tomorrow)['’])[A-Z][a-z]+(?=['’]s\s)"
)
"""A capitalised word; the first of a sentence only with 's."""
_WORD = regex(r"[A-Za-z][A-Za-z'’-]{2,}|[가-힣]{2,}")
_UNSPACED_WORD = regex(rf"[{KATAKANA}]{{2,}}|(?=([{HAN}]{{2}}))")
_POSSESSIVE = regex("['’]s?$")
_STEM = 6
_KOREAN_STEM = 2
_GENERIC_WORDS = """
will would could might the and for from with that this next week month scheduled planned plans plan expected hold held
take place begin start open meet meetin talks drill drills exerci set due has have been its their two said says monday
tuesda wednes thursd friday saturd sunday januar februa march april may june july august septem octobe novemb decemb jan
feb mar apr jun jul aug sept oct nov dec tomorr today until late early end new between through postpo cancel delaye
called moved was were are before after first second round day days
오는 다음 내달 이달 이번 내일 모레 오늘 예정 개최 실시 진행 방침 계획 오전 오후 있다 했다 한다 열린 연다 위해
his her visit trip put off indefi
"""
_GENERIC = frozenset(_GENERIC_WORDS.split())
"""Stems that are too common to identify an event."""
_UNSPACED_WORDS = """
会談 協議 会議 訓練 演習 訪問 予定 実施 開催 発表 計画 方針 判決 選挙 投票 採決 記念
午前 午後 両日 来月 今月 来週 期間 合同 共同
連合 会谈 举行 将于 定于 计划 宣布 磋商 访问 表示 上午 下午 本月 下月 下周 外相 外长
首相 大統 統領 总统 政府 両国 日本 韓国 朝鮮 北朝 米国
美国 中国
"""
_UNSPACED_GENERIC = frozenset(one_form(_UNSPACED_WORDS).split())
"""The same in Japanese and Chinese, pairs of characters in one form."""


class AheadSource(Struct, frozen=True):
    """A report with its article, the story that its shelf has it in, and when it reached the shelf."""

    article: ArticleRef
    story: int
    came: datetime
    report: AheadReport


class _ToJoin(Struct, frozen=True):
    """A report, and the words that tell its event from others."""

    source: AheadSource
    telling: frozenset[str]


class _JoinedEvent(Struct):
    """An event while reports are joined, in order."""

    kind: AheadKind
    reports: list[_ToJoin] = field(default_factory=list)

    @property
    def sources(self) -> list[AheadSource]:
        """The event's reports with their articles, the oldest first."""
        return [one.source for one in self.reports]

    @property
    def days(self) -> list[AheadDays]:
        """The days that its sources give, the newest first."""
        return list(dict.fromkeys(one.report.days for one in reversed(self.sources)))


def join(sources: Iterable[AheadSource], today: date, preferred: Writing = Writing.LATIN) -> tuple[AheadEvent, ...]:
    """The events that are not over on `today`, the soonest first, each in the words of an article in the preferred
    language if there is one, else of an English one."""
    joined: list[_JoinedEvent] = []
    ordered = sorted(sources, key=lambda one: (one.article.at, one.article.id, one.report.start))
    together = _named_together(ordered)
    for source in ordered:
        report = _ToJoin(source, _telling(source.report.words))
        if not source.report.is_dated:
            _end(report, joined)
            continue
        event = _best(report, joined, together)
        if event is None:
            joined.append(_JoinedEvent(source.report.kind, [report]))
        else:
            event.reports.append(report)
    events = (_event(one.sources, today, preferred) for one in joined)
    return tuple(sorted((one for one in events if one is not None), key=_order))


def _end(report: _ToJoin, events: Sequence[_JoinedEvent]) -> None:
    """Add an outcome to the only event that it may belong to, as of the event's newest days."""
    day = report.source.report.days.first
    near = [one for one in events if one.kind is report.source.report.kind and one.days[0].last >= day]
    fitting = [one for one in near if abs(one.days[0].first - day) <= _NEAR and _is_outcome_of(report, one)]
    if len(fitting) == 1:
        of_days = replace(report.source.report, days=fitting[0].days[0])
        fitting[0].reports.append(replace(report, source=replace(report.source, report=of_days)))


def _is_outcome_of(report: _ToJoin, event: _JoinedEvent) -> bool:
    """Whether a sentence without a day tells what became of this event: an announced launch is tried in its days, a
    verdict is of the same persons, any other event has most of the sentence's words and its names."""
    source = report.source
    words = [one.report.words for one in event.sources]
    if source.report.kind is AheadKind.COURT and source.report.status is AheadStatus.OVER:
        return any(is_verdict_of(source.report.words, one) for one in words)
    if source.report.status is AheadStatus.OVER:
        begun = event.days[0].first - timedelta(days=1) <= source.report.days.first
        return begun and any(SPACE.search(one) and NORTH.search(one) for one in words)
    alike = max(_alike(report.telling, one.telling) for one in event.reports)
    one_story = any(one.story == source.story for one in event.sources)
    if not _has_what_is_off(source.report.words, event):
        return False
    if not all(named(source.report.words) <= frozenset().union(*map(named, words)) for named in (nations, _pairs)):
        return False
    is_comparable = is_wide(source.report.words) and any(map(is_wide, words))  # English has the test above
    if not any(may_be_of_one(source.report.words, one) for one in words):
        return False
    enough = _OUTCOME_ALIKE if not one_story else _ALIKE if is_comparable else 0.0
    return alike >= enough and all(_names_agree(source.report.words, one) for one in words)


def _has_what_is_off(words: str, event: _JoinedEvent) -> bool:
    """Whether the reports of an event have the words of what a sentence calls off: for an English sentence those in any
    language, for others those in its own, if there are any."""
    reports = event.reports
    if is_wide(words):
        reports = [one for one in reports if writing(one.source.report.words) is writing(words)]
    theirs = frozenset[str]().union(*(one.telling for one in reports))
    return (is_wide(words) and not reports) or _telling(what_is_off(words)) <= theirs


def _pairs(words: str) -> frozenset[str]:
    """The states that a Chinese or Japanese text names together by their signs: 日韓."""
    return frozenset(sign for pair in _STATES.findall(one_form(words)) for sign in pair)


def _order(event: AheadEvent) -> tuple[date, date, int, str]:
    time = event.dated[0].time
    return event.days.first, event.days.last, time.minutes if time else 24 * 60, event.kind


def _named_together(sources: Sequence[AheadSource]) -> dict[int, set[tuple[AheadKind, AheadDays]]]:
    """Article id -> the events that it names."""
    found: dict[int, set[tuple[AheadKind, AheadDays]]] = {}
    for one in sources:
        found.setdefault(one.article.id, set()).add((one.report.kind, one.report.days))
    return found


def _best(
    report: _ToJoin, events: Sequence[_JoinedEvent], together: dict[int, set[tuple[AheadKind, AheadDays]]]
) -> _JoinedEvent | None:
    """The event that a report is of, the one with most words in common; None for a new one."""
    source, ranked = report.source, []
    for place, event in enumerate(events):
        if event.kind is not source.report.kind or not _is_near(source.report, event):
            continue
        if any(one.article.id == source.article.id for one in event.sources):
            continue
        alike = max(_alike(report.telling, one.telling) for one in event.reports)
        one_story = any(one.story == source.story for one in event.sources)
        if _is_one(source, event, alike, one_story=one_story) and not _apart(source, event, together):
            ranked.append((alike + one_story, -place, event))
    return max(ranked, key=lambda one: one[:2])[2] if ranked else None


def _is_near(report: AheadReport, event: _JoinedEvent) -> bool:
    return any(report.days.overlaps(days) or abs(report.days.first - days.first) <= _NEAR for days in event.days)


def _is_one(source: AheadSource, event: _JoinedEvent, alike: float, *, one_story: bool) -> bool:
    report = source.report
    is_of_other = not any(may_be_of_one(report.words, one.report.words) for one in event.sources)
    if report.kind is AheadKind.VISIT and not one_story and is_of_other:
        return False
    same_day = any(report.days.overlaps(days) for days in event.days)
    if same_day or (report.was is not None and any(report.was.overlaps(days) for days in event.days)):
        return one_story or alike >= _ALIKE
    if report.status in _MOVED:
        return one_story or alike >= _ALIKE
    differs = min(abs(report.days.first - days.first) for days in event.days) <= _DIFFERS
    enough = alike >= _SURELY_ALIKE or (one_story and alike >= _ONE_STORY_ALIKE)
    return differs and enough and all(_names_agree(report.words, one.report.words) for one in event.sources)


def _apart(source: AheadSource, event: _JoinedEvent, together: dict[int, set[tuple[AheadKind, AheadDays]]]) -> bool:
    """Whether an article names these days and others of the event as two events."""
    mine = (source.report.kind, source.report.days)
    theirs = {(event.kind, days) for days in event.days if days != source.report.days}
    return any(mine in named and named & theirs for named in together.values())


def _event(sources: Sequence[AheadSource], today: date, preferred: Writing) -> AheadEvent | None:
    """The event as its articles have it, by the newest; None if it is over."""
    ended = next((one.report.days for one in sources if one.report.status is AheadStatus.OVER), None)
    if ended is not None and sources[-1].report.days.overlaps(ended):
        return None
    moved = [place for place, one in enumerate(sources) if one.report.status in _MOVED]
    current, was = list(sources), None
    if moved:
        report = sources[moved[-1]].report
        first = next(place for place in moved if sources[place].report.days.overlaps(report.days))
        was = _days_before(sources[:first], report)
        current = [one for one in sources[first:] if one.report.days not in (was, report.was)]
    status = _status(current)
    if status is AheadStatus.CANCELLED:
        current = [one for one in current if one.report.status is AheadStatus.CANCELLED]
    dated = [one for one in _dated(current, preferred) if one.days.last >= today]
    if not dated or current[-1].report.days.last < today:
        return None
    articles = tuple({one.article.id: one.article for one in sources}.values())
    return AheadEvent(sources[0].report.kind, tuple(dated), status, was, articles, _news_at(sources, status))


def _days_before(sources: Sequence[AheadSource], move: AheadReport) -> AheadDays | None:
    """The days that an event was moved from: as an earlier report has them, which may know the last of them too."""
    before = [one.report.days for one in reversed(sources) if one.report.days != move.days]
    if move.was is None:
        return before[0] if before else None
    return next((days for days in before if _is_within(move.was, days) and days.first == move.was.first), move.was)


def _status(sources: Sequence[AheadSource]) -> AheadStatus:
    """What the newest article says; a change of the day applies until another; planned before possible."""
    newest = sources[-1].report.status
    if newest is AheadStatus.CANCELLED:
        return newest
    found = {one.report.status for one in sources}
    for status in (*_MOVED, AheadStatus.PLANNED, newest):
        if status in found:
            return status
    return newest


def _dated(sources: Sequence[AheadSource], preferred: Writing) -> list[AheadDated]:
    """The days that articles give, those of the newest article first; a period with a closer day in it gives way."""
    found: dict[AheadDays, list[AheadSource]] = {}
    for one in reversed(sources):
        found.setdefault(one.report.days, []).append(one)
    closest = [days for days in found if not any(_is_within(other, days) for other in found)]
    return [_of_days(days, found, preferred) for days in closest]


def _is_within(days: AheadDays, other: AheadDays) -> bool:
    return days != other and other.first <= days.first and days.last <= other.last


def _of_days(days: AheadDays, found: dict[AheadDays, list[AheadSource]], preferred: Writing) -> AheadDated:
    sources = found[days]

    def rank(one: AheadSource) -> tuple[int, bool, bool]:
        return language_rank(one.report.words, preferred), not one.report.self_contained, one.report.time is None

    first = min(sources, key=rank)
    wider = {one.article.id for other, of in found.items() if _is_within(days, other) for one in of}
    report = first.report
    return AheadDated(
        days,
        report.time,
        linked(first.article, report.start, report.end, report.words),
        report.giver,
        report.status,
        len({one.article.id for one in sources} | wider),
        report.begins,
        report.ends,
        report.self_contained,
    )


def _news_at(sources: Sequence[AheadSource], status: AheadStatus) -> datetime:
    """When the event was first known as it is now: named, moved to this day, called off."""
    last = sources[-1].report
    if status in (*_MOVED, AheadStatus.CANCELLED):
        return min(one.came for one in sources if one.report.status is status)
    return min(one.came for one in sources if one.report.days == last.days)


def _names_agree(words: str, others: str) -> bool:
    """Whether all names of one report are among the other's words: "Mongolian" counts as "Mongolia's"."""
    return _names(words) <= _stems(others) or _names(others) <= _stems(words)


def _names(words: str) -> frozenset[str]:
    return _stems(" ".join(_NAME.findall(words))) - _GENERIC


def _stems(words: str) -> frozenset[str]:
    length = _KOREAN_STEM if is_wide(words) else _STEM
    return frozenset(_POSSESSIVE.sub("", one.lower())[:length] for one in _WORD.findall(words))


def _alike(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """The number of distinctive words in common, as a share of those of the report that has fewer; 0 for fewer than
    two."""
    shared = len(mine & theirs)
    return shared / min(len(mine), len(theirs)) if shared > 1 else 0.0


def _telling(words: str) -> frozenset[str]:
    if is_unspaced(words):
        pairs = (one[0] or one[1] for one in _UNSPACED_WORD.finditer(one_form(words)))
        return frozenset(one for one in pairs if one not in _UNSPACED_GENERIC)
    return _stems(words) - _GENERIC
