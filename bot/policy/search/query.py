"""A search query as a value: clauses that an article must all satisfy, and a period.

missile OR rocket -drill entity:"Kim Yo Jong" after:2024-10
-> (missile or rocket) and not drill and names Kim Yo Jong, from 1 October 2024 on
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from bot.model.analysis import OutletKind, Subject
from bot.policy.search.terms import Term


class InOutlet(Struct, frozen=True):
    """The outlet's name, or its domain, has these words, adjacent."""

    term: Term


class OfKind(Struct, frozen=True):
    """The outlet is of this kind."""

    kind: OutletKind


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
    """The article mentions an entity of `keys`; if there are none, it has these words, adjacent."""

    name: str
    term: Term
    keys: tuple[str, ...] = ()


class NumberWithUnit(Struct, frozen=True):
    """A text in a language of `LANGUAGES_WITH_SIGNS` has this number, whose unit may be a sign."""

    number: Term


LANGUAGES_WITH_SIGNS = ("ko", "ja", "zh")
"""Those that print units as one character: "320㎞"."""
Condition = (
    Term | NumberWithUnit | InOutlet | OfKind | InLanguage | OnSubject | OnPeninsula | Naming | SaidOrWrittenBy | About
)
"""What one article satisfies or not. A `Term` is a word or phrase of the title or the text."""

_NAMED = (Naming, SaidOrWrittenBy, About)


class Clause(Struct, frozen=True):
    """At least one of these conditions; with `negated` the only one must not hold."""

    alternatives: tuple[Condition, ...]
    negated: bool = False


class Query(Struct, frozen=True):
    """All clauses, published in [after, before): whole minutes, in UTC. At least one of the three is set."""

    clauses: tuple[Clause, ...]
    after: datetime | None = None
    before: datetime | None = None

    @property
    def conditions(self) -> Iterator[Condition]:
        """Every condition, in the order typed."""
        return (condition for clause in self.clauses for condition in clause.alternatives)

    @property
    def names(self) -> tuple[str, ...]:
        """The names whose entities are to be looked up."""
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
    def required_names(self) -> tuple[str, ...]:
        """Those that must be entities, since nothing else can match."""
        return tuple(dict.fromkeys(one.name for one in self.conditions if isinstance(one, Naming)))

    @property
    def wanted_terms(self) -> tuple[Term, ...]:
        """The words and phrases that an article may be found by, for marking."""
        wanted = (one for clause in self.clauses if not clause.negated for one in clause.alternatives)
        return tuple(dict.fromkeys(term for one in wanted if (term := _text_term(one)) is not None))

    def resolved(self, keys: Mapping[str, tuple[str, ...]]) -> Query:
        """The query with the keys of the entities that its names mean. A name that is missing means none."""
        clauses = tuple(
            replace(clause, alternatives=_distinct(_with_keys(one, keys) for one in clause.alternatives))
            for clause in self.clauses
        )
        return replace(self, clauses=clauses)


def _distinct(alternatives: Iterable[Condition]) -> tuple[Condition, ...]:
    """Without names that mean no entity beside their own words."""
    found = tuple(alternatives)
    return tuple(one for one in found if not (isinstance(one, About) and not one.keys and one.term in found))


def _text_term(condition: Condition) -> Term | None:
    if isinstance(condition, About):
        return None if condition.keys else condition.term
    return condition if isinstance(condition, Term) else None


def _with_keys(condition: Condition, keys: Mapping[str, tuple[str, ...]]) -> Condition:
    return replace(condition, keys=keys.get(condition.name, ())) if isinstance(condition, _NAMED) else condition
