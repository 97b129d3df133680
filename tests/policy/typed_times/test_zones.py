"""Time zones as people type them."""

from __future__ import annotations

import pytest

from bot.model.errors import DeskError, Reason
from bot.policy.typed_times.zones import zone_named, zone_shown


@pytest.mark.parametrize(
    ("typed", "zone"),
    [("Asia/Seoul", "Asia/Seoul"), ("asia/seoul", "Asia/Seoul"), (" seoul ", "Asia/Seoul"),
     ("Asia/Seoul\u200b", "Asia/Seoul"),
     ("KST", "Asia/Seoul"),
     ("new york", "America/New_York"), ("EST", "America/New_York"), ("ET", "America/New_York"),
     ("utc", "UTC"), ("JST", "Asia/Tokyo"), ("Korea", "Asia/Seoul"),
     ("North Korea", "Asia/Pyongyang"), ("Seoul time", "Asia/Seoul"), ("korea standard time", "Asia/Seoul"),
     ("UTC+9", "Asia/Seoul"), ("GMT +9", "Asia/Seoul"), ("+09:00", "Asia/Seoul"), ("ＵＴＣ＋９", "Asia/Seoul"),
     ("UTC+3", "Etc/GMT-3"), ("-05:00", "Etc/GMT+5"), ("+00:00", "UTC"), ("utc-0", "UTC"), ("etc/gmt-3",
     "Etc/GMT-3")],
)  # fmt: skip
def test_zones_as_people_type_them(typed: str, zone: str) -> None:
    assert zone_named(typed) == zone


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "../etc/passwd",
        "/etc/localtime",
        "Asia",
        "Mars/Base",
        "Asia/Soeul",
        "\x00",
        "x" * 4000,
        "localtime",
        "Factory",
        "UTC+25",
        "+5:30",
        "9",
        "time",
        "시간",
    ],
)
def test_no_such_zone(typed: str) -> None:
    with pytest.raises(DeskError) as error:
        zone_named(typed)
    assert error.value.reason is Reason.BAD_ZONE


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("서울", "Asia/Seoul"),
        (" 東京 ", "Asia/Tokyo"),
        ("北京", "Asia/Shanghai"),
        ("북한", "Asia/Pyongyang"),
        ("조선", "Asia/Pyongyang"),
        ("朝鲜", "Asia/Pyongyang"),
        ("한국 시간", "Asia/Seoul"),
        ("대한민국 표준시", "Asia/Seoul"),
        ("日本時間", "Asia/Tokyo"),
        ("北京时间", "Asia/Shanghai"),
        ("평양시간", "Asia/Pyongyang"),
    ],
)
def test_a_city_in_the_managers_own_language_is_its_zone(typed: str, zone: str) -> None:
    assert zone_named(typed) == zone


def test_a_slip_of_the_finger_is_answered_with_the_nearest_zones() -> None:
    with pytest.raises(DeskError) as error:
        zone_named("Asia/Soeul")
    assert "Asia/Seoul" in error.value.detail


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("South", ""),
        ("east", ""),
        ("Petersburg", "America/Indiana/Petersburg"),
        ("San Juan", "America/Argentina/San_Juan"),
    ],
)
def test_a_name_that_more_than_one_place_has_is_asked_about(typed: str, meant: str) -> None:
    with pytest.raises(DeskError) as error:
        zone_named(typed)
    assert meant in error.value.detail


@pytest.mark.parametrize("typed", ["UTC-13", "GMT-13", "UTC+15"])
def test_no_offset_is_offered_whose_name_has_the_other_sign(typed: str) -> None:
    """Etc/GMT-13 is UTC+13."""
    with pytest.raises(DeskError) as error:
        zone_named(typed)
    assert "GMT" not in error.value.detail


@pytest.mark.parametrize("typed", ["Seol", "Soeul", "seuol"])
def test_a_city_mistyped_is_found_by_its_own_name(typed: str) -> None:
    with pytest.raises(DeskError) as error:
        zone_named(typed)
    assert "Asia/Seoul" in error.value.detail


@pytest.mark.parametrize(
    ("zone", "shown"), [("Etc/GMT-3", "UTC+3"), ("Etc/GMT+5", "UTC-5"), ("Asia/Seoul", "Asia/Seoul"), ("UTC", "UTC")]
)
def test_an_offset_is_shown_as_it_was_typed(zone: str, shown: str) -> None:
    assert zone_shown(zone) == shown
    assert zone_named(shown) == zone


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("Seol", "Asia/Seoul"),
        ("Soeul", "Asia/Seoul"),
        ("Asia/Seol", "Asia/Seoul"),
        ("Kroea", "Asia/Seoul"),
        ("Toyko", "Asia/Tokyo"),
        ("Berln", "Europe/Berlin"),
        ("Moskow", "Europe/Moscow"),
        ("Bejing", "Asia/Shanghai"),
        ("Amercia/New_York", "America/New_York"),
        ("Isreal", "Israel"),
        ("PTS", ""),
        ("xyz", ""),
    ],
)
def test_only_what_is_as_like_as_the_nearest_is_offered(typed: str, offered: str) -> None:
    with pytest.raises(DeskError) as error:
        zone_named(typed)
    assert error.value.detail == offered


@pytest.mark.parametrize(
    ("typed", "zone"),
    [("Busan", "Asia/Seoul"), ("부산", "Asia/Seoul"), ("大阪", "Asia/Tokyo"), ("香港", "Asia/Hong_Kong"),
     ("New Delhi", "Asia/Kolkata"), ("Hanoi", "Asia/Ho_Chi_Minh"), ("PST", "America/Los_Angeles"),
     ("GMT 9", "Asia/Seoul"), ("UTC3", "Etc/GMT-3")],
)  # fmt: skip
def test_a_large_city_without_a_zone_of_its_own_has_its_country_s(typed: str, zone: str) -> None:
    assert zone_named(typed) == zone
