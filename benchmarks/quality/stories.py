"""Grouping into stories: B-cubed F1 as articles arrive, against the batch, and how far other orders lie from it.

What is left out to see how sure a figure is are articles, not stories.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.quality import evaluator
from benchmarks.quality.resample import GROUPS, half_width, without

SETS = {"wikinews": "wikinews_stories", "ecbplus": "ecbplus_snippets"}
_ORDERS = 4
_PROGRAM = (sys.executable, "-m", "bot", "stories", "{file}")


def measure(data: Path) -> dict[str, tuple[float, float]]:
    """Figure -> value and half its 95 % interval (0 where that says nothing). `spread` is the largest distance of
    four shuffled orders' F1 from that of the given one; `over_batch` how much the desk's is above the batch's."""
    whole = evaluator.run("stories", _PROGRAM, data)
    orders = [evaluator.run("stories", _PROGRAM, data, "--shuffle", str(seed)) for seed in range(1, _ORDERS + 1)]
    parts = [_without(data, group) for group in range(GROUPS)]
    found: dict[str, tuple[float, float]] = {}
    for name in SETS:
        f1 = whole[f"{name}.f1"]
        found[f"{name}.f1"] = (f1, half_width(f1, [part[f"{name}.f1"] for part in parts]))
        found[f"{name}.over_batch"] = (f1 - whole[f"{name}.batch_f1"], 0.0)
        found[f"{name}.spread"] = (max(abs(order[f"{name}.f1"] - f1) for order in orders), 0.0)
    return found


def _without(data: Path, group: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        without([data / name for name in SETS.values()], group, Path(folder))
        return evaluator.run("stories", _PROGRAM, Path(folder))
