"""Whether an article satisfies a query, with the meaning that the search of the database has
(`bot/storage/articles/query_match`)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import datetime
from functools import cached_property, lru_cache

from msgspec import Struct

from bot.model.analysis import OutletKind, Span, Subject
from bot.policy.search.index_words import index_words, word_places
from bot.policy.search.query import (
    LANGUAGES_WITH_SIGNS,
    About,
    Clause,
    Condition,
    InLanguage,
    InOutlet,
    Naming,
    NumberWithUnit,
    OfKind,
    OnPeninsula,
    OnSubject,
    Query,
    SaidOrWrittenBy,
)
from bot.policy.search.terms import Term, searched_forms

ON_TOPIC = 0.5
"""The least topic score of an article about the Korean Peninsula, 0 to 1."""


class IndexedText:
    """A text with the places of its words, so that one text can be asked for many terms."""

    def __init__(self, text: str) -> None:
        self._words = tuple(index_words(text))
        self._places: dict[str, list[int]] = {}
        for place, word in enumerate(self._words):
            self._places.setdefault(word, []).append(place)

    def has(self, term: Term) -> bool:
        """Whether the text has the words of the term, adjacent; the last one may be the beginning of a word. They may
        have other forms (`searched_forms`)."""
        return any(self._has(form.words, prefix=form.prefix) for form in _indexed_forms(term))

    def _has(self, words: tuple[str, ...], *, prefix: bool) -> bool:
        *first, last = words
        if not first:
            return last in self._places or (prefix and self._has_beginning(last))
        return any(self._follow(words, place, prefix=prefix) for place in self._places.get(first[0], ()))

    def _has_beginning(self, beginning: str) -> bool:
        at = bisect_left(self._sorted, beginning)
        return at < len(self._sorted) and self._sorted[at].startswith(beginning)

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._places)

    def _follow(self, words: tuple[str, ...], place: int, *, prefix: bool) -> bool:
        there = self._words[place : place + len(words)]
        if len(there) < len(words) or there[:-1] != words[:-1]:
            return False
        return there[-1] == words[-1] or (prefix and there[-1].startswith(words[-1]))


@lru_cache(maxsize=2_000)
def _indexed_forms(term: Term) -> tuple[Term, ...]:
    """Each form of the term with the words that the index has of it. Kept, as a search asks many articles for
    one term."""
    forms = (
        Term(tuple(one for word in form.words for one in index_words(word)), form.prefix)
        for form in searched_forms(term)
    )
    return tuple(form for form in dict.fromkeys(forms) if form.words)


def places(term: Term, text: str) -> Iterator[Span]:
    """Where a text has the words of a term, in any of its forms, as `IndexedText.has`."""
    forms = _indexed_forms(term)
    begin = tuple(form.words[0] for form in forms)
    found = word_places(text)
    for at, (word, place) in enumerate(found):
        if word.startswith(begin):
            sizes = [
                len(form.words) for form in forms if _is_at(form, [one for one, _ in found[at : at + len(form.words)]])
            ]
            if sizes:
                yield Span(place.start, found[at + max(sizes) - 1][1].end)


def _is_at(form: Term, there: list[str]) -> bool:
    *first, last = form.words
    if there[:-1] != first or len(there) < len(form.words):
        return False
    return there[-1].startswith(last) if form.prefix else there[-1] == last


class ArticleFacts(Struct, frozen=True):
    """What queries ask of an article. `outlet` has the outlet's name and domain, `people` the byline and the speakers
    as written. `entities` are the keys of the entities that it names, `speakers` of those that it quotes. `korea` is
    its topic score, `at` its publication if stated, else its saving."""

    title: IndexedText
    text: IndexedText
    outlet: IndexedText
    people: IndexedText
    entities: frozenset[str]
    speakers: frozenset[str]
    kind: OutletKind | None
    language: str
    subjects: frozenset[Subject]
    korea: float
    at: datetime


def satisfies(query: Query, facts: ArticleFacts) -> bool:
    """Whether the article satisfies the query, whose names were looked up (`Query.resolved`)."""
    if query.after is not None and facts.at < query.after:
        return False
    if query.before is not None and facts.at >= query.before:
        return False
    return all(_holds(clause, facts) for clause in query.clauses)


def _holds(clause: Clause, facts: ArticleFacts) -> bool:
    return any(_meets(condition, facts) for condition in clause.alternatives) != clause.negated


def _meets(condition: Condition, facts: ArticleFacts) -> bool:
    match condition:
        case Term() | NumberWithUnit():
            return _says(condition, facts)
        case InOutlet(term):
            return facts.outlet.has(term)
        case OfKind(kind):
            return facts.kind is kind
        case InLanguage(code):
            return facts.language == code
        case OnSubject(subject):
            return subject in facts.subjects
        case OnPeninsula():
            return facts.korea >= ON_TOPIC
        case Naming(_, keys):
            return not facts.entities.isdisjoint(keys)
        case SaidOrWrittenBy(_, term, keys):
            return facts.people.has(term) or not facts.speakers.isdisjoint(keys)
        case About(_, term, keys):
            return not facts.entities.isdisjoint(keys) if keys else _says(term, facts)


def _says(term: Term | NumberWithUnit, facts: ArticleFacts) -> bool:
    if isinstance(term, NumberWithUnit):
        return facts.language in LANGUAGES_WITH_SIGNS and _says(term.number, facts)
    return facts.title.has(term) or facts.text.has(term)
