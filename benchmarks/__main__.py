"""The numbers of the design, each a ratio in one run: `python -m benchmarks NAME`.

Each benchmark prints its figures and the goals they are held to; the exit status is 1 where a goal is missed.
"""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(name="python -m benchmarks", no_args_is_help=True, add_completion=False)


@app.command()
def ingest(
    count: Annotated[int, typer.Option(help="Pages to read.")] = 300,
    pages: Annotated[Path | None, typer.Option(help="JSON Lines of saved pages, in place of the sample's.")] = None,
) -> None:
    """Articles a second from link to shelf, and the event loop's longest stall meanwhile."""
    from benchmarks.ingest import measure

    _report(asyncio.run(measure(count, pages)), {"ratio": 1.3, "longest_stall_ms": 50})


@app.command()
def memory() -> None:
    """Peak memory of the desk's own process against a bare bot's."""
    from benchmarks.memory import measure

    _report(measure(), {"ratio": 1.5})


@app.command()
def answers(
    many: Annotated[int, typer.Option(help="Articles on the shelf.")] = 100_000,
    few: Annotated[int, typer.Option(help="Articles on the shelf that it is compared with.")] = 10_000,
) -> None:
    """The 95th percentile of every answer's time, and how it grows with the shelf."""
    from benchmarks.answers import goals_missed, measure

    figures = measure(many, few)
    print(f"{'p95 of':26}{f'{many:,}':>14}{f'{few:,}':>14}{'ratio':>8}")
    for name, of in figures.items():
        print(f"{name:26}{of['ms']:11.2f} ms{of['ms_few']:11.2f} ms{of['ratio']:8.2f}")
    _verdict(goals_missed(figures, most_ms=50, most_ratio=1.5))


def _report(figures: dict[str, float], goals: dict[str, float]) -> None:
    for name, value in figures.items():
        goal = f"   (goal: at most {goals[name]:g})" if name in goals else ""
        print(f"{name:26}{value:12.3f}{goal}")
    _verdict([name for name, goal in goals.items() if figures[name] > goal])


def _verdict(missed: list[str]) -> None:
    if missed:
        print("missed: " + ", ".join(missed))
        sys.exit(1)
    print("every goal is met")


if __name__ == "__main__":
    app()
