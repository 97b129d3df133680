"""Who published a page: its domain decides, and the name that the page gives itself where the domain is unknown."""

from __future__ import annotations

import pytest

from bot.model.analysis import Page
from bot.text.extract import read_document
from bot.text.sources.outlets import SourceTable

PAGE = """<html><head><title>Two ferries leave</title><meta property="og:site_name" content="{site}">
<script type="application/ld+json">{{"@type": "NewsArticle", "publisher": {{"name": "{publisher}"}}}}</script></head>
<body><article><h1>Two ferries leave</h1><p>Two ferries left the harbour on Monday with food for the island.</p>
</article></body></html>"""


@pytest.mark.parametrize(
    ("site", "publisher", "name"),
    [
        ("Island Daily", "", "Island Daily"),
        ("Yonhap News Agency", "", "paper.example"),  # anybody may write so on a page
        ("yonhap", "", "paper.example"),
        ("", "The Associated Press", "paper.example"),
        ("&#x3164;&#x202e;Island&#x2066; &#xad;Daily", "", "Island Daily"),
        ("&#x3164;", "", "paper.example"),
        (" &#x200d; ", "Island Daily", "Island Daily"),
    ],
)
def test_a_page_of_an_unknown_domain_goes_by_a_name_that_can_be_seen_and_is_no_known_outlets(
    site: str, publisher: str, name: str, sources: SourceTable
) -> None:
    page = PAGE.format(site=site, publisher=publisher).encode()
    outlet = read_document(Page("https://www.paper.example/a", page, "text/html", "utf-8"), sources).outlet
    assert outlet is not None
    assert (outlet.name, outlet.domain, outlet.country, outlet.kind) == (name, "paper.example", None, None)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://sputniknews.jp/20260502/1.html", "Sputnik"),
        ("https://swentr.site/news/1", "RT"),
        ("https://www.voachinese.com/a/1.html", "Voice of America"),
        ("https://www.chosunonline.com/site/data/1.html", "The Chosun Ilbo"),
        ("https://abcnews.com/International/story?id=1", "ABC News"),
        ("https://www.yahoo.com/news/articles/1.html", "Yahoo News"),
        ("https://m.media.daum.net/v/1", "Daum News"),
    ],
)
def test_a_further_domain_of_an_outlet_has_its_name_and_kind(url: str, name: str, sources: SourceTable) -> None:
    """Such a page calls itself as the outlet, which an unknown domain may not."""
    outlet = sources.outlet(url, name)
    assert outlet is not None
    assert (outlet.name, outlet.kind) == (name, next(one.kind for one in sources.outlets() if one.name == name))


def test_a_known_domain_goes_by_its_name_whatever_its_pages_say(sources: SourceTable) -> None:
    page = PAGE.format(site="Island Daily", publisher="").encode()
    outlet = read_document(Page("https://en.yna.co.kr/a", page, "text/html", "utf-8"), sources).outlet
    assert outlet is not None
    assert (outlet.name, outlet.domain) == ("Yonhap News Agency", "yna.co.kr")


_KEPT_AT = '<link rel="bookmark" href="https://archive.today/20240318/https://www.yna.co.kr/view/1">'


@pytest.mark.parametrize(
    ("url", "head", "name", "domain"),
    [
        ("https://web.archive.org/web/2024/https://www.yna.co.kr/view/1", "", "Yonhap News Agency", "yna.co.kr"),
        ("https://archive.ph/2024/https://paper.example/a", "", "Island Daily", "paper.example"),
        ("https://archive.ph/AbCdE", _KEPT_AT, "Yonhap News Agency", "yna.co.kr"),
        ("https://archive.ph/AbCdE", "", "archive.ph", "archive.ph"),
        ("https://web.archive.org/web/2024/https://[paper/a", "", "web.archive.org", "web.archive.org"),
        ("https://paper.example/a", _KEPT_AT, "Island Daily", "paper.example"),
        # the head of the kept page, and not of the archive
        ("https://web.archive.org/web/2024id_/paper.example/a", _KEPT_AT, "web.archive.org", "web.archive.org"),
    ],
)
def test_an_archives_copy_has_the_outlet_of_the_page_that_was_kept(
    url: str, head: str, name: str, domain: str, sources: SourceTable
) -> None:
    page = PAGE.format(site="Island Daily", publisher="").replace("</head>", f"{head}</head>").encode()
    outlet = read_document(Page(url, page, "text/html", "utf-8"), sources).outlet
    assert outlet is not None
    assert (outlet.name, outlet.domain) == (name, domain)
