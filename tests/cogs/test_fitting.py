"""Cards whose lines use up all the room: a limit that is too high shows in every run."""

from __future__ import annotations

import pytest

from cogs._layout.fitting import MAX_BYTES, MAX_CHARACTERS, apart, line
from cogs._layout.layout import LONGEST_BUTTON_LINK, card
from tests.cogs.card_answers import assert_within_limits, components, texts

_BLOCKS, _LINES = 18, 1000
"""As many blocks of text with gaps between them as a layout holds, and more lines than fit."""


@pytest.mark.parametrize("unit", ["a", "é", "한", "😀"])
def test_a_card_that_is_full_to_the_last_byte_is_within_the_limits(unit: str) -> None:
    blocks = [line(unit), line(unit), *[apart(line(unit))] * _BLOCKS]
    view = card([*blocks, *[line(unit * 30)] * _LINES, *[line(unit)] * _LINES])
    assert_within_limits(view)
    shown = texts(view)
    characters, size = sum(map(len, shown)), sum(len(one.encode()) for one in shown)
    assert len(shown) == _BLOCKS + 1
    assert characters > 0.95 * MAX_CHARACTERS or size > 0.93 * MAX_BYTES, "the room is used"


@pytest.mark.parametrize("length", [LONGEST_BUTTON_LINK - 1, LONGEST_BUTTON_LINK, LONGEST_BUTTON_LINK + 1, 600])
def test_an_open_button_has_the_longest_link_that_discord_takes(length: int) -> None:
    url = "https://hanriverpost.example/".ljust(length, "b")
    view = card([line("Title"), line("Source")], open_url=url)
    assert_within_limits(view)
    buttons = [one for one in components(view.to_components()) if one.get("url")]  # type: ignore[no-untyped-call]  # discord.py leaves it bare
    assert [len(one["url"]) for one in buttons] == ([length] if length <= 512 else [])
