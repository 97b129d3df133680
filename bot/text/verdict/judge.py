"""Whether a page is an article, and if not, what it is.

What a page says decides (wording in `data/refusals.toml`, English and Korean), together with how much text it has: a
captcha is short, a long report about captchas is an article. Short real news stays.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from lxml.html import HtmlElement

from bot.lang.sentences import sentences
from bot.model.analysis import Verdict
from bot.text.document import Metadata
from bot.text.verdict.markup import FRAME, is_front, is_live, is_typed, is_video, sells
from bot.text.verdict.second_person import (
    LEXICON,
    addressed_share,
    length,
    offers_the_rest,
    pattern,
    reports,
    subject,
    tells,
    unquoted,
)

_ENDED = re.compile(r"[.!?。][\"”’)\]]*(?:\s|$)|다[.\s]")


@dataclass(frozen=True, slots=True)
class PageRuling:
    """A verdict with its reason, a sentence for the member; None for an article."""

    verdict: Verdict
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class _Rule:
    verdict: Verdict
    reason: str
    title: re.Pattern[str] | None
    text: re.Pattern[str] | None
    most_words: int
    stub: bool


ARTICLE = PageRuling(Verdict.ARTICLE)
_MOST_SEEN = 20_000
_WALL_WORDS = 25
"""Own words below which a page that speaks of cookies or robots is a wall; most articles stand beside such words."""
_STATED_WORDS = 10
"""The same for a page that states its publication or calls itself an article: no wall does."""
_STUB_WORDS = 150
_PASTED_STUB_WORDS = 80
_LEAST_WORDS = 12
_LEAST_NEWS = 8
"""Words of a text that reports something and says nothing to its reader."""
_NAMELESS_WORDS = 60
"""Words of an undated text that names nobody, nothing and no number."""
_ADDRESS_SHARES = ((60, 0.5), (120, 0.8))
"""Up to how many words a page is no article if so much of it speaks to its visitor."""
_BLOCKS = frozenset(
    ["p", "div", "section", "article", "li", "td", "h1", "h2", "h3", "h4", "button", "form", "footer", "aside"]
)
_BREAK = "\x1e"
"""Stands between blocks, as no page shows it."""
_HIDDEN = frozenset({"script", "style", "noscript", "template", "head"})


def judge(tree: HtmlElement, meta: Metadata, text: str, url: str | None) -> PageRuling:
    """The ruling on an HTML page with the article text that was found in it."""
    words = length(text)
    titles = [meta.title or "", " ".join((tree.findtext(".//title") or "").split())]
    seen, main = (unquoted(part[:_MOST_SEEN]) for part in _visible(tree))
    stated = meta.dated or is_typed(meta)
    for rule in _rules():
        named = rule.title is not None and any(rule.title.search(title) for title in titles)
        most = rule.most_words if rule.stub or (named and not stated) else _STATED_WORDS if stated else _WALL_WORDS
        # How much text there is, is seen sooner than what the page says.
        few = words < most if rule.stub else _has_less(text, rule, most)
        if few and (named or (rule.text is not None and rule.text.search(main if rule.stub else seen))):
            return PageRuling(rule.verdict, rule.reason)
    kept_back = not meta.free and (sells(tree) or text.endswith(("…", "...")))
    if words < _STUB_WORDS and (offers_the_rest(main) or kept_back):
        return PageRuling(Verdict.PAYWALL, "The page says that its text is for subscribers.")
    enough = next((share for most, share in _ADDRESS_SHARES if words < most), None)
    if enough and not stated and addressed_share(text) >= enough:
        return PageRuling(subject(main), "The page speaks to its visitor and reports nothing.")
    if is_live(tree, meta, titles):
        return PageRuling(Verdict.NOT_ARTICLE, "The page is a live blog that goes on changing.")
    ruling = _by_shape(tree, meta, text, words, seen, url)
    if ruling.verdict is Verdict.THIN and addressed_share(main) >= _ADDRESS_SHARES[0][1]:
        return PageRuling(subject(main), "The page speaks to its visitor and reports nothing.")
    return ruling


def _has_less(text: str, rule: _Rule, most: int) -> bool:
    """Whether the article text has fewer words than `most` in sentences that do not speak the rule's language."""
    own = 0
    for part in sentences(text):
        if _ENDED.search(part) and (rule.text is None or not rule.text.search(unquoted(part))):
            own += length(part)
            if own >= most:
                return False
    return True


def judge_text(text: str) -> PageRuling:
    """The ruling on a pasted or attached text."""
    words = length(text)
    if not words:
        return PageRuling(Verdict.THIN, "There is no text in it.")
    for rule in _rules():
        few = words < _PASTED_STUB_WORDS if rule.stub else _has_less(text, rule, _LEAST_WORDS)
        if few and rule.text is not None and rule.text.search(text):
            return PageRuling(rule.verdict, rule.reason)
    if words < _LEAST_WORDS or not _ENDED.search(text):
        return PageRuling(Verdict.THIN, "There is too little text to be an article.")
    return ARTICLE


def _by_shape(tree: HtmlElement, meta: Metadata, text: str, words: int, seen: str, url: str | None) -> PageRuling:
    scripted = tree.find(".//script") is not None
    if not seen.strip() and not scripted:
        return PageRuling(Verdict.THIN, "The page is empty.")
    if scripted and words < 5 and len(seen.split()) < 40:
        return PageRuling(Verdict.NOT_ARTICLE, "The page shows nothing without running its scripts.")
    if words < 60 and is_video(meta):
        return PageRuling(Verdict.NOT_ARTICLE, "The page is a video without a written report.")
    if is_front(tree, meta, text, words, url):
        return PageRuling(
            Verdict.NOT_ARTICLE, "The page is a home or section page, a list of links and not one article."
        )
    if (words < _NAMELESS_WORDS and words < _least(meta, text)) or not _ENDED.search(text):
        return PageRuling(Verdict.THIN, "The page holds too little text to be an article.")
    return ARTICLE


def _least(meta: Metadata, text: str) -> int:
    """How many words a text needs to be an article: few where it reports or is dated, `_NAMELESS_WORDS` at most where
    it names nothing."""
    if reports(text):
        return _LEAST_NEWS
    if meta.published:
        return _LEAST_WORDS
    return _WALL_WORDS if tells(text) or is_typed(meta) else _NAMELESS_WORDS


def _visible(tree: HtmlElement) -> tuple[str, str]:
    """The words that the page shows: all, and those outside of heads, feet and navigation, with a line for each block.

    The head and foot of an article are its own."""
    seen: list[str] = []
    main: list[str] = []
    stack: list[tuple[HtmlElement | str, bool, bool]] = [(tree, False, False)]
    while stack:
        item, framed, within = stack.pop()
        if isinstance(item, str):
            seen.append(item)
            if not framed:
                main.append(item)
        elif isinstance(item.tag, str) and item.tag not in _HIDDEN:
            within = within or item.tag == "article"
            framed = framed or (item.tag in FRAME and not (within and item.tag in {"header", "footer"}))
            for child in reversed(item):
                stack += [(child.tail or "", framed, within), (child, framed, within)]
            stack.append((item.text or "", framed, within))
            if item.tag in _BLOCKS:
                main.append(_BREAK)
    lines = (" ".join(line.split()) for line in " ".join(main).split(_BREAK))
    return " ".join(" ".join(seen).split()), "\n".join(filter(None, lines))


@cache
def _rules() -> tuple[_Rule, ...]:
    rows = tomllib.loads(LEXICON.read_text(encoding="utf-8"))["rule"]
    return tuple(
        _Rule(
            Verdict(row["verdict"]),
            row["reason"],
            pattern(row["title"]) if "title" in row else None,
            pattern(row["text"]) if "text" in row else None,
            row["most_words"],
            row.get("stub", False),
        )
        for row in rows
    )
