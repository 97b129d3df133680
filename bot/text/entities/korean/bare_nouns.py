"""Korean words that are nouns without a particle, and may belong to the office behind them: "*산림녹지과* 주무관"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.text.korean.words import KoreanMorphemes, KoreanWord, KoreanWords
from bot.text.word_lists import wordlist

_CLASSES = frozenset({"NNG", "NNP", "SN", "SL", "SH", "XPN", "XSN", "SY", "NNBC"})
_ADVERBIAL = wordlist("hangul_adverbial")
_HIDDEN = "\0"


def bare_nouns(text: str, sentences: Sequence[KoreanMorphemes]) -> frozenset[tuple[int, int]]:
    """The spans of the words that are nouns without a particle; without nouns of time, and others that are adverbs as
    they are ("결과"). What ends in a noun is one, however the dictionary cuts the rest: in "온새미로학교" there is no
    particle before 학교, since a word goes on behind none."""
    return frozenset((word.start, word.end) for word in _words(text, sentences) if _is_bare_noun(word))


def _words(text: str, sentences: Sequence[KoreanMorphemes]) -> Iterator[KoreanWord]:
    return iter(KoreanWords(text, sentences, _HIDDEN).between(0, len(text)) if sentences else ())


def _is_bare_noun(word: KoreanWord) -> bool:
    last = word.parts[-1]
    if last.pos == "NNBC" and word.parts[0].pos == "SN":
        return False  # a day or a number of things: "16일"
    if last.text in _ADVERBIAL:
        return False
    ends_in_noun = last.pos in _CLASSES and len(last.text) > 1
    return ends_in_noun or all(part.pos in _CLASSES for part in word.parts)
