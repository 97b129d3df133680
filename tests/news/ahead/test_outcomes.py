"""What became of events whose day a sentence does not name: called off, put off, a launch that was tried."""

from __future__ import annotations

import pytest

from bot.news.ahead.joining import join
from tests.news.ahead.test_joining import PUBLISHED, sources

_TALKS = "South and North Korea will hold working-level talks on family reunions on Nov. 25 at Panmunjom."
_SUMMIT = "한국과 일본은 오는 25일 부산에서 정상회담을 개최할 예정이다."
_DRILL = "The navy will hold a landing drill with U.S. marines near Pohang on Nov. 25."
_KOREAN_DRILL = "해군은 오는 25일 포항 앞바다에서 상륙훈련을 실시한다."
_VERDICT = "The Seoul court will deliver its verdict on the former spy chief on Nov. 25."
_JAPANESE = "日韓両国は25日、釜山で防衛相会談を開く予定だ。"
_WINDOW = "North Korea notified Japan that it will launch a satellite between Nov. 14 and Nov. 20."
_KOREAN_WINDOW = "북한은 14일부터 20일 사이에 위성을 발사하겠다고 일본에 통보했다."


def _statuses(*texts: str) -> list[str]:
    return [one.status.value for one in join(sources(*texts), PUBLISHED)]


@pytest.mark.parametrize(
    ("announced", "later", "status"),
    [
        (_TALKS, "North Korea on Thursday called off the working-level talks on family reunions.", "cancelled"),
        (_DRILL, "The navy cancelled the landing drill with U.S. marines near Pohang because of a storm.", "cancelled"),
        (_SUMMIT, "부산에서 열릴 예정이던 한국과 일본의 정상회담이 연기됐다고 대통령실이 밝혔다.", "put_off"),
        (_VERDICT, "The Seoul court postponed its verdict on the former spy chief, citing his health.", "put_off"),
        (_JAPANESE, "日韓両国は釜山での防衛相会談を中止したと発表した。", "cancelled"),
    ],
)
def test_an_event_is_called_off_without_its_day(announced: str, later: str, status: str) -> None:
    assert _statuses(announced, later) == [status]


@pytest.mark.parametrize(
    ("announced", "later"),
    [
        (_TALKS, "North Korea called off the working-level talks on family reunions in 2019, the ministry recalled."),
        (_DRILL, "Civic groups called on the navy to cancel the landing drill with U.S. marines near Pohang."),
        (_DRILL, "The navy has not cancelled the landing drill with U.S. marines near Pohang, a spokesman said."),
        (_VERDICT, "The Seoul court postponed its verdict on the former police chief, citing his health."),
        (_KOREAN_DRILL, "해군은 포항 앞바다 상륙훈련을 취소하지 않기로 했다."),
        (_KOREAN_DRILL, "육군은 강원도 철원 사격훈련을 취소했다고 밝혔다."),
        (_JAPANESE, "市民団体は釜山での防衛相会談を中止するよう求めた。"),
    ],
)
def test_what_calls_off_nothing_or_something_else(announced: str, later: str) -> None:
    assert _statuses(announced, later) == ["planned"]


@pytest.mark.parametrize(
    ("window", "later"),
    [
        (_WINDOW, "North Korea said its attempt to launch a satellite failed when the rocket exploded."),
        (_WINDOW, "North Korea launched a satellite from Sohae on Wednesday night, the JCS said."),
        (_KOREAN_WINDOW, "북한은 군사정찰위성 발사에 실패했다고 밝혔다."),
    ],
)
def test_a_launch_that_was_tried_is_over(window: str, later: str) -> None:
    assert _statuses(window, later) == []
    assert _statuses(window, later, window) == [], "told again as background"


@pytest.mark.parametrize(
    ("window", "later"),
    [
        (_WINDOW, "South Korea launched its own spy satellite on a U.S. rocket, while North Korea prepared."),
        (_WINDOW, "North Korea fired a short-range ballistic missile toward the East Sea, the JCS said."),
        (_WINDOW, "North Korea failed to launch a satellite in May 2023, and again in August."),
        (_WINDOW, "If the North launches the satellite, Japan could shoot down the rocket, the minister said."),
        (_KOREAN_WINDOW, "북한은 지난해 5월 위성 발사에 실패했다."),
    ],
)
def test_other_launches_end_no_window(window: str, later: str) -> None:
    assert _statuses(window, later) == ["planned"]
