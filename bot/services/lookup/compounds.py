"""Articles by a Korean word that is a later part of a compound in their titles (미사일 in 탄도미사일), or whose last
syllable is still being typed (탄돔 before 탄도미사일).

The index finds words by their beginnings only.
"""

from __future__ import annotations

from itertools import islice
from sqlite3 import Connection

from bot.lang.scripts import is_being_composed, is_hangul
from bot.model.answers import ArticleRef
from bot.policy.search.terms import Term, matched, matched_while_composed
from bot.storage.articles import find

_NEWEST = 300
_SHORTEST = 2
"""The fewest syllables of a word that is looked for within others."""


def within_words(connection: Connection, shelf_id: int, words: tuple[Term, ...], limit: int) -> tuple[ArticleRef, ...]:
    """Of the shelf's newest 300 articles those whose titles have all the words, those in Hangul anywhere in a word, at
    most `limit`, the newest first; none for words without Hangul."""
    if not any(is_hangul(word) and len(word) >= _SHORTEST for term in words for word in term.words):
        return ()
    newest = find.newest(connection, shelf_id, _NEWEST)
    return tuple(islice((one for one in newest if matched(one.title, words, within=_SHORTEST)), limit))


def while_composed(
    connection: Connection, shelf_id: int, words: tuple[Term, ...], limit: int
) -> tuple[ArticleRef, ...]:
    """Of the shelf's newest 300 articles those whose titles have all the words, the last of which ends in a syllable
    that an input method has not finished, at most `limit`, the newest first; none for another last word."""
    if not is_being_composed(words[-1].words[-1]):
        return ()
    newest = find.newest(connection, shelf_id, _NEWEST)
    return tuple(islice((one for one in newest if matched_while_composed(one.title, words)), limit))
