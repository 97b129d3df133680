"""Dates, counts and names of outlets as cards show them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from msgspec.structs import replace

from bot.catalogue import catalogue, using
from bot.model.analysis import Outlet
from bot.model.answers import PASTED_TEXT, FigureLine
from bot.policy.search.grammar import Today, parse
from bot.policy.search.query import Query
from bot.policy.typed_times.dates import first_day
from bot.policy.typed_times.since import since
from bot.policy.typed_times.windows import window
from cogs._layout.foreign_text import button_text
from cogs._layout.moments import day, day_range, korean_minute, minute, span, weekday
from cogs._layout.names import figure_source
from cogs._layout.sources import byline, origins, published, source
from cogs._layout.words import details, noted, tally
from tests.cogs.card_answers import AT, linked, loose, ref


def test_a_moment_names_its_zone() -> None:
    assert loose(minute(datetime(2024, 2, 14, 8, 12, tzinfo=timezone(timedelta(hours=9))))) == "14 Feb 2024, 08:12 KST"
    assert loose(minute(datetime(2024, 2, 4, 8, 2, tzinfo=UTC))) == "4 Feb 2024, 08:02 UTC"
    assert minute(datetime(2024, 2, 4, 8, 2, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))).endswith("UTC-3:30")


def test_a_date_is_never_broken_over_lines() -> None:
    assert day(date(2024, 9, 16)) == "16\u00a0Sep\u00a02024"
    with using(catalogue("ko")):
        assert day(date(2024, 9, 16)) == "2024\u2060년\u00a09\u2060월\u00a016\u2060일"
    assert loose(" ".join(day(date(2024, month, 1)).split("\u00a0")[1] for month in range(1, 13))) == (
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec"
    )
    assert [weekday(number) for number in (1, 7)] == ["Monday", "Sunday"]


@pytest.mark.parametrize("language", ["en", "ko", "ja", "zh-CN", "zh-TW"])
def test_a_date_that_is_copied_from_a_card_is_understood(language: str) -> None:
    shown, later = date(2024, 9, 16), date(2024, 9, 18)
    now = datetime(2024, 10, 1, tzinfo=UTC)
    with using(catalogue(language)):
        one, days = day(shown), day_range(shown, later)
    assert first_day(one, now.date()) == shown
    assert since(one, now, "UTC") == datetime(2024, 9, 16, tzinfo=UTC)
    query = parse(f"talks after:{one} Seoul", Today(now.date(), "UTC"))
    assert isinstance(query, Query)
    assert (query.after, len(query.clauses)) == (datetime(2024, 9, 16, tzinfo=UTC), 2)
    begin, end = window(days, now, "UTC")
    assert (begin, end.date()) == (datetime(2024, 9, 16, tzinfo=UTC), later)


def test_days_of_one_year_name_it_once() -> None:
    first, last = date(2024, 9, 23), date(2024, 9, 25)
    assert loose(day_range(first, last)) == "23 Sep to 25 Sep 2024"
    assert loose(day_range(first, first)) == "23 Sep 2024"
    assert loose(day_range(date(2023, 12, 31), last)) == "31 Dec 2023 to 25 Sep 2024"
    days = {}
    for language in ("ko", "ja", "zh-CN", "zh-TW"):
        with using(catalogue(language)):
            days[language] = loose(day_range(first, last))
    assert days == {
        "ko": "2024년 9월 23일~9월 25일",
        "ja": "2024年9月23日～9月25日",
        "zh-CN": "2024年9月23日至9月25日",
        "zh-TW": "2024年9月23日至9月25日",
    }


@pytest.mark.parametrize("language", ["ko", "ja", "zh-CN", "zh-TW"])
def test_no_day_of_a_range_is_broken_over_lines(language: str) -> None:
    with using(catalogue(language)):
        assert re.search(r"\d[^\W\d]|[^\W\d]\d", day_range(date(2024, 9, 23), date(2024, 9, 25))) is None


@pytest.mark.parametrize("language", ["ko", "ja"])
def test_no_line_begins_with_the_sign_of_a_range(language: str) -> None:
    with using(catalogue(language)):
        for first in (date(2024, 9, 23), date(2023, 9, 23)):
            assert re.search("\u2060[~～](?!\u2060)", day_range(first, date(2024, 9, 25)))


def test_a_window_is_counted_in_whole_hours_then_days_else_named_by_its_start() -> None:
    assert span(AT - timedelta(hours=1), AT) == "last 1 hour"
    assert span(AT - timedelta(days=1), AT) == "last 24 hours"
    assert span(AT - timedelta(days=14), AT) == "last 14 days"
    assert loose(span(AT - timedelta(days=4000), AT)) == "since 3 Mar 2013, 09:12 KST"
    assert loose(span(AT - timedelta(minutes=10), AT)) == "since 14 Feb 2024, 09:02 KST", "not 'last 0 hours'"
    assert loose(span(AT - timedelta(hours=45), AT)) == "last 45 hours"
    midnight = timedelta(hours=33, minutes=12)
    assert loose(span(AT - midnight, AT)) == "since 13 Feb 2024, 00:00 KST", "yesterday, of which others see 48 hours"
    assert loose(span(AT - timedelta(days=10, hours=9), AT, korean_minute)) == "since 4 Feb 2024, 00:12 KST"


def test_publication_is_as_stated_else_the_day_of_saving_in_korea() -> None:
    assert published(ref()) == "<t:1707869520:f>", "each reader's own time"
    assert loose(published(ref())) == "14 Feb 2024, 09:12 KST"
    assert loose(published(replace(ref(), published="2024-02-14"))) == "14 Feb 2024"
    late = replace(ref(), published=None, at=datetime(2024, 2, 14, 20, tzinfo=UTC))
    assert loose(published(late)) == "saved on 15 Feb 2024"


def test_the_source_names_the_origin_only_if_another_reported_it() -> None:
    assert loose(source(ref())) == "Han River Post (from JCS) · 14 Feb 2024, 09:12 KST"
    assert source(ref(outlet=Outlet("JCS", None))).startswith("JCS · ")
    assert source(replace(ref(outlet=None, url=None), origin=None)).startswith("pasted text · ")
    assert source(replace(ref(outlet=None), origin=None)).startswith("unknown outlet · ")


def test_a_day_among_others_is_koreas_or_the_date_that_is_stated_alone() -> None:
    stated = ("2024-02-13T17:58:00-04:00", "2024-02-13", "yesterday")
    lines = [loose(byline(replace(ref(), published=one))) for one in stated]
    assert lines == [
        "Han River Post, 14 Feb 2024",
        "Han River Post, 13 Feb 2024",
        "Han River Post, saved on 14 Feb 2024",
    ]


def test_counts() -> None:
    assert tally(1, 1, 1) == "1 story from 1 article, 1 outlet"
    assert tally(6, 1204, 14) == "6 stories from 1,204 articles, 14 outlets"
    assert tally(6, 31, 0) == "6 stories from 31 articles", "pasted texts have no outlet to count"


def test_a_label_is_no_longer_than_its_limit_whatever_is_broken_in_it() -> None:
    label = button_text("discord.gg " * 9, 78)
    assert len(label) <= 78
    assert "discord.gg" not in label


def test_the_first_three_origins_are_named() -> None:
    assert origins(["JCS"]) == "1 origin (JCS)"
    assert origins(["JCS", "KCNA", "Yonhap", "Kyodo"]) == "4 origins (JCS, KCNA, Yonhap, …)"


def test_pasted_texts_are_counted_where_they_have_no_name() -> None:
    pasted = PASTED_TEXT
    assert origins(["Post", "Post"]) == "2 origins (Post)", "two reports of its own"
    assert origins([pasted]) == "1 pasted text"
    assert origins([pasted, pasted]) == "2 pasted texts"
    assert origins(["JCS", pasted, "KCNA", pasted]) == "4 origins (JCS, KCNA, 2 pasted texts)"


def test_a_number_that_an_outlet_withdrew_is_marked() -> None:
    said = linked("four missiles")
    assert loose(figure_source(FigureLine(said, said))) == "Han River Post (from JCS), 14 Feb 2024"
    assert loose(figure_source(FigureLine(said, said, giver="The Pentagon"))) == "the Pentagon, 14 Feb 2024"
    assert figure_source(FigureLine(said, said, giver="해양경찰청")).startswith("해양경찰청, 14")
    for nameless in ("the coast guard", "The coast guard"):
        told = loose(figure_source(FigureLine(said, said, giver=nameless)))
        assert told == "the coast guard, Han River Post (from JCS), 14 Feb 2024", "whose, the outlet tells"
    assert figure_source(FigureLine(said, said, earlier=True)) == "Han River Post (from JCS), in an earlier version"


def test_brackets_and_what_is_between_unlike_things_are_those_of_the_language() -> None:
    told = {}
    for language in ("en", "ko", "ja", "zh-CN", "zh-TW"):
        with using(catalogue(language)):
            told[language] = noted("Han River Post", details(["KR", "wire"]))
    assert told == {
        "en": "Han River Post (KR, wire)",
        "ko": "Han River Post(KR, wire)",
        "ja": "Han River Post（KR、wire）",
        "zh-CN": "Han River Post（KR，wire）",
        "zh-TW": "Han River Post（KR，wire）",
    }
