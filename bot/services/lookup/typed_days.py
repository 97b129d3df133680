"""Parse the days that members type as the two ends of a range."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from bot.model.errors import DeskError, Reason
from bot.policy.typed_times.dates import first_day, last_day
from bot.storage.engine.encoding import storable

_AROUND = re.compile(
    r"^(?:since|from|starting|until|till|through|up to|by)\s+|^(?:[从從自到]|自[从從]|截至|截止到?)\s?"
    r"|\s*(?:부터|까지|から|より|まで|迄|以降|以来|起|开始|開始|为止|為止)$",
    re.IGNORECASE,
)
"""Words before a day that only repeat which end of the range it is."""


def typed_days(since: str | None, until: str | None, today: date) -> tuple[date | None, date | None]:
    """The first and the last day of a typed range, in either order; None for an end that is open. A period such as
    "last month" begins on its first day and ends on its last. Raises DeskError BAD_PERIOD."""
    first, last = _typed(since, today, first_day), _typed(until, today, last_day)
    if first is not None and last is not None and first > last:
        return _typed(until, today, first_day), _typed(since, today, last_day)
    return first, last


def _typed(typed: str | None, today: date, day: Callable[[str, date], date | None]) -> date | None:
    text = _AROUND.sub("", storable(typed or "").strip())
    if not text:
        return None
    found = day(text, today)
    if found is None:
        raise DeskError(Reason.BAD_PERIOD, text[:40])
    return found
