"""Fit the weights of `bot/text/headlines/prominence`: `python -m benchmarks.train_headlines`; `--measure` to try them.

    headlines.tsv | vectors | centred in each language | ridge regression on the grades -> weights, a bias a language

Vectors and grades are centred in each language, so that no language leads by itself: its bias is what its average
headline would get. In the cross-validation a tenth of the headlines is left out at a time.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from numpy.typing import NDArray

from bot.text.headlines.prominence import WEIGHTS, HeadlineModel
from tests.judgement import mornings

Table = NDArray[np.float64]
HEADLINES = Path(__file__).with_name("headlines.tsv")
_GRADES = {"A": 1.0, "B": 0.3, "C": 0.0}
_PENALTY = 1.0
"""Of the squares of the weights."""
_FOLDS = 10
_A_LINE = 12
_HEAD = """\
# The weights of a headline's vector, in ten-thousandths, and the bias of each language (bot/text/headlines).
# Fitted by `python -m benchmarks.train_headlines` to {headlines} graded headlines; do not edit by hand.
"""


@dataclass(frozen=True, slots=True)
class Graded:
    """A headline, its language and its grade, 0 to 1."""

    title: str
    language: str
    grade: float


def graded() -> list[Graded]:
    """All graded headlines."""
    lines = [line for line in HEADLINES.read_text("utf-8").splitlines() if not line.startswith("#")]
    rows = [line.split("\t") for line in lines]
    return [Graded(title, code, _GRADES[grade]) for grade, code, title in rows]


def vectors(model: HeadlineModel, headlines: list[Graded]) -> Table:
    """A row for each headline."""
    return np.array([model.vector(one.title) for one in headlines], float)


def fitted(rows: Table, headlines: list[Graded]) -> tuple[Table, dict[str, float]]:
    """The weights, and the bias of each language."""
    centred, grades = rows.copy(), np.array([one.grade for one in headlines])
    means: dict[str, Table] = {}
    for code in dict.fromkeys(one.language for one in headlines):
        of_language = [place for place, one in enumerate(headlines) if one.language == code]
        means[code] = rows[of_language].mean(0)
        centred[of_language] -= means[code]
        grades[of_language] -= grades[of_language].mean()
    weights: Table = np.linalg.solve(centred.T @ centred + _PENALTY * np.eye(rows.shape[1]), centred.T @ grades)
    return weights, {code: float(-mean @ weights) for code, mean in means.items()}


def order(scores: Table, headlines: list[Graded]) -> float:
    """How often a headline that leads scores higher than one for a quiet day, 0.5 by chance."""
    leading = np.array([score for score, one in zip(scores, headlines, strict=True) if one.grade == _GRADES["A"]])
    quiet = np.array([score for score, one in zip(scores, headlines, strict=True) if one.grade == _GRADES["C"]])
    return float((leading[:, None] > quiet).mean())


def cross_validated(rows: Table, headlines: list[Graded]) -> Table:
    """Each headline's score by weights that were fitted without it."""
    scores = np.zeros(len(headlines))
    for fold in range(_FOLDS):
        kept = [place for place in range(len(headlines)) if place % _FOLDS != fold]
        weights, biases = fitted(rows[kept], [headlines[place] for place in kept])
        for place in range(fold, len(headlines), _FOLDS):
            scores[place] = rows[place] @ weights + biases[headlines[place].language]
    return scores


def _write_prominences() -> None:
    """What the new weights make of the headlines that the ranking is measured with."""
    model = HeadlineModel.load()
    assert model is not None
    lines = (f"{mornings.prominence(model, title)}\t{title}\n" for title in mornings.headlines())
    mornings.PROMINENCES.write_text("".join(lines), encoding="utf-8")


def _as_toml(weights: Table, biases: dict[str, float]) -> str:
    whole = [str(round(weight * 10_000)) for weight in weights]
    lines = (", ".join(whole[start : start + _A_LINE]) for start in range(0, len(whole), _A_LINE))
    table = "".join(f"    {line},\n" for line in lines)
    return f"weights = [\n{table}]\n\n[bias]\n" + "".join(f"{code} = {bias:.4f}\n" for code, bias in biases.items())


def main(*, measure: Annotated[bool, typer.Option("--measure", help="Cross-validate; write nothing.")] = False) -> None:
    """Write the weights, and what they make of the headlines of tests/judgement; or print how often what leads scores
    higher than what waits, by language."""
    model = HeadlineModel.load()
    if model is None:
        raise typer.Exit(1)
    headlines = graded()
    rows = vectors(model, headlines)
    if not measure:
        head = _HEAD.format(headlines=len(headlines))
        WEIGHTS.write_text(head + _as_toml(*fitted(rows, headlines)), encoding="utf-8")
        _write_prominences()
        return
    scores = cross_validated(rows, headlines)
    for code in dict.fromkeys(one.language for one in headlines):
        chosen = [place for place, one in enumerate(headlines) if one.language == code]
        told = order(scores[chosen], [headlines[place] for place in chosen])
        print(f"{code} {len(chosen):4} headlines, in order: {told:.3f}")


if __name__ == "__main__":
    typer.run(main)
