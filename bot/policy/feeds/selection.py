"""What a feed's entry shows of whether its article can satisfy a search, before the article is fetched.

    title, summary, date of the entry -> the cause for which it cannot; None if the article must be read

An entry is a part of its article: a word that it has, the article has, and one that it lacks may stand further down.
So it can only be left out by a date, and by words that the search excludes.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct

from bot.model.feeds import LeftOutCause
from bot.policy.search.matching import ArticleFacts, IndexedText
from bot.policy.search.query import About, Condition, Query
from bot.policy.search.terms import Term

_SLACK = timedelta(days=1)
"""Feed and page may give different times for one article, and dates without a zone."""


class EntryFacts(Struct, frozen=True):
    """What a feed says of an article; `published` None if it does not say when."""

    title: str
    summary: str
    published: datetime | None


def judge(query: Query, entry: EntryFacts) -> LeftOutCause | None:
    """Why the entry's article cannot satisfy the query; None if it may."""
    at = entry.published
    if at is not None and query.after is not None and at < query.after - _SLACK:
        return LeftOutCause.DATE
    if at is not None and query.before is not None and at >= query.before + _SLACK:
        return LeftOutCause.DATE
    words = (IndexedText(entry.title), IndexedText(entry.summary))
    excluded = (one for clause in query.clauses if clause.negated for one in clause.alternatives)
    return LeftOutCause.WORDS if any(_says(one, words) for one in excluded) else None


def brief_facts(title: str, summary: str, now: datetime) -> ArticleFacts:
    """The facts known of an article whose page cannot be read: its words, but no names, subjects or outlet."""
    nothing, nobody = IndexedText(""), frozenset[str]()
    return ArticleFacts(
        IndexedText(title), IndexedText(summary), nothing, nothing, nobody, nobody, None, "", frozenset(), 0, now
    )


def _says(condition: Condition, texts: tuple[IndexedText, ...]) -> bool:
    if isinstance(condition, About):
        return not condition.keys and any(text.says(condition.term) for text in texts)
    return isinstance(condition, Term) and any(text.says(condition) for text in texts)
