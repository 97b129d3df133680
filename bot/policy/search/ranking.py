"""Sort search results, and count them by month. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import dropwhile
from math import log
from zoneinfo import ZoneInfo

MONTHS = 12
HALF_LIFE = timedelta(days=30)
"""The age at which an article counts half as much for being new."""
_FRESHNESS = 1.5
"""The score of the newest article for being new: less than that for words in the title."""
_COMMON_WORD = 0.1
"""What a word weighs that most results have."""


def by_relevance(minutes: Mapping[int, int], scores: Mapping[int, int]) -> list[int]:
    """The keys of results, the most relevant first; ties by key, the highest first.

    `scores` say how well each fits the words (0 to 3), `minutes` when it was published, in minutes since the epoch. An
    article that is older than the newest one by the half-life counts half as much for being new, and so on.
    """
    newest = max(minutes.values(), default=0)
    half_life = HALF_LIFE // timedelta(minutes=1)

    def relevance(key: int) -> float:
        return scores.get(key, 0) + _FRESHNESS * float(0.5 ** ((newest - minutes[key]) / half_life))

    return sorted(minutes, key=lambda key: (-relevance(key), -key))


def by_rarity(having: Sequence[Sequence[int]], most: int) -> list[int]:
    """The keys of results that have some of several words, at most `most`: those with the most and rarest words first,
    ties by key, the highest first.

    `having` are for each word the keys of the newest results with it, at most `most` and one more. A word that so many
    or most of them have weighs next to nothing: "who is the minister" is about the minister.
    """
    weights = dict.fromkeys((key for keys in having for key in keys), 0.0)
    among = min(len(weights), most + 1)
    for keys in filter(None, having):
        weight = _COMMON_WORD + log(max(among / len(keys), 1))
        for key in keys:
            weights[key] += weight
    return sorted(weights, key=lambda key: (-weights[key], -key))[:most]


def by_month(minutes: Sequence[int], zone: str, *, complete: bool) -> tuple[tuple[date, int], ...]:
    """The first day of each of the last 12 months up to that of the newest result, from the first of them with a result
    on, and its number of results.

    `minutes` are those since the epoch, the newest first. If they are not `complete`, the oldest may be missing: then
    the month of the oldest one, and those before it, are left out.
    """
    if not minutes:
        return ()
    firsts = [_first(_day(minutes[0], zone))]
    while len(firsts) < MONTHS:
        firsts.append(_first(firsts[-1] - timedelta(days=1)))
    found = []
    for first in firsts:
        begin, end = _minute(first, zone), _minute(_first(first + timedelta(days=31)), zone)
        if not complete and begin <= minutes[-1]:
            break
        older, newer = (bisect_left(minutes, -edge + 1, key=lambda minute: -minute) for edge in (begin, end))
        found.append((first, older - newer))
    return tuple(dropwhile(lambda month: not month[1], reversed(found)))


def _day(minute: int, zone: str) -> date:
    at = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(minutes=minute)
    return at.astimezone(ZoneInfo(zone)).date()


def _first(day: date) -> date:
    return day.replace(day=1)


def _minute(day: date, zone: str) -> int:
    return int(datetime.combine(day, time(), ZoneInfo(zone)).timestamp() // 60)
