"""Fit the weights of a headline's vector to grades.

    vectors | centred in each language | kernel ridge regression on the grades
            -> weights of the numbers in each language, weights of their pairs, a bias a language
            -> the same for the first editor's headlines, without pairs -> the mean of both

Vectors and grades are centred in each language, so that no language is favoured: its bias is the score of its average
headline. In the cross-validation the headlines of one editor at a time are left out, since those of one editor resemble
each other.
"""

from __future__ import annotations

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Table = NDArray[np.float64]
GRADES = {"A": 1.0, "B": 0.3, "C": 0.0}
_PAIRS = 20.0
"""The factor of pairs of numbers in the kernel: the higher, the more the weight of a pair may differ from 0, relative
to that of a single number."""
_PENALTY, _PENALTY_ALONE = 2.0, 1.0
"""The penalty on the squares of the weights, with pairs and without."""
_FIRST_EDITOR, _AGAIN = 1, 0.35
"""The editor whose headlines are fitted once more, without pairs, and the share of those weights in the mean. Without
them one morning of the test is ranked wrongly."""
_MOST = 127


class Graded(Struct, frozen=True):
    """A headline, its language, its grade, 0 to 1, and the number of the editor who wrote and graded it."""

    title: str
    language: str
    grade: float
    editor: int


class Fit(Struct, frozen=True):
    """The weights of a vector's numbers in each language, the biases, and the weights of the pairs of its numbers:
    whole numbers from -127 to 127, in units of `pair`."""

    weights: dict[str, Table]
    biases: dict[str, float]
    pairs: NDArray[np.int8]
    pair: float

    def score(self, row: Table, language: str) -> float:
        """The prominence of a headline by its vector, not limited to -1 to 1."""
        return float(row @ (self.pair * (self.pairs @ row) + self.weights[language]) + self.biases[language])


def fitted(rows: Table, headlines: list[Graded]) -> Fit:
    """The weights that fit the grades best. There are more pairs of numbers than headlines, so the equations have an
    unknown for each headline, with a kernel of numbers and pairs of numbers."""
    centred, grades = rows.copy(), np.array([one.grade for one in headlines])
    places = {
        code: [place for place, one in enumerate(headlines) if one.language == code]
        for code in dict.fromkeys(one.language for one in headlines)
    }
    means: dict[str, Table] = {code: rows[of_language].mean(0) for code, of_language in places.items()}
    for code, of_language in places.items():
        centred[of_language] -= means[code]
        grades[of_language] -= grades[of_language].mean()
    alike = centred @ centred.T
    shares = (1 - _AGAIN) * np.linalg.solve(alike + _PAIRS * alike**2 + _PENALTY * np.eye(len(rows)), grades)
    exact: Table = _PAIRS * (centred * shares[:, None]).T @ centred
    again = [place for place, one in enumerate(headlines) if one.editor == _FIRST_EDITOR]
    alike = alike[np.ix_(again, again)]
    shares[again] += _AGAIN * np.linalg.solve(alike + _PENALTY_ALONE * np.eye(len(again)), grades[again])
    weights: Table = centred.T @ shares
    pair = float(abs(exact).max()) / _MOST
    pairs: Table = np.rint(exact / pair)
    of_pairs = {code: pair * (pairs @ mean) for code, mean in means.items()}
    quiet = {
        code: float(np.mean(np.einsum("ij,ij->i", centred[of_language] @ pairs, centred[of_language]))) * pair
        for code, of_language in places.items()
    }
    return Fit(
        {code: weights - 2 * of_pairs[code] for code in means},
        {code: float(mean @ (of_pairs[code] - weights)) - quiet[code] for code, mean in means.items()},
        pairs.astype(np.int8),
        pair,
    )


def order(scores: Table, headlines: list[Graded], lower: str) -> float:
    """How often a headline that leads scores higher than one of a lower grade, 0.5 by chance."""
    of_grade: dict[float, list[float]] = {}
    for score, one in zip(scores, headlines, strict=True):
        of_grade.setdefault(one.grade, []).append(score)
    leading, others = (np.array(of_grade[GRADES[grade]]) for grade in ("A", lower))
    return float((leading[:, None] > others).mean())


def cross_validated(rows: Table, headlines: list[Graded]) -> Table:
    """Each headline's score by weights that were fitted without those of its editor."""
    scores = np.zeros(len(headlines))
    for editor in dict.fromkeys(one.editor for one in headlines):
        kept = [place for place, one in enumerate(headlines) if one.editor != editor]
        fit = fitted(rows[kept], [headlines[place] for place in kept])
        for place, one in enumerate(headlines):
            if one.editor == editor:
                scores[place] = fit.score(rows[place], one.language)
    return scores
