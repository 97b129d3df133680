"""Places, figures and numbers in a report that are not of the launch, and tests that launch nothing."""

from __future__ import annotations

import pytest

from bot.lang.unspaced.forms import matched_form
from bot.model.evidence.launches import LaunchColumn
from bot.news.launches.launch_words import launch_words
from tests.news.launches.test_reports import reports

_LAUNCHED = "North Korea fired a ballistic missile on Thursday. "
_KOREAN = "북한은 31일 탄도미사일을 발사했다. "


@pytest.mark.parametrize(
    ("sentence", "column"),
    [
        ("Before the launch a gardener had met Kim Jong Un in Pyongyang.", LaunchColumn.PLACE),
        ("The launch was condemned by diplomats in Wonsan.", LaunchColumn.PLACE),
        ("The launch came as workers rallied in Pyongyang.", LaunchColumn.PLACE),
        ("Seoul has a radar with a range of 700 km to follow the missile.", LaunchColumn.RANGE),
        ("THAAD interceptors have a range of 200 km.", LaunchColumn.RANGE),
        ("The radar covers a distance of 900 km.", LaunchColumn.RANGE),
        ("The launch simulated a flight over a distance of 1,300 km.", LaunchColumn.RANGE),
        ("In a mock strike, the missile flew a virtual distance of 800 km.", LaunchColumn.RANGE),
        ("A storm hit farms 120 km away.", LaunchColumn.RANGE),
        ("On the same day an earthquake struck a village 40 km away.", LaunchColumn.RANGE),
        ("It fired missiles from boats for more than 25 minutes.", LaunchColumn.FLIGHT),
        ("Ministers met for 90 minutes after the launch.", LaunchColumn.FLIGHT),
        ("Alarms rang for 20 minutes.", LaunchColumn.FLIGHT),
    ],
)
def test_what_is_not_of_the_launch(sentence: str, column: LaunchColumn) -> None:
    (one, *_) = reports(_LAUNCHED + sentence, "2024-11-01")
    assert one.values(column) == ()


@pytest.mark.parametrize(
    "sentence", ["이지스함의 레이더는 탐지 거리 700㎞로 미사일을 추적했다.", "요격미사일의 사거리는 200㎞다."]
)
def test_what_is_not_of_the_launch_in_korean(sentence: str) -> None:
    (one, *_) = reports(_KOREAN + sentence, "2024-11-01")
    assert one.values(LaunchColumn.RANGE) == ()


@pytest.mark.parametrize(
    ("sentence", "column", "value"),
    [
        ("The missile was launched from the Sunan area and flew 400 km.", LaunchColumn.PLACE, "sunan"),
        ("The launch was detected in the Wonsan area.", LaunchColumn.PLACE, "wonsan"),
        ("The missile flew 720 kilometers for 3,120 seconds.", LaunchColumn.FLIGHT, "3120"),
        ("The missile stayed in the air for 70 minutes.", LaunchColumn.FLIGHT, "4200"),
    ],
)
def test_what_is_of_the_launch(sentence: str, column: LaunchColumn, value: str) -> None:
    (one, *_) = reports(_LAUNCHED + sentence, "2024-11-01")
    assert one.values(column) == (value,)


@pytest.mark.parametrize(
    "text",
    [
        "North Korea test-fired a new type of long-range cruise missile on Thursday.",
        "North Korea launched a new version of its short-range ballistic missile on Thursday.",
        "North Korea launched the Malligyong-1 satellite on Thursday.",
        "North Korea tested a new class of anti-aircraft missiles on Thursday.",
    ],
)
def test_a_new_type_is_no_number(text: str) -> None:
    (one,) = reports(text, "2024-11-01")
    assert one.values(LaunchColumn.NUMBER) == ()


@pytest.mark.parametrize(
    "text",
    [
        "North Korea tested a quiet engine for a ballistic missile at Sohae on Thursday.",
        "North Korea tested a solid-fuel motor for an ICBM on Thursday.",
        "North Korea tested a guidance system for a tactical ballistic missile on Thursday.",
        "North Korea tested the warhead of a cruise missile on Thursday.",
        "북한은 31일 대륙간탄도미사일용 고체엔진을 시험했다.",
    ],
)
def test_a_test_of_a_part_launches_nothing(text: str) -> None:
    assert reports(text, "2024-11-01") == ()


def test_a_volley_is_several() -> None:
    (one,) = reports("North Korea fired a volley of ballistic missiles on Thursday.", "2024-11-01")
    assert one.values(LaunchColumn.NUMBER) == ("several",)


def test_who_says_so_is_a_noun_phrase() -> None:
    text = (
        "North Korea fired a ballistic missile on Thursday. According to the South Korean military the missile flew"
        " 430 km. KCNA Friday said it rose to an altitude of 90 km."
    )
    (one,) = reports(text, "2024-11-01")
    assert {"the South Korean military", "KCNA"} <= {fact.giver for fact in one.facts}


@pytest.mark.parametrize(
    "text",
    [
        "An article of 30 October said that North Korea had tested the Hwasong-20 missile on Wednesday. It was an"
        " engine. The article has been corrected.",
        "Correction: An earlier version of this story said that North Korea fired two missiles on Wednesday.",
    ],
)
def test_a_launch_that_the_newsroom_takes_back_is_none(text: str) -> None:
    assert reports(text, "2024-11-01") == ()


@pytest.mark.parametrize(
    ("sentence", "kind", "number"),
    [
        ("North Korea fired super-large multiple launch rockets on Friday.", "rocket_artillery", ()),
        ("North Korea fired multiple rockets on Friday.", "projectile", ("several",)),
        ("North Korea fired multiple ballistic missiles on Friday.", "ballistic", ("several",)),
    ],
)
def test_the_name_of_a_launcher_is_no_number(sentence: str, kind: str, number: tuple[str, ...]) -> None:
    (one,) = reports(sentence, "2024-11-01")
    assert (one.values(LaunchColumn.KIND), one.values(LaunchColumn.NUMBER)) == ((kind,), number)


def test_a_target_that_was_hit_tells_the_range_and_a_place_does_not() -> None:
    (one,) = reports("North Korea fired a missile on Friday. It hit an islet 395 km away.", "2024-11-02")
    assert one.values(LaunchColumn.RANGE) == ("395",)
    (one,) = reports(
        "North Korea fired a missile on Friday. It hit the water about 80 km away from the coast.", "2024-11-02"
    )
    assert one.values(LaunchColumn.RANGE) == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "Members of the sect are convinced that North Korea fired a missile.",
        "신도들은 북한이 미사일을 발사했다고 믿는다.",
        "信者は、北朝鮮がミサイルを発射したと信じている。",
        "画面に「北朝鮮がミサイルを発射した」と表示された。",
        "信徒们相信朝鲜5日向海上发射了2枚导弹。",
        "정부는 북한이 미사일을 발사했다고 상정하고 훈련했다.",
        "그는 마치 북한이 미사일을 발사한 것처럼 말했다.",
        "관제소는 북한이 미사일을 발사한 모의 상황을 띄웠다.",
        # what users of the net tell
        "A blogger wrote on Tuesday that North Korea fired a missile.",
        "An anonymous user posted that North Korea fired a missile.",
        "한 유튜버는 북한이 미사일을 발사했다고 주장했다.",
        "匿名の投稿者は北朝鮮がミサイルを発射したと書いた。",
        "一名网友说，朝鲜发射了2枚导弹。",
    ],
)
def test_what_is_only_believed_or_shown_is_no_launch(sentence: str) -> None:
    assert launch_words(matched_form(sentence), of_north=False) == []


def test_what_a_missile_may_carry_is_another_clause_than_how_far_it_flew() -> None:
    (one,) = reports(_LAUNCHED + "It may carry a warhead, but it flew only 350 km.", "2024-11-01")
    assert one.values(LaunchColumn.RANGE) == ("350",)


def test_what_a_figure_is_set_against_is_not_the_outlets_own() -> None:
    text = (
        "North Korea fired a missile on Friday. Seoul and Tokyo disagree on the altitude, 50 against 60 kilometers. "
        "It flew 400 km, not 410 km."
    )
    (one,) = reports(text, "2024-11-02")
    assert (one.values(LaunchColumn.ALTITUDE), one.values(LaunchColumn.RANGE)) == ((), ("400",))


@pytest.mark.parametrize(
    "sentence",
    [
        "누리꾼들은 북한이 미사일을 발사했으나 놀라지 않았다.",
        "State media accounts said that North Korea fired a missile.",
        "The army told online users that North Korea fired a missile.",
    ],
)
def test_a_launch_that_users_only_hear_of_is_one(sentence: str) -> None:
    assert len(launch_words(matched_form(sentence), of_north=False)) == 1


def test_what_a_con_man_tells_is_no_launch() -> None:
    assert reports("A con man told investors that North Korea fired a missile on Thursday.", "2024-11-01") == ()


@pytest.mark.parametrize(
    "text",
    [
        _LAUNCHED + "In January it launched a hypersonic missile. That weapon flew 1,500 km.",
        _LAUNCHED + "The last launch was on April 2. That missile flew 1,500 km.",
        _LAUNCHED
        + "In March 2022 it fired an ICBM. At that time the missile flew 1,090 km. That was a record of 1,500 km.",
    ],
)
def test_how_far_an_earlier_missile_flew_is_not_told_of_this_one(text: str) -> None:
    (one,) = reports(text, "2024-11-01")
    assert one.values(LaunchColumn.RANGE) == ()


def test_how_far_that_missile_flew_is_told_of_the_one_just_launched() -> None:
    (one,) = reports(_LAUNCHED + "It fell into the sea. That missile flew 1,500 km.", "2024-11-01")
    assert one.values(LaunchColumn.RANGE) == ("1500",)
