"""A few runs of the benchmark that kills the desk at every await and commit, and a faulty desk that it must find."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FORGETFUL = """
from datetime import timedelta
from bot.policy import deliveries
deliveries.NONCE_WINDOW = timedelta(days=9)
from benchmarks.kill import measure
swept, seeded, blind = measure(10, 9999)
print(seeded.tally.twice + blind.tally.twice)
"""
"""A desk that trusts a nonce for longer than Discord remembers it."""


def _python(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


def test_nothing_is_lost_or_told_twice() -> None:
    done = _python("-m", "benchmarks", "kill", "--runs", "10", "--stride", "450")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "all goals met" in done.stdout
    swept, seeded, blind = [line.rsplit(maxsplit=11) for line in done.stdout.splitlines()[1:4]]
    assert [int(row[1]) for row in (seeded, blind)] == [8, 2]
    assert int(swept[2]) == int(swept[1]), "every run of the sweep died once"
    assert int(seeded[2]) > 8
    assert int(seeded[10]) > 0, "digests of several messages are among them"


def test_a_desk_that_repeats_itself_is_found_out() -> None:
    done = _python("-c", FORGETFUL)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 0
