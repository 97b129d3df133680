"""The table of launches: joined reports as values that cards and the terminal show."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from datetime import date, datetime

from bot.lang.scripts import Writing, language_rank
from bot.lang.text_links import text_fragment
from bot.model.answers import ArticleRef, Linked
from bot.model.evidence.launches import Launch, LaunchCell, LaunchColumn, LaunchFact, LaunchKind, Reported
from bot.news.launches import kinds
from bot.news.launches.corrections import replaced
from bot.news.launches.joining import JoinedLaunch


def launch(
    joined: JoinedLaunch, articles: Mapping[Hashable, ArticleRef], *, preferred: Writing = Writing.LATIN
) -> Launch:
    """A launch with the articles of its reports, each fact linked to its sentence: one in the language of the readers
    if there is one."""
    found = {one.by: articles[one.by] for one in joined.reports}
    oldest = sorted(found.values(), key=lambda one: (one.at, one.id))
    cells = (LaunchCell(column, _reported(joined.facts(column), articles, preferred)) for column in LaunchColumn)
    return Launch(joined.day, tuple(cell for cell in cells if cell.reported), tuple(oldest))


def is_asked_for(found: Launch, since: date | None, until: date | None, kind: LaunchKind | None) -> bool:
    """Whether a launch is of the period, both days included, and of the kind: an ICBM is a ballistic missile too."""
    if (since is not None and found.day < since) or (until is not None and found.day > until):
        return False
    if kind is None:
        return True
    named = [LaunchKind(one.value) for one in found.cell(LaunchColumn.KIND)]
    return kind in named or any(kinds.says_more(one, kind) for one in named)


def _reported(
    facts: Sequence[tuple[Hashable, LaunchFact]], articles: Mapping[Hashable, ArticleRef], preferred: Writing
) -> tuple[Reported, ...]:
    """The different values, those of most articles first and what was corrected last. Each is by the earliest article
    that names who says so: one that was retracted, or whose page was deleted, only where no other has the value."""

    def rank(one: tuple[Hashable, LaunchFact]) -> tuple[bool, int, bool, datetime, int]:
        by, fact = one
        article, language = articles[by], language_rank(fact.sentence, preferred)
        return article.fate is not None, language, fact.giver is None, article.at, fact.start

    values: dict[tuple[bool, str], list[tuple[Hashable, LaunchFact]]] = {}
    former = replaced(facts, articles)
    for by, fact in facts:
        values.setdefault(((by, fact) in former, fact.value), []).append((by, fact))
    found = []
    for (corrected, value), stated in values.items():
        if corrected and (False, value) in values:  # others still give it
            continue
        by, fact = min(stated, key=rank)
        article = articles[by]
        link = article.url and text_fragment(article.url, fact.sentence)
        said = Linked(fact.words, article, fact.start, fact.end, link)
        found.append(Reported(value, said, fact.giver, len({one for one, _ in stated}), corrected))
    return tuple(sorted(found, key=lambda one: (one.corrected, -one.articles)))
