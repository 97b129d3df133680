"""One story on one shelf: its timeline by day, its sources, its statements, and the numbers that differ.

story -> its newest articles on the shelf, their excerpts, statements, figures and people (StoryInput) -> StoryAnswer,
         which is kept until the shelf changes (`kept_answers`)
"""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from functools import partial
from sqlite3 import Connection

from msgspec import Struct

from bot.lang.scripts import Writing, writing
from bot.model.answers import ArticleRef, NamedEntity, QuoteLine, StoryAnswer, StoryRef, Suggestion, nearest_page
from bot.model.errors import NothingFound, Reason
from bot.model.jobs import Shelf
from bot.model.stories import ArticleExcerpt, WindowArticle
from bot.news.digests import story_lines, timeline
from bot.news.digests.conflicting_figures import StoryFigures
from bot.news.digests.groups import origins_of, outlets_of, own_texts, telling
from bot.news.digests.representatives import headline
from bot.news.digests.story_turns import story_turns
from bot.news.origins import Origin
from bot.services import autocomplete
from bot.services.kept_answers import Gathered, KeptAnswers, ShelfQuestion
from bot.services.lookup.articles import nonempty_shelf
from bot.services.lookup.stories import story_numbered, story_of_article
from bot.services.stories.material import excerpts, story_figures
from bot.storage import settings
from bot.storage.engine.database import Database
from bot.storage.shelves import shelves
from bot.storage.stories import shelf_window, view

_DAYS = 4
_QUOTES, _FIGURES, _PEOPLE = 12, 4, 6


class StoryInput(Struct, frozen=True):
    """The input of a story's answer: its newest articles, newest first, and their stored data. `excerpts` maps the ids
    of own texts to their key sentences; `size` counts all its articles on the shelf; `preferred` is the language
    that the readers prefer; `page` is the one that was asked for."""

    story_id: int
    window: tuple[WindowArticle, ...]
    articles: tuple[ArticleRef, ...]
    origins: tuple[Origin, ...]
    excerpts: Mapping[int, ArticleExcerpt]
    quotes: tuple[QuoteLine, ...]
    figures: StoryFigures
    people: tuple[NamedEntity, ...]
    size: int
    preferred: Writing | None
    page: int


_FoundStory = Gathered[StoryInput, StoryAnswer]


class StoryService:
    """Answers `/story`. The cost is bounded by a story's newest 60 articles."""

    def __init__(self, database: Database, kept: KeptAnswers | None = None) -> None:
        self._database = database
        self._kept = KeptAnswers() if kept is None else kept

    async def story(self, shelf: Shelf, story_id: int, page: int = 0) -> StoryAnswer:
        """Page `page` of the story as the shelf holds it, or the last page.

        Raises NothingFound NO_SUCH_STORY.
        """
        return await self._answered(
            await self._database.read_at_once((shelf.key, story_id), self._numbered, shelf, story_id, page)
        )

    async def listed(self, shelf: Shelf, story_id: int, lead: int) -> StoryAnswer:
        """The story that has the article `lead` of an earlier message now (0: unknown). Raises as `story`."""
        return await self._answered(
            await self._database.read_at_once((shelf.key, story_id, lead), self._listed, shelf, story_id, lead)
        )

    async def meant(self, shelf: Shelf, typed: str, page: int = 0) -> StoryAnswer:
        """The story that is typed: `story 12`, or an article of it by number, title, address or message link.

        Raises NothingFound EMPTY_SHELF, NO_SUCH_STORY, NO_SUCH_ARTICLE with the `nearest` titles.
        """
        return await self._answered(
            await self._database.read_at_once((shelf.key, typed), self._typed, shelf, typed, page)
        )

    async def still_shown(self, shelf: Shelf, told: Sequence[StoryRef]) -> dict[int, StoryRef]:
        """The stories of an earlier message of which the shelf still has articles, in their present form, by the id in
        that message."""
        return await self._database.read(_still_shown, shelf, told)

    async def suggest(self, shelf: Shelf, typed: str) -> tuple[Suggestion, ...]:
        """Up to 25 of the newest stories, or those with articles of that title; their values are input for `meant`."""
        return await self._database.read_at_once(shelf.key, self._suggested, shelf, typed)

    def _numbered(self, connection: Connection, shelf: Shelf, story_id: int, page: int) -> _FoundStory:
        return self._found(connection, shelves.find(connection, shelf) or 0, view.living(connection, story_id), page)

    def _listed(self, connection: Connection, shelf: Shelf, story_id: int, lead: int) -> _FoundStory:
        shelf_id = shelves.find(connection, shelf) or 0
        return self._found(connection, shelf_id, view.listed(connection, shelf_id, story_id, lead), 0)

    def _typed(self, connection: Connection, shelf: Shelf, typed: str, page: int) -> _FoundStory:
        shelf_id = nonempty_shelf(connection, shelf)
        numbered = story_numbered(typed)
        if numbered is not None:
            return self._found(connection, shelf_id, view.living(connection, numbered), page)
        question = ShelfQuestion(shelf_id, "story meant", (typed,))
        meant = self._kept.answer(connection, question, lambda: story_of_article(connection, shelf_id, typed))
        return self._found(connection, shelf_id, meant, page)

    def _found(self, connection: Connection, shelf_id: int, story_id: int, page: int) -> _FoundStory:
        question = ShelfQuestion(shelf_id, "story", (story_id, page))
        return self._kept.gathered(connection, question, lambda: _gather(connection, shelf_id, story_id, page))

    async def _answered(self, found: _FoundStory) -> StoryAnswer:
        return await self._kept.completed(found, lambda story: asyncio.to_thread(_answer, story))

    def _suggested(self, connection: Connection, shelf: Shelf, typed: str) -> tuple[Suggestion, ...]:
        shelf_id = shelves.find(connection, shelf)
        if shelf_id is None:
            return ()
        compute = partial(autocomplete.stories, connection, self._kept, shelf_id, typed)
        return self._kept.answer(connection, ShelfQuestion(shelf_id, "stories", (typed,)), compute)


def _still_shown(connection: Connection, shelf: Shelf, told: Sequence[StoryRef]) -> dict[int, StoryRef]:
    return view.still_shown(connection, shelves.find(connection, shelf) or 0, told)


def _gather(connection: Connection, shelf_id: int, story_id: int, page: int) -> StoryInput:
    window = shelf_window.of_story(connection, shelf_id, story_id, view.NEWEST)
    if not window:
        raise NothingFound(Reason.NO_SUCH_STORY, story=story_id)
    own = [article.article_id for article in own_texts(window)]
    told = [article.article_id for article in own_texts(telling(window))]
    every = [article.article_id for article in window]
    origins = origins_of(window)
    return StoryInput(
        story_id=story_id,
        window=window,
        articles=shelf_window.references(connection, shelf_id, every),
        origins=origins,
        excerpts={one.article.id: one for one in excerpts(connection, shelf_id, told)},
        quotes=view.quotes(connection, shelf_id, own),
        figures=story_figures(connection, shelf_id, window),
        people=view.people(connection, shelf_id, every, _PEOPLE),
        size=view.size(connection, shelf_id, story_id),
        preferred=settings.known_writing(connection, shelf_id),
        page=page,
    )


def _answer(story: StoryInput) -> StoryAnswer:
    window, articles = story.window, story.articles
    days = timeline.days(window, story.excerpts, headline(articles, preferred=story.preferred))
    page, pages = nearest_page(story.page, len(days), _DAYS)
    title = story_lines.headline(window, articles, preferred=story.preferred)
    disputed, agreed = story.figures.compared(_FIGURES, writing(title))
    return StoryAnswer(
        id=story.story_id,
        headline=title,
        days=days[page * _DAYS : (page + 1) * _DAYS],
        page=page,
        pages=pages,
        first=min(one.shown_at for one in window),
        latest=max(one.shown_at for one in window),
        outlets=outlets_of(window),
        origins=tuple(origin.name for origin in story.origins),
        one_sided=story_lines.source_in_common(window),
        people=story.people,
        agreed=agreed,
        figures=disputed,
        quotes=_different(story.quotes),
        articles=articles,
        article_count=story.size,
        turns=story_turns(articles, story.size, story.quotes, disputed),
        repeating=len(articles) - sum(one.articles for one in days),
    )


def _different(quotes: Sequence[QuoteLine]) -> tuple[QuoteLine, ...]:
    """The first quotes, those with a speaker before the others, each text once."""
    once: dict[str, QuoteLine] = {}
    for quote in sorted(quotes, key=lambda quote: quote.speaker is None):
        once.setdefault(quote.said.text.casefold(), quote)
    return tuple(once.values())[:_QUOTES]
