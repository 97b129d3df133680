"""Forty seeds of the whole desk under faults. `make simulate` runs more."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.simulation.run import simulate

_ROOT = Path(__file__).parents[2]
_outcome = cache(simulate)


@pytest.mark.parametrize("first", range(1, 41, 4))
def test_no_seed_breaks_a_law(first: int) -> None:
    for seed in range(first, first + 4):
        outcome = _outcome(seed)
        assert not outcome.violations, "\n".join([outcome.replay, *outcome.violations])


def test_a_seed_replays_in_any_process() -> None:
    """The line that a failure prints repeats it: nothing depends on the order of a set or on the time of day."""
    expected = _outcome(8)
    command = [sys.executable, *expected.replay.split()[1:]]
    environment = {**os.environ, "PYTHONHASHSEED": "2"}
    done = subprocess.run(command, cwd=_ROOT, capture_output=True, text=True, check=False, env=environment)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[:-1] == expected.log
    assert any("killed" in line for line in expected.log)
