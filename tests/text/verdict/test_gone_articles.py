"""Pages that say, with status 200, that an article is gone, while their data still have its date and type."""

from __future__ import annotations

import pytest

from bot.model.analysis import Page, Verdict
from bot.text.extract import read_document
from bot.text.sources.outlets import SourceTable

_PAGE = """<html><head><title>{title}</title><meta property="og:type" content="article">
<meta property="article:published_time" content="2026-02-14T08:00:00+09:00"></head>
<body><main><article><h1>{title}</h1>{text}</article></main></body></html>"""


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Page not found", "Sorry, we could not find the page. It may have been moved or deleted. Try our home page."),
        (
            "404 Not Found",
            "Sorry, that page could not be found. It may have been moved, renamed or deleted. Go to our home page.",
        ),
        (
            "Article removed",
            "This article is no longer available. It has been taken down. Read more stories on our home page.",
        ),
    ],
)
def test_what_says_that_an_article_is_gone_is_none(title: str, text: str) -> None:
    assert _verdict(title, text) is Verdict.ERROR_PAGE


def test_a_report_under_such_a_title_is_an_article() -> None:
    text = "The island's ferry office said on Monday that the page for tickets would return in March."
    assert _verdict("Page not found: no tickets to Ulleung for a week", text) is Verdict.ARTICLE


def _verdict(title: str, text: str) -> Verdict:
    page = _PAGE.format(title=title, text=f"<p>{text}</p>").encode()
    return read_document(Page("https://paper.example/a/4127", page, "text/html", "utf-8"), SourceTable.load()).verdict
