"""Contradictions between answers after random acts: `python -m benchmarks.agreement --seeds 100`."""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from pathlib import Path

from bot.text.knowledge.base import Knowledge
from tests.services.agreement import calendars
from tests.services.agreement.everything import compared, random_deeds


def main() -> int:
    """Exit status 1 if there is a contradiction."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seeds", type=int, default=100)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--deeds", type=int, default=16)
    asked, knowledge, number, comparisons = parser.parse_args(), Knowledge.load(), 0, 0
    for seed in range(asked.first, asked.first + asked.seeds):
        deeds = random_deeds(seed, asked.deeds)
        with tempfile.TemporaryDirectory() as folder:
            answers = asyncio.run(compared(Path(folder) / "desk.sqlite3", knowledge, deeds))
        found = answers.contradictions + calendars.contradictions(seed)
        if found:
            print(f"seed {seed}: {', '.join(f'{deed.__name__} {which}' for deed, which in deeds)}")
            print(*(f"  {one}" for one in found), sep="\n", flush=True)
        number += bool(found)
        comparisons += answers.comparisons
    print(f"{number} of {asked.seeds} seeds have contradictions, in {comparisons:,} comparisons")
    return 1 if number else 0


if __name__ == "__main__":
    raise SystemExit(main())
