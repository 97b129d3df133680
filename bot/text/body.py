"""The article text of an HTML page.

tree | trafilatura | enough? else readability, else the page's own JSON-LD body | lines | without furniture

Readability finds articles that trafilatura cuts off: where it finds about two to four times as many words, it is right
more often than not (beyond that it has taken the whole page).
"""

from __future__ import annotations

import copy
import re
from typing import Any

import trafilatura
from lxml.html import HtmlElement, fromstring
from readability import Document as Readable

from bot.text.clutter import tidy

_LEAST_RATIO, _MOST_RATIO = 1.8, 4.0
_SHORT = 250
"""Words below which an extraction is doubted, and worth the second look that readability costs."""
_BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "td", "div", "figcaption"})
_SPACES = re.compile(r"[ \t\u00a0\u3000]+")


def body(tree: HtmlElement, html: str, url: str | None, article: dict[str, Any]) -> str:
    """The article's paragraphs with newlines between; "" where the page has none. `tree` is not changed."""
    found = _words(_trafilatura(tree, url))
    page = len(tree.text_content().split()) if len(found.split()) < _SHORT else 0
    if page:
        rescued = _words(_readability(html))
        many, few = len(rescued.split()), len(found.split())
        if many >= _LEAST_RATIO * max(few, 20) and (few < 20 or many <= _MOST_RATIO * few):
            found = rescued
    stated = article.get("articleBody")
    if isinstance(stated, str) and len(stated.split()) > 2 * len(found.split()):
        found = _words(_plain(stated))
    return found


def _trafilatura(tree: HtmlElement, url: str | None) -> str:
    """What trafilatura finds; it changes the tree it is given, so it gets a copy."""
    text = trafilatura.extract(
        copy.deepcopy(tree), url=url, favor_precision=True, include_comments=False, include_tables=False
    )
    return text or ""


def _readability(html: str) -> str:
    try:
        part = fromstring(Readable(html).summary(html_partial=True))
    except Exception:  # readability documents no errors; a rescue that fails is no rescue
        return ""
    return "\n".join(_block_texts(part))


def _block_texts(part: HtmlElement) -> list[str]:
    """The texts of the innermost blocks, in order."""
    return [
        element.text_content()
        for element in part.iter()
        if isinstance(element.tag, str)
        and element.tag in _BLOCKS
        and not any(isinstance(inner.tag, str) and inner.tag in _BLOCKS for inner in element.iterdescendants())
    ]


def _plain(stated: str) -> str:
    return fromstring(f"<div>{stated}</div>").text_content() if "<" in stated else stated


def _words(text: str) -> str:
    lines = [
        _SPACES.sub(" ", line).strip(" -•*") if line.startswith("- ") else _SPACES.sub(" ", line).strip()
        for line in text.split("\n")
    ]
    return "\n".join(tidy([line for line in lines if line]))
