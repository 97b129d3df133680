"""How much three syllables look like a Korean's full name: by how many names have each at its place.

The table `data/name_syllables.tsv` is counted from the dictionary of the morpheme analyser.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from math import log10

_TABLE = "data/name_syllables.tsv"
_STEPS = (-8.0, -7.2, -6.6, -6.0)
"""Decimal logarithms of the chance of a name that begin the levels 1 to 4. Of the names in the dictionary about 5 % are
below the first, and 15 %, 20 % and 35 % between two of them."""
_UNSEEN = 0.5
"""What counts as the number of names with a syllable that the table does not have."""
LEVELS = len(_STEPS)


def likeness(name: str) -> int:
    """The level of three syllables, 0 (no name) to `LEVELS`."""
    chance = sum(place.get(syllable, place[""]) for place, syllable in zip(_chances(), name, strict=True))
    return sum(chance >= step for step in _STEPS)


@lru_cache(maxsize=1)
def syllable_counts() -> tuple[dict[str, int], dict[str, int], dict[str, int]]:
    """For the family name and the two syllables of the given name: syllable -> how many names have it there."""
    lines = files("bot.text").joinpath(_TABLE).read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if not line.startswith("#")]
    family, first, second = ({row[0]: int(row[place]) for row in rows} for place in (1, 2, 3))
    return family, first, second


@lru_cache(maxsize=1)
def _chances() -> list[dict[str, float]]:
    """For each of the three places the decimal logarithm of a syllable's share of the names; "" for an unseen one."""
    return [_logarithms(counts) for counts in syllable_counts()]


def _logarithms(counts: dict[str, int]) -> dict[str, float]:
    total = sum(counts.values())
    shares = {syllable: log10((count + _UNSEEN) / total) for syllable, count in counts.items()}
    return {**shares, "": log10(_UNSEEN / total)}
