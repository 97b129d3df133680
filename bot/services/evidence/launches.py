"""`/launches`: the launches that a shelf's articles report.

period -> the newest articles with words of launches (full text), without what the server's filters leave out
       -> the reports of each, read once a version -> joined over all of them
       -> the launches of the period, kept until the shelf changes -> a page
"""

from __future__ import annotations

import asyncio
from collections.abc import Hashable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from sqlite3 import Connection

from msgspec import Struct

from bot.lang.days import KOREA, korean_day, korean_today
from bot.lang.scripts import Writing
from bot.model.analysis import OutletKind, Subject
from bot.model.answers import ArticleRef, nearest_page
from bot.model.evidence.launches import Launch, LaunchCell, LaunchColumn, LaunchesAnswer, LaunchKind, LaunchReport
from bot.model.jobs import Shelf
from bot.model.settings import AppliedFilter
from bot.news.launches.joining import ArticleReport, join
from bot.news.launches.reports import LaunchArticle, launch_reports
from bot.news.launches.table import is_asked_for, launch
from bot.policy.search.query import Clause, InLanguage, OnSubject, Query
from bot.policy.search.terms import term
from bot.policy.typed_times.dates import midnight
from bot.ports import Clock
from bot.services.evidence.read_versions import ReadVersions
from bot.services.filters import gather
from bot.services.kept_answers import Gathered, KeptAnswers, ShelfQuestion
from bot.services.lookup.articles import nonempty_shelf
from bot.services.lookup.typed_days import typed_days
from bot.storage import filters, settings
from bot.storage.articles import search, texts
from bot.storage.articles.query_match import match_of_any
from bot.storage.articles.texts import CurrentVersion, VersionSentences
from bot.storage.engine.database import Database
from bot.storage.stories import shelf_window

_PAGE = 3
_ROOM = 3_400
"""Characters of the figures and links of a page, so that a card has room for each link."""
_VALUES, _WORDS = 3, 40
"""The values of a column that a card shows at most, and about the characters of one without its link."""
MOST_READ = 1000
"""The most articles that are read for one answer, the newest of the period."""
_MOST_REMEMBERED = 5000
_REPORTED_WITHIN = timedelta(days=7)
_FIRST, _LAST = datetime(1800, 1, 1, tzinfo=UTC), datetime(9999, 1, 1, tzinfo=UTC)
"""Times before and after those of all articles."""
_WEAPONS = (
    *("missile", "rocket", "projectile", "icbm", "srbm", "mrbm", "irbm", "slbm", "satellite", "hwasong", "hwasongpho"),
    *(
        "미사일",
        "미싸일",
        "발사체",
        "위성",
        "방사포",
        "로켓",
        "로케트",
        "탄도",
        "순항",
        "극초음속",
        "잠수함발사",
        "화성포",
    ),
    *(f"{reach}{weapon}" for reach in ("단거리", "근거리", "장거리") for weapon in ("탄도", "미사일", "로켓")),
    *("중거리탄도", "준중거리탄도", "중장거리탄도", "대륙간탄도", "전략순항", "정찰위성", "군사정찰위성", "인공위성"),
    *("우주발사체", "초대형방사포", "대구경방사포"),
)
"""The index finds Korean words by their beginnings: compounds are listed by theirs (탄도미사일, 단거리탄도탄)."""
_LAUNCHED = (
    *("launch", "fire", "firing", "test", "shot", "lifted", "flew", "flown", "fell"),
    *("발사", "시험발사", "쐈", "쏜", "쏘", "쏴", "비행"),
)
_UNSPACED = (InLanguage("ja"), InLanguage("zh"))

_Key = tuple[int, date, bool]
"""The key of a reading: the id of the version, the day of publication, whether it is of the North's media."""


class LaunchPeriod(Struct, frozen=True):
    """The first and the last day that were asked for, in Korea, both included; None for an open end."""

    since: date | None
    until: date | None


class _KnownLaunches(Struct, frozen=True):
    """The launches of a period, the newest first, and the articles that they were read from."""

    period: LaunchPeriod
    launches: tuple[Launch, ...]
    read: int
    read_since: datetime | None
    left_out: int
    indexed_since: datetime | None


class _FoundLaunches(Struct, frozen=True):
    """The articles of a period that may report launches."""

    period: LaunchPeriod
    articles: dict[_Key, CurrentVersion]
    oldest: datetime | None
    left_out: int
    indexed_since: datetime | None
    preferred: Writing


class LaunchService:
    """Answers `/launches`. The cost is bounded by the `MOST_READ` newest articles of the period."""

    def __init__(self, database: Database, clock: Clock, kept: KeptAnswers | None = None) -> None:
        self._database = database
        self._clock = clock
        self._kept = KeptAnswers() if kept is None else kept
        self._read = ReadVersions[_Key, tuple[LaunchReport, ...]](database, _MOST_REMEMBERED)

    async def launches(
        self,
        shelf: Shelf,
        since: str | None = None,
        until: str | None = None,
        kind: LaunchKind | None = None,
        page: int = 0,
    ) -> LaunchesAnswer:
        """Page `page` of the launches that the shelf's articles report, or the last page.

        Raises NothingFound EMPTY_SHELF, DeskError BAD_PERIOD for words that are not a date.
        """
        found = await self._database.read_at_once(shelf.key, self._found, shelf, since, until)
        known = await self._kept.completed(found, self._computed, lambda one: one.indexed_since is None)
        return _page(known, kind, page)

    def forget(self) -> None:
        """Drop the cached readings of articles, after a member's data was erased."""
        self._read.clear()

    def _found(
        self, connection: Connection, shelf: Shelf, since: str | None, until: str | None
    ) -> Gathered[_FoundLaunches, _KnownLaunches]:
        shelf_id = nonempty_shelf(connection, shelf)
        period = LaunchPeriod(*typed_days(since, until, korean_today(self._clock.now())))
        applied = filters.of_owners(connection, gather.of_answer(shelf, None))
        basis = (period.since, period.until, applied, gather.filtered_ids(connection, shelf_id, applied))
        question = ShelfQuestion(shelf_id, "launches", basis)
        return self._kept.gathered(connection, question, lambda: _gathered(connection, shelf_id, period, applied))

    async def _computed(self, found: _FoundLaunches) -> _KnownLaunches:
        reports = await self._read.values(found.articles, _read)
        return await asyncio.to_thread(_joined, found, reports)


def _gathered(
    connection: Connection, shelf_id: int, period: LaunchPeriod, applied: tuple[AppliedFilter, ...]
) -> _FoundLaunches:
    match = match_of_any(connection, shelf_id, _queries(period))
    matches = search.find(connection, shelf_id, match, MOST_READ)
    moments = matches.moments
    articles = texts.at_moments(connection, shelf_id, moments[:MOST_READ])
    left_out = _left_out(connection, shelf_id, moments[:MOST_READ], applied) if applied else frozenset()
    return _FoundLaunches(
        period,
        articles={_key(one): one for one in articles if one.article.id not in left_out},
        oldest=articles[-1].article.at if len(moments) > MOST_READ else None,
        left_out=len(left_out),
        indexed_since=matches.indexed_since,
        preferred=settings.preferred_writing(connection, shelf_id),
    )


def _queries(period: LaunchPeriod) -> tuple[Query, Query]:
    """The queries for articles with words of launches; Japanese and Chinese ones, whose words the index does not part,
    may have only those of weapons, or the subject. Reports of a day are published on it or in the week after."""
    weapons, launched = (
        tuple(found for word in words if (found := term(word)) is not None) for words in (_WEAPONS, _LAUNCHED)
    )
    in_words = Clause(weapons), Clause((*launched, *_UNSPACED))
    on_subject = Clause(_UNSPACED), Clause((OnSubject(Subject.MISSILES),))
    after = midnight(period.since, KOREA.key) if period.since else None
    before = midnight(period.until + _REPORTED_WITHIN, KOREA.key) if period.until else None
    return Query(in_words, after, before), Query(on_subject, after, before)


def _left_out(
    connection: Connection, shelf_id: int, moments: Sequence[int], applied: tuple[AppliedFilter, ...]
) -> frozenset[int]:
    """The ids of the articles that these filters leave out."""
    lines = shelf_window.at_moments(connection, shelf_id, moments, _FIRST, _LAST)
    return frozenset(one.article_id for one in gather.sifted(connection, shelf_id, applied, lines).left_out)


def _key(one: CurrentVersion) -> _Key:
    outlet = one.article.outlet
    is_north = outlet is not None and outlet.kind is OutletKind.STATE_MEDIA and outlet.country == "KP"
    return one.version_id, korean_day(one.article), is_north


def _read(key: _Key, version: VersionSentences) -> tuple[LaunchReport, ...]:
    _version_id, day, is_north = key
    return launch_reports(LaunchArticle(version.text, version.sentences, day, is_north, version.title))


def _joined(found: _FoundLaunches, reports: Mapping[_Key, tuple[LaunchReport, ...]]) -> _KnownLaunches:
    period, articles = found.period, [one.article for one in found.articles.values()]
    stated = [
        ArticleReport(one.article.id, key[1], report)
        for key, one in reversed(found.articles.items())
        for report in reports.get(key, ())
    ]
    lines: dict[Hashable, ArticleRef] = {one.id: one for one in articles}
    launches = (launch(joined, lines, preferred=found.preferred) for joined in join(stated))
    asked = tuple(one for one in launches if is_asked_for(one, period.since, period.until, None))
    return _KnownLaunches(period, asked, len(articles), found.oldest, found.left_out, found.indexed_since)


def _page(known: _KnownLaunches, kind: LaunchKind | None, page: int) -> LaunchesAnswer:
    launches = [one for one in known.launches if is_asked_for(one, None, None, kind)]
    pages = _pages(launches)
    page, _ = nearest_page(page, len(pages), 1)
    return LaunchesAnswer(
        since=known.period.since,
        until=known.period.until,
        kind=kind,
        launches=pages[page],
        total=len(launches),
        page=page,
        pages=len(pages),
        read=known.read,
        read_since=known.read_since,
        left_out=known.left_out,
        indexed_since=known.indexed_since,
    )


def _pages(launches: Sequence[Launch]) -> list[tuple[Launch, ...]]:
    """The launches page by page, at least one page: fewer a page where their links are long, as to Korean sentences."""
    pages, room = list[tuple[Launch, ...]](), 0
    for one in launches:
        size = sum(map(_size, one.cells))
        if not pages or len(pages[-1]) == _PAGE or size > room:
            pages, room = [*pages, ()], _ROOM
        pages[-1], room = (*pages[-1], one), room - size
    return pages or [()]


def _size(cell: LaunchCell) -> int:
    """The characters of a column; where reports agree, kind and number are in the first line, without a link."""
    if cell.column in (LaunchColumn.KIND, LaunchColumn.NUMBER) and len(cell.reported) == 1:
        return _WORDS
    return sum(len(one.said.link or "") + _WORDS for one in cell.reported[:_VALUES])
