"""Which sentences of a found article are about what was searched for.

An article satisfies a query as a whole. A sentence is on the topic if it, the sentence before it and the title
together satisfy two thirds of the query's clauses: both of two, two of three. A clause's words, or a name of its
entities, must be in one of them. What a query asks of the article alone (outlet, language, subject) every sentence
satisfies.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from bot.policy.search.matching import IndexedText
from bot.policy.search.query import About, Clause, Condition, Naming, Query
from bot.policy.search.terms import Term

_BEFORE = 1
"""Sentences before one that belong to its context."""


class TopicPassages:
    """The sentences of one article against a query. `named` has the keys of the entities that each sentence names."""

    def __init__(
        self, query: Query, title: str, sentences: Sequence[str], named: Mapping[int, Collection[str]]
    ) -> None:
        self._clauses = [one for one in query.clauses if not one.negated and all(map(_is_of_text, one.alternatives))]
        self._sentences = sentences
        self._named = named
        self._found: dict[int, frozenset[int]] = {}
        self._title = self._of_text(title, ()) if self._clauses else frozenset()

    def is_on_topic(self, place: int) -> bool:
        """Whether a sentence is on the topic, in its context."""
        found = set(self._title)
        for near in range(max(0, place - _BEFORE), place + 1):
            found |= self._of_sentence(near)
        return 3 * len(found) >= 2 * len(self._clauses)

    def _of_sentence(self, place: int) -> frozenset[int]:
        if place not in self._found:
            self._found[place] = self._of_text(self._sentences[place], self._named.get(place, ()))
        return self._found[place]

    def _of_text(self, text: str, keys: Collection[str]) -> frozenset[int]:
        """The clauses that a text with these entities satisfies."""
        indexed = IndexedText(text)
        return frozenset(
            number for number, clause in enumerate(self._clauses) if _satisfies(clause, indexed, frozenset(keys))
        )


def _is_of_text(condition: Condition) -> bool:
    return isinstance(condition, Term | Naming | About)


def _satisfies(clause: Clause, text: IndexedText, keys: frozenset[str]) -> bool:
    return any(_meets(condition, text, keys) for condition in clause.alternatives)


def _meets(condition: Condition, text: IndexedText, keys: frozenset[str]) -> bool:
    match condition:
        case Term():
            return text.says(condition)
        case Naming(_, wanted):
            return not keys.isdisjoint(wanted)
        case About(_, term, wanted):
            return not keys.isdisjoint(wanted) or text.says(term)
        case _:
            return True
