"""What is wrong with a typed search, in one sentence with the right form."""

from __future__ import annotations

from bot.catalogue import gettext, gettext_noop
from bot.policy.search.grammar import MOST_CHARACTERS, MOST_CONDITIONS
from bot.policy.search.problems import Operator, ProblemKind, QueryProblem
from bot.policy.search.values import EXAMPLES
from bot.policy.vocabulary import KINDS, LANGUAGES
from cogs._layout.foreign_text import code
from cogs._layout.words import listed

_SHOWN = 60
_UNKNOWN_VALUES = {
    ProblemKind.BAD_KIND: (gettext_noop("{typed} is not a kind of outlet: write {examples}."), KINDS),
    ProblemKind.BAD_LANGUAGE: (gettext_noop("{typed} is not a language: write {examples}."), LANGUAGES[:2]),
    ProblemKind.BAD_SUBJECT: (
        gettext_noop("{typed} is not a subject: write {examples}."),
        ("nuclear", "sanctions", "human rights"),
    ),
}
"""The sentence for a value that there is not, and the examples in it where none is near to what was typed."""


def query_sentence(problem: QueryProblem) -> str:
    """The sentence for a problem."""
    operator, typed = problem.operator, code(problem.typed, _SHOWN)
    if operator is not None:
        return _value_sentence(problem, operator)
    match problem.kind:
        case ProblemKind.EMPTY:
            return gettext("Give at least one word to search for.")
        case ProblemKind.TOO_LONG:
            return gettext("A search has at most {count} characters.", count=MOST_CHARACTERS)
        case ProblemKind.TOO_MANY:
            return gettext("A search has at most {count} words and operators.", count=MOST_CONDITIONS)
        case ProblemKind.LOOSE_OR:
            return gettext("`OR` goes between two words or operators, as in `missile OR rocket`.")
        case ProblemKind.NEGATED_ALTERNATIVE:
            return gettext("`OR` cannot join what is excluded: write `missile OR rocket -drill`.")
        case ProblemKind.DATED_ALTERNATIVE:
            return gettext("`OR` cannot join dates: write `missile OR rocket after:2024-10`.")
        case ProblemKind.EMPTY_PERIOD:
            return gettext("The first date is earlier than the second: `after:2024-10 before:2024-11` is October 2024.")
        case _:
            return _unknown_operator(problem, typed)


def _unknown_operator(problem: QueryProblem, typed: str) -> str:
    if problem.nearest:
        nearest = Operator(problem.nearest[0])
        return gettext(
            "There is no operator {typed}; did you mean {example}?", typed=typed, example=code(EXAMPLES[nearest])
        )
    return gettext(
        "There is no operator {typed}. The operators are {operators}; words in quotation marks are not operators.",
        typed=typed,
        operators=listed([code(f"{operator}:") for operator in Operator]),
    )


def _value_sentence(problem: QueryProblem, operator: Operator) -> str:
    typed = code(problem.typed, _SHOWN)
    match problem.kind:
        case ProblemKind.BAD_DATE:
            return gettext(
                "{typed} is not a date: write {example}, `{operator}:2024-10-05`, `{operator}:yesterday` or "
                '`{operator}:"last week"`.',
                typed=typed,
                example=code(EXAMPLES[operator]),
                operator=operator,
            )
        case ProblemKind.BAD_KIND | ProblemKind.BAD_LANGUAGE | ProblemKind.BAD_SUBJECT:
            message, examples = _UNKNOWN_VALUES[problem.kind]
            return gettext(message, typed=typed, examples=_forms(operator, problem.nearest or examples))
        case _:
            return gettext(
                "After {operator} comes a value, as in {example}.",
                operator=code(f"{operator}:"),
                example=code(EXAMPLES[operator]),
            )


def _forms(operator: Operator, values: tuple[str, ...]) -> str:
    """Values as they are typed after the operator."""
    return listed([code(f'{operator}:"{value}"' if " " in value else f"{operator}:{value}") for value in values])
