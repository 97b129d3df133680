"""The visible lines of a page, and those between its headline and its first paragraph.

    tree | one line per block or break | lines from the headline to the first paragraph

Used for authors and dates where the page's data have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree
from lxml.html import HtmlElement
from msgspec import Struct

from bot.lang.scripts import is_korean
from bot.lang.sentences import ends_sentence
from bot.regexes import regex

HIDDEN = frozenset({"script", "style", "noscript", "template", "head", "select", "textarea", "svg", "iframe"})
BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "ul", "ol", "li", "dl", "dt", "dd"}
    | {"table", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "figcaption", "form", "button", "br"}
    | {"hr", "address", "blockquote", "center", "pre", "caption", "body"}
)
_WRITER = regex(
    r"/(?:authors?|writers?|by|byline|staff|contributors?|reporters?|journalists?|profiles?|people|columnists?|team)/[^/?#]",
    re.IGNORECASE,
)
_LEAST_PROSE = 90
"""The fewest characters of a line that is a paragraph; half of it in Korean."""
_MOST_LINES = 30
_BEFORE_STANDFIRST = 3
_MOST_WALKED = 3_000


class VisibleLine(Struct, frozen=True):
    """A line with single spaces. `writers` are the texts of its links to pages of authors."""

    text: str
    writers: tuple[str, ...] = ()


def lines(tree: HtmlElement) -> Iterator[VisibleLine]:
    """The non-empty lines of a page or of a part of it, in order."""
    collected = _LineBuilder()
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in BLOCKS:
            line = collected.line()
            if line:
                yield line
            if line or event == "start":
                collected = _LineBuilder()
        if event == "end":
            if element is not tree:
                collected.add_tail(element, tag)
        elif tag in HIDDEN:
            walk.skip_subtree()
        else:
            collected.add_text(element, tag)
    if line := collected.line():
        yield line


class _LineBuilder:
    """Collects the text and the links of one line."""

    def __init__(self) -> None:
        self._words: list[str] = []
        self._writers: list[str] = []

    def add_text(self, element: HtmlElement, tag: str) -> None:
        """Add the text before the element's first child, and the link to a writer's page."""
        self._words.append(element.text or "")
        if tag == "a" and _WRITER.search(element.get("href") or ""):
            self._writers.append(" ".join(element.text_content().split()))

    def add_tail(self, element: HtmlElement, tag: str) -> None:
        """Add the text after the element's end tag."""
        self._words.append(f" {element.tail or ''}" if tag == "span" else element.tail or "")

    def line(self) -> VisibleLine | None:
        """The line so far with single spaces; None if it is empty."""
        joined = " ".join("".join(self._words).split())
        return VisibleLine(joined, tuple(self._writers)) if joined else None


def text(element: HtmlElement) -> str:
    """The visible text of an element, a line per block."""
    return "\n".join(line.text for line in lines(element))


def under(tree: HtmlElement, headline: str | None) -> list[VisibleLine]:
    """The lines between the headline and the first paragraph, with the standfirst; [] without a headline. A headline
    may fill two lines; after a second occurrence the lines are collected anew."""
    wanted = folded(headline or "")
    found: list[VisibleLine] = []
    is_under = False
    before = ""
    for walked, line in enumerate(lines(tree) if wanted else ()):
        words = folded(line.text)
        is_headline = wanted in (words, before + words)
        before = words
        if is_headline:
            is_under = True
            found = []
        elif not is_under:
            continue
        elif len(found) == _MOST_LINES or (is_prose(line.text) and not _is_standfirst(found)):
            break
        else:
            found.append(line)
        if walked > _MOST_WALKED:
            break
    return found


def is_prose(line: str) -> bool:
    """Whether a line is a paragraph: long enough, and it ends like a sentence."""
    return len(line) >= (_LEAST_PROSE / 2 if is_korean(line) else _LEAST_PROSE) and ends_sentence(line)


def _is_standfirst(before: list[VisibleLine]) -> bool:
    """Whether a paragraph that follows the lines `before` may be a standfirst."""
    return len(before) < _BEFORE_STANDFIRST and not any(is_prose(line.text) for line in before)


def folded(words: str) -> str:
    """The letters and digits of a line, case-folded, for comparison."""
    return "".join(filter(str.isalnum, words.casefold()))
