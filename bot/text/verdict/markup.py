"""Classify a page by its markup: home or section page, video, thread of a forum, live blog, paywall scripts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from lxml import etree
from lxml.html import HtmlElement

from bot.regexes import regex
from bot.text.document import Metadata
from bot.text.page import visible_lines
from bot.text.verdict.page_structure import FRAME
from bot.text.verdict.second_person import length

_NOT_ARTICLES = frozenset({"collectionpage", "searchresultspage", "profilepage", "website"})
_THREADS = frozenset({"discussionforumposting", "qapage"})
_HOME = frozenset({"", "index", "home", "main", "en", "ko", "kr", "eng", "news", "world", "english"})
_NUMBERED = regex(r"(?:^|&)(?!page|paged|p?g=|utm|v=)\w+=\d{2,}", re.IGNORECASE)
"""An article's number in the query of the front page's address: "/?p=5521"."""
_HEADS = ("h1", "h2", "h3", "h4")
_LEAST_HEADLINES = 6
_HEADLINE_WORDS = 4
_TEASER_WORDS = 45
_LEAST_TEASERS, _TEASED_SHARE = 4, 0.7
"""The fewest paragraphs under linked headlines of their own on a list of teasers, and their least share of its
words."""
_CLOCK = regex(r"\d{1,2}[:.]\d{2}\b")
_STAMP = regex(
    r"(?:\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?:\s*\(?[A-Z]{2,4}\)?)?$)|(?:오전|오후|낮|밤)\s?\d{1,2}시(?:\s?\d{1,2}분)?(?:$|\s)",
    re.IGNORECASE,
)
_LIVE = regex(r"\blive\b|\bas it happen|\bupdates?\b|실시간|라이브|생중계", re.IGNORECASE)
_LEAST_TIMES = 3
"""The fewest entries with a time of day on a live blog."""
_MORE = regex(
    r"\b(?:related|most (?:read|viewed|popular)|read (?:more|next|also)|more (?:on|from|stories|news)|popular|trending"
    r"|recommended|latest news)\b|관련|많이 본|인기|추천|더 ?보기|주요 ?뉴스|이 시각",
    re.IGNORECASE,
)
"""Headings of a site's lists of related or popular articles."""
_MORE_WORDS = 6
_WALL = regex(
    r"haspart|paywall|\btp-(?:modal|container)|pay-?wall|regwall|piano|tinypass|zephr|poool|pelcro|metered|subscri|membership|premium|log-?in|sign-?in|구독|유료|회원"
    r"|로그인|멤버십",
    re.IGNORECASE,
)
"""Names in the markup of paywalls, registration and subscription; a page marked as not free without one has none."""


def is_typed(meta: Metadata) -> bool:
    """Whether the page states an article type (schema.org, OpenGraph)."""
    return any("article" in kind or kind in {"blogposting", "report"} for kind in meta.kinds)


def is_video(meta: Metadata) -> bool:
    """Whether the page states a video type and no article type."""
    typed = any("article" in kind for kind in meta.kinds)
    return not typed and bool(meta.kinds & {"video.other", "videoobject"})


def is_thread(meta: Metadata) -> bool:
    """Whether the page states that it is a thread or a question with answers, and neither an article type nor an author
    or a newspaper that is responsible for it. An article with comments states both, and so may a newspaper's questions
    and answers, which need not say so on the site of a known one."""
    threads = meta.kinds & _THREADS
    is_answered_for = is_typed(meta) or bool(meta.byline) or "newsmediaorganization" in meta.kinds
    return bool(threads) and not is_answered_for and not (meta.of_newsroom and threads == {"qapage"})


def is_live(tree: HtmlElement, meta: Metadata, titles: Sequence[str]) -> bool:
    """Whether the page is a live blog: by its type, or by entries that begin with a time of day."""
    if "liveblogposting" in meta.kinds:
        return True
    timed = [element.tag for element in tree.iter(*_HEADS, "time") if _CLOCK.match(element.text_content().strip())]
    called = any(_LIVE.search(title) for title in titles)
    if called and not is_typed(meta) and sum(_stamped(tree)) >= _LEAST_TIMES:
        return True
    return not is_typed(meta) and len(timed) >= _LEAST_TIMES and (called or "time" not in timed)


def _stamped(tree: HtmlElement) -> Iterator[bool]:
    """For each line of the page, whether it is a time of day or, in Korean, begins with one."""
    return (_STAMP.match(line.text) is not None for line in visible_lines.lines(tree))


def has_paywall_markup(tree: HtmlElement) -> bool:
    """Whether the markup has traces of a paywall or a login."""
    return _WALL.search(etree.tostring(tree, encoding="unicode", method="html")) is not None


def is_front(tree: HtmlElement, meta: Metadata, text: str, words: int, url: str | None) -> bool:
    """Whether the page is a home, section or search page: mostly links. `words` is the length of `text`."""
    typed = is_typed(meta)
    if _is_home_address(url) and (not typed or sum(_link_words(tree.iter("a"))) > words):
        return True
    if typed:
        return False
    links = list(_own_links(tree))
    if not meta.dated and (_is_list(links, text) or _is_teasers(tree)):
        return True
    counts = _link_words(links)
    return len(counts) >= 8 and (sum(counts) > 2 * words or _is_typed_list(tree, meta))


def _is_home_address(url: str | None) -> bool:
    """Whether an address is that of a front page, without an article's number in its query."""
    if url is None:
        return False
    parts = urlsplit(url)
    path = parts.path.strip("/").removesuffix(".html").removesuffix(".php").lower()
    return path in _HOME and not _NUMBERED.search(parts.query)


def _is_typed_list(tree: HtmlElement, meta: Metadata) -> bool:
    """Whether the page calls itself a collection, a search result or a website, and has few long paragraphs."""
    paragraphs = sum(len(p.text_content().split()) >= 25 for p in tree.iter("p"))
    return bool(meta.kinds & _NOT_ARTICLES) and paragraphs < 4


def _link_words(links: Iterable[HtmlElement]) -> list[int]:
    """The number of words of each link that is long enough for a headline."""
    counts = [len(link.text_content().split()) for link in links]
    return [count for count in counts if count >= _HEADLINE_WORDS]


def _own_links(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Links outside of the site's frame and of its lists of related or popular articles."""
    beside = {block for head in tree.iter(*_HEADS, "h5", "strong") if _is_more(head) for block in _under(head)}
    for link in tree.iter("a"):
        if not any(above.tag in FRAME or above in beside for above in link.iterancestors()):
            yield link


def _is_more(head: HtmlElement) -> bool:
    words = head.text_content()
    return len(words.split()) <= _MORE_WORDS and _MORE.search(words) is not None


def _under(head: HtmlElement) -> Iterator[HtmlElement]:
    """The sibling blocks after a heading, up to the next heading."""
    for block in head.itersiblings():
        if block.tag in _HEADS:
            return
        yield block


def _is_list(links: list[HtmlElement], text: str) -> bool:
    """Whether the text is a list of linked headlines and short lines."""
    heads = {block for link in links for block in (link, *link.iterancestors()) if _is_headline(block)}
    heads |= {head for link in links for head in link.iter("h2", "h3", "h4")}
    linked = sum(length(block.text_content()) >= _HEADLINE_WORDS for block in heads)
    lines = [length(line) for line in text.split("\n")]
    return linked >= _LEAST_HEADLINES and max(lines) < _TEASER_WORDS and linked >= len(lines) / 2


def _is_headline(block: HtmlElement) -> bool:
    return block.tag in {"h2", "h3", "h4"} or (block.tag == "li" and block.find(".//p") is None)


def _is_teasers(tree: HtmlElement) -> bool:
    """Whether most paragraphs each have a linked headline of their own."""
    words = {p: length(p.text_content()) for p in tree.iter("p")}
    heads = {p: _headline_of(p) for p, count in words.items() if count >= 2 * _HEADLINE_WORDS}
    teased = sum(words[p] for p, head in heads.items() if head is not None)
    return len(set(heads.values()) - {None}) >= _LEAST_TEASERS and teased >= _TEASED_SHARE * sum(
        words[p] for p in heads
    )


def _headline_of(paragraph: HtmlElement) -> HtmlElement | None:
    """The linked headline right above a paragraph in the same block; None if there is none."""
    for before in paragraph.itersiblings(preceding=True):
        head = before if before.tag in _HEADS else next(iter(before.iter(*_HEADS)), None)
        if head is not None:
            linked = next(head.iter("a"), None) is not None or any(up.tag == "a" for up in head.iterancestors())
            return head if linked else None
        if before.tag == "p":
            return None
    return None
