"""Dates as pages write them, valid and malformed."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from bot.text.page.dates import normal, stated, written


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2024-10-31T13:40:00+09:00", "2024-10-31T13:40:00+09:00"),
        ("2024년 10월 31일", "2024-10-31"),
        ("Oct. 31, 2024 1:40 p.m.", "2024-10-31"),
        ("a day in 2024", None),
        ("1:" + "9" * 40, None),
        ("10 h 99999999999999999999999999999999.5 m", None),
        ("99999-99-99", None),
    ],
)
def test_a_date_is_an_iso_date_or_none(words: str, expected: str | None) -> None:
    assert normal(words) == expected


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ("Dienstag, 10. März 2026, 12:00 Uhr", "2026-03-10"),
        ("Le 1er avril 2026", "2026-04-01"),
        ("10 de marzo de 2026", "2026-03-10"),
        ("10 марта 2026, 12:30", "2026-03-10"),
        ("2026年3月10日 5時00分", "2026-03-10"),
        ("Stand: 10.03.2026, 18:05", "2026-03-10"),
        ("3/10/2026 4:05 PM", "2026-03-10"),
        ("23/10/2026", "2026-10-23"),
        ("10/23/2026", "2026-10-23"),
        ("3/10/2026", None),
        ("10th March 2026", "2026-03-10"),
        ("March 10th, 2026", "2026-03-10"),
        ("May 10, 2026", "2026-05-10"),
    ],
)
def test_written_dates_of_other_languages_and_notations(shown: str, day: str | None) -> None:
    found = written(shown)
    assert (found and found[:10]) == day


def test_the_date_before_the_revision_in_one_line_is_the_publication() -> None:
    page = (
        "<h1>Cheese</h1><time datetime='2024-01-02T15:04:07Z'>Posted: Dec 22, 2023 8:25 AM EST | Last Updated: "
        "January 2, 2024</time><div class='date'>January 2, 2024</div><p>It was sold.</p>"
    )
    article = {"datePublished": "2023-12-22T13:25:00Z", "dateModified": "2024-01-02T15:04:00Z"}
    found = stated(document_fromstring(page), {}, article)
    assert found is not None
    assert found[:10] == "2023-12-22"
