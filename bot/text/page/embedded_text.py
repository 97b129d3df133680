"""Read an article's text from the data that a page's scripts display (the state of Next.js, Nuxt and the like).

    scripts of type application/json -> objects that have the page's headline -> their longest run of prose

Used where the markup has no prose and JSON-LD no body. An article's paragraphs are a list of blocks or one string of
HTML. Other data may be longer, so it is left out by its form and name: an object with a title is another page; an
element of a list with an address is a teaser or a picture, one with an author a comment; values with names like
"related" or "comments" are treated like elements with such names.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from typing import Any

from lxml import etree
from lxml.html import HtmlElement, fromstring

from bot.lang.sentences import ends_sentence
from bot.regexes import regex
from bot.text.page.boilerplate_elements import is_boilerplate_name
from bot.text.page.visible_lines import lines

_MOST_LETTERS = 1_500_000
"""The most characters of all scripts together that are read."""
_MOST_VALUES = 40_000
_MOST_SCRIPTS, _MOST_HEADED = 200, 4
_LEAST_TITLE, _MOST_TITLE = 8, 300
"""The fewest letters of a headline: a shorter value may be the name of a section."""
_LEAST_LETTERS = 25
"""The fewest letters of a paragraph."""
_LEAST_TEXT = 100
_TITLES = frozenset({"headline", "title"})
_ADDRESSES = frozenset({"url", "href", "slug", "link", "path"})
_WRITERS = frozenset({"author", "authors", "user", "username", "nickname"})
_AFTER_HEADLINE = regex(r"\s*(?:$|[|_<>«»·•/]|::)|\s+[-–—~:]")
"""What separates the headline from the outlet in the title of a page."""


def embedded_text(tree: HtmlElement) -> str:
    """The paragraphs, one a line; "" if no script has them under the page's headline."""
    titles = [" ".join(title.split()) for title in _titles(tree)]
    found: list[list[str]] = []
    left = _MOST_LETTERS
    for script in islice(tree.iter("script"), _MOST_SCRIPTS):
        text = script.text or ""
        if (script.get("type") or "").lower() == "application/json" and len(text) <= left:
            left -= len(text)
            headed = (item for item in _objects(_parsed(text)) if _is_headed(item, titles))
            found += map(_longest, islice(headed, _MOST_HEADED))
    best = max(found, key=_size, default=[])
    return "\n".join(best) if _size(best) >= _LEAST_TEXT else ""


def _titles(tree: HtmlElement) -> Iterator[str]:
    for meta in tree.iter("meta"):
        if (meta.get("property") or "").lower() == "og:title":
            yield meta.get("content") or ""
    yield tree.findtext(".//title") or ""


def _parsed(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _objects(value: Any) -> Iterator[dict[str, Any]]:
    stack, walked = [value], 0
    while stack and walked < _MOST_VALUES:
        item = stack.pop()
        walked += 1
        if isinstance(item, dict):
            yield item
            stack += _parts(item)
        elif isinstance(item, list):
            stack += item


def _is_headed(item: dict[str, Any], titles: list[str]) -> bool:
    """Whether a value of the object is the page's headline: the page's title is it, or begins with it and a mark after
    it."""
    values = (value.strip() for value in item.values() if isinstance(value, str) and len(value) <= _MOST_TITLE)
    heads = [value for value in values if len(value) >= _LEAST_TITLE]
    return any(title.startswith(head) and _AFTER_HEADLINE.match(title, len(head)) for head in heads for title in titles)


def _parts(item: dict[str, Any]) -> list[Any]:
    """The values of an object, without those about its authors and those named as boilerplate."""
    return [value for key, value in item.items() if key.casefold() not in _WRITERS and not is_boilerplate_name(key)]


def _longest(item: dict[str, Any]) -> list[str]:
    """The paragraphs of the list or the string with most prose in an object, without those of articles beside it."""
    found: list[list[str]] = []
    stack = _parts(item)
    walked = 0
    while stack and walked < _MOST_VALUES:
        value = stack.pop()
        walked += 1
        if isinstance(value, str):
            found.append(_paragraphs(value))
        elif isinstance(value, list):
            found.append([line for block in value for line in _block(block)])
            stack += (
                part for part in value if isinstance(part, list) or (isinstance(part, dict) and not _is_beside(part))
            )
        elif isinstance(value, dict) and not _is_titled(value):
            stack += _parts(value)
    return max(found, key=_size, default=[])


def _block(block: Any) -> list[str]:
    """The prose of an element of a list: a string, or an object with one among its values or in its lists."""
    if isinstance(block, str):
        return _paragraphs(block)
    if not isinstance(block, dict) or _is_beside(block):
        return []
    values = _parts(block)
    own = [line for value in values if isinstance(value, str) for line in _paragraphs(value)]
    return own or [line for value in values if isinstance(value, list) for part in value for line in _own(part)]


def _own(part: Any) -> list[str]:
    values = _parts(part) if isinstance(part, dict) else [part]
    return [line for value in values if isinstance(value, str) for line in _paragraphs(value)]


def _is_titled(item: dict[str, Any]) -> bool:
    """Whether an object is a page: it has a title. The article itself, which has the page's title, is read
    separately."""
    return _has(item, _TITLES)


def _is_beside(element: dict[str, Any]) -> bool:
    """Whether an element of a list is not a paragraph: another page, a teaser, a picture, a comment."""
    return _has(element, _TITLES | _ADDRESSES | _WRITERS)


def _has(item: dict[str, Any], names: frozenset[str]) -> bool:
    return any(value and key.casefold() in names for key, value in item.items())


def _paragraphs(value: str) -> list[str]:
    """The lines of a string, which may be HTML, that end as sentences do."""
    if len(value) < _LEAST_LETTERS:
        return []
    if "<" in value:
        try:
            told = [line.text for line in lines(fromstring(f"<div>{value}</div>"))]
        except (etree.ParserError, ValueError):
            return []
    else:
        told = [" ".join(line.split()) for line in value.split("\n")]
    return [line for line in told if len(line) >= _LEAST_LETTERS and ends_sentence(line)]


def _size(paragraphs: list[str]) -> int:
    return sum(map(len, paragraphs))
