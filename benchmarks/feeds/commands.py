"""The benchmarks of feeds and watches, as commands of `python -m benchmarks`."""

from __future__ import annotations

import asyncio
from typing import Annotated

import typer

from benchmarks.report import report, verdict

app = typer.Typer()


@app.command()
def feeds() -> None:
    """Feeds of feedparser's own suite: crashes, time-outs, markup that survives, share of its checks that hold."""
    from benchmarks.feeds.reading import is_there, measure

    if not is_there():
        print("skipped: the suite is missing (../shared/data/feedparser_suite, beside the project)")
        return
    report(measure(), {"crashes": 0, "time_outs": 0, "active_content": 0}, {"share": 0.97})


@app.command("feed-month")
def feed_month(
    feeds: Annotated[int, typer.Option(help="Number of feeds.")] = 200,
    days: Annotated[float, typer.Option(help="Virtual days.")] = 30,
    deeds: Annotated[float, typer.Option(help="What a site does a day: publish, re-stamp, move, break …")] = 0.3,
    seed: Annotated[int, typer.Option(help="Random seed.")] = 1,
) -> None:
    """A month of hostile feeds on virtual time: entries that were missed, announced twice or announced in a storm, and
    polls that were too frequent."""
    from tests.simulation.feed_month import month

    outcome = month(seed, feeds, days, deeds)
    print("\n".join(outcome.violations[:20]))
    report({**outcome.counts, "violations": len(outcome.violations)}, {"violations": 0})


@app.command("feed-hour")
def feed_hour(count: Annotated[int, typer.Option(help="Number of feeds.")] = 2_000) -> None:
    """Feeds due in one hour, some failing and some slow, while a member posts links: the longest waits."""
    from benchmarks.feeds.polling import measure

    goals = {"feeds_not_asked": 0.0, "latest_poll_minutes": 10, "longest_stall_ms": 50, "longest_link_seconds": 2}
    report(asyncio.run(measure(count)), goals)


@app.command("feed-storm")
def feed_storm(
    servers: Annotated[int, typer.Option(help="Servers that follow the feed.")] = 100,
    entries: Annotated[int, typer.Option(help="New entries at once.")] = 1_000,
) -> None:
    """The longest transaction of a storm, a first poll, news and a removal, in a feed that many servers follow."""
    from benchmarks.feeds.storm import measure

    figures = asyncio.run(measure(servers, entries))
    report(figures, {name: 100.0 for name in figures if name.endswith("_ms")})


@app.command()
def watches(
    count: Annotated[int, typer.Option(help="Number of pages to read.")] = 150,
    total: Annotated[int, typer.Option(help="Number of watches, on twenty servers.")] = 10_000,
) -> None:
    """Processor time that watches add to saving articles, and the cost of their index."""
    from benchmarks.load.watches import measure

    report(asyncio.run(measure(count, total)), {"share": 0.1})


@app.command("feed-wire")
def feed_wire() -> None:
    """The real bot as a process against a feed of the evaluation rig's site: 304, 301, 410, 429, storms, private
    links."""
    from benchmarks.feeds.wire import measure, missing

    if missing():
        print("skipped: the rig is missing (../shared/rig, beside the project)")
        return
    held = asyncio.run(measure())
    for sentence, holds in held.items():
        print(f"{'yes' if holds else 'NO':4}{sentence}")
    verdict([sentence for sentence, holds in held.items() if not holds])
