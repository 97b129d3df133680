"""The days of a person's appearances, from dated and undated reports, and the longest gap."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.model.analysis import Outlet, OutletKind
from bot.model.answers import ArticleRef
from bot.model.evidence.appearances import Appearance, AppearanceGap, AppearanceKind
from bot.news.appearances.calendar import AppearanceReport, appearance_days, longest_gap


def report(number: int, published: date, day: date | None, kind: OutletKind = OutletKind.WIRE) -> AppearanceReport:
    outlet = Outlet("Paper", "paper.example", "KR", kind)
    at = datetime(published.year, published.month, published.day, tzinfo=UTC)
    article = ArticleRef(number, "Title", f"https://paper.example/{number}", outlet, None, published.isoformat(), at)
    return AppearanceReport(article, published, Appearance(AppearanceKind.PRESENT, day, 0, 5, "He saw"))


def test_reports_of_a_day_are_one_row_and_an_undated_one_joins_the_day_that_others_tell() -> None:
    rows = appearance_days(
        [
            report(1, date(2024, 11, 1), date(2024, 10, 31), OutletKind.STATE_MEDIA),
            report(2, date(2024, 11, 1), date(2024, 10, 31)),
            report(3, date(2024, 11, 2), None),
            report(4, date(2024, 10, 20), None),
        ]
    )
    assert [(one.day, one.stated, one.articles, one.of_state_media) for one in rows] == [
        (date(2024, 10, 31), True, 3, 1),
        (date(2024, 10, 20), False, 1, 0),
    ]
    assert rows[0].said.article.id == 1


def test_the_longest_gap_is_between_days_that_follow_each_other() -> None:
    days = [date(2024, 1, 1), date(2024, 3, 1), date(2024, 3, 5), date(2024, 4, 1)]
    assert longest_gap(days) == AppearanceGap(60, date(2024, 1, 1), date(2024, 3, 1))
    assert longest_gap(days[:1]) is None
