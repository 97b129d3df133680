"""The picture of a search: results per month. Pure."""

from __future__ import annotations

from bot.catalogue import gettext, language
from bot.model.searches import MonthCount, SearchAnswer
from cogs._cards.pictures.labels import alt_text
from cogs._layout.foreign_text import button_text
from cogs._layout.short_dates import month_name, month_of_year
from cogs._layout.words import listed
from cogs._pictures.answer_pictures import AnswerPicture
from cogs._pictures.contents import Bar, BarChart

MONTHS = "months.png"
_LEAST_MONTHS = 3


def search_pictures(answer: SearchAnswer) -> tuple[AnswerPicture, ...]:
    """The picture of the first page, with results in at least three months."""
    months = answer.months
    if answer.page or sum(month.articles > 0 for month in months) < _LEAST_MONTHS:
        return ()
    first, last = month_of_year(months[0].first), month_of_year(months[-1].first)
    days = gettext("{first} to {last}", first=first, last=last)
    query = button_text(answer.query, 60)
    most = max(reversed(months), key=lambda month: month.articles)
    alt = gettext(
        "Bar chart: results per month for “{query}”, {days}, oldest first: {counts}. The most, {most}, in {month}.",
        query=query,
        days=days,
        counts=listed(str(month.articles) for month in months),
        most=most.articles,
        month=month_of_year(most.first),
    )
    bars = tuple(Bar(_month(place, month), month.articles) for place, month in enumerate(months))
    title = gettext("Results per month: {query}", query=query)
    chart = BarChart(language(), title, gettext("articles saved here, {days}", days=days), bars)
    return (AnswerPicture(MONTHS, alt_text(alt), chart),)


def _month(place: int, month: MonthCount) -> str:
    """The month's name, with the year at the first and at each January."""
    return month_name(month.first.month) if place and month.first.month > 1 else month_of_year(month.first)
