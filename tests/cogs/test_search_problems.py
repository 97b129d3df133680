"""Each problem of a search is one sentence with the right form."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model.errors import BadQuery, Reason
from bot.policy.search.grammar import Today, parse
from bot.policy.search.problems import ProblemKind, QueryProblem
from bot.policy.search.query import Query
from bot.policy.search.values import EXAMPLES
from cogs._cards.search.problems import query_sentence
from cogs._ui.error_messages import explain

TODAY = Today(date(2024, 10, 16), "Asia/Seoul")
SENTENCES = {
    "— …": "Give at least one word to search for.",
    "x" * 501: "A search has at most 500 characters.",
    " ".join(f"w{n}" for n in range(33)): "A search has at most 32 words and operators.",
    "sorce:han": "There is no operator `sorce`; did you mean `source:yonhap`?",
    "zzz:han": (
        "There is no operator `zzz`. The operators are `entity:`, `source:`, `kind:`, `by:`, `about:`, `before:`,"
        " `after:`, `lang:`, `subject:`; words in quotation marks are not operators."
    ),
    "by:": 'After `by:` comes a value, as in `by:"Kim Yo Jong"`.',
    "after:soon": (
        '`soon` is not a date: write `after:3d`, `after:2024-10-05`, `after:yesterday` or `after:"last week"`.'
    ),
    "kind:thnk-tank": '`thnk-tank` is not a kind of outlet: write `kind:"think tank"`.',
    "lang:klingon": "`klingon` is not a language: write `lang:english`, `lang:korean`.",
    "subject:zzzz": '`zzzz` is not a subject: write `subject:nuclear`, `subject:sanctions`, `subject:"human rights"`.',
    "x OR": "`OR` goes between two words or operators, as in `missile OR rocket`.",
    "x OR -y": "`OR` cannot join what is excluded: write `missile OR rocket -drill`.",
    "x OR after:2024": "`OR` cannot join dates: write `missile OR rocket after:2024-10`.",
    "after:2024 before:2023": (
        "The first date is earlier than the second: `after:2024-10 before:2024-11` is October 2024."
    ),
}


@pytest.mark.parametrize(("typed", "sentence"), SENTENCES.items(), ids=[typed[:20] for typed in SENTENCES])
def test_the_sentence(typed: str, sentence: str) -> None:
    problem = parse(typed, TODAY)
    assert isinstance(problem, QueryProblem)
    assert query_sentence(problem) == sentence
    error = BadQuery(Reason.BAD_QUERY)
    error.problem = problem
    assert explain(error) == sentence


def test_every_problem_has_been_seen() -> None:
    kinds = {problem.kind for typed in SENTENCES if isinstance(problem := parse(typed, TODAY), QueryProblem)}
    assert kinds == set(ProblemKind)


def test_the_right_forms_are_right() -> None:
    for example in EXAMPLES.values():
        assert isinstance(parse(example, TODAY), Query)


def test_what_was_typed_is_shown_as_text() -> None:
    assert "`a'*b*'`" in query_sentence(QueryProblem(ProblemKind.UNKNOWN_OPERATOR, "a`*b*`"))
