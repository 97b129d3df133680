"""Recognise Korean given names in Latin letters by the frequency of their syllables.

The counts are `data/name_syllables.tsv`, the spellings `data/romanisation.toml`. A word that by its form may be a given
name (`latin_korean.is_given`: "Landing", "Hotel") is one here only if both syllables are frequent at their place.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import product

from bot.regexes import regex
from bot.text.korean.name_likeness import syllable_counts
from bot.text.names.romanisation import sounds_of

LEAST = 100
"""The fewest of the 119,204 names counted that have a frequent syllable at its place."""
MOST = 0.6
"""The highest cost of a spelling of a syllable."""
SHORTEST = 4
"""The fewest letters of a given name that is written as one word."""
_PARTS = regex(r"[-‐‑–\s\xa0]")


def is_likely_given(word: str) -> bool:
    """Whether a word is two frequent syllables of given names, joined, hyphenated or apart, in any usual spelling."""
    first, second = _spellings()
    parts = _PARTS.split(word.lower())
    if len(parts) == 2:
        return parts[0] in first and parts[1] in second
    if len(parts) > 1 or len(word) < SHORTEST:
        return False
    return any(parts[0][:at] in first and parts[0][at:] in second for at in range(1, len(word)))


@lru_cache(maxsize=1)
def _spellings() -> tuple[frozenset[str], frozenset[str]]:
    """The spellings of the frequent first and second syllables."""
    _, first, second = syllable_counts()
    return frozenset(_spelled(first)), frozenset(_spelled(second))


def _spelled(counts: Mapping[str, int]) -> Iterator[str]:
    for syllable, count in counts.items():
        if count >= LEAST:
            for letters in product(*sounds_of(syllable)):
                if sum(cost for _, cost in letters) <= MOST:
                    yield "".join(spelling for spelling, _ in letters)
