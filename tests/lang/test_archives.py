"""Of which page an archive's copy is."""

from __future__ import annotations

import pytest

from bot.lang.addresses.archives import archived, at_archive


@pytest.mark.parametrize(
    ("kept", "page"),
    [
        ("https://web.archive.org/web/20240318120000/https://news.example/a?b=1", "https://news.example/a?b=1"),
        ("http://web.archive.org/web/2024id_/http:/news.example/a", "http://news.example/a"),
        ("https://archive.ph/20240318/https://news.example/a", "https://news.example/a"),
        ("https://archive.ph/newest/http://news.example/a", "http://news.example/a"),
        ("https://archive.ph/AbCdE", None),
        ("https://archive.vn/2024.03.18-120000/https://news.example/a", "https://news.example/a"),
        ("https://webarchive.loc.gov/all/20240318120000/https://news.example/a", "https://news.example/a"),
        ("https://news.example/web/2024/https://other.example/a", None),
    ],
)
def test_an_archive_says_whose_page_it_keeps(kept: str, page: str | None) -> None:
    assert archived(kept) == page
    assert at_archive(kept) is (not kept.startswith("https://news.example"))
