"""The words of searches: parse a list of words that must all be found, "quoted words" in that order.

Only folded letters and digits leave this module, so that nothing typed can become an operator of the index.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.lang.scripts import is_hangul
from bot.policy.search.index_words import index_words

_MOST_TERMS = 12
_MOST_CHARACTERS = 500
_PIECE = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"[^\W_]+")
_NUMBER_AND_UNIT = re.compile(r"(?<![a-z\d])(\d+)((?:[kcmn]?m|[km]?g|[km]?t|ha|[kmg]?hz|[kmg]?w)(?![a-z\d]))")
"""A number with its unit behind it."""
_WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
_QUOTES = str.maketrans("“”„«»", '"""""')


@dataclass(frozen=True, slots=True)
class Term:
    """Adjacent words. `prefix`: the last one is a prefix, since Korean particles are attached to their words."""

    words: tuple[str, ...]
    prefix: bool


def digit_widths(term: Term) -> tuple[Term, ...]:
    """The term, and where it has digits the one with wide digits, as Japanese and Chinese texts print them: the index
    keeps the two apart."""
    wide = tuple(word.translate(_WIDE_DIGITS) for word in term.words)
    return (term,) if wide == term.words else (term, Term(wide, term.prefix))


def terms(typed: str) -> tuple[Term, ...]:
    """The terms of a query, at most 12; none if it has no letter or digit."""
    pieces = _PIECE.finditer(typed[:_MOST_CHARACTERS].translate(_QUOTES))
    found = (tuple(_WORD.findall(fold(piece[1] or piece[2] or ""))) for piece in pieces)
    different = dict.fromkeys(words for words in found if words)
    return tuple(Term(words, is_hangul(words[-1][-1])) for words in different)[:_MOST_TERMS]


def term(typed: str) -> Term | None:
    """Adjacent words; None for a text without a word of the index."""
    words = _words(fold(typed))
    return Term(words, is_hangul(words[-1][-1])) if words else None


def _words(folded: str) -> tuple[str, ...]:
    return tuple(word for word in _WORD.findall(folded) if index_words(word))


def spellings(typed: str) -> tuple[Term, ...]:
    """Adjacent words as texts may spell them, `term` first: "320km" may be "320 km", and the index has of "320㎞" the
    number alone, of "３２０" the wide digits. None for a text without a word of the index."""
    found: dict[tuple[str, ...], Term] = {}
    for words in filter(None, map(_words, _spelled(typed))):
        found.setdefault(tuple(index_words(" ".join(words))), Term(words, is_hangul(words[-1][-1])))
    return tuple(found.values())


def _spelled(typed: str) -> Iterator[str]:
    yield fold(typed)
    written = unicodedata.normalize("NFC", typed.casefold())
    joined = unicodedata.normalize("NFKC", written)
    if joined != written:
        yield from (written, joined)
    yield _NUMBER_AND_UNIT.sub(r"\1 \2", joined)


def title_terms(typed: str) -> tuple[Term, ...]:
    """The words of a title that was typed to its end, or of a part of it. Words in Hangul may go on with particles."""
    words = _WORD.findall(fold(typed[:_MOST_CHARACTERS]))[:_MOST_TERMS]
    return tuple(Term((word,), is_hangul(word[-1])) for word in words)


def prefix_terms(typed: str) -> tuple[Term, ...]:
    """The words of a title that is still being typed: the last one is a prefix."""
    words = _WORD.findall(fold(typed[:_MOST_CHARACTERS]))[:_MOST_TERMS]
    last = len(words) - 1
    return tuple(Term((word,), place == last or is_hangul(word[-1])) for place, word in enumerate(words))


def matched(text: str, words: tuple[Term, ...], within: int | None = None) -> bool:
    """Whether a text has the words of every term, as a search of titles finds them; those in Hangul of at least
    `within` syllables anywhere in a word."""
    there = _WORD.findall(fold(text))
    return all(_among(there, word, term, within) for term in words for word in term.words)


def _among(there: list[str], word: str, term: Term, within: int | None) -> bool:
    if within is not None and len(word) >= within and is_hangul(word):
        return any(word in one for one in there)
    return any(one.startswith(word) if term.prefix else one == word for one in there)


def fold(text: str) -> str:
    """The text without differences of case, accents and compatibility forms; Hangul stays composed. Signs made of
    letters ("㎞", "㈜") divide words, as in the index."""
    if text.isascii():  # most texts, at a fiftieth of the time
        return text.lower()
    apart = unicodedata.normalize("NFKD", "".join(map(_divided, text)).casefold())
    return unicodedata.normalize("NFC", "".join(char for char in apart if unicodedata.category(char) != "Mn"))


@lru_cache(maxsize=20_000)
def _divided(char: str) -> str:
    """A character, a space for a sign made of letters."""
    is_sign = not char.isalnum() and any(one.isalnum() for one in unicodedata.normalize("NFKC", char))
    return " " if is_sign else char
