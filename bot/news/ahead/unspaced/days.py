"""The days of a Japanese or Chinese sentence that may lie ahead.

来月4日    6、7両日    13日から15日まで    下周二    12月下旬
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bot.lang.days import calendar_day
from bot.lang.unspaced.days import WrittenDay, written_days
from bot.lang.unspaced.forms import unspaced_regex
from bot.lang.unspaced.spoken_days import is_spoken_day
from bot.model.evidence.ahead import AheadDays
from bot.news.ahead import periods
from bot.news.ahead.english_days import NamedDays, joined, with_spans

_THROUGH = unspaced_regex(r"から|より|(?:から)?[~〜～\-－—–]|至|到|起至|(?:开始)?(?:持续|一直)到")
_SIDE_BY_SIDE = unspaced_regex("[、・,]|と|和|及|与")
"""Between two days that follow each other: one event of two days (6、7両日)."""
_TO = unspaced_regex("(?:推迟|延期|延后|延|改期|改|提前|顺延|展期)(?:至|到|在|于)$")
_TO_BEHIND = unspaced_regex("(?:[(（][日月火水木金土][）)])?[にへ](?:延期|変更|前倒し|繰り延べ|繰り上げ|先送り|ずら)")
"""Words before, and behind, the day to which an event is moved."""
_EARLIER = unspaced_regex("提前|前倒し|繰り上げ")
_VERB = 6
"""Characters behind a day within which a Japanese verb says how it was moved."""


def coming_days(sentence: str, published: date) -> list[NamedDays]:
    """The days, in order; several that belong together as one. Those on which somebody spoke are left out."""
    days = with_spans(_single(sentence, published), sentence, _THROUGH)
    return [*joined(days, lambda before, named: _are_one(before, named, sentence))]


def _are_one(before: NamedDays, named: NamedDays, sentence: str) -> bool:
    follows = named.days.first - before.days.last == timedelta(1)
    return follows and _SIDE_BY_SIDE.fullmatch(sentence, before.end, named.start) is not None


def _single(sentence: str, published: date) -> Iterator[NamedDays]:
    last: tuple[int, AheadDays] | None = None
    for written in written_days(sentence):
        linked = last is not None and (
            _THROUGH.fullmatch(sentence, last[0], written.start)
            or _SIDE_BY_SIDE.fullmatch(sentence, last[0], written.start)
            or _TO.search(sentence, last[0], written.start)
            or _TO_BEHIND.match(sentence, written.end)
        )
        base = last[1].last if last is not None and linked and written.month is None else None
        if base is not None and _EARLIER.search(sentence, last[0] if last else 0, written.end + _VERB):
            base = base.replace(day=1)
        days = last[1] if written.same and last is not None else _days(written, published, base)
        if days is None or days.first > days.last:
            continue
        last = written.end, days
        if not is_spoken_day(sentence, written.start, written.end) or written.same:
            yield NamedDays(written.start, written.end, days)


def _days(written: WrittenDay, published: date, base: date | None) -> AheadDays | None:
    """The days that words name; None for none, or for days that are past by their words. `base` is the day before in a
    range or a move, whose month a bare day has."""
    counts = (written.years, written.months, written.weeks, written.days, written.step)
    if any(one is not None and one < 0 for one in counts):
        return None
    year = published.year + written.years if written.years is not None else written.year
    if written.day is not None:
        day = _single_day(written, published, base, year)
        return periods.one_day(day) if day is not None else None
    if written.days is not None:
        return periods.one_day(published + timedelta(written.days))
    if written.weekday is not None and written.weeks is None:
        return periods.one_day(periods.coming(published, written.weekday))
    if written.weeks is not None and written.part is not None:
        return periods.weekend(published, written.weeks)
    if written.weeks is not None:
        return periods.week(published, written.weeks, written.weekday)
    if written.month is not None:
        return periods.month_ahead(published, written.month, year, written.part)
    if written.months is not None:
        return periods.month(published.year, published.month + written.months, written.part)
    return None


def _single_day(written: WrittenDay, published: date, base: date | None, year: int | None) -> date | None:
    day = written.day or 0
    if written.month is not None:
        return periods.of_year(published, written.month, day, year)
    if written.months is not None:
        first = periods.month(published.year, published.month + written.months).first
        return calendar_day(first.year, first.month, day)
    if base is not None:
        following = periods.month(base.year, base.month + (day < base.day)).first
        return calendar_day(following.year, following.month, day)
    return periods.of_month(published, day)
