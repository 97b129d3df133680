"""A feed of any usual form gives the same entries: plain text, absolute links, aware times."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model.analysis import Page
from bot.model.feeds import FeedDocument, FeedFormat
from bot.text.feeds import opml_export
from bot.text.feeds.caps import capped_document
from bot.text.feeds.document import read
from bot.text.feeds.fields import MOST_ENTRIES
from bot.text.feeds.markup import text_of
from bot.text.feeds.places import usual_places

HOME = "https://han.example/"
AT = datetime(2024, 9, 16, 0, 30, tzinfo=UTC)

RSS = f"""<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Han River Post</title>
<link>{HOME}</link><ttl>30</ttl>
<item><title>Talks &amp;amp; tea</title><link>/news/1</link><guid isPermaLink="false">n-1</guid>
<pubDate>Mon, 16 Sep 2024 09:30:00 +0900</pubDate><description>&lt;p&gt;They met.&lt;/p&gt;</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:base="{HOME}"><title>Han River Post</title>
<link href="{HOME}"/>
<entry><id>tag:han.example,2024:n-1</id><title type="html">Talks &amp;amp; tea</title><link href="news/1"/>
<published>2024-09-16T09:30:00+09:00</published><summary>They met.</summary></entry></feed>"""
RDF = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Han River Post</title><link>{HOME}</link></channel>
<item rdf:about="n-1"><title>Talks &amp; tea</title><link>{HOME}news/1</link><dc:date>2024-09-16T00:30:00Z</dc:date>
<description>They met.</description></item></rdf:RDF>"""
JSON = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Han River Post",
        "home_page_url": HOME,
        "items": [
            {
                "id": "n-1",
                "url": "/news/1",
                "title": "Talks & tea",
                "date_published": "2024-09-16T09:30:00+09:00",
                "content_html": "<p>They met.</p>",
            }
        ],
    }
)
SITEMAP = f"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{HOME}old</loc></url><url><loc>{HOME}news/1</loc>
<news:news><news:publication><news:name>Han River Post</news:name></news:publication>
<news:publication_date>2024-09-16T09:30:00+09:00</news:publication_date><news:title>Talks &amp; tea</news:title>
</news:news></url></urlset>"""


def _read(content: str | bytes, content_type: str = "application/xml", charset: str | None = None) -> FeedDocument:
    body = content.encode() if isinstance(content, str) else content
    return read(Page(f"{HOME}feed", body, content_type, charset))


@pytest.mark.parametrize(
    ("content", "form"),
    [
        (RSS, FeedFormat.RSS),
        (ATOM, FeedFormat.ATOM),
        (RDF, FeedFormat.RSS),
        (JSON, FeedFormat.JSON),
        (SITEMAP, FeedFormat.SITEMAP),
    ],
)
def test_every_form_gives_the_same_entry(content: str, form: FeedFormat) -> None:
    document = _read(content)
    (entry,) = document.entries
    assert document.format is form
    assert (entry.url, entry.title, entry.published or entry.updated) == (f"{HOME}news/1", "Talks & tea", AT)
    if form is not FeedFormat.SITEMAP:
        assert (document.title, document.home) == ("Han River Post", HOME)
        assert entry.summary == "They met."
        assert (entry.guid or "").endswith("n-1")


def test_a_feed_says_for_how_long_it_is_to_be_left_alone() -> None:
    assert _read(RSS).ttl_seconds == 1800
    assert _read(ATOM).ttl_seconds is None


def test_a_korean_feed_is_read_in_the_charset_that_it_declares() -> None:
    korean = RSS.replace("UTF-8", "EUC-KR").replace("Talks &amp;amp; tea", "남북 회담")
    assert _read(korean.encode("euc-kr")).entries[0].title == "남북 회담"
    for stated in ("euc-kr", "iso-8859-1", "us-ascii"):  # the latter are defaults of servers
        assert _read(korean.encode("euc-kr"), "text/xml", stated).entries[0].title == "남북 회담"


@pytest.mark.parametrize("stated", ["euc-kr", "iso-8859-1", None])
@pytest.mark.parametrize("codec", ["euc-kr", "utf-8"])
def test_one_broken_byte_does_not_change_the_charset_of_a_feed(codec: str, stated: str | None) -> None:
    feed = RSS.replace("UTF-8", codec).replace("Talks &amp;amp; tea", "남북 회담이 열렸다. " * 20).encode(codec)
    broken = feed.replace("열렸다".encode(codec), "열렸다".encode(codec) + b"\xff", 1)
    stated = codec if stated == "euc-kr" else stated
    assert str(_read(broken, "text/xml", stated).entries[0].title).startswith("남북 회담이 열렸다")


def test_a_feed_that_breaks_off_gives_what_it_has() -> None:
    second = RSS.split("<item>")[1]
    cut = RSS.replace("</channel></rss>", f"<item>{second}"[:40])
    document = _read(cut)
    assert (document.entries[0].guid, document.damaged) == ("n-1", True)
    assert not _read(RSS).damaged


@pytest.mark.parametrize(
    "hostile",
    [
        "&lt;script&gt;steal()&lt;/script&gt;Talks",
        "&lt;img src=x onerror=steal()&gt;Talks",
        "&lt;a href='javascript:steal()'&gt;Talks&lt;/a&gt;",
        "<![CDATA[<svg onload=steal()>Talks</svg>]]>",
        "&lt;&lt;script&gt;script&gt;steal()&lt;/script&gt;",
    ],
)
def test_no_script_survives_in_a_field(hostile: str) -> None:
    document = _read(RSS.replace("Talks &amp;amp; tea", hostile).replace("&lt;p&gt;They met.&lt;/p&gt;", hostile))
    for field in (document.entries[0].title or "", document.entries[0].summary or ""):
        assert "<script" not in field
        assert "onerror" not in field
        assert "onload" not in field
        assert "javascript:" not in field


def test_only_addresses_of_the_web_are_links() -> None:
    for link in ("javascript:steal()", "file:///etc/passwd", "data:text/html,x", "mailto:a@b.example"):
        assert _read(RSS.replace("/news/1", link)).entries[0].url is None


def test_words_that_look_like_markup_are_kept() -> None:
    assert text_of("5 < 6 & 7 > 3", 100) == "5 < 6 & 7 > 3"
    assert text_of("A<br>B &amp; C&nbsp;D", 100) == "A B & C D"


def test_an_entity_bomb_and_a_deep_document_are_refused_in_time() -> None:
    bomb = '<!DOCTYPE r [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9)
    )
    for content in (f"{bomb}]>{RSS.replace('They met', '&j;')}", "<rss>" + "<a>" * 50_000, '{"items":' + "[" * 100_000):
        assert len(_read(content).entries) <= 1


def test_a_sitemap_that_does_not_declare_its_prefix_is_read() -> None:
    plain = SITEMAP.replace(' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"', "")
    assert plain != SITEMAP
    assert _read(plain) == _read(SITEMAP)


@given(st.sampled_from([RSS, ATOM, JSON, SITEMAP]), st.data())
def test_no_damage_raises(whole: str, data: st.DataObject) -> None:
    """Something is missing somewhere, and something else is there."""
    content = whole.encode()
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(content))] * 2)))
    put = data.draw(st.sampled_from([b"", b"{}", b":", b"<", b"&#0;", b"]]>", b"\xff", b"<x:y>", b"9" * 20]))
    capped_document(_read(content[:start] + put + content[min(end, start + 40) :]))


def test_a_document_is_capped() -> None:
    item = RSS[RSS.index("<item>") : RSS.index("</channel>")]
    many = RSS.replace(item, item.replace("Talks", "T" * 5_000) * (MOST_ENTRIES + 5))
    document = capped_document(_read(many))
    assert len(document.entries) == MOST_ENTRIES
    assert len(document.entries[0].title or "") == 300


def test_a_page_names_its_feeds_best_first() -> None:
    page = """<html><head><title>Han River Post</title><base href="https://han.example/en/">
    <link rel="alternate" type="application/rss+xml" title="Comments" href="/comments/feed">
    <link rel="alternate" type="application/atom+xml" title="News" href="atom.xml">
    <link rel="alternate" hreflang="ko" href="/ko"></head>
    <body><a href="/rss/politics">RSS: politics</a></body></html>"""
    document = _read(page, "text/html")
    assert document.format is FeedFormat.PAGE
    assert [link.url for link in document.links] == [
        f"{HOME}en/atom.xml",
        f"{HOME}rss/politics",
        f"{HOME}comments/feed",
    ]
    assert document.links[0].title == "News"


def test_usual_places_of_a_site() -> None:
    places = usual_places("https://han.example/en/north/", None)
    assert places[0] == "https://han.example/en/north/feed"
    assert {"https://han.example/rss.xml", "https://han.example/feed.xml"} <= set(places)
    assert len(usual_places("https://han.example/", None)) == 4, "each is a request that the manager waits for"


def test_a_page_that_names_the_program_that_made_it_leaves_one_place() -> None:
    content = b'<html><head><meta name="Generator" content="Hugo 0.148.0"></head><body><p>Hello</p></body></html>'
    document = capped_document(read(Page(HOME, content, "text/html")))
    assert usual_places(HOME, document.generator) == (f"{HOME}index.xml",)


def test_a_list_of_feeds_comes_back_as_it_was_written() -> None:
    document = _read(RSS)
    assert document.title is not None
    written = opml_export.written("Feeds", _read(opml_export.written("Feeds", [])).links)
    assert _read(written).format is FeedFormat.OPML
    page = _read(
        '<html><head><link rel="alternate" type="application/rss+xml" href="/a&amp;b"></head></html>', "text/html"
    )
    again = _read(opml_export.written("Our <feeds>", page.links))
    assert (again.title, [link.url for link in again.links]) == ("Our <feeds>", [f"{HOME}a&b"])


@pytest.mark.parametrize("content", ["", "hello", "<p>no feed</p>", "{}", '{"version": 1, "items": 2}', "\x00\x01\x02"])
def test_what_is_no_feed_has_no_entries(content: str) -> None:
    document = _read(content)
    assert not document.format.is_feed
    assert document.entries == ()
