"""Acts of curation: remove, correct, block, and undo.

    act    the typed change, the article as shown, the acts so far -> policy/curation -> the act, and its effects
    undo   the act is marked                                       -> policy/curation -> the effects of the others

Each is one transaction, so an act is in the log exactly if the shelf shows it. Nothing that other shelves show depends
on it.
"""

from __future__ import annotations

import logging
from datetime import datetime
from sqlite3 import Connection

from bot.model.answers import ArticleRef, nearest_page
from bot.model.curation.acts import ActChange, ActKind, ActPage, ArticleFields, CurationAct, Curator, NewAct
from bot.model.errors import DeskError, Reason
from bot.model.jobs import Shelf
from bot.policy.curation import acts as policy
from bot.policy.curation import typed as policy_typed
from bot.policy.curation.typed import LONGEST_OUTLET, TypedCorrection
from bot.ports import Clock
from bot.services.curation import links, moves, renames
from bot.services.curation.outlets import OutletNames
from bot.services.lookup.articles import nonempty_shelf, resolve_article
from bot.storage import settings
from bot.storage.articles import find
from bot.storage.curation import blocks, corrections, entity_names, reports, shelf_stories
from bot.storage.engine.database import Database
from bot.storage.engine.encoding import storable
from bot.storage.overlay import acts
from bot.storage.shelves import removed, shelves
from bot.storage.watches import queue as watch_queue

_ACTS_A_PAGE = 5

log = logging.getLogger(__name__)


class CurationService:
    """Corrects shelves. Permissions are checked here, by the roles of the asker that the caller passes."""

    def __init__(self, database: Database, clock: Clock, outlets: OutletNames) -> None:
        self._database = database
        self._clock = clock
        self._outlets = outlets

    async def remove(self, shelf: Shelf, asker: Curator, article: str) -> CurationAct:
        """Take an article, named as for a summary, off the shelf. Raises NothingFound, DeskError NOT_CURATOR."""
        return _told(shelf, await self._database.write(self._remove, shelf, asker, article))

    async def correct(self, shelf: Shelf, asker: Curator, article: str, wanted: TypedCorrection) -> CurationAct:
        """Show an article under another title, date or outlet. Raises NothingFound, DeskError NOT_CURATOR,
        NOTHING_TO_CORRECT, NOTHING_CHANGES, BAD_TITLE, BAD_DATE, NO_SUCH_OUTLET."""
        return _told(shelf, await self._database.write(self._correct, shelf, asker, article, wanted))

    async def move(self, shelf: Shelf, asker: Curator, article: str, story: str | None = None) -> CurationAct:
        """Move an article to another story of the shelf, named as for `/story`, or with None to a story of its own.
        Raises NothingFound, DeskError NOT_CURATOR, NOTHING_CHANGES."""
        return _told(shelf, await self._database.write(self._move, shelf, asker, article, story))

    async def rename(self, shelf: Shelf, asker: Curator, key: str, name: str) -> CurationAct:
        """Show an entity of the shelf under another name there. Raises NothingFound NO_SUCH_ENTITY, DeskError
        NOT_CURATOR, BAD_ENTITY_NAME, NOTHING_CHANGES."""
        return _told(
            shelf,
            await self._database.write(renames.rename, renames.Rename(shelf, asker, key, name), self._clock.now()),
        )

    async def merge(self, shelf: Shelf, asker: Curator, entity: str, other: str) -> CurationAct:
        """Show an entity of the shelf as another one, both by key or name. Raises NothingFound NO_SUCH_ENTITY,
        DeskError NOT_CURATOR, NOTHING_CHANGES, OTHER_KIND, TOO_MANY_MERGES."""
        wanted = links.Merge(shelf, asker, entity, other)
        return _told(shelf, await self._database.write(links.merge, wanted, self._clock.now()))

    async def split(self, wanted: links.Split) -> CurationAct:
        """Move an article's mentions of an entity to another one. Raises NothingFound, DeskError NOT_CURATOR,
        NOTHING_CHANGES, OTHER_KIND, BAD_ENTITY_NAME."""
        return _told(wanted.shelf, await self._database.write(links.split, wanted, self._clock.now()))

    async def block(self, shelf: Shelf, asker: Curator, typed: str) -> CurationAct:
        """Refuse links to an outlet or an address from now on. Raises DeskError NOT_CURATOR, NO_SUCH_OUTLET,
        NOTHING_CHANGES, TOO_MANY_BLOCKS."""
        return _told(shelf, await self._database.write(self._block, shelf, asker, typed))

    async def undo(self, shelf: Shelf, asker: Curator, act_id: int) -> CurationAct:
        """Undo an act. Raises DeskError NO_SUCH_ACT, UNDONE_ALREADY, NOT_CURATOR."""
        return _told(shelf, await self._database.write(self._undo, shelf, asker, act_id))

    async def log(self, shelf: Shelf, page: int = 0) -> ActPage:
        """Page `page` of the shelf's acts, the newest first, or the last page."""
        return await self._database.read(_page, shelf, page)

    async def blocks(self, shelf: Shelf) -> tuple[CurationAct, ...]:
        """The acts that block something, the oldest first."""
        return await self._database.read(_blocks, shelf)

    def _remove(self, connection: Connection, shelf: Shelf, asker: Curator, typed: str) -> CurationAct:
        shelf_id, article = _article(connection, shelf, asker, typed)
        act = NewAct(ActKind.REMOVE, article.title, article_id=article.id)
        with shelves.recounted(connection, shelf_id, article.id):
            removed.set_aside(connection, shelf_id, article.id)
        return acts.add(connection, shelf_id, act, asker.user_id, self._clock.now())

    def _correct(
        self, connection: Connection, shelf: Shelf, asker: Curator, typed: str, wanted: TypedCorrection
    ) -> CurationAct:
        shelf_id, article = _article(connection, shelf, asker, typed)
        now = self._clock.now()
        after = self._fields(connection, shelf, wanted, now)
        if after == ArticleFields():
            raise DeskError(Reason.NOTHING_TO_CORRECT)
        change = policy.change_of(ArticleFields(article.title, article.published, article.outlet), after)
        if change is None:
            raise DeskError(Reason.NOTHING_CHANGES)
        act = NewAct(ActKind.CORRECT, article.title, change, article.id)
        stored = acts.add(connection, shelf_id, act, asker.user_id, now)
        _apply(connection, shelf_id, stored)
        return stored

    def _move(self, connection: Connection, shelf: Shelf, asker: Curator, typed: str, story: str | None) -> CurationAct:
        if not asker.manages:
            raise DeskError(Reason.NOT_CURATOR)
        shelf_id, article = _article(connection, shelf, asker, typed)
        return moves.move(connection, moves.StoryMove(shelf_id, article, story), asker.user_id, self._clock.now())

    def _fields(self, connection: Connection, shelf: Shelf, wanted: TypedCorrection, now: datetime) -> ArticleFields:
        title, date, outlet = wanted.title, wanted.date, wanted.outlet
        shelf_id = shelves.find(connection, shelf) or 0
        return ArticleFields(
            None if title is None else policy_typed.title_of(storable(title)),
            None if date is None else policy_typed.published_of(date, settings.zone(connection, shelf), now),
            None if outlet is None else self._outlets.meant(connection, shelf_id, storable(outlet)[:LONGEST_OUTLET]),
        )

    def _block(self, connection: Connection, shelf: Shelf, asker: Curator, typed: str) -> CurationAct:
        if not asker.manages:
            raise DeskError(Reason.NOT_CURATOR)
        typed = " ".join(storable(typed).split())[: policy_typed.LONGEST_SITE]
        shelf_id = shelves.make(connection, shelf)
        known = blocks.of_shelf(connection, shelf_id)
        sites = tuple(one for one in self._outlets.sites(connection, shelf_id, typed) if one not in known)
        if not sites:
            raise DeskError(Reason.NOTHING_CHANGES)
        if len(known) + len(sites) > policy.MOST_BLOCKS:
            raise DeskError(Reason.TOO_MANY_BLOCKS, str(policy.MOST_BLOCKS))
        act = NewAct(ActKind.BLOCK, typed, ActChange(sites=sites))
        stored = acts.add(connection, shelf_id, act, asker.user_id, self._clock.now())
        _apply(connection, shelf_id, stored)
        return stored

    def _undo(self, connection: Connection, shelf: Shelf, asker: Curator, act_id: int) -> CurationAct:
        shelf_id = shelves.find(connection, shelf) or 0
        act = acts.find(connection, shelf_id, act_id)
        if act is None:
            raise DeskError(Reason.NO_SUCH_ACT, act=act_id)
        if not policy.may_undo(asker, act):
            raise DeskError(Reason.NOT_CURATOR)
        if not act.in_force:
            raise DeskError(Reason.UNDONE_ALREADY, act=act_id)
        acts.undo(connection, act_id, asker.user_id, self._clock.now())
        undone = acts.find(connection, shelf_id, act_id)
        assert undone is not None  # noqa: S101  # for the type: it was just there
        _apply(connection, shelf_id, undone)
        if undone.act.kind is ActKind.REMOVE and undone.act.article_id is not None:
            watch_queue.put_back(connection, shelf_id, undone.act.article_id, self._clock.now())
        reports.reopen_of_act(connection, act_id)
        return undone


def _article(connection: Connection, shelf: Shelf, asker: Curator, typed: str) -> tuple[int, ArticleRef]:
    """The ids of the shelf and of the article that is meant. Raises DeskError if the asker may not change it there."""
    shelf_id = nonempty_shelf(connection, shelf)
    article = find.line(connection, shelf_id, resolve_article(connection, shelf_id, typed))
    if not policy.may_curate(asker, shelves.poster(connection, shelf_id, article.id)):
        raise DeskError(Reason.NOT_CURATOR)
    return shelf_id, article


def _apply(connection: Connection, shelf_id: int, act: CurationAct) -> None:
    """Apply the acts in force to the shelf, after one was added or undone."""
    article_id = act.act.article_id
    if act.act.kind is ActKind.MERGE:
        links.apply_merges(connection, shelf_id)
    elif act.act.kind is ActKind.SPLIT:
        links.apply_splits(connection, shelf_id, article_id or 0)
    elif act.act.entity is not None:
        entity_names.write(
            connection, shelf_id, act.act.entity, policy.name_of(acts.of_entity(connection, shelf_id, act.act.entity))
        )
    elif article_id is None:
        blocks.write(connection, shelf_id, policy.blocked(acts.blocks(connection, shelf_id)))
    elif act.act.kind is ActKind.CORRECT:
        corrected = policy.corrected(acts.of_article(connection, shelf_id, article_id))
        corrections.write(connection, shelf_id, article_id, corrected)
    elif act.act.kind is ActKind.STORY:
        story_id = policy.story_of(acts.of_article(connection, shelf_id, article_id))
        shelf_stories.write(connection, shelf_id, article_id, story_id)
    elif act.act.kind is ActKind.REMOVE:
        with shelves.recounted(connection, shelf_id, article_id):
            removed.put_back(connection, shelf_id, article_id)


def _page(connection: Connection, shelf: Shelf, page: int) -> ActPage:
    shelf_id = shelves.find(connection, shelf) or 0
    total = acts.count(connection, shelf_id)
    page, pages = nearest_page(page, total, _ACTS_A_PAGE)
    found = acts.page(connection, shelf_id, page * _ACTS_A_PAGE, _ACTS_A_PAGE)
    return ActPage(found, page, pages, total)


def _blocks(connection: Connection, shelf: Shelf) -> tuple[CurationAct, ...]:
    shelf_id = shelves.find(connection, shelf) or 0
    return acts.blocks(connection, shelf_id)


def _told(shelf: Shelf, act: CurationAct) -> CurationAct:
    """Log an act without any of its text."""
    user = act.user_id if act.in_force else act.undone_by
    log.info(
        "curated shelf=%s act=%s kind=%s state=%s user=%s",
        shelf.key,
        act.id,
        act.act.kind,
        "done" if act.in_force else "undone",
        user,
    )
    return act
