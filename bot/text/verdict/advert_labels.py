"""Find the label of a page that is paid for ("Advertisement", "Sponsored by …")."""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from bot.regexes import regex
from bot.text.page import visible_lines
from bot.text.verdict.page_structure import PageStructure, Part

_SPONSORED = regex(
    r"(?:presented|sponsored|paid for|brought to you) by\b.{0,40}"
    r"|(?:sponsored|paid|partner|promoted)(?: content| post)?"
    r"|advert(?:isement|orial)"
    r"|anzeige|werbung|publi-?(?:communiqué|rédactionnel)|contenu sponsorisé"
    r"|publicidad|contenido patrocinado|광고|협찬|\[?PR\]?|広告|推广|广告",
    re.IGNORECASE,
)
"""A line that marks what follows as paid for."""
_LABEL_LINES = 4


def is_sponsored(structure: PageStructure, tree: HtmlElement) -> bool:
    """Whether one of a page's first own lines marks it as paid for. A label outside of the `main` or `article` element
    around the headline marks a place for adverts instead."""
    own = [line.text for line in structure.lines if line.part in {Part.OWN, Part.HEAD}]
    if not any(map(_is_label, own[:_LABEL_LINES])):
        return False
    head = next(tree.iter("h1"), None)
    box = None if head is None else next(head.iterancestors("main", "article"), None)
    return box is None or any(_is_label(line.text) for line in visible_lines.lines(box))


def _is_label(line: str) -> bool:
    return _SPONSORED.fullmatch(line.strip(" :·|-")) is not None
