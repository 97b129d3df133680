"""Whether an article satisfies a query, with the meaning that the search of the database has
(`bot/storage/articles/query_match`)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cached_property, lru_cache

from msgspec import Struct

from bot.lang.unspaced import characters
from bot.model.analysis import OutletKind, Span, Subject
from bot.policy.search.index_words import index_words, word_places
from bot.policy.search.query import (
    About,
    Clause,
    Condition,
    InLanguage,
    InOutlet,
    Naming,
    OfKind,
    OnPeninsula,
    OnSubject,
    Query,
    SaidOrWrittenBy,
)
from bot.policy.search.terms import NEAR, Term, near_parts, searched_forms

ON_TOPIC = 0.5
"""The least topic score of an article about the Korean Peninsula, 0 to 1."""


class IndexedText:
    """A text with the places of its words, so that one text can be asked for many terms."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._words = tuple(index_words(characters.in_characters(text)))
        self._places: dict[str, list[int]] = {}
        for place, word in enumerate(self._words):
            self._places.setdefault(word, []).append(place)

    def says(self, term: Term) -> bool:
        """Whether the text has the term: as `has` or, if it is a short one, among the short words of the text."""
        if term.is_short:
            return not self._short_words.isdisjoint(form.words[0] for form in searched_forms(term))
        return self.has(term)

    def has(self, term: Term) -> bool:
        """Whether the text has the words of the term, adjacent; the last one may be the beginning of a word. They may
        have other forms (`searched_forms`), and those of a divisible term be parted by at most `NEAR` words."""
        return any(self._has(form.words, prefix=form.prefix) for form in _indexed_forms(term)) or any(
            self.has_near(parts) for parts in _indexed_parts(term)
        )

    def _has(self, words: tuple[str, ...], *, prefix: bool) -> bool:
        *first, last = words
        if not first:
            return last in self._places or (prefix and self._has_beginning(last))
        return any(self._follow(words, place, prefix=prefix) for place in self._places.get(first[0], ()))

    def has_near(self, parts: Sequence[tuple[str, ...]]) -> bool:
        """Whether all phrases are near each other, as NEAR of FTS5 counts: between the end of each and the beginning of
        the last are at most `NEAR` words."""
        starts = [[at for at in self._places.get(one[0], ()) if self._follow(one, at, prefix=False)] for one in parts]
        return all(starts) and any(
            all(_has_between(there, last - len(words) - NEAR, last) for words, there in zip(parts, starts, strict=True))
            for there in starts
            for last in there
        )

    def _has_beginning(self, beginning: str) -> bool:
        at = bisect_left(self._sorted, beginning)
        return at < len(self._sorted) and self._sorted[at].startswith(beginning)

    @cached_property
    def _short_words(self) -> frozenset[str]:
        return frozenset(characters.short_words(self._text).split())

    @cached_property
    def _sorted(self) -> list[str]:
        return sorted(self._places)

    def _follow(self, words: tuple[str, ...], place: int, *, prefix: bool) -> bool:
        there = self._words[place : place + len(words)]
        if len(there) < len(words) or there[:-1] != words[:-1]:
            return False
        return there[-1] == words[-1] or (prefix and there[-1].startswith(words[-1]))


def _has_between(ascending: Sequence[int], least: int, most: int) -> bool:
    """Whether one of the numbers is from `least` to `most`."""
    at = bisect_left(ascending, least)
    return at < len(ascending) and ascending[at] <= most


@lru_cache(maxsize=2_000)
def _indexed_forms(term: Term) -> tuple[Term, ...]:
    """Each form of the term with the words that the index has of it. Kept, as a search asks many articles for
    one term."""
    forms = (
        Term(tuple(index_words(characters.words_in_characters(form.words))), form.prefix)
        for form in searched_forms(term)
    )
    return tuple(form for form in dict.fromkeys(forms) if form.words)


@lru_cache(maxsize=2_000)
def _indexed_parts(term: Term) -> tuple[tuple[tuple[str, ...], ...], ...]:
    """The parts of a divisible term, each with its words of the index."""
    return tuple(
        tuple(tuple(index_words(characters.in_characters(part))) for part in parts) for parts in near_parts(term)
    )


def places(term: Term, text: str) -> Iterator[Span]:
    """Where a text has the words of a term, in any of its forms, as `IndexedText.says`; of a divisible one that it has
    not whole, where it has the parts."""
    if term.is_short:
        yield from characters.short_places(text, {form.words[0] for form in searched_forms(term)})
        return
    found = _placed_words(text)
    spans = list(_spans(_indexed_forms(term), found))
    if not spans and near_parts(term):
        indexed = IndexedText(text)
        near = [parts for parts in _indexed_parts(term) if indexed.has_near(parts)]
        spans = list(_spans(tuple(Term(words, prefix=False) for parts in near for words in parts), found))
    yield from spans


def _placed_words(text: str) -> list[tuple[str, Span]]:
    """The words of a text as they are indexed, each with its place in the text."""
    there, placed = characters.indexed_places(text), word_places(characters.in_characters(text))
    return [(word, Span(there[at.start].start, there[at.end - 1].end)) for word, at in placed]


def _spans(forms: tuple[Term, ...], found: list[tuple[str, Span]]) -> Iterator[Span]:
    begin = tuple(form.words[0] for form in forms)
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
    """The facts of an article that queries ask for. `outlet` has the outlet's name and domain, `people` the byline and
    the speakers as written. `entities` are the keys of the entities that it names, `speakers` of those that it quotes.
    `korea` is its topic score; `at` is when it was published if stated, else when it was saved."""

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
        case Term():
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


def _says(term: Term, facts: ArticleFacts) -> bool:
    return facts.title.says(term) or facts.text.says(term)
