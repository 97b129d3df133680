"""Parse a typed day, or the first day of a typed period."""

from __future__ import annotations

from datetime import date

from bot.model.errors import DeskError, Reason
from bot.policy.search.dates import first_day
from bot.storage.engine.encoding import storable


def typed_day(typed: str | None, today: date) -> date | None:
    """The day that was typed, or the first of a period; None for nothing. Raises DeskError BAD_PERIOD."""
    text = storable(typed or "").strip()
    if not text:
        return None
    found = first_day(text, today)
    if found is None:
        raise DeskError(Reason.BAD_PERIOD, text[:40])
    return found
