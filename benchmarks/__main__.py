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
    from benchmarks.answers import measure, too_slow

    figures = asyncio.run(measure(many, few))
    print(f"{'':26}{f'{many:,}':>10}{f'{few:,}':>10}{'':8}{f'{many:,}':>10}{f'{few:,}':>10}")
    print(f"{'':26}{'p95 ms':>10}{'p95 ms':>10}{'ratio':>8}{'cpu ms':>10}{'cpu ms':>10}{'ratio':>8}")
    for name, (large, small) in figures.items():
        print(f"{name:26}{large.p95:10.2f}{small.p95:10.2f}{large.p95 / small.p95:8.2f}", end="")
        print(f"{large.cpu:10.2f}{small.cpu:10.2f}{large.cpu / small.cpu:8.2f}")
    _verdict([name for name, pair in figures.items() if too_slow(*pair)])


@app.command()
def robustness(
    count: Annotated[int, typer.Option(help="Pages and texts to break.")] = 10_000,
    seed: Annotated[int, typer.Option(help="What decides how they are broken.")] = 1,
) -> None:
    """Crashes, broken contracts and slow readings among damaged pages and texts; the seconds of a page of 2 MB."""
    from benchmarks.robustness import measure

    slowest = {"large_page_seconds": 2, "hostile_page_seconds": 2, "endless_text_seconds": 5, "address_seconds": 0.05}
    _report(measure(count, seed), {"crashes": 0, "breaches": 0, "time_outs": 0, **slowest})


@app.command()
def cost(
    total: Annotated[int, typer.Option(help="Articles of the desk with a long past.")] = 1_000_000,
    seed: Annotated[int, typer.Option(help="What decides what the press writes.")] = 1,
) -> None:
    """What placing an article and composing a digest cost with a million articles, against ten thousand."""
    from benchmarks.cost import measure

    figures = asyncio.run(measure(total, seed))
    print(f"{'ms':20}{'median':>9}{'p95':>9}{'cpu':>9}{'median':>9}{'p95':>9}{'cpu':>9}{'ratios':>9}")
    for name, pair in figures.items():
        times = "".join(f"{one.median:9.2f}{one.p95:9.2f}{one.cpu:9.2f}" for one in pair)
        large, small = pair
        ratios = (large.median / small.median, large.p95 / small.p95, large.cpu / small.cpu)
        print(f"{name:20}{times}  " + " ".join(f"{ratio:5.2f}" for ratio in ratios))
    held = ("assign an article", "compose a digest")
    _verdict([name for name in held if figures[name][0].median > 1.2 * figures[name][1].median])


@app.command()
def wire(
    families: Annotated[int, typer.Option(help="Wire texts that several outlets carry.")] = 200,
    unrelated: Annotated[int, typer.Option(help="Reports in their authors' own words.")] = 5_000,
    seed: Annotated[int, typer.Option(help="What decides what the press writes.")] = 1,
) -> None:
    """How well copies of one wire text are told from reports that only look alike, beside overlap of shingles."""
    from benchmarks.wire import measure

    _report(asyncio.run(measure(families, unrelated, seed)), {}, {"precision": 0.99, "recall": 0.95})


@app.command()
def kill(
    runs: Annotated[int, typer.Option(help="Seeded runs.")] = 500,
    stride: Annotated[int, typer.Option(help="Kill at each so many-th moment of the sweep.")] = 1,
) -> None:
    """What arrives of what was owed when the desk is killed at every await and every commit, and at random."""
    from benchmarks.kill import measure

    names = ("slots", "others", "once", "twice", "lost", "told", "hushed", "split", "disordered")
    print(f"{'':22}{'runs':>7}{'kills':>7}" + "".join(f"{name:>11}" for name in names))
    missed = []
    for row in measure(runs, stride):
        counts = "".join(f"{getattr(row.tally, name):11,}" for name in names)
        print(f"{row.name:22}{row.runs:7,}{row.deaths:7,}{counts}", flush=True)
        missed += [f"{row.name}: {name}" for name in row.forbidden if getattr(row.tally, name)]
    _verdict(missed)


@app.command()
def changes(
    count: Annotated[int, typer.Option(help="Pages to read again and again.")] = 60,
    pages: Annotated[Path | None, typer.Option(help="JSON Lines of saved pages, in place of the sample's.")] = None,
    seed: Annotated[int, typer.Option(help="What decides how pages differ.")] = 1,
) -> None:
    """How well a changed headline, figure, name, quotation or sentence is told from what differs at every look."""
    from benchmarks.changes import KINDS, measure

    found = {f"{kind}_found": 0.97 for kind in KINDS}
    _report(measure(count, pages, seed), {"false_changes": 0.02}, found)


@app.command()
def digests(
    samples: Annotated[int, typer.Option(help="Days.")] = 60,
    seed: Annotated[int, typer.Option(help="What decides which days.")] = 1,
    show: Annotated[int, typer.Option(help="Print so many stories that should not have been shown.")] = 0,
) -> None:
    """What daily digests of the peninsula show of the world's news: how much is about it, and what is shown again."""
    from benchmarks.digests import EVENTS, measure

    if not EVENTS.is_file():
        print("skipped: the events are not here (../shared/data/wcep_events, beside the project)")
        return
    _report(asyncio.run(measure(samples, seed, show)), {"shown_again": 0}, {"precision": 0.95})


def _report(figures: dict[str, float], most: dict[str, float], least: dict[str, float] | None = None) -> None:
    least = least or {}
    for name, value in figures.items():
        goal = f"   (goal: at most {most[name]:g})" if name in most else ""
        goal = f"   (goal: at least {least[name]:g})" if name in least else goal
        print(f"{name:26}{value:12.3f}{goal}")
    over = [name for name, goal in most.items() if figures[name] > goal]
    _verdict([*over, *(name for name, goal in least.items() if figures[name] < goal)])


def _verdict(missed: list[str]) -> None:
    if missed:
        print("missed: " + ", ".join(missed))
        sys.exit(1)
    print("every goal is met")


if __name__ == "__main__":
    app()
