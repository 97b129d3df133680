"""What is wrong with a typed query, as data; `cogs/_cards/search/problems` puts it into words."""

from __future__ import annotations

from enum import StrEnum, auto

from msgspec import Struct


class Operator(StrEnum):
    """The operators, by their English names."""

    ENTITY = "entity"
    SOURCE = "source"
    KIND = "kind"
    BY = "by"
    ABOUT = "about"
    BEFORE = "before"
    AFTER = "after"
    LANG = "lang"
    SUBJECT = "subject"


class ProblemKind(StrEnum):
    """Why a query cannot be searched for."""

    EMPTY = auto()
    """No letter, digit or operator."""
    TOO_LONG = auto()
    TOO_MANY = auto()
    """More conditions than `grammar.MOST_CONDITIONS`."""
    UNKNOWN_OPERATOR = auto()
    """`typed:value`; `nearest` are known operators like it."""
    NO_VALUE = auto()
    """`operator:` without a value."""
    BAD_DATE = auto()
    BAD_KIND = auto()
    BAD_LANGUAGE = auto()
    BAD_SUBJECT = auto()
    LOOSE_OR = auto()
    """OR at the beginning or end, or twice."""
    NEGATED_ALTERNATIVE = auto()
    """OR beside `-word`."""
    DATED_ALTERNATIVE = auto()
    """OR beside before: or after:."""
    EMPTY_PERIOD = auto()
    """after: is not before before:."""


class QueryProblem(Struct, frozen=True):
    """A problem, with the operator that it concerns, what was typed (at most 100 characters), and the nearest allowed
    values, best first."""

    kind: ProblemKind
    typed: str = ""
    operator: Operator | None = None
    nearest: tuple[str, ...] = ()
