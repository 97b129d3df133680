"""Confidence intervals by the delete-a-group jackknife (Kott 2001).

Each evaluator runs ten more times, each time without a tenth of the documents; the spread of the ten figures gives the
standard error of the whole one.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence
from pathlib import Path

GROUPS = 10
_T = 2.262
"""Student's t for nine degrees of freedom, 95 %."""


def half_width(whole: float, parts: Sequence[float]) -> float:
    """Half the 95 % interval around `whole`, from the figures without each group."""
    groups = len(parts)
    return float(_T * ((groups - 1) / groups * sum((part - whole) ** 2 for part in parts)) ** 0.5)


def without(sets: Sequence[Path], group: int, target: Path) -> None:
    """Write the dev half of each set to `target`, without the documents of one group."""
    for source in sets:
        folder = target / source.name
        folder.mkdir(parents=True)
        kept = (line for line, document in _rows(source / "dev.jsonl") if zlib.crc32(document) % GROUPS != group)
        folder.joinpath("dev.jsonl").write_text("".join(kept), encoding="utf-8")


def _rows(path: Path) -> Iterator[tuple[str, bytes]]:
    """Each line with the id of its document, so that sentences of one text stay in one group."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            yield line, str(row.get("group", row.get("id", line))).encode()
