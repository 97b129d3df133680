"""Times of feeds, aware and in UTC."""

from __future__ import annotations

import re
from calendar import timegm
from datetime import UTC, datetime
from time import struct_time

import dateutil.parser

_DATE_CHARACTERS = 100
_EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
_ZONES = {"KST": 9 * 3600, "JST": 9 * 3600, "EST": -5 * 3600, "EDT": -4 * 3600, "PST": -8 * 3600, "PDT": -7 * 3600}


def moment_of(parts: object, text: object) -> datetime | None:
    """A time from feedparser's UTC fields, else from its text; aware, in UTC. None if it is not a time."""
    if isinstance(parts, struct_time):
        try:
            return _believable(datetime.fromtimestamp(timegm(parts), UTC))
        except (ValueError, OverflowError, OSError):
            return None
    return moment(text)


def moment(text: object) -> datetime | None:
    """A time written in any of the usual forms; without a zone it is UTC."""
    if not isinstance(text, str) or not re.search(r"\d", text[:_DATE_CHARACTERS]):
        return None
    try:
        found = dateutil.parser.parse(text[:_DATE_CHARACTERS].strip(), tzinfos=_ZONES, default=datetime(1, 1, 1))  # noqa: DTZ001  # given its zone below
        found = found if found.tzinfo else found.replace(tzinfo=UTC)
        return _believable(found.astimezone(UTC))
    except (ValueError, OverflowError, TypeError):
        return None


def _believable(found: datetime) -> datetime | None:
    """The time; None if it is before feeds existed."""
    return found if found >= _EARLIEST else None
