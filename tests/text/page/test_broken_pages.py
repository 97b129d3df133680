"""Broken and hostile pages: reading ends in bounded time and gives a Document that can be stored and shown."""

from __future__ import annotations

import json
import random
from datetime import datetime

import pytest

from bot.model.analysis import Page, Verdict
from bot.text.document import Document
from bot.text.extract import read_document
from bot.text.page.byline import people
from bot.text.sources.outlets import SourceTable
from tests.corpus import articles, not_articles
from tests.corpus.hostile import HOSTILE

JUNK = [
    b"\0",
    b"\xff\xfe",
    b"<",
    b"</div>",
    b"<div>" * 300,
    b"&#x202e;",
    b"\xed\xa0\x80",
    b"<!--",
    b"<script>",
    b"<meta charset=utf-16>",
    b'<base href="http://[">',
    b"<![CDATA[",
    b"\x1b$B",
    "\u202e\u2066한국".encode(),
    b'<link rel=canonical href="http://[::1">',
    b'<time datetime="99999-99-99T99:99:99Z">',
    b'<meta name="date" content="0001-01-01T00:00:00+23:59">',
    b'<script type="application/ld+json">{"@type":"NewsArticle","datePublished":[1],"author":{"name":[{"name":3}]},'
    b'"headline":{"a":1},"articleBody":5,"publisher":[[]]}</script>',
]
TYPES = ["text/html", "text/html", "text/html", "text/plain", "text/markdown", "message/rfc822", "application/pdf"]
CHARSETS = [None, None, "utf-8", "euc-kr", "utf-16", "nonsense"]
ADDRESSES = [None, "https://x.example/a", "http://[::1", "https://x.example:99999/"]


def test_mutated_pages_never_break_the_reader(sources: SourceTable) -> None:
    chance = random.Random(20240218)  # noqa: S311  # the same pages every time, no secret
    pages = [marked.page.content for marked in articles() + not_articles()]
    for _ in range(130):
        content = mutated(chance.choice(pages), chance)
        page = Page(chance.choice(ADDRESSES), content, chance.choice(TYPES), chance.choice(CHARSETS))
        storable(read_document(page, sources))


@pytest.mark.parametrize("html", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_page_is_read(html: str, sources: SourceTable) -> None:
    """`python -m benchmarks robustness` measures the time."""
    storable(read_document(Page("https://x.example/a", html.encode(), "text/html"), sources))


@pytest.mark.parametrize("gap", [" ", "\n", "\u00a0", " a", "-"])
def test_a_byline_with_a_long_gap_takes_no_quadratic_time(gap: str, sources: SourceTable) -> None:
    assert people("By Nora Feld, The Lake Post |" + gap * 200_000, sources) == ("Nora Feld",)


def test_numeric_references_to_controls_and_windows_1252_are_decoded(sources: SourceTable) -> None:
    related = "<div class=related><a href=/x>Ten &#27;things</a></div>&#2\0"
    html = (
        "<h1>Talks go on</h1><p>The ministry said on Monday that talks &#150; the fifth &#x1b;this year &#150; would "
        f"go on.</p>{related}7;&#&#1;27;<p>No date had been set for them, it said, and nobody was told of a place.</p>"
    )
    document = read_document(Page("https://x.example/a", html.encode(), "text/html"), sources)
    assert "talks – the fifth this year – would" in document.text.replace("  ", " ")
    assert "\x1b" not in document.text


def test_controls_and_direction_overrides_are_removed(sources: SourceTable) -> None:
    html = (
        "<h1>Talks\u202e go on</h1><p>The min\0istry said on Monday that \u2066talks would\u2069 go on, and that no "
        "date had been set for them.</p>"
    )
    document = read_document(Page(None, html.encode(), "text/html"), sources)
    assert document.title == "Talks go on"
    assert document.text.startswith("The ministry said on Monday that talks would go on")


@pytest.mark.parametrize(
    ("charset", "declared"), [("euc-kr", None), ("euc-kr", "euc-kr"), ("utf-8", None), ("utf-16", "utf-16")]
)
def test_korean_pages_are_decoded(charset: str, declared: str | None, sources: SourceTable) -> None:
    meta = f'<meta charset="{charset}">' if declared is None else ""
    sentence = "북한이 18일 오전 동해상으로 단거리 탄도미사일 여러 발을 발사했다고 합동참모본부가 밝혔다."
    body = f"<h1>북한, 미사일 발사</h1><p>{sentence}</p><p>{sentence} 끝.</p>"
    html = f"<html><head>{meta}<title>미사일 발사</title></head><body>{body}</body></html>"
    document = read_document(Page("https://x.example/1", html.encode(charset), "text/html", declared), sources)
    assert sentence in document.text
    assert document.language == "ko"


def test_a_broken_pdf_is_refused_with_its_reason(sources: SourceTable) -> None:
    document = read_document(Page(None, b"%PDF-1.4\nbroken", "application/pdf"), sources)
    assert document.verdict is Verdict.NOT_ARTICLE
    assert document.reason
    assert "PDF" in document.reason


def mutated(content: bytes, chance: random.Random) -> bytes:
    changed = bytearray(content)
    for _ in range(chance.choice([1, 2, 4, 16])):
        place = chance.randrange(len(changed) + 1)
        kind = chance.randrange(4)
        if kind == 0:
            changed[place:place] = chance.choice(JUNK)
        elif kind == 1:
            del changed[place : place + chance.choice([1, 5, 50, 500])]
        elif kind == 2 and place < len(changed):
            changed[place] = chance.randrange(256)
        else:
            changed[place:place] = changed[: chance.choice([10, 200, 2000])]
    return bytes(changed)


def storable(document: Document) -> None:
    assert "\0" not in document.text
    json.dumps([document.title, document.byline, document.text, document.reason], ensure_ascii=False).encode("utf-8")
    assert (document.verdict is Verdict.ARTICLE) == (document.reason is None)
    if document.published:
        datetime.fromisoformat(document.published)
