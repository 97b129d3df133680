"""Run one benchmark: `python -m benchmarks NAME`.

Each prints its figures, mostly ratios within one run, and their goals; the exit status is 1 if a goal is missed.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Annotated

import typer

from benchmarks.feeds.commands import app as feed_commands
from benchmarks.report import report, verdict

FIELDS_A_PAGE = 85

app = typer.Typer(name="python -m benchmarks", no_args_is_help=True, add_completion=False)
app.add_typer(feed_commands)


@app.command()
def ingest(
    count: Annotated[int, typer.Option(help="Number of pages to read.")] = 300,
    pages: Annotated[Path | None, typer.Option(help="JSON Lines of saved pages, instead of sample pages.")] = None,
) -> None:
    """Articles per second from link to shelf, and the longest stall of the event loop."""
    from benchmarks.load.ingest import measure

    report(asyncio.run(measure(count, pages)), {"ratio": 1.3, "longest_stall_ms": 50})


@app.command()
def cluster(
    count: Annotated[int, typer.Option(help="Number of texts.")] = 2_000,
    rounds: Annotated[int, typer.Option(help="Imports of each kind, in turns.")] = 1,
) -> None:
    """An archive imported by two local readers and on a cluster of two workers, in turns."""
    from benchmarks.load.cluster import measure

    goals = {"speed": 0.9, "saved_local": count, "saved_cluster": count}
    report(asyncio.run(measure(count, rounds)), {}, goals)


@app.command("export")
def export_archive(
    count: Annotated[int, typer.Option(help="Number of articles.")] = 100_000,
    form: Annotated[str, typer.Option("--format", help="jsonl, csv, markdown or html.")] = "jsonl",
    imported: Annotated[int, typer.Option(help="Lines of the file that are imported on an empty desk.")] = 2_000,
) -> None:
    """An archive exported, killed, continued and imported again: memory, seconds, the same bytes."""
    from benchmarks.load.export import measure

    report(
        measure(count, form, imported),
        {"peak_mib": 200, "rest_peak_mib": 200},
        {"killed": 1, "same_bytes": 1},
    )


@app.command("old-desk")
def old_desk(
    articles: Annotated[int, typer.Option(help="Number of articles, a multiple of 20,000.")] = 200_000,
    servers: Annotated[int, typer.Option(help="Number of servers, at least 3.")] = 30,
    folder: Annotated[Path | None, typer.Option(help="Where the database is kept between runs.")] = None,
) -> None:
    """The largest server of an old desk moved out and in, against its articles one by one; a check of the database."""
    from tempfile import TemporaryDirectory

    from benchmarks.load.old_desk import measure

    with TemporaryDirectory() as passing:
        home = folder or Path(passing)
        report(measure(home / f"old-desk-{articles}.sqlite3", articles, servers), {"ratio": 0.5, "troubles": 0})


@app.command()
def fairness() -> None:
    """The time that one server waits for its link and for `/latest` while another floods the desk."""
    from benchmarks.load.fairness import LATEST_SECONDS, LINK_SECONDS, measure

    figures = asyncio.run(measure())
    print(f"{'longest wait in seconds':26}{'link':>10}{'/latest':>10}{'refused':>10}{'left':>10}")
    for name, wait in figures.items():
        print(f"{name:26}{wait.link:10.2f}{wait.latest:10.3f}{wait.refused:10}{wait.left:10}")
    held = {
        name: wait for name, wait in figures.items() if name != "heavy pages, 1 reader"
    }  # a page is not interrupted
    verdict([name for name, wait in held.items() if wait.link > LINK_SECONDS or wait.latest > LATEST_SECONDS])


@app.command("two-processes")
def two_processes(
    kills: Annotated[int, typer.Option(help="How often one is killed: some ten seconds each, and five minutes.")] = 50,
) -> None:
    """Two processes of one application over real sockets, killed at random: each link read once, each digest once."""
    from dataclasses import asdict

    from benchmarks.feeds.wire import missing
    from benchmarks.load.two_processes import measure

    if missing():
        print("skipped: the rig is missing (../shared/rig, beside the project)")
        return
    figures = asdict(asyncio.run(measure(kills)))
    for name, count in figures.items():
        print(f"{name.replace('_', ' '):24}{count:6}")
    allowed = {"links", "digests", "again"}
    verdict([name for name, count in figures.items() if count and name not in allowed])


@app.command()
def memory() -> None:
    """Peak memory of the bot process, compared with a bare discord.py bot."""
    from benchmarks.load.memory import measure

    report(measure(), {"ratio": 1.5})


@app.command()
def pictures() -> None:
    """Processor time and memory of the process that draws the pictures of an answer."""
    from benchmarks.load.pictures import measure

    figures = measure()
    report(figures, {name: 150 if name.endswith("_ms") else 64 for name in figures})


@app.command()
def small() -> None:
    """Memory of a whole desk with one reader: while it reads, and idle; under a hard limit where there can be one."""
    from benchmarks.load.small_desk import measure

    figures: dict[str, float] = {}
    for name, desk in measure().items():
        for figure in ("peak", "readers", "idle"):
            figures[f"{name}_{figure}_mib"] = getattr(desk, figure)
        figures[f"{name}_limit_mib"], figures[f"{name}_unread"] = desk.limit, desk.unread
    goals = {"english_peak_mib": 512, "both_peak_mib": 640, "english_idle_mib": 95, "both_idle_mib": 95}  # 100 MB
    report(figures, {**goals, "english_unread": 0, "both_unread": 0})


@app.command()
def search(
    articles: Annotated[int, typer.Option(help="Articles on the shelf, a multiple of 20,000.")] = 1_000_000,
    folder: Annotated[Path | None, typer.Option(help="Where the database is kept between runs.")] = None,
) -> None:
    """Time of searches with operators: 95th percentile of wall time, median of processor time, results counted."""
    from tempfile import TemporaryDirectory

    from benchmarks.load.search import measure

    with TemporaryDirectory() as passing:
        figures = asyncio.run(measure(folder or Path(passing), articles))
    print(f"{'':56}{'p95 ms':>10}{'cpu ms':>10}  results")
    for query, (p95, cpu, count) in figures.items():
        print(f"{query[:55]:56}{p95:10.2f}{cpu:10.2f}  {count}")
    verdict([query for query, (p95, _, _) in figures.items() if p95 > 50])


@app.command()
def answers(
    many: Annotated[int, typer.Option(help="Articles on the large shelf.")] = 100_000,
    few: Annotated[int, typer.Option(help="Articles on the small shelf.")] = 10_000,
) -> None:
    """95th percentile of the time of each answer, on a large and a small shelf."""
    from benchmarks.load.answers import grows, measure, too_slow

    figures = asyncio.run(measure(many, few))
    print(f"{'':26}{f'{many:,}':>10}{f'{few:,}':>10}{'':8}{f'{many:,}':>10}{f'{few:,}':>10}")
    print(f"{'':26}{'p95 ms':>10}{'p95 ms':>10}{'ratio':>8}{'cpu ms':>10}{'cpu ms':>10}{'ratio':>8}")
    for name, (large, small) in figures.items():
        print(f"{name:26}{large.p95:10.2f}{small.p95:10.2f}{large.p95 / small.p95:8.2f}", end="")
        print(f"{large.cpu:10.2f}{small.cpu:10.2f}{large.cpu / small.cpu:8.2f}")
    entities = [f"{name}, processor time" for name in figures if name.startswith("entity") and grows(*figures[name])]
    verdict([*(name for name, pair in figures.items() if too_slow(*pair)), *entities])


@app.command()
def kept(
    many: Annotated[int, typer.Option(help="Articles on the large shelf.")] = 100_000,
    few: Annotated[int, typer.Option(help="Articles on the small shelf.")] = 10_000,
    folder: Annotated[Path | None, typer.Option(help="Where the databases are kept between runs.")] = None,
) -> None:
    """Processor time of answers with card and JSON: from an unchanged shelf, and the first after a change."""
    from tempfile import TemporaryDirectory

    from benchmarks.load.kept_answers import measure, missed

    with TemporaryDirectory() as passing:
        figures = asyncio.run(measure(folder or Path(passing), many, few))
    print(f"{'processor time in ms':26}{'unchanged':>22}{'after a change':>24}")
    print(f"{'':26}{f'{many:,}':>11}{f'{few:,}':>11}{f'{many:,}':>12}{f'{few:,}':>12}")
    for name, (large, small) in figures.items():
        print(f"{name:26}{large.unchanged:11.2f}{small.unchanged:11.2f}{large.changed:12.2f}{small.changed:12.2f}")
    verdict(missed(figures))


@app.command("answers-wire")
def answers_wire(
    rounds: Annotated[int, typer.Option(help="Rounds of 400 questions for each command and load.")] = 3,
) -> None:
    """Answers over real sockets against a bare bot's `/ping`, alone and with 16 who ask at once (medians of rounds)."""
    from statistics import median

    from benchmarks.feeds.wire import missing
    from benchmarks.load.wire_answers import LIMIT, measure

    if missing():
        print("skipped: the rig is missing (../shared/rig, beside the project)")
        return
    found = asyncio.run(measure(rounds))
    print(f"{'':10}{'at once':>8}{'p95 ms':>9}{'/ping':>8}{'ratio':>7}{'cpu ms':>9}{'/ping':>8}{'failed':>8}")
    slow = []
    for (command, load), pairs in found.items():
        ratio = median(took.p95 / floor.p95 for took, floor in pairs)
        p95, floor_p95 = median(took.p95 for took, _ in pairs), median(floor.p95 for _, floor in pairs)
        cpu, floor_cpu = median(took.cpu for took, _ in pairs), median(floor.cpu for _, floor in pairs)
        failed = sum(took.failed for took, _ in pairs)
        print(f"{command:10}{load:8}{p95:9.1f}{floor_p95:8.1f}{ratio:7.2f}{cpu:9.2f}{floor_cpu:8.2f}{failed:8}")
        slow += [f"{command} with {load} at once"] if ratio > LIMIT or failed else []
    verdict(slow)


@app.command()
def robustness(
    count: Annotated[int, typer.Option(help="Number of damaged documents.")] = 10_000,
    seed: Annotated[int, typer.Option(help="Random seed.")] = 1,
) -> None:
    """Crashes, contract violations and time-outs on damaged documents; time for large and hostile pages."""
    from benchmarks.robustness import measure

    slowest = {"large_page_seconds": 2, "hostile_page_seconds": 2, "endless_text_seconds": 5, "address_seconds": 0.05}
    report(measure(count, seed), {"crashes": 0, "breaches": 0, "time_outs": 0, **slowest})


@app.command()
def fields(
    count: Annotated[int, typer.Option(help="Hostile fields, some 85 a page.")] = 10_000,
    seed: Annotated[int, typer.Option(help="Random seed.")] = 1,
    show: Annotated[int, typer.Option(help="Print so many of the longest pieces of work.")] = 0,
) -> None:
    """Longest hold of the event loop and the writer while pages of hostile fields are stored, shown and compared."""
    from benchmarks.fields.desk import hold_times
    from bot.text.knowledge.base import Knowledge

    held, made = asyncio.run(hold_times(-(-count // FIELDS_A_PAGE), seed, Knowledge.load()))
    for work, seconds in sorted(held.by_work.items(), key=lambda item: -item[1])[:show]:
        print(f"{1000 * seconds:8.1f} ms  {work}")
    figures = {f"{name}_ms": 1000 * getattr(held, name) for name in ("writer", "loop", "thread", "reader")}
    report({"fields": made, **figures}, {"writer_ms": 100, "loop_ms": 100})


@app.command()
def longest() -> None:
    """Processor time of storing the longest permitted texts: in the transaction, for which all writers wait, and
    before."""
    from benchmarks.load.longest import measure

    report(measure(), {"latin_transaction_ms": 50, "hangul_transaction_ms": 50})


@app.command()
def cost(
    total: Annotated[int, typer.Option(help="Articles in the large database.")] = 1_000_000,
    seed: Annotated[int, typer.Option(help="Random seed of the synthetic articles.")] = 1,
) -> None:
    """Time to store, place and delete an article and to compose a digest, with a million stored articles and with ten
    thousand."""
    from benchmarks.load.cost import measure

    figures = asyncio.run(measure(total, seed))
    print(f"{'ms':20}{'median':>9}{'p95':>9}{'cpu':>9}{'median':>9}{'p95':>9}{'cpu':>9}{'ratios':>9}")
    for name, pair in figures.items():
        times = "".join(f"{one.median:9.2f}{one.p95:9.2f}{one.cpu:9.2f}" for one in pair)
        large, small = pair
        ratios = (large.median / small.median, large.p95 / small.p95, large.cpu / small.cpu)
        print(f"{name:20}{times}  " + " ".join(f"{ratio:5.2f}" for ratio in ratios))
    held = ("assign an article", "insert an article", "delete an article", "compose a digest")
    verdict([name for name in held if figures[name][0].median > 1.2 * figures[name][1].median])


@app.command()
def growth(
    count: Annotated[int, typer.Option(help="Number of articles.")] = 3000,
    pages: Annotated[Path | None, typer.Option(help="JSON Lines with url, title and text.")] = None,
    seed: Annotated[int, typer.Option(help="Random seed of the synthetic articles.")] = 1,
) -> None:
    """Bytes of the database an article, by table and index, and their ratio to the bytes of the text."""
    from benchmarks.load.growth import measure

    found = asyncio.run(measure(count, pages, seed))
    for name, size in found.tables.items():
        if size >= 0.002 * found.total:
            print(f"{name:34}{size:10.0f}")
    figures = {"articles": found.articles, "text_bytes": found.text, "bytes_an_article": found.total}
    report({**figures, "ratio": found.total / found.text}, {"bytes_an_article": 16_384})


@app.command()
def erasure(
    first: Annotated[int, typer.Option(help="The first random seed.")] = 1,
    seeds: Annotated[int, typer.Option(help="Number of trials.")] = 60,
) -> None:
    """Files in which data of an erased member is left, while others use the desk."""
    from benchmarks.load.erasure import trial

    found = {seed: asyncio.run(trial(seed)) for seed in range(first, first + seeds)}
    for seed, one in found.items():
        if one.after or one.backup or one.troubles:
            print(f"seed {seed}: after {sorted(one.after)}, backup {sorted(one.backup)}, {'; '.join(one.troubles)}")
    unseen = sum(not one.before for one in found.values())
    left = sum(bool(one.after or one.backup or one.troubles) for one in found.values())
    report(
        {"trials": seeds, "nothing_to_find": unseen, "with_leftovers": left},
        dict.fromkeys(("nothing_to_find", "with_leftovers"), 0),
    )


@app.command()
def wire(
    families: Annotated[int, typer.Option(help="Wire texts, each republished by several outlets.")] = 200,
    unrelated: Annotated[int, typer.Option(help="Independent reports.")] = 5_000,
    seed: Annotated[int, typer.Option(help="Random seed of the synthetic articles.")] = 1,
) -> None:
    """Precision and recall of finding copies of one wire text, compared with shingle overlap."""
    from benchmarks.stories.wire import measure

    report(asyncio.run(measure(families, unrelated, seed)), {}, {"precision": 0.99, "recall": 0.95})


@app.command()
def stops(
    count: Annotated[int, typer.Option(help="Stops in this process.")] = 2000,
    processes: Annotated[int, typer.Option(help="Processes that get SIGTERM.")] = 100,
    seed: Annotated[int, typer.Option(help="Random seed of the moments.")] = 1,
) -> None:
    """Time from a stop to its end: all of the desk's loops cancelled, and real processes on SIGTERM."""
    from benchmarks.stops import LIMIT, in_process, of_processes

    missed = []
    for name, found in (
        ("in process", asyncio.run(in_process(count, seed))),
        ("SIGTERM", asyncio.run(of_processes(processes, seed))),
    ):
        print(
            f"{name:12}{found.tried:8,} stops{found.late:6,} over {LIMIT:g} s or failed   longest {found.longest:.2f} s"
        )
        missed += [name] * (found.late > 0)
    verdict(missed)


@app.command()
def changes(
    count: Annotated[int, typer.Option(help="Number of pages.")] = 60,
    pages: Annotated[Path | None, typer.Option(help="JSON Lines of saved pages, instead of sample pages.")] = None,
    seed: Annotated[int, typer.Option(help="Random seed of the changes.")] = 1,
) -> None:
    """Recall of changed headlines, figures, names, quotations and sentences; false changes from page furniture."""
    from benchmarks.stories.changes import KINDS, measure

    found = {f"{kind}_found": 0.97 for kind in KINDS}
    report(measure(count, pages, seed), {"false_changes": 0.02}, found)


@app.command()
def digests(
    samples: Annotated[int, typer.Option(help="Number of days.")] = 60,
    seed: Annotated[int, typer.Option(help="Random seed of the choice of days.")] = 1,
    show: Annotated[int, typer.Option(help="Print up to this many stories that should not have been shown.")] = 0,
) -> None:
    """Precision of daily digests on Korea from a stream of world news, and repeated stories."""
    from benchmarks.stories.digests import EVENTS, measure

    if not EVENTS.is_file():
        print("skipped: the events are missing (../shared/data/wcep_events, beside the project)")
        return
    report(asyncio.run(measure(samples, seed, show)), {"shown_again": 0}, {"precision": 0.95})


if __name__ == "__main__":
    app()
