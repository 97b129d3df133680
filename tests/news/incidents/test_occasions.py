"""Occasions of one day in reports of the North's state media."""

from __future__ import annotations

from datetime import date

import pytest

from bot.news.clustering.features import ArticleFeatures, read_article, unpack
from bot.news.incidents.occasions import are_apart, occasions

PUBLISHED = date(2024, 1, 10)


@pytest.mark.parametrize(
    ("title", "sentence", "kind", "days"),
    [
        ("Vice-Premier Inspects Oru Fertilizer Complex", "He inspected it on January 9.", "inspection", {9}),
        ("오루비료련합기업소를 현지지도하시였다", "1월 8일과 9일 공장을 현지지도하시였다.", "inspection", {8, 9}),
        ("总书记视察养鸡场", "总书记1月7日视察了养鸡场。", "inspection", {7}),
        ("신년축전을 교환하시였다", "두 주석은 1월 5일 신년축전을 교환하였다.", "message", {5}),
        ("総書記が新年の祝電を交換", "総書記は1月5日、祝電を交換した。", "message", {5}),
        ("Firing Drill Held", "Its units fired 88 shells in a firing drill on January 7.", "drill", {7}),
        ("Rally Held in Oru Province", "A rally took place there the previous day.", "rally", {9}),
    ],
)
def test_the_kind_and_the_days_are_read(title: str, sentence: str, kind: str, days: set[int]) -> None:
    told = f"{sentence} An envoy left on January 10."
    assert occasions((title, sentence, told), PUBLISHED) == {(kind, date(2024, 1, day).toordinal()) for day in days}


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Plenary Meeting Opens", "It opened on January 9."),
        ("Factory Inspected", "The premier inspected the factory."),
        ("Football Team Back Home", "Its tournament ended on January 8."),
        ("Message of Sympathy", "He sent a message of sympathy, the agency reported on Tuesday."),
        ("친선예술축전 페막", "친선예술축전이 1월 9일 페막되였다."),
        ("전국강연회 진행", "전국강연회가 1월 9일 진행되였다."),
        ("독창가수공연회", "독창가수공연회가 1월 9일 진행되였다."),
    ],
)
def test_meetings_of_days_and_reports_without_a_day_are_none(title: str, sentence: str) -> None:
    assert occasions((title, sentence), PUBLISHED) == frozenset()


def test_one_kind_on_two_days_is_apart_and_two_kinds_are_not_judged() -> None:
    fifth, seventh = frozenset({("drill", 5)}), frozenset({("drill", 7)})
    assert are_apart(fifth, seventh)
    assert not are_apart(fifth, fifth | seventh)
    assert not are_apart(fifth, frozenset({("message", 7)}))
    assert not are_apart(fifth, frozenset())


def _read(title: str, text: str) -> ArticleFeatures:
    read = read_article(title, text, published=PUBLISHED)
    return read.weighted(300, dict.fromkeys(read.terms(), 1), PUBLISHED.toordinal())


def test_two_drills_in_one_formula_are_two_events_in_two_languages_too() -> None:
    told = "The units fired shells into the sea in a firing drill on January {}. No island was hit by the 13 companies."
    seventh, eighth = (_read("Firing Drill", f"Oru, January 10 (KCNA) -- {told.format(day)}") for day in (7, 8))
    korean = _read("사격훈련 진행", "(평양 1월 10일발 조선중앙통신) 구분대들이 1월 7일 사격훈련을 진행하였다.")
    assert seventh.alike(eighth) == korean.alike(eighth) == 0
    assert seventh.reports_another(eighth)
    assert not seventh.reports_another(seventh)
    assert unpack(seventh.pack()).incident.occasions == seventh.incident.occasions != frozenset()


def test_reports_of_other_outlets_have_no_occasions() -> None:
    assert not _read("Firing drill", "SEOUL, Jan. 10 (Oru) -- It held a firing drill on Sunday.").incident.occasions
    assert not _read(
        "Firing drill", "PYONGYANG, Jan. 10 (TASS) -- It held a firing drill on Sunday."
    ).incident.occasions
    assert not _read("金正恩氏が工場を現地指導", "【平壌共同】通信は9日、現地指導したと伝えた。").incident.occasions
    assert _read("工場を現地指導", "【平壌1月10日発朝鮮中央通信】9日、工場を現地指導した。").incident.occasions
