"""Fit the weights of `bot/text/verdict/report_score`: `python -m benchmarks.train_verdict`; `--measure` to try them.

    pages of tests/corpus, without stubs and without the halves kept as a number | features | logistic regression

A stub of a subscription is a report that breaks off, so the score is neither fitted to stubs nor used for them.
In the cross-validation a whole set of pages is left out at a time: the pages of a set were written by one writer on one
day and are alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import numpy as np
import typer
from lxml.html import document_fromstring
from msgspec import Struct
from msgspec.structs import asdict
from numpy.typing import NDArray

from bot.model.analysis import Verdict
from bot.text.page import jsonld
from bot.text.page.body import body
from bot.text.page.charset import decoded
from bot.text.page.metadata import metadata
from bot.text.sources.outlets import SourceTable
from bot.text.verdict.page_structure import measure
from bot.text.verdict.report_score import WEIGHTS, Features, features
from tests.corpus import FITTED, Marked, articles, layouts, not_articles, strangers, unseen_sets
from tests.judgement.share import LOOK, NUMBER

Table = NDArray[np.float64]
_PENALTY = 2.0
"""The penalty on the squares of the weights of features with variance 1."""
_STEPS = 50
_HEAD = """\
# Weights of the features of bot/text/verdict/report_score.py, and the bias: log-odds that a short page is an article.
# Fitted by `python -m benchmarks.train_verdict` to {pages} pages of tests/corpus; do not edit by hand.
"""


class Sample(Struct, frozen=True):
    """A page's set and half, its features, and whether it is an article."""

    name: str
    half: str
    features: Features
    is_article: bool


def sets() -> Iterator[tuple[str, str, list[Marked]]]:
    """(set, half, pages) of the corpus."""
    yield from (("articles", LOOK, articles()), ("layouts", LOOK, layouts()), ("not_articles", LOOK, not_articles()))
    yield from ((name, LOOK, pages) for name, pages in unseen_sets())
    for number in FITTED:
        yield from ((f"strangers_{number}", half, strangers(half, [number])) for half in (LOOK, NUMBER))


def samples() -> list[Sample]:
    """Every page of the corpus but the stubs."""
    sources = SourceTable.load()
    return [
        Sample(name, half, _features(page, sources), page.verdict == Verdict.ARTICLE)
        for name, half, pages in sets()
        for page in pages
        if page.verdict != Verdict.PAYWALL
    ]


def fitted(chosen: list[Sample]) -> Table:
    """The weights of the features in their order, the bias last."""
    table, answers = _table(chosen), np.array([one.is_article for one in chosen], float)
    mean, spread = table.mean(0), table.std(0) + 1e-9
    rows = np.column_stack([(table - mean) / spread, np.ones(len(table))])
    penalty = np.diag([_PENALTY] * len(mean) + [1e-6])
    weights = np.zeros(rows.shape[1])
    for _ in range(_STEPS):
        given = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (given - answers) + penalty @ weights
        curve = (rows * (given * (1 - given))[:, None]).T @ rows + penalty
        weights = weights - np.linalg.solve(curve, slope)
    plain = weights[:-1] / spread
    return np.append(plain, weights[-1] - plain @ mean)


def scored(chosen: list[Sample], weights: Table) -> Table:
    """The log-odds of each sample."""
    odds: Table = _table(chosen) @ weights[:-1] + weights[-1]
    return odds


def _table(chosen: list[Sample]) -> Table:
    return np.array([list(asdict(one.features).values()) for one in chosen])


def _features(page: Marked, sources: SourceTable) -> Features:
    tree = document_fromstring(decoded(page.page.content, page.page.charset))
    items = jsonld.objects(tree)
    text = body(tree, page.page.url, jsonld.article(items))
    return features(measure(tree, page.page.url), metadata(tree, items, page.page.url, sources), text, page.page.url)


def main(*, measure: Annotated[bool, typer.Option("--measure", help="Cross-validate; write nothing.")] = False) -> None:
    """Write the weights, or print how many pages of each left-out set are on the right side of even odds."""
    known = samples()
    read = [one for one in known if one.half == LOOK]
    if not measure:
        names = [*Features.__struct_fields__, "bias"]
        rows = "".join(f"{name} = {weight:.3f}\n" for name, weight in zip(names, fitted(read), strict=True))
        WEIGHTS.write_text(_HEAD.format(pages=len(read)) + rows, encoding="utf-8")
        return
    for name in dict.fromkeys(one.name for one in known):
        weights = fitted([one for one in read if one.name != name])
        for half in (LOOK, NUMBER):
            left = [one for one in known if one.name == name and one.half == half]
            if left:
                odds = scored(left, weights)
                right = sum((odd > 0) == one.is_article for odd, one in zip(odds, left, strict=True))
                refused = sum(odd <= 0 for odd, one in zip(odds, left, strict=True) if one.is_article)
                told = f"{right:3} of {len(left):3} ({right / len(left):.3f}), articles refused: {refused}"
                print(f"{name:14} {half:6} {told}")


if __name__ == "__main__":
    typer.run(main)
