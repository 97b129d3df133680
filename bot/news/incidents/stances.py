"""Whether a stance towards an event is news of its own.

    two texts, each with its stance (`bot/news/headlines/event_stance`) and its time -> apart or not

A first denial, ratification or acquittal is told in the words of what it is about, so no likeness tells it apart. It is
news of its own where it comes later: half a day, so that the accused firm's denial stays in the night's reports. The
next report of the same stance is no other event, unless another state takes it. A confirmation goes on with the report
that it confirms, but not with another state's. Whoever denies or confirms must be a state: a firm or an actor only
answers. A mere claim or supposition and its denial are one story for some days, and so are an attack and the statements
of those who deny a part in it.
"""

from __future__ import annotations

from typing import NamedTuple

from bot.lang.days import TIME_OF_BARE_DATE
from bot.model.placements import ANSWERS, EventStance, StanceKind

_LATER, _OF_ANOTHER, _AFTER_A_CLAIM = 12, 24, 72
"""Numbers of hours from which a stance is news of its own: any; another state's; a denial of a claim."""
_DAY = 24
_OF_A_DATE = frozenset({0, TIME_OF_BARE_DATE.hour})
"""The hours in UTC that a page may have only because it gives no time: archives have midnight."""


class Told(NamedTuple):
    """What a text tells of an event: its stance, when, in hours, and whether a denial goes on with it: of what somebody
    only says or supposes, and of an incident."""

    stance: EventStance | None
    hour: int | None
    goes_on: bool = False


def are_apart(one: Told, other: Told) -> bool:
    """Whether the later of two texts takes a stance that the earlier one has not, long enough after it; symmetric."""
    if one.hour is None or other.hour is None:
        return False
    earlier, later = sorted((one, other), key=_hour)
    return _is_news_after(earlier, later.stance, _hour(later) - _hour(earlier) - _uncertain(earlier, later))


def _hour(told: Told) -> int:
    return told.hour or 0


def _uncertain(one: Told, other: Told) -> int:
    """By how many hours less two texts may be apart: a page without a time may be of any hour of its day."""
    return _DAY if _OF_A_DATE & {_hour(one) % _DAY, _hour(other) % _DAY} else 0


def _is_news_after(told: Told, stance: EventStance | None, hours: int) -> bool:
    """Whether a stance is news of its own so many hours after a text."""
    if stance is None or stance.kind is StanceKind.SUPPOSES or (stance.kind in ANSWERS and not stance.actor):
        return False
    before = told.stance
    if before is not None and before.kind is stance.kind:
        differ = bool(before.actor and stance.actor) and before.actor != stance.actor
        return differ and hours >= _OF_ANOTHER
    if stance.kind is StanceKind.CONFIRMS:
        return False
    goes_on = told.goes_on or (before is not None and before.kind is StanceKind.SUPPOSES)
    return hours >= (_AFTER_A_CLAIM if goes_on and stance.kind is StanceKind.DENIES else _LATER)
