"""Numbers that reports of one story give differently stand side by side; others are left alone."""

from __future__ import annotations

from functools import partial

import pytest

from benchmarks.stopwatch import processor_seconds
from bot.news.figures import Stated, agreeing, competing, figures


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The missiles flew about 350 km before they fell into the sea.", [("about 350 km", 350, "km")]),
        ("The hall cost under 40 billion won.", [("under 40 billion won", 4e10, "won")]),
        ("It has a range of 600-kilometers, at least 5,000 residents heard.",
         [("600-kilometers", 600, "km"), ("at least 5,000 residents", 5000, "resident")]),
        ("Three short-range ballistic missiles rose on 14 Feb. 2024 at 7:10 a.m.",
         [("Three short-range ballistic missiles", 3, "missil")]),
        ("Some 11,000 North Korean soldiers and 2.5 million tons of rice worth $1.2 billion.",
         [("Some 11,000 North Korean soldiers", 11000, "soldier"), ("2.5 million tons", 2.5e6, "ton"),
          ("$1.2 billion", 1.2e9, "$")]),
        ("Twenty-one balloons, two hundred shells.", [("Twenty-one balloons", 21, "balloon"),
                                                       ("two hundred shells", 200, "shell")]),
        ("미사일 3발이 약 350km를 날았고 주민 3만 명이 대피했다.",
         [("3발", 3, "발"), ("약 350km", 350, "km"), ("3만 명", 30000, "evacuated")]),
        ("In 2023 soldiers came, one of the men, the 34-year-old, at the 7th congress of 38th parallels.", []),
        ("Resolution 2270 sanctions, Hwasong-18 missiles, 3-4 shells, a vote of 180 to 97.", []),
        ("They paid £450m; winds of 100 km/h; on March 3 five players fell ill.",
         [("£450m", 4.5e8, "£"), ("five players", 5, "player")]),
        ("It rose 7 687.5km with more than 1 400 balloons, of 5 060 770 people, by a 5 000-ton destroyer.",
         [("7 687.5km", 7687.5, "km"), ("more than 1 400 balloons", 1400, "balloon"),
          ("5 060 770 people", 5060770, "people"), ("5 000-ton", 5000, "ton")]),
        ("On Oct. 31 120 shells fell, in 2024 500 troops came; call 0800 727 800.",
         [("120 shells", 120, "shell"), ("500 troops", 500, "troop")]),
        ("오전 7시 10분께 쏜 미사일이 7시간 10분 뒤", [("7시간", 7, "hour"), ("10분", 10, "minute")]),
        ("At ten minutes past seven it rose for 86 minutes after launch.", [("86 minutes", 86, "minute")]),
        ("Children under 5 and women aged over 60 were killed. Over 60 women were hurt.",
         [("Over 60", 60, "hurt")]),
        ("북한군 1만1천여 명이", [("1만1천여 명", 11000, "people")]),
        ("", []),
    ],
)  # fmt: skip
def test_a_figure_is_a_number_with_what_it_counts(text: str, expected: list[tuple[str, float, str]]) -> None:
    assert [(text[one.start : one.end], one.value, one.counts) for one in figures(text)] == expected


def _stated(*said: tuple[str, str]) -> list[Stated]:
    return [Stated(figure, sentence, by) for by, sentence in said for figure in figures(sentence)]


def _values(*said: tuple[str, str]) -> list[list[tuple[str, float]]]:
    return [[(str(one.by), one.figure.value) for one in group] for group in competing(_stated(*said))]


def test_numbers_that_differ_stand_side_by_side_with_who_says_so() -> None:
    assert _values(
        ("Post", "The missiles flew about 350 km and reached a height of 50 km, the military said."),
        ("Daily", "They flew 600 km before they fell into the sea, Tokyo said."),
        ("Voice", "The missiles flew 350 kilometres and fell into the sea."),
    ) == [[("Post", 350), ("Daily", 600), ("Voice", 350)]]
    assert _values(
        ("Post", "Output grew 0.1 percent in the third quarter, the bank said."),
        ("Post before", "Output grew 0.5 percent in the third quarter, the bank said."),
    ) == [[("Post", 0.1), ("Post before", 0.5)]], "five times as much, in the same words"
    assert _values(
        ("Post", "North Korea fired three missiles from Sunan."),
        ("Daily", "North Korea fired four ballistic missiles from near Sunan."),
    ) == [[("Post", 3), ("Daily", 4)]]


def test_what_comes_from_somewhere_is_no_part() -> None:
    assert _values(
        ("Post", "The ministry took $300 million from this fund for schools."),
        ("Daily", "The ministry took $500 million from the fund for schools."),
    ) == [[("Post", 3e8), ("Daily", 5e8)]]


def test_one_number_written_in_two_ways_is_no_difference() -> None:
    assert not _values(
        ("Agency", "The missile rose to a height of 7 687.5km and flew a distance of 1 001.2km."),
        ("Post", "The missile rose to a height of 7,687 km and flew a distance of 1,001 km, the agency said."),
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("North Korea fired three missiles from Sunan.", "North Korea fired three missiles."),
        ("North Korea fired three missiles from Sunan.", "North Korea has fired ten missiles this year."),
        ("North Korea fired three missiles.", "North Korea has fired 80 missiles."),
        ("Output grew 0.5 percent in the third quarter.", "Output grew 0.2 percent in the second quarter."),
        ("Rice prices rose 5 percent in the north.", "Rice prices in the north fell 3 percent."),
        ("수출이 3분기 0.5% 늘었다.", "수출이 2분기 0.2% 늘었다."),
        ("North Korea fired three missiles from Sunan.", "North Korea paraded four missiles in Pyongyang."),
        ("He won 54.4% of the vote there.", "He won 54% of the vote there."),
        ("The missile flew 350 km.", "The missile flew for 12 minutes."),
        ("The missile flew for about 86 minutes.", "The missile flew for about 87 minutes."),
        ("Two people were hurt when the roof fell.", "The town has 900 people and a church with a roof."),
        ("North Korea fired three missiles from Sunan.", "North Korea has fired four missiles from Sunan this year."),
        ("The missiles flew 350 km from Sunan.", "The missiles flew 217 miles from Sunan."),
        ("The army sent 12 trucks loaded with flour to Tumen.", "The army sent 50 trucks loaded with flour to Musan."),
        ("Soldiers fired 20 shells.", "Soldiers fired 70 shells into the sea."),
        ("The bank cut growth sharply, to 2.4% this calm May.", "The bank saw prices up 1.8% in calm trade."),
        ("The club paid 8 billion won of it in the deal.", "The club paid 12 billion won in the deal, all told."),
        ("정부는 어민에게 300억원을 지급했다고 밝혔다.", "정부는 이 가운데 120억원을 어민에게 먼저 지급했다고 밝혔다."),
        ("The yard in Ulsan won orders worth $300m from Oslo.", "The yard in Geoje lost orders for tugs, some $250m."),
    ],
)
def test_what_does_not_compete_is_left_alone(one: str, other: str) -> None:
    assert _values(("Post", one), ("Daily", other)) == []


def test_one_report_never_contradicts_itself() -> None:
    assert _values(("Post", "They fired two missiles. Later they fired three missiles.")) == []
    assert _values(("Post", "They fired two missiles."), ("Post", "They fired three missiles.")) == []


def test_a_report_may_say_in_a_line_what_another_says_at_length() -> None:
    assert _values(
        ("Post", "Soldiers fired 20 shells."),
        ("Daily", "On Friday evening soldiers at a remote island post fired 50 shells that fell harmlessly into mud."),
    ) == [[("Post", 20), ("Daily", 50)]]
    assert _values(
        ("Post", "Ferries with cranes left Wonsan at dawn carrying 20 soldiers."),
        ("Daily", "Ferries were seen at dawn with 30 soldiers, fishermen told reporters."),
    ) == [[("Post", 20), ("Daily", 30)]]


def test_kilometres_stand_beside_kilometres_and_miles_beside_miles() -> None:
    assert _values(
        ("Post", "The missile flew 350 km in all."),
        ("Daily", "The missile flew 400 km in all."),
        ("Voice", "The missile flew 217 miles in all."),
        ("Echo", "The missile flew 249 miles in all."),
    ) == [[("Post", 350), ("Daily", 400)], [("Voice", 217), ("Echo", 249)]]


def test_each_number_stands_beside_the_one_that_measures_the_same() -> None:
    assert _values(
        ("Post", "The missile flew 900 km in all."),
        ("Post", "The missile reached a height of 600 km."),
        ("Daily", "The missile reached a height of 650 km, Tokyo said."),
    ) == [[("Post", 600), ("Daily", 650)]]


def test_a_number_that_reports_share_is_told_with_all_who_give_it() -> None:
    said = _stated(
        ("Post", "The missile flew for about 87 minutes and rose to 7,000 km, the military said."),
        ("Daily", "Tokyo said that the missile flew for 87 minutes."),
        ("Voice", "The missile flew for 87 minutes, longer than any missile before, to 7,000 km."),
        ("Herald", "The council met for 87 minutes; two ministers came."),
        ("Echo", "Two ministers came."),
        ("Post", "For 87 minutes the missile flew."),
    )
    assert [[one.by for one in group] for group in agreeing(said)] == [["Post", "Daily", "Voice"], ["Post", "Voice"]]


@pytest.mark.parametrize(
    ("first", "contrast", "plain"),
    [
        (
            "The missiles flew about 320 km, the military said.",
            "The figure differs from that of Seoul's military, which said that the missiles flew about 320 km.",
            "The missiles flew about 320 km, said Seoul's military, whose figure came first.",
        ),
        (
            "합참은 미사일이 약 320km를 비행했다고 밝혔다.",
            "이는 미사일이 약 320km를 비행했다는 합참의 발표와 다른 것이다.",
            "합참은 미사일이 약 320km를 비행했다고 발표했다.",
        ),
    ],
)
def test_a_number_that_a_report_sets_against_another_is_not_agreed_on(first: str, contrast: str, plain: str) -> None:
    """A report that repeated Seoul's figure to contradict it counted as one that agrees with it."""

    def agreed(*sentences: str) -> int:
        return len(agreeing([Stated(one, text, by) for by, text in enumerate(sentences) for one in figures(text)]))

    assert agreed(first, plain) == 1
    assert agreed(first, contrast) == 0
    assert agreed(first, plain, contrast) == 0


@pytest.mark.parametrize(
    ("told", "beside"),
    [
        ("320 people died when the ferry sank off the island of Ganghwa.", "Contrary to expectations, {}"),
        ("강화도행 여객선에는 승객 320명이 타고 있었다.", "평소와 달리 {}"),
        ("강화도행 여객선에는 승객 320명이 타고 있었다.", "예상과 다르게 {}"),
    ],
)
def test_a_number_set_against_what_was_expected_is_agreed_on(told: str, beside: str) -> None:
    """A group of reports that agree was left out where one said that the number was unlike what was expected."""
    texts = (told, beside.format(told))
    said = [Stated(one, text, by) for by, text in enumerate(texts) for one in figures(text) if one.value == 320]
    assert len(agreeing(said)) == 1


@pytest.mark.parametrize(
    "contrast",
    [
        "Unlike the police figure of 320 people, the organisers counted 900.",
        "Contrary to the claim of police that 320 people marched, the organisers counted 900.",
        "The organisers counted 900 people, higher than the official estimate of 320 people.",
        "The count of 320 people differs from the ministry's.",
    ],
)
def test_a_number_set_against_what_another_told_is_not_agreed_on(contrast: str) -> None:
    texts = ("Police said that 320 people marched.", contrast)
    said = [Stated(one, text, by) for by, text in enumerate(texts) for one in figures(text)]
    assert agreeing(said) == ()


@pytest.mark.parametrize("piece", ["3명이 시민을 ", "three killed and 5 km of ", "死者1人、"])
def test_numbers_of_an_endless_sentence_are_read_in_time_that_grows_with_its_length(piece: str) -> None:
    texts = (piece * (length // len(piece)) for length in (2_500, 20_000))
    short, long = (processor_seconds(partial(figures, text)) for text in texts)
    assert long < 20 * short + 0.2
