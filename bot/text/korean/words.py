"""The words of Korean sentences, as white space divides them, with their morphemes.

A word is a noun with its particles ("대변인은"), a verb with its endings ("밝혔다고"), or both in one ("설명했다").
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.text.korean.morphemes import Morpheme

_MARKS = frozenset({"SF", "SE", "SSO", "SSC", "SC", "SY"})
"""Classes of punctuation marks."""


class KoreanMorphemes(NamedTuple):
    """The morphemes of a sentence that begins at `start` of the text; their offsets count from there."""

    start: int
    morphemes: Sequence[Morpheme]

    def within(self, start: int, end: int) -> list[Morpheme]:
        """The morphemes that overlap a span of the text."""
        first, last = start - self.start, end - self.start
        return [one for one in self.morphemes if one.start < last and first < one.end]


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
    """The words of a text in order; those of a sentence are made when they are first asked for.

    `text` has the character `hidden` where a quotation is, which has no words.
    """

    def __init__(self, text: str, sentences: Sequence[KoreanMorphemes], hidden: str) -> None:
        self._text = text
        self._hidden = hidden
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        self._made: dict[int, list[KoreanWord]] = {}

    def between(self, start: int, end: int) -> list[KoreanWord]:
        """The words that begin in [start, end)."""
        first = max(0, bisect_right(self._starts, start) - 1)
        found: list[KoreanWord] = []
        for number in range(first, bisect_left(self._starts, end)):
            words = self._of(number)
            found += words[bisect_left(words, start, key=_start) : bisect_left(words, end, key=_start)]
        return found

    def after(self, word: KoreanWord) -> KoreanWord | None:
        """The word behind a word in its sentence."""
        words, place = self._around(word)
        return words[place + 1] if place + 1 < len(words) else None

    def before(self, word: KoreanWord) -> KoreanWord | None:
        """The word in front of a word in its sentence."""
        words, place = self._around(word)
        return words[place - 1] if place else None

    def _around(self, word: KoreanWord) -> tuple[list[KoreanWord], int]:
        """The words of a word's sentence, and its place among them."""
        words = self._of(bisect_right(self._starts, word.start) - 1)
        return words, bisect_left(words, word.start, key=_start)

    def _of(self, number: int) -> list[KoreanWord]:
        if number not in self._made:
            self._made[number] = list(_words(self._text, self._sentences[number], self._hidden))
        return self._made[number]


def _start(word: KoreanWord) -> int:
    return word.start


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
