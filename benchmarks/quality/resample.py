"""Confidence intervals by the delete-a-group jackknife (Kott 2001), and the two halves of a set's documents.

Each evaluator runs ten more times, each time without a tenth of the documents; the spread of the ten figures gives the
standard error of the whole one. A rule that was written from one half of the documents has to help on the other.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable, Iterator, Sequence
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
    _write(sets, target, lambda of: of != group)


def halved(sets: Sequence[Path], half: int, target: Path) -> None:
    """Write the documents of the even groups (`half` 0) or of the odd ones (1) of each set to `target`."""
    _write(sets, target, lambda of: of % 2 == half)


def _write(sets: Sequence[Path], target: Path, is_kept: Callable[[int], bool]) -> None:
    for source in sets:
        folder = target / source.name
        folder.mkdir(parents=True)
        kept = (line for line, document in _rows(source / "dev.jsonl") if is_kept(zlib.crc32(document) % GROUPS))
        folder.joinpath("dev.jsonl").write_text("".join(kept), encoding="utf-8")


def _rows(path: Path) -> Iterator[tuple[str, bytes]]:
    """Each line with the id of its document, so that sentences of one text stay in one group."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            yield line, str(row.get("group", row.get("id", line))).encode()
