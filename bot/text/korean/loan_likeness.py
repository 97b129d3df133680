"""How much a word in Hangul looks like a foreign name and not like a Korean noun or name: by its pairs of syllables.

The table `data/loan_syllables.tsv` is counted from the dictionary of the morpheme analyser.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from itertools import pairwise

_TABLE = "data/loan_syllables.tsv"
BEGIN, END = "^", "$"
"""The marks of the beginning and the end of a word in the table."""
_STEPS = (-93, -35, 9, 42, 92)
"""Hundredths of the natural logarithm of how many times likelier a pair is in a foreign name, in the mean over the
word, that begin the levels 1 to 5."""
FOREIGN = 3
"""The least level of most foreign names: 6 % of them, 92 % of the nouns and 99 % of typical names of
Koreans are below it."""


@lru_cache(maxsize=20_000)
def loan_level(word: str) -> int:
    """The level of a word of Hangul syllables, 0 (a noun) to 5 (a foreign name)."""
    mean = loan_mean(word)
    return sum(mean >= step for step in _STEPS)


def loan_mean(word: str) -> float:
    """The mean weight of the pairs of a word; a pair that the table lacks has the weight of its second syllable."""
    weights = _weights()
    sum_of_pairs = sum(weights.get(pair, weights.get(pair[1], 0)) for pair in pairs(word))
    return sum_of_pairs / (len(word) + 1)


def pairs(word: str) -> list[str]:
    """The pairs of syllables of a word, with its beginning and its end."""
    return [before + behind for before, behind in pairwise((BEGIN, *word, END))]


@lru_cache(maxsize=1)
def _weights() -> dict[str, int]:
    """Syllable or pair -> its weight."""
    lines = files("bot.text").joinpath(_TABLE).read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {part: int(weight) for part, weight in rows}
