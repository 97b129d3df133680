"""Fit the weights of `bot/text/headlines/prominence`: `python -m benchmarks.train_headlines`; `--measure` to try them.

headlines.tsv -> vectors -> weights (`fit`) -> headline_weights.toml and headline_pairs.npy
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from benchmarks.train_headlines.fit import GRADES, Fit, Graded, Table, cross_validated, fitted, order
from bot.text.headlines.prominence import PAIRS, WEIGHTS, HeadlineModel
from tests.judgement import mornings

HEADLINES = Path(__file__).with_name("headlines.tsv")
_A_LINE = 12
_HEAD = """\
# The weights of a headline's vector in each language, in ten-thousandths, and its bias (bot/text/headlines). Those of
# the pairs of its numbers are in headline_pairs.npy, in units of `pair`. Fitted to {headlines} graded headlines by
# `python -m benchmarks.train_headlines`; do not edit by hand.
"""


def graded() -> list[Graded]:
    """All graded headlines."""
    lines = [line for line in HEADLINES.read_text("utf-8").splitlines() if not line.startswith("#")]
    rows = [line.split("\t") for line in lines]
    return [Graded(title, code, GRADES[grade], int(editor)) for grade, code, editor, title in rows]


def vectors(model: HeadlineModel, headlines: list[Graded]) -> Table:
    """A row for each headline."""
    return np.array([model.vector(one.title) for one in headlines], float)


def _write_prominences() -> None:
    """Write the prominence, by the new weights, of the headlines that the ranking is measured with."""
    model = HeadlineModel.load()
    assert model is not None
    lines = (f"{mornings.prominence(model, title)}\t{title}\n" for title in mornings.headlines())
    mornings.PROMINENCES.write_text("".join(lines), encoding="utf-8")


def _as_toml(fit: Fit) -> str:
    tables = "".join(_as_array(code, weights) for code, weights in fit.weights.items())
    biases = "".join(f"{code} = {bias:.4f}\n" for code, bias in fit.biases.items())
    return f"pair = {fit.pair:.8f}\n\n[weights]\n{tables}\n[bias]\n{biases}"


def _as_array(name: str, weights: Table) -> str:
    whole = [str(round(weight * 10_000)) for weight in weights]
    lines = (", ".join(whole[start : start + _A_LINE]) for start in range(0, len(whole), _A_LINE))
    return f"{name} = [\n" + "".join(f"    {line},\n" for line in lines) + "]\n"


def main(*, measure: Annotated[bool, typer.Option("--measure", help="Cross-validate; write nothing.")] = False) -> None:
    """Write the weights, and the prominence of the headlines of tests/judgement; or print how often a leading headline
    scores higher than one on an inside page and than one that is held back, by editor and language."""
    model = HeadlineModel.load()
    if model is None:
        raise typer.Exit(1)
    headlines = graded()
    rows = vectors(model, headlines)
    if not measure:
        fit = fitted(rows, headlines)
        WEIGHTS.write_text(_HEAD.format(headlines=len(headlines)) + _as_toml(fit), encoding="utf-8")
        np.save(PAIRS, fit.pairs)
        _write_prominences()
        return
    scores = cross_validated(rows, headlines)
    for editor, code in dict.fromkeys((one.editor, one.language) for one in headlines):
        chosen = [place for place, one in enumerate(headlines) if (one.editor, one.language) == (editor, code)]
        inside, waiting = (order(scores[chosen], [headlines[place] for place in chosen], lower) for lower in "BC")
        print(f"editor {editor} {code} {len(chosen):4} headlines, before B: {inside:.3f}, before C: {waiting:.3f}")


if __name__ == "__main__":
    typer.run(main)
