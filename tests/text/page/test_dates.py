"""Dates as pages write them, valid and malformed."""

from __future__ import annotations

import pytest
from lxml.html import document_fromstring

from bot.text.page.dates.publication import guessed_publication, stated_publication
from bot.text.page.dates.stated import PageData
from bot.text.page.dates.style import UNKNOWN, DateStyle, style_of
from bot.text.page.dates.values import normal
from bot.text.page.dates.written import written
from tests.fakes.tables import table


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2024-10-31T13:40:00+09:00", "2024-10-31T13:40:00+09:00"),
        ("2024년 10월 31일", "2024-10-31"),
        ("Oct. 31, 2024 1:40 p.m.", "2024-10-31"),
        ("2024-06-05T04:30:00+0200", "2024-06-05T04:30:00+02:00"),
        ("Tue, 07 May 2024 11:02:41 GMT", "2024-05-07T11:02:41+00:00"),
        ("Tue May 07 14:30:00 KST 2024", "2024-05-07"),
        ("20240603142210", "2024-06-03"),
        ("1715092200000", "2024-05-07T14:30:00+00:00"),
        ("03/10/2026", None),
        ("0001-01-01T00:00:00Z", None),
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


@table(
    ("shown", "language", "day"),
    [
        ("05/07/2024", "en-US", "2024-05-07"),
        ("05/07/2024", "en-GB", "2024-07-05"),
        ("05/07/2024", "es", "2024-07-05"),
        ("05/07/2024", "en", None),
        ("24.05.07 14:30", "ko", "2024-05-07"),
        ("07.05.24, 14:30 Uhr", "de", "2024-05-07"),
        ("7 listopada 2024", "pl", "2024-11-07"),
        ("7 listopada 2024", "hr", "2024-10-07"),
        ("7 listopada 2024", None, None),
        ("2024 m. gegužės 7 d.", "lt", "2024-05-07"),
        ("2024. gada 7. maijs", "lv", "2024-05-07"),
        ("Selasa, 07 Mei 2024, 14:30 WIB", "id", "2024-05-07"),
        ("Ngày 7 tháng 5 năm 2024", "vi", "2024-05-07"),
        ("٧ كانون الثاني ٢٠٢٤", "ar", "2024-01-07"),
        ("7 พ.ค. 2567", "th", "2024-05-07"),
        ("令和元年5月7日", "ja", "2019-05-07"),
        ("二〇二四年十二月二十一日", "zh", "2024-12-21"),
        ("中華民國113年5月7日", "zh-TW", "2024-05-07"),
        ("113年5月7日", "zh-TW", "2024-05-07"),
        ("發布日期：113-05-07", "zh-TW", "2024-05-07"),
        ("發布時間：113/05/07 14:30", "zh-TW", "2024-05-07"),
        ("113 年 5 月 7 日", "zh-TW", "2024-05-07"),
        ("第113年5月7日", "zh-TW", None),
        ("公元113年5月7日", "zh-CN", None),
        ("西元 120年3月4日", "zh-TW", None),
        ("公元前108年5月7日", "zh-CN", None),
        ("日期：113-05-07-2", "zh-TW", None),
        ("주체113(2024)년 5월 7일", "ko", "2024-05-07"),
        ("May 7, Juche 113 (2024)", "en", "2024-05-07"),
        ("In 2024 the May 12 movement", "en", None),
    ],
)
def test_a_date_is_read_as_its_language_writes_it(shown: str, language: str | None, day: str | None) -> None:
    found = written(shown, style_of(language, None))
    assert (found and found[:10]) == day


def test_the_country_of_the_address_decides_where_the_language_does_not() -> None:
    assert style_of("en", "https://tern.example.co.uk/a").order == "dmy"
    assert style_of("en", "https://tern.example/a") == DateStyle("en", None)


def test_the_date_before_the_revision_in_one_line_is_the_publication() -> None:
    page = (
        "<h1>Cheese</h1><time datetime='2024-01-02T15:04:07Z'>Posted: Dec 22, 2023 8:25 AM EST | Last Updated: "
        "January 2, 2024</time><div class='date'>January 2, 2024</div><p>It was sold.</p>"
    )
    article = {"datePublished": "2023-12-22T13:25:00Z", "dateModified": "2024-01-02T15:04:00Z"}
    assert _stated(page, article) == "2023-12-22T08:25:00-05:00"


@pytest.mark.parametrize(
    ("shown", "published"),
    [
        ("2024.05.07 01:10", "2024-05-07T01:10:00+09:00"),
        ("2024.05.07", "2024-05-07"),
        ("2024.05.07 01:25", "2024-05-06T16:10:00+00:00"),
        ("2024.05.09", "2024-05-06T16:10:00+00:00"),
    ],
)
def test_a_moment_in_utc_is_given_as_the_page_shows_it(shown: str, published: str) -> None:
    page = f"<h1>Cheese</h1><span class='date'>{shown}</span>"
    assert _stated(page, {"datePublished": "2024-05-06T16:10:00Z"}) == published


def test_dates_of_other_pages_are_no_guess() -> None:
    related = "<ul><li><a href='/a'>The old storm of winter</a> <time datetime='2023-01-02'>2 January 2023</time></ul>"
    tree = document_fromstring(f"<h1>Cheese</h1><p>It was sold.</p>{related}<footer>3 May 2019</footer>")
    assert guessed_publication(PageData(tree, {}, [])) is None


def _stated(page: str, article: dict[str, str]) -> str | None:
    items = [{"@type": "NewsArticle", **article}]
    return stated_publication(PageData(document_fromstring(page), {}, items, style=UNKNOWN))
