"""When a saved page is fetched again, and what is concluded from each visit. Pure; `RevisitService` acts on it.

    plan, counted from the first saving: 1 h, 6 h, 1 d, 7 d; longer for outlets that the operator names

    sight       state before                conclusion             next visit
    ---------   -------------------------   --------------------   ---------------------------------------------
    SAME        the page was gone           it is back             as planned
    SAME        anything else               none                   as planned; a doubt is dropped
    CHANGED     anything                    the text changed       as planned; a doubt is dropped
    UNLIKE      the same doubt, old enough  the text changed       as planned
    UNLIKE      anything else               none yet: a doubt      after CONFIRM, or as planned where that is sooner
    MISSING     the same doubt, old enough  the page is gone       as planned
    MISSING     the page was gone           none                   as planned
    MISSING     anything else               none yet: a doubt      after CONFIRM, or as planned where that is sooner
    BLOCKED     no doubt                    none                   as planned
    BLOCKED     a doubt                     none                   as FAILED: the doubt must be resolved
    FAILED      anything                    none                   in 15 min, 1 h, 4 h, then as planned; a doubt stays

Laws:
 1. A page that is no article (a paywall, a captcha, an error page) is never a change.
 2. A page is gone, or replaced by another text, only when two visits CONFIRM apart agree.
 3. Visits that were missed count as one: the next is the first of the plan that still lies ahead.
 4. A clock that stepped back repeats no visit, and delays none by more than its planned distance.
 5. Retry-After is a lower bound for every wait.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.model.errors import Reason
from bot.policy import retry

PLAN = (timedelta(hours=1), timedelta(hours=6), timedelta(days=1), timedelta(days=7))
CONFIRM = timedelta(hours=6)
_RETRIES = (timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4))
_LATEST_JITTER = timedelta(hours=1)
_PATIENCE = timedelta(hours=1)
AT_ONCE = 2
"""Pages that are revisited at the same time while no link waits."""
_GOLDEN = 0.618033988749895


class Sight(StrEnum):
    """What a visit found.

    SAME     the text that is stored
    CHANGED  another text of the same article
    UNLIKE   an article that shares little with the stored one
    MISSING  the site answers that there is no such page
    BLOCKED  a page that is no article, or one that is refused to us
    FAILED   no answer this time
    """

    SAME = "same"
    CHANGED = "changed"
    UNLIKE = "unlike"
    MISSING = "missing"
    BLOCKED = "blocked"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Watch:
    """The state of a page's revisits. `place` is the index of the next visit in the plan; `failures` are those of the
    present visit; `doubt` (MISSING or UNLIKE) is what one visit found and another must confirm."""

    saved_at: datetime
    place: int = 0
    failures: int = 0
    doubt: Sight | None = None
    doubt_since: datetime | None = None
    gone_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class RevisitRuling:
    """The state after a visit, when the next is due (None: never), and the conclusion: the text `changed`, or the page
    is `gone` or `back`."""

    watch: Watch
    due: datetime | None
    changed: bool = False
    gone: bool = False
    back: bool = False


def sight_of(reason: Reason) -> Sight:
    """The sight for a fetch that failed for `reason`."""
    if reason in (Reason.NOT_FOUND, Reason.GONE):
        return Sight.MISSING
    return Sight.FAILED if reason in retry.DELAYS else Sight.BLOCKED


def spread(number: int) -> float:
    """A jitter in [0, 1) for a number; consecutive numbers get values far apart (golden ratio)."""
    return number * _GOLDEN % 1.0


def plan(*, longer: bool, longer_days: Iterable[int]) -> tuple[timedelta, ...]:
    """The visits to a page, as times since its first saving. `longer_days` are added for outlets watched for longer."""
    further = (timedelta(days=days) for days in longer_days) if longer else ()
    return tuple(sorted({*PLAN, *further}))


def first_look(saved_at: datetime, jitter: float) -> datetime:
    """When a page is visited first; `jitter` in [0, 1) spreads the visits of many pages."""
    return _planned(saved_at, PLAN, 0, jitter)


def last_look(saved_at: datetime, looks: tuple[timedelta, ...]) -> datetime:
    """When the last visit of the plan is due, without jitter."""
    return saved_at + looks[-1]


def rule(
    watch: Watch,
    sight: Sight,
    now: datetime,
    looks: tuple[timedelta, ...],
    jitter: float,
    retry_after: float | None = None,
) -> RevisitRuling:
    """The ruling on a visit at `now`. `looks` is the plan, `retry_after` the site's Retry-After in seconds."""
    if sight is Sight.FAILED or (sight is Sight.BLOCKED and watch.doubt is not None):
        return _again(watch, now, looks, jitter, timedelta(seconds=retry_after or 0.0))
    place, planned = _next(watch, now, looks, jitter)
    after = replace(watch, place=place, failures=0)
    if sight is Sight.BLOCKED:
        return RevisitRuling(after, planned)
    if sight is Sight.MISSING and watch.gone_since is not None:
        return RevisitRuling(replace(after, doubt=None, doubt_since=None), planned)
    if sight in (Sight.MISSING, Sight.UNLIKE):
        since = _doubted_since(watch, sight, now)
        if now - since < CONFIRM:
            due = min(filter(None, (planned, since + CONFIRM)))
            return RevisitRuling(replace(after, doubt=sight, doubt_since=since), due)
        after = replace(after, doubt=None, doubt_since=None)
        if sight is Sight.MISSING:
            return RevisitRuling(replace(after, gone_since=since), planned, gone=True)
    present = replace(after, doubt=None, doubt_since=None, gone_since=None)
    return RevisitRuling(present, planned, changed=sight is not Sight.SAME, back=watch.gone_since is not None)


def at_once(links_wait: bool, overdue: timedelta) -> int:
    """How many pages may be revisited at the same time; `overdue` is the delay of the latest. Members' links come
    first, but a queue that never empties does not postpone revisits for ever."""
    if links_wait:
        return 1 if overdue > _PATIENCE else 0
    return AT_ONCE


def _doubted_since(watch: Watch, sight: Sight, now: datetime) -> datetime:
    """When the doubt began; now where it began in the future, since the clock was ahead then."""
    if watch.doubt is not sight or watch.doubt_since is None:
        return now
    return min(watch.doubt_since, now)


def _next(watch: Watch, now: datetime, looks: tuple[timedelta, ...], jitter: float) -> tuple[int, datetime | None]:
    """Index and time of the first planned visit after `now`. A page saved in the future, by a clock that was ahead,
    counts as saved now."""
    saved_at, place = min(watch.saved_at, now), watch.place
    while place < len(looks) and saved_at + looks[place] <= now:
        place += 1
    return place, _planned(saved_at, looks, place, jitter) if place < len(looks) else None


def _planned(saved_at: datetime, looks: tuple[timedelta, ...], place: int, jitter: float) -> datetime:
    return saved_at + looks[place] + jitter * min(looks[place] / 10, _LATEST_JITTER)


def _again(watch: Watch, now: datetime, looks: tuple[timedelta, ...], jitter: float, wait: timedelta) -> RevisitRuling:
    """After a failure: the same visit soon, unless it failed too often or the next planned visit is as near."""
    place, planned = _next(watch, now, looks, jitter)
    if watch.failures < len(_RETRIES):
        retry = now + max(_RETRIES[watch.failures] * (1 + jitter / 4), wait)
        if planned is None or retry < planned:
            return RevisitRuling(replace(watch, failures=watch.failures + 1), retry)
    due = planned and max(planned, now + wait)
    return RevisitRuling(replace(watch, place=place, failures=0), due)
