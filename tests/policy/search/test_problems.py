"""What cannot be searched for is named, and nothing that is typed is a bug."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.policy.search.grammar import MOST_CHARACTERS, MOST_CONDITIONS, Today, parse
from bot.policy.search.problems import Operator, ProblemKind, QueryProblem
from bot.policy.search.terms import Term

TODAY = Today(date(2024, 10, 16), "UTC")  # a Wednesday


def problem(typed: str) -> QueryProblem:
    found = parse(typed, TODAY)
    assert isinstance(found, QueryProblem), found
    return found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", QueryProblem(ProblemKind.EMPTY)),
        ("— ( ) *", QueryProblem(ProblemKind.EMPTY)),
        ("x" * (MOST_CHARACTERS + 1), QueryProblem(ProblemKind.TOO_LONG)),
        (" ".join(f"w{n}" for n in range(MOST_CONDITIONS + 1)), QueryProblem(ProblemKind.TOO_MANY)),
        ("sorce:han", QueryProblem(ProblemKind.UNKNOWN_OPERATOR, "sorce", None, ("source",))),
        ("zzz:han", QueryProblem(ProblemKind.UNKNOWN_OPERATOR, "zzz")),
        ("by:", QueryProblem(ProblemKind.NO_VALUE, "by", Operator.BY)),
        ('source:"!"', QueryProblem(ProblemKind.NO_VALUE, "source", Operator.SOURCE)),
        ("after:whenever", QueryProblem(ProblemKind.BAD_DATE, "whenever", Operator.AFTER)),
        ("after:3h", QueryProblem(ProblemKind.BAD_DATE, "3h", Operator.AFTER)),
        ("before:2024-13", QueryProblem(ProblemKind.BAD_DATE, "2024-13", Operator.BEFORE)),
        ("before:0001-01-01", QueryProblem(ProblemKind.BAD_DATE, "0001-01-01", Operator.BEFORE)),
        ("kind:newspapr", QueryProblem(ProblemKind.BAD_KIND, "newspapr", Operator.KIND, ("newspaper",))),
        ("lang:klingon", QueryProblem(ProblemKind.BAD_LANGUAGE, "klingon", Operator.LANG)),
        ("subject:missles", QueryProblem(ProblemKind.BAD_SUBJECT, "missles", Operator.SUBJECT, ("missiles",))),
        ("OR x", QueryProblem(ProblemKind.LOOSE_OR)),
        ("x OR", QueryProblem(ProblemKind.LOOSE_OR)),
        ("x OR OR y", QueryProblem(ProblemKind.LOOSE_OR)),
        ("x OR -y", QueryProblem(ProblemKind.NEGATED_ALTERNATIVE)),
        ("-x OR y", QueryProblem(ProblemKind.NEGATED_ALTERNATIVE)),
        ("x OR after:2024", QueryProblem(ProblemKind.DATED_ALTERNATIVE)),
        ("after:2024 OR x", QueryProblem(ProblemKind.DATED_ALTERNATIVE)),
        ("after:2024-10 before:2024-10", QueryProblem(ProblemKind.EMPTY_PERIOD)),
    ],
)
def test_what_cannot_be_searched_for_is_named(typed: str, found: QueryProblem) -> None:
    assert problem(typed) == found


_PIECES = st.sampled_from(
    ("OR", "-", '"', ":", "entity:", "after:", "source:", "by:", "missile", "미사일", "x", "*", "NEAR(", "2024", "어제")
)


@given(st.lists(_PIECES | st.text(max_size=8), max_size=30).map(" ".join) | st.text(max_size=600))
def test_any_text_is_a_query_or_a_problem(typed: str) -> None:
    found = parse(typed, TODAY)
    if isinstance(found, QueryProblem):
        assert len(found.typed) <= 100
        return
    assert found.clauses or found.after or found.before
    for condition in found.conditions:
        if isinstance(condition, Term):
            assert condition.words
            assert all(char.isalnum() for word in condition.words for char in word), "nothing typed is syntax"
