"""Times of day as people type them."""

from __future__ import annotations

from datetime import time

import pytest

from bot.model.errors import DeskError, Reason
from bot.policy.typed_times.clocks import time_of_day
from tests.fakes.tables import table


@table(
    ("typed", "hour", "minute"),
    [("08:00", 8, 0), ("8:05", 8, 5), ("8", 8, 0), ("7:30 pm", 19, 30), ("12am", 0, 0), ("12 PM", 12, 0),
     ("1 pm", 13, 0), ("오전 8시", 8, 0), ("오후 3시 30분", 15, 30), ("0:00", 0, 0), ("23:59", 23, 59),
     (" 7:30  pm ", 19, 30), ("0800", 8, 0), ("\u206808:00\u2069\u200b", 8, 0),
     ("800", 8, 0), ("1930", 19, 30), ("8am", 8, 0), ("730pm", 19, 30),
     ("noon", 12, 0), ("Midnight", 0, 0), ("정오", 12, 0), ("아침 8시", 8, 0), ("저녁 7시 30분", 19, 30),
     ("午前8時", 8, 0), ("午後3時30分", 15, 30), ("上午8点", 8, 0), ("晚上 8点", 20, 0), ("18：30", 18, 30),
     ("오후 6시 반", 18, 30), ("13시 5분", 13, 5), ("午後1時5分", 13, 5),
     ("夜1時", 1, 0), ("晚上12点", 0, 0), ("저녁 12시", 0, 0), ("밤 11시", 23, 0),
     ("午後6時半", 18, 30), ("午前0時", 0, 0), ("午後0時30分", 12, 30), ("오전 0시", 0, 0), ("새벽 0시", 0, 0),
     ("深夜0時", 0, 0), ("深夜11時", 23, 0), ("凌晨0点", 0, 0), ("凌晨12点", 0, 0), ("밤 0시", 0, 0),
     ("낮 12시", 12, 0),
     ("낮 11시", 11, 0), ("낮 1시", 13, 0), ("오후 15:30", 15, 30), ("밤 23시", 23, 0), ("夜の8時", 20, 0),
     ("朝7時", 7, 0),
     ("夕方6時", 18, 0), ("傍晚6点", 18, 0), ("中午12点", 12, 0), ("早上八点", 8, 0), ("晚上十点半", 22, 30),
     ("여덟시", 8, 0), ("아침 일곱 시 반", 7, 30), ("下午两点", 14, 0), ("七時", 7, 0), ("8点整", 8, 0),
     ("零点", 0, 0),
     ("대낮 1시", 13, 0), ("夕方3時", 15, 0), ("朝11時", 11, 0), ("저녁 6시", 18, 0), ("새벽 12시", 0, 0),
     ("오후 12시", 12, 0), ("8 a.m.", 8, 0), ("0 PM", 12, 0),
     ("8 in the morning", 8, 0), ("at 8", 8, 0), ("at noon", 12, 0), ("At midnight", 0, 0),
     ("8 o'clock", 8, 0), ("7:30 in the evening", 19, 30),
     ("9 at night", 21, 0), ("12 at night", 0, 0), ("8.30", 8, 30), ("20h", 20, 0), ("20h30", 20, 30),
     ("24:00", 0, 0), ("24時", 0, 0), ("밤 24시", 0, 0), ("午後３時", 15, 0), ("12:30am", 0, 30), ("0:30 am", 0, 30)],
)  # fmt: skip
def test_times_as_people_type_them(typed: str, hour: int, minute: int) -> None:
    assert time_of_day(typed) == time(hour, minute)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "24:30",
        "25:00",
        "오전 24시",
        "오전 15시",
        "8:60",
        "noonish",
        "13pm",
        "-1",
        "8:5",
        "0860",
        "八",
        "십삼시",
        "08000",
        "1" * 4000,
        f"1{' ' * 5990}x",
    ],
)
def test_no_such_time(typed: str) -> None:
    """The last one stood for minutes where every blank could be matched three ways: on the loop, for all servers."""
    with pytest.raises(DeskError) as error:
        time_of_day(typed)
    assert error.value.reason is Reason.BAD_TIME


@pytest.mark.parametrize(
    "typed",
    ["오전 8pm", "오후 8am", "13 in the morning", "5 at night", "12 in the evening",
     "낮 9시", "中午9点", "낮 20시", "밤 14시", "朝12時", "夕方12時", "夕方 9時", "午後24時",
     "午前12時", "午前12時30分", "上午12点", "午後12時", "午後12時30分"],
)  # fmt: skip
def test_a_word_that_contradicts_the_hour_is_refused(typed: str) -> None:
    """A digest twelve hours from what was meant is worse than a question."""
    with pytest.raises(DeskError) as error:
        time_of_day(typed)
    assert error.value.reason is Reason.BAD_TIME
