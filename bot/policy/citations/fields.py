"""What every style has: fields in one line, days, and the digest of a version."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import UTC, date, datetime, tzinfo

from bot.lang.days import ENGLISH_MONTHS, KOREA
from bot.lang.files.one_line import one_line
from bot.model.answers import CorrectedField
from bot.model.evidence.citations import CitedArticle

_NEAR_KOREA = frozenset(("AU", "CN", "HK", "ID", "JP", "KP", "KR", "MY", "PH", "SG", "TH", "TW", "VN", None))
"""Countries of outlets, and an unknown one, whose day is Korea's for most of it; elsewhere it is rather that of UTC."""
_FIELDS: Mapping[CorrectedField, str] = {
    CorrectedField.TITLE: "title",
    CorrectedField.DATE: "date",
    CorrectedField.OUTLET: "outlet",
}


def version_digest(text: str) -> str:
    """The SHA-256 of a version's text in UTF-8, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()


def title(cited: CitedArticle) -> str:
    """The title in one line."""
    return one_line(cited.article.title)


def authors(cited: CitedArticle) -> tuple[str, ...]:
    """The names of the byline, each in one line."""
    return tuple(filter(None, map(one_line, cited.byline)))


def outlet(cited: CitedArticle) -> str:
    """The outlet's name in one line; empty if there is none."""
    return one_line(cited.article.outlet.name) if cited.article.outlet else ""


def published(cited: CitedArticle) -> date | None:
    """The day of publication in the zone that the page states, so that the citation agrees with the page. A time in UTC
    is usually just how the site stores times: then the day is Korea's, as on cards, for outlets near Korea and those of
    unknown country. A Monday afternoon in New York stays a Monday."""
    stated = _stated(cited)
    if stated is None or stated.tzinfo is None:
        return stated and stated.date()
    return stated.astimezone(_zone(cited)).date()


def retrieved_day(cited: CitedArticle) -> date | None:
    """The day on which the version was retrieved, in the zone of the day of publication. Otherwise a page of a morning
    in Seoul, when it is still the evening before in UTC, would be accessed on the day before it was published."""
    return None if cited.retrieved is None else cited.retrieved.astimezone(_zone(cited)).date()


def _stated(cited: CitedArticle) -> datetime | None:
    """The time of publication as the page states it, without a zone if that is only a day."""
    try:
        return datetime.fromisoformat(cited.article.published or "")
    except ValueError:
        return None


def _zone(cited: CitedArticle) -> tzinfo:
    """The zone of a citation's days, as `published` chooses it."""
    stated = _stated(cited)
    if stated is not None and stated.tzinfo is not None and stated.utcoffset():
        return stated.tzinfo
    country = cited.article.outlet.country if cited.article.outlet else None
    return KOREA if country in _NEAR_KOREA else UTC


def long_day(day: date, *, year_first: bool = False) -> str:
    """`September 16, 2024`; with the year first, as APA writes a publication, `2024, September 16`."""
    month = ENGLISH_MONTHS[day.month - 1]
    return f"{day.year:04}, {month} {day.day}" if year_first else f"{month} {day.day}, {day.year:04}"


def version_line(cited: CitedArticle) -> str:
    """When the version was retrieved, and its digest."""
    if cited.retrieved is None:
        return f"Text without an address; SHA-256 {cited.digest}"
    return f"Retrieved {cited.retrieved.astimezone(UTC):%Y-%m-%d %H:%M:%S} UTC; SHA-256 {cited.digest}"


def correction_note(cited: CitedArticle) -> str:
    """A note on which fields were corrected by those who saved the article; empty if none was."""
    if not cited.article.corrected:
        return ""
    names = ", ".join(_FIELDS[one] for one in cited.article.corrected)
    return f"[corrected by those who saved the article, not in the page's words: {names}]"
