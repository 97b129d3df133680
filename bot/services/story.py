"""A story on one shelf: what each day added, who reported it, who said what, and where the numbers differ.

story -> its newest articles on the shelf -> days, oldest first: sentences that no earlier day had
                                          -> openings of own texts: figures that compete
                                                                  and figures that agree
                                          -> statements, each once; the people named in the most articles
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from sqlite3 import Connection

from bot.model.answers import Choice, QuoteLine, StoryAnswer
from bot.model.errors import NothingFound, Reason
from bot.model.jobs import Shelf
from bot.news.digests import ranking
from bot.services import autocomplete
from bot.services.lookup.articles import article_meant
from bot.services.stories import conflicting_figures, representatives, story_lines, timeline
from bot.storage.engine.database import Database
from bot.storage.shelves import shelves
from bot.storage.stories import shelf_window, view

_DAYS = 4
_MOST_ARTICLES = 60
_QUOTES, _FIGURES, _PEOPLE = 12, 4, 6
_NUMBERED = re.compile(r"story[ :#]*(\d{1,18})", re.IGNORECASE)


class StoryService:
    """Reads the shelf; the cost is bounded by a story's newest 60 articles."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def story(self, shelf: Shelf, story_id: int, page: int = 0) -> StoryAnswer:
        """The story as far as the shelf holds it; the last page where there are not so many.

        Raises NothingFound NO_SUCH_STORY.
        """
        return await self._database.read(_story, shelf, story_id, page)

    async def meant(self, shelf: Shelf, typed: str, page: int = 0) -> StoryAnswer:
        """The story that is typed: `story 12`, or an article of it by number, title, address or message link.

        Raises NothingFound EMPTY_SHELF, NO_SUCH_STORY, NO_SUCH_ARTICLE with the `nearest` titles.
        """
        return await self._database.read(_typed_story, shelf, typed, page)

    async def suggest(self, shelf: Shelf, typed: str) -> tuple[Choice, ...]:
        """Up to 25 of the newest stories, or those with articles of that title; their values are what `meant` takes."""
        return await self._database.read(_suggested, shelf, typed)


def _story(connection: Connection, shelf: Shelf, story_id: int, page: int) -> StoryAnswer:
    shelf_id = shelves.find(connection, shelf) or 0
    return _answer(connection, shelf_id, view.living(connection, story_id), page)


def _typed_story(connection: Connection, shelf: Shelf, typed: str, page: int) -> StoryAnswer:
    shelf_id = shelves.find(connection, shelf)
    if shelf_id is None or not shelves.article_count(connection, shelf_id):
        raise NothingFound(Reason.EMPTY_SHELF, shelf=shelf.key)
    if numbered := _NUMBERED.fullmatch(typed.strip()):
        story_id: int | None = view.living(connection, int(numbered[1]))
    else:
        story_id = view.story_of(connection, article_meant(connection, shelf_id, typed))
    return _answer(connection, shelf_id, story_id or 0, page)


def _suggested(connection: Connection, shelf: Shelf, typed: str) -> tuple[Choice, ...]:
    shelf_id = shelves.find(connection, shelf)
    return () if shelf_id is None else autocomplete.stories(connection, shelf_id, typed)


def _answer(connection: Connection, shelf_id: int, story_id: int, page: int) -> StoryAnswer:
    lines = shelf_window.of_story(connection, shelf_id, story_id, _MOST_ARTICLES)
    if not lines:
        raise NothingFound(Reason.NO_SUCH_STORY, story=story_id)
    articles = shelf_window.references(connection, [line.article_id for line in lines])
    days = timeline.days(connection, lines, representatives.headline(articles))
    pages = max(1, -(-len(days) // _DAYS))
    page = min(max(page, 0), pages - 1)
    found = story_lines.origins_of(lines)
    said = view.quotes(connection, [line.article_id for line in timeline.own(lines)])
    stated = conflicting_figures.said(connection, shelf_id, lines, found)
    disputed, agreed = stated.compared(_FIGURES)
    return StoryAnswer(
        id=story_id,
        headline=story_lines.headline(lines, articles),
        days=days[page * _DAYS : (page + 1) * _DAYS],
        page=page,
        pages=pages,
        first=lines[-1].at,
        latest=lines[0].at,
        outlets=story_lines.outlets_of(lines),
        origins=tuple(origin.name for origin in found),
        one_sided=ranking.one_sided([line.outlet for line in lines]),
        people=view.people(connection, [line.article_id for line in lines], _PEOPLE),
        agreed=agreed,
        figures=disputed,
        quotes=_different(said),
        articles=articles,
        article_count=view.size(connection, shelf_id, story_id),
    )


def _different(quotes: Sequence[QuoteLine]) -> tuple[QuoteLine, ...]:
    """The first quotes, those with a speaker before the rest, the same words once."""
    once: dict[str, QuoteLine] = {}
    for quote in sorted(quotes, key=lambda quote: quote.speaker is None):
        once.setdefault(quote.said.text.casefold(), quote)
    return tuple(once.values())[:_QUOTES]
