"""The overview of the figures agrees with the pages below it, and every benchmark is on one of them."""

from __future__ import annotations

import re
from itertools import cycle
from pathlib import Path

import typer.main

from benchmarks.__main__ import app as benchmarks
from tests.fakes.tables import table

DOCS = Path(__file__).resolve().parents[2] / "docs"
OVERVIEW = (DOCS / "benchmarks.md").read_text(encoding="utf-8")
PAGES = {path.name: path.read_text(encoding="utf-8") for path in (DOCS / "benchmarks").glob("*.md")}
_ROW = re.compile(r"^\| (.+) \| (.+) \| (.+) \| \[\w+\]\(benchmarks/(\w+\.md)(?:#[\w-]+)?\) \|$", re.MULTILINE)
ROWS = [match.groups() for match in _ROW.finditer(OVERVIEW)]


def _figures(cell: str) -> list[str]:
    return re.findall(r"\d+(?:[.,]\d+)*", cell)


@table(("goals", "figures", "page"), [row[1:] for row in ROWS])
def test_every_figure_of_the_overview_is_on_its_page_beside_its_goal(goals: str, figures: str, page: str) -> None:
    rows = [_figures(line) for line in PAGES[page].splitlines()]
    for goal, now in zip(cycle(goals.split(";")), figures.split(";"), strict=False):
        assert any({*_figures(goal), *_figures(now)} <= {*row} for row in rows), now


def test_the_overview_has_a_figure_of_every_page() -> None:
    assert {page for *_, page in ROWS} == PAGES.keys()
    assert all(_figures(now) for _, _, now, _ in ROWS)


def test_every_benchmark_is_on_a_page() -> None:
    commands = set(typer.main.get_command(benchmarks).commands)  # type: ignore[attr-defined]  # a group has them
    reliability = (DOCS / "reliability.md").read_text(encoding="utf-8")
    named = re.findall(
        r"`(?:python -m benchmarks )?([a-z-]+)(?: --?[^`]*)?`", "\n".join([*PAGES.values(), reliability])
    )
    assert commands - set(named) == set()
