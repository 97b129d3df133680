"""A story on one shelf: what each day added, who reported it, who said what, and where the numbers differ.

story -> its newest articles on the shelf -> days, oldest first: sentences that no earlier day had
                                          -> openings of own texts: figures that compete
                                          -> statements, each once
"""

from __future__ import annotations

import asyncio
import re
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from zoneinfo import ZoneInfo

from aiosqlite import Connection

from bot.model.answers import Choice, FigureLine, Linked, QuoteLine, StoryAnswer, StoryDay
from bot.model.errors import NothingFound, Reason
from bot.model.jobs import Shelf
from bot.model.text import Span
from bot.news import digest, ranking
from bot.news.figures import Stated, competing, figures
from bot.news.origins import Origin
from bot.services import suggesting, telling
from bot.services.finding import article_meant
from bot.storage import dossiers, refs, shelves, windows
from bot.storage.database import Database
from bot.storage.windows import Line, Telling

_DAYS = 4
_MOST_ARTICLES = 60
_CANDIDATE_SENTENCES = 4
_COUNTED_ARTICLES, _COUNTED_SENTENCES = 12, 12
_QUOTES, _FIGURES = 12, 4
_KOREA = ZoneInfo("Asia/Seoul")
_NUMBERED = re.compile(r"story[ :#]*(\d{1,18})", re.IGNORECASE)


class StoryService:
    """Reads the shelf; the cost is bounded by a story's newest 60 articles."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def story(self, shelf: Shelf, story_id: int, page: int = 0) -> StoryAnswer:
        """The story as far as the shelf holds it; the last page where there are not so many.

        Raises NothingFound NO_SUCH_STORY.
        """
        async with self._database.reading() as connection:
            shelf_id = await shelves.find(connection, shelf) or 0
            return await _answer(connection, shelf_id, await dossiers.living(connection, story_id), page)

    async def meant(self, shelf: Shelf, typed: str, page: int = 0) -> StoryAnswer:
        """The story that is typed: `story 12`, or an article of it by number, title, address or message link.

        Raises NothingFound EMPTY_SHELF, NO_SUCH_STORY, NO_SUCH_ARTICLE with the `nearest` titles.
        """
        async with self._database.reading() as connection:
            shelf_id = await shelves.find(connection, shelf)
            if shelf_id is None or not await shelves.article_count(connection, shelf_id):
                raise NothingFound(Reason.EMPTY_SHELF, shelf=shelf.key)
            if numbered := _NUMBERED.fullmatch(typed.strip()):
                story_id: int | None = await dossiers.living(connection, int(numbered[1]))
            else:
                story_id = await dossiers.story_of(connection, await article_meant(connection, shelf_id, typed))
            return await _answer(connection, shelf_id, story_id or 0, page)

    async def suggest(self, shelf: Shelf, typed: str) -> tuple[Choice, ...]:
        """Up to 25 of the newest stories, or those with articles of that title; their values are what `meant` takes."""
        async with self._database.reading() as connection:
            shelf_id = await shelves.find(connection, shelf)
            return () if shelf_id is None else await suggesting.stories(connection, shelf_id, typed)


async def _answer(connection: Connection, shelf_id: int, story_id: int, page: int) -> StoryAnswer:
    lines = await windows.of_story(connection, shelf_id, story_id, _MOST_ARTICLES)
    if not lines:
        raise NothingFound(Reason.NO_SUCH_STORY, story=story_id)
    articles = await windows.references(connection, [line.article_id for line in lines])
    headline = articles[digest.headline([article.title for article in articles])].title
    days = await _days(connection, lines, headline)
    pages = max(1, -(-len(days) // _DAYS))
    page = min(max(page, 0), pages - 1)
    found = telling.origins_of(lines)
    said = await dossiers.quotes(connection, [line.article_id for line in _own(lines)])
    return StoryAnswer(
        id=story_id,
        headline=headline,
        days=days[page * _DAYS : (page + 1) * _DAYS],
        page=page,
        pages=pages,
        first=lines[-1].at,
        latest=lines[0].at,
        outlets=telling.outlets_of(lines),
        origins=tuple(origin.name for origin in found),
        one_sided=ranking.one_sided([line.outlet for line in lines]),
        figures=await _figures(connection, lines, found),
        quotes=_different(said),
        articles=articles,
        article_count=await dossiers.size(connection, shelf_id, story_id),
    )


def _own(lines: Sequence[Line]) -> list[Line]:
    """The articles that do not carry the text of another one here."""
    here = {line.article_id for line in lines}
    return [line for line in lines if line.carries not in here]


async def _days(connection: Connection, lines: Sequence[Line], headline: str) -> tuple[StoryDay, ...]:
    """The days that added something, the newest first."""
    own = _own(lines)
    told = await windows.tellings(connection, [line.article_id for line in own])
    by_day: defaultdict[date, list[Telling]] = defaultdict(list)
    for line, one in sorted(zip(own, told, strict=True), key=lambda pair: pair[0].at):
        by_day[line.at.astimezone(_KOREA).date()].append(one)
    came = [line.at.astimezone(_KOREA).date() for line in lines]
    said: list[str] = []
    days = []
    for day, tellings in by_day.items():
        sentences = _added(tellings, said, headline)
        said += [linked.text for linked in sentences]
        if sentences:
            days.append(StoryDay(day, sentences, came.count(day)))
    return tuple(reversed(days))


def _added(tellings: Sequence[Telling], said: Sequence[str], headline: str) -> tuple[Linked, ...]:
    """One or two sentences of a day's articles that were not said before, what the headline is about first."""
    candidates = {
        digest.Sentence(place, rank, linked.text): linked
        for place, one in enumerate(tellings)
        for rank, linked in enumerate(one.sentences[:_CANDIDATE_SENTENCES])
    }
    _, chosen = digest.tell([one.article.title for one in tellings], list(candidates), said, headline)
    return tuple(candidates[sentence] for sentence in chosen)


async def _figures(
    connection: Connection, lines: Sequence[Line], origins: Sequence[Origin]
) -> tuple[tuple[FigureLine, ...], ...]:
    """Numbers that differ between origins, the newest articles' first; a wire text counts once, whoever carries it."""
    origin_of = {article: place for place, origin in enumerate(origins) for article in origin.article_ids}
    own = [line.article_id for line in _own(lines)][:_COUNTED_ARTICLES]
    places: dict[int, FigureLine] = {}
    stated = []
    for one in await dossiers.openings(connection, own, _COUNTED_SENTENCES):
        for sentence in one.sentences:
            for figure in figures(sentence.text):
                stated.append(Stated(figure, sentence.text, origin_of[one.article.id]))
                places[id(stated[-1])] = FigureLine(_within(sentence, figure.start, figure.end), sentence)
    # Some 50 ms for a story of many long articles, which the event loop shall not wait for.
    groups = (await asyncio.to_thread(competing, stated))[:_FIGURES]
    return tuple(_once([places[id(one)] for one in group]) for group in groups)


def _within(sentence: Linked, start: int, end: int) -> Linked:
    span = Span(sentence.start + start, sentence.start + end)
    return refs.linked(sentence.article, span.start, span.end, sentence.text[start:end])


def _once(group: Sequence[FigureLine]) -> tuple[FigureLine, ...]:
    """Each number of each outlet once."""
    return tuple({(_outlet(one), one.said.text.casefold()): one for one in reversed(group)}.values())[::-1]


def _outlet(one: FigureLine) -> str:
    outlet = one.said.article.outlet
    return outlet.name if outlet else str(one.said.article.id)


def _different(quotes: Sequence[QuoteLine]) -> tuple[QuoteLine, ...]:
    """The first quotes, those with a speaker before the rest, the same words once."""
    once: dict[str, QuoteLine] = {}
    for quote in sorted(quotes, key=lambda quote: quote.speaker is None):
        once.setdefault(quote.said.text.casefold(), quote)
    return tuple(once.values())[:_QUOTES]
