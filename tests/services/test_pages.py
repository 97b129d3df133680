"""Which page of an answer is shown."""

from __future__ import annotations

import pytest

from bot.model.answers import nearest_page


@pytest.mark.parametrize(
    ("page", "total", "shown"),
    [(0, 0, (0, 1)), (3, 0, (0, 1)), (0, 6, (0, 1)), (1, 7, (1, 2)), (9, 7, (1, 2)), (-1, 7, (0, 2))],
)
def test_a_page_that_does_not_exist_shows_the_nearest(page: int, total: int, shown: tuple[int, int]) -> None:
    assert nearest_page(page, total, 6) == shown
