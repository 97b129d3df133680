"""The words of searches: parse a list of words that must all be found, "quoted words" in that order.

Only folded letters and digits leave this module, so that nothing typed can become an operator of the index.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from bot.lang.scripts import is_hangul
from bot.policy.search.index_words import index_words

_MOST_TERMS = 12
_MOST_CHARACTERS = 500
_PIECE = re.compile(r'"([^"]*)"|(\S+)')
_WORD = re.compile(r"[^\W_]+")
_QUOTES = str.maketrans("“”„«»", '"""""')


@dataclass(frozen=True, slots=True)
class Term:
    """Adjacent words. `prefix`: the last one is a prefix, since Korean particles are attached to their words."""

    words: tuple[str, ...]
    prefix: bool


def terms(typed: str) -> tuple[Term, ...]:
    """The terms of a query, at most 12; none if it has no letter or digit."""
    pieces = _PIECE.finditer(typed[:_MOST_CHARACTERS].translate(_QUOTES))
    found = (tuple(_WORD.findall(fold(piece[1] or piece[2] or ""))) for piece in pieces)
    different = dict.fromkeys(words for words in found if words)
    return tuple(Term(words, is_hangul(words[-1][-1])) for words in different)[:_MOST_TERMS]


def term(typed: str) -> Term | None:
    """Adjacent words; None for a text without a word of the index."""
    words = tuple(word for word in _WORD.findall(fold(typed)) if index_words(word))
    return Term(words, is_hangul(words[-1][-1])) if words else None


def title_terms(typed: str) -> tuple[Term, ...]:
    """The words of a title that was typed to its end, or of a part of it. Words in Hangul may go on with particles."""
    words = _WORD.findall(fold(typed[:_MOST_CHARACTERS]))[:_MOST_TERMS]
    return tuple(Term((word,), is_hangul(word[-1])) for word in words)


def prefix_terms(typed: str) -> tuple[Term, ...]:
    """The words of a title that is still being typed: the last one is a prefix."""
    words = _WORD.findall(fold(typed[:_MOST_CHARACTERS]))[:_MOST_TERMS]
    last = len(words) - 1
    return tuple(Term((word,), place == last or is_hangul(word[-1])) for place, word in enumerate(words))


def matched(text: str, words: tuple[Term, ...]) -> bool:
    """Whether a text has the words of every term, as a search of titles finds them."""
    there = _WORD.findall(fold(text))
    return all(
        any(one.startswith(w) if term.prefix else one == w for one in there) for term in words for w in term.words
    )


def fold(text: str) -> str:
    """The text without differences of case, accents and compatibility forms; Hangul stays composed."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFC", "".join(char for char in apart if unicodedata.category(char) != "Mn"))
