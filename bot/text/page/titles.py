"""The title of a page, without the name of its site."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import unescape
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from bot.regexes import regex
from bot.text.page import visible_lines

_CUT = regex(r"\s+[|·•»«]\s+|\s+[-–—]\s+|\s*::\s*|\s*\|\s*")
_PART = regex(rf"{_CUT.pattern}|:\s+")
_GENERAL = regex(
    r"(?:press|news|media) ?(?:releases?|room|statements?)?|releases|statements|briefings?|speeches|announcements?"
    r"|notices?|articles?|view|board|home|untitled|index|보도 ?자료|공지 ?사항|알림|뉴스|소식|기사|상세 ?보기|게시판"
    r"|새 ?소식|홈",
    re.IGNORECASE,
)
_TITLED = (
    "//th[normalize-space()='제목' or normalize-space()='Title' or normalize-space()='Subject']"
    "/following-sibling::td[1]",
    "//*[self::div or self::p or self::strong or self::h2 or self::h3 or self::h4 or self::td or self::dt]"
    "[contains(@class, 'tit') or contains(@class, 'subject') or contains(@class, 'headline')]",
    "//h2 | //h3",
)
"""XPaths of headlines in forms and on message boards, the most reliable first."""
_LEAST_LETTERS = 12
_MOST_PARTS = 8
_SUFFIX_WORDS = 6
_ALIKE = 0.8
_LEAST_WORDS = 3
_MOST_HEADS = 20
_LONGEST_HEADING = 400


def title(
    tree: HtmlElement, meta: dict[str, str], article: dict[str, Any], site: str | None, url: str | None = None
) -> str | None:
    """The headline without the site's name: the h1 that agrees with a stated title, or the only h1; else the stated
    title. `meta` are the meta elements, `article` the JSON-LD object of the article."""
    headings = _headings(tree)
    stated = _stated(tree, meta, article, site, headings)
    if confirmed := _confirmed(headings, stated):
        return confirmed
    if len(headings) == 1 and len(headings[0].split()) >= _LEAST_WORDS and not _is_banner(tree, headings[0], site):
        return headings[0]
    if stated:
        return _specific(tree, stated[0], site, url) or stated[0]
    return next((heading for heading in headings if not _is_site(heading, site)), None)


def _headings(tree: HtmlElement) -> list[str]:
    """The texts of the first h1 elements, without empty and overlong ones."""
    texts = (_clean(visible_lines.text(h1)) for h1 in islice(tree.iter("h1"), _MOST_HEADS))
    return [text for text in texts if text and len(text) <= _LONGEST_HEADING]


def _stated(
    tree: HtmlElement, meta: dict[str, str], article: dict[str, Any], site: str | None, headings: list[str]
) -> list[str]:
    """The titles in the page's data without the site's name: OpenGraph, JSON-LD, Twitter card, title element."""
    headline = article.get("headline") or article.get("name")
    values = (meta.get("og:title"), headline, meta.get("twitter:title"), _tag_title(tree))
    cleaned = (_clean(value) for value in values if isinstance(value, str))
    stated = [_without_site(text, site, headings) for text in cleaned if text]
    return [text for text in stated if text and not _is_site(text, site)]


def _confirmed(headings: list[str], stated: list[str]) -> str | None:
    """The first h1 that resembles a stated title; of an h1 that holds more than the stated title, the stated part."""
    for heading in headings:
        if any(_alike(heading, text) for text in stated):
            return next((text for text in stated if _folded(text) != _folded(heading) and text in heading), heading)
    return None


def _is_banner(tree: HtmlElement, heading: str, site: str | None) -> bool:
    """Whether the h1 is the site's banner: its name, or a link to its front page."""
    return _is_site(heading, site) or bool(
        tree.xpath("//h1//a[@href='/' or @rel='home'] | //a[@href='/' or @rel='home']//h1")
    )


def _specific(tree: HtmlElement, stated: str, site: str | None, url: str | None) -> str | None:
    """A better title than the stated one: its part that the page shows as a line, or, if it names only a section, the
    headline marked in the page. None if there is none."""
    part = _shown_part(tree, stated)
    if part and not _is_general(part, site, url):
        return part
    return _marked(tree) if _is_general(stated, site, url) else None


def _shown_part(tree: HtmlElement, stated: str) -> str | None:
    """The longest part of a stated title that is a whole line of the page; the rest names site and section."""
    pieces = list(islice(_PART.finditer(stated), _MOST_PARTS))
    starts = [0, *(piece.end() for piece in pieces)]
    ends = [*(piece.start() for piece in pieces), len(stated)]
    parts = [stated[start:end] for start in starts for end in ends if end > start and (start, end) != (0, len(stated))]
    longest = max(_PART.split(stated, _MOST_PARTS), key=len)
    wanted = {_folded(part): part for part in parts if longest in part and len(_folded(part)) >= _LEAST_LETTERS}
    if not wanted:
        return None
    found = {folded for line in visible_lines.lines(tree) if (folded := _folded(line.text)) in wanted}
    return wanted[max(found, key=len)].strip() if found else None


def _marked(tree: HtmlElement) -> str | None:
    """The headline of a page whose title names only its section: by its class, or in the table cell beside "Title"."""
    for path in _TITLED:
        for element in tree.xpath(path)[:_MOST_HEADS]:
            text = _clean(visible_lines.text(element))
            if (
                len(_folded(text)) >= _LEAST_LETTERS
                and len(text) <= 200
                and not element.xpath("ancestor::a|ancestor::nav")
            ):
                return text
    return None


def _is_general(text: str, site: str | None, url: str | None) -> bool:
    """Whether a title names only a section or the site."""
    first = next((part.strip() for part in _CUT.split(text) if part.strip()), "")
    hosted = _folded(first) in (urlsplit(url or "").hostname or "").split(".")
    return hosted or _is_site(first, site) or _GENERAL.fullmatch(first) is not None


def _tag_title(tree: HtmlElement) -> str | None:
    element = tree.find(".//title")
    return element.text if element is not None else None


def _clean(text: str) -> str:
    return " ".join(unescape(text).split())


def _is_site(text: str, site: str | None) -> bool:
    return site is not None and _folded(text) == _folded(site)


def _without_site(text: str, site: str | None, heads: list[str]) -> str:
    """The title without the site's name: the h1 that it contains, or the text before a last part that names a site."""
    for head in heads:
        if len(head) > 15 and head in text:
            return head
    pieces = list(_CUT.finditer(text))
    if not pieces:
        return text
    last, first = text[pieces[-1].end() :], text[: pieces[0].start()]
    if site and _same(last, site):
        return _without_site(text[: pieces[-1].start()].strip(), site, heads)
    if site and _same(first, site):
        return text[pieces[0].end() :].strip()
    named = len(last.split()) <= _SUFFIX_WORDS and len(last) < pieces[-1].start() / 2
    if named and pieces[-1].group().strip() in {"|", "::", "»"}:
        return text[: pieces[-1].start()].strip()
    return text


def _same(part: str, site: str) -> bool:
    a, b = _folded(part), _folded(site)
    return bool(a and b) and (a == b or a in b or b in a)


def _alike(a: str, b: str) -> bool:
    one, two = _folded(a), _folded(b)
    if not one or not two:
        return False
    return one == two or (min(len(one), len(two)) > 20 and (one in two or two in one)) or _ratio(one, two) >= _ALIKE


def _ratio(one: str, two: str) -> float:
    return SequenceMatcher(None, one[:200], two[:200], autojunk=False).ratio()


def _folded(text: str) -> str:
    return re.sub(r"\W+", "", text.casefold()).removesuffix("com").removeprefix("the")
