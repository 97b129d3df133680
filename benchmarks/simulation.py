"""`make simulate ARGS="--seeds 5000"`: many seeds of tests/simulation in one process; exit status 1 if one breaks a
law.

--seeds N      the seeds from --first on (default 200)
--seed S       one seed; with --log everything that happened in it
--laws         for each law, the seed that soonest shows that it is broken: the table of tests/simulation/test_laws
"""

from __future__ import annotations

import argparse
import gc
import sys
import time

from tests.simulation.run import Outcome, simulate
from tests.simulation.test_laws import MUTATIONS, SEEDS, breaks


def main() -> int:
    """Run seeds, print each that breaks a law with the line that replays it, and the totals."""
    options = argparse.ArgumentParser(prog="python -m benchmarks.simulation")
    options.add_argument("--seeds", type=int, default=200)
    options.add_argument("--first", type=int, default=1)
    options.add_argument("--seed", type=int)
    options.add_argument("--log", action="store_true")
    options.add_argument("--laws", action="store_true")
    given = options.parse_args()
    gc.freeze()  # what was imported stays
    gc.set_threshold(20_000, 20, 50)  # what a seed makes mostly goes by itself
    if given.laws:
        return _name_seeds()
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


def _name_seeds() -> int:
    """Print the fault that breaks each law, the seed in the table, and the one that shows it in the least processor
    time."""
    for law, mutation, played, fault, first in MUTATIONS:
        took = dict[int, float]()
        for seed in (first, *SEEDS):
            began = time.process_time()
            with mutation():
                if breaks(law, played, fault, seed):
                    took[seed] = time.process_time() - began
        soonest = min(took, key=lambda seed: took[seed], default=None)
        print(
            f"{mutation.__name__}: {first}{'' if first in took else ' does not show it'}, soonest {soonest}", flush=True
        )
    return 0


def _tell(outcome: Outcome, *, log: bool) -> None:
    if log:
        print("\n".join(outcome.log))
    if outcome.violations:
        print(f"{outcome.replay}\n  " + "\n  ".join(outcome.violations), flush=True)


if __name__ == "__main__":
    sys.exit(main())
