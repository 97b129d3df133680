"""Tolls that a later report has passed: "12 dead" in the morning, "31 dead" in another outlet's headline at night.

The dead and the injured of an event only become more. Missing people are found, so their number tells nothing of which
report is newer.
"""

from __future__ import annotations

from collections.abc import Iterable

from bot.lang.scripts import writing
from bot.model.answers import ArticleRef
from bot.news.digests import select
from bot.news.figures import differ, figures
from bot.news.tolls.casualties import DEAD, HURT


def is_passed(text: str, article: ArticleRef, articles: Iterable[ArticleRef]) -> bool:
    """Whether the text, of one of the articles, gives fewer dead or injured people than the headline of a later one on
    the same matter."""
    given = _tolls(text)
    return bool(given) and any(
        _is_more(given, _tolls(other.title)) and select.titles_touch(article.title, other.title)
        for other in articles
        if other.at > article.at
    )


def is_passed_in_another_language(one: ArticleRef, articles: Iterable[ArticleRef]) -> bool:
    """Whether the headline gives fewer dead or injured people than a later one of the story in another language. Their
    words cannot be compared, so this is no proof that they are on the same matter."""
    given = _tolls(one.title)
    return bool(given) and any(
        other.at > one.at and writing(other.title) is not writing(one.title) and _is_more(given, _tolls(other.title))
        for other in articles
    )


def _tolls(text: str) -> dict[str, float]:
    """The greatest number of dead and of injured people that a text gives."""
    found: dict[str, float] = {}
    for figure in figures(text):
        if figure.counts in (DEAD, HURT):
            found[figure.counts] = max(found.get(figure.counts, 0.0), figure.value)
    return found


def _is_more(given: dict[str, float], later: dict[str, float]) -> bool:
    both = given.keys() & later.keys()
    return any(later[kind] > given[kind] and differ(given[kind], later[kind], kind) for kind in both)
