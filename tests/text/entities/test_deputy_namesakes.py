"""Somebody who stands in for a mayor, or leads a county, is not the former minister of the same name."""

from __future__ import annotations

import pytest

from bot.text.entities.roles.unspaced.callings import has_deputy_post


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("釜山市副市长金成浩说，防汛工作到位。", "金成浩", True),
        ("代行市长职务的金成浩表示，城市运转正常。", "金成浩", True),
        ("郡守金成浩表示，农户受灾严重。", "金成浩", True),
        ("釜山市の金成浩副市長は「万全だ」と述べた。", "金成浩", True),
        ("市長代行の金成浩氏は述べた。", "金成浩", True),
        ("前副市长金成浩说，防汛到位。", "金成浩", False),
        ("前国情院院长金成浩表示，并不知情。", "金成浩", False),
        ("首尔市长吴世勋说，首尔需要改变。", "吴世勋", False),
        ("金与正副部长说，韩国是敌国。", "金与正", False),
    ],
)
def test_who_stands_in_for_a_mayor_is_another(text: str, name: str, expected: bool) -> None:
    start = text.index(name)
    assert has_deputy_post(text, start, start + len(name)) is expected
