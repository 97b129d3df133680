"""Lists and their counts: searches, terms, claims, launches, coming events; and the same days in each command."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from datetime import timedelta
from functools import partial
from operator import attrgetter
from typing import Any, TypeVar

from msgspec.structs import replace

from bot.model.evidence.claims import ClaimView
from bot.model.evidence.terms import TermUsers
from bot.model.exports.articles import ExportSource
from bot.model.searches import MonthCount, SearchOrder
from bot.services.evidence.ahead import AheadQuestion
from bot.services.evidence.claims import ClaimsQuestion
from bot.services.evidence.terms import TermQuestion
from tests.services.agreement.asked_shelf import AskedShelf, found

Q = TypeVar("Q", TermQuestion, ClaimsQuestion)

_QUERIES = ("sinuiju", "flood OR missiles", 'source:"Paper 1"', "subject:missiles", "-sinuiju", "홍수", "lang:english")
_TERMS = ("flooded", "missiles", "홍수")
_DAYS = {
    "today": "today",
    "yesterday": "yesterday",
    "this week": "this week",
    "지난주": "지난주",
    "2024-08-30": "2024-08-30",
}
_VIEWS = {ClaimView.NUMBERS: "counted", ClaimView.POSITIONS: "chains", ClaimView.ANSWERS: "answers"}


async def compare(asked: AskedShelf) -> None:
    """Everything that is counted and listed."""
    for query in _QUERIES:
        await _search(asked, query)
    for typed in _TERMS:
        await _term(asked, typed)
    await _claims(asked, "missiles OR flood OR flooded")
    launches, listed = await asked.pages(
        "launches", lambda page: asked.answers.launches.launches(asked.shelf, page=page), lambda one: one.launches
    )
    asked.same("launches", launches.total, len(listed))
    ahead, events = await asked.pages(
        "ahead", lambda page: asked.answers.ahead.ahead(asked.shelf, AheadQuestion(), page), lambda one: one.events
    )
    asked.same("ahead", ahead.total, len(events))
    for said in (one for event in events for one in event.dated):
        asked.same("ahead, articles", said.articles <= len(asked.every), True)
    await _days(asked)


async def _search(asked: AskedShelf, query: str) -> None:
    hits: dict[SearchOrder, list[int]] = {}
    for order in SearchOrder:
        first, listed = await asked.pages(
            f"search {query} by {order}",
            partial(asked.answers.answers.search, asked.shelf, query, order=order),
            lambda answer: answer.hits,
        )
        if first is None or first.some_words:
            return
        hits[order] = [hit.article.id for hit in listed]
        asked.same(f"search {query}", first.total, len(listed))
    if query == _QUERIES[0]:
        await _months(asked, query, first.months)
    by_date = hits[SearchOrder.DATE]
    asked.same(f"search {query}, export", await asked.exported(ExportSource.SEARCH, query), by_date)
    asked.same(f"search {query}, shelf", [one for one in asked.every if one in by_date], by_date)
    asked.same(f"search {query}, orders", {*hits[SearchOrder.RELEVANCE]}, {*by_date})


async def _months(asked: AskedShelf, query: str, months: Sequence[MonthCount]) -> None:
    """A month has as many articles as a search for the month finds."""
    for one in months:
        following = (one.first + timedelta(days=31)).replace(day=1)
        hits = await found(
            asked.answers.answers.search(asked.shelf, f"{query} after:{one.first:%Y-%m} before:{following:%Y-%m}")
        )
        asked.same(f"search {query}, {one.first:%B}", hits.total if hits else 0, one.articles)


async def _term(asked: AskedShelf, typed: str) -> None:
    total = 0
    for users in TermUsers:
        first, listed = await asked.pages(
            f"term {typed} of {users}",
            _paged(asked.answers.terms.term, TermQuestion(asked.shelf, typed, users)),
            lambda answer: answer.hits,
        )
        use = first.state if users is TermUsers.STATE else first.others
        total += use.total
        asked.same(f"term {typed}, total", (use.total, sum(m.articles for m in use.months)), (len(listed),) * 2)
        ends = (listed[-1], listed[0]) if listed else (None, None)
        asked.same(f"term {typed}, ends", (use.first, use.last), ends)
        ids = [hit.article.id for hit in listed]
        asked.same(f"term {typed}, shelf", [one for one in asked.every if one in ids], ids)
    hits = await found(asked.answers.answers.search(asked.shelf, f'"{typed}"'))
    asked.same(f"term {typed}, search", total, 0 if hits is None or hits.some_words else hits.total)


async def _claims(asked: AskedShelf, topic: str) -> None:
    answers: list[Any] = []
    for view, name in _VIEWS.items():
        first, listed = await asked.pages(
            f"claims, {view}",
            _paged(asked.answers.claims.claims, ClaimsQuestion(asked.shelf, topic, view=view)),
            attrgetter(name),
        )
        answers.append((first.counts, first.read))
        asked.same(f"claims, {view}", len(listed) >= first.counts[list(_VIEWS).index(view)], True)
    asked.same("claims, counts", len({*answers}), 1)


def _paged(ask: Callable[[Q], Awaitable[Any]], question: Q) -> Callable[[int], Awaitable[Any]]:
    """Asks for a page of what the question is about."""
    return lambda page: ask(replace(question, page=page))


async def _days(asked: AskedShelf) -> None:
    """A word for a day or a period begins at one moment."""
    now = asked.room.desk.clock.now()
    for since, day in _DAYS.items():
        window = await found(asked.answers.latest.latest(asked.shelf, since=since))
        if window is None:
            continue
        searched = {*await asked.exported(ExportSource.SEARCH, f'after:"{day}"')}
        asked.same(f"since {since}, export", {*await asked.exported(ExportSource.SHELF, "", day)}, searched)
        shown = {number for number in searched if asked.every[number].article.at <= now}
        begun = {number for number, one in asked.every.items() if window.since <= one.article.at <= now}
        asked.same(f"since {since}, latest", begun, shown)
        if not window.filtered_count and not await asked.room.desk.rows(
            "SELECT 1 FROM filters WHERE guild_id IS NOT NULL"
        ):
            korean = [number for number in shown if asked.every[number].korea >= 0.5]
            asked.same(f"since {since}, count", window.article_count, len(korean))
