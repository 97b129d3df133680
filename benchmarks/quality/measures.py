"""Measures over texts and lists, as the article extraction benchmark and the summary sets define them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable
from difflib import SequenceMatcher

_GRAM = 4
_NEAR = 0.9


def shingles_f1(wanted: str, given: str) -> float:
    """F1 of the two texts' runs of four words."""
    return f1(_shingles(wanted), _shingles(given))


def f1(wanted: Iterable[Hashable], given: Iterable[Hashable]) -> float:
    """F1 of two collections that may hold a thing several times; 1 for two empty ones."""
    gold, found = Counter(wanted), Counter(given)
    total = gold.total() + found.total()
    return 2 * (gold & found).total() / total if total else 1.0


def near(wanted: str, given: str | None) -> bool:
    """Whether a title is the wanted one but for a tenth of its letters; a site's name behind it is too much."""
    return SequenceMatcher(None, wanted.casefold(), (given or "").casefold()).ratio() >= _NEAR


def mean(values: Iterable[float]) -> float:
    """The arithmetic mean, 0 of nothing."""
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def _shingles(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return [tuple(words[at : at + _GRAM]) for at in range(max(1, len(words) - _GRAM + 1))] if words else []
