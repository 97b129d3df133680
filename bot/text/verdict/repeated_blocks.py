"""Find like blocks that repeat on a page: rows that lead elsewhere (teasers, results) and posts of a thread."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from lxml.html import HtmlElement

from bot.regexes import regex
from bot.text.verdict.second_person import length

HEADS = frozenset({"h1", "h2", "h3", "h4", "h5"})
_CONTAINERS = ("div", "section", "ul", "ol", "main", "body", "td", "article", "form")
_MOST_CONTAINERS = 3_000
_ROW_TAGS = frozenset({"div", "article", "section", "li", "a"})
_LINK_WORDS = 3
"""The fewest words of a link that is a headline."""
_STAMP = regex(
    r"\b\d{1,2}[.:]\d{2}\b|\b\d{4}[-./]\d{1,2}[-./]\d{1,2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"
    r"|\b\d{1,2} [^\W\d]{3,9} \d{4}\b"
    r"|\d{1,2}月\d{1,2}日|\d{1,2}월 ?\d{1,2}일|\b\d+ ?[楼樓]"
)
"""A time of day, a date, or the number of a post in a Chinese forum."""
_NAME_LETTERS = 24
_HEAD_LETTERS = 80
"""The most letters before the end of a post's time."""
_HEAD_TEXTS = 6


def rows(groups: Iterable[list[HtmlElement]]) -> list[HtmlElement]:
    """The like blocks that begin with a link or a linked heading, each with another target."""
    found: list[HtmlElement] = []
    for group in groups:
        linked = [(block, target) for block in group if (target := _target(block))]
        if len({target for _, target in linked}) > 1:
            found += (block for block, _ in linked)
    return found


def posts(groups: Iterable[list[HtmlElement]]) -> list[HtmlElement]:
    """The like blocks that begin with a name and a time and go on with text that has no heading."""
    found: list[HtmlElement] = []
    for group in groups:
        blocks = [block for block in group if block.tag != "p" and _is_post(block)]
        if len(blocks) > 1:
            found += blocks
    return found


def like_blocks(tree: HtmlElement) -> Iterator[list[HtmlElement]]:
    """Children of one element with one tag and one class, where there are two or more."""
    for element in islice(tree.iter(*_CONTAINERS), _MOST_CONTAINERS):
        groups: dict[tuple[str, str], list[HtmlElement]] = defaultdict(list)
        for child in element:
            if isinstance(child.tag, str):
                groups[child.tag, (child.get("class") or "").partition(" ")[0]].append(child)
        yield from (group for group in groups.values() if len(group) > 1)


def _target(block: HtmlElement) -> str | None:
    """The address of the headline of a row; None if the block is not a row."""
    if block.tag not in _ROW_TAGS:
        return None
    link = next(block.iter("a"), None)
    target = "" if link is None else (link.get("href") or "").strip()
    if link is None or not target or target.startswith(("#", "javascript:", "mailto:")):
        return None
    if length(link.text_content()) < _LINK_WORDS:
        return None
    begins = next(_texts(block), "") == next(_texts(link), None)
    headed = any(up.tag in HEADS for up in link.iterancestors()) or any(inner.tag in HEADS for inner in link.iter())
    return target if begins or headed else None


def _is_post(block: HtmlElement) -> bool:
    texts = list(islice(_texts(block), _HEAD_TEXTS))
    if len(texts) < 3 or any(inner.tag in HEADS for inner in islice(block.iter(), _HEAD_TEXTS)):
        return False
    stamp = _STAMP.search(" ".join(texts)[:_HEAD_LETTERS])
    if stamp is None or _STAMP.match(texts[0]):
        return False
    return len(texts[0]) <= _NAME_LETTERS


def _texts(element: HtmlElement) -> Iterator[str]:
    """The pieces of text of an element that are not only spaces."""
    return (words for part in element.itertext() if (words := " ".join(part.split())))
