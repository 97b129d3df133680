"""When a page is looked at again after it was first read, and what is believed of a look. Pure; `RevisitService` acts.

    plan, counted from the first saving: 1 h, 6 h, 1 d, 7 d; of some outlets longer

    sight       before                      what is believed       next look
    ---------   -------------------------   --------------------   ---------------------------------------------
    SAME        the page was gone           it is there again      of the plan
    SAME        anything else               nothing                of the plan; a doubt is dropped
    CHANGED     anything                    the change             of the plan; a doubt is dropped
    UNLIKE      the same doubt, old enough  the change             of the plan
    UNLIKE      anything else               nothing yet: a doubt   CONFIRM later, or of the plan where that is sooner
    MISSING     the same doubt, old enough  the page is gone       of the plan
    MISSING     the page was gone           nothing                of the plan
    MISSING     anything else               nothing yet: a doubt   CONFIRM later, or of the plan where that is sooner
    BLOCKED     no doubt                    nothing                of the plan
    BLOCKED     a doubt                     nothing                like FAILED: the doubt wants an answer
    FAILED      anything                    nothing                soon, then later, then of the plan; the doubt stands

Laws:
 1. What a page that is no article says (a paywall, a captcha, an error of the site) is never a change.
 2. A page is gone, or other than it was, only when two looks CONFIRM apart say so.
 3. Looks that were missed are one look: the next of the plan is the first that is still to come.
 4. A clock that stepped back makes no look happen twice and puts none off for longer than its plan.
 5. A site's own wish (Retry-After) is never undercut.
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
_GOLDEN = 0.618033988749895


class Sight(StrEnum):
    """What a look found. SAME: the words that are stored. CHANGED: other words of the same article. UNLIKE: an article
    that has little left of the stored one. MISSING: the site says there is no such page. BLOCKED: a page that is no
    article, or none for us. FAILED: no answer, this time."""

    SAME = "same"
    CHANGED = "changed"
    UNLIKE = "unlike"
    MISSING = "missing"
    BLOCKED = "blocked"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Watch:
    """Where the watch over a page stands. `place` is that of the next look in the plan; `failures` are of the present
    look; `doubt` (MISSING or UNLIKE) is what one look said and another must confirm."""

    saved_at: datetime
    place: int = 0
    failures: int = 0
    doubt: Sight | None = None
    doubt_since: datetime | None = None
    gone_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class RevisitRuling:
    """What a look comes to: the watch after it, when the page is looked at next (None: never again), and what is
    believed: its words `changed`, it is `gone`, it is `back`."""

    watch: Watch
    due: datetime | None
    changed: bool = False
    gone: bool = False
    back: bool = False


def sight_of(reason: Reason) -> Sight:
    """What it comes to when the page was not given."""
    if reason in (Reason.NOT_FOUND, Reason.GONE):
        return Sight.MISSING
    return Sight.FAILED if reason in retry.DELAYS else Sight.BLOCKED


def spread(number: int) -> float:
    """A number's own jitter in [0, 1): those that follow each other lie far apart."""
    return number * _GOLDEN % 1.0


def plan(*, longer: bool, longer_days: Iterable[int]) -> tuple[timedelta, ...]:
    """The looks at a page, counted from its first saving. `longer_days` are added for outlets watched for longer."""
    further = (timedelta(days=days) for days in longer_days) if longer else ()
    return tuple(sorted({*PLAN, *further}))


def first_look(saved_at: datetime, jitter: float) -> datetime:
    """When a page is looked at first; `jitter` in [0, 1) spreads the looks."""
    return _planned(saved_at, PLAN, 0, jitter)


def last_look(saved_at: datetime, looks: tuple[timedelta, ...]) -> datetime:
    """When the plan ends."""
    return saved_at + looks[-1]


def rule(
    watch: Watch,
    sight: Sight,
    now: datetime,
    looks: tuple[timedelta, ...],
    jitter: float,
    retry_after: float | None = None,
) -> RevisitRuling:
    """What follows from a look at `now`. `looks` is the plan, `retry_after` the site's own wish in seconds."""
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
    """How many pages may be looked at side by side, the most overdue so late: members' links come first, but a queue
    that never empties puts no look off for good."""
    if links_wait:
        return 1 if overdue > _PATIENCE else 0
    return AT_ONCE


def _doubted_since(watch: Watch, sight: Sight, now: datetime) -> datetime:
    """Since when the doubt stands. From a clock that was ahead: since now."""
    if watch.doubt is not sight or watch.doubt_since is None:
        return now
    return min(watch.doubt_since, now)


def _next(watch: Watch, now: datetime, looks: tuple[timedelta, ...], jitter: float) -> tuple[int, datetime | None]:
    """The first look of the plan that is still to come: its place, and when. Saved by a clock that was ahead counts as
    saved now."""
    saved_at, place = min(watch.saved_at, now), watch.place
    while place < len(looks) and saved_at + looks[place] <= now:
        place += 1
    return place, _planned(saved_at, looks, place, jitter) if place < len(looks) else None


def _planned(saved_at: datetime, looks: tuple[timedelta, ...], place: int, jitter: float) -> datetime:
    return saved_at + looks[place] + jitter * min(looks[place] / 10, _LATEST_JITTER)


def _again(watch: Watch, now: datetime, looks: tuple[timedelta, ...], jitter: float, wish: timedelta) -> RevisitRuling:
    """After a failure: the same look soon, unless it failed too often or the next of the plan is as near."""
    place, planned = _next(watch, now, looks, jitter)
    if watch.failures < len(_RETRIES):
        retry = now + max(_RETRIES[watch.failures] * (1 + jitter / 4), wish)
        if planned is None or retry < planned:
            return RevisitRuling(replace(watch, failures=watch.failures + 1), retry)
    due = planned and max(planned, now + wish)
    return RevisitRuling(replace(watch, place=place, failures=0), due)
