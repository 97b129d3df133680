"""The article text of an HTML page.

tree | without furniture | trafilatura | doubtful? readability, the page's own JSON-LD body | lines without clutter

Readability finds articles that trafilatura cuts off. It is believed where it has much more prose and holds what
trafilatura found; where trafilatura found next to nothing, it is believed alone.
"""

from __future__ import annotations

import copy
import re
from typing import Any

import trafilatura
from lxml.html import HtmlElement, fromstring, tostring
from readability import Document as Readable

from bot.lang.sentences import ends_paragraph
from bot.lang.standing_lines import ends_article, is_boilerplate
from bot.text.page.boilerplate_elements import without_furniture

_LEAST_RATIO, _MOST_RATIO = 1.6, 4.0
_SHORT = 250
"""Words below which an extraction is doubted, and worth the second look that readability costs."""
_NOTHING = 30
"""Words of prose below which an extraction counts for nothing."""
_LEAST = 8
"""Words of the shortest news."""
_BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "blockquote", "pre", "td", "div", "figcaption"})
_LONG_LINE = 40
"""Characters from which a line that comes twice is a repetition."""
_BREAK = "\ue000"
_SPACES = re.compile(r"[ \t\u00a0\u3000]+")


def body(tree: HtmlElement, url: str | None, article: dict[str, Any]) -> str:
    """The article's paragraphs with newlines between; "" where the page has none. `tree` is not changed."""
    bare = without_furniture(copy.deepcopy(tree))
    found = _words(_trafilatura(copy.deepcopy(bare), url))
    if len(found.split()) < _SHORT:
        rescued = _words(_readability(bare))
        if _is_better(rescued, found):
            found = rescued
    stated = article.get("articleBody")
    if isinstance(stated, str) and len(stated.split()) > 2 * len(found.split()):
        found = _words(_plain(stated))
    return found


def _is_better(rescued: str, found: str) -> bool:
    many, few = _prose(rescued), _prose(found)
    if few < _NOTHING:
        return many > max(_LEAST_RATIO * few, _LEAST)
    lines = [line for line in found.split("\n") if len(line) > 40]
    held = sum(line[:60] in rescued for line in lines)
    return _LEAST_RATIO * few <= many <= _MOST_RATIO * few and held >= len(lines) / 2


def _prose(text: str) -> int:
    """Words in lines that are sentences."""
    return sum(len(line.split()) for line in text.split("\n") if len(line) > 50 and ends_paragraph(line))


def _trafilatura(tree: HtmlElement, url: str | None) -> str:
    """What trafilatura finds; it changes the tree."""
    return trafilatura.extract(tree, url=url, favor_precision=True, include_comments=False, include_tables=False) or ""


def _readability(tree: HtmlElement) -> str:
    try:
        part = fromstring(Readable(tostring(tree, encoding="unicode")).summary(html_partial=True))
    except Exception:  # it raises what it meets in broken pages; it is the second opinion only
        return ""
    return "\n".join(_block_texts(part))


def _block_texts(part: HtmlElement) -> list[str]:
    """The texts of the blocks in order; running text around an inner block stays one line, but for its breaks."""
    lines: list[str] = []
    for pause in part.iter("br"):
        pause.tail = f"{_BREAK}{pause.tail or ''}"
    for element in part.iter():
        if isinstance(element.tag, str) and element.tag in _BLOCKS:
            inner = [
                child for child in element.iterdescendants() if isinstance(child.tag, str) and child.tag in _BLOCKS
            ]
            own = element.tag == "p" or not inner
            if own and not any(above.tag == "p" for above in element.iterancestors()):
                lines += (" ".join(line.split()) for line in element.text_content().split(_BREAK))
    return lines


def _plain(stated: str) -> str:
    return fromstring(f"<div>{stated}</div>").text_content() if "<" in stated else stated


def _words(text: str) -> str:
    lines = [
        _SPACES.sub(" ", line).strip(" -•*") if line.startswith("- ") else _SPACES.sub(" ", line).strip()
        for line in text.split("\n")
    ]
    return "\n".join(_without_standing_lines([line for line in lines if line]))


def _without_standing_lines(lines: list[str]) -> list[str]:
    """The lines without standing lines and repetitions. The heading of comments or related articles ends the article
    once more than half of it has passed."""
    total = sum(map(len, lines))
    kept: list[str] = []
    long_lines: set[str] = set()
    passed = 0
    for line in lines:
        if ends_article(line) and passed > total / 2:
            break
        passed += len(line)
        if not is_boilerplate(line) and line not in long_lines:
            kept.append(line)
            if len(line) > _LONG_LINE:
                long_lines.add(line)
    return kept
