"""Which coming events are listed at the end of a digest.

An event is listed when it is news (since the last digest it was named first, moved or called off), and again when it is
near. This needs no record of which events a channel was sent.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from bot.model.deliveries import Rhythm
from bot.model.evidence.ahead import AheadEvent

MOST_TOLD = 3
COMING_DAYS = {Rhythm.DAY: 7, Rhythm.WEEK: 14}
"""Days ahead that a digest of each rhythm covers; a monthly one lists no coming events."""
_NEAR = {Rhythm.DAY: 1, Rhythm.WEEK: 6}
_LONGEST_NEAR = 7
"""Days: a longer period, such as a month, is never near."""


def listed_events(events: Iterable[AheadEvent], rhythm: Rhythm, since: datetime, today: date) -> tuple[AheadEvent, ...]:
    """The events to list in a digest that covers the articles after `since`, the soonest first, at most `MOST_TOLD`.
    Events whose sentence depends on another one are left out."""
    if rhythm not in COMING_DAYS:
        return ()
    until = today + timedelta(days=COMING_DAYS[rhythm])
    coming = (
        one for one in events if one.days.first <= until and one.days.last >= today and one.dated[0].self_contained
    )
    return tuple(one for one in coming if one.news_at > since or _is_near(one, rhythm, today))[:MOST_TOLD]


def _is_near(event: AheadEvent, rhythm: Rhythm, today: date) -> bool:
    days = event.days
    if (days.last - days.first).days >= _LONGEST_NEAR:
        return False
    return today <= days.first <= today + timedelta(days=_NEAR[rhythm])
