"""The words of Korean sentences, as white space divides them, with their morphemes.

A word is a noun with its particles ("대변인은"), a verb with its endings ("밝혔다고"), or both in one ("설명했다").
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bot.text.korean.morphemes import Morpheme

_MARKS = frozenset({"SF", "SE", "SSO", "SSC", "SC", "SY"})
"""Classes of punctuation marks."""


class KoreanMorphemes(NamedTuple):
    """The morphemes of a sentence that begins at `start` of the text; their offsets count from there."""

    start: int
    morphemes: Sequence[Morpheme]


class WordPart(NamedTuple):
    """A morpheme of a word: where it begins in the text, its letters, and its parts of speech ("XSV+EP")."""

    start: int
    text: str
    pos: str

    @property
    def first_class(self) -> str:
        """The part of speech that it begins with."""
        return self.pos.partition("+")[0]

    @property
    def last_class(self) -> str:
        """The part of speech that it ends with."""
        return self.pos.rpartition("+")[2]

    @property
    def end(self) -> int:
        """Where it ends in the text."""
        return self.start + len(self.text)


class KoreanWord(NamedTuple):
    """A word [start, end) without the marks around it."""

    start: int
    end: int
    text: str
    parts: tuple[WordPart, ...]


class KoreanWords:
    """The words of a text in order."""

    def __init__(self, words: Sequence[KoreanWord]) -> None:
        self._words = words
        self._starts = [word.start for word in words]

    @classmethod
    def of(cls, text: str, sentences: Iterable[KoreanMorphemes], hidden: str) -> KoreanWords:
        """The words of the sentences; `text` has the character `hidden` where a quotation is, which has no words."""
        return cls([word for sentence in sentences for word in _words(text, sentence, hidden)])

    def between(self, start: int, end: int) -> Sequence[KoreanWord]:
        """The words that begin in [start, end)."""
        return self._words[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def after(self, word: KoreanWord) -> KoreanWord | None:
        """The word behind a word, in the same sentence or not."""
        place = bisect_left(self._starts, word.end)
        return self._words[place] if place < len(self._words) else None

    def before(self, word: KoreanWord) -> KoreanWord | None:
        """The word in front of a word, in the same sentence or not."""
        place = bisect_left(self._starts, word.start)
        return self._words[place - 1] if place else None


def _words(text: str, sentence: KoreanMorphemes, hidden: str) -> Iterator[KoreanWord]:
    offset, parts = sentence.start, list[WordPart]()
    for start, _, letters, pos, _, spaced in sentence.morphemes:
        at = offset + start
        if (spaced or text[at] == hidden) and parts:
            yield from _word(text, parts)
            parts = []
        if text[at] != hidden:
            parts.append(WordPart(at, letters, pos))
    if parts:
        yield from _word(text, parts)


def _word(text: str, parts: Sequence[WordPart]) -> Iterator[KoreanWord]:
    """The word of the parts without the marks at its ends, if anything else is in it."""
    first, last = 0, len(parts)
    while last > first and parts[last - 1].pos in _MARKS:
        last -= 1
    while first < last and parts[first].pos in _MARKS:
        first += 1
    if first < last:
        start, end = parts[first].start, parts[last - 1].end
        yield KoreanWord(start, end, text[start:end], tuple(parts[first:last]))
