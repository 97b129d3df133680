"""Titles, dates and sites as people type them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.model.curation.acts import BlockedSite
from bot.model.errors import DeskError, Reason
from bot.policy.curation.typed import published_of, site_of, title_of

NOW = datetime(2024, 10, 6, 3, 0, tzinfo=UTC)
SEOUL = "Asia/Seoul"


@pytest.mark.parametrize(
    ("typed", "published"),
    [
        ("2024-10-05", "2024-10-05"),
        ("2024.10.5.", "2024-10-05"),
        ("yesterday", "2024-10-05"),
        ("어제", "2024-10-05"),
        ("today", "2024-10-06"),
        ("5 October", "2024-10-05"),
        ("Oct 5, 2023", "2023-10-05"),
        ("10월 5일", "2024-10-05"),
        ("2023년 10월 5일", "2023-10-05"),
        ("10月5日", "2024-10-05"),
        ("2024-10-05 08:30", "2024-10-05T08:30+09:00"),
        ("2024-10-05T23:05", "2024-10-05T23:05+09:00"),
        ("2024-10-06 12:00", "2024-10-06T12:00+09:00"),
        ("1894-07-25", "1894-07-25"),
    ],
)
def test_a_day_or_a_moment_of_the_servers_zone(typed: str, published: str) -> None:
    assert published_of(typed, SEOUL, NOW) == published


@pytest.mark.parametrize(
    "typed",
    [
        "", "soon", "2024", "2024-10", "October", "Oct 2024", "10월", "2024년 10월", "last week", "this month",
        "2024-10-07", "tomorrow", "2024-13-01", "2024-02-30", "2024-10-05 25:00", "2024-10-06 12:01", "1849-12-31",
        "5", "08:30", "2024-02-30 08:30", "9999-12-31", "x" * 5000,
    ],
)  # fmt: skip
def test_what_names_no_past_day_is_refused(typed: str) -> None:
    with pytest.raises(DeskError) as caught:
        published_of(typed, SEOUL, NOW)
    assert caught.value.reason is Reason.BAD_DATE


def test_a_day_that_has_begun_in_the_zone_only() -> None:
    late = datetime(2024, 10, 6, 16, 0, tzinfo=UTC)
    assert published_of("2024-10-07", SEOUL, late) == "2024-10-07"
    with pytest.raises(DeskError):
        published_of("2024-10-07", "UTC", late)


@pytest.mark.parametrize("typed", ["", " \n ", "x" * 301])
def test_a_title_has_words_and_an_end(typed: str) -> None:
    with pytest.raises(DeskError) as caught:
        title_of(typed)
    assert caught.value.reason is Reason.BAD_TITLE


def test_a_title_is_one_line() -> None:
    assert title_of("  Kim visits\n Sinuiju ") == "Kim visits Sinuiju"


@pytest.mark.parametrize(
    ("typed", "site"),
    [
        ("paper.example", BlockedSite("paper.example")),
        ("www.Paper.example", BlockedSite("paper.example")),
        ("https://paper.example/", BlockedSite("paper.example")),
        ("paper.example/sport", BlockedSite("paper.example", "/sport")),
        ("https://paper.example/sport/", BlockedSite("paper.example", "/sport")),
        ("http://blogs.paper.example/a/b?x=1", BlockedSite("blogs.paper.example", "/a/b?x=1")),
        ("paper.example/2024*", BlockedSite("paper.example", "/2024*")),
        ("한국.example", None),
        ("Han River Post", None),
        ("paper", None),
        ("ftp://paper.example", None),
        ("", None),
    ],
)
def test_a_site_is_a_host_or_an_address(typed: str, site: BlockedSite | None) -> None:
    assert site_of(typed) == site
