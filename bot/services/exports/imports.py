"""Import of a file that `export` wrote with whole texts.

    line -> ArticleRecord (validated) -> capped, encoded -> one transaction: article, version, mentions, statements,
                                                            its story, shelf, corrections, names

Analyses are stored unchanged, so that the shelf gives the same answers and no page has to be read again. Articles on
the shelf are recognised, so an interrupted import can be repeated: the numbers of stories and of articles in the file
are mapped to the stored ones then, too.
"""

from __future__ import annotations

import asyncio
import hashlib
from datetime import datetime
from sqlite3 import Connection

from msgspec import Struct
from msgspec.structs import replace

from bot.model.analysis import Analysis, Entity
from bot.model.curation.acts import ActChange, ActKind, ArticleFields, NewAct
from bot.model.errors import DeskError, Reason
from bot.model.exports.articles import ArticleRecord
from bot.model.jobs import Post, Shelf
from bot.policy import urls
from bot.policy.curation import acts as policy
from bot.policy.curation import typed
from bot.ports import Clock
from bot.services.blocks import refusals
from bot.services.ingest import completion
from bot.services.ingest.completion import PreparedPage
from bot.services.stories import placement
from bot.services.stories.placement import GivenStory
from bot.storage.articles import article_rows, find, mentions
from bot.storage.curation import corrections, entity_names
from bot.storage.engine.database import Database
from bot.storage.engine.encoding import storable
from bot.storage.exports import imported
from bot.storage.overlay import acts
from bot.storage.shelves import entity_view, shelves
from bot.storage.stories import view
from bot.text import caps
from bot.text.knowledge.base import Knowledge


class ImportedArticle(Struct, frozen=True):
    """The article that a line became; `is_new` if the shelf did not have it."""

    id: int
    is_new: bool


class _Prepared(Struct, frozen=True):
    """A record with all values that are computed before its transaction."""

    record: ArticleRecord
    page: PreparedPage
    url: str | None
    key: str
    owner_only: bool


class ShelfImport:
    """The import of one file. With `private`, articles are not matched with stored pages by address: each is stored as
    a text of this shelf alone, as a pasted one is."""

    def __init__(self, database: Database, clock: Clock, knowledge: Knowledge, shelf: Shelf, *, private: bool) -> None:
        self._database = database
        self._clock = clock
        self._knowledge = knowledge
        self._shelf = shelf
        self._private = private
        self._stories: dict[int, int] = {}
        """Number in the file -> story."""
        self._families: dict[int, int] = {}
        """Number of a family's first article in the file -> an article of the family."""

    async def add(self, record: ArticleRecord) -> ImportedArticle:
        """Store an article. Raises LinkRefused BLOCKED for a site that the shelf blocks, DeskError UNREADABLE."""
        now = self._clock.now()
        prepared = await asyncio.to_thread(self._prepared, record, now)
        return await self._database.write(self._add, prepared, now)

    def _prepared(self, record: ArticleRecord, now: datetime) -> _Prepared:
        try:
            analysis = caps.capped(_linked(record.analysis, self._knowledge))
        except (TypeError, ValueError, AttributeError) as error:
            raise DeskError(Reason.UNREADABLE, str(error)[:200]) from None
        saved, retrieved = min(record.saved_at, now), min(record.retrieved, now)
        at, corrected = record.at and min(record.at, now), _storable(record.corrected)
        notice = record.retraction and replace(record.retraction, at=min(record.retraction.at, now))
        record = replace(record, saved_at=saved, retrieved=retrieved, at=at, corrected=corrected, retraction=notice)
        owner_only = self._private or record.is_private
        key = self._text_key(record) if owner_only or analysis.url is None else urls.url_key(analysis.url)
        page = completion.prepare(analysis, self._knowledge, saved)
        return _Prepared(record, page, analysis.url, key, owner_only or analysis.url is None)

    def _text_key(self, record: ArticleRecord) -> str:
        """The key of a text of this shelf: of its address and words."""
        words = f"{record.analysis.url or ''}\n{record.analysis.text}"
        return f"text:{self._shelf.key}:{hashlib.sha256(words.encode('utf-8', 'replace')).hexdigest()}"

    def _add(self, connection: Connection, prepared: _Prepared, now: datetime) -> ImportedArticle:
        shelf_id = shelves.make(connection, self._shelf)
        article_id = article_rows.at_keys(connection, [prepared.key])
        is_new = article_id is None or not shelves.holds(connection, shelf_id, article_id)
        if is_new and not prepared.owner_only:
            refusals.require_open(connection, shelf_id, prepared.key)
        if article_id is None:
            article_id = self._store(connection, prepared, shelf_id)
        if is_new:
            shelves.put(connection, article_id, {shelf_id: Post()}, prepared.record.saved_at)
            self._curate(connection, prepared.record, shelf_id, article_id, now)
        self._remember(connection, prepared.record, shelf_id, article_id)
        return ImportedArticle(article_id, is_new)

    def _store(self, connection: Connection, prepared: _Prepared, shelf_id: int) -> int:
        record, page = prepared.record, prepared.page
        owner = shelf_id if prepared.owner_only else None
        article_id = article_rows.add(
            connection, page.article, self._knowledge, owner=owner, url=prepared.url, now=record.saved_at
        )
        imported.restore_times(connection, article_id, record.at, record.retrieved)
        imported.restore_speakers(connection, article_id, self._speakers(record))
        placed = completion.placed_article(article_id, page.article, record.saved_at)
        placed = replace(placed, at=article_rows.published_at(connection, article_id), is_private=prepared.owner_only)
        placement.place_given(connection, placed, page.text, self._story(record))
        article_rows.add_keys(connection, article_id, [prepared.key])
        if record.retraction is not None:
            article_rows.take_back(connection, article_id, record.retraction)
        return article_id

    def _speakers(self, record: ArticleRecord) -> list[str | None]:
        """The keys of the speakers as this desk has them."""
        keys = {one.id or mentions.key_of(one): mentions.key_of(self._known(one)) for one in record.analysis.entities}
        return [None if key is None else keys.get(key) for key in record.speakers]

    def _known(self, entity: Entity) -> Entity:
        return _known(entity, self._knowledge)

    def _story(self, record: ArticleRecord) -> GivenStory:
        story_id = None if record.story is None else self._stories.get(record.story)
        if record.family is None or (original := self._families.get(record.family.first_id)) is None:
            return GivenStory(story_id)
        return GivenStory(story_id, original, record.family.share)

    def _remember(self, connection: Connection, record: ArticleRecord, shelf_id: int, article_id: int) -> None:
        story_id = view.story_of(connection, shelf_id, article_id)
        if record.story is not None and story_id is not None:
            self._stories.setdefault(record.story, story_id)
        self._families.setdefault(record.id, article_id)
        if record.family is not None:
            self._families.setdefault(record.family.first_id, article_id)

    def _curate(
        self, connection: Connection, record: ArticleRecord, shelf_id: int, article_id: int, now: datetime
    ) -> None:
        """Repeat the corrections that the exported shelf had, as acts of the terminal."""
        shown = find.line(connection, shelf_id, article_id)
        before = ArticleFields(shown.title, shown.published, shown.outlet)
        if (change := policy.change_of(before, record.corrected)) is not None:
            acts.add(connection, shelf_id, NewAct(ActKind.CORRECT, shown.title, change, article_id), None, now)
            corrected = policy.corrected(acts.of_article(connection, shelf_id, article_id))
            corrections.write(connection, shelf_id, article_id, corrected)
        for key, name in record.renamed:
            self._rename(connection, shelf_id, (key, name), now)

    def _rename(self, connection: Connection, shelf_id: int, named: tuple[str, str], now: datetime) -> None:
        key, name = named[0], typed.name_of(storable(named[1]))
        here = entity_view.presence(connection, shelf_id, key)
        if here is not None and name != here.entity.name and not imported.is_renamed(connection, shelf_id, key):
            act = NewAct(ActKind.NAME, here.entity.name, ActChange(name=name), entity=key)
            acts.add(connection, shelf_id, act, None, now)
            entity_names.write(connection, shelf_id, key, name)


def _storable(fields: ArticleFields) -> ArticleFields:
    """Corrected fields as the database can hold them. Raises DeskError BAD_TITLE."""
    outlet = fields.outlet
    return ArticleFields(
        None if fields.title is None else typed.title_of(storable(fields.title)),
        None if fields.published is None else storable(fields.published),
        None if outlet is None else replace(outlet, name=storable(outlet.name), domain=_cleaned(outlet.domain)),
    )


def _cleaned(text: str | None) -> str | None:
    return None if text is None else storable(text)


def _linked(analysis: Analysis, knowledge: Knowledge) -> Analysis:
    """The analysis with entities as this desk knows them: a file cannot rename those of the knowledge base."""
    return replace(analysis, entities=tuple(_known(one, knowledge) for one in analysis.entities))


def _known(entity: Entity, knowledge: Knowledge) -> Entity:
    known = knowledge.get(entity.id) if entity.id else None
    if known is None:
        return replace(entity, id=None)
    return replace(entity, name=known.name, kind=known.kind)
