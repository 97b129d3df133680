"""Link the names in stored articles again after the knowledge base has changed.

    register: digest of the base -> a new run if it has changed
    batch of stored articles | changes.affects (pure, in a thread) -> those that may be linked differently
        -> stored text -> reader -> transactions: mentions with counters, a part at a time where many shelves have it;
                                    features; then statements, topic, cursor

The last transaction of each article moves the cursor, so that a run resumes where it stopped, and an article that is
linked twice gets the same links. Members' links come first: the run pauses while any is due.
"""

from __future__ import annotations

import asyncio
import logging
from collections import deque
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from itertools import islice
from sqlite3 import Connection

from msgspec import Struct
from msgspec.structs import replace

from bot.model.analysis import STORED_TEXT, Analysis, Page
from bot.model.errors import DeskError, Reason
from bot.model.operations import RelinkProgress
from bot.model.placements import PlacedArticle
from bot.news.clustering.cross_lingual import entity_terms
from bot.news.clustering.features import ArticleTerms
from bot.news.terms.korean_names import korean_names
from bot.ports import Analyzer, Clock
from bot.services.stories import placement
from bot.services.stories.contact_parties import parties, written_entities
from bot.storage.articles import article_rows, prepared, relinking
from bot.storage.articles.relinking import StoredArticle
from bot.storage.engine.database import Database
from bot.storage.engine.refusals import is_bug
from bot.storage.queue import claims
from bot.storage.stories import candidates
from bot.text.knowledge import changes
from bot.text.knowledge.base import Knowledge
from bot.text.knowledge.changes import BaseChanges

_RETRY_SECONDS = 60.0
_PAUSE_SECONDS = 2.0
_LONGEST_PAUSE = 60.0
"""The most seconds that one article waits for members' links, so that a run ends on a busy desk too."""
_REPORT_EACH = 1000
_OF_THE_TEXT = frozenset({Reason.READER_TIMEOUT, Reason.READER_MEMORY, Reason.READER_CRASHED, Reason.READER_DIED})

log = logging.getLogger(__name__)


class _Relinked(Struct, frozen=True):
    """An article as it was read again, with the terms that it is compared by, and those that it has without its
    entities."""

    article: StoredArticle
    analysis: Analysis
    placed: PlacedArticle
    terms: ArticleTerms
    without_entities: frozenset[str]


class RelinkService:
    """Links articles anew. `register` on start, before anything is stored; then one `run` a desk."""

    def __init__(self, database: Database, clock: Clock, analyzer: Analyzer, knowledge: Knowledge) -> None:
        self._database = database
        self._clock = clock
        self._analyzer = analyzer
        self._knowledge = knowledge

    async def register(self, *, everything: bool = False) -> None:
        """Record the knowledge base that articles are stored with from now on."""
        base = await asyncio.to_thread(changes.snapshot, self._knowledge)
        await self._database.write(relinking.register, base, self._clock.now(), everything=everything)

    async def progress(self) -> RelinkProgress | None:
        """The newest run, finished or not."""
        return await self._database.read(relinking.find_progress)

    async def cursor(self) -> tuple[int, int]:
        """The id up to which articles are done in the newest run, and the last one."""
        return await self._database.read(relinking.cursor)

    async def run(self) -> None:
        """Finish the present run, however often the readers refuse meanwhile."""
        while True:
            try:
                await self.relink()
            except DeskError as error:
                log.info("relinking paused reason=%s", error.reason)  # the readers' pool has logged it for the operator
            await self._clock.sleep(_RETRY_SECONDS)

    async def relink(self, *, alone: int | None = None) -> RelinkProgress | None:
        """Link the remaining articles of the present run, and return its progress. It pauses while links are due, and
        reads an article at a time; a process that does nothing else reads `alone` articles at a time and does not
        pause. Raises DeskError of a reader that cannot load."""
        progress = await self.progress()
        if progress is None or progress.ended_at is not None:
            return progress
        former = await self._database.read(relinking.former_bases, progress.digest)
        changed = await asyncio.to_thread(_changes, former, self._knowledge, everything=progress.everything)
        log.info("relinking started articles=%s changed_entities=%s", progress.left, len(changed.ids))
        for entity_id in sorted(changed.ids):
            await self._database.write(relinking.rename, self._knowledge, entity_id)
        seen = 0
        while batch := await self._database.read(relinking.next_articles):
            await self._relink_batch(batch, changed, progress.digest, alone)
            if seen // _REPORT_EACH != (seen := seen + len(batch)) // _REPORT_EACH:
                log.info("relinking done_to=%s count=%s", batch[-1].id, seen)
        await self._database.write(relinking.finish, self._clock.now())
        done = await self.progress()
        if done is not None:
            log.info("relinking ended count=%s failed=%s", done.relinked, done.failed)
        return done

    async def _relink_batch(
        self, batch: Sequence[StoredArticle], changed: BaseChanges, digest: str, alone: int | None
    ) -> None:
        affected = await asyncio.to_thread(lambda: [one for one in batch if changed.affects(one.linked)])
        async with aclosing(self._begun(affected, alone)) as begun:
            async for article, reading in begun:  # stored in their order, which the cursor counts on
                await self._relink_article(article, reading, digest)
        await self._database.write(relinking.advance, digest, batch[-1].id)

    async def _begun(
        self, articles: Sequence[StoredArticle], alone: int | None
    ) -> AsyncGenerator[tuple[StoredArticle, asyncio.Future[_Relinked]], None]:
        """Each article with its reading, which has begun: those of `alone` articles at a time."""
        waiting, begun = iter(articles), deque[tuple[StoredArticle, asyncio.Future[_Relinked]]]()
        try:
            while True:
                for article in islice(waiting, (alone or 1) - len(begun)):
                    if alone is None:
                        await self._wait_for_members()
                    begun.append((article, asyncio.ensure_future(self._read(article))))
                if not begun:
                    return
                yield begun[0]
                begun.popleft()
        finally:
            readings = [reading for _, reading in begun]
            for reading in readings:
                reading.cancel()
            await asyncio.gather(*readings, return_exceptions=True)

    async def _read(self, article: StoredArticle) -> _Relinked:
        analysis = await self._analyzer.analyze(_page(article))
        return await asyncio.to_thread(_terms, article, analysis, self._knowledge)

    async def _relink_article(self, article: StoredArticle, reading: asyncio.Future[_Relinked], digest: str) -> None:
        """Link an article anew. One that cannot be read, or meets an unexpected error, keeps its links, and the run
        goes on."""
        try:
            relinked = await reading
            while not await self._database.write(_apply_some, relinked, self._knowledge, digest):
                pass
        except DeskError as error:
            if error.reason not in _OF_THE_TEXT:
                raise
            log.info("not relinked article=%s reason=%s", article.id, error.reason)
            await self._database.write(relinking.advance, digest, article.id, failed=1)
        except Exception as error:
            if not is_bug(error):
                raise
            log.exception("relinking failed by a bug article=%s", article.id)
            await self._database.write(relinking.advance, digest, article.id, failed=1)

    async def _wait_for_members(self) -> None:
        waited = 0.0
        while waited < _LONGEST_PAUSE and await self._database.read(claims.any_due, self._clock.now()):
            await self._clock.sleep(_PAUSE_SECONDS)
            waited += _PAUSE_SECONDS


def _changes(former: Sequence[bytes], knowledge: Knowledge, *, everything: bool) -> BaseChanges:
    return BaseChanges([changes.unpack(packed) for packed in former], knowledge, everything=everything)


def _page(article: StoredArticle) -> Page:
    title, text = article.linked.title, article.linked.text
    stated = None if prepared.is_from_text(title, text) else title
    return Page(None, text.encode(), STORED_TEXT, "utf-8", stated, article.published)


def _terms(article: StoredArticle, analysis: Analysis, knowledge: Knowledge) -> _Relinked:
    named = _placed(article, [entity.id for entity in analysis.entities if entity.id])
    placed = replace(
        named,
        names=korean_names(analysis.text, analysis.entities),
        parties=parties(named.title, analysis.text, written_entities(analysis, knowledge), named.at.date()),
        embedding=analysis.embedding,
    )
    without_entities = placement.terms_of(_placed(article, ())).terms()
    return _Relinked(article, analysis, placed, placement.terms_of(placed), frozenset(without_entities))


def _placed(article: StoredArticle, entities: Sequence[str]) -> PlacedArticle:
    return PlacedArticle(
        article.id,
        article.linked.title,
        article.linked.text[: placement.CHARACTERS],
        article.at,
        dated=prepared.stated_time(article.published, article.at) is not None,
        entities=entities,
        outlet=article.outlet,
    )


def _apply_some(connection: Connection, relinked: _Relinked, knowledge: Knowledge, digest: str) -> bool:
    """Store a part of the links of an article, unless it was deleted or has a newer version, which was read with the
    present base; with the last part move the cursor. True when that is done, or another run has begun.

    After each part, counters, term frequencies and features agree with the mentions. If the desk ends between two
    parts, the article is read again.
    """
    article = relinked.article
    if not relinking.is_running(connection, digest):
        return True
    if relinking.is_current(connection, article):
        before = relinking.known_entities(connection, article.id)
        is_part = relinking.link_some(connection, article.id, relinked.analysis, knowledge)
        if not is_part:
            relinking.link(connection, article.id, relinked.analysis, knowledge)
        _recompare(connection, relinked, before)
        if is_part:
            return False
    relinking.advance(connection, digest, article.id, relinked=1)
    return True


def _recompare(connection: Connection, relinked: _Relinked, before: frozenset[str]) -> None:
    """Store the features of an article's new links, if it is still compared with new articles and named other known
    entities `before`. Its story does not change, and neither does a server's correction of it."""
    article_id = relinked.article.id
    now = relinking.known_entities(connection, article_id)
    if now == before or not candidates.is_indexed(connection, article_id):
        return
    is_public = relinking.is_public(connection, article_id)
    if is_public:  # the terms of private texts are not counted
        gained = entity_terms(now - before) - relinked.without_entities
        lost = entity_terms(before - now) - relinked.without_entities
        candidates.recount(connection, gained, lost)
    owner = None if is_public else article_rows.owner(connection, article_id)
    others = placement.frequencies(connection, article_id, relinked.terms, owner)
    itself = int(not is_public)
    frequencies = {term: max(others.known.get(term, 0) + itself, 1) for term in relinked.terms.terms()}
    placed = replace(relinked.placed, is_private=not is_public)
    among = placement.Frequencies(max(others.documents + itself, 1), frequencies)
    traits = placement.weighted(connection, placed, relinked.terms, among)
    candidates.reindex(connection, article_id, traits)
