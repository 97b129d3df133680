"""`make simulate ARGS="--seeds 5000"`: many seeds of tests/simulation in one process; exit status 1 where one breaks a
law.

--seeds N      the seeds from --first on (default 200)
--seed S       one seed; with --log everything that happened in it
"""

from __future__ import annotations

import argparse
import sys
import time

from tests.simulation.run import Outcome, simulate


def main() -> int:
    """Run seeds, print each that breaks a law with the line that replays it, and the totals."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.simulation")
    options.add_argument("--seeds", type=int, default=200)
    options.add_argument("--first", type=int, default=1)
    options.add_argument("--seed", type=int)
    options.add_argument("--log", action="store_true")
    given = options.parse_args()
    first, count = (given.first, given.seeds) if given.seed is None else (given.seed, 1)
    broken, began, totals = 0, time.process_time(), dict[str, int]()
    for seed in range(first, first + count):
        outcome = simulate(seed)
        broken += bool(outcome.violations)
        for name, number in outcome.counts.items():
            totals[name] = totals.get(name, 0) + number
        _tell(outcome, log=given.log)
    seconds = (time.process_time() - began) / count
    print(f"{count} seeds, {broken} broke a law, {seconds:.2f} s of processor time each; {totals}")
    return 1 if broken else 0


def _tell(outcome: Outcome, *, log: bool) -> None:
    if log:
        print("\n".join(outcome.log))
    if outcome.violations:
        print(f"{outcome.replay}\n  " + "\n  ".join(outcome.violations), flush=True)


if __name__ == "__main__":
    sys.exit(main())
