"""Corrections and sites as they are typed."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from msgspec import Struct

from bot.lang.days import DAYS_AGO
from bot.model.curation.acts import BlockedSite
from bot.model.errors import DeskError, LinkRefused, Reason
from bot.policy import urls
from bot.policy.typed_times.dates import first_day
from bot.regexes import regex

LONGEST_TITLE = 300
LONGEST_NAME = 100
LONGEST_OUTLET = 100
LONGEST_SITE = 300
_EARLIEST = 1850
_MOMENT = regex(r"(\d{4}-\d{1,2}-\d{1,2})[T ]+(\d{1,2}):(\d{2})")
_SITE = regex(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}", re.ASCII | re.IGNORECASE)
_NUMERIC_DAY = regex(r"\d{4}[-./]\d{1,2}[-./]\d{1,2}\.?")
_MONTH_OF_YEAR = regex(r"\d{4}[-./]\d{1,2}\.?")
_OTHER_DAY = regex(r"(?<![\d:])\d{1,2}(?![\d:]|\s*[월月])")
"""A number of a day, as in `5 October` and `10월 5일`."""


class TypedCorrection(Struct, frozen=True):
    """The corrected fields of an article, as typed; None for a field that stays."""

    title: str | None = None
    date: str | None = None
    outlet: str | None = None


def title_of(typed: str) -> str:
    """A title in one line. Raises DeskError BAD_TITLE if it is empty or too long."""
    title = " ".join(typed.split())
    if not title or len(title) > LONGEST_TITLE:
        raise DeskError(Reason.BAD_TITLE, str(LONGEST_TITLE))
    return title


def name_of(typed: str) -> str:
    """An entity's name in one line. Raises DeskError BAD_ENTITY_NAME if it has no letters or is too long."""
    name = " ".join(typed.split())
    if not any(one.isalpha() for one in name) or len(name) > LONGEST_NAME:
        raise DeskError(Reason.BAD_ENTITY_NAME, str(LONGEST_NAME))
    return name


def published_of(typed: str, zone: str, now: datetime) -> str:
    """A typed date in ISO 8601: `2024-10-05`, `5 October`, `yesterday`; with a time of day (`2024-10-05 08:30`), a
    moment in the shelf's time zone. Raises DeskError BAD_DATE if it is no date or lies in the future."""
    text, local = " ".join(typed.split()), now.astimezone(ZoneInfo(zone))
    if match := _MOMENT.fullmatch(text):
        day, clock = first_day(match[1], local.date()), (int(match[2]), int(match[3]))
        try:
            stated = datetime.combine(day or date.min, time(*clock), ZoneInfo(zone))
        except ValueError:
            day = None
        if day is None or day.year < _EARLIEST or stated.astimezone(UTC) > now:
            raise DeskError(Reason.BAD_DATE, text[:60])
        return stated.isoformat(timespec="minutes")
    found = first_day(text, local.date()) if _names_day(text.casefold()) else None
    if found is None or found > local.date():
        raise DeskError(Reason.BAD_DATE, text[:60])
    return found.isoformat()


def _names_day(text: str) -> bool:
    """Whether the words mean one day: not a month, a week or a year, of which `first_day` gives the first."""
    return bool(
        text in DAYS_AGO
        or _NUMERIC_DAY.fullmatch(text)
        or (_OTHER_DAY.search(text) and not _MONTH_OF_YEAR.fullmatch(text))
    )


def site_of(typed: str) -> BlockedSite | None:
    """The site that an address or a host means: `paper.example`, `https://paper.example/sport`; None if it is neither.
    A path means all that is below it."""
    text = typed.strip()
    if "://" not in text:
        if not _SITE.fullmatch(text.partition("/")[0]):
            return None
        text = f"https://{text}"
    try:
        key = urls.url_key(text.rstrip("*"))
    except LinkRefused:
        return None
    place, slash, path = key.partition("/")
    path = (slash + path).rstrip("/")
    return BlockedSite(place.partition(":")[0], path + "*" if path and text.endswith("*") else path)
