"""Where a report was filed, who wrote it first, and when it was changed."""

from __future__ import annotations

import json

import pytest

from bot.model.analysis import Page
from bot.text.extract import read_document
from bot.text.sources.credits import filed_from
from bot.text.sources.outlets import SourceTable


@pytest.fixture(scope="module")
def sources() -> SourceTable:
    return SourceTable.load()


def test_a_text_without_a_dateline_was_filed_from_nowhere() -> None:
    assert filed_from("It flew.\nIt fell.") is None


def test_a_page_tells_its_last_change_beside_its_publication(sources: SourceTable) -> None:
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
