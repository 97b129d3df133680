"""Read a page's schema.org data from its JSON-LD scripts, as flat objects."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any

from lxml.html import HtmlElement

from bot.regexes import regex

ARTICLES = frozenset(
    {"article", "newsarticle", "reportagenewsarticle", "analysisnewsarticle", "blogposting", "opinionnewsarticle"}
    | {"backgroundnewsarticle", "reviewnewsarticle", "report", "liveblogposting", "scholarlyarticle", "techarticle"}
)
_TRAILING_COMMA = regex(r",\s*([}\]])")
_MOST_DEPTH = 12
_MOST_OBJECTS = 400


def objects(tree: HtmlElement) -> list[dict[str, Any]]:
    """Every object with a type in the page's JSON-LD, outer before inner; the elements of lists, which may be other
    pages, last."""
    scripts = tree.xpath("//script[contains(translate(@type, 'LDJSON', 'ldjson'), 'ld+json')]")
    lists: list[tuple[Any, int]] = []
    found = list(islice(_all([(_parsed(script.text or ""), 0) for script in scripts], lists), _MOST_OBJECTS))
    while lists and len(found) < _MOST_OBJECTS:
        inner: list[tuple[Any, int]] = []
        found += islice(_all(lists, inner), _MOST_OBJECTS - len(found))
        lists = inner
    return found


def _all(values: Iterable[tuple[Any, int]], lists: list[tuple[Any, int]]) -> Iterator[dict[str, Any]]:
    for value, depth in values:
        yield from _flat(value, depth, lists)


def article(items: list[dict[str, Any]]) -> dict[str, Any]:
    """The first object of an article type; {} if there is none."""
    return next((item for item in items if types(item) & ARTICLES), {})


def types(item: dict[str, Any]) -> frozenset[str]:
    """The types of an object in lower case, without the schema's URL."""
    named = item.get("@type")
    listed = named if isinstance(named, list) else [named]
    return frozenset(str(name).rsplit("/", 1)[-1].lower() for name in listed if name)


def names(value: Any) -> list[str]:
    """The names in a value that is a person, an organisation, a string or a list of these."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return names(value.get("name"))
    if isinstance(value, list):
        return [name for part in value for name in names(part)]
    return []


def _parsed(text: str) -> Any:
    body = text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
    for attempt in (body, _TRAILING_COMMA.sub(r"\1", body)):
        try:
            return json.loads(attempt, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _flat(value: Any, depth: int, lists: list[tuple[Any, int]]) -> Iterator[dict[str, Any]]:
    """The objects with a type in a value; the elements of lists are added to `lists` with their depth."""
    if depth > _MOST_DEPTH:
        return
    if isinstance(value, list):
        for part in value:
            yield from _flat(part, depth + 1, lists)
    elif isinstance(value, dict):
        if "@type" in value:
            yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _flat(value.get(key), depth + 1, lists)
        if elements := value.get("itemListElement"):
            lists.append((elements, depth + 1))
