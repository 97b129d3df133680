"""Fields of feeds that may be HTML, as the text that a reader of the feed would see: without scripts, handlers and
addresses of `javascript:` links."""

from __future__ import annotations

import re
from html import unescape

from lxml import etree, html

from bot.regexes import regex
from bot.text.feeds.fields import CONTROLS, plain

_MARKUP_CHARACTERS = 100_000
"""The most characters of a field that are read."""
_MARKED_UP = regex(r"</?[A-Za-z!?]|&(?:#\w{1,8}|[A-Za-z]\w{1,30});")
_INVISIBLE_TEXT = frozenset({"script", "style", "template", "noscript", "iframe", "object", "embed", "svg", "math"})
_BLOCKS = frozenset({"p", "div", "br", "li", "ul", "ol", "tr", "td", "h1", "h2", "h3", "h4", "blockquote", "pre"})


def text_of(value: object, limit: int) -> str | None:
    """A field that may be HTML as one line of at most `limit` characters; None if no text is left."""
    if not isinstance(value, str):
        return None
    text = value[:_MARKUP_CHARACTERS]
    return plain(_without_markup(text) if _MARKED_UP.search(text) else text, limit)


def _without_markup(text: str) -> str:
    try:
        tree = html.fragment_fromstring(CONTROLS.sub(" ", text), create_parent="div")
    except (etree.ParserError, ValueError):
        return unescape(re.sub(r"<[^>]*>?", " ", text))
    parts: list[str] = []
    hidden = 0
    for event, node in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        is_element = isinstance(node.tag, str)
        if event == "start" and is_element:
            hidden += node.tag in _INVISIBLE_TEXT
            parts.append(" " if node.tag in _BLOCKS else "")
            parts.append("" if hidden else node.text or "")
        elif event == "end" or not is_element:
            hidden -= is_element and node.tag in _INVISIBLE_TEXT
            parts.append(" " if is_element and node.tag in _BLOCKS else "")
            parts.append("" if hidden or node is tree else node.tail or "")
    return "".join(parts)
