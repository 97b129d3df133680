"""Two articles of the shelf compared word by word: state media's versions of one text, or any two.

article -> the other state media in its story -> the one whose text has most in common (`closest_version`)
two articles -> their current texts -> bot/news/diff -> the passages that differ
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from sqlite3 import Connection

from bot.model.analysis import OutletKind
from bot.model.answers import ArticleRef, nearest_page
from bot.model.errors import NothingFound, Reason
from bot.model.evidence.comparisons import ComparisonAnswer
from bot.model.jobs import Shelf
from bot.news.diff import changes
from bot.news.diff.changes import VersionText
from bot.news.diff.likeness import likeness
from bot.services.lookup import articles
from bot.storage.articles import find, versions
from bot.storage.engine.database import Database
from bot.storage.stories import shelf_window, view

PAGE = 6
_IN_STORY, _CANDIDATES = 60, 8
_LEAST = 0.2
"""The least share of words in common of two versions of one text."""

_Pair = tuple[ArticleRef, ArticleRef, VersionText, VersionText]
_Candidates = tuple[str, Sequence[tuple[ArticleRef, str]]]


class ComparisonService:
    """Compares articles of one shelf."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def closest_version(self, shelf: Shelf, article_id: int) -> ArticleRef | None:
        """The article of another state outlet in the same story whose text is most like that of this one; None for
        articles of others, and where none has a fifth in common."""
        text, others = await self._database.read(_candidates, shelf, article_id)
        return await asyncio.to_thread(_most_alike, text, others)

    async def compare(self, shelf: Shelf, article: str, other: str, page: int = 0) -> ComparisonAnswer:
        """The passages in which the later of two articles differs from the earlier one. Both are given by number,
        title, address or message link. Raises NothingFound with the `nearest` titles, NOTHING_TO_COMPARE if both are
        one article, or their texts have little in common."""
        pair = await self._database.read(_pair, shelf, article, other)
        return await asyncio.to_thread(_compared, pair, page)


def _candidates(connection: Connection, shelf: Shelf, article_id: int) -> _Candidates:
    shelf_id = articles.nonempty_shelf(connection, shelf)
    story_id = view.story_of(connection, shelf_id, article_id)
    own = find.line(connection, shelf_id, article_id)
    if story_id is None or not _is_state(own):
        return "", ()
    window = shelf_window.of_story(connection, shelf_id, story_id, _IN_STORY)
    ids = [one.article_id for one in window if one.outlet and one.outlet.kind is OutletKind.STATE_MEDIA]
    others = [one for one in shelf_window.references(connection, shelf_id, ids) if _name(one) != _name(own)]
    text = versions.current(connection, article_id)
    found = [(one, version.text) for one in others[:_CANDIDATES] if (version := versions.current(connection, one.id))]
    return (text.text if text else "", found)


def _most_alike(text: str, others: Sequence[tuple[ArticleRef, str]]) -> ArticleRef | None:
    ranked = [(likeness(text, other), -place) for place, (_, other) in enumerate(others)]
    best = max(ranked, default=(0.0, 0))
    return others[-best[1]][0] if best[0] >= _LEAST else None


def _pair(connection: Connection, shelf: Shelf, article: str, other: str) -> _Pair:
    shelf_id = articles.nonempty_shelf(connection, shelf)
    ids = {articles.resolve_article(connection, shelf_id, meant) for meant in (article, other)}
    lines = sorted((find.line(connection, shelf_id, one) for one in ids), key=lambda one: (one.at, one.id))
    texts = [text for one in lines if (text := versions.current(connection, one.id)) is not None]
    if len(texts) < 2:
        raise NothingFound(Reason.NOTHING_TO_COMPARE)
    return lines[0], lines[1], texts[0], texts[1]


def _compared(pair: _Pair, page: int) -> ComparisonAnswer:
    earlier, later, before, after = pair
    if likeness(before.text, after.text) < _LEAST:
        raise NothingFound(Reason.NOTHING_TO_COMPARE)
    found = changes.compare(before, after)
    page, pages = nearest_page(page, len(found.passages), PAGE)
    shown = found.passages[page * PAGE : (page + 1) * PAGE]
    return ComparisonAnswer(earlier, later, found.kept, found.kinds, shown, len(found.passages), page, pages)


def _is_state(article: ArticleRef) -> bool:
    return article.outlet is not None and article.outlet.kind is OutletKind.STATE_MEDIA


def _name(article: ArticleRef) -> str | None:
    return article.outlet.name if article.outlet else None
