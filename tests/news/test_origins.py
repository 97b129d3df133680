"""A reader learns how many outlets reported by themselves: copies and agency texts count as one origin."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from bot.news.origins import Report, origins

_NOW = datetime(2024, 7, 29, 12, tzinfo=UTC)


def _report(number: int, outlet: str, credit: str | None = None, carries: int | None = None) -> Report:
    return Report(number, _NOW + timedelta(minutes=number), outlet, credit, carries)


def test_seven_outlets_with_one_wire_text_are_one_origin() -> None:
    reports = [_report(1, "Yonhap"), *(_report(n, f"Paper {n}", carries=1) for n in range(2, 6)),
               _report(6, "Bay Herald", credit="Yonhap"), _report(7, "Port Times", credit="yonhap")]  # fmt: skip
    (only,) = origins(reports)
    assert (only.name, only.article_ids) == ("Yonhap", (1, 2, 3, 4, 5, 6, 7))


def test_a_paper_that_prints_a_wire_text_and_its_own_report_has_two_origins() -> None:
    found = origins([_report(1, "Yonhap"), _report(2, "Port Times", carries=1), _report(3, "Port Times")])
    assert [origin.name for origin in found] == ["Yonhap", "Port Times"]
