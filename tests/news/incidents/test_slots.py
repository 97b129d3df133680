"""The slots of an event that an opening fills, and whether two texts contradict each other in them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.news.incidents.slots import EventSlots, Opening, contradictions, read_slots
from bot.news.terms.words import read_terms

_PUBLISHED = date(2024, 5, 9)  # a Thursday


def _opening(text: str, published: date = _PUBLISHED) -> Opening:
    return Opening(read_slots([text], published), read_terms("", text).counts, published.toordinal())


def _contradicted(one: str, other: str, days: tuple[int, int] = (9, 9), *, about_others: bool = False) -> int:
    first, second = (_opening(text, date(2024, 5, day)) for text, day in zip((one, other), days, strict=True))
    return contradictions(first, second, lambda: about_others)


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("A plane crashed near Bethel in Alaska.", {"bethel"}),
        ("A quake struck off Sambava, Madagascar.", {"sambava"}),
        ("Miners are trapped in Shanxi's Jinzhong city.", {"jinzhong"}),
        ("A fire in Karsund town spread.", {"karsund"}),
        ("The mayor of the town of Port Ennis resigned.", {"port", "enni"}),
        ("3일 경기 화성의 한 공장에서 불이 났다.", {"화성"}),
        ("8일 충북 옥천군에서 지진이 발생했다.", {"옥천"}),
        ("경북 안동에서 산불이 났다.", {"안동"}),
        ("서울특별시 종로구의 한 호텔에서 불이 났다.", {"종로"}),
    ],
)
def test_a_place_is_known_by_its_construction(text: str, places: set[str]) -> None:
    assert read_slots([text], None).places == places


@pytest.mark.parametrize(
    "text",
    [
        "It happened in Madagascar on Monday.",  # a country has the same construction as a town
        "Results are due near Friday.",
        "제주 한빛이 컵대회에서 우승했다.",
        "경기 지역에서 비가 내렸다.",
        "Workers are trapped in India's northern Uttarakhand.",  # the next report names the town
        "A fire in Karsund province spread.",
        "A gunman shot five people near Allen County.",
        "Floods killed 14 people in Poland, Hungary and Austria.",
        "경북 축산면에서 어선이 뒤집혔다.",
        "부산 지하철에서 불이 났다.",
        "대전 연구 단지가 문을 열었다.",
    ],
)
def test_what_may_be_a_region_a_parish_a_day_or_a_team_is_no_place(text: str) -> None:
    assert not read_slots([text], None).places


def test_days_are_read_if_it_is_known_when_a_text_was_published() -> None:
    text = "Three people died on Tuesday."
    assert read_slots([text], _PUBLISHED).days == {date(2024, 5, 7).toordinal()}
    assert read_slots([text], None) == EventSlots(figures=frozenset({(3.0, "dead")}))


def test_two_crashes_in_one_region_contradict_each_other_in_place_toll_day_and_persons() -> None:
    one = "A plane crashed near Bethel in Alaska on Sunday, killing all three on board, three people were killed."
    other = "A plane crashed near Haines in Alaska on Thursday, and two people were killed."
    assert _contradicted(one, other, (6, 9), about_others=True) == 4


def test_a_sequel_changes_one_slot() -> None:
    one = "A ferry sank near Lukolela on Sunday, and 22 people were killed."
    assert _contradicted(one, "Divers at Lukolela said on Wednesday that 31 people were killed.", (6, 9)) == 0
    assert _contradicted(one, "Lukolela mourned on Wednesday.", (6, 9)) == 0


def test_the_next_game_of_a_series_has_its_own_day_and_figures() -> None:
    one, other = "The Tigers lead by 2 games after Wednesday.", "The Tigers lead by 3 games after Friday."
    assert _contradicted(one, other, (8, 10)) == 0
    assert _contradicted(one, other, (8, 10), about_others=True) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The minister resigned on Monday over 4 contracts.", "The minister resigned on Tuesday over 6 contracts."),
        ("The Greens won 34 percent of the vote.", "The Liberals fell to 19 percent."),
        ("Some 20,000 people marched on Saturday.", "Police said 6,000 people marched on Saturday."),
        ("A blast in Pakistan's Balochistan killed 7 people.", "A bomb near Mastung killed 9 people."),
        ("A bus fell into a ravine, 12 people were killed.", "The ravine claimed more: 15 people were killed."),
    ],
)
def test_reports_of_one_event_may_differ_by_a_time_zone_in_what_they_count_and_in_how_exactly_they_name_the_place(
    one: str, other: str
) -> None:
    assert _contradicted(one, other, about_others=True) == 0


def test_an_update_names_another_day_another_person_and_a_higher_number() -> None:
    one = "Gunmen abducted 80 pupils from a school on Sunday."
    assert _contradicted(one, "Soldiers searched for 137 pupils on Wednesday.", (5, 8), about_others=True) == 0
    other = "Gunmen abducted 50 pupils from a school on Wednesday."
    assert _contradicted(one, other, (5, 8), about_others=True) == 3


def test_the_toll_of_one_day_is_no_other_since_it_may_have_risen() -> None:
    one, other = "A bomb near Herat killed 8 people.", "A bomb near Farah killed 11 people."
    assert _contradicted(one, other, about_others=True) == 2
    assert _contradicted(other, one, about_others=True) == 2


def test_a_place_and_its_longer_form_are_one() -> None:
    one, other = "경기 화성에서 불이 나 2명이 숨졌다.", "경기 화성시에서 불이 나 4명이 숨졌다."
    assert _contradicted(one, other, about_others=True) == 0


def test_a_toll_that_falls_is_another() -> None:
    one = "A bomb near Herat killed 8 people."
    assert _contradicted(one, "A bomb near Farah killed 5 people.", (6, 9)) == 2
    assert _contradicted("A bomb near Farah killed 5 people.", one, (6, 9)) == 1


def test_what_both_say_weighs_against_what_they_contradict() -> None:
    one = "A court near Velica sentenced 4 men on Monday for taking $300,000."
    assert _contradicted(one, "Near Aalstad a court sentenced 6 men for taking $300,000 on Monday.", (6, 7)) == 0


def test_a_place_that_the_other_names_anywhere_is_no_other() -> None:
    one = "A ferry sank near Lukolela, and 22 people were killed."
    assert _contradicted(one, "Lukolela lost 5 traders near Bandundu, where 5 people were killed.", (6, 9)) == 0


def test_slots_are_stored_in_one_order() -> None:
    slots = EventSlots(frozenset({"b", "a"}), frozenset({2, 1}), frozenset({(2.0, "dead"), (3.0, "hurt")}))
    assert slots.packed() == (["a", "b"], [1, 2], [(2.0, "dead"), (3.0, "hurt")])
    assert EventSlots.unpacked(slots.packed()) == slots
    assert EventSlots.unpacked([()] * 3) == EventSlots()
