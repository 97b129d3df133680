"""Parse what is typed into a query.

    query   = piece*                   OR between two pieces binds them before all are required
    piece   = ["-"] [operator ":"] (word | "quoted words")
            | ["-"] ("before:" | "after:") (date | "date")      as many words as are one date: 14 Feb 2024, 2월 14일

Nothing typed can become syntax of the index: words leave as folded letters and digits.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from datetime import date, datetime
from itertools import islice

from msgspec import Struct

from bot.lang.folding import fold
from bot.policy import vocabulary
from bot.policy.search import values
from bot.policy.search.index_words import index_words
from bot.policy.search.problems import Operator, ProblemKind, QueryProblem
from bot.policy.search.query import (
    About,
    BareWords,
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
from bot.policy.search.terms import Term, spellings, term
from bot.policy.typed_times.dates import ending_day, first_day, midnight, range_days
from bot.regexes import regex

MOST_CHARACTERS = 500
MOST_CONDITIONS = 32

_QUOTES = str.maketrans("“”„«»：", '""""":')
_NAME = regex(r"[^\W\d_]{2,20}(?=:)")
_QUOTED = regex(r'"([^"]*)"')
_BARE = regex(r"\S+")
_AFTER_DATE = ",，、"
WORDS_OF_DATE = 6
ANY_DAY = date(2024, 12, 31)
"""Whether words are a date does not depend on the day on which they are typed. At the end of a year each of its seasons
has begun: "this summer"."""
_DATED = (Operator.BEFORE, Operator.AFTER)
_AROUND = regex(r"^\W+|\W+$")
_OR = frozenset(("OR", "|", "또는", "または", "或"))
_SHOWN = 100


class Today(Struct, frozen=True):
    """The day on which a query is asked, and the time zone (IANA) in which its days begin."""

    day: date
    zone: str


class _Piece(Struct, frozen=True):
    """One piece as typed. `name` is what comes before the colon, "" for a word or a phrase."""

    value: str
    name: str = ""
    negated: bool = False
    quoted: bool = False
    end: int = 0
    """Where it ends in what was typed."""


class _Unparsable(Exception):
    def __init__(self, problem: QueryProblem) -> None:
        super().__init__(problem)
        self.problem = problem


def parse(typed: str, today: Today) -> Query | QueryProblem:
    """The query that was typed, its names not looked up yet."""
    if len(typed) > MOST_CHARACTERS:
        return QueryProblem(ProblemKind.TOO_LONG)
    reading = _QueryReading(today)
    try:
        for piece in _pieces(typed.translate(_QUOTES)):
            reading.take(piece)
        return reading.query()
    except _Unparsable as error:
        return error.problem


def parts(typed: str) -> list[tuple[str, str]]:
    """What a query requires, part by part as typed, each with the query without it; a part ends where another begins,
    and what OR joins is one. Empty for a query of one part."""
    spans: list[tuple[int, int]] = []
    start, joins = 0, False
    for piece in _pieces(typed.translate(_QUOTES)):
        is_or = _is_or(piece)
        if spans and (is_or or joins):
            start = spans.pop()[0]
        spans.append((start, piece.end))
        start, joins = piece.end, is_or
    found = [(typed[begin:end].strip(), f"{typed[:begin]} {typed[end:]}".strip()) for begin, end in spans]
    return found if len(found) > 1 else []


def _is_or(piece: _Piece) -> bool:
    return piece.value in _OR and not (piece.quoted or piece.name or piece.negated)


def _pieces(typed: str) -> Iterator[_Piece]:
    at = 0
    while (at := _after_space(typed, at)) < len(typed):
        negated = typed[at] == "-" and at + 1 < len(typed) and not typed[at + 1].isspace()
        at += negated
        name = _NAME.match(typed, at)
        if name is None:
            value, quoted, at = _value(typed, at)
            yield _Piece(value, "", negated, quoted, at)
            continue
        at = name.end() + 1
        start = _after_space(typed, at)
        if values.operator_of(name[0]) is None and (start > at or typed.startswith("/", at)):
            yield _Piece(name[0], "", negated, end=at)  # a colon of a sentence, or of an address
            continue
        read = _date if values.operator_of(name[0]) in _DATED else _value
        value, quoted, end = read(typed, start)
        yield _Piece(value, name[0], negated, quoted, end)
        at = end


def _after_space(typed: str, at: int) -> int:
    while at < len(typed) and typed[at].isspace():
        at += 1
    return at


def _value(typed: str, at: int) -> tuple[str, bool, int]:
    """A quoted or a bare value at a place: its text, whether it is quoted, and where it ends."""
    if quoted := _QUOTED.match(typed, at):
        return quoted[1], True, quoted.end()
    bare = _BARE.match(typed, at)
    return (bare[0], False, bare.end()) if bare else ("", False, at)


def _date(typed: str, at: int) -> tuple[str, bool, int]:
    """As `_value`, but a bare value is as many words as are one date; the first word where none are."""
    ends = [word.end() for word in islice(_BARE.finditer(typed, at), WORDS_OF_DATE)]
    for end in () if typed.startswith('"', at) else reversed(ends):
        value = typed[at:end].rstrip(_AFTER_DATE)
        if first_day(value, ANY_DAY) is not None:
            return value, False, end
    return _value(typed, at)


class _QueryReading:
    """Clauses as they are read."""

    def __init__(self, today: Today) -> None:
        self._today = today
        self._clauses: list[Clause] = []
        self._after: list[str] = []
        self._before: list[str] = []
        self._joins = False
        self._is_dated = False
        """Whether the last piece was a date, which OR cannot join."""
        self._bare: list[list[tuple[str, int]]] = []
        """Adjacent bare words, each with the number of its clause."""
        self._continues = False
        """Whether the next bare word may be of one name with the last piece."""

    def take(self, piece: _Piece) -> None:
        """Add a piece; one without a letter or digit, such as a dash, is ignored."""
        if _is_or(piece):
            self._join()
            return
        operator = _operator(piece)
        if operator in _DATED:
            self._limit(operator, piece)
            return
        if operator is not None:
            self._continues = False
            self._add((_CONDITIONS[operator](piece.value),), negated=piece.negated)
        elif words := spellings(piece.value, divisible=not (piece.quoted or piece.negated)):
            self._note_name(piece)
            self._add_words(words, negated=piece.negated)

    def query(self) -> Query:
        """The whole query."""
        if self._joins:
            raise _Unparsable(QueryProblem(ProblemKind.LOOSE_OR))
        clauses = tuple(dict.fromkeys(self._clauses))
        after, before = self._limits()
        if not clauses and after is None and before is None:
            raise _Unparsable(QueryProblem(ProblemKind.EMPTY))
        if after is not None and before is not None and after >= before:
            raise _Unparsable(QueryProblem(ProblemKind.EMPTY_PERIOD))
        bare = (
            BareWords(tuple(name for name, _ in words), tuple(self._clauses[number] for _, number in words))
            for words in self._bare
        )
        return Query(clauses, after, before, tuple(bare))

    def _join(self) -> None:
        if self._is_dated:
            raise _Unparsable(QueryProblem(ProblemKind.DATED_ALTERNATIVE))
        if self._joins or not self._clauses:
            raise _Unparsable(QueryProblem(ProblemKind.LOOSE_OR))
        self._joins = True
        if self._continues and len(self._bare[-1]) > 1:  # OR binds the last word alone
            self._bare.append([self._bare[-1].pop()])
        self._continues = False

    def _note_name(self, piece: _Piece) -> None:
        """Note a word that may be a name, or part of one with those before it. In quotation marks it is meant as it is
        written."""
        name = _AROUND.sub("", unicodedata.normalize("NFKC", piece.value))
        is_alone = self._joins or piece.negated or piece.quoted
        if name and not piece.quoted:
            word = (name, len(self._clauses) - self._joins)
            if self._continues and not is_alone:
                self._bare[-1].append(word)
            else:
                self._bare.append([word])
        self._continues = not is_alone

    def _limit(self, operator: Operator | None, piece: _Piece) -> None:
        if self._joins:
            raise _Unparsable(QueryProblem(ProblemKind.DATED_ALTERNATIVE))
        if first_day(piece.value, self._today.day) is None:
            raise _Unparsable(QueryProblem(ProblemKind.BAD_DATE, piece.value[:_SHOWN], operator))
        is_before = (operator is Operator.BEFORE) != piece.negated
        (self._before if is_before else self._after).append(piece.value)
        self._is_dated = True
        self._continues = False

    def _limits(self) -> tuple[datetime | None, datetime | None]:
        """The moments from which, and before which. Dates without a year are those of `range_days`."""
        today, zone = self._today.day, self._today.zone
        if len(self._after) == len(self._before) == 1:
            begin, end = range_days(self._after[0], self._before[0], today, first_day)
        else:
            begins = (first_day(one, today) for one in self._after)
            ends = (ending_day(one, today, first_day) for one in self._before)
            begin, end = max(filter(None, begins), default=None), min(filter(None, ends), default=None)
        return None if begin is None else midnight(begin, zone), None if end is None else midnight(end, zone)

    def _add_words(self, meanings: tuple[Condition, ...], *, negated: bool) -> None:
        """Add the conditions that a word may mean: at least one must hold, or with `negated` none."""
        for together in [(one,) for one in meanings] if negated else [meanings]:
            self._add(together, negated=negated)

    def _add(self, conditions: tuple[Condition, ...], *, negated: bool) -> None:
        if self._joins:
            last = self._clauses.pop()
            if last.negated or negated:
                raise _Unparsable(QueryProblem(ProblemKind.NEGATED_ALTERNATIVE))
            self._clauses.append(Clause(tuple(dict.fromkeys((*last.alternatives, *conditions)))))
        else:
            self._clauses.append(Clause(conditions, negated))
        self._joins = self._is_dated = False
        if sum(len(clause.alternatives) for clause in self._clauses) > MOST_CONDITIONS:
            raise _Unparsable(QueryProblem(ProblemKind.TOO_MANY))


def _operator(piece: _Piece) -> Operator | None:
    """The operator of a piece, None for a word. Raises _Unparsable for an unknown one, or one without a value."""
    if not piece.name:
        return None
    operator = values.operator_of(piece.name)
    if operator is None:
        nearest = vocabulary.like(piece.name, tuple(Operator))
        raise _Unparsable(QueryProblem(ProblemKind.UNKNOWN_OPERATOR, piece.name, None, nearest))
    if not index_words(fold(piece.value)):
        raise _Unparsable(QueryProblem(ProblemKind.NO_VALUE, piece.name, operator))
    return operator


def _kind(value: str) -> Condition:
    kind = vocabulary.kind_of(value)
    if kind is None:
        raise _Unparsable(_bad(ProblemKind.BAD_KIND, Operator.KIND, value, vocabulary.KINDS))
    return OfKind(kind)


def _language(value: str) -> Condition:
    code = vocabulary.language_of(value)
    if code is None:
        raise _Unparsable(_bad(ProblemKind.BAD_LANGUAGE, Operator.LANG, value, vocabulary.LANGUAGES))
    return InLanguage(code)


def _subject(value: str) -> Condition:
    subject = vocabulary.subject_of(value)
    if subject is None:
        raise _Unparsable(_bad(ProblemKind.BAD_SUBJECT, Operator.SUBJECT, value, vocabulary.SUBJECTS))
    return OnSubject(subject)


def _about(value: str) -> Condition:
    if vocabulary.is_peninsula(value):
        return OnPeninsula()
    subject = vocabulary.subject_of(value)
    return OnSubject(subject) if subject else About(_name(value), _term(value))


def _name(value: str) -> str:
    return " ".join(value.split())


def _term(value: str) -> Term:
    found = term(value)
    assert found is not None  # noqa: S101  # `_operator` has refused a value without words
    return found


def _bad(kind: ProblemKind, operator: Operator, value: str, allowed: tuple[str, ...]) -> QueryProblem:
    return QueryProblem(kind, value[:_SHOWN], operator, vocabulary.like(value, allowed))


_CONDITIONS: dict[Operator, Callable[[str], Condition]] = {
    Operator.ENTITY: lambda value: Naming(_name(value)),
    Operator.SOURCE: lambda value: InOutlet(_term(value)),
    Operator.KIND: _kind,
    Operator.BY: lambda value: SaidOrWrittenBy(_name(value), _term(value)),
    Operator.ABOUT: _about,
    Operator.LANG: _language,
    Operator.SUBJECT: _subject,
}
