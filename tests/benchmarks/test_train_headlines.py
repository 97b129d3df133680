"""Fitting the weights of headlines: what pairs of numbers tell is found, and no language leads by itself."""

from __future__ import annotations

import numpy as np

from benchmarks.train_headlines.__main__ import graded
from benchmarks.train_headlines.fit import Graded, Table, cross_validated, fitted, order

_LEADS, _WAITS = 1.0, 0.0


def _made(seed: int, shift: dict[str, float]) -> tuple[Table, list[Graded]]:
    """Vectors of which those lead whose first two numbers have the same sign, in languages that lie apart."""
    centred = np.random.default_rng(seed).normal(0, 0.3, (240, 6))
    languages = [list(shift)[place % len(shift)] for place in range(len(centred))]
    grades = [_LEADS if first * second > 0 else _WAITS for first, second, *_ in centred]
    headlines = [
        Graded(str(place), language, grade, place % 3)
        for place, (language, grade) in enumerate(zip(languages, grades, strict=True))
    ]
    rows = centred + np.array([[shift[language]] for language in languages])
    return rows, headlines


def test_what_only_a_pair_of_numbers_tells_is_found_in_headlines_of_an_editor_who_was_left_out() -> None:
    rows, headlines = _made(1, {"en": 0.0, "ko": 0.5})
    scores = cross_validated(rows, headlines)
    assert order(scores, headlines, "C") > 0.75


def test_the_average_headline_of_each_language_is_neither_prominent_nor_the_contrary() -> None:
    rows, headlines = _made(2, {"en": 0.0, "ko": 0.9})
    fit = fitted(rows, headlines)
    for language in ("en", "ko"):
        of_language = [
            fit.score(row, language) for row, one in zip(rows, headlines, strict=True) if one.language == language
        ]
        assert abs(float(np.mean(of_language))) < 0.02


def test_no_headline_is_graded_twice() -> None:
    titles = [one.title for one in graded()]
    assert len(set(titles)) == len(titles) > 4_000
