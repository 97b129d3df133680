"""Whose minister somebody is, in the words right before the office."""

from __future__ import annotations

import pytest

from bot.model.analysis import Span
from bot.text.names.office_states import may_have_state, with_state


@pytest.mark.parametrize(
    ("text", "office", "places", "shown"),
    [
        ("a North Korean Deputy Premier", "Deputy Premier", ["North Korean"], "North Korean Deputy Premier"),
        ("Seoul's top nuclear envoy arrived.", "top nuclear envoy", ["Seoul"], "Seoul's top nuclear envoy"),
        ("the United States’ special envoy", "special envoy", ["United States"], "United States’ special envoy"),
        ("talks with U.S. Secretary of State Blinken", "Secretary of State", ["U.S."], "U.S. Secretary of State"),
        ("In Russia President Lee said so.", "President", ["Russia"], "President"),
        ("Flying over the U.S. President Lee slept.", "President", ["U.S."], "President"),
        ("He left Russia. President Lee stayed.", "President", ["Russia"], "President"),
        ("Russia, President Lee said, agreed.", "President", ["Russia"], "President"),
        ("Having visited China President Lee slept.", "President", ["China"], "President"),
        ("On his way to Russia Ambassador Cho said so.", "Ambassador", ["Russia"], "Ambassador"),
        ("a letter to U.S. President Trump", "President", ["U.S."], "U.S. President"),
        ("He went to Chinese President Xi.", "President", ["Chinese"], "Chinese President"),
        ("left Japan's Foreign Minister waiting", "Foreign Minister", ["Japan"], "Japan's Foreign Minister"),
        ("the anti-Japan Minister Kim", "Minister", ["Japan"], "Minister"),
        ("the Seoul–Tokyo envoy Kim", "envoy", ["Tokyo"], "envoy"),
        ("Seoul\nPresident Lee said so.", "President", ["Seoul"], "President"),
        ("President Lee", "President", [], "President"),
        ("Old President Lee", "President", [], "President"),
    ],
)  # fmt: skip
def test_an_office_begins_with_the_state_right_before_it(text: str, office: str, places: list[str], shown: str) -> None:
    span = Span(text.index(office), text.index(office) + len(office))
    found = with_state(text, span, [Span(text.index(one), text.index(one) + len(one)) for one in places])
    assert text[found.start : found.end] == shown
    assert may_have_state(text, span) or shown == office
