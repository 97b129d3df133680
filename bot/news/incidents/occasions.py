"""Occasions of one day that the North's state media reports: an inspection, a message, a rally, a seminar, a reception,
a firing drill.

    title, first sentences of a report -> kinds of occasions in the title and the first sentence, each with the days of
                                          the last week that the first sentence with any names

State media tells each in the same words, and names its day, so two of one kind without a day in common are two events,
in two languages too. Meetings, visits, tournaments and exhibitions last for days: reports of the first and the last are
of one event. Other outlets name the day on which the agency reported it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from datetime import date, timedelta

from bot.news.named_days import named_days
from bot.regexes import regex

Occasion = tuple[str, int]
"""A kind, and its day as an ordinal."""
_KINDS = {
    "inspection": regex(
        r"(?i)\b(?:on-the-spot|field) guidance\b|\binspect(?:s|ed)\b|현지지도|현지에서 료해|현지료해|视察|現地指導"
    ),
    "message": regex(
        r"(?i)\bmessages?\b|축전을 (?:보내|드리|올리|받|교환)|축전문|위문전문|답전|祝電|贺电|慰问电|答谢电"
    ),
    "rally": regex(r"(?i)\brally\b|궐기대회|군민련합대회|群众大会"),
    "seminar": regex(r"(?i)\bseminar\b|연구토론회|研讨会"),
    "reception": regex(r"(?i)\breception\b|(?<![강공출])연회|招待会|宴会"),
    "drill": regex(r"(?i)\bfiring (?:drill|contest)\b|사격훈련|사격경기|射击"),
}
_TOLD_IN = 2
"""Title and first sentence, which tell what a report is about."""


def occasions(opening: Sequence[str], published: date) -> frozenset[Occasion]:
    """The occasions that the opening of a report of state media tells of, title first; none if it names no day."""
    told = "\n".join(opening[:_TOLD_IN])
    kinds = [kind for kind, words in _KINDS.items() if words.search(told)]
    if not kinds:
        return frozenset()
    days = next((found for sentence in opening[1:] if (found := set(_days(sentence, published)))), set[date]())
    return frozenset((kind, day.toordinal()) for kind in kinds for day in days)


def are_apart(one: Set[Occasion], other: Set[Occasion]) -> bool:
    """Whether two reports tell of one kind of occasion, and none on one day."""
    if not one or not other or not one.isdisjoint(other):
        return False
    return not {kind for kind, _ in one}.isdisjoint(kind for kind, _ in other)


def _days(sentence: str, published: date) -> Iterator[date]:
    """The recent days that a sentence names, also from one before ("the previous day")."""
    before: date | None = None
    for named in named_days(sentence, published):
        day = named.day
        if day is None and named.relative:
            yield (before or published) - timedelta(named.relative)
        elif day is not None and named.is_recent and not named.reckoned and not named.spoken:
            yield day
        before = day or before
