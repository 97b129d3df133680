"""Whether a page is an article, and if not, what it is.

What a page says decides (wording in `data/refusals.toml`, English and Korean), together with how much text it has: a
captcha is short, a long report about captchas is an article. Short real news stays.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from bot.model.text import Verdict
from bot.text.documents import Metadata

_LEXICON = Path(__file__).parent / "data" / "refusals.toml"
_ENDED = re.compile(r"[.!?。][\"”’)\]]*(?:\s|$)|다[.\s]")
_SENTENCES = re.compile(r"(?<=[.!?。])[\"”’')\]]*\s+|\n")
_NOT_ARTICLES = frozenset({"collectionpage", "searchresultspage", "profilepage", "website"})
_HOME = frozenset({"", "index", "home", "main", "en", "ko", "kr", "eng", "news", "world", "english"})


@dataclass(frozen=True, slots=True)
class Ruling:
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


ARTICLE = Ruling(Verdict.ARTICLE)
_MOST_SEEN = 20_000
_WALL_WORDS = 25
"""Own words below which a page that speaks of cookies or robots is a wall; most articles stand beside such words."""
_STATED_WORDS = 10
"""The same for a page that states its publication or calls itself an article: no wall does."""
_STUB_WORDS = 150
_PASTED_STUB_WORDS = 80
_LEAST_WORDS = 12
_LEAST_HEADLINES = 6
_HEADLINE_WORDS = 4
_TEASER_WORDS = 45
_HIDDEN = frozenset({"script", "style", "noscript", "template", "head"})
_FRAME = frozenset({"header", "footer", "nav", "aside"})


def judge(tree: HtmlElement, meta: Metadata, text: str, url: str | None) -> Ruling:
    """The ruling on an HTML page with the article text that was found in it."""
    words = _length(text)
    titles = [meta.title or "", " ".join((tree.findtext(".//title") or "").split())]
    seen, main = _visible(tree)
    stated = meta.dated or _is_typed(meta)
    for rule in _rules():
        named = rule.title is not None and any(rule.title.search(title) for title in titles)
        told = rule.text is not None and rule.text.search((main if rule.stub else seen)[:_MOST_SEEN])
        if rule.stub and (named or told) and words < rule.most_words:
            return Ruling(rule.verdict, rule.reason)
        if not rule.stub and (named or told):
            own = _own_words(text, rule)
            if own < (_STATED_WORDS if stated else rule.most_words if named else _WALL_WORDS):
                return Ruling(rule.verdict, rule.reason)
    if not meta.free and words < _STUB_WORDS:
        return Ruling(Verdict.PAYWALL, "The page says that its text is for subscribers.")
    return _by_shape(tree, meta, text, words, seen, url)


def _own_words(text: str, rule: _Rule) -> int:
    """Words in sentences of the article text that do not speak the rule's language."""
    own = (part for part in _SENTENCES.split(text) if _ENDED.search(part))
    return sum(_length(part) for part in own if rule.text is None or not rule.text.search(part))


def _is_typed(meta: Metadata) -> bool:
    return any("article" in kind or kind in {"blogposting", "report"} for kind in meta.kinds)


def judge_text(text: str) -> Ruling:
    """The ruling on a pasted or attached text."""
    words = _length(text)
    if not words:
        return Ruling(Verdict.THIN, "There is no text in it.")
    for rule in _rules():
        if rule.text is not None and rule.text.search(text):
            few = words < _PASTED_STUB_WORDS if rule.stub else _own_words(text, rule) < _LEAST_WORDS
            if few:
                return Ruling(rule.verdict, rule.reason)
    if words < _LEAST_WORDS or not _ENDED.search(text):
        return Ruling(Verdict.THIN, "There is too little text to be an article.")
    return ARTICLE


def _by_shape(tree: HtmlElement, meta: Metadata, text: str, words: int, seen: str, url: str | None) -> Ruling:
    scripted = tree.find(".//script") is not None
    if not seen.strip() and not scripted:
        return Ruling(Verdict.THIN, "The page is empty.")
    if scripted and words < 5 and len(seen.split()) < 40:
        return Ruling(Verdict.NOT_ARTICLE, "The page shows nothing without running its scripts.")
    if words < 60 and _is_video(meta):
        return Ruling(Verdict.NOT_ARTICLE, "The page is a video without a written report.")
    if _is_front(tree, meta, text, words, url):
        return Ruling(Verdict.NOT_ARTICLE, "The page is a home or section page, a list of links and not one article.")
    if words < (_LEAST_WORDS if meta.published else _WALL_WORDS) or not _ENDED.search(text):
        return Ruling(Verdict.THIN, "The page holds too little text to be an article.")
    return ARTICLE


def _is_video(meta: Metadata) -> bool:
    typed = any("article" in kind for kind in meta.kinds)
    return "video.other" in meta.kinds or ("videoobject" in meta.kinds and not typed)


def _is_front(tree: HtmlElement, meta: Metadata, text: str, words: int, url: str | None) -> bool:
    """Whether links are what the page is made of."""
    typed = _is_typed(meta)
    path = urlsplit(url or "").path.strip("/").removesuffix(".html").removesuffix(".php").lower()
    at_root = url is not None and path in _HOME
    links = [element.text_content().split() for element in tree.iter("a")]
    linked = sum(len(words_) for words_ in links if len(words_) >= 4)
    if at_root and (not typed or linked > words):
        return True
    if not typed and not meta.dated and _is_list(tree, text):
        return True
    listed = bool(meta.kinds & _NOT_ARTICLES) and not typed
    paragraphs = sum(len(p.text_content().split()) >= 25 for p in tree.iter("p"))
    many = sum(len(words_) >= 4 for words_ in links)
    return not typed and many >= 8 and (linked > 2 * words or (listed and paragraphs < 4))


def _is_list(tree: HtmlElement, text: str) -> bool:
    """Whether headlines with a link each stand between short lines: teasers, not paragraphs."""
    heads = tree.xpath("//*[self::h2 or self::h3 or self::h4][.//a or parent::a] | //li[a][not(.//p)]")
    linked = sum(_length(head.text_content()) >= _HEADLINE_WORDS for head in heads)
    lines = [_length(line) for line in text.split("\n")]
    return linked >= _LEAST_HEADLINES and max(lines) < _TEASER_WORDS and linked >= len(lines) / 2


def _visible(tree: HtmlElement) -> tuple[str, str]:
    """The words that the page shows, with single spaces: all, and those outside of heads, feet and navigation."""
    seen: list[str] = []
    main: list[str] = []
    stack: list[tuple[HtmlElement | str, bool]] = [(tree, False)]
    while stack:
        item, framed = stack.pop()
        if isinstance(item, str):
            seen.append(item)
            if not framed:
                main.append(item)
        elif isinstance(item.tag, str) and item.tag not in _HIDDEN:
            inside = framed or item.tag in _FRAME
            for child in reversed(item):
                stack += [(child.tail or "", inside), (child, inside)]
            stack.append((item.text or "", inside))
    return " ".join(" ".join(seen).split()), " ".join(" ".join(main).split())


def _length(text: str) -> int:
    """Words; Korean, Japanese and Chinese by half their letters."""
    han = len(re.findall(r"[가-힣ぁ-ヶ一-鿿]", text))
    return len(re.findall(r"[A-Za-zÀ-ɏА-я0-9][\w'’.-]*", text)) + han // 3


@cache
def _rules() -> tuple[_Rule, ...]:
    rows = tomllib.loads(_LEXICON.read_text(encoding="utf-8"))["rule"]
    return tuple(
        _Rule(
            Verdict(row["verdict"]),
            row["reason"],
            _pattern(row.get("title")),
            _pattern(row.get("text")),
            row["most_words"],
            row.get("stub", False),
        )
        for row in rows
    )


def _pattern(phrases: list[str] | None) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{phrase})" for phrase in phrases), re.IGNORECASE) if phrases else None
