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


ARTICLE = Ruling(Verdict.ARTICLE)


def judge(tree: HtmlElement, meta: Metadata, text: str, url: str | None) -> Ruling:
    """The ruling on an HTML page with the article text that was found in it."""
    words = _length(text)
    title = meta.title or ""
    seen = _visible(tree)
    for rule in _rules():
        limit = rule.most_words
        by_title = rule.title is not None and rule.title.search(title) and words < limit
        by_text = rule.text is not None and words < limit and rule.text.search(seen[:20_000])
        if by_title or by_text:
            return Ruling(rule.verdict, rule.reason)
    if not meta.free and words < 150:
        return Ruling(Verdict.PAYWALL, "The page says that its text is for subscribers.")
    return _by_shape(tree, meta, text, words, seen, url)


def judge_text(text: str) -> Ruling:
    """The ruling on a pasted or attached text."""
    words = _length(text)
    if not words:
        return Ruling(Verdict.THIN, "There is no text in it.")
    for rule in _rules():
        if rule.text is not None and words < min(rule.most_words, 120) and rule.text.search(text):
            return Ruling(rule.verdict, rule.reason)
    if words < 12 or not _ENDED.search(text):
        return Ruling(Verdict.THIN, "There is too little text to be an article.")
    return ARTICLE


def _by_shape(tree: HtmlElement, meta: Metadata, text: str, words: int, seen: str, url: str | None) -> Ruling:
    if not seen.strip() or (words < 5 and tree.find(".//script") is not None and len(seen.split()) < 40):
        return Ruling(Verdict.NOT_ARTICLE, "The page shows nothing without running its scripts.")
    if words < 60 and _is_video(meta):
        return Ruling(Verdict.NOT_ARTICLE, "The page is a video without a written report.")
    if _is_front(tree, meta, words, url):
        return Ruling(Verdict.NOT_ARTICLE, "The page is a home or section page, a list of links and not one article.")
    if words < 20 or not _ENDED.search(text):
        return Ruling(Verdict.THIN, "The page holds too little text to be an article.")
    return ARTICLE


def _is_video(meta: Metadata) -> bool:
    typed = any("article" in kind for kind in meta.kinds)
    return "video.other" in meta.kinds or ("videoobject" in meta.kinds and not typed)


def _is_front(tree: HtmlElement, meta: Metadata, words: int, url: str | None) -> bool:
    """Whether links are what the page is made of."""
    typed = any("article" in kind for kind in meta.kinds)
    path = urlsplit(url or "").path.strip("/").removesuffix(".html").removesuffix(".php").lower()
    at_root = url is not None and path in _HOME
    links = [element.text_content().split() for element in tree.iter("a")]
    linked = sum(len(words_) for words_ in links if len(words_) >= 4)
    if at_root and (not typed or linked > words):
        return True
    listed = bool(meta.kinds & _NOT_ARTICLES) and not typed
    paragraphs = sum(len(p.text_content().split()) >= 25 for p in tree.iter("p"))
    many = sum(len(words_) >= 4 for words_ in links)
    return not typed and many >= 8 and (linked > 2 * words or (listed and paragraphs < 4))


def _visible(tree: HtmlElement) -> str:
    parts = (
        text
        for element in tree.iter()
        if isinstance(element.tag, str) and element.tag not in {"script", "style", "noscript", "template", "head"}
        for text in (element.text, *(child.tail for child in element))
        if text and not text.isspace()
    )
    return " ".join(" ".join(parts).split())


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
        )
        for row in rows
    )


def _pattern(phrases: list[str] | None) -> re.Pattern[str] | None:
    return re.compile("|".join(f"(?:{phrase})" for phrase in phrases), re.IGNORECASE) if phrases else None
