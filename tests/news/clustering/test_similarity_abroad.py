"""The likeness of texts in several languages, and what their words and amounts say of it."""

from __future__ import annotations

from itertools import permutations

import pytest

from bot.news.clustering import assign, cross_lingual, similarity
from bot.news.clustering.features import read_article

KNOWN = {"earthquak": 6, "magnitud": 6, "kill": 20, "peopl": 30, "damag": 6, "polic": 20, "court": 15, "prison": 10}
"""Of 100 texts."""


FERRY = {
    "en": ("Ferry to Rason to sail in spring", "Russia and North Korea will open a ferry line to Rason, Moscow said."),
    "ko": ("러-北, 나선 여객선 운항 합의", "러시아와 북한이 나선을 잇는 여객선을 운항하기로 했다고 모스크바가 밝혔다."),
    "ja": ("ロ朝、羅先への旅客船就航で合意", "ロシアと北朝鮮は羅先を結ぶ旅客船を就航させる。モスクワが発表した。"),
    "zh": ("俄朝将开通罗先客轮航线", "俄罗斯与朝鲜将开通前往罗先的客轮航线，莫斯科方面宣布。"),
}
TREATY = {
    "en": ("Treaty with Russia ratified", "Parliament ratified the treaty with Russia in a vote."),
    "ko": ("러시아와의 조약 비준", "의회가 표결로 러시아와의 조약을 비준했다."),
    "ja": ("ロシアとの条約を批准", "議会は採決でロシアとの条約を批准した。"),
    "zh": ("批准与俄罗斯的条约", "议会表决批准了与俄罗斯的条约。"),
}


@pytest.mark.parametrize("pair", [*permutations(FERRY, 2)])
def test_an_event_is_told_from_another_in_each_two_of_four_languages(pair: tuple[str, str]) -> None:
    """All name Russia and nothing else that is known."""
    (one, other), (_, treaty) = (
        [read_article(*told[of], ("russia",)).weighted(100, KNOWN, 1000) for of in pair] for told in (FERRY, TREATY)
    )
    assert one.writing is not other.writing
    assert one.alike(treaty) < assign.JOIN < one.alike(other)


@pytest.mark.parametrize("text", ["中韩两国会谈在庆州举行。", "同韩国会晤。", "日中韓三国会談を開催。"])
def test_talks_of_states_are_no_parliament(text: str) -> None:
    assert list(cross_lingual.meanings(text)) == ["=talks"]


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("a swap worth 70 trillion won", [7e13]),
        ("70조원 규모", [7e13]),
        ("$350 billion and 5.3-million-dollar", [3.5e11, 5.3e6]),
        ("at 12:35 p.m. on Oct. 22 and November 6", []),
        ("May 12,000 people", [12_000]),
        ("In March 40 boats sank", [40]),
    ],
)
def test_amounts_are_read_with_their_scale_and_without_times_and_dates(text: str, amounts: list[float]) -> None:
    assert list(cross_lingual.amounts(text)) == amounts


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("부산지하철 노조가 파업했다", {"=busan"}),
        ("울산화력발전소와 인천공항", {"=ulsan", "=incheon"}),
        ("부산물을 처리했다", set()),
        ("정부산하 기관", set()),
    ],
)
def test_a_city_is_named_in_front_of_a_korean_compound(text: str, named: set[str]) -> None:
    assert cross_lingual.common_terms("", text, ()).named == named


def test_two_japanese_reports_need_more_in_common_than_a_country_and_a_kind_of_ballot() -> None:
    """Most of their pairs of characters are the same; whom they name is not."""
    opposition = (
        "最大野党の代表選は決選投票へ",
        "韓国の野党は22日の党大会で代表選の投票を行い、決選投票に進むことになった。",
    )
    again = ("韓国最大野党、代表選は決選投票に", "韓国の野党の代表選は22日、過半数を得た候補がおらず決選投票となった。")
    ruling = ("韓国与党、新代表を選出", "韓国の与党は2日の党大会で代表選の投票を行い、新代表を選出した。")
    first, second = (
        read_article(*told, ("south-korea", "people-power-party")).weighted(100, KNOWN, 1000)
        for told in (opposition, again)
    )
    other = read_article(*ruling, ("south-korea", "democratic-party")).weighted(100, KNOWN, 980)
    assert first.alike(second) > assign.JOIN
    assert first.alike(other) < assign.JOIN
    assert similarity.likeness(first.words, other.words) > assign.JOIN


@pytest.mark.parametrize(("words", "meanings", "one_event"), [(0.8, 0.8, False), (0.9, 0.5, False), (0.99, 0.99, True)])
def test_both_measures_of_two_japanese_reports_must_be_sure(words: float, meanings: float, one_event: bool) -> None:
    assert (similarity.likeness_in_characters(words, meanings) > assign.JOIN) is one_event
