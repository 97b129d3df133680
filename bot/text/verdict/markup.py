"""What a page is by its markup, whatever it says: a front of links, a video, a live blog, a wall's scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from bot.text.document import Metadata
from bot.text.page import visible_lines
from bot.text.verdict.second_person import length

FRAME = frozenset({"header", "footer", "nav", "aside"})
_NOT_ARTICLES = frozenset({"collectionpage", "searchresultspage", "profilepage", "website"})
_HOME = frozenset({"", "index", "home", "main", "en", "ko", "kr", "eng", "news", "world", "english"})
_NUMBERED = re.compile(r"(?:^|&)(?!page|paged|p?g=|utm|v=)\w+=\d{2,}", re.IGNORECASE)
"""An article named by its number behind the front page's address: "/?p=5521"."""
_HEADS = ("h1", "h2", "h3", "h4")
_LEAST_HEADLINES = 6
_HEADLINE_WORDS = 4
_TEASER_WORDS = 45
_LEAST_TEASERS, _TEASED_SHARE = 4, 0.7
"""Paragraphs under a linked headline of their own from which a page is a list, and their share of its words."""
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}\b")
_STAMP = re.compile(
    r"(?:\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?$)|(?:오전|오후|낮|밤)\s?\d{1,2}시(?:\s?\d{1,2}분)?(?:$|\s)",
    re.IGNORECASE,
)
_LIVE = re.compile(r"\blive\b|\bas it happen|\bupdates?\b|실시간|라이브|생중계", re.IGNORECASE)
_LEAST_TIMES = 3
"""Entries with a time of day from which a page is a live blog."""
_MORE = re.compile(
    r"\b(?:related|most (?:read|viewed|popular)|read (?:more|next|also)|more (?:on|from|stories|news)|popular|trending"
    r"|recommended|latest news)\b|관련|많이 본|인기|추천|더 ?보기|주요 ?뉴스|이 시각",
    re.IGNORECASE,
)
"""Headings of the links that a site puts beside every article."""
_MORE_WORDS = 6
_WALL = re.compile(
    r"haspart|paywall|\btp-(?:modal|container)|pay-?wall|regwall|piano|tinypass|zephr|poool|pelcro|metered|subscri|membership|premium|log-?in|sign-?in|구독|유료|회원"
    r"|로그인|멤버십",
    re.IGNORECASE,
)
"""What a page's markup holds where its text is sold, and nowhere else on a page that calls itself sold."""


def is_typed(meta: Metadata) -> bool:
    """Whether the page calls itself an article."""
    return any("article" in kind or kind in {"blogposting", "report"} for kind in meta.kinds)


def is_video(meta: Metadata) -> bool:
    """Whether the page is made for a video."""
    typed = any("article" in kind for kind in meta.kinds)
    return not typed and bool(meta.kinds & {"video.other", "videoobject"})


def is_live(tree: HtmlElement, meta: Metadata, titles: list[str]) -> bool:
    """Whether the page is a live blog: it says so, or its entries begin with the time of day."""
    if "liveblogposting" in meta.kinds:
        return True
    timed = [element.tag for element in tree.iter(*_HEADS, "time") if _CLOCK.match(element.text_content().strip())]
    called = any(_LIVE.search(title) for title in titles)
    if called and not is_typed(meta) and sum(_stamped(tree)) >= _LEAST_TIMES:
        return True
    return not is_typed(meta) and len(timed) >= _LEAST_TIMES and (called or "time" not in timed)


def _stamped(tree: HtmlElement) -> Iterator[bool]:
    """For each line of the page, whether it is, or in Korean begins with, a time of day."""
    return (_STAMP.match(line.text) is not None for line in visible_lines.lines(tree))


def sells(tree: HtmlElement) -> bool:
    """Whether anything on the page could keep the rest of its text back."""
    return _WALL.search(etree.tostring(tree, encoding="unicode", method="html")) is not None


def is_front(tree: HtmlElement, meta: Metadata, text: str, words: int, url: str | None) -> bool:
    """Whether links are what the page is made of."""
    typed = is_typed(meta)
    parts = urlsplit(url or "")
    path = parts.path.strip("/").removesuffix(".html").removesuffix(".php").lower()
    at_root = url is not None and path in _HOME and not _NUMBERED.search(parts.query)
    linked = sum(count for count in _link_words(tree.iter("a")))
    if at_root and (not typed or linked > words):
        return True
    if typed:
        return False
    own = list(_own_links(tree))
    if not meta.dated and (_is_list(own, text) or _is_teasers(tree)):
        return True
    counts = _link_words(own)
    listed = bool(meta.kinds & _NOT_ARTICLES)
    paragraphs = sum(len(p.text_content().split()) >= 25 for p in tree.iter("p"))
    return len(counts) >= 8 and (sum(counts) > 2 * words or (listed and paragraphs < 4))


def _link_words(links: Iterator[HtmlElement] | list[HtmlElement]) -> list[int]:
    """The words of each link that is long enough for a headline."""
    counts = [len(link.text_content().split()) for link in links]
    return [count for count in counts if count >= _HEADLINE_WORDS]


def _own_links(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Links outside of the site's frame and of what it puts beside every article."""
    beside = {block for head in tree.iter(*_HEADS, "h5", "strong") if _is_more(head) for block in _under(head)}
    for link in tree.iter("a"):
        if not any(above.tag in FRAME or above in beside for above in link.iterancestors()):
            yield link


def _is_more(head: HtmlElement) -> bool:
    words = head.text_content()
    return len(words.split()) <= _MORE_WORDS and _MORE.search(words) is not None


def _under(head: HtmlElement) -> Iterator[HtmlElement]:
    """The blocks behind a heading, up to the next one."""
    for block in head.itersiblings():
        if block.tag in _HEADS:
            return
        yield block


def _is_list(links: list[HtmlElement], text: str) -> bool:
    """Whether headlines with a link each stand between short lines: teasers, not paragraphs."""
    heads = {block for link in links for block in (link, *link.iterancestors()) if _is_headline(block)}
    heads |= {head for link in links for head in link.iter("h2", "h3", "h4")}
    linked = sum(length(block.text_content()) >= _HEADLINE_WORDS for block in heads)
    lines = [length(line) for line in text.split("\n")]
    return linked >= _LEAST_HEADLINES and max(lines) < _TEASER_WORDS and linked >= len(lines) / 2


def _is_headline(block: HtmlElement) -> bool:
    return block.tag in {"h2", "h3", "h4"} or (block.tag == "li" and block.find(".//p") is None)


def _is_teasers(tree: HtmlElement) -> bool:
    """Whether most paragraphs, however long, each stand under a headline that leads to another page."""
    words = {p: length(p.text_content()) for p in tree.iter("p")}
    heads = {p: _headline_of(p) for p, count in words.items() if count >= 2 * _HEADLINE_WORDS}
    teased = sum(words[p] for p, head in heads.items() if head is not None)
    return len(set(heads.values()) - {None}) >= _LEAST_TEASERS and teased >= _TEASED_SHARE * sum(
        words[p] for p in heads
    )


def _headline_of(paragraph: HtmlElement) -> HtmlElement | None:
    """The linked headline that a paragraph stands right under, inside one block."""
    for before in paragraph.itersiblings(preceding=True):
        head = before if before.tag in _HEADS else next(iter(before.iter(*_HEADS)), None)
        if head is not None:
            linked = next(head.iter("a"), None) is not None or any(up.tag == "a" for up in head.iterancestors())
            return head if linked else None
        if before.tag == "p":
            return None
    return None
