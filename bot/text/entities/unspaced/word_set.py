"""Sets of words that are looked for in texts without spaces, at a cost that does not grow with the set."""

from __future__ import annotations

from collections.abc import Collection, Iterator


class WordSet:
    """Words of one to a few characters."""

    def __init__(self, words: Collection[str]) -> None:
        self._words = frozenset(words)
        self._lengths = sorted({len(word) for word in words}, reverse=True)
        self._first = frozenset(word[0] for word in words)

    def ending(self, text: str, start: int, end: int) -> int:
        """Where the longest word begins that ends at `end` and begins at `start` or later; -1 for none."""
        for length in self._lengths:
            if end - length >= start and text[end - length : end] in self._words:
                return end - length
        return -1

    def beginning(self, text: str, start: int) -> int:
        """Where the longest word ends that begins at `start`; -1 for none."""
        size = next((size for size in self._lengths if text[start : start + size] in self._words), 0)
        return start + size if size else -1

    def starts(self, text: str, start: int) -> bool:
        """Whether a word begins at `start`."""
        return self.beginning(text, start) >= 0

    def ends(self, text: str) -> bool:
        """Whether a text ends with a word."""
        return self.ending(text, 0, len(text)) >= 0

    def each(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The longest word at each place of [start, end), as (start, end)."""
        for at in range(start, end):
            if text[at] in self._first:
                found = next((size for size in self._lengths if text[at : at + size] in self._words), 0)
                if found and at + found <= end:
                    yield at, at + found
