"""Dates in few letters, as the axes of pictures have them. Pure."""

from __future__ import annotations

from datetime import date

from bot.catalogue import gettext, gettext_noop, pgettext

_MONTHS = (
    gettext_noop("Jan"), gettext_noop("Feb"), gettext_noop("Mar"), gettext_noop("Apr"), gettext_noop("May"),
    gettext_noop("Jun"), gettext_noop("Jul"), gettext_noop("Aug"), gettext_noop("Sep"), gettext_noop("Oct"),
    gettext_noop("Nov"), gettext_noop("Dec"),
)  # fmt: skip


def month_name(number: int) -> str:
    """`Feb`, for 2."""
    return gettext(_MONTHS[number - 1])


def short_day(day: date) -> str:
    """`14 Feb`."""
    return pgettext("day of a year", "{day} {month}", day=day.day, month=month_name(day.month))


def month_of_year(day: date) -> str:
    """`Feb 2024`."""
    return pgettext("month of a year", "{month} {year}", month=month_name(day.month), year=day.year)
