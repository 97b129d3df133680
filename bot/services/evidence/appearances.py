"""`/entity`, tab "Appearances": the days on which articles of the shelf report an appearance of a person.

name -> the newest articles that name the person -> what each says of them, read once a version
     -> days of appearances, the longest gap, messages -> kept until the shelf changes -> a page
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import date
from functools import partial
from sqlite3 import Connection
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from bot.lang.days import korean_day
from bot.lang.scripts import Writing
from bot.lang.text_links import linked
from bot.model.analysis import EntityKind
from bot.model.answers import EntityRef, Linked, nearest_page
from bot.model.errors import NothingFound, Reason
from bot.model.evidence.appearances import Appearance, AppearanceKind, AppearancesAnswer, ReportedAppearance
from bot.model.jobs import Shelf
from bot.news.appearances.calendar import AppearanceReport, appearance_days, longest_gap
from bot.news.appearances.reading import NamingArticle, appearances, strongest
from bot.ports import Clock
from bot.services.evidence.read_versions import ReadVersions
from bot.services.kept_answers import Gathered, KeptAnswers, ShelfQuestion
from bot.services.lookup import entities
from bot.services.lookup.articles import nonempty_shelf
from bot.storage import settings
from bot.storage.articles import texts
from bot.storage.articles.texts import NamingVersion, VersionSentences
from bot.storage.engine.database import Database
from bot.storage.engine.encoding import spans_from
from bot.storage.shelves import entity_view
from bot.text.knowledge.base import Knowledge

PAGE = 6
MOST_READ = 1000
"""The most articles that are read for one answer, the newest that name the person."""
_MOST_REMEMBERED = 10_000
_NamingKey = tuple[int, str, date]
"""The key of a reading: the id of the version, the spans of the name, the day of publication."""


class _FoundPerson(Struct, frozen=True):
    """A person, and the newest articles that name them; `more` if there are others."""

    entity: EntityRef
    today: date
    died: date | None
    articles: dict[_NamingKey, NamingVersion]
    more: bool
    preferred: Writing


class AppearanceService:
    """Answers on which days articles report a person. The cost is bounded by the `MOST_READ` newest articles that name
    them."""

    def __init__(self, database: Database, clock: Clock, knowledge: Knowledge, kept: KeptAnswers | None = None) -> None:
        self._database = database
        self._clock = clock
        self._knowledge = knowledge
        self._kept = KeptAnswers() if kept is None else kept
        self._read = ReadVersions[_NamingKey, Appearance | None](database, _MOST_REMEMBERED)

    async def appearances(self, shelf: Shelf, name: str, page: int = 0) -> AppearancesAnswer:
        """Page `page` of the days of a person, or the last page. `name` in any spelling, or a key.

        Raises NothingFound EMPTY_SHELF, NO_SUCH_ENTITY with the `nearest` names, NO_PERSON for an entity that is not a
        person.
        """
        found = await self._database.read(self._found, shelf, name)
        return _page(await self._kept.completed(found, self._computed), page)

    def forget(self) -> None:
        """Drop the cached readings of articles, after a member's data was erased."""
        self._read.clear()

    def _found(self, connection: Connection, shelf: Shelf, name: str) -> Gathered[_FoundPerson, AppearancesAnswer]:
        shelf_id = nonempty_shelf(connection, shelf)
        entity = entities.matches(connection, self._knowledge, shelf_id, name)[0].entity
        if entity.kind is not EntityKind.PERSON:
            raise NothingFound(Reason.NO_PERSON, entity.name[:100])
        today = self._clock.now().astimezone(ZoneInfo(settings.zone(connection, shelf))).date()
        question = ShelfQuestion(shelf_id, "appearances", (entity.key, today))
        return self._kept.gathered(connection, question, lambda: self._gathered(connection, shelf_id, entity, today))

    def _gathered(self, connection: Connection, shelf_id: int, entity: EntityRef, today: date) -> _FoundPerson:
        presence = entity_view.presence(connection, shelf_id, entity.key)
        articles = texts.naming(connection, shelf_id, presence.id, MOST_READ + 1) if presence else ()
        return _FoundPerson(
            entity,
            today,
            _day_of_death(self._knowledge, entity.key),
            {(one.version_id, one.spans, korean_day(one.article)): one for one in articles[:MOST_READ]},
            len(articles) > MOST_READ,
            settings.preferred_writing(connection, shelf_id),
        )

    async def _computed(self, found: _FoundPerson) -> AppearancesAnswer:
        said = await self._read.values(found.articles, partial(_read_naming, found.died))
        return await asyncio.to_thread(_answer, found, said)


def _day_of_death(knowledge: Knowledge, key: str) -> date | None:
    """The day of a person's death; a late day of the year or month where the knowledge base has only that."""
    life = entities.life(knowledge.get(key))
    if life is None or life.died is None:
        return None
    year, month, day = (*map(int, life.died.split("-")), 0, 0)[:3]
    return date(year, month or 12, day or 28)


def _read_naming(died: date | None, key: _NamingKey, version: VersionSentences) -> Appearance | None:
    _version_id, spans, day = key
    return strongest(
        appearances(NamingArticle(version.text, version.sentences, day, version.title), spans_from(spans), died)
    )


def _answer(found: _FoundPerson, said: Mapping[_NamingKey, Appearance | None]) -> AppearancesAnswer:
    """The answer with all days; `_page` cuts out one page."""
    articles = [one.article for one in found.articles.values()]
    of_kind = {
        kind: [
            AppearanceReport(one.article, key[2], what)
            for key, one in found.articles.items()
            if (what := said.get(key)) is not None and what.kind is kind
        ]
        for kind in AppearanceKind
    }
    days = appearance_days(of_kind[AppearanceKind.PRESENT], found.preferred)
    messages = of_kind[AppearanceKind.MESSAGE]
    newest = max(messages, key=lambda one: (one.article.at, one.article.id), default=None)
    return AppearancesAnswer(
        entity=found.entity,
        today=found.today,
        appearances=days,
        total=len(days),
        last=days[0] if days else None,
        longest=longest_gap([one.day for one in days]),
        message=_linked(newest) if newest else None,
        messages=len(messages),
        past=len(of_kind[AppearanceKind.PAST]),
        named=len(of_kind[AppearanceKind.NAMED]),
        page=0,
        pages=1,
        read=len(articles),
        read_since=articles[-1].at if found.more else None,
    )


def _linked(one: AppearanceReport) -> Linked:
    return linked(one.article, one.appearance.start, one.appearance.end, one.appearance.sentence)


def _page(answer: AppearancesAnswer, page: int) -> AppearancesAnswer:
    page, pages = nearest_page(page, answer.total, PAGE)
    shown: tuple[ReportedAppearance, ...] = answer.appearances[page * PAGE : (page + 1) * PAGE]
    return replace(answer, appearances=shown, page=page, pages=pages)
