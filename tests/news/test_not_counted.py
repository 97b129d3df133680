"""Numbers of what is no thing, of whom nobody harmed, and values that are written in one word."""

from __future__ import annotations

import pytest

from bot.news.figures import figures
from bot.news.givers import giver
from tests.news.tolls.test_casualties import kinds


@pytest.mark.parametrize(
    "sentence",
    [
        "Two millers were caught and killed by a group of 30 robbers.",
        "The ferrymen were killed by 12 gunmen.",
        "Villagers were killed in an attack by about 40 rebels.",
        "In the storm 12 sailors escaped injuries.",
        "All 40 miners narrowly escaped being hurt.",
        "Some 300 passengers got off without being hurt.",
        "All 17 shepherds were killed or missing.",
        "The clan threatens to kill 21 captives.",
        "The cell had plotted to kill 40 guests.",
        "He was accused of trying to kill 12 neighbours.",
        "They ordered the guard to kill 12 prisoners.",
        "About 200 villagers were feared dead.",
    ],
)
def test_nobody_is_counted_who_was_not_harmed(sentence: str) -> None:
    assert not {"dead", "hurt", "missing"} & {kind for _, kind in kinds(sentence)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Two millers were killed by a group of 30 robbers, and 12 growers died.", [(2, "dead"), (12, "dead")]),
        ("A gang of 30 men - two of them in uniform - and 15 villagers were killed.", [(15, "dead")]),
        ("The attack by 40 rebels killed 12 people.", [(12, "dead")]),
    ],
)
def test_whom_others_killed_is_counted(sentence: str, expected: list[tuple[float, str]]) -> None:
    assert [one for one in kinds(sentence) if one[1] in ("dead", "hurt")] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "지배인과 손님 9명과 요리사 1명이 숨졌다.",
        "해안에서 선원 12명과 승객 3명이 다쳤다.",
        "뱃사공 2명, 나무꾼 3명이 사망했다.",
        "정원사 3명과 목수 10여 명이 다쳤다.",
        "The blaze killed nine guests and one cook, the porter said.",
        "Nine guests and one cook were killed in the blaze.",
        "At least two weavers, three millers and one cook were injured.",
        "The wave killed 12 rowers and three singers.",
    ],
)
def test_one_part_of_a_toll_is_not_the_toll(sentence: str) -> None:
    assert not {"dead", "hurt"} & {kind for _, kind in kinds(sentence)}


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Some 179 of the 181 rowers had died.", [(179, "dead")]),
        ("Most of the 181 rowers had died.", []),
        ("All of the 12 rowers died.", [(12, "dead")]),
        ("The wave killed 12 rowers and 34 others were wounded.", [(12, "dead"), (34, "hurt")]),
        ("Twelve rowers were killed and 34 injured.", [(12, "dead"), (34, "hurt")]),
        ("The wave killed 43 rowers and a pier collapsed.", [(43, "dead")]),
        ("The wave wrecked 4,100 huts and 30 rowers were drowned.", [(30, "dead")]),
        ("The mob killed ten rowers and one of the porters was hurt.", [(10, "dead"), (1, "hurt")]),
        ("노를 젓던 9명이 숨지고 1명이 다쳤다.", [(9, "dead"), (1, "hurt")]),
        ("사망자는 9명, 부상자는 1명이다.", [(9, "dead"), (1, "hurt")]),
        ("뱃사공 80명과 부딪쳐서 정원사 120명이 다쳤다.", [(120, "hurt")]),
        ("뱃사공 80명과 맞서던 정원사 120명이 다쳤다.", [(120, "hurt")]),
        ("파도로 10여 명이 다쳤다.", [(10, "hurt")]),
    ],
)
def test_a_toll_beside_other_numbers_is_counted(sentence: str, expected: list[tuple[float, str]]) -> None:
    assert [one for one in kinds(sentence) if one[1] in ("dead", "hurt")] == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "From 215 onwards the wall is red.",
        "She slept there until 14 during long summers.",
        "The tally was 612 versus 590.",
        "The crop was 12 minus losses.",
        "They were 25 apiece.",
        "Police held a man in his 60s on Monday.",
        "The woman, aged in her 20s, left.",
        "It was built in the 1980s.",
        "Half of the 40 always vote.",
        "가격 1만원권 새 지폐가 나왔다.",
        "5만원짜리 지폐가 나왔다.",
    ],
)
def test_words_that_are_no_nouns_are_not_counted(sentence: str) -> None:
    assert figures(sentence) == ()


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The pier cost £300million.", 3e8),
        ("The aid was worth $5billion.", 5e9),
        ("The dairy lent 12 mln dlrs.", 1.2e7),
        ("The bridge cost 3.4 bln dollars.", 3.4e9),
        ("사과 값은 3만 4500원이다.", 34500),
        ("약 2억 700만원에 팔렸다.", 2.07e8),
        ("1만 2천 명이 왔다.", 12000),
    ],
)
def test_a_value_in_whatever_words(sentence: str, value: float) -> None:
    assert [one.value for one in figures(sentence)] == [value]


@pytest.mark.parametrize(
    ("sentence", "number", "who"),
    [
        ("Hong is ready to put ink to paper for £90,000.", "90,000", None),
        ("According to the harbour office the ferry made 310 trips.", "310", "the harbour office"),
        ("According to the head of the mission, 40 men came.", "40", "the head of the mission"),
        ("According to the Ministry of the Interior, 40 men came.", "40", "the Ministry of the Interior"),
        ("According to Yonhap Tuesday, 40 men came.", "40", "Yonhap"),
        ("Some 40 men came, according to officials on Friday.", "40", "officials"),
        ("The United States put the force at 7,000.", "7,000", "The United States"),
        ("As already warned, the ferry had taken 40 men.", "40", None),
        ("The weavers put attendance at their feast at 7,000.", "7,000", "The weavers"),
    ],
)
def test_the_giver_is_a_noun_phrase(sentence: str, number: str, who: str | None) -> None:
    found = giver(sentence, sentence.index(number))
    assert (found and sentence[found[0] : found[1]]) == who
