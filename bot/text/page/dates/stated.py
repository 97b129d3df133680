"""Dates in the data of a page: JSON-LD, meta elements, microdata, and the data of its scripts."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from lxml.html import HtmlElement
from msgspec import Struct

from bot.regexes import regex
from bot.text.page import jsonld, visible_lines
from bot.text.page.dates.style import UNKNOWN, DateStyle
from bot.text.page.dates.values import parsed
from bot.text.page.dates.written import WrittenDate

_FIRST = ("article:published_time", "datepublished")
_LATE = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")
_NAMES_PUBLICATION = regex(
    r"publish(?!er)|publication|pub[-_]?(?:date|time)|issued|available|created|posted|released?(?![a-z])"
)
_NAMES_DATE = regex(r"(?:^|[.:])(?:(?:reg|online|article|story)[_-]?|citation_(?:online_)?)?date$")
"""The end of a name of a date that does not say what happened on it."""
_NAMES_EVENT = regex(r"event|expir|valid|embargo|deadline|(?:start|end)[-_.:]?(?:date|time)")
_NAMES_CHANGE = regex(r"modif|updat|revis|unpublish|last")
_ASSIGNED = regex(
    r"""(?<![\w.-])["']?((?:\w{1,12}[_.-])?(?:publi|pub[_-]?|post|releas)\w{3,16})["']?\s?[:=]\s?["']([^"']{8,40})["']"""
)
_MOST_NODES = 20_000
_MOST_SCRIPT = 1_000_000
_LEAST_TITLE = 8


class PageData(Struct, frozen=True):
    """The data of a page: its tree, meta elements, JSON-LD objects, address and way of writing dates."""

    tree: HtmlElement
    meta: dict[str, str]
    items: list[dict[str, Any]]
    url: str | None = None
    style: DateStyle = UNKNOWN

    @property
    def article(self) -> dict[str, Any]:
        """The JSON-LD object of the article; {} if there is none."""
        return jsonld.article(self.items)


def publications(page: PageData) -> Iterator[WrittenDate]:
    """The dates that the data give for the publication, the most reliable first."""
    article = page.article
    values: list[Any] = [article.get("datePublished"), *(page.meta.get(name) for name in _FIRST)]
    values += [value for name, value in page.meta.items() if names_publication(name)]
    marked = page.tree.xpath("//*[@itemprop='datePublished']")
    values += [element.get("datetime") or element.get("content") for element in marked]
    values += [value for name, value in page.meta.items() if _names_date(name)]
    values += [item.get("datePublished") for item in page.items if any("page" in kind for kind in jsonld.types(item))]
    values += [article.get("dateCreated"), article.get("coverageStartTime")]
    return parsed_values(values, page.style)


def changes(page: PageData) -> Iterator[WrittenDate]:
    """The dates that the data give for the last modification."""
    values = [page.article.get("dateModified"), *(page.meta.get(name) for name in _LATE)]
    return parsed_values(values, page.style)


def parsed_values(values: Iterable[Any], style: DateStyle) -> Iterator[WrittenDate]:
    """The values that are dates."""
    return (found for value in values if isinstance(value, str) and (found := parsed(value, style)))


def names_publication(name: str) -> bool:
    """Whether a name in lower case says that its value is the publication."""
    return _NAMES_PUBLICATION.search(name) is not None and not _names_another(name)


def names_event(name: str) -> bool:
    """Whether a name in lower case says that its date is that of an event or an end."""
    return _NAMES_EVENT.search(name) is not None


def names_change(name: str) -> bool:
    """Whether a name in lower case says that its date is that of a revision."""
    return _NAMES_CHANGE.search(name) is not None


def _names_another(name: str) -> bool:
    return names_change(name) or names_event(name)


def _names_date(name: str) -> bool:
    return _NAMES_DATE.search(name) is not None and not names_event(name)


def in_metas(page: PageData) -> WrittenDate | None:
    """The first date of a meta element with "date" in its name that is not known to be another one."""
    values = [value for name, value in page.meta.items() if "date" in name and not _names_another(name)]
    return next(parsed_values(values, page.style), None)


def in_scripts(page: PageData, headline: str | None) -> WrittenDate | None:
    """The publication in the data of a page's scripts: of the object that has the headline, else the only one."""
    wanted = visible_lines.folded(headline or "")
    days: dict[date, WrittenDate] = {}
    for script in page.tree.xpath("//script[contains(translate(@type, 'JSON', 'json'), 'json')]"):
        for item in _dictionaries(_loaded(script.text or "")):
            found = _published(item, page.style)
            if found is None:
                continue
            if len(wanted) >= _LEAST_TITLE and _is_named(item, wanted):
                return found
            days.setdefault(found.day, found)
    if not days:
        days = {found.day: found for found in _assigned(page)}
    return next(iter(days.values())) if len(days) == 1 else None


def _assigned(page: PageData) -> Iterator[WrittenDate]:
    """The publications in scripts that are not JSON: `dataLayer = [{publishDate: "20250114"}]`."""
    left = _MOST_SCRIPT
    for script in page.tree.iter("script"):
        text = (script.text or "")[:left]
        left -= len(text)
        values = [value for name, value in _ASSIGNED.findall(text) if names_publication(name.lower())]
        yield from parsed_values(values, page.style)


def _published(item: dict[str, Any], style: DateStyle) -> WrittenDate | None:
    named = (str(value) for key, value in item.items() if _is_short(value) and names_publication(key.lower()))
    return next(parsed_values(named, style), None)


def _is_short(value: Any) -> bool:
    return isinstance(value, str | int) and len(str(value)) <= 40


def _is_named(item: dict[str, Any], wanted: str) -> bool:
    return any(isinstance(value, str) and visible_lines.folded(value) == wanted for value in item.values())


def _loaded(text: str) -> Any:
    try:
        return json.loads(text, strict=False) if len(text) <= _MOST_SCRIPT else None
    except (ValueError, RecursionError):
        return None


def _dictionaries(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a JSON value, outer before inner."""
    open_values = [value]
    for _ in range(_MOST_NODES):
        if not open_values:
            return
        current = open_values.pop()
        if isinstance(current, dict):
            yield current
            open_values += [part for part in reversed(current.values()) if isinstance(part, dict | list)]
        elif isinstance(current, list):
            open_values += [part for part in reversed(current) if isinstance(part, dict | list)]
