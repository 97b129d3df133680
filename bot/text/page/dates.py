"""When a page was published, as it states it: an ISO date, or an ISO time with its zone."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from dateutil import parser as lenient
from dateutil.tz import tzoffset
from htmldate import find_date
from lxml.html import HtmlElement

from bot.lang.days import MONTHS
from bot.text.page import visible_lines

_META = (
    "article:published_time", "article:published", "og:published_time", "datepublished", "date", "pubdate",
    "publishdate", "publish-date", "publish_date", "published_time", "dc.date", "dc.date.issued", "dcterms.created",
    "dcterms.date",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "article.published", "publication_date",
    "originalpublicationdate", "published", "citation_publication_date", "rnews:datepublished", "dcterms.issued",
    "dc.date.created", "article:publish_date", "og:article:published_time", "og:regdate", "bt:pubdate", "pub_date",
    "shareaholic:article_published_time", "citation_online_date", "regdate",
)  # fmt: skip
_LATE = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")
_DATED_PATH = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=\D|$)")
_NAMED_PATH = re.compile(rf"/((?:19|20)\d\d)/({'|'.join(MONTHS)})/(\d\d?)(?=\D|$)", re.IGNORECASE)
_NUMBERED_PATH = re.compile(r"(?:/|/[A-Z]{3})(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{5,12}(?=\D|$)")
"""An article's number that begins with its day, as Korean sites give them."""
_ZONES = {"KST": 9 * 3600, "JST": 9 * 3600, "GMT": 0, "UTC": 0, "EST": -18000, "EDT": -14400, "CST": -21600,
          "CDT": -18000, "PST": -28800, "PDT": -25200, "CET": 3600, "CEST": 7200, "BST": 3600,
          "MSK": 10800, "SGT": 28800, "HKT": 28800, "ET": -18000, "CT": -21600, "PT": -28800}  # fmt: skip


def _zone(name: str | None, seconds: int | None) -> tzoffset | None:
    """A zone by its offset, or by its abbreviation as news pages write it; None for an unknown one."""
    offset = seconds if seconds is not None else _ZONES.get(name or "")
    return None if offset is None else tzoffset(name, offset)


_WRITTEN = re.compile(
    r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thurs?|Fri|Sat(?:ur)?|Sun)(?:day)?,?\s+)?"
    r"(?:(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?\s+\d{1,2},?\s+\d{4}"
    r"|\d{1,2}\s+(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?,?\s+\d{4}|(?<!\d)\d{4}\s?[-./]\s?\d{1,2}\s?[-./]\s?\d{1,2}|\d{4}년\s*\d{1,2}월\s*\d{1,2}일)"
    r"(?:,?\s+(?:at\s+)?\d{1,2}:\d{2}(?::\d{2})?(?:\s*[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?)?",
    re.IGNORECASE,
)
_SPACED = re.compile(r"(\d{4})\s?[-./]\s?(\d{1,2})\s?[-./]\s?(\d{1,2})\b\.?")
_KOREAN = re.compile(r"(\d{4})년\s*(\d{1,2})월\s*(\d{1,2})일")
_SHOWN = (
    "(//h1)[1]/following::*[self::time or ((self::p or self::span or self::div) and not(*[3]) and "
    "contains(translate(concat(@class, ' ', @id), 'DATEIM', 'dateim'), 'date'))]"
)
_MOST_SHOWN = 3
_CHANGED = re.compile(r"\b(?:updated|modified|edited|revised)\b|수정|업데이트", re.IGNORECASE)
_FIRST_YEAR = 1980
_LONGEST_DATE_LINE = 120


def stated(tree: HtmlElement, meta: dict[str, str], article: dict[str, Any]) -> str | None:
    """The publication that the page states in its data, in the zone in which it shows it; None where it does not."""
    values = [article.get("datePublished"), *(meta.get(name) for name in _META)]
    values += [
        element.get("datetime") or element.get("content") for element in tree.xpath("//*[@itemprop='datePublished']")
    ]
    found = next(_normals(values), None)
    if found is None:
        return None
    changed = list(_normals([article.get("dateModified"), *(meta.get(name) for name in _LATE)]))
    return _as_shown(found, _shown(tree), changed)


def updated(meta: dict[str, str], article: dict[str, Any], published: str | None) -> str | None:
    """The last change that the page states in its data, None where it states none or names its publication again."""
    last = next(_normals([article.get("dateModified"), *(meta.get(name) for name in _LATE)]), None)
    return None if last == published else last


def guessed(
    tree: HtmlElement, meta: dict[str, str], article: dict[str, Any], url: str | None, headline: str | None = None
) -> str | None:
    """The publication of a page that states none: by its address, by what it shows, by htmldate, by its last change."""
    found = _in_path(url or "") or _shown(tree) or _under(tree, headline)
    if found:
        return found
    with contextlib.suppress(Exception):  # a guess: whatever trips htmldate means that there is none
        guess = find_date(
            tree, original_date=True, extensive_search=False, outputformat="%Y-%m-%d", deferred_url_extractor=True
        )
        if guess:
            return str(guess)
    return next(_normals([article.get("dateModified"), *(meta.get(name) for name in _LATE)]), None)


def _in_path(url: str) -> str | None:
    found = _DATED_PATH.search(url) or _NUMBERED_PATH.search(url)
    if found:
        return "-".join(found.groups())
    named = _NAMED_PATH.search(url)
    return normal(" ".join(named.groups())) if named else None


def _under(tree: HtmlElement, headline: str | None) -> str | None:
    """The first date in a line under the headline that is a date and little else, and none of a change."""
    for line in visible_lines.under(tree, headline):
        if is_date_line(line.text) and (found := _published_in(line.text)):
            return found
    return None


def _published_in(line: str) -> str | None:
    """The date of a line before any word of a change: "Published … Updated …"."""
    return written(_CHANGED.split(line)[0])


def _normals(values: list[Any]) -> Iterator[str]:
    return (day for value in values if isinstance(value, str) and (day := normal(value)))


def _shown(tree: HtmlElement) -> str | None:
    """The date that the reader sees under the headline: the first after the h1, marked as time or by its class."""
    for element in tree.xpath(_SHOWN)[:_MOST_SHOWN]:
        line = " ".join(element.text_content().split())
        changed = _CHANGED.search(line) is not None
        found = None if changed else normal(element.get("datetime") or "")
        found = found or (_published_in(line) if is_date_line(line) else None)
        if found:
            return found
    return None


def _as_shown(found: str, shown: str | None, changed: list[str]) -> str:
    """The stated publication, in the zone in which it is shown. A page that shows only the day of its revision has
    been published anew: then that."""
    if shown is None or shown == found:
        return found
    revised = any(late[:10] == shown[:10] for late in changed) and shown[:10] > found[:10]
    return shown if revised or _same_moment(found, shown) else found


def _same_moment(one: str, other: str) -> bool:
    return "T" in one and "T" in other and datetime.fromisoformat(one) == datetime.fromisoformat(other)


def normal(stated: str) -> str | None:
    """An ISO time with its zone, an ISO date where no zone is stated, None where the words are no date."""
    words = _SPACED.sub(r"\1-\2-\3", _KOREAN.sub(r"\1-\2-\3", stated.strip()))[:60]
    if len(re.findall(r"\d", words)) < 5:
        return None
    try:
        moment = _from_number(words) or lenient.parse(words, tzinfos=_zone, default=datetime(1, 1, 1))  # noqa: DTZ001
    except (ValueError, ArithmeticError, TypeError, AttributeError):
        return None
    if not _FIRST_YEAR <= moment.year <= 2100:
        return None
    if moment.tzinfo is None:
        return moment.date().isoformat()
    try:
        return moment.replace(microsecond=0).isoformat()
    except (ValueError, OverflowError):
        return moment.date().isoformat()


def written(line: str) -> str | None:
    """The first date written out in a line, normalised."""
    found = _WRITTEN.search(line)
    return normal(re.sub(r"[()]", "", found.group())) if found else None


def is_date_line(line: str) -> bool:
    """Whether a line is a date and little else ("Updated: 14 Feb 2024, 10:12 KST")."""
    found = _WRITTEN.search(line) if len(line) <= _LONGEST_DATE_LINE else None
    return found is not None and len(line) - len(found.group()) <= 30


def day(published: str | None) -> date | None:
    """The calendar day of a normalised publication."""
    return date.fromisoformat(published[:10]) if published else None


def _from_number(words: str) -> datetime | None:
    """Seconds or milliseconds since the epoch, as some pages state it."""
    if not re.fullmatch(r"\d{10}|\d{13}", words):
        return None
    return datetime.fromtimestamp(int(words[:10]), UTC)
