"""The written pages with dates against the reader. Floors are only raised; failures give figures only."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.judgement import dates
from tests.judgement.share import LOOK, NUMBER

RIGHT = {LOOK: 21 / 21, NUMBER: 17 / 21}


@pytest.mark.parametrize("half", [LOOK, NUMBER])
def test_the_day_of_publication(half: str) -> None:
    assert dates.measured(page for page in dates.pages() if page.half == half).value >= RIGHT[half]


def test_the_cases_are_complete_and_in_halves() -> None:
    pages = dates.pages()
    assert Counter(page.half for page in pages) == {LOOK: 21, NUMBER: 21}
    assert len({page.kind for page in pages}) == len(pages)
    assert all(len(page.day) == len("2024-02-14") for page in pages)
