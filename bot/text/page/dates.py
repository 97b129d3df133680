"""Find when a page was published and updated: ISO dates, or ISO times with their zone."""

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

from bot.lang.days import MONTH_NAMES, MONTHS
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
_NAMES_PUBLICATION = re.compile(r"publish(?!er)|publication|pub_?date|issued|created|posted|released?(?![a-z])")
_NAMES_OTHER = re.compile(r"modif|updat|revis|expir|unpublish|valid|last|event")
"""In the names of meta elements that are not in `_META`."""
_DATED_PATH = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=\D|$)")
_NAMED_PATH = re.compile(rf"/((?:19|20)\d\d)/({'|'.join(MONTHS)})/(\d\d?)(?=\D|$)", re.IGNORECASE)
_NUMBERED_PATH = re.compile(r"(?:/|/[A-Z]{3})(20\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])\d{5,12}(?=\D|$)")
"""An article number that begins with its day, common on Korean sites."""
_ZONES = {"KST": 9 * 3600, "JST": 9 * 3600, "GMT": 0, "UTC": 0, "EST": -18000, "EDT": -14400, "CST": -21600,
          "CDT": -18000, "PST": -28800, "PDT": -25200, "CET": 3600, "CEST": 7200, "BST": 3600,
          "MSK": 10800, "SGT": 28800, "HKT": 28800, "ET": -18000, "CT": -21600, "PT": -28800}  # fmt: skip


def _zone(name: str | None, seconds: int | None) -> tzoffset | None:
    """A zone by its offset in seconds or by its abbreviation; None for an unknown one. dateutil's `tzinfos`."""
    offset = seconds if seconds is not None else _ZONES.get(name or "")
    return None if offset is None else tzoffset(name, offset)


_DAY_IN_NAME = re.compile(r"[-_]((?:19|20)\d\d)[-_]?(0[1-9]|1[0-2])[-_]?(0[1-9]|[12]\d|3[01])(?=[-_./?]|$)")
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
_EASTERN = re.compile(r"(\d{4})\s?[년年]\s*(\d{1,2})\s?[월月]\s*(\d{1,2})\s?[일日号]")
_NAMES = "|".join(sorted(MONTH_NAMES, key=len, reverse=True))
_NAMED = re.compile(
    r"(?<![\d.])(\d{1,2})(?:st|nd|rd|th|er|[.º°])?(?:\s|-)(?:de\s|of\s)?"
    rf"({_NAMES})\.?,?(?:\s|-)(?:del?\s)?(\d{{4}})(?!\d)",
    re.IGNORECASE,
)
"""A day, the name of its month in one of several languages, and the year."""
_ORDINAL = re.compile(r"(?<=\d)(?:st|nd|rd|th)(?=,? \d{4})")
_AMERICAN = re.compile(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?=,? (?:at )?\d{1,2}:\d{2}\s?[ap]\.?m)", re.IGNORECASE)
"""A date with a time in halves of the day, which is usual where the month is written first."""
_EUROPEAN = re.compile(r"(?<![\d./])(\d{1,2})([./])(\d{1,2})\2(\d{4})(?![\d/])")
_SHOWN = (
    "(//h1)[1]/following::*[self::time or @*[starts-with(name(), 'data-') and (contains(name(), 'timestamp') or "
    "contains(name(), 'publish'))] or ((self::p or self::span or self::div) and not(*[3]) and "
    "contains(translate(concat(@class, ' ', @id), 'DATEIM', 'dateim'), 'date'))]"
)
_SHOWN_AS = frozenset({"datetime", "title", "content"})
_SHOWN_IN_DATA = ("timestamp", "publish", "datetime", "date-created")
"""Attributes that have the date of an element: their names, and parts of the names of `data-` attributes."""
_MOST_SHOWN = 3
_CHANGED = re.compile(
    r"\b(?:updated?|modified|edited|revised|corrected|aktualisiert|geändert|mise? à jour|modifié|actualizad[oa]"
    r"|modificad[oa]|aggiornat[oa]|atualizad[oa]|bijgewerkt|обновлен|изменен)|обновлён|изменён|수정|업데이트|更新|修正",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|publié|veröffentlicht|publicado|pubblicato|gepubliceerd|опубликован)|입력|등록|승인|게재"
    r"|公開|掲載|发布|發佈|发表",
    re.IGNORECASE,
)
_LEAD = 40
"""Characters before a date that may say what it is the date of."""
_TIME = re.compile(r",?\s(?=(?:at\s)?\d{1,2}:\d)")
_YEAR = re.compile(r"\d{4}")
_FIRST_YEAR = 1980
_LONGEST_DATE_LINE = 120


def stated(tree: HtmlElement, meta: dict[str, str], article: dict[str, Any]) -> str | None:
    """The publication in the page's data, in the zone in which the page shows it; None if the data have none."""
    values = [article.get("datePublished"), *(meta.get(name) for name in _META)]
    values += [
        element.get("datetime") or element.get("content") for element in tree.xpath("//*[@itemprop='datePublished']")
    ]
    values += [value for name, value in meta.items() if _names_publication(name)]
    values.append(article.get("dateCreated"))
    found = next(_normals(values), None)
    if found is None:
        return None
    changed = list(_normals([article.get("dateModified"), *(meta.get(name) for name in _LATE)]))
    return _as_shown(found, _shown(tree), changed)


def _names_publication(name: str) -> bool:
    """Whether a meta element's name says that it has the publication."""
    return _NAMES_PUBLICATION.search(name) is not None and _NAMES_OTHER.search(name) is None


def updated(meta: dict[str, str], article: dict[str, Any], published: str | None) -> str | None:
    """The last modification in the page's data; None if it is missing or equals the publication."""
    last = next(_normals([article.get("dateModified"), *(meta.get(name) for name in _LATE)]), None)
    return None if last == published else last


def guessed(
    tree: HtmlElement, meta: dict[str, str], article: dict[str, Any], url: str | None, headline: str | None = None
) -> str | None:
    """The publication of a page whose data have none: from its address, its visible text, htmldate, or its last
    modification, in this order."""
    found = _in_path(url or "") or _shown(tree) or _under(tree, headline) or _labelled(tree) or _in_name(url or "")
    if found:
        return found
    with contextlib.suppress(Exception):  # broken pages make htmldate raise anything: then there is no guess
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
    """The first publication date in a date line under the headline."""
    for line in visible_lines.under(tree, headline):
        if is_date_line(line.text) and (found := _published_in(line.text)):
            return found
    return None


def _labelled(tree: HtmlElement) -> str | None:
    """The only date on the page with a word for publication before it, as at the end of an article."""
    lines = (line.text for line in visible_lines.lines(tree))
    said = (
        line for line in lines if len(line) <= _LONGEST_DATE_LINE and _PUBLISHED.search(line) and is_date_line(line)
    )
    found = {day for line in said if (day := _published_in(line))}
    return found.pop() if len(found) == 1 else None


def _in_name(url: str) -> str | None:
    """The day in the last part of an address: "…/cranes-2024-02-14"."""
    found = _DAY_IN_NAME.search(url.rpartition("/")[2])
    return "-".join(found.groups()) if found else None


def _published_in(line: str) -> str | None:
    """The first date in a line that no word before it calls a modification: "Updated 3 May 2024, posted 1 May 2024"."""
    plain, end = _plain(line), 0
    for match in _WRITTEN.finditer(plain):
        lead, end = plain[end : match.start()], match.end()
        if not _CHANGED.search(lead) and (found := written(match.group())):
            return found
    return None


def _normals(values: list[Any]) -> Iterator[str]:
    return (day for value in values if isinstance(value, str) and (day := normal(value)))


def _shown(tree: HtmlElement) -> str | None:
    """The visible date under the headline: the first time element or date class behind the h1."""
    for element in tree.xpath(_SHOWN)[:_MOST_SHOWN]:
        line = " ".join(element.text_content().split())
        if _CHANGED.search(_lead(element)):
            continue
        found = None if _CHANGED.search(line) else _in_attributes(element)
        found = found or (_published_in(line) if is_date_line(line) or _CHANGED.search(line) else None)
        if found:
            return found
    return None


def _in_attributes(element: HtmlElement) -> str | None:
    """The date in the attributes of an element."""
    return next(_normals([value for name, value in element.items() if _has_date(name)]), None)


def _has_date(name: str) -> bool:
    return name in _SHOWN_AS or (name.startswith("data-") and any(part in name for part in _SHOWN_IN_DATA))


def _lead(element: HtmlElement) -> str:
    """The words before a time element within its parent, from the date before it."""
    if element.tag != "time":
        return ""
    before = element.getprevious()
    if before is None:
        return (element.getparent().text or "")[-_LEAD:]
    words = before.text_content() if isinstance(before.tag, str) and before.tag != "time" and len(before) == 0 else ""
    return f"{words} {before.tail or ''}"[-_LEAD:]


def _as_shown(found: str, shown: str | None, changed: list[str]) -> str:
    """The stated publication, in the zone in which it is shown. A page that shows only the date of its revision counts
    as published on that date."""
    if shown is None or shown == found:
        return found
    revised = any(change[:10] == shown[:10] for change in changed) and shown[:10] > found[:10]
    return shown if revised or _same_moment(found, shown) else found


def _same_moment(one: str, other: str) -> bool:
    return "T" in one and "T" in other and datetime.fromisoformat(one) == datetime.fromisoformat(other)


def normal(stated: str) -> str | None:
    """A written date normalised: an ISO time if it has a zone, else an ISO date; None if it is no date."""
    words = _SPACED.sub(r"\1-\2-\3", _plain(stated.strip()))[:60]
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


def _plain(line: str) -> str:
    """A line with its dates in other languages and notations as "2024-2-14". A date with slashes is rewritten only if
    a number past 12, or "am" or "pm" behind it, says which number is the month."""
    if _YEAR.search(line) is None:
        return line
    line = _EASTERN.sub(r"\1-\2-\3", line)
    line = _NAMED.sub(lambda match: f"{match[3]}-{MONTH_NAMES[match[2].lower()]:02}-{int(match[1]):02}", line)
    line = _AMERICAN.sub(r"\3-\1-\2", _ORDINAL.sub("", line))
    return _EUROPEAN.sub(_by_day, line)


def _by_day(match: re.Match[str]) -> str:
    day, month = int(match[1]), int(match[3])
    if day > 12 >= month or match[2] == ".":
        return f"{match[4]}-{month}-{day}"
    return f"{match[4]}-{day}-{month}" if month > 12 >= day else match[0]


def written(line: str) -> str | None:
    """The first date in a line, normalised; None if there is none."""
    found = _WRITTEN.search(_plain(line))
    if found is None:
        return None
    words = re.sub(r"[()]", "", found.group())
    return normal(words) or normal(_TIME.split(words)[0])


def is_date_line(line: str) -> bool:
    """Whether a line is a date with at most 30 other characters ("Updated: 14 Feb 2024, 10:12 KST")."""
    line = _plain(line) if len(line) <= _LONGEST_DATE_LINE else ""
    found = _WRITTEN.search(line)
    return found is not None and len(line) - len(found.group()) <= 30


def day(published: str | None) -> date | None:
    """The calendar day of a normalised publication."""
    return date.fromisoformat(published[:10]) if published else None


def _from_number(words: str) -> datetime | None:
    """A Unix time in seconds or milliseconds; None for anything else."""
    if not re.fullmatch(r"\d{10}|\d{13}", words):
        return None
    return datetime.fromtimestamp(int(words[:10]), UTC)
