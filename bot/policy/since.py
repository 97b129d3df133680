"""How far back a member means: 24h, 3d, 2w, 90m, 6 months, 3일, yesterday, 어제, 2024-02-14."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.model.errors import DeskError, Reason

DEFAULT = timedelta(hours=24)
_EARLIEST = datetime(1900, 1, 1, tzinfo=UTC)
_UNITS = {
    "m min mins minute minutes 분": timedelta(minutes=1),
    "h hr hrs hour hours 시간": timedelta(hours=1),
    "d day days 일": timedelta(days=1),
    "w wk week weeks 주 주일": timedelta(weeks=1),
    "mo month months 개월 달": timedelta(days=30),
    "y yr year years 년": timedelta(days=365),
}
_LENGTHS = {name: length for names, length in _UNITS.items() for name in names.split()}
_DAYS_AGO = {"today": 0, "오늘": 0, "yesterday": 1, "어제": 1, "그제": 2, "그저께": 2}
_SPAN = re.compile(r"(?:the\s+)?(?:last|past|최근|지난)?\s*(\d{1,6})?\s*([^\W\d]+)(?:\s+ago|\s*전)?", re.IGNORECASE)


def since(typed: str | None, now: datetime, zone: str) -> datetime:
    """The beginning of the window that ends now; dates and days begin at midnight in `zone`. None means 24 hours.

    Raises DeskError BAD_SINCE for nonsense, nothing at all, and the future.
    """
    text = (typed or "").strip().casefold()
    if not text:
        return now - DEFAULT
    found = _day(text, now, zone) or _span(text, now) or _moment(text, zone)
    if found is None or not _EARLIEST <= found < now:
        raise DeskError(Reason.BAD_SINCE, text[:40], since=text[:100])
    return found.astimezone(UTC)


def _day(text: str, now: datetime, zone: str) -> datetime | None:
    ago = _DAYS_AGO.get(text)
    if ago is None:
        return None
    day = now.astimezone(ZoneInfo(zone)).date() - timedelta(days=ago)
    return datetime.combine(day, time(), ZoneInfo(zone))


def _span(text: str, now: datetime) -> datetime | None:
    match = _SPAN.fullmatch(text)
    if match is None or match[2] not in _LENGTHS:
        return None
    try:
        return now - int(match[1] or 1) * _LENGTHS[match[2]]
    except OverflowError:
        return None


def _moment(text: str, zone: str) -> datetime | None:
    try:
        moment = datetime.fromisoformat(text.upper())
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))
