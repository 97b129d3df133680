"""The written pages with dates against the reader."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.judgement import dates
from tests.judgement.share import LOOK, NUMBER

FIRST, SECOND, THIRD = dates.FILES
RIGHT = {
    (FIRST, LOOK): 21,
    (FIRST, NUMBER): 21,
    (SECOND, LOOK): 20,
    (SECOND, NUMBER): 19,
    (THIRD, LOOK): 10,
    (THIRD, NUMBER): 8,
}
"""Pages whose day is found."""


@pytest.mark.parametrize(("name", "half"), RIGHT)
def test_the_day_of_publication(name: str, half: str) -> None:
    found = dates.measured(page for page in dates.pages(name) if page.half == half)
    assert found.right >= RIGHT[name, half]
    assert not any(wrong.split()[-1] != dates.NONE for wrong in found.wrong), "a wrong date instead of none"


@pytest.mark.parametrize("name", dates.FILES)
def test_the_cases_are_complete_and_in_halves(name: str) -> None:
    pages = dates.pages(name)
    halves = Counter(page.half for page in pages)
    assert halves[LOOK] == halves[NUMBER] >= 10
    assert len({page.kind for page in pages}) == len(pages)
    assert all(page.day == dates.NONE or len(page.day) == len("2024-02-14") for page in pages)
