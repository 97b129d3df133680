"""Names and words of a shelf that a searched word was probably meant to be: "crytocurrency", Yongbyeon, 탄도미사알."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher, get_close_matches
from sqlite3 import Connection

from bot.lang.folding import fold
from bot.lang.scripts import typed_letters
from bot.lang.unspaced import characters
from bot.policy.search.query import BareWords, Clause, Query
from bot.services.lookup.entities import named_surely, near_here
from bot.storage.articles import find, search
from bot.storage.articles.query_match import query_match
from bot.text.knowledge.base import Knowledge
from bot.text.names.normalise import normal_key

_TITLES = 1_000
"""The newest titles whose words are compared."""
_SHORTEST, _LENGTHS = 4, 2
"""Letters of a word that is compared, those of Korean as they are typed, and by how many a similar word may differ."""
_ALIKE = 0.75
_MOST_UNKNOWN, _MOST = 3, 3
_LONGEST_NAME = 4
"""Words that may be a misspelled name together."""

IsOver = Callable[[], bool]


def nearest(
    connection: Connection, knowledge: Knowledge, shelf_id: int, bare: Iterable[BareWords], is_over: IsOver
) -> tuple[str, ...]:
    """Names and words of the shelf that are spelled like those of a search that nothing on it has, the most similar
    first, at most 3. Each is a search that finds something."""
    groups = tuple(bare)
    typed = {_letters(word) for words in groups for word in words.words}
    found: dict[str, float] = {}
    titles: dict[str, str] | None = None
    for word in _unknown(connection, knowledge, shelf_id, groups, is_over):
        if is_over():
            break
        titles = _words_of_titles(connection, shelf_id) if titles is None else titles
        names = (one if isinstance(one, str) else one.name for one in near_here(connection, knowledge, shelf_id, word))
        for other in (*names, *_alike(word, titles)):
            found.setdefault(other, _likeness(word, other))
    new = (one for one in found if found[one] >= _ALIKE and _letters(one) not in typed)
    good = sorted(new, key=lambda one: -found[one])
    best: list[str] = []
    for one in good:
        if not any(_letters(one) in _letters(better) for better in best):  # Hwasong-20, hwasong
            best.append(one)
    return tuple(best[:_MOST])


def _unknown(
    connection: Connection, knowledge: Knowledge, shelf_id: int, bare: Iterable[BareWords], is_over: IsOver
) -> Iterator[str]:
    """Words that no article has, after all of the words, which may be one name."""
    for words in bare:
        if words.whole and 1 < len(words.words) <= _LONGEST_NAME:
            yield words.whole
        unknown: list[str] = []
        for word, clause in zip(words.words, words.clauses, strict=True):
            if is_over() or len(unknown) == _MOST_UNKNOWN:
                break
            if not clause.negated and not _is_found(connection, shelf_id, clause, is_over):
                unknown += [word] if not named_surely(connection, knowledge, shelf_id, word) else []
        yield from unknown


def _is_found(connection: Connection, shelf_id: int, clause: Clause, is_over: IsOver) -> bool:
    return bool(
        search.find(connection, shelf_id, query_match(connection, shelf_id, Query((clause,))), 1, is_over).moments
    )


def _words_of_titles(connection: Connection, shelf_id: int) -> dict[str, str]:
    """Letters as they are typed -> the word, of the newest titles."""
    words = dict.fromkeys(word for title in find.newest_titles(connection, shelf_id, _TITLES) for word in title.split())
    plain = (fold(word).strip("\"'“”‘’.,:;!?()…·「」『』") for word in words)
    return {_letters(word): word for word in plain if word and not characters.has_no_space((word,))}


def _alike(word: str, titles: dict[str, str]) -> list[str]:
    """The words of titles that begin with the same letter and are spelled alike."""
    letters = _letters(word)
    if len(letters) < _SHORTEST or letters.isdigit() or characters.has_no_space((word,)):
        return []
    near = [one for one in titles if one[0] == letters[0] and abs(len(one) - len(letters)) <= _LENGTHS]
    return [titles[one] for one in get_close_matches(letters, near, _MOST, _ALIKE)]


def _likeness(word: str, other: str) -> float:
    """How alike a word and a name, or a word of it, are: 0 to 1."""
    letters = _letters(word)
    return max(SequenceMatcher(None, letters, _letters(one), autojunk=False).ratio() for one in (other, *other.split()))


def _letters(text: str) -> str:
    return typed_letters(normal_key(text) or fold(text))
