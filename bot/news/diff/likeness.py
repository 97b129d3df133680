"""The share of a text that another text contains, by runs of four words: a cheap test before comparing word by word."""

from __future__ import annotations

from bot.news.diff.tokens import keys

_RUN = 4


def likeness(one: str, other: str) -> float:
    """The share of the shorter text's runs of four words that the other one has too, 0 to 1; 0 for shorter texts."""
    ours, others = _runs(one), _runs(other)
    shorter = min(len(ours), len(others))
    return len(ours & others) / shorter if shorter else 0.0


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = keys(text)
    return frozenset(words[at : at + _RUN] for at in range(len(words) - _RUN + 1))
