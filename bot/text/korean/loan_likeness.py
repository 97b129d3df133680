"""How much a word in Hangul looks like a foreign name and not like a Korean noun: by the syllables at its places.

The table `data/loan_syllables.tsv` is counted from the dictionary of the morpheme analyser.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from math import log

_TABLE = "data/loan_syllables.tsv"
_STEPS = (-1.0, -0.3, 0.3, 0.8, 1.3)
"""Natural logarithms of how many times likelier a syllable is in a foreign name, in the mean over the word, that begin
the levels 1 to 5."""
_UNSEEN = 0.5
"""What is added to each count."""
_FIRST, _BETWEEN, _LAST = range(3)
FOREIGN = 3
"""The least level of most foreign names: a quarter of them and nine tenths of the nouns are below it."""


@lru_cache(maxsize=20_000)
def loan_level(word: str) -> int:
    """The level of a word of Hangul syllables, 0 (a noun) to 5 (a foreign name)."""
    ratios = _ratios()
    last = len(word) - 1
    places = (_FIRST if at == 0 else _LAST if at == last else _BETWEEN for at in range(len(word)))
    mean = sum(ratios[place].get(syllable, 0.0) for place, syllable in zip(places, word, strict=True)) / len(word)
    return sum(mean >= step for step in _STEPS)


@lru_cache(maxsize=1)
def _ratios() -> tuple[dict[str, float], ...]:
    """For each of the three places: syllable -> the logarithm of its share of the names by that of the nouns."""
    lines = files("bot.text").joinpath(_TABLE).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    counts = [{row[0]: int(row[column]) + _UNSEEN for row in rows} for column in range(1, 7)]
    sums = [sum(count.values()) for count in counts]
    return tuple(
        {
            syllable: log(counts[place][syllable] / sums[place]) - log(counts[place + 3][syllable] / sums[place + 3])
            for syllable in counts[place]
        }
        for place in range(3)
    )
