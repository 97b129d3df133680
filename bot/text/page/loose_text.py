"""Put text that is beside blocks into paragraphs, as browsers do when they lay out a page.

    <div>One <a>two</a>.<p>Three.</p></div>  ->  <div><p>One <a>two</a>.</p><p>Three.</p></div>

Extractors look for paragraphs, and lose or misplace text between them. Two line breaks end a paragraph. A section
without blocks is a paragraph: some editors write a section for each, with the text in spans.
"""

from __future__ import annotations

from collections.abc import Iterator

from lxml.html import Element, HtmlElement

from bot.lang.scripts import is_wide
from bot.text.page.visible_lines import BLOCKS, HIDDEN

_CONTAINERS = ("div", "section", "article", "main", "td")
_BLOCKS = (BLOCKS | {"video", "audio", "object", "embed"}) - {"br"}
_LEAST_WORDS = 5
_LEAST_WIDE = 12
"""A run with fewer words, or characters of an East Asian script, is a label."""

Run = list["HtmlElement | str"]


def with_paragraphs(tree: HtmlElement) -> HtmlElement:
    """The same tree, changed in place."""
    for container in list(tree.iter(*_CONTAINERS)):
        has_blocks = any(child.tag in _BLOCKS for child in container)
        if _has_loose_text(container) if has_blocks else container.tag == "section" and len(container):
            _rebuild(container)
    return tree


def _has_loose_text(container: HtmlElement) -> bool:
    return any(text and not text.isspace() for text in (container.text, *(child.tail for child in container)))


def _rebuild(container: HtmlElement) -> None:
    runs = list(_runs(container))
    container.text = None
    for child in list(container):
        container.remove(child)
    for run in runs:
        into = container
        if _is_paragraph(run):
            into = Element("p")
            container.append(into)
        for part in run:
            _append(into, part)


def _runs(container: HtmlElement) -> Iterator[Run]:
    """The container's content as runs of text and inline elements; a block and a double line break are runs alone."""
    run: Run = [container.text or ""]
    for child in container:
        tail, child.tail = child.tail or "", None
        is_second_break = child.tag == "br" and _ends_with_break(run)
        if child.tag in _BLOCKS or child.tag in HIDDEN or is_second_break:
            yield run
            yield [child]
            run = [tail]
        else:
            run += [child, tail]
    yield run


def _ends_with_break(run: Run) -> bool:
    words = next((part for part in reversed(run) if not isinstance(part, str) or part.strip()), "")
    return not isinstance(words, str) and words.tag == "br"


def _is_paragraph(run: Run) -> bool:
    """Whether a run has enough words of its own."""
    if len(run) == 1 and not isinstance(run[0], str):
        return False
    text = " ".join(part if isinstance(part, str) else part.text_content() for part in run)
    return len(text.split()) >= _LEAST_WORDS or (is_wide(text) and len(text) >= _LEAST_WIDE)


def _append(into: HtmlElement, part: HtmlElement | str) -> None:
    if not isinstance(part, str):
        into.append(part)
    elif len(into):
        into[-1].tail = (into[-1].tail or "") + part
    else:
        into.text = (into.text or "") + part
