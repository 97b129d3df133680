"""A member's private texts are erased while others use the desk."""

from __future__ import annotations

import pytest

from benchmarks.load import erasure


@pytest.mark.parametrize("seed", [4, 13])
async def test_no_fragment_of_a_word_is_left_in_the_live_files_or_in_a_later_backup(seed: int) -> None:
    """`python -m benchmarks erasure` tries more seeds."""
    trial = await erasure.trial(seed)
    assert "desk.sqlite3" in trial.before
    assert (trial.after, trial.backup, trial.troubles) == (frozenset(), frozenset(), ())
