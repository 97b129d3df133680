"""Reports of members, and the decisions of managers on them.

a member's press -> the report waits -> accepted: an act; the article leaves its story, the entity is renamed, two are
                                        shown as one, or an article's mentions go to another entity
                                     -> refused
the act is undone, or the refusal -> the report waits again
"""

from __future__ import annotations

import logging
from sqlite3 import Connection

from bot.model.answers import EntityRef, nearest_page
from bot.model.curation.acts import CurationAct, Curator
from bot.model.curation.reports import CurationReport, NewReport, ReportKind, ReportOutcome, ReportPage, StoredReport
from bot.model.errors import DeskError, NothingFound, Reason
from bot.model.jobs import Shelf
from bot.policy.curation.acts import MOST_REPORTS
from bot.policy.curation.typed import name_of
from bot.ports import Clock
from bot.services.curation import links, moves, renames
from bot.services.lookup.articles import nonempty_shelf, resolve_article
from bot.storage.articles import find
from bot.storage.curation import reports
from bot.storage.engine.database import Database
from bot.storage.engine.encoding import storable
from bot.storage.shelves import entity_view, shelves
from bot.storage.stories import view

_REPORTS_A_PAGE = 4

log = logging.getLogger(__name__)


class ReportService:
    """Takes reports and decides on them."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def wrong_story(self, shelf: Shelf, user_id: int, article_id: int) -> bool:
        """Report that an article is in the wrong story; False where such a report waits already. Raises NothingFound
        NO_SUCH_ARTICLE, DeskError NOTHING_CHANGES for one that is alone in its story, TOO_MANY_REPORTS."""
        return await self._database.write(self._report, shelf, user_id, NewReport(ReportKind.STORY, article_id))

    async def wrong_name(self, shelf: Shelf, user_id: int, key: str, name: str) -> bool:
        """Report that an entity has the wrong name; False where such a report waits already. Raises NothingFound
        NO_SUCH_ENTITY, DeskError BAD_ENTITY_NAME, NOTHING_CHANGES, TOO_MANY_REPORTS."""
        report = NewReport(ReportKind.NAME, entity=key, name=name_of(storable(name)))
        return await self._database.write(self._report, shelf, user_id, report)

    async def same_entity(self, shelf: Shelf, user_id: int, key: str, other: str) -> bool:
        """Report that an entity is the same as another one, named by key or name; False where such a report waits
        already. Raises NothingFound NO_SUCH_ENTITY, DeskError NOTHING_CHANGES, OTHER_KIND, TOO_MANY_REPORTS."""
        return await self._database.write(self._report_same, shelf, user_id, key, other)

    async def other_entity(self, shelf: Shelf, user_id: int, article: str, pair: tuple[str, str]) -> bool:
        """Report that an article, named as for a summary, names the second entity of the pair, each by key or name, and
        not the first; False where such a report waits already. Raises NothingFound NO_SUCH_ARTICLE, NO_SUCH_ENTITY,
        DeskError NOTHING_CHANGES, OTHER_KIND, BAD_ENTITY_NAME, TOO_MANY_REPORTS."""
        return await self._database.write(self._report_other, shelf, user_id, article, pair)

    async def queue(self, shelf: Shelf, page: int = 0) -> ReportPage:
        """Page `page` of the reports that wait, or the last page."""
        return await self._database.read(_page, shelf, page)

    async def accept(self, shelf: Shelf, asker: Curator, report_id: int) -> CurationAct:
        """Accept a report: make the change that it asks for. Raises DeskError MANAGERS_ONLY, NO_SUCH_ACT,
        DECIDED_ALREADY, and as `CurationService.move`, `rename`, `merge` and `split`."""
        return await self._database.write(self._accept, shelf, asker, report_id)

    async def refuse(self, shelf: Shelf, asker: Curator, report_id: int) -> StoredReport:
        """Refuse a report: nothing changes. Raises as `accept`."""
        return await self._database.write(self._refuse, shelf, asker, report_id)

    async def reopen(self, shelf: Shelf, asker: Curator, report_id: int) -> StoredReport:
        """Let a refused report wait again. Raises DeskError NOT_CURATOR, NO_SUCH_ACT, UNDONE_ALREADY."""
        return await self._database.write(_reopened, shelf, asker, report_id)

    def _report(self, connection: Connection, shelf: Shelf, user_id: int, report: NewReport) -> bool:
        shelf_id = shelves.find(connection, shelf) or 0
        if report.article_id is not None:
            story_id = view.story_of(connection, shelf_id, report.article_id)
            if story_id is None:
                raise NothingFound(Reason.NO_SUCH_ARTICLE, article=report.article_id)
            changes = view.size(connection, shelf_id, story_id) > 1
        else:
            changes = renames.on_shelf(connection, shelf_id, report.entity or "").name != report.name
        if not changes:
            raise DeskError(Reason.NOTHING_CHANGES)
        return self._add(connection, shelf_id, user_id, report)

    def _report_same(self, connection: Connection, shelf: Shelf, user_id: int, key: str, typed: str) -> bool:
        shelf_id = shelves.find(connection, shelf) or 0
        entity, other = (links.meant(connection, shelf_id, one).entity for one in (key, typed))
        links.check_pair(entity, other)
        report = NewReport(ReportKind.MERGE, entity=entity.key, name=other.name, other=other.key)
        return self._add(connection, shelf_id, user_id, report)

    def _report_other(
        self, connection: Connection, shelf: Shelf, user_id: int, typed: str, pair: tuple[str, str]
    ) -> bool:
        shelf_id = nonempty_shelf(connection, shelf)
        article = find.line(connection, shelf_id, resolve_article(connection, shelf_id, typed))
        entity = links.named_in(connection, shelf_id, article, pair[0]).entity
        other = links.other_of(connection, shelf_id, entity, pair[1])
        report = NewReport(ReportKind.SPLIT, article.id, entity.key, other.name, other.key)
        return self._add(connection, shelf_id, user_id, report)

    def _add(self, connection: Connection, shelf_id: int, user_id: int, report: NewReport) -> bool:
        """Store a report and log it. Raises DeskError TOO_MANY_REPORTS."""
        if reports.count_of_member(connection, shelf_id, user_id) >= MOST_REPORTS:
            raise DeskError(Reason.TOO_MANY_REPORTS, str(MOST_REPORTS))
        is_new = reports.add(connection, shelf_id, report, user_id, self._clock.now())
        if is_new:
            log.info("reported shelf=%s kind=%s article=%s user=%s", shelf_id, report.kind, report.article_id, user_id)
        return is_new

    def _accept(self, connection: Connection, shelf: Shelf, asker: Curator, report_id: int) -> CurationAct:
        shelf_id, report = _waiting(connection, shelf, asker, report_id)
        about = report.about
        if about.kind is ReportKind.MERGE:
            joined = links.Merge(shelf, asker, about.entity or "", about.other or "")
            return links.merge(connection, joined, self._clock.now())
        if about.kind is ReportKind.SPLIT:
            taken = links.Split(
                shelf, asker, str(about.article_id), about.entity or "", about.other or about.name or ""
            )
            return links.split(connection, taken, self._clock.now())
        if about.article_id is None:
            wanted = renames.Rename(shelf, asker, about.entity or "", about.name or "")
            return renames.rename(connection, wanted, self._clock.now())
        if not shelves.holds(connection, shelf_id, about.article_id):
            raise NothingFound(Reason.NO_SUCH_ARTICLE, article=about.article_id)
        article = find.line(connection, shelf_id, about.article_id)
        return moves.move(connection, moves.StoryMove(shelf_id, article, None), asker.user_id, self._clock.now())

    def _refuse(self, connection: Connection, shelf: Shelf, asker: Curator, report_id: int) -> StoredReport:
        _, report = _waiting(connection, shelf, asker, report_id)
        reports.refuse(connection, report.id, asker.user_id, self._clock.now())
        return report


def _waiting(connection: Connection, shelf: Shelf, asker: Curator, report_id: int) -> tuple[int, StoredReport]:
    """The id of the shelf and a waiting report of it. Raises DeskError if the asker may not decide on it."""
    shelf_id, report = _found(connection, shelf, asker, report_id)
    if report.outcome is not None:
        raise DeskError(Reason.DECIDED_ALREADY)
    return shelf_id, report


def _found(connection: Connection, shelf: Shelf, asker: Curator, report_id: int) -> tuple[int, StoredReport]:
    if not asker.manages:
        raise DeskError(Reason.MANAGERS_ONLY)
    shelf_id = shelves.find(connection, shelf) or 0
    report = reports.find(connection, shelf_id, report_id)
    if report is None:
        raise DeskError(Reason.NO_SUCH_ACT)
    return shelf_id, report


def _reopened(connection: Connection, shelf: Shelf, asker: Curator, report_id: int) -> StoredReport:
    _, report = _found(connection, shelf, asker, report_id)
    if report.outcome is not ReportOutcome.REFUSED:
        raise DeskError(Reason.UNDONE_ALREADY)
    reports.reopen(connection, report_id)
    return report


def _page(connection: Connection, shelf: Shelf, page: int) -> ReportPage:
    shelf_id = shelves.find(connection, shelf) or 0
    total = reports.count(connection, shelf_id)
    page, pages = nearest_page(page, total, _REPORTS_A_PAGE)
    found = reports.waiting(connection, shelf_id, page * _REPORTS_A_PAGE, _REPORTS_A_PAGE)
    return ReportPage(tuple(_shown(connection, shelf_id, one) for one in found), page, pages, total)


def _shown(connection: Connection, shelf_id: int, report: StoredReport) -> CurationReport:
    article_id = report.about.article_id
    title = "" if article_id is None else find.line(connection, shelf_id, article_id).title
    if article_id is None or report.about.entity is not None:
        named = renames.on_shelf(connection, shelf_id, report.about.entity or "")
        return CurationReport(report, named.name, title, named, _meant(connection, shelf_id, report))
    story_id = view.story_of(connection, shelf_id, article_id) or 0
    return CurationReport(report, title, moves.headline(connection, shelf_id, story_id, article_id))


def _meant(connection: Connection, shelf_id: int, report: StoredReport) -> EntityRef | None:
    """The entity of the shelf that a report is about, unless it has another name now."""
    found = entity_view.presence(connection, shelf_id, report.about.other or "")
    return found.entity if found and found.entity.name == report.about.name else None
