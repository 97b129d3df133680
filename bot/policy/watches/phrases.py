"""Watched phrases: found in a text by one automaton, whatever their number.

Text and phrases are folded (case, accents, hyphens, runs of spaces in phrases) without a change of length of the text.
A match begins and ends at a word border; a Hangul word may be followed by a particle, a Hanja word by anything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import ahocorasick

from bot.lang.folding import FoldTable
from bot.lang.particles import PARTICLE
from bot.lang.scripts import is_han, is_hangul
from bot.model.analysis import Span

LONGEST_PHRASE = 80
SHORTEST_PHRASE = 2
"""Characters; every article would match a single letter."""

_FOLD = FoldTable()


def fold(text: str) -> str:
    """The text folded for matching; offsets do not change."""
    return text.translate(_FOLD)


def phrase_key(phrase: str) -> str:
    """A phrase as it is looked for: folded, with single spaces. The same for phrases that meet the same texts."""
    return " ".join(fold(phrase).split())


class PhraseAutomaton:
    """The phrases of `phrase_key`, as one Aho-Corasick automaton. About 0.7 KB a phrase of 20 characters."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._automaton: Any = ahocorasick.Automaton()
        for key in keys:
            self._automaton.add_word(key, key)
        self._automaton.make_automaton()

    @property
    def total_bytes(self) -> int:
        """The memory of the automaton's nodes."""
        return int(self._automaton.get_stats()["total_size"]) if len(self._automaton) else 0

    def found(self, text: str) -> set[str]:
        """The keys of the phrases that the text has."""
        return {key for key, _ in self._matches(text)}

    def _matches(self, text: str) -> Iterator[tuple[str, Span]]:
        if not len(self._automaton):
            return
        for last, key in self._automaton.iter(fold(text)):
            start, end = last + 1 - len(key), last + 1
            if _is_bordered(text, start, end):
                yield key, Span(start, end)


def places(phrase: str, text: str) -> Iterator[Span]:
    """Where a text has a phrase, in order."""
    key, folded = phrase_key(phrase), fold(text)
    at = folded.find(key) if key else -1
    while at >= 0:
        if _is_bordered(text, at, at + len(key)):
            yield Span(at, at + len(key))
        at = folded.find(key, at + 1)


def _is_bordered(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    after = text[end] if end < len(text) else " "
    return _begins(before, text[start]) and _ends(text, end, text[end - 1], after)


def _begins(before: str, first: str) -> bool:
    if is_han(first) or not first.isalnum():
        return True
    return not is_hangul(before.strip()) if is_hangul(first) else not before.isalnum()


def _ends(text: str, end: int, last: str, after: str) -> bool:
    if is_han(last) or not last.isalnum():
        return True
    if is_hangul(last):
        return not is_hangul(after.strip()) or PARTICLE.match(text, end) is not None
    return not after.isalnum() or is_hangul(after)
