"""Measures over texts and lists, as defined by the article extraction benchmark and the summary sets."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable
from difflib import SequenceMatcher

_GRAM = 4
_NEAR = 0.9


def shingles_f1(wanted: str, given: str) -> float:
    """F1 of the four-word shingles of two texts."""
    return f1(_shingles(wanted), _shingles(given))


def f1(wanted: Iterable[Hashable], given: Iterable[Hashable]) -> float:
    """F1 of two multisets; 1 if both are empty."""
    gold, found = Counter(wanted), Counter(given)
    total = gold.total() + found.total()
    return 2 * (gold & found).total() / total if total else 1.0


def near(wanted: str, given: str | None) -> bool:
    """Whether two titles are at least 90 % similar; an appended site name is usually below that."""
    return SequenceMatcher(None, wanted.casefold(), (given or "").casefold()).ratio() >= _NEAR


def mean(values: Iterable[float]) -> float:
    """The arithmetic mean; 0 if empty."""
    listed = list(values)
    return sum(listed) / len(listed) if listed else 0.0


def _shingles(text: str) -> list[tuple[str, ...]]:
    words = re.findall(r"\w+", text)
    return [tuple(words[at : at + _GRAM]) for at in range(max(1, len(words) - _GRAM + 1))] if words else []
