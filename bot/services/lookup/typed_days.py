"""Parse the two days of a typed range."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from bot.model.errors import DeskError, Reason
from bot.policy.typed_times.dates import days_between, ending_day, first_day
from bot.regexes import regex
from bot.storage.engine.encoding import storable

_AROUND = regex(
    r"^(?:since|from|starting|until|till|through|up to|by)\s+|^(?:[从從自到]|自[从從]|截至|截止到?)\s?"
    r"|\s*(?:부터|까지|から|より|まで|迄|以降|以来|起|开始|開始|为止|為止)$",
    re.IGNORECASE,
)
"""Words before a day that only repeat which end of the range it is."""


def typed_days(since: str | None, until: str | None, today: date) -> tuple[date | None, date | None]:
    """The first and the last day of a typed range; None for an end that is open. "last month" begins on its first day
    and ends on its last. A range that was typed backwards is turned round (`days_between`). Raises DeskError
    BAD_PERIOD."""
    one, other = _bare(since), _bare(until)
    if not one or not other:
        return _day(one, first_day, today), _day(other, ending_day, today)
    first, last = days_between(one, other, today)
    if first is None or last is None:
        raise DeskError(Reason.BAD_PERIOD, (other if last is None and first is not None else one)[:40])
    return first, last


def _bare(typed: str | None) -> str:
    return _AROUND.sub("", storable(typed or "").strip())


def _day(text: str, day: Callable[[str, date], date | None], today: date) -> date | None:
    if not text:
        return None
    found = day(text, today)
    if found is None:
        raise DeskError(Reason.BAD_PERIOD, text[:40])
    return found
