"""Measure how well the desk reads: `python -m benchmarks.quality`, or `make quality`.

First the project's own corpus, with other libraries on the same pages if their environment exists (`make peers`), and
editorial judgement; then the figures of targets.toml, those of the evaluation kit with their 95 % interval and only if
the kit is beside the project. The exit status is 1 if a target is missed.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from benchmarks.quality import judgement, kit, own, peers


def main(
    only: Annotated[str, typer.Option(help="Run only these evaluators of targets.toml (comma-separated).")] = "",
    errors: Annotated[
        bool, typer.Option(help="List what is wrong in the half of the judgement that may be read.")
    ] = False,
) -> None:
    """Measure reading quality: compare with other libraries and check the targets."""
    wanted = set(filter(None, only.split(",")))
    if not wanted:
        _own()
    if not wanted or kit.JUDGEMENT in wanted:
        _judgement(errors=errors)
    if reason := kit.missing():
        print(f"\nnot measured: {reason}")
        wanted = {kit.JUDGEMENT} if not wanted else wanted & {kit.JUDGEMENT}
        if not wanted:
            return
    figures = kit.measure(wanted)
    print(
        "\nTargets; ± is half the 95 % interval on the evaluation kit's dev half, A and B are halves of its documents"
    )
    rows = [("figure", "floor", "target", "measured", "±", "A", "B", "")]
    for one in figures:
        floor = "" if one.floor is None else f"{one.floor:g}"
        first, second = (f"{value:.3f}" for value in one.halves) if one.halves else ("", "")
        missed = "" if one.reached else "missed"
        rows.append((one.name, floor, one.target, f"{one.value:.3f}", f"{one.give:.3f}", first, second, missed))
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


def _judgement(*, errors: bool) -> None:
    print("\nEditorial judgement: the editor's key of two weeks, labelled pairs, written cases")
    _print(judgement.table())
    print()
    _print(judgement.by_language())
    if errors:
        print("\n".join(judgement.errors()))


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
