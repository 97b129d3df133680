"""Measure a page's structure: the text in rows of links, table cells, controls and posts, and the prose outside them.

tree | without the site's frame | lines, each of one part | PageStructure
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from enum import StrEnum
from urllib.parse import urlsplit

from lxml.html import HtmlElement
from msgspec import Struct

from bot.lang.sentences import ends_sentence
from bot.regexes import regex
from bot.text.page import visible_lines
from bot.text.verdict.repeated_blocks import HEADS, like_blocks, posts, rows
from bot.text.verdict.second_person import length

FRAME = frozenset({"header", "footer", "nav", "aside"})
_FRAME_NAME = regex(
    r"(?:^|[\s_-])(?:footer|foot|gnb|lnb|nav(?:bar|igation)?|menu|top-?bar|side-?bar|right-?col|breadcrumbs?|most-?read)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ERROR_NAME = regex(
    r"(?:^|[\s_-])(?:p-)?(?:error-?(?:404|page)|page-?404|404|not-?found|no-?article|page-?error|m-error)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BLOCKS = visible_lines.BLOCKS | {"label", "time", "video"}
_MOST_ELEMENTS = 6_000
_PROSE_WORDS = 5
"""The fewest words of a sentence that counts as prose."""
_CELL_WORDS = 6
"""The most words of a cell of data; a longer one belongs to a table for layout."""
_LINK_WORDS = 5
"""The most words of a link in the frame to one of the site's own pages."""
_MONEY = (
    r"(?:(?:[€£$¥₩￥]|US\$)\s?\d[\d.,]{0,12}|(?<![\d.,])\d[\d.,]{0,12}\s?"
    r"(?:[€£$¥₩￥円元원]|EUR\b|USD\b|Euros?\b|zł|₽|руб))"
)
_PRICE = regex(rf"\D{{0,12}}{_MONEY}.{{0,24}}", re.IGNORECASE)
_PERIOD = (
    r"(?:\b(?:months?|weeks?|years?|Monate?n?|Wochen?|Jahre?|mois|semaines?|m[eê]s(?:es)?|semanas?|años?|mese|мес\w*|год\w*)\b"
    r"|\ban\b|月額|[か個个每初首]月|每年|/年|개월|(?<!\d)월 ?(?=\d)|[첫다음] ?달)"
)
RATE = regex(rf"{_MONEY}.{{0,30}}?{_PERIOD}|{_PERIOD}.{{0,30}}?{_MONEY}", re.IGNORECASE)
_LONGEST_LINE = 20_000
"""Characters of a line that are kept. A longer one is data: every rule for lines would search it."""
_DIGIT = regex(r"\d")


class Part(StrEnum):
    """The part of the page that a line is in; OWN is outside of the others."""

    OWN = "own"
    HEAD = "head"
    ROW = "row"
    POST = "post"
    CELL = "cell"
    CONTROL = "control"


class StructureLine(Struct, frozen=True):
    """A visible line outside the site's frame."""

    text: str
    part: Part


class PageStructure(Struct, frozen=True):
    """`rows` and `posts` are the numbers of such blocks, `row_words` the words of the rows, `prose` those of whole
    sentences of its own; `data` are cells with a number; `prices` are lines that are a price, `rates` are mentions of a
    price for a period; `fields` are the types of the inputs, "button", "video" and "audio"; `in_frame` if the site's
    frame links to this page; `is_marked` if its headline is in an `article` element; `is_error` if a name in it says
    that something is missing."""

    lines: tuple[StructureLine, ...]
    rows: int
    posts: int
    row_words: int
    prose: int
    data: int
    prices: int
    rates: int
    fields: Counter[str]
    in_frame: bool
    is_marked: bool
    is_error: bool

    @property
    def own(self) -> str:
        """The lines of its own, with headings."""
        return "\n".join(line.text for line in self.lines if line.part in {Part.OWN, Part.HEAD})

    @property
    def headings(self) -> str:
        """The headings outside of rows and posts."""
        return "\n".join(line.text for line in self.lines if line.part is Part.HEAD)


def measure(tree: HtmlElement, url: str | None) -> PageStructure:
    """The structure of a page; of a large one, of its first `_MOST_ELEMENTS` elements."""
    groups = list(like_blocks(tree))
    teasers, thread = rows(groups), posts(groups)
    lines = tuple(_lines(tree, dict.fromkeys(teasers, Part.ROW) | dict.fromkeys(thread, Part.POST)))
    by_part: dict[Part, list[str]] = {part: [line.text for line in lines if line.part is part] for part in Part}
    loose = [line for line in (*by_part[Part.OWN], *by_part[Part.CONTROL]) if not ends_sentence(line)]
    return PageStructure(
        lines=lines,
        rows=sum(not _is_framed(block) for block in teasers),
        posts=sum(not _is_framed(block) for block in thread),
        row_words=sum(map(length, by_part[Part.ROW])),
        prose=sum(map(_prose, (*by_part[Part.OWN], *filter(_is_layout, by_part[Part.CELL])))),
        data=sum(not _is_layout(line) and _DIGIT.search(line) is not None for line in by_part[Part.CELL]),
        prices=sum(_PRICE.fullmatch(line) is not None and not RATE.search(line) for line in loose),
        rates=sum(RATE.search(line.text) is not None for line in lines),
        fields=_fields(tree),
        in_frame=_is_in_frame(tree, url),
        is_marked=any(any(up.tag == "article" for up in head.iterancestors()) for head in tree.iter("h1")),
        is_error=any(map(_is_named_error, tree.iter("body", "main", "div", "section"))),
    )


def _prose(line: str) -> int:
    """The words of a line of whole sentences; 0 for a label or a footnote."""
    words = length(line)
    return words if words >= _PROSE_WORDS and ends_sentence(line) and not line.startswith(("※", "*", "©")) else 0


def _is_layout(cell: str) -> bool:
    return length(cell) > _CELL_WORDS and ends_sentence(cell)


def _lines(tree: HtmlElement, parts: dict[HtmlElement, Part]) -> Iterator[StructureLine]:
    words: list[str] = []
    stack: list[tuple[HtmlElement | str | None, Part]] = [(tree, Part.OWN)]
    walked, last = 0, Part.OWN
    while stack:
        item, part = stack.pop()
        if isinstance(item, str):
            words.append(item)
            last = part if item.strip() else last
            continue
        if item is None or item.tag in _BLOCKS:
            if line := _joined(words):
                yield StructureLine(line, last)
            words = []
        if item is None or not isinstance(item.tag, str) or item.tag in visible_lines.HIDDEN or _is_frame(item):
            continue
        walked += 1
        if walked > _MOST_ELEMENTS:
            break
        inner = _part(item, parts, part)
        if item.tag in _BLOCKS:
            stack.append((None, part))
        for child in reversed(item):
            stack += [(child.tail or "", inner), (child, inner)]
        stack.append((item.text or "", inner))
    if line := _joined(words):
        yield StructureLine(line, last)


def _joined(words: list[str]) -> str:
    return " ".join("".join(words).split())[:_LONGEST_LINE]


def _part(element: HtmlElement, parts: dict[HtmlElement, Part], around: Part) -> Part:
    if around in {Part.ROW, Part.POST}:
        return around
    if element in parts:
        return parts[element]
    if element.tag in {"td", "th", "dt", "dd"}:
        return Part.CELL
    if element.tag in {"button", "label"}:
        return Part.CONTROL
    return Part.HEAD if element.tag in HEADS and around is Part.OWN else around


def _is_frame(element: HtmlElement) -> bool:
    if element.tag in FRAME:
        in_article = any(up.tag in {"article", "main"} for up in element.iterancestors())
        return not (in_article and element.tag in {"header", "footer"})
    if element.tag not in {"div", "ul", "section"}:
        return False
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return named != " " and _FRAME_NAME.search(named) is not None


def _is_named_error(element: HtmlElement) -> bool:
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return named != " " and _ERROR_NAME.search(named) is not None


def _is_framed(element: HtmlElement) -> bool:
    return any(_is_frame(up) for up in element.iterancestors())


def _fields(tree: HtmlElement) -> Counter[str]:
    found: Counter[str] = Counter()
    for element in tree.iter("input", "button", "video", "audio"):
        kind = str(element.tag) if element.tag != "input" else (element.get("type") or "text").lower()
        if kind != "hidden" and not _is_framed(element):
            found[kind] += 1
    return found


def _is_in_frame(tree: HtmlElement, url: str | None) -> bool:
    """Whether a short link of the site's header, footer or navigation leads here; not for an address with a number."""
    path = urlsplit(url).path.rstrip("/") if url else ""
    if not path or _DIGIT.search(path):
        return False
    links = (link for link in tree.iter("a") if (link.get("href") or "").rstrip("/").endswith(path))
    return any(length(link.text_content()) <= _LINK_WORDS and _is_navigation(link) for link in links)


def _is_navigation(link: HtmlElement) -> bool:
    return any(up.tag != "aside" and _is_frame(up) for up in link.iterancestors())
