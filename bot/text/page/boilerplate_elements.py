"""Parts of a page that stand inside its article but belong to the site: taken out of the tree before extraction.

    tree | named parts (newsletter, related, author box…) | captions | lines that are only links | tree

Extractors judge a part by its length and its links; a sign-up box of three sentences passes. Its name gives it away.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

from bot.lang.sentences import ends_sentence

_BOXES = frozenset({"div", "section", "aside", "ul", "ol", "p", "nav", "form", "header", "footer", "span", "h3", "h4"})
_NAME = re.compile(
    r"(?:^|[\s_-])(?:newsletters?|sign-?up|related|recommend(?:ed|ations?|s)?|promo(?:box|tion)?|trending|ranking"
    r"|most-?(?:read|popular|viewed|shared)|read-?(?:more|next|also)|more-?(?:stories|news|reads|on|from)|also-?(?:like|read)"
    r"|author-?(?:s-)?(?:bio|biography|box|info|card|profile)|biography|reporter-?(?:info|box|profile|area|intro)|about-author|disclaimer|disclosure|affiliate"
    r"|share(?:bar|-bar|-buttons?|-tools?)?|sharing|social(?:-\w+)?|sns|toc|copyright|comments?|respond|pull-?quotes?|captions?|(?:photo|image)-?(?:credit|cite)|image-cite)"
    r"(?:$|[\s_-])",
    re.IGNORECASE,
)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_GONE = frozenset({"figcaption", "button", "form", "select", "dialog"})
_LINES = frozenset({"p", "li", "h2", "h3", "h4", "h5"})
_LABEL = re.compile(r"\W*(?:[\w' ]{2,30}:)?\W*")
_MOST_SHARE = 0.3
"""Of the page's paragraphs. A "related" part that holds more wraps the article, however it is named."""
_FEW_WORDS = 4


def without_furniture(tree: HtmlElement) -> HtmlElement:
    """The same tree, changed in place: the site's parts are gone, the text behind them stays."""
    most = _MOST_SHARE * sum(_weight(p) for p in tree.iter("p"))
    for element in list(tree.iter(*_GONE)):
        if sum(_weight(p) for p in element.iter("p")) <= most:
            _drop(element)
    for element in list(tree.iter(*_BOXES)):
        named = _HUMP.sub("-", f"{element.get('class') or ''} {element.get('id') or ''}").replace("_", "-")
        if named != " " and _NAME.search(named) and _is_small(element, most):
            _drop(element)
    for element in list(tree.iter(*_LINES)):
        if _is_only_link(element):
            _drop(element)
    return tree


def _is_small(element: HtmlElement, most: float) -> bool:
    own = _weight(element) if element.tag == "p" else sum(_weight(p) for p in element.iter("p"))
    return own <= most and element.find(".//h1") is None and element.find(".//article") is None


def _is_only_link(element: HtmlElement) -> bool:
    """Whether a line is a headline elsewhere: a link with at most a label before it ("Related: …"), no sentence."""
    links = list(element.iter("a"))
    if not links or any(inner.tag in _LINES for inner in element.iterdescendants()):
        return False
    linked = [" ".join(link.text_content().split()) for link in links]
    text = " ".join(element.text_content().split())
    rest = text
    for words in linked:
        rest = rest.replace(words, " ", 1)
    few = len(" ".join(linked).split()) < _FEW_WORDS and element.tag != "li"
    return not few and _LABEL.fullmatch(rest) is not None and not ends_sentence(text)


def _weight(element: HtmlElement) -> int:
    return len(element.text_content())


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()
