"""Search a shelf: parse the query, find articles, sort and count them, and return one page.

typed -> Query -> moments of the newest 10,000 articles that satisfy it -> counted by month
               -> the newest 200 sorted by relevance, the others by date -> a page of hits with snippets
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from itertools import chain
from sqlite3 import Connection

from msgspec import Struct

from bot.model.answers import EntityRef, nearest_page
from bot.model.errors import DeskError, EmptySearch, Reason
from bot.model.jobs import Shelf
from bot.model.searches import MonthCount, SearchAnswer, SearchOrder
from bot.policy.search import grammar, looser_forms, ranking
from bot.policy.search.query import Query
from bot.services.lookup import queries, spelling
from bot.services.lookup.articles import linked, nonempty_shelf
from bot.services.lookup.entities import ref
from bot.storage import settings
from bot.storage.articles import search
from bot.storage.articles.query_match import QueryMatch, query_match
from bot.storage.articles.search import FoundArticles, IsOver
from bot.storage.shelves import entity_view
from bot.text.knowledge.base import Knowledge

PAGE = 5
LONGEST = 0.025
"""The seconds of processor time after which a search ends with what it has found. Not of wall time: on a busy machine a
search would find less."""
MOST_WITHOUT = 100
"""The most articles that are counted for a search without one of its parts, after the whole search found nothing."""
_MOST_PARTS = 6


class SearchQuestion(Struct, frozen=True):
    """A search on a shelf. `page` counts from 0; a page past the last is the last."""

    shelf: Shelf
    typed: str
    order: SearchOrder
    page: int


class _Results(Struct, frozen=True):
    """The articles that have the words of `match`, with `some_words` some of them, and the order in which they are
    shown: `ranked` of them by relevance, the others by date."""

    found: FoundArticles
    match: QueryMatch
    order: Sequence[int]
    ranked: int = 0
    some_words: bool = False

    @property
    def counted(self) -> bool:
        """Whether the results are complete, so that they can be counted."""
        return len(self.found.moments) <= search.MOST_COUNTED and self.found.since is None


def answer(
    connection: Connection, knowledge: Knowledge, question: SearchQuestion, now: datetime, spent: Callable[[], float]
) -> SearchAnswer:
    """The answer to a search, or to the link of an article. `spent` tells, between steps, the seconds of processor time
    that this thread has taken.

    Raises DeskError BAD_QUERY, NothingFound EMPTY_SHELF, NO_SUCH_ENTITY and, where there is no result, NO_SUCH_ARTICLE,
    or LINK_NOT_SAVED for a link.
    """
    shelf_id = nonempty_shelf(connection, question.shelf)
    if (article_id := linked(connection, shelf_id, question.typed)) is not None:
        hit = search.hit_of(connection, shelf_id, article_id)
        return SearchAnswer(question.typed, question.order, (hit,), page=0, pages=1, total=1, is_link=True)
    query = queries.understand(connection, knowledge, question.shelf, question.typed, now)
    match = query_match(connection, shelf_id, query)
    started = spent()

    def is_over() -> bool:
        return spent() - started >= LONGEST

    results = _ordered(connection, shelf_id, match, question.order, is_over)
    nearest: tuple[str, ...] = ()
    if not results.order and results.found.indexed_since is None:  # else an unindexed one may have all
        forms = (match, *_looser(connection, knowledge, question, now, query.bare_names))
        results = _loosened(connection, shelf_id, forms, question.order, is_over) or results
        if results.some_words or not results.order:
            nearest = _spelled(connection, knowledge, question, now, spent)
    if not results.order and results.found.since is None:
        error = _empty(connection, knowledge, question, now, spent)
        error.nearest = nearest
        error.period = looser_forms.period_in_words(question.typed, query.bare_names)
        raise error
    is_loose = results.some_words or results.match is not match
    order = results.order[: search.MOST_COUNTED]
    page, pages = nearest_page(question.page, len(order), PAGE)
    zone = settings.zone(connection, question.shelf)
    months = ranking.by_month(results.found.minutes, zone, complete=results.counted)
    return SearchAnswer(
        query=question.typed,
        order=question.order,
        hits=search.hits(connection, shelf_id, results.match, _of_page(connection, shelf_id, results, page)),
        page=page,
        pages=pages,
        total=len(order),
        counted=len(results.found.moments) <= search.MOST_COUNTED,
        searched_since=results.found.since,
        months=() if is_loose else tuple(MonthCount(first, count) for first, count in months),
        meant=_meant(connection, knowledge, shelf_id, query),
        some_words=is_loose,
        bare_names=bool(query.bare_names),
        period=looser_forms.period_in_words(question.typed, query.bare_names) if is_loose else None,
        nearest=nearest,
        indexed_since=results.found.indexed_since,
    )


def _of_page(connection: Connection, shelf_id: int, results: _Results, page: int) -> Sequence[int]:
    """The moments of a page; the last one by relevance fills its page."""
    start, order = page * PAGE, results.order[: search.MOST_COUNTED]
    if start < results.ranked:
        return order[start : start + PAGE]
    dated = order[results.ranked :]
    return search.by_time(connection, shelf_id, dated, start - results.ranked, start - results.ranked + PAGE)


def _ordered(connection: Connection, shelf_id: int, match: QueryMatch, order: SearchOrder, is_over: IsOver) -> _Results:
    """The articles that have all words."""
    found = search.find(connection, shelf_id, match, search.MOST_COUNTED, is_over)
    if order is SearchOrder.DATE or not found.moments:
        return _Results(found, match, found.moments)
    newest = found.moments[: search.RANKED]
    scores = search.text_scores(connection, match, newest, is_over)
    minutes = dict(zip(newest, found.minutes, strict=False))
    order_of_newest = ranking.by_relevance(minutes, scores)
    return _Results(found, match, [*order_of_newest, *found.moments[search.RANKED :]], len(newest))


def _with_some(connection: Connection, shelf_id: int, match: QueryMatch, is_over: IsOver) -> _Results:
    """The articles that have some words, those with the rarest first."""
    near = search.find_near(connection, shelf_id, match, is_over)
    some = ranking.by_rarity([one.moments for one in near], search.RANKED)
    since = max((one.since for one in near if one.since), default=None)
    return _Results(FoundArticles(tuple(sorted(some, reverse=True)), since), match, some, len(some), some_words=True)


def _looser(
    connection: Connection, knowledge: Knowledge, question: SearchQuestion, now: datetime, names: Sequence[str]
) -> Iterator[QueryMatch]:
    """The looser forms of a query, in which `names` mean entities."""
    shelf_id, today = nonempty_shelf(connection, question.shelf), queries.today(connection, question.shelf, now)
    for typed in looser_forms.looser(question.typed, today.day, names):
        with suppress(DeskError):  # it has become too long
            yield query_match(
                connection, shelf_id, queries.understand(connection, knowledge, question.shelf, typed, now)
            )


def _loosened(
    connection: Connection, shelf_id: int, forms: Sequence[QueryMatch], order: SearchOrder, is_over: IsOver
) -> _Results | None:
    """The results of a query and its looser forms: of the first one that finds all words, else of the last one that
    finds some."""
    whole = (_ordered(connection, shelf_id, form, order, is_over) for form in forms[1:])
    some = (_with_some(connection, shelf_id, form, is_over) for form in reversed(forms))
    return next((one for one in chain(whole, some) if one.order), None)


def _spelled(
    connection: Connection, knowledge: Knowledge, question: SearchQuestion, now: datetime, spent: Callable[[], float]
) -> tuple[str, ...]:
    """Spelling suggestions for the words of a search."""
    begun = spent()
    shelf_id = nonempty_shelf(connection, question.shelf)
    bare = queries.parsed(connection, question.shelf, question.typed, now).bare
    return spelling.nearest(connection, knowledge, shelf_id, bare, lambda: spent() - begun >= LONGEST)


def _empty(
    connection: Connection, knowledge: Knowledge, question: SearchQuestion, now: datetime, spent: Callable[[], float]
) -> EmptySearch:
    """The error for a search without results, with the parts that must be left out to get some."""
    begun = spent()
    error = EmptySearch(Reason.NO_SUCH_ARTICLE, question.typed[:100])
    error.most = MOST_WITHOUT
    shelf_id = nonempty_shelf(connection, question.shelf)
    found: list[tuple[str, int]] = []
    for part, rest in grammar.parts(question.typed)[:_MOST_PARTS]:
        if spent() - begun >= LONGEST:
            break
        try:
            query = queries.understand(connection, knowledge, question.shelf, rest, now)
        except DeskError:  # the rest is no query by itself
            continue
        match = query_match(connection, shelf_id, query)
        articles = search.find(connection, shelf_id, match, MOST_WITHOUT, lambda: spent() - begun >= LONGEST)
        if articles.moments and articles.since is None:  # a search that ended early has no number
            found.append((part, len(articles.moments)))
    error.without = tuple(found)
    return error


def _meant(connection: Connection, knowledge: Knowledge, shelf_id: int, query: Query) -> tuple[EntityRef, ...]:
    """The entities that the names of a query were taken for."""
    found = []
    for key in query.keys:
        here = entity_view.presence(connection, shelf_id, key)
        if here is not None:
            found.append(here.entity)
        elif (known := knowledge.get(key)) is not None:
            found.append(ref(known))
    return tuple(found)
