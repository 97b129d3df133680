"""The columns of a story's timeline: hours or days, as many as fit the picture, without long gaps. Pure.

articles -> hours, if most state a time and they span two days at most; else days
         -> the shortest period of which all columns fit; a longer run without articles is left out
         -> of hours, articles that state only their day have a column before those of that day
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from msgspec import Struct

from bot.model.answers import ArticleRef
from cogs._layout.moments import KST
from cogs._pictures.timeline_layout import MOST_COLUMNS

_HOURS, _DAYS = (1, 2, 3, 4, 6, 12), (1, 2, 3, 7, 14, 28, 91, 365, 3650)
_SHORT = timedelta(hours=48)
_HOUR = timedelta(hours=1)
_EMPTY_HOURS, _EMPTY_DAYS = 3, 1
"""Periods without articles that still have their columns."""
_ONLY_A_DAY = len("2024-02-14")
_EPOCH = datetime(2000, 1, 1, tzinfo=KST)


class TimeColumn(Struct, frozen=True):
    """A column that begins at `begin`, in Korea's time, with the ids of its articles. `after_gap` if periods before it
    are left out; `timeless` if it has articles that state only their day, beside columns of hours."""

    begin: datetime
    articles: frozenset[int]
    after_gap: bool = False
    timeless: bool = False


class TimeColumns(Struct, frozen=True):
    """The columns, each of `length` hours or days, and the days of the first article and the last. `places` has the
    column of each article, by id."""

    hourly: bool
    length: int
    columns: tuple[TimeColumn, ...]
    first_day: date
    last_day: date
    places: dict[int, int]


def time_columns(articles: Sequence[ArticleRef]) -> TimeColumns:
    """The columns for at least one article."""
    moments = {one.id: _moment(one) for one in articles}
    timeless = {one.id: moments[one.id] for one in articles if not _states_time(one)}
    first, last = min(moments.values()), max(moments.values())
    hourly = 2 * len(timeless) < len(moments) and last - first <= _SHORT
    shown = {article: at for article, at in moments.items() if article not in timeless} if hourly else moments
    hours = {article: (at - _EPOCH) // _HOUR for article, at in shown.items()}
    beside = 2 * len(set(timeless.values())) if hourly else 0
    for length in _HOURS if hourly else _DAYS:
        period, most_empty = (length, _EMPTY_HOURS) if hourly else (24 * length, _EMPTY_DAYS)
        if _count(sorted({hour // period for hour in hours.values()}), most_empty) + beside <= MOST_COLUMNS:
            break
    columns = _columns({article: hour // period for article, hour in hours.items()}, period, most_empty)
    if hourly:
        columns = _with_timeless(columns, timeless)
    places = {article: place for place, column in enumerate(columns) for article in column.articles}
    return TimeColumns(hourly, length, tuple(columns), first.date(), last.date(), places)


def _count(numbers: Sequence[int], most_empty: int) -> int:
    """How many columns periods of these numbers have, a gap counted as one."""
    steps = (later - number for number, later in pairwise(numbers))
    return 1 + sum(2 if step - 1 > most_empty else step for step in steps)


def _columns(numbers: Mapping[int, int], period: int, most_empty: int) -> list[TimeColumn]:
    """The columns of articles. `numbers` are those of their periods, which have `period` hours."""
    by_number: dict[int, set[int]] = {}
    for article, number in numbers.items():
        by_number.setdefault(number, set()).add(article)
    columns: list[TimeColumn] = []
    before: int | None = None
    for number, ids in sorted(by_number.items()):
        empty = range(0) if before is None else range(before + 1, number)
        after_gap = len(empty) > most_empty
        if not after_gap:
            columns += [TimeColumn(_EPOCH + _HOUR * period * other, frozenset()) for other in empty]
        columns.append(TimeColumn(_EPOCH + _HOUR * period * number, frozenset(ids), after_gap))
        before = number
    return columns


def _with_timeless(columns: Sequence[TimeColumn], moments: Mapping[int, datetime]) -> list[TimeColumn]:
    """The columns of hours, with one for each day of articles that state no hour. It comes before its day, after the
    gap if there is one."""
    by_day: dict[datetime, set[int]] = {}
    for article, day in moments.items():
        by_day.setdefault(day, set()).add(article)
    found: list[TimeColumn] = []
    days = sorted(by_day.items())
    for column in columns:
        after_gap = column.after_gap
        while days and days[0][0] <= column.begin:
            day, ids = days.pop(0)
            found.append(TimeColumn(day, frozenset(ids), after_gap, timeless=True))
            after_gap = False
        found.append(TimeColumn(column.begin, column.articles, after_gap))
    return [*found, *(TimeColumn(day, frozenset(ids), timeless=True) for day, ids in days)]


def _moment(article: ArticleRef) -> datetime:
    """When the page says that it was published, by Korea's clock, of a day its beginning; else when it was saved."""
    try:
        stated = datetime.fromisoformat(article.published or "")
    except ValueError:
        return article.at.astimezone(KST)
    return stated.replace(tzinfo=KST) if stated.tzinfo is None else stated.astimezone(KST)


def _states_time(article: ArticleRef) -> bool:
    """Whether it has a time; without a date it has that of its saving."""
    return len(article.published or "") != _ONLY_A_DAY
