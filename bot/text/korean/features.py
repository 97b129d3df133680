"""The features of a sentence's morphemes, as CRFsuite takes them: strings that hold of a morpheme.

the morpheme and its neighbours | the word (between spaces) and its neighbours | lists, forms, titles, brackets
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bot.lang.scripts import HAN, HANGUL
from bot.regexes import regex
from bot.text.korean.loan_runs import loan_features
from bot.text.korean.morphemes import Morpheme
from bot.text.korean.word_classes import (
    BODY_ENDS,
    CALLED,
    FAMILIES,
    TITLES,
    listed,
    name_forms,
    shape,
    sort_of,
    word_classes,
)

_WIDEST = 12
"""Most morphemes of a word that are looked at from one of them."""
_BRACKET = regex(rf" ?\((?:(\d\d?)(?:세|살|[)·,;])|([{HAN}])|([A-Za-z])|([{HANGUL}]))")
_OUTSIDE = ("", "", "", False)
"""The marks of the beginning and the end of a sentence."""


class _Word(NamedTuple):
    """The morphemes [start, stop) between two spaces: the last noun before the particles, all nouns in one, and their
    classes."""

    start: int
    stop: int
    head: int
    nouns: str
    classes: tuple[str, ...]


_NO_WORD = _Word(0, 0, 0, "", ())


def sentence_features(text: str, morphemes: Sequence[Morpheme]) -> list[list[str]]:
    """The features of each morpheme of a sentence."""
    sentence = _Sentence(text, morphemes)
    return [sentence.features(index) for index in range(len(morphemes))]


def foreign_features(text: str, morphemes: Sequence[Morpheme]) -> list[list[str]]:
    """The features for the model of foreign names: those of the sentence, of words that look like foreign names, and of
    words beside them that say what somebody or something is."""
    sentence = _Sentence(text, morphemes)
    loans = loan_features(text, morphemes)
    return [[*sentence.features(index), *sentence.sorts(index), *loans[index]] for index in range(len(morphemes))]


class _Sentence:
    """A sentence's morphemes as rows (text, first tag, sense, whether a space is before it), two empty ones at each
    end, and its words. Row `index + 2` is morpheme `index`."""

    def __init__(self, text: str, morphemes: Sequence[Morpheme]) -> None:
        self._text = text
        self._morphemes = morphemes
        rows = [(m.text, m.pos.partition("+")[0], m.sense, m.spaced) for m in morphemes]
        self._rows = [_OUTSIDE, _OUTSIDE, *rows, _OUTSIDE, _OUTSIDE]
        self._forms = name_forms(text, morphemes)
        self._lists = ["", *listed(text, morphemes), ""]
        self._words = [_NO_WORD, *_words(morphemes), _NO_WORD]
        self._word_of = [number for number, word in enumerate(self._words) for _ in range(word.start, word.stop)]

    def features(self, index: int) -> list[str]:
        """The features of one morpheme."""
        return [*self._around(index), *self._of_word(index), *self._of_lists(index), *self._evidence(index)]

    def sorts(self, index: int) -> Iterator[str]:
        """What the words beside the morpheme's word say of it (`sort_of`)."""
        number = self._word_of[index]
        word, behind, before = self._words[number], self._words[number + 1], self._words[number - 1]
        if sort := sort_of(before.nouns):
            last = before.stop - 1
            yield f"{sort}-{self._morphemes[last].pos[0] if last > before.head else ''}"
        if sort := sort_of(behind.nouns):
            yield f"{sort}+{self._particle(index, word.stop)}"

    def _around(self, index: int) -> Iterator[str]:
        """The morpheme and the two before and behind it."""
        before2, before1, own, next1, next2 = self._rows[index : index + 5]
        word, pos, sense, spaced = own
        gap, gap1 = "_" if spaced else ".", "_" if next1[3] else "."
        yield from (
            f"w={word}",
            f"p={pos}",
            f"s={sense}{pos}",
            f"g={gap}{gap1}",
            f"sh={shape(word)}",
            f"+1={gap1}{next1[0]}",
            f"+p={gap1}{next1[1]}{next1[2]}",
            f"+2={next2[0]}",
            f"+pp={next1[1]}{next2[1]}",
            f"-1={before1[0]}{gap}",
            f"-p={before1[1]}{before1[2]}{gap}",
            f"-2={before2[0]}",
            f"-pp={before2[1]}{before1[1]}",
            f"pp={before1[1]}{gap}{pos}{gap1}{next1[1]}",
            f"ss={before1[2]}{gap}{sense}{pos}{gap1}{next1[2]}",
            f"ww={word}{gap1}{next1[0]}",
            f"bw={before1[0]}{gap}{word}",
        )
        if len(word) > 1:
            yield from (f"x1={word[-1]}", f"y1={word[0]}")
        if len(word) > 2:
            yield from (f"x2={word[-2:]}", f"y2={word[:2]}")

    def _of_word(self, index: int) -> Iterator[str]:
        """The word of the morpheme, its particle, and the words beside it."""
        number = self._word_of[index]
        word, behind, before = self._words[number], self._words[number + 1], self._words[number - 1]
        own, head = self._morphemes[index], self._morphemes[word.head]
        particle = self._particle(index, word.stop)
        yield from (
            f"j={particle}",
            f"js={particle}{own.sense}{self._rows[index + 2][1]}",
            f"e={index - word.start}{word.stop - index}",
            f"h={head.text}",
            f"hx={head.text[-1]}",
            f"hp={head.pos}{head.sense}{min(3, word.head - index)}",
            f"W={word.nouns}",
        )
        yield from word.classes
        if word.classes:
            yield f"{word.classes[-1]}{own.text == word.nouns}"
        for mark, other in (("n", behind), ("p", before)):
            yield from (f"{mark}{one}" for one in other.classes)
            if other.nouns:
                nearest = self._morphemes[other.head]
                yield f"{mark}h={nearest.text}"
                yield f"{mark}x={nearest.text[-1]}{nearest.sense}"
        yield f"nw={self._rows[word.stop + 2][0]}"
        yield f"nn={self._rows[word.stop + 2][0]}{self._rows[min(word.stop + 3, len(self._rows) - 1)][0]}"
        yield f"pw={self._rows[word.start + 1][0]}"

    def _of_lists(self, index: int) -> Iterator[str]:
        """Word lists and the form of names."""
        before, own, behind = self._lists[index : index + 3]
        gap = "_" if self._rows[index + 2][3] else "."
        gap1 = "_" if self._rows[index + 3][3] else "."
        if own:
            yield from (f"l={own}", f"l={own}{gap1}{behind}")
        if before:
            yield f"l-{before}{gap}"
        if behind:
            yield f"l+{behind}{gap1}"
        if form := self._forms[index]:
            yield from (f"f={form}", f"f={form}{self._rows[index + 2][2]}")
        if self._rows[index + 2][0] in FAMILIES:
            yield f"fam{gap}{gap1}{self._rows[index + 3][0] in TITLES}"
            yield f"fam{gap}{gap1}"

    def _evidence(self, index: int) -> Iterator[str]:
        """Titles, brackets and quotation marks beside the morpheme."""
        word = self._words[self._word_of[index]]
        own, next1, next2 = (self._rows[index + shift][0] for shift in (2, 3, 4))
        later = (self._rows[word.stop + 2][0], self._rows[min(word.stop + 3, len(self._rows) - 1)][0])
        for place, title in enumerate((next1, next2, *later)):
            if title in TITLES:
                yield f"t{place}{self._rows[index + 3][3]}"
                break
        if own in TITLES:
            yield "t"
        if self._rows[index + 1][0] in CALLED:
            yield "c"
        if own in BODY_ENDS or own[-1] in BODY_ENDS:
            yield "b"
        if (mark := _BRACKET.match(self._text, self._morphemes[index].end)) is not None:
            yield f"k{mark.lastindex}"
        before = self._rows[index + 1][0]
        if before == "(":
            yield "k-"
        if before and before in "'\"‘“":
            yield "q-"
        if next1 and next1 in "'\"’”":
            yield "q+"

    def _particle(self, index: int, stop: int) -> str:
        for later in range(index + 1, min(stop, index + _WIDEST)):
            if self._rows[later + 2][1][:1] in "JVXE":
                return self._rows[later + 2][0]
        return "0"


def _words(morphemes: Sequence[Morpheme]) -> Iterator[_Word]:
    starts = [index for index, morpheme in enumerate(morphemes) if morpheme.spaced]
    for start, stop in zip(starts, [*starts[1:], len(morphemes)], strict=True):
        head = start
        for index in range(start, min(stop, start + _WIDEST)):
            if morphemes[index].pos[0] in "JVXE" and index > start:
                break
            if morphemes[index].pos[0] in "NSX":
                head = index
        nouns = "".join(morpheme.text for morpheme in morphemes[start : head + 1])
        yield _Word(start, stop, head, nouns, word_classes(nouns))
