"""Texts that open with an older report, which a later sentence with a day of its own revises."""

from __future__ import annotations

import pytest

from tests.text.summary.split_texts import qualified

TOLLS = """The city decided in March that trucks should pay for the tunnel.
The price was to be 4,000 won.
On Tuesday the council dropped the plan after a strike of drivers.
The tunnel carries 30,000 cars a day."""
KOREAN = """시는 지난 3월 터널 통행료를 받기로 결정했다.
요금은 4천원이었다.
시는 17일 계획을 철회했다.
터널에는 하루 3만 대가 다닌다."""
JAPANESE = """市は先月、トンネルの通行料を取ると決めた。
料金は四百円だった。
市は17日、計画を撤回した。"""
CHINESE = """市政府上月决定对隧道收费。
费用定为四元。
市政府星期二取消了这项计划。"""


@pytest.mark.parametrize("text", [TOLLS, KOREAN, JAPANESE, CHINESE])
def test_what_stands_before_a_revision_needs_it(text: str) -> None:
    assert qualified(text) == (frozenset({2}), (0, 1))


@pytest.mark.parametrize(
    "change",
    [
        ("in March", "on Monday"),  # the opening is the news
        ("decided in March that trucks should pay for", "opened in March"),  # no plan
        ("dropped the plan", "began to build the booths"),  # nothing is revised
        ("On Tuesday the", "The"),  # no day of the news
        ("The city decided in March", "The city decides in March"),  # what is to come
    ],
)
def test_other_openings_are_left_alone(change: tuple[str, str]) -> None:
    assert change[0] in TOLLS
    assert qualified(TOLLS.replace(*change)) is None
