"""Remove boilerplate elements inside an article (newsletter forms, related links, author boxes) before extraction.

    tree | captions, buttons, forms | boilerplate names, blocks in links, boxes with fields | lines of links | tree

Extractors go by length and link density and keep a sign-up box of three sentences; its class name or its input field
identifies it. Beside a report of one sentence such a box is most of the page.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import chain, islice

from lxml.html import HtmlElement

from bot.lang.scripts import is_wide
from bot.lang.sentences import ends_sentence
from bot.lang.standing_lines import is_boilerplate, is_boilerplate_sentence
from bot.regexes import regex

_BOXES = frozenset({"div", "section", "aside", "ul", "ol", "p", "nav", "form", "header", "footer", "span", "h3", "h4"})
_NAME = regex(
    r"(?:^|[\s_-])(?:newsletters?|sign-?up|related|recommend(?:ed|ations?|s)?|promo(?:box|tion)?|trending|ranking"
    r"|most-?(?:read|popular|viewed|shared)|read-?(?:more|next|also)|more-?(?:stories|news|reads|on|from)|also-?(?:like|read)"
    r"|author-?(?:s-)?(?:bio|biography|box|info|card|profile)|biography|reporter-?(?:info|box|profile|area|intro)|about-author|disclaimer|disclosure|affiliate"
    r"|share(?:bar|-bar|-buttons?|-tools?)?|sharing|social(?:-\w+)?|sns|toc|copyright|comments?|respond|pull-?quotes?|captions?|(?:photo|image)-?(?:credit|cite)|image-cite)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_ASKS_CONSENT = regex(
    r"(?:(?<!category-)(?<!tag-)(?:cookie|consent|gdpr|privacy))|쿠키|개인정보|クッキー|隐私|隱私", re.IGNORECASE
)
"""In a class; a blog's post in a category says so too."""
_DIALOGS = frozenset({"dialog", "alertdialog"})
_HUMP = regex(r"(?<=[a-z])(?=[A-Z])")
_WHOLE = frozenset({"html", "body", "main", "article"})
_CARD = frozenset({"p", "div", "h2", "h3", "h4", "h5", "li"})
"""Blocks that form the card of another page when they are inside a link."""
_FORM_WORDS = 60
_CONSENT_WORDS = 250
_GONE = frozenset({"figcaption", "button", "form", "select", "dialog"})
_LINES = frozenset({"p", "li", "h2", "h3", "h4", "h5"})
_LABEL = regex(r"\W*(?:[\w' ]{2,30}:)?\W*")
_MOST_SHARE = 0.3
"""The highest share of the page's paragraph text in a removed element. A larger element contains the article itself."""
_LEAST_SENTENCE = 25
"""Characters of the shortest sentence that is a report by itself."""
_MOST_PARAGRAPHS, _MOST_NESTED = 200, 60
_FEW_WORDS = 4
_LEAST_LIST = 3
_LETTER = regex(r"\w")
_ASIDE = frozenset({"a", "aside", "nav", "footer"})
_NO_REPORT = _ASIDE | {"header"}
_REPORTS = frozenset({"article", "main"})
_WIDE_WORD = 4
"""Characters of East Asian scripts that count as a word where no spaces divide them."""
_ITEMS = frozenset({"li", "figure"})
_MOST_ABOVE = 5
_MOST_LINKS = 20


def without_boilerplate(tree: HtmlElement) -> HtmlElement:
    """The same tree, changed in place: boilerplate elements are removed, the text after them stays."""
    consent = [element for element in tree.iter(*_BOXES, "dialog") if _asks_consent(element)]
    if _tells(tree, consent):
        for element in consent:
            _drop(element)
    most = _MOST_SHARE * sum(_text_length(p) for p in tree.iter("p"))
    for element in list(tree.iter(*_GONE)):
        if sum(_text_length(p) for p in element.iter("p")) <= most:
            _drop(element)
    for find in (_named_boxes, _link_cards, _form_boxes, _link_lists):
        boxes = find(tree)
        tells = _tells(tree, boxes)
        for box in boxes:
            if _is_small(box, most) or (tells and _is_short(box)):
                _drop(box)
    for element in list(tree.iter(*_LINES)):
        if _is_only_link(element):
            _drop(element)
    return tree


def _asks_consent(element: HtmlElement) -> bool:
    """Whether a box asks for consent to cookies: by its class or id, or as a dialog by its words."""
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    is_dialog = element.tag == "dialog" or element.get("role") in _DIALOGS
    if not is_dialog and _ASKS_CONSENT.search(named) is None:
        return False
    text = element.text_content()
    return (
        _ASKS_CONSENT.search(text) is not None and _word_count(text) <= _CONSENT_WORDS and not _holds_article(element)
    )


def _tells(tree: HtmlElement, boxes: Sequence[HtmlElement]) -> bool:
    """Whether a paragraph outside these boxes, headers and footers is surely of the report: a sentence in an article
    element or beside the page's heading. A sentence elsewhere may be that of the copyright, below a report in a box."""
    if not boxes:
        return False
    known, headed = set(boxes), {heading.getparent() for heading in tree.iter("h1")}
    return any(_is_of_report(p, known, headed) and _is_sentence(p) for p in islice(tree.iter("p"), _MOST_PARAGRAPHS))


def _is_sentence(p: HtmlElement) -> bool:
    text = p.text_content().strip()
    if len(text) < _LEAST_SENTENCE or not ends_sentence(text):
        return False
    return not (is_boilerplate(text) or is_boilerplate_sentence(text))


def _is_of_report(p: HtmlElement, boxes: Collection[HtmlElement], headed: Collection[HtmlElement]) -> bool:
    above = [p, *islice(p.iterancestors(), _MOST_NESTED)]
    if p.getparent() not in headed and all(one.tag not in _REPORTS for one in above):
        return False
    return not any(one in boxes or one.tag in _NO_REPORT or (one.tag in _BOXES and _is_named(one)) for one in above)


def _named_boxes(tree: HtmlElement) -> list[HtmlElement]:
    return [element for element in tree.iter(*_BOXES) if _is_named(element)]


def _link_cards(tree: HtmlElement) -> list[HtmlElement]:
    """The links around blocks."""
    return [link for link in tree.iter("a") if any(inner.tag in _CARD for inner in link.iterdescendants())]


def _form_boxes(tree: HtmlElement) -> list[HtmlElement]:
    """The outermost boxes with few words around each input field: forms of pages that do without form elements."""
    is_few: dict[HtmlElement, bool] = {}
    found: dict[HtmlElement, None] = {}
    for field in tree.iter("input", "textarea"):
        outermost = None
        for box in field.iterancestors():
            if box.tag in _WHOLE:
                break
            if box not in is_few:
                is_few[box] = len(box.text_content().split()) <= _FORM_WORDS
            if not is_few[box]:
                break
            if box.tag in _BOXES:
                outermost = box
        if outermost is not None:
            found[outermost] = None
    return list(found)


def _link_lists(tree: HtmlElement) -> list[HtmlElement]:
    """The parents of links with nothing but line breaks and marks between them: menus of pages without lists."""
    found: list[HtmlElement] = []
    for breaks in dict.fromkeys(line_break.getparent() for line_break in tree.iter("br")):
        links = [child for child in breaks if child.tag == "a"]
        beside = (breaks.text, *(child.tail for child in breaks))
        is_bare = len(links) >= _LEAST_LIST and all(child.tag in {"a", "br"} for child in breaks)
        if is_bare and not any(text and _LETTER.search(text) for text in beside):
            found.append(breaks)
    return found


def is_of_other_pages(element: HtmlElement) -> bool:
    """Whether an element is inside a link, a list item with a headline as link, or a box of related articles,
    comments or the like."""
    for above in chain((element,), islice(element.iterancestors(), _MOST_ABOVE)):
        if above.tag in _ASIDE or (above.tag in _BOXES and _is_named(above)):
            return True
        if above.tag in _ITEMS and any(map(_is_headline, islice(above.iter("a"), _MOST_LINKS))):
            return True
    return False


def _is_headline(link: HtmlElement) -> bool:
    return len(link.text_content().split()) >= _FEW_WORDS


def _is_named(element: HtmlElement) -> bool:
    """Whether the class or id of an element is one of boilerplate."""
    named = f"{element.get('class') or ''} {element.get('id') or ''}"
    return named != " " and is_boilerplate_name(named)


def is_boilerplate_name(name: str) -> bool:
    """Whether a name in markup or data (`relatedStories`, `comment-list`) is one of boilerplate."""
    return _NAME.search(_HUMP.sub("-", name).replace("_", "-")) is not None


def _is_small(element: HtmlElement, most: float) -> bool:
    own = _text_length(element) if element.tag == "p" else sum(_text_length(p) for p in element.iter("p"))
    return own <= most and not _holds_article(element)


def _is_short(element: HtmlElement) -> bool:
    return _word_count(element.text_content()) <= _FORM_WORDS and not _holds_article(element)


def _word_count(text: str) -> int:
    return max(len(text.split()), len(text) // _WIDE_WORD if is_wide(text) else 0)


def _holds_article(element: HtmlElement) -> bool:
    return element.find(".//h1") is not None or element.find(".//article") is not None


def _is_only_link(element: HtmlElement) -> bool:
    """Whether a line is only links, with at most a label before them ("Related: …"), and no sentence."""
    links = list(element.iter("a"))
    if not links or any(inner.tag in _LINES for inner in element.iterdescendants()):
        return False
    linked = [" ".join(link.text_content().split()) for link in links]
    text = " ".join(element.text_content().split())
    rest = text
    for words in linked:
        rest = rest.replace(words, " ", 1)
    is_short = len(" ".join(linked).split()) < _FEW_WORDS and element.tag != "li"
    return not is_short and _LABEL.fullmatch(rest) is not None and not ends_sentence(text)


def _text_length(element: HtmlElement) -> int:
    return len(element.text_content())


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()
