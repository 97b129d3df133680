"""The words of a text as the full-text index has them: the tokenizers `unicode61` (remove_diacritics 2) and `porter` of
SQLite's FTS5, so that a text can be matched without an index.

The stemmer is M. F. Porter's ("An algorithm for suffix stripping", 1980) with the deviations of SQLite's.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache
from itertools import pairwise

from bot.model.analysis import Span
from bot.regexes import regex

_WORD = regex(r"[^\W_]+")
_MARKS = frozenset(chr(0x300 + place) for place in range(50) if (0x08029FDF | 0x000361F8 << 32) >> place & 1)
"""The combining marks that SQLite leaves out of a word; others divide it."""
_SHORTEST, _LONGEST = 3, 64
"""Bytes of a word that is stemmed."""
_O_STAR = 0b101
_O_STAR_MASK = 0b111

_STEP_2 = (
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("logi", "log"),
    ("bli", "ble"), ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"),
    ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"), ("ousness", "ous"),
    ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
)  # fmt: skip
_STEP_3 = (
    ("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""),
)  # fmt: skip
_STEP_4 = tuple(
    (suffix, "") for suffix in
    ("al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou", "ism", "ate", "iti",
     "ous", "ive", "ize")
)  # fmt: skip


def index_words(text: str) -> list[str]:
    """The words of a text in order, folded and stemmed."""
    return [stem(word) for word in _WORD.findall("".join(map(_folded_character, text)))]


def word_places(text: str) -> list[tuple[str, Span]]:
    """The words of a text in order, each with its place in the text."""
    kept = [(folded, place) for place, char in enumerate(text) if (folded := _folded_character(char))]
    words = _WORD.finditer("".join(folded for folded, _ in kept))
    return [(stem(word[0]), Span(kept[word.start()][1], kept[word.end() - 1][1] + 1)) for word in words]


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of a folded word; the word itself where it has fewer than 3 or more than 64 bytes."""
    if not _SHORTEST <= len(word.encode()) <= _LONGEST:
        return word
    word = _without_inflection(_without_plural(word))
    if word.endswith("y") and _has_vowel(word[:-1]):
        word = word[:-1] + "i"
    word = _replaced(word, _STEP_2, _measured)
    word = _replaced(word, _STEP_3, _measured)
    word = _replaced(word, _STEP_4, _measured_twice)
    if word.endswith("e") and (_measure(word[:-1]) > 1 or (_measure(word[:-1]) == 1 and not _is_cvc(word[:-1]))):
        word = word[:-1]
    if word.endswith("ll") and _measure(word[:-1]) > 1:
        word = word[:-1]
    return word


@lru_cache(maxsize=20_000)
def _folded_character(char: str) -> str:
    """One character without case, and without diacritics where its base is a Latin letter; a mark on a letter is
    left out."""
    if char in _MARKS:
        return ""
    lower = next(form for form in (char.casefold(), char.lower(), char) if len(form) == 1)
    base = unicodedata.normalize("NFD", lower)[0]
    return base if base.isascii() and unicodedata.category(char)[0] == "L" else lower


def _without_plural(word: str) -> str:
    if not word.endswith("s"):
        return word
    if word.endswith("es"):
        shortened = (len(word) > len("sses") and word.endswith("sses")) or (
            len(word) > len("ies") and word.endswith("ies")
        )
        return word[: -2 if shortened else -1]
    return word if word.endswith("ss") else word[:-1]


def _without_inflection(word: str) -> str:
    """Without "ed" or "ing" after a vowel."""
    if len(word) > len("eed") and word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) else word
    for suffix in ("ed", "ing"):
        if len(word) > len(suffix) and word.endswith(suffix):
            bare = word[: -len(suffix)]
            return _mended(bare) if _has_vowel(bare) else word
    return word


def _mended(word: str) -> str:
    """What is left without "ed" or "ing": "e" is put back, a doubled consonant made one."""
    if len(word) > len("at") and word.endswith(("at", "bl", "iz")):
        return word + "e"
    if len(word) > 1 and word[-1] == word[-2] and word[-1] not in "aeioulsz":
        return word[:-1]
    return word + "e" if _measure(word) == 1 and _is_cvc(word) else word


def _replaced(word: str, suffixes: tuple[tuple[str, str], ...], fits: Callable[[str, str], bool]) -> str:
    for suffix, other in suffixes:
        if len(word) > len(suffix) and word.endswith(suffix):
            bare = word[: -len(suffix)]
            return bare + other if fits(bare, suffix) else word
    return word


def _measured(bare: str, _: str) -> bool:
    return _measure(bare) > 0


def _measured_twice(bare: str, suffix: str) -> bool:
    return _measure(bare) > 1 and (suffix != "ion" or bare[-1] in "st")


def _consonants(word: str) -> list[bool]:
    """Whether each letter is a consonant; "y" is a vowel after one."""
    found: list[bool] = []
    for char in word:
        found.append(char not in "aeiou" and not (char == "y" and bool(found) and found[-1]))
    return found


def _measure(word: str) -> int:
    """How often a vowel is followed by a consonant."""
    consonants = _consonants(word)
    return sum(not before and after for before, after in pairwise(consonants))


def _has_vowel(word: str) -> bool:
    return any(char in "aeiou" or (char == "y" and place > 0) for place, char in enumerate(word))


def _is_cvc(word: str) -> bool:
    """Whether it ends in consonant, vowel, consonant, the last of them not w, x or y."""
    if not word or word[-1] in "wxy":
        return False
    mask = 0
    for consonant in _consonants(word)[-3:]:
        mask = (mask << 1) + consonant
    return len(word) >= _SHORTEST and mask & _O_STAR_MASK == _O_STAR
