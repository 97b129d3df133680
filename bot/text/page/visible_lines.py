"""What a page shows, line by line as a reader sees it, and the lines that stand under its headline.

    tree | a line for each block and break | from the headline to the first paragraph

Pages that state nothing in their data still show who wrote them and when.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree
from lxml.html import HtmlElement

from bot.lang.scripts import is_korean
from bot.lang.sentences import ends_sentence

_HIDDEN = frozenset({"script", "style", "noscript", "template", "head", "select", "textarea", "svg", "iframe"})
_BLOCKS = frozenset(
    {"p", "div", "section", "article", "main", "header", "footer", "aside", "nav", "ul", "ol", "li", "dl", "dt", "dd"}
    | {"table", "tr", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "figure", "figcaption", "form", "button", "br"}
    | {"hr", "address", "blockquote", "center", "pre", "caption", "body"}
)
_WRITER = re.compile(
    r"/(?:authors?|writers?|by|byline|staff|contributors?|reporters?|journalists?|profiles?|people|columnists?|team)/[^/?#]",
    re.IGNORECASE,
)
_LEAST_PROSE = 90
"""Characters of a sentence from which a line is a paragraph; of a Korean one, half."""
_MOST_LINES = 30
_BEFORE_STANDFIRST = 3
_MOST_WALKED = 3_000


@dataclass(frozen=True, slots=True)
class VisibleLine:
    """A line with single spaces. `writers` are the words of its links that lead to a writer's own page."""

    text: str
    writers: tuple[str, ...] = ()


def lines(tree: HtmlElement) -> Iterator[VisibleLine]:
    """The lines of a page or of a part of it, in order, without empty ones."""
    words: list[str] = []
    writers: list[str] = []
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _BLOCKS:
            if line := _line(words, writers):
                yield line
            if line or event == "start":
                words, writers = [], []
        if event == "start" and tag in _HIDDEN:
            walk.skip_subtree()
        elif event == "start":
            words.append(element.text or "")
            if tag == "a" and _WRITER.search(element.get("href") or ""):
                writers.append(" ".join(element.text_content().split()))
        elif element is not tree:
            words.append(f" {element.tail or ''}" if tag == "span" else element.tail or "")
    if line := _line(words, writers):
        yield line


def text(element: HtmlElement) -> str:
    """The words of an element with a newline between its blocks."""
    return "\n".join(line.text for line in lines(element))


def under(tree: HtmlElement, headline: str | None) -> list[VisibleLine]:
    """The lines between the headline and the first paragraph, a standfirst among them; none without a headline."""
    wanted = folded(headline or "")
    found: list[VisibleLine] = []
    begun = False
    before = ""
    for walked, line in enumerate(lines(tree) if wanted else ()):
        words = folded(line.text)
        headed = wanted in (words, before + words)
        before = words
        if headed:
            begun = True
            found = []
        elif not begun:
            continue
        elif len(found) == _MOST_LINES or (is_prose(line.text) and not _is_standfirst(found)):
            break
        else:
            found.append(line)
        if walked > _MOST_WALKED:
            break
    return found


def is_prose(line: str) -> bool:
    """Whether a line is a paragraph of a text, and not a label."""
    return len(line) >= (_LEAST_PROSE / 2 if is_korean(line) else _LEAST_PROSE) and ends_sentence(line)


def _is_standfirst(before: list[VisibleLine]) -> bool:
    """Whether a paragraph behind these lines may be the headline's second sentence."""
    return len(before) < _BEFORE_STANDFIRST and not any(is_prose(line.text) for line in before)


def folded(words: str) -> str:
    """The letters and digits of a line in lower case."""
    return "".join(filter(str.isalnum, words.casefold()))


def _line(words: list[str], writers: list[str]) -> VisibleLine | None:
    joined = " ".join("".join(words).split())
    return VisibleLine(joined, tuple(writers)) if joined else None
