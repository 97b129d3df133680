"""Names and words of a shelf that a searched word was probably meant to be: "crytocurrency", Yongbyeon, 탄도미사알."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from sqlite3 import Connection

from bot.lang.folding import fold
from bot.lang.scripts import typed_letters
from bot.lang.unspaced import characters
from bot.policy.search.query import BareWords, Clause, Query
from bot.services.lookup.entities import named_surely, near_here
from bot.storage.articles import find, search
from bot.storage.articles.query_match import query_match
from bot.text.knowledge.base import Knowledge
from bot.text.names.normalise import edits, normal_key

_TITLES = 1_000
"""The newest titles whose words are compared."""
_SHORTEST, _LONG = 4, 9
"""Letters of a word that is compared, those of Korean as they are typed, and of one that may have two errors."""
_MOST_UNKNOWN, _MOST, _MOST_ERRORS = 3, 3, 2
_LONGEST_NAME = 4
"""Words that may be a misspelled name together."""
_MARKS = "\"'“”‘’.,:;!?()[]<>…·「」『』*_`~#|&+-–—"

IsOver = Callable[[], bool]


def nearest(
    connection: Connection, knowledge: Knowledge, shelf_id: int, bare: Iterable[BareWords], is_over: IsOver
) -> tuple[str, ...]:
    """Names and words of the shelf that are spelled like those of a search that nothing on it has, the most similar
    first, at most 3. Each is a search that finds something."""
    groups = tuple(bare)
    typed = {_letters(word) for words in groups for word in words.words}
    errors: dict[str, int] = {}
    titles: dict[str, list[str]] | None = None
    for word in _unknown(connection, knowledge, shelf_id, groups, is_over):
        if is_over():
            break
        titles = _words_of_titles(connection, shelf_id) if titles is None else titles
        names = (one if isinstance(one, str) else one.name for one in near_here(connection, knowledge, shelf_id, word))
        for other in (*names, *_beginning_alike(word, titles)):
            if (count := _errors(_letters(word), other)) is not None and _letters(other) not in typed:
                errors.setdefault(other, count)
    best: dict[str, str] = {}
    for one in sorted(errors, key=lambda one: (errors[one], len(one), not one.islower())):
        letters = _letters(one)
        if not any(letters in better or better in letters for better in best):  # missile, missiles
            best[letters] = one
    return tuple(best.values())[:_MOST]


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


def _words_of_titles(connection: Connection, shelf_id: int) -> dict[str, list[str]]:
    """First letter, as it is typed -> the words of the newest titles that begin with it."""
    found: dict[str, list[str]] = defaultdict(list)
    titles = find.newest_titles(connection, shelf_id, _TITLES)
    for word in dict.fromkeys(word.strip(_MARKS) for title in titles for word in title.split()):
        if word:
            found[_first_letter(word[0])].append(word)
    return found


def _beginning_alike(word: str, titles: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """The words of titles that begin with the same letter and are about as long."""
    letters = _letters(word)
    if len(letters) < _SHORTEST or letters.isdigit() or characters.has_no_space((word,)):
        return
    for other in titles.get(letters[0], ()):
        if abs(len(other) - len(word)) <= _MOST_ERRORS and not (":" in other or characters.has_no_space((other,))):
            yield other


def _errors(letters: str, other: str) -> int | None:
    """The number of letters in which a name, or a word of it, differs from what was typed; None for more than one or
    two."""
    whole = [_letters(one) for one in (other, *other.split())]
    forms = {*whole, *(one.removesuffix("s") for one in whole)}  # misile, where all have "missiles"
    most = 1 + (len(letters) >= _LONG)
    near = (edits(letters, form) for form in forms if abs(len(form) - len(letters)) <= most)
    return min((count for count in near if count <= most), default=None)


@lru_cache(maxsize=2_000)
def _first_letter(character: str) -> str:
    return _letters(character)[:1]


def _letters(text: str) -> str:
    return typed_letters(normal_key(text) or fold(text))
