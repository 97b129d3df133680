"""Looser forms of a query that no article satisfies: its period as an operator, Japanese without hiragana."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from bot.lang.folding import fold
from bot.policy.search.grammar import ANY_DAY, WORDS_OF_DATE
from bot.policy.search.index_words import index_words
from bot.policy.typed_times.dates import first_day, last_day
from bot.policy.typed_times.periods import SEASONS
from bot.policy.typed_times.since import OPENING
from bot.regexes import regex

_BEFORE_PERIOD = dict.fromkeys(("since", "after", "from", "in", "on", "during"), "after") | {"before": "before"}
"""Words before a period, with the operator of the same meaning."""
_OPEN = frozenset(("since", "after", "from", "before"))
"""Words before a date by which the period has no other end, as the ends `OPENING`."""
_NO_PERIOD_ALONE = frozenset(("day", "week", "month", "year"))
"""Periods behind an operator that among other words are words: Labor Day."""
_SHORTEST_NAME = 4
"""Letters. May, Jan, Sun, Sat, Mar: without "in" or "since", more often a word or part of a name."""
_OTHER_WORDS = frozenset(("march", *SEASONS))
"""So are these: Long March, Seoul Spring, the fall of a president, Winter Olympics, 서울의 봄."""
_NO_PERIOD = frozenset(("and", "between", "by", "not", "or", "over", "past", "than", "till", "to", "until"))
"""Words before a day that no single operator expresses."""
_DAY = timedelta(days=1)
_HIRAGANA = regex(r"[ぁ-ゖ]+")


def period_in_words(typed: str, names: Iterable[str] = ()) -> tuple[str, str] | None:
    """The words of a period at the end or the beginning of a query, and the operator that replaces them: "since
    yesterday" is searched for as two words. None if there is no period or nothing else. Words of `names`, which were
    found to mean entities, are no period (Theresa May)."""
    period = _period(typed, names)
    return None if period is None else (" ".join(period[0]), _dated(period[0]))


def looser(typed: str, today: date, names: Iterable[str] = ()) -> Iterator[str]:
    """What to search for if no article has all words: "sanctions last week" in that week, then at any time; a
    Japanese sentence (金永南はいつ死去した) without the hiragana between its words. `names` as in `period_in_words`."""
    plain = typed
    if (period := _period(typed, names)) is not None:
        dated, plain = period
        yield f"{plain} {_within(dated, today)}"
        yield plain
    if (apart := _HIRAGANA.sub(" ", plain)) != plain and index_words(fold(apart)):
        yield apart


def _period(typed: str, names: Iterable[str]) -> tuple[list[str], str] | None:
    """The words of a period, and the other words."""
    period = _dated_end(typed.split())
    return None if period is None or any(_has(typed, name) and not _has(period[1], name) for name in names) else period


def _has(typed: str, name: str) -> bool:
    """Whether a query has a name as whole words."""
    return f" {fold(name)} " in f" {fold(' '.join(typed.split()))} "


def _dated_end(words: list[str]) -> tuple[list[str], str] | None:
    if len(words) <= WORDS_OF_DATE and _dated(words):
        return None
    for begin in range(max(1, len(words) - WORDS_OF_DATE), len(words)):
        if _dated(words[begin:]):
            is_part = words[begin - 1].casefold() in _NO_PERIOD
            return None if is_part else (words[begin:], " ".join(words[:begin]))
    for end in range(min(len(words) - 1, WORDS_OF_DATE), 0, -1):
        if _dated(words[:end]):
            is_part = words[end].casefold() in _NO_PERIOD
            return None if is_part else (words[:end], " ".join(words[end:]))
    return None


def _dated(words: list[str]) -> str:
    """The operator for words that are a period; "" for others."""
    operator, value = _operator_and_value(words)
    is_alone = value == " ".join(words)
    if '"' in value or _is_word(value.casefold(), is_alone=is_alone) or first_day(value, ANY_DAY) is None:
        return ""
    return f'{operator}:"{value}"' if " " in value else f"{operator}:{value}"


def _is_word(value: str, *, is_alone: bool) -> bool:
    """Whether a possible period is rather a plain word; `is_alone`: without "in" or "since" before it."""
    word = value.removeprefix("the ")
    is_short = len(word) < _SHORTEST_NAME and word.isascii() and word.isalpha()
    return value in _NO_PERIOD_ALONE or (is_alone and (is_short or word in _OTHER_WORDS))


def _within(words: list[str], today: date) -> str:
    """The operators for the days of a period; the same as `_dated` for one that is open or counted from today (3d)."""
    _, value = _operator_and_value(words)
    first, last = first_day(value, today), last_day(value, today)
    is_open = words[0].casefold() in _OPEN or value.endswith(OPENING)
    is_counted = first == last and first != first_day(value, today - _DAY)
    if first is None or last is None or is_open or is_counted:
        return _dated(words)
    return f"after:{first} before:{last + _DAY}"


def _operator_and_value(words: list[str]) -> tuple[str, str]:
    """The operator for the words of a period, and the words behind its preposition."""
    operator = _BEFORE_PERIOD.get(words[0].casefold()) if words else None
    return operator or "after", " ".join(words[operator is not None :])
