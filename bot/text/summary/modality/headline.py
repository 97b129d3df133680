"""Find the sentence that tells what the headline says against the opening of its text.

A newsroom writes its headline last, when it knows how the matter ended. Where the headline negates, rejects or keeps
something, and the first sentence does not, a later sentence tells the end: "Board keeps fares as they are" stands above
minutes that first read out a motion to raise them. What the text states before it without a source or a day is the
motion, the claim or the old belief, and is shown only with that sentence.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from bot.lang.scripts import is_hangul
from bot.text.summary.modality.marks import MarkedSentences, negated_words, turns
from bot.text.summary.sentence_quality import too_short, words

_FARTHEST = 16
"""The most sentences after the first one among which the end is told."""
_FEWEST_SHARED = 2
_REST = 0.25
"""The least share of the words of a headline in a first sentence that tells the rest of it, and is no claim. One word
alone is only what both are about."""
_LETTERS, _SYLLABLES = 6, 2
"""The first letters or Hangul syllables by which words of a headline are found again: "부결", "부결됐다"."""


class ToldEnd(Struct, frozen=True):
    """The sentences of which one has to be shown with those that are told `before` it."""

    answers: frozenset[int]
    before: tuple[int, ...]


def told_end(sentences: MarkedSentences, title: str) -> ToldEnd | None:
    """The sentences that tell the end that the headline has, and those before them that need one. None where the
    headline turns nothing, or the first sentence does so too."""
    if not sentences.spans or not turns(title) or turns(sentences.text_of(0)):
        return None
    told = _beginnings(words(title))
    behind = range(1, min(1 + _FARTHEST, len(sentences.spans)))
    shared = {
        index: len(told & _beginnings(sentences.terms(index)))
        for index in behind
        if turns(sentences.text_of(index)) and not too_short(sentences.text_of(index))
    }
    most = max(shared.values(), default=0)
    if most < _FEWEST_SHARED:
        return None
    answers = frozenset(index for index, count in shared.items() if count == most)
    lead = _beginnings(sentences.terms(0))
    contradicted = turns(_label(title)) or bool(lead & _beginnings(words(negated_words(title))))
    tells_the_rest = len(told & lead) >= max(_FEWEST_SHARED, _REST * len(told)) and not contradicted
    before = tuple(index for index in range(tells_the_rest, min(answers)) if not sentences.marks[index].reports)
    return ToldEnd(answers, before) if before else None


def _label(title: str) -> str:
    """The words before the colon of a headline, which judge the whole story: "Not guilty: jury clears skipper"."""
    label, colon, _ = title.replace("：", ":").partition(":")
    return label if colon else ""


def _beginnings(found: Iterable[str]) -> frozenset[str]:
    """The beginnings of words, for endings that stemming leaves; pairs of Chinese characters stay as they are."""
    return frozenset(word[:_SYLLABLES] if is_hangul(word[0]) else word.removesuffix("e")[:_LETTERS] for word in found)
