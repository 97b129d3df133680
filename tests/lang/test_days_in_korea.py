"""The day of an article in Korea."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from bot.lang.days import korean_day, korean_today, published_day
from bot.model.answers import ArticleRef

SAVED = datetime(2024, 9, 16, 20, tzinfo=UTC)
"""Five in the morning of the next day in Seoul."""


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2024-09-16T15:00:00+00:00", date(2024, 9, 17)),
        ("2024-09-16T14:59:00+00:00", date(2024, 9, 16)),
        ("2024-09-16T23:30:00", date(2024, 9, 16)),
        ("2024-09-16", date(2024, 9, 16)),
        (None, None),
        ("yesterday", None),
    ],
)
def test_the_day_of_publication(published: str | None, day: date | None) -> None:
    article = ArticleRef(1, "Title", None, None, None, published, SAVED)
    assert published_day(article) == day
    assert korean_day(article) == (day or date(2024, 9, 17))


def test_today() -> None:
    assert korean_today(SAVED) == date(2024, 9, 17)
