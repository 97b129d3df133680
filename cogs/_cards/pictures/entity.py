"""The pictures of an entity: articles per week, and the names in the same articles. Pure."""

from __future__ import annotations

from datetime import timedelta

from bot.catalogue import gettext, language
from bot.model.answers import COMPANION_ARTICLES, EntityAnswer
from cogs._cards.pictures.labels import alt_text, day_label, days_label, entity_label
from cogs._layout.short_dates import short_day
from cogs._layout.words import listed
from cogs._pictures.answer_pictures import AnswerPicture
from cogs._pictures.contents import Bar, BarChart, CompanionGraph, Spoke
from cogs._pictures.graph_layout import MOST_SPOKES

WEEKS, COMPANIONS = "weeks.png", "companions.png"
_FEWEST_WEEKS = 4
_FEWEST_COMPANIONS = 2
_WEEK = timedelta(days=7)


def entity_pictures(answer: EntityAnswer) -> tuple[AnswerPicture, ...]:
    """The pictures of the first page: weeks unless all articles are of one, companions if there are two or more."""
    if answer.page:
        return ()
    return (*_companions(answer), *_weeks(answer))


def charted(weeks: tuple[int, ...]) -> tuple[int, ...]:
    """The weeks that the chart has: from the first with articles on, at least four."""
    first = next((place for place, count in enumerate(weeks) if count), 0)
    return weeks[min(first, max(len(weeks) - _FEWEST_WEEKS, 0)) :]


def _weeks(answer: EntityAnswer) -> list[AnswerPicture]:
    until = answer.weeks_until
    if until is None or sum(count > 0 for count in answer.weeks) <= 1:
        return []
    counts = charted(answer.weeks)
    begins = [until - _WEEK * ago + timedelta(days=1) for ago in range(len(counts), 0, -1)]
    name, days = entity_label(answer.entity), days_label(begins[0], until)
    most = max(range(len(counts)), key=lambda place: (counts[place], place))
    alt = gettext(
        "Bar chart: articles per week that name {name}, {days}, oldest first: {counts}."
        " The most, {most}, in the week from {day}.",
        name=name,
        days=days,
        counts=listed(map(str, counts)),
        most=counts[most],
        day=day_label(begins[most]),
    )
    bars = tuple(Bar(short_day(begin), count) for begin, count in zip(begins, counts, strict=True))
    title = gettext("Articles per week: {name}", name=name)
    chart = BarChart(language(), title, gettext("articles saved here, {days}", days=days), bars)
    return [AnswerPicture(WEEKS, alt_text(alt), chart)]


def _companions(answer: EntityAnswer) -> list[AnswerPicture]:
    found = sorted(answer.companions, key=lambda one: -one.articles)[:MOST_SPOKES]
    if len(found) < _FEWEST_COMPANIONS:
        return []
    name = entity_label(answer.entity)
    spokes = tuple(Spoke(entity_label(one.entity), one.articles) for one in found)
    alt = gettext(
        "Graph: names in the same articles as {name}, with the number of articles that name both: {names}.",
        name=name,
        names=listed(gettext("{label} {number}", label=spoke.name, number=spoke.articles) for spoke in spokes),
    )
    graph = CompanionGraph(language(), gettext("Named in the same articles"), _counted(answer), name, spokes)
    return [AnswerPicture(COMPANIONS, alt_text(alt), graph)]


def _counted(answer: EntityAnswer) -> str:
    """Which articles the companions were counted in."""
    if answer.total > COMPANION_ARTICLES:
        return gettext("articles that name both, of the newest {number}", number=COMPANION_ARTICLES)
    return gettext("articles that name both, of {number} in all", number=answer.total)
