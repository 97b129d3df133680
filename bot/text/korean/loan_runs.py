"""Features of words that look like foreign names: each word's likeness, and runs of such words ("로버트 케일 차관보").

words of Hangul | level of likeness | runs of foreign words without particles between them, and what is behind them
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.text.korean.loan_likeness import FOREIGN
from bot.text.korean.loan_words import LoanWord, loan_words
from bot.text.korean.morphemes import Morpheme
from bot.text.korean.word_classes import TITLES
from bot.text.word_lists import wordlist

_PLACES = wordlist("hangul_places_abroad")
_TITLE_ENDS = tuple(title for title in TITLES if len(title) > 1)
_LONGEST, _MOST = 5, 3
"""Most syllables of a word and words of a run that are told apart."""
_NONE = LoanWord(-1, -1, -1, 0)


def loan_features(text: str, morphemes: Sequence[Morpheme]) -> list[list[str]]:
    """For each morpheme of a sentence the features of its word; none where it begins with no Hangul."""
    words = loan_words(text)
    of_words = list(_features(text, words))
    out: list[list[str]] = []
    at = 0
    for morpheme in morphemes:
        while at < len(words) and words[at].end <= morpheme.start:
            at += 1
        inside = at < len(words) and words[at].start <= morpheme.start
        out.append(_placed(words[at], of_words[at], morpheme.start) if inside else [])
    return out


def _placed(word: LoanWord, features: list[str], at: int) -> list[str]:
    """The features of a word for the morpheme that begins at `at`: its first, a later one, or one of the particle."""
    place = "b" if at == word.start else "x" if at >= word.stem else "i"
    return [place + feature for feature in features]


def _features(text: str, words: Sequence[LoanWord]) -> Iterator[list[str]]:
    runs = list(_runs(text, words))
    for index, word in enumerate(words):
        before = words[index - 1] if index and _are_beside(text, words[index - 1], word) else _NONE
        behind = words[index + 1] if index + 1 < len(words) and _are_beside(text, word, words[index + 1]) else _NONE
        particle = "p" if word.stem < word.end else "-"
        yield [
            f"Z={word.level}{min(word.stem - word.start, _LONGEST)}",
            f"Z+{word.level}{behind.level}{particle}",
            f"Z-{before.level}{word.level}",
            *runs[index],
        ]


def _runs(text: str, words: Sequence[LoanWord]) -> Iterator[list[str]]:
    """For each word its place in a run of foreign words without particles between them, the number of these, whether a
    particle ends it, and what follows; none outside of one."""
    first = 0
    while first < len(words):
        last = first
        if not _is_foreign(text, words[first]):
            yield []
            first += 1
            continue
        while last + 1 < len(words) and _goes_on(text, words[last], words[last + 1]):
            last += 1
        number = min(last - first + 1, _MOST)
        particle = "p" if words[last].stem < words[last].end else "-"
        behind = _class_behind(text, words, last)
        for place in range(first, last + 1):
            yield [f"Zr={min(place - first, _MOST)}{number}{particle}{behind}", f"Zq={number}{particle}"]
        first = last + 1


def _is_foreign(text: str, word: LoanWord) -> bool:
    return word.level >= FOREIGN and text[word.start : word.stem] not in _PLACES


def _goes_on(text: str, word: LoanWord, behind: LoanWord) -> bool:
    return word.stem == word.end and _is_foreign(text, behind) and _are_beside(text, word, behind)


def _are_beside(text: str, word: LoanWord, behind: LoanWord) -> bool:
    """Whether one space is between two words."""
    return behind.start == word.end + 1 and text[word.end] == " "


def _class_behind(text: str, words: Sequence[LoanWord], last: int) -> str:
    """The class of the word behind a run: a title, a word that ends like one, a country, another word, none."""
    if last + 1 >= len(words) or not _are_beside(text, words[last], words[last + 1]):
        return "0"
    behind = words[last + 1]
    stem = text[behind.start : behind.stem]
    if stem in TITLES:
        return "T"
    if stem in _PLACES:
        return "A"
    return "t" if stem.endswith(_TITLE_ENDS) else "w"
