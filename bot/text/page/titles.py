"""The title of a page, without the name of its site."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from html import unescape
from itertools import islice
from typing import Any
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from bot.text.page import visible_lines

_CUT = re.compile(r"\s+[|·•»«]\s+|\s+[-–—]\s+|\s*::\s*|\s*\|\s*")
_PART = re.compile(rf"{_CUT.pattern}|:\s+")
_GENERAL = re.compile(
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
"""Where headlines stand in forms and on boards, the surest place first."""
_LEAST_LETTERS = 12
_MOST_PARTS = 8
_SUFFIX_WORDS = 6
_ALIKE = 0.8
_LEAST_WORDS = 3
_MOST_HEADS = 20


def title(
    tree: HtmlElement, meta: dict[str, str], article: dict[str, Any], site: str | None, url: str | None = None
) -> str | None:
    """The headline as shown: the h1 that agrees with what the page states, or its only one; else what it states."""
    heads = [
        text
        for h1 in islice(tree.iter("h1"), _MOST_HEADS)
        if (text := _clean(visible_lines.text(h1))) and len(text) <= 400
    ]
    headline = article.get("headline") or article.get("name")
    stated = [
        _without_site(_clean(text), site, heads)
        for text in (meta.get("og:title"), headline, meta.get("twitter:title"), _tag_title(tree))
        if isinstance(text, str) and _clean(text)
    ]
    stated = [text for text in stated if text and not _is_site(text, site)]
    for head in heads:
        if any(_alike(head, text) for text in stated):
            return next((text for text in stated if _folded(text) != _folded(head) and text in head), head)
    alone = heads[0] if len(heads) == 1 and len(heads[0].split()) >= _LEAST_WORDS else None
    if alone and not _is_site(alone, site) and not _leads_home(tree):
        return alone
    if stated and (part := _shown_part(tree, stated[0])) and not _is_general(part, site, url):
        return part
    if stated:
        return (_marked(tree) if _is_general(stated[0], site, url) else None) or stated[0]
    return next((head for head in heads if not _is_site(head, site)), None)


def _shown_part(tree: HtmlElement, stated: str) -> str | None:
    """The part of a stated title that is a line of the page by itself: the rest of it names site and section."""
    pieces = list(islice(_PART.finditer(stated), _MOST_PARTS))
    starts = [0, *(piece.end() for piece in pieces)]
    ends = [*(piece.start() for piece in pieces), len(stated)]
    parts = [stated[start:end] for start in starts for end in ends if end > start and (start, end) != (0, len(stated))]
    chief = max(_PART.split(stated, _MOST_PARTS), key=len)
    wanted = {_folded(part): part for part in parts if chief in part and len(_folded(part)) >= _LEAST_LETTERS}
    found = (
        {folded for line in visible_lines.lines(tree) if (folded := _folded(line.text)) in wanted} if wanted else set()
    )
    return wanted[max(found, key=len)].strip() if found else None


def _marked(tree: HtmlElement) -> str | None:
    """The headline of a page whose title names only its section: what is marked as such, or stands beside "Title"."""
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
    """Whether a title names a section, or only the site."""
    first = next((part.strip() for part in _CUT.split(text) if part.strip()), "")
    hosted = _folded(first) in (urlsplit(url or "").hostname or "").split(".")
    return hosted or _is_site(first, site) or _GENERAL.fullmatch(first) is not None


def _leads_home(tree: HtmlElement) -> bool:
    """Whether the h1 is the site's banner: a link to its front page."""
    return bool(tree.xpath("//h1//a[@href='/' or @rel='home'] | //a[@href='/' or @rel='home']//h1"))


def _tag_title(tree: HtmlElement) -> str | None:
    element = tree.find(".//title")
    return element.text if element is not None else None


def _clean(text: str) -> str:
    return " ".join(unescape(text).split())


def _is_site(text: str, site: str | None) -> bool:
    return site is not None and _folded(text) == _folded(site)


def _without_site(text: str, site: str | None, heads: list[str]) -> str:
    """The title before the site's name: what an h1 shows, or what stands before a last part that names a site."""
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
