"""Clustering into stories: B-cubed F1 online, compared with batch clustering, with other orders of arrival, and behind
an archive.

The jackknife groups are groups of articles, not of stories.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.quality import evaluator
from benchmarks.quality.resample import GROUPS, half_width, without

SETS = {"wikinews": "wikinews_stories", "ecbplus": "ecbplus_snippets"}
_ORDERS = 4
ARCHIVE = "wcep_storylines"
"""The set of which the dev half lies on the shelf where figures are `behind`: 4,685 sentences of ten years."""
_PROGRAM = (sys.executable, "-m", "bot", "stories", "{file}")


def measure(data: Path) -> dict[str, tuple[float, float]]:
    """Value and half its 95 % interval (0 if not computed) by figure. `spread`: the largest difference in F1 between
    four shuffled orders and the given one; `over_batch`: the F1 of the desk minus that of batch clustering;
    `behind`, `mixed_behind`: the F1 behind `ARCHIVE`, and the share of joined articles in mixed stories."""
    whole = evaluator.run("stories", _PROGRAM, data)
    orders = [evaluator.run("stories", _PROGRAM, data, "--shuffle", str(seed)) for seed in range(1, _ORDERS + 1)]
    archive = str(data / ARCHIVE / "dev.jsonl")
    program = (sys.executable, "-m", "benchmarks.stories.large_shelf", archive, "{file}")
    behind = evaluator.run("stories", program, data, "--sets", ",".join(SETS.values()))
    parts = [_without(data, group) for group in range(GROUPS)]
    found: dict[str, tuple[float, float]] = {}
    for name in SETS:
        f1 = whole[f"{name}.f1"]
        found[f"{name}.f1"] = (f1, half_width(f1, [part[f"{name}.f1"] for part in parts]))
        found[f"{name}.over_batch"] = (f1 - whole[f"{name}.batch_f1"], 0.0)
        found[f"{name}.behind"] = (behind[f"{name}.f1"], 0.0)
        found[f"{name}.mixed_behind"] = (behind[f"{name}.false_merges"], 0.0)
        found[f"{name}.spread"] = (max(abs(order[f"{name}.f1"] - f1) for order in orders), 0.0)
    return found


def _without(data: Path, group: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        without([data / name for name in SETS.values()], group, Path(folder))
        return evaluator.run("stories", _PROGRAM, Path(folder))
