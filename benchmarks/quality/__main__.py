"""Measure how well the desk reads: `python -m benchmarks.quality`, or `make quality`.

First the project's own corpus, with other libraries on the same pages if their environment exists (`make peers`); then,
if the evaluation kit is beside the project, every figure of targets.toml with its 95 % interval. The exit status is 1
if a target is missed.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from benchmarks.quality import kit, own, peers


def main(
    only: Annotated[str, typer.Option(help="Run only these evaluators of targets.toml (comma-separated).")] = "",
) -> None:
    """Measure reading quality: compare with other libraries and check the evaluation kit's targets."""
    if not only:
        _own()
    if reason := kit.missing():
        print(f"\nnot measured: {reason}")
        return
    figures = kit.measure(set(filter(None, only.split(","))))
    print("\nEvaluation kit, dev half; ± is half the 95 % interval")
    rows = [("figure", "floor", "target", "measured", "±", "")]
    for one in figures:
        floor = "" if one.floor is None else f"{one.floor:g}"
        rows.append(
            (one.name, floor, one.target, f"{one.value:.3f}", f"{one.give:.3f}", "" if one.reached else "missed")
        )
    _print(rows)
    sys.exit(any(not one.reached for one in figures))


def _own() -> None:
    if not peers.PYTHON.exists():
        print("peers skipped: run `make peers` once to include them")
    for title, table in (
        ("Pages: wrongly accepted, wrongly refused, text and metadata", own.pages),
        ("Summaries of three sentences", own.summaries),
        ("Names", own.entities),
        ("Statements", own.statements),
    ):
        print(f"\n{title}")
        _print(table())


def _print(rows: Sequence[tuple[str, ...]]) -> None:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        first, *rest = (
            cell.ljust(width) if at == 0 else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        print("  ".join([first, *rest]).rstrip())


if __name__ == "__main__":
    typer.run(main)
