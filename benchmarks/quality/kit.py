"""The figures of targets.toml, each with its target; those of the evaluation kit with their 95 % interval."""

from __future__ import annotations

import sys
import tempfile
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.quality import evaluator, judgement, korean, stories
from benchmarks.quality.evaluator import SHARED
from benchmarks.quality.peers import PYTHON
from benchmarks.quality.resample import GROUPS, half_width, halved, without

SETS = {
    "extraction": ("scrapinghub", "naeb"),
    "ner": ("conll2003_en", "korea_sentences_en"),
    "linking": ("korea_gold",),
    "quotes": ("polnear", "korea_gold"),
    "summary": ("cnndm_newsroom_refs", "korea_gold"),
    "topic": ("reuters87_relevance", "korea_gold"),
}
_CHOOSE = {"summary", "topic"}
"""Evaluators that are given the names of their sets, since they have others too."""
JUDGEMENT = "judgement"
"""The group that needs no kit."""
_OWN: dict[str, Callable[[Path], dict[str, tuple[float, float]]]] = {
    "names": korean.names,
    "stories": stories.measure,
    JUDGEMENT: judgement.measure,
}


@dataclass(frozen=True)
class Figure:
    """One line of the table. `give` is half the 95 % interval; `halves` is the figure on either half of the documents,
    () if there are none."""

    name: str
    floor: float | None
    at_least: float | None
    at_most: float | None
    value: float
    give: float
    halves: tuple[float, ...] = ()

    @property
    def target(self) -> str:
        """The target as printed."""
        if self.at_least is not None:
            return f"≥ {self.at_least:g}"
        return "report" if self.at_most is None else f"≤ {self.at_most:g}"

    @property
    def reached(self) -> bool:
        """Whether the figure, rounded as the kit does, meets its target."""
        value = round(self.value, 3)
        return value >= (self.at_least if self.at_least is not None else value) and value <= (
            self.at_most if self.at_most is not None else value
        )


def missing() -> str | None:
    """The reason why the kit cannot run, as one line; None if it can."""
    if not (SHARED / "eval").is_dir() or not (SHARED / "data").is_dir():
        return "the evaluation kit is missing (../shared/eval and ../shared/data, beside the project)"
    if not PYTHON.exists():
        return "the evaluation kit needs its own environment: run `make peers` once"
    return None


def measure(only: set[str]) -> list[Figure]:
    """Measure every figure of targets.toml, or only those of the evaluators in `only`."""
    rows = tomllib.loads(Path(__file__).with_name("targets.toml").read_text(encoding="utf-8"))["figure"]
    figures: list[Figure] = []
    for of in dict.fromkeys(row["of"] for row in rows):
        if only and of not in only:
            continue
        wanted = [row for row in rows if row["of"] == of]
        print(f"measuring {of} …", file=sys.stderr, flush=True)
        found = _OWN[of](SHARED / "data") if of in _OWN else _evaluated(of, [row["name"] for row in wanted])
        figures += [_figure(row, *found[row["name"]]) for row in wanted]
    return figures


def _figure(row: dict[str, Any], value: float, give: float, *halves: float) -> Figure:
    name = f"{row['of']}.{row['name']}"
    return Figure(name, row.get("floor"), row.get("at_least"), row.get("at_most"), value, give, halves)


def _evaluated(of: str, names: list[str]) -> dict[str, tuple[float, ...]]:
    """Name -> the figure, half its interval, and the figure on each half of the documents."""
    sets = [SHARED / "data" / name for name in SETS[of]]
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder, "answers.jsonl")
        whole = _run(of, store, SHARED / "data")
        parts = []
        for group in range(GROUPS):
            target = Path(folder, str(group))
            without(sets, group, target)
            parts.append(_run(of, store, target))
        halves = []
        for half in (0, 1):
            target = Path(folder, f"half{half}")
            halved(sets, half, target)
            halves.append(_run(of, store, target))
    return {
        name: (whole[name], half_width(whole[name], [part[name] for part in parts]), *(one[name] for one in halves))
        for name in names
    }


def _run(of: str, store: Path, data: Path) -> dict[str, float]:
    reader = [sys.executable, "-m", "benchmarks.quality.replay", str(store), sys.executable, "-m", "bot", "read", "-"]
    return evaluator.run(of, reader, data, *(["--sets", ",".join(SETS[of])] if of in _CHOOSE else []))
