"""The visible text of a page, all of it and without the site's frame."""

from __future__ import annotations

from lxml.html import HtmlElement

from bot.text.verdict.page_structure import FRAME

_BLOCKS = frozenset(
    ["p", "div", "section", "article", "li", "td", "h1", "h2", "h3", "h4", "button", "form", "footer", "aside"]
)
_BREAK = "\x1e"
"""Separates blocks; a control character that no page shows."""
_HIDDEN = frozenset({"script", "style", "noscript", "template", "head"})


def visible_parts(tree: HtmlElement) -> tuple[str, str]:
    """The visible text: all of it in one line, and the part outside of headers, footers, navigation and asides with a
    line per block. An article's own header and footer belong to that part."""
    seen: list[str] = []
    main: list[str] = []
    stack: list[tuple[HtmlElement | str, bool, bool]] = [(tree, False, False)]
    while stack:
        item, in_frame, in_article = stack.pop()
        if isinstance(item, str):
            seen.append(item)
            if not in_frame:
                main.append(item)
        elif isinstance(tag := item.tag, str) and tag not in _HIDDEN:
            in_article = in_article or tag == "article"
            in_frame = in_frame or (tag in FRAME and not (in_article and tag in {"header", "footer"}))
            for child in reversed(item):
                if child.tail and not child.tail.isspace():
                    stack.append((child.tail, in_frame, in_article))
                stack.append((child, in_frame, in_article))
            if item.text and not item.text.isspace():
                stack.append((item.text, in_frame, in_article))
            if tag in _BLOCKS:
                main.append(_BREAK)
    lines = (" ".join(line.split()) for line in " ".join(main).split(_BREAK))
    return " ".join(" ".join(seen).split()), "\n".join(filter(None, lines))
