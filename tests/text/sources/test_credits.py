"""Datelines, and dates of publication and modification."""

from __future__ import annotations

import json

from bot.model.analysis import Page
from bot.text.extract import read_document
from bot.text.sources.credits import filed_from
from bot.text.sources.outlets import SourceTable


def test_a_text_without_a_dateline_has_no_place() -> None:
    assert filed_from("It flew.\nIt fell.") is None


def test_a_page_has_publication_and_last_modification(sources: SourceTable) -> None:
    data = {
        "@type": "NewsArticle",
        "headline": "Two missiles fly east",
        "datePublished": "2024-02-14T08:12:00+09:00",
        "dateModified": "2024-02-14T11:40:00+09:00",
    }
    words = "The missiles lifted off in the morning and flew about 350 km, the military said on Wednesday. " * 6
    html = (
        f'<html><head><script type="application/ld+json">{json.dumps(data)}</script></head><body><article>'
        f"<h1>Two missiles fly east</h1><p>SEOUL, Feb. 14 (Yonhap) -- {words}</p></article></body></html>"
    )
    document = read_document(Page("https://hanriver.example/1", html.encode(), "text/html"), sources)
    assert document.published == "2024-02-14T08:12:00+09:00"
    assert document.updated == "2024-02-14T11:40:00+09:00"
    assert document.dateline == "SEOUL"
    assert document.origin == "Yonhap News Agency"
