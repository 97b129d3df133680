"""A search query as a value: clauses that an article must all satisfy, and a period.

missile OR rocket -drill entity:"Kim Yo Jong" after:2024-10
-> (missile or rocket) and not drill and names Kim Yo Jong, from 1 October 2024 on
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from bot.model.analysis import OutletKind, Subject
from bot.policy.search.terms import Term


class InOutlet(Struct, frozen=True):
    """The outlet's name, or its domain, has these words, adjacent."""

    term: Term


class OfKind(Struct, frozen=True):
    """The outlet is of this kind; with `dispatches`, which only the index can tell and no query has that is typed, or
    the text begins with the dateline of the North's agency, whoever published it."""

    kind: OutletKind
    dispatches: bool = False


class InLanguage(Struct, frozen=True):
    """The text is in this language (ISO 639-1)."""

    code: str


class OnSubject(Struct, frozen=True):
    """The article has this subject."""

    subject: Subject


class OnPeninsula(Struct, frozen=True):
    """The article is about the Korean Peninsula: its topic score is at least `bot/policy/search/matching.ON_TOPIC`."""


class Naming(Struct, frozen=True):
    """The article mentions the entity that was typed as `name`. `keys` are the keys of the entities that it may mean;
    empty until looked up, and then nothing matches."""

    name: str
    keys: tuple[str, ...] = ()


class SaidOrWrittenBy(Struct, frozen=True):
    """The byline or a speaker as written has these words, adjacent; or an entity of `keys` is quoted."""

    name: str
    term: Term
    keys: tuple[str, ...] = ()


class About(Struct, frozen=True):
    """The article mentions an entity of `keys`; if there are none, it has these words, adjacent. `bare` if it was typed
    as words."""

    name: str
    term: Term
    keys: tuple[str, ...] = ()
    bare: bool = False


Condition = Term | InOutlet | OfKind | InLanguage | OnSubject | OnPeninsula | Naming | SaidOrWrittenBy | About
"""What one article satisfies or not. A `Term` is a word or phrase of the title or the text."""

_NAMED = (Naming, SaidOrWrittenBy, About)
MOST_WORDS_OF_NAME = 6
"""Words of the longest name that is looked for among bare words."""


class Clause(Struct, frozen=True):
    """At least one of these conditions; with `negated` the only one must not hold."""

    alternatives: tuple[Condition, ...]
    negated: bool = False

    @property
    def terms(self) -> tuple[Term, ...]:
        """Those of the conditions that are words of the title or the text."""
        return tuple(one for one in self.alternatives if isinstance(one, Term))

    @property
    def is_of_words(self) -> bool:
        """Whether the clause consists only of words and what they may mean."""
        return bool(self.terms) and all(isinstance(one, Term | About) for one in self.alternatives)


class BareWords(Struct, frozen=True):
    """Adjacent words without quotation marks, any of which may be a name or parts of one. `clauses` are what each of
    them is by itself."""

    words: tuple[str, ...]
    clauses: tuple[Clause, ...]

    @property
    def whole(self) -> str | None:
        """All of the words as one name; None if they are too many."""
        return " ".join(self.words) if len(self.words) <= MOST_WORDS_OF_NAME else None

    @property
    def candidates(self) -> Iterator[str]:
        """Every name that some of the words may be."""
        for start in range(len(self.words)):
            yield from self._from(start)

    def named(self, keys: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, tuple[Clause, ...]]]:
        """The names among the words that mean an entity, each with its words' clauses: the longest at each place."""
        start = 0
        while start < len(self.words):
            name = next((one for one in self._from(start) if keys.get(one)), None)
            size = name.count(" ") + 1 if name else 1
            if name:
                yield name, self.clauses[start : start + size]
            start += size

    def _from(self, start: int) -> Iterator[str]:
        """The names that may begin at a word, the longest first. One character is no name: headlines use 北 and 尹."""
        for end in range(min(len(self.words), start + MOST_WORDS_OF_NAME), start, -1):
            name = " ".join(self.words[start:end])
            if len(name) > 1:
                yield name


class Query(Struct, frozen=True):
    """All clauses, published in [after, before): whole minutes, in UTC. At least one of the three is set. `bare` are
    the words that may be names."""

    clauses: tuple[Clause, ...]
    after: datetime | None = None
    before: datetime | None = None
    bare: tuple[BareWords, ...] = ()

    @property
    def conditions(self) -> Iterator[Condition]:
        """Every condition, in the order typed."""
        return (condition for clause in self.clauses for condition in clause.alternatives)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of operators whose entities are to be looked up."""
        return tuple(dict.fromkeys(one.name for one in self.conditions if isinstance(one, _NAMED)))

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the entities that names were found to mean."""
        return tuple(dict.fromkeys(key for one in self.conditions if isinstance(one, _NAMED) for key in one.keys))

    @property
    def wanted_keys(self) -> tuple[str, ...]:
        """The keys of the entities that an article may be found by."""
        return Query(tuple(clause for clause in self.clauses if not clause.negated)).keys

    @property
    def named_keys(self) -> tuple[str, ...]:
        """The keys of the entities that an article may be found by because it names them, for marking."""
        wanted = (one for clause in self.clauses if not clause.negated for one in clause.alternatives)
        return tuple(dict.fromkeys(key for one in wanted if isinstance(one, Naming | About) for key in one.keys))

    @property
    def wanted_names(self) -> tuple[str, ...]:
        """The possible names that an article may be found by, before they are looked up; the longest first."""
        wanted = (one for clause in self.clauses if not clause.negated for one in clause.alternatives)
        typed = [one.name for one in wanted if isinstance(one, _NAMED)]
        bare = [name for words in self.bare for name in words.candidates if not words.clauses[0].negated]
        return (*dict.fromkeys(typed), *sorted(dict.fromkeys(bare), key=len, reverse=True))

    @property
    def bare_names(self) -> tuple[str, ...]:
        """The words that were found to be names, which mean themselves in quotation marks."""
        return tuple(dict.fromkeys(one.name for one in self.conditions if isinstance(one, About) and one.bare))

    @property
    def required_names(self) -> tuple[str, ...]:
        """The names that must be entities, since nothing else can match."""
        return tuple(dict.fromkeys(one.name for one in self.conditions if isinstance(one, Naming)))

    @property
    def wanted_terms(self) -> tuple[Term, ...]:
        """The words and phrases that an article may be found by, for marking."""
        wanted = (one for clause in self.clauses if not clause.negated for one in clause.alternatives)
        return tuple(dict.fromkeys(term for one in wanted if (term := _text_term(one)) is not None))

    def resolved(self, keys: Mapping[str, tuple[str, ...]]) -> Query:
        """The query with the keys of the entities that its names mean. A name that is missing means none. Each word of
        a bare name is an alternative to the entity, so that all of them or the entity must be in an article."""
        named = defaultdict[Clause, list[About]](list)
        for words in self.bare:
            for name, its_clauses in words.named(keys):
                for clause in its_clauses:
                    named[clause] += [About(name, term, keys[name], bare=True) for term in clause.terms[:1]]
        clauses = (one for clause in self.clauses for one in _with_names(clause, keys, named[clause]))
        return replace(self, clauses=tuple(clauses), bare=())


def _with_names(clause: Clause, keys: Mapping[str, tuple[str, ...]], named: list[About]) -> Iterator[Clause]:
    found = tuple(_with_keys(one, keys) for one in clause.alternatives)
    if clause.negated:
        yield from (Clause((one,), negated=True) for one in (*found, *named))
    else:
        yield Clause(tuple(dict.fromkeys((*found, *named))))


def _text_term(condition: Condition) -> Term | None:
    if isinstance(condition, About):
        return None if condition.keys else condition.term
    return condition if isinstance(condition, Term) else None


def _with_keys(condition: Condition, keys: Mapping[str, tuple[str, ...]]) -> Condition:
    return replace(condition, keys=keys.get(condition.name, ())) if isinstance(condition, _NAMED) else condition
