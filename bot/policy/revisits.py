"""Decides when a page is fetched again after it was first read, and what a revisit proves. `RevisitService` acts.

    plan, counted from the first saving: 1 h, 6 h, 1 d, 7 d; of some outlets longer

    finding     state before                what it proves         next visit
    ---------   -------------------------   --------------------   ---------------------------------------------
    SAME        the page was gone           it is back             of the plan
    SAME        the article was retracted   it is reinstated       of the plan
    SAME        anything else               nothing                of the plan; a doubt is dropped
    CHANGED     anything                    the change             of the plan; a doubt is dropped
    UNLIKE      the article was retracted   nothing                of the plan; a doubt is dropped
    UNLIKE      the same doubt, old enough  the change             of the plan
    UNLIKE      anything else               nothing yet: a doubt   after CONFIRM, or of the plan where that is sooner
    MISSING     the same doubt, old enough  the page is gone       of the plan
    MISSING     the page was gone           nothing                of the plan
    MISSING     anything else               nothing yet: a doubt   after CONFIRM, or of the plan where that is sooner
    RETRACTED   the article was retracted   nothing                of the plan; a doubt is dropped
    RETRACTED   anything else               the article is         of the plan; a doubt is dropped
                                            retracted
    BLOCKED     no doubt                    nothing                of the plan
    BLOCKED     a doubt                     nothing                like FAILED: the doubt is still open
    FAILED      anything                    nothing                soon, then later, then of the plan; the doubt stays
    UNASKED     anything                    nothing                after the pause that the site wants, no try counts;
                                                                   none a week after the plan

Laws:
 1. A page that is not an article (a paywall, a captcha, an error of the site) is never a change.
 2. A page is gone, or other than it was, only when two revisits CONFIRM apart say so. A notice that the article was
    retracted says so itself, and is over once the page is that article again; other words may be a longer notice.
 3. Missed visits are made up by one: the next of the plan is the first that is still to come.
 4. A clock that stepped back repeats no visit and puts none off for longer than its plan.
 5. A site's Retry-After is never undercut, up to LONGEST_WISH: no visit is further off than the last of the plan.
 6. Hosts take turns: however many overdue pages a host has, and however slow it is, each other host that has one and
    that no link waits for is visited in every round.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from bot.model.errors import Reason
from bot.model.versions import ChangeKind
from bot.policy import retry

PLAN = (timedelta(hours=1), timedelta(hours=6), timedelta(days=1), timedelta(days=7))
CONFIRM = timedelta(hours=6)
_RETRIES = (timedelta(minutes=15), timedelta(hours=1), timedelta(hours=4))
LONGEST_WISH = timedelta(days=7)
"""The longest Retry-After of a site that is kept. It is no longer than the plan: a later time is taken for one that was
set by a clock that was ahead."""
_SHORTEST_PAUSE = timedelta(minutes=1)
_LATEST_JITTER = timedelta(hours=1)
_PATIENCE = timedelta(hours=1)
"""How late a visit may be before it goes ahead of members' links."""
AT_ONCE = 2
_GOLDEN = 0.618033988749895


class RevisitFinding(StrEnum):
    """What a revisit found. SAME: the stored words. CHANGED: other words of the same article. UNLIKE: an article that
    has little of the stored one. MISSING: the site says there is no such page. RETRACTED: a notice that the newsroom
    took the article back, and nothing else. BLOCKED: a page that is not an article, or that the desk may not read.
    FAILED: no answer this time. UNASKED: nothing was requested, since the site has asked for a pause."""

    SAME = "same"
    CHANGED = "changed"
    UNLIKE = "unlike"
    MISSING = "missing"
    RETRACTED = "retracted"
    BLOCKED = "blocked"
    FAILED = "failed"
    UNASKED = "unasked"


class RevisitState(Struct, frozen=True):
    """The state of a page's revisits. `place` is the index of the next visit in the plan; `failures` counts the failed
    tries of that visit; `doubt` (MISSING or UNLIKE) is what one revisit found and another must confirm.
    `retracted_since` is when a notice was first found in the article's place, None while there is none. `seen_at` is
    when the page last was the article, as it was or changed; None where that was not noted."""

    saved_at: datetime
    place: int = 0
    failures: int = 0
    doubt: RevisitFinding | None = None
    doubt_since: datetime | None = None
    gone_since: datetime | None = None
    seen_at: datetime | None = None
    retracted_since: datetime | None = None


class RevisitRuling(Struct, frozen=True):
    """What follows from a revisit: the state after it, when the page is due again (None: never), and what is proved:
    its words `changed`, it is `gone` or `back`, the article is `retracted` or `reinstated`."""

    state: RevisitState
    due: datetime | None
    changed: bool = False
    gone: bool = False
    back: bool = False
    retracted: bool = False
    reinstated: bool = False


class PageChange(Struct, frozen=True):
    """A change of a page to be recorded: when, of which kinds, and whether it brought a new version."""

    at: datetime
    kinds: tuple[ChangeKind, ...]
    has_version: bool


class RevisitIntents(Struct, frozen=True):
    """What a revisit writes besides the state. `store_version`: what the page says now; `keep_validators`: the headers
    with which it is asked for again; `change`: None where nothing is proved."""

    store_version: bool
    keep_validators: bool
    change: PageChange | None


def finding_of(reason: Reason) -> RevisitFinding:
    """The finding where the page was not given."""
    if reason in (Reason.NOT_FOUND, Reason.GONE):
        return RevisitFinding.MISSING
    passes = reason in retry.DELAYS or reason is Reason.READER_TIMEOUT or retry.cause_of(reason) is retry.Cause.OPERATOR
    return RevisitFinding.FAILED if passes else RevisitFinding.BLOCKED


def intents(
    ruling: RevisitRuling,
    finding: RevisitFinding,
    differences: tuple[ChangeKind, ...],
    now: datetime,
    *,
    comparable: bool,
) -> RevisitIntents:
    """What is written after a revisit. `differences` are from the stored version; unless they are `comparable` (both
    were read by one release of the desk) they prove no change of the page: the new reading is only stored, for later
    revisits to be compared with."""
    keep = finding is RevisitFinding.SAME or ruling.changed
    if ruling.gone:
        gone = PageChange(ruling.state.gone_since or now, (ChangeKind.DELETED,), has_version=False)
        return RevisitIntents(False, keep, gone)
    if ruling.retracted:
        return RevisitIntents(False, keep, PageChange(now, (ChangeKind.RETRACTED,), has_version=False))
    proved = ruling.changed and comparable
    back = {ChangeKind.RESTORED: ruling.back, ChangeKind.REINSTATED: ruling.reinstated}
    kinds = (*(differences if proved else ()), *(kind for kind, proved_too in back.items() if proved_too))
    return RevisitIntents(ruling.changed, keep, PageChange(now, kinds, proved) if kinds else None)


def spread(number: int) -> float:
    """A jitter in [0, 1) for a number; numbers that follow each other get values far apart (golden ratio)."""
    return number * _GOLDEN % 1.0


def plan(*, longer: bool, longer_days: Iterable[int]) -> tuple[timedelta, ...]:
    """The visits of a page, counted from its first saving; `longer_days` are added for some outlets."""
    further = (timedelta(days=days) for days in longer_days) if longer else ()
    return tuple(sorted({*PLAN, *further}))


def first_visit(saved_at: datetime, jitter: float) -> datetime:
    """When a page is visited first; `jitter` in [0, 1) spreads the visits."""
    return _planned(saved_at, PLAN, 0, jitter)


def last_visit(saved_at: datetime, visits: tuple[timedelta, ...]) -> datetime:
    """When the plan ends."""
    return saved_at + visits[-1]


def was_seen_since(moment: datetime, state: RevisitState, visits: tuple[timedelta, ...]) -> bool:
    """Whether the page was read after a moment; where that was not noted, whether a visit of the plan was due after it
    and is done or missed."""
    if state.seen_at is not None:
        return state.seen_at > moment
    return state.place > 0 and state.saved_at + visits[state.place - 1] > moment


def rule(
    state: RevisitState,
    finding: RevisitFinding,
    now: datetime,
    visits: tuple[timedelta, ...],
    jitter: float,
    retry_after: float | None = None,
) -> RevisitRuling:
    """What follows from a revisit at `now`. `visits` is the plan, `retry_after` the site's own, in seconds."""
    wish = min(timedelta(seconds=retry_after or 0.0), LONGEST_WISH)
    if finding is RevisitFinding.UNASKED:
        return _after_pause(state, now, visits, wish)
    if finding is RevisitFinding.FAILED or (finding is RevisitFinding.BLOCKED and state.doubt is not None):
        return _again(state, now, visits, jitter, wish)
    place, planned = _next(state, now, visits, jitter)
    after = replace(state, place=place, failures=0)
    if finding is RevisitFinding.BLOCKED:
        return RevisitRuling(after, planned)
    if finding is RevisitFinding.RETRACTED:
        since = state.retracted_since or now
        after = replace(after, doubt=None, doubt_since=None, gone_since=None, retracted_since=since)
        return RevisitRuling(after, planned, retracted=state.retracted_since is None)
    is_known = finding is RevisitFinding.MISSING and state.gone_since is not None
    if is_known or (finding is RevisitFinding.UNLIKE and state.retracted_since is not None):
        return RevisitRuling(replace(after, doubt=None, doubt_since=None), planned)
    if finding in (RevisitFinding.MISSING, RevisitFinding.UNLIKE):
        since = _doubted_since(state, finding, now)
        if now - since < CONFIRM:
            due = min(filter(None, (planned, since + CONFIRM)))
            return RevisitRuling(replace(after, doubt=finding, doubt_since=since), due)
        after = replace(after, doubt=None, doubt_since=None)
        if finding is RevisitFinding.MISSING:
            return RevisitRuling(replace(after, gone_since=since), planned, gone=True)
    present = replace(after, doubt=None, doubt_since=None, gone_since=None, retracted_since=None, seen_at=now)
    was_retracted = state.retracted_since is not None
    return RevisitRuling(
        present,
        planned,
        changed=finding is not RevisitFinding.SAME,
        back=state.gone_since is not None and not was_retracted,
        reinstated=was_retracted,
    )


def at_once(links_wait: bool) -> int:
    """How many pages may be visited at the same time. Members' links come first."""
    return 1 if links_wait else AT_ONCE


def latest_due(links_wait: bool, now: datetime) -> datetime:
    """Until when a page must have been due to be visited now. Links that wait put visits off, but a queue that never
    empties does not put them off for ever."""
    return now - _PATIENCE if links_wait else now


def next_of(pages: Iterable[tuple[int, str]], taken: Collection[str], served: Collection[str]) -> int | None:
    """The page to visit next among article ids with their hosts, the most overdue first: none of the hosts that are
    `taken`, and of one that was `served` in this round only if no other is left; None where all are taken."""
    of_served = None
    for article_id, host in pages:
        if host in taken:
            continue
        if host not in served:
            return article_id
        of_served = of_served or article_id
    return of_served


def _doubted_since(state: RevisitState, finding: RevisitFinding, now: datetime) -> datetime:
    """Since when the doubt exists; a time from a clock that was ahead is taken as now."""
    if state.doubt is not finding or state.doubt_since is None:
        return now
    return min(state.doubt_since, now)


def _next(
    state: RevisitState, now: datetime, visits: tuple[timedelta, ...], jitter: float
) -> tuple[int, datetime | None]:
    """The first visit of the plan that is still to come: its index and its time. A page saved by a clock that was ahead
    is taken as saved now."""
    saved_at, place = min(state.saved_at, now), state.place
    while place < len(visits) and saved_at + visits[place] <= now:
        place += 1
    return place, _planned(saved_at, visits, place, jitter) if place < len(visits) else None


def _planned(saved_at: datetime, visits: tuple[timedelta, ...], place: int, jitter: float) -> datetime:
    return saved_at + visits[place] + jitter * min(visits[place] / 10, _LATEST_JITTER)


def _after_pause(state: RevisitState, now: datetime, visits: tuple[timedelta, ...], pause: timedelta) -> RevisitRuling:
    """After a visit for which nothing was requested: the same visit after the pause, unless the plan is long over."""
    due = now + max(pause, _SHORTEST_PAUSE)
    is_over = due > last_visit(min(state.saved_at, now), visits) + LONGEST_WISH
    return RevisitRuling(state, None if is_over else due)


def _again(
    state: RevisitState, now: datetime, visits: tuple[timedelta, ...], jitter: float, wish: timedelta
) -> RevisitRuling:
    """After a failure: the same visit soon, unless it failed too often or the next of the plan is as near."""
    place, planned = _next(state, now, visits, jitter)
    if state.failures < len(_RETRIES):
        retry = now + max(_RETRIES[state.failures] * (1 + jitter / 4), wish)
        if planned is None or retry < planned:
            return RevisitRuling(replace(state, failures=state.failures + 1), retry)
    due = planned and max(planned, now + wish)
    return RevisitRuling(replace(state, place=place, failures=0), due)
