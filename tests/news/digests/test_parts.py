"""How many stories a part of a digest takes."""

from __future__ import annotations

import pytest

from bot.news.digests.parts import Weight, _packed


@pytest.mark.parametrize(
    ("weights", "head", "most", "sizes"),
    [
        ([Weight(1900, 1900)] * 4, Weight(0, 0), 8, [2, 2]),
        ([Weight(1200, 1200)] * 4, Weight(450, 450), 8, [2, 2]),
        ([Weight(100, 4700)] * 4, Weight(0, 0), 8, [2, 2]),
        ([Weight(10, 10)] * 5, Weight(0, 0), 2, [2, 2, 1]),
        ([Weight(9000, 9000)] * 2, Weight(0, 0), 8, [1, 1]),
    ],
    ids=["characters add up", "the head counts in each part", "bytes add up", "no more than so many", "one too large"],
)
def test_a_part_takes_what_fits_together(weights: list[Weight], head: Weight, most: int, sizes: list[int]) -> None:
    assert _packed(weights, head, most) == sizes
