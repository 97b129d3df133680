"""What a search finds as a table that spreadsheets open."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from io import StringIO

from msgspec.structs import replace

from bot.model.analysis import Outlet, OutletKind, Subject
from bot.model.answers import ArticleRef, CorrectedField
from bot.model.searches import ListedArticle
from bot.policy.exports.search_table import COLUMNS, table

_AT = datetime(2024, 9, 16, 3, 4, 5, tzinfo=UTC)


def _listed(title: str, outlet: Outlet | None = None, url: str | None = "https://han.example/1") -> ListedArticle:
    article = ArticleRef(1, title, url, outlet, None, "2024-09-15", _AT)
    return ListedArticle(article, "ko", (Subject.MISSILES, Subject.DIPLOMACY), _AT)


def _rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(content.decode("utf-8-sig"))))


def test_an_article_is_a_row() -> None:
    outlet = Outlet("한강일보", "han.example", "KR", OutletKind.NEWSPAPER)
    content = table([_listed('북한, "미사일"\n발사', outlet), _listed("Pasted", url=None)])
    assert content.startswith(b"\xef\xbb\xbf"), "without it spreadsheets misread Korean"
    header, first, second = _rows(content)
    assert tuple(header) == COLUMNS
    assert first == [
        '북한, "미사일"\n발사',
        "한강일보",
        "newspaper",
        "2024-09-15",
        "2024-09-16T03:04+00:00",
        "ko",
        "missiles, diplomacy",
        "https://han.example/1",
        "",
    ]
    assert (second[0], second[1], second[-2], second[-1]) == ("Pasted", "", "", "")


def test_what_members_corrected_is_named() -> None:
    listed = _listed("A title of theirs")
    article = replace(listed.article, corrected=(CorrectedField.TITLE, CorrectedField.DATE))
    assert _rows(table([replace(listed, article=article)]))[1][-1] == "title, date"


def test_no_text_of_a_page_is_run_as_a_formula() -> None:
    for title in ('=HYPERLINK("https://evil.example")', "+1", "-1", "@sum"):
        assert _rows(table([_listed(title)]))[1][0] == f"'{title}"
    assert _rows(table([_listed("\t=1")]))[1][0] == "'\t'=1"
