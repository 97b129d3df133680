"""When a page is looked at again, and what is believed of a look."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.model.errors import Reason
from bot.model.versions import ChangeKind
from bot.policy import revisits
from bot.policy.revisits import CONFIRM, PLAN, PageChange, RevisitFinding, RevisitIntents, RevisitRuling, RevisitState

SAVED = datetime(2024, 2, 14, 8, 0, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LONGER = revisits.plan(longer=True, longer_days=[14, 28])


def look(
    state: RevisitState, finding: RevisitFinding, after: timedelta, *, wish: float | None = None, jitter: float = 0.0
) -> RevisitRuling:
    """A look at a page so long after it was saved."""
    return revisits.rule(state, finding, SAVED + after, PLAN, jitter, wish)


def test_the_plan_of_an_ordinary_page_and_of_one_that_is_watched_for_longer() -> None:
    assert revisits.plan(longer=False, longer_days=[14, 28]) == (HOUR, 6 * HOUR, DAY, 7 * DAY)
    assert LONGER == (HOUR, 6 * HOUR, DAY, 7 * DAY, 14 * DAY, 28 * DAY)
    assert revisits.first_visit(SAVED, 0.0) == SAVED + HOUR
    assert revisits.last_visit(SAVED, LONGER) == SAVED + 28 * DAY


@pytest.mark.parametrize(
    ("looked", "due"),
    [
        (HOUR, 6 * HOUR),
        (HOUR + timedelta(minutes=5), 6 * HOUR),
        (6 * HOUR, DAY),
        (DAY, 7 * DAY),
        (5 * DAY, 7 * DAY),  # the desk was away for days: what it missed is one look
        (7 * DAY, None),
        (300 * DAY, None),
    ],
)
def test_the_next_look_is_the_first_of_the_plan_still_to_come(looked: timedelta, due: timedelta | None) -> None:
    ruling = look(RevisitState(SAVED), RevisitFinding.SAME, looked)
    assert ruling.due == (None if due is None else SAVED + due)
    assert (ruling.changed, ruling.gone, ruling.back) == (False, False, False)


@pytest.mark.parametrize("present", [RevisitFinding.SAME, RevisitFinding.CHANGED, RevisitFinding.BLOCKED])
def test_a_page_missed_once_is_not_gone(present: RevisitFinding) -> None:
    once = look(RevisitState(SAVED), RevisitFinding.MISSING, DAY)
    assert (once.gone, once.due) == (False, SAVED + DAY + CONFIRM)
    again = look(once.state, present, DAY + CONFIRM)
    assert not again.gone


def test_a_page_missed_twice_is_gone_from_the_first_time_on() -> None:
    once = look(RevisitState(SAVED), RevisitFinding.MISSING, DAY)
    twice = look(once.state, RevisitFinding.MISSING, DAY + CONFIRM)
    assert twice.gone
    assert twice.state.gone_since == SAVED + DAY
    assert twice.due == SAVED + 7 * DAY
    later = look(twice.state, RevisitFinding.MISSING, 7 * DAY)
    assert (later.gone, later.due) == (False, None)


def test_two_looks_in_a_hurry_prove_nothing() -> None:
    once = look(RevisitState(SAVED), RevisitFinding.MISSING, HOUR)
    assert once.due == SAVED + 6 * HOUR  # of the plan, and sooner than the confirmation
    twice = look(once.state, RevisitFinding.MISSING, 6 * HOUR)
    assert (twice.gone, twice.due) == (False, SAVED + HOUR + CONFIRM)
    assert look(twice.state, RevisitFinding.MISSING, HOUR + CONFIRM).gone


def test_a_doubt_outlives_a_failure_and_is_settled_even_after_the_plan() -> None:
    once = look(RevisitState(SAVED), RevisitFinding.MISSING, 7 * DAY)
    assert once.due == SAVED + 7 * DAY + CONFIRM
    failed = look(once.state, RevisitFinding.FAILED, 7 * DAY + CONFIRM)
    blocked = look(failed.state, RevisitFinding.BLOCKED, 7 * DAY + CONFIRM + HOUR)
    assert blocked.due is not None
    assert look(blocked.state, RevisitFinding.MISSING, 8 * DAY).gone


def test_a_page_that_is_there_again_is_back() -> None:
    gone = RevisitState(SAVED, gone_since=SAVED + DAY)
    back = look(gone, RevisitFinding.SAME, 7 * DAY)
    assert (back.back, back.changed, back.state.gone_since) == (True, False, None)
    changed = look(gone, RevisitFinding.CHANGED, 7 * DAY)
    assert (changed.back, changed.changed) == (True, True)


def test_a_notice_in_the_place_of_the_article_is_believed_at_once_and_taken_back_by_the_article() -> None:
    doubted = look(RevisitState(SAVED), RevisitFinding.MISSING, HOUR)
    notice = look(doubted.state, RevisitFinding.RETRACTED, 6 * HOUR)
    assert (notice.retracted, notice.due, notice.state.doubt) == (True, SAVED + DAY, None)
    assert notice.state.retracted_since == SAVED + 6 * HOUR
    again = look(notice.state, RevisitFinding.RETRACTED, DAY)
    assert (again.retracted, again.state.retracted_since) == (False, SAVED + 6 * HOUR), "once"
    gone = look(again.state, RevisitFinding.MISSING, 2 * DAY)
    gone = look(gone.state, RevisitFinding.MISSING, 3 * DAY)
    assert (gone.gone, gone.state.retracted_since) == (True, SAVED + 6 * HOUR), "it is still retracted"
    for state in (again.state, gone.state):
        back = look(state, RevisitFinding.SAME, 7 * DAY)
        assert (back.reinstated, back.back, back.state.retracted_since) == (True, False, None)


def test_other_words_altogether_are_believed_the_second_time() -> None:
    once = look(RevisitState(SAVED), RevisitFinding.UNLIKE, DAY)
    assert (once.changed, once.due) == (False, SAVED + DAY + CONFIRM)
    assert look(once.state, RevisitFinding.UNLIKE, DAY + CONFIRM).changed
    assert not look(once.state, RevisitFinding.MISSING, DAY + CONFIRM).gone, "that is another doubt"


def test_what_is_no_article_is_never_a_change_and_is_not_asked_for_again_soon() -> None:
    ruling = look(RevisitState(SAVED), RevisitFinding.BLOCKED, HOUR)
    assert ruling == RevisitRuling(RevisitState(SAVED, place=1), SAVED + 6 * HOUR)


def test_a_look_that_failed_is_tried_again_ever_later_and_then_left_to_the_plan() -> None:
    state, now, waits = RevisitState(SAVED), DAY, []
    while True:
        ruling = look(state, RevisitFinding.FAILED, now)
        assert ruling.due is not None
        if ruling.due == SAVED + 7 * DAY:
            break
        waits.append(ruling.due - SAVED - now)
        state, now = ruling.state, ruling.due - SAVED
    assert waits == [timedelta(minutes=15), HOUR, 4 * HOUR]
    assert ruling.state.failures == 0


def test_a_sites_own_wish_is_never_undercut() -> None:
    assert look(RevisitState(SAVED), RevisitFinding.FAILED, HOUR, wish=7200).due == SAVED + 3 * HOUR
    assert look(RevisitState(SAVED), RevisitFinding.FAILED, HOUR, wish=86_400).due == SAVED + HOUR + DAY
    assert look(RevisitState(SAVED), RevisitFinding.FAILED, HOUR, wish=1e9).due == SAVED + HOUR + revisits.LONGEST_WISH


def test_a_pause_that_a_site_wants_costs_no_try_of_a_page_that_was_not_asked_for() -> None:
    once = look(RevisitState(SAVED), RevisitFinding.MISSING, DAY)
    waiting, state = DAY + CONFIRM, once.state
    for _ in range(6):
        ruling = look(state, RevisitFinding.UNASKED, waiting, wish=3600)
        assert ruling.due is not None
        state, waiting = ruling.state, ruling.due - SAVED
    assert (state, waiting) == (once.state, DAY + CONFIRM + 6 * HOUR)
    assert look(state, RevisitFinding.MISSING, waiting).gone
    assert look(state, RevisitFinding.UNASKED, 14 * DAY, wish=3600).due is None, "the plan is long over"


def test_a_clock_that_stepped_back_neither_repeats_a_look_nor_puts_it_off_for_long() -> None:
    done = look(RevisitState(SAVED), RevisitFinding.SAME, DAY)
    stepped = look(done.state, RevisitFinding.SAME, -3 * DAY)
    assert stepped.state.place == done.state.place
    assert stepped.due == SAVED + 4 * DAY


@given(
    findings=st.lists(st.sampled_from(RevisitFinding), max_size=30),
    steps=st.lists(st.integers(-40, 400), min_size=30, max_size=30),
    jitter=st.floats(0, 0.999),
    wish=st.none() | st.floats(0, 1e9),
)
def test_every_look_has_an_end(
    findings: list[RevisitFinding], steps: list[int], jitter: float, wish: float | None
) -> None:
    """Whatever the page and the clock do: the next look lies ahead, a page goes only after two looks that missed it,
    comes back only when it was gone, and nothing is looked at for ever."""
    state, now, missed = RevisitState(SAVED), SAVED, 0
    for finding, hours in zip(findings, steps, strict=False):
        now += hours * HOUR
        ruling = revisits.rule(state, finding, now, LONGER, jitter, wish)
        missed = (
            missed + 1
            if finding is RevisitFinding.MISSING
            else missed
            if finding in (RevisitFinding.FAILED, RevisitFinding.BLOCKED, RevisitFinding.UNASKED)
            else 0
        )
        assert ruling.due is None or now < ruling.due <= now + LONGER[-1] + HOUR, "else it is taken for an odd clock's"
        assert not ruling.gone or missed >= 2
        assert not ruling.back or state.gone_since is not None
        assert not ruling.reinstated or state.retracted_since is not None
        assert not ruling.retracted or finding is RevisitFinding.RETRACTED
        assert not ruling.changed or finding in (RevisitFinding.CHANGED, RevisitFinding.UNLIKE)
        assert (ruling.state.gone_since is None) or not ruling.back
        state = ruling.state


@pytest.mark.parametrize("finding", [one for one in RevisitFinding if one is not RevisitFinding.UNASKED])
def test_a_page_that_always_says_the_same_is_left_alone_in_the_end(finding: RevisitFinding) -> None:
    state, looks = RevisitState(SAVED), 0
    due: datetime | None = SAVED + HOUR
    while due is not None:
        ruling = revisits.rule(state, finding, due, LONGER, 0.3)
        state, due, looks = ruling.state, ruling.due, looks + 1
        assert looks <= 4 * len(LONGER)
    assert looks >= len(LONGER)


@pytest.mark.parametrize(
    ("reason", "finding"),
    [
        (Reason.NOT_FOUND, RevisitFinding.MISSING),
        (Reason.GONE, RevisitFinding.MISSING),
        (Reason.SERVER_ERROR, RevisitFinding.FAILED),
        (Reason.DNS_FAILED, RevisitFinding.FAILED),
        (Reason.RATE_LIMITED, RevisitFinding.FAILED),
        (Reason.READER_TIMEOUT, RevisitFinding.FAILED),
        (Reason.READER_UNAVAILABLE, RevisitFinding.FAILED),
        (Reason.FORBIDDEN, RevisitFinding.BLOCKED),
        (Reason.PAYWALL, RevisitFinding.BLOCKED),
        (Reason.LEGAL_BLOCK, RevisitFinding.BLOCKED),
        (Reason.PRIVATE_ADDRESS, RevisitFinding.BLOCKED),
    ],
)
def test_what_a_failure_says_of_the_page(reason: Reason, finding: RevisitFinding) -> None:
    assert revisits.finding_of(reason) is finding


def test_links_come_first_but_no_look_waits_for_ever() -> None:
    assert (revisits.at_once(False), revisits.latest_due(False, SAVED)) == (2, SAVED)
    assert (revisits.at_once(True), revisits.latest_due(True, SAVED)) == (1, SAVED - HOUR)


@given(st.lists(st.sampled_from("abcd"), max_size=300), st.sets(st.sampled_from("abcd")))
@example(["a"] * 150 + ["b"], {"a"})
@example(["a"] * 150 + ["b"], set())
def test_hosts_take_turns_however_many_overdue_pages_one_has(hosts: list[str], taken: set[str]) -> None:
    """Law 6: each round has one page of each host that has any, the most overdue."""
    pages, served = list(enumerate(hosts)), set[str]()
    while (found := revisits.next_of(pages, taken, served)) is not None:
        host = hosts[found]
        open_hosts = {one for _, one in pages} - taken
        if host in served:
            assert open_hosts <= served, "the round was not over"
            served = set()
        served.add(host)
        assert found == min(number for number, one in pages if one == host)
        pages.remove((found, host))
    assert {host for _, host in pages} <= taken


def test_looks_at_pages_saved_together_are_spread() -> None:
    places = sorted(revisits.spread(number) for number in range(1000, 1100))
    assert max(b - a for a, b in pairwise(places)) < 0.05
    assert 0 <= places[0] < places[-1] < 1


def test_a_look_is_put_off_by_a_tenth_of_its_time_and_an_hour_at_most() -> None:
    assert revisits.first_visit(SAVED, 0.5) == SAVED + HOUR + timedelta(minutes=3)
    assert look(RevisitState(SAVED), RevisitFinding.SAME, DAY, jitter=0.5).due == SAVED + 7 * DAY + HOUR / 2
    assert (
        look(RevisitState(SAVED), RevisitFinding.FAILED, DAY, jitter=0.5).due
        == SAVED + DAY + timedelta(minutes=15) * 1.125
    )


_FIGURES = (ChangeKind.FIGURES,)
_GONE_SINCE = SAVED + HOUR


@pytest.mark.parametrize(
    ("ruling", "finding", "comparable", "expected"),
    [
        (RevisitRuling(RevisitState(SAVED), None), RevisitFinding.SAME, True, RevisitIntents(False, True, None)),
        (RevisitRuling(RevisitState(SAVED), None), RevisitFinding.UNLIKE, True, RevisitIntents(False, False, None)),
        (
            RevisitRuling(RevisitState(SAVED), None, changed=True),
            RevisitFinding.CHANGED,
            True,
            RevisitIntents(True, True, PageChange(SAVED + DAY, _FIGURES, True)),
        ),
        (
            RevisitRuling(RevisitState(SAVED), None, changed=True, back=True),
            RevisitFinding.CHANGED,
            True,
            RevisitIntents(True, True, PageChange(SAVED + DAY, (*_FIGURES, ChangeKind.RESTORED), True)),
        ),
        (
            RevisitRuling(RevisitState(SAVED), None, retracted=True),
            RevisitFinding.RETRACTED,
            False,
            RevisitIntents(False, False, PageChange(SAVED + DAY, (ChangeKind.RETRACTED,), False)),
        ),
        (
            RevisitRuling(RevisitState(SAVED), None, reinstated=True),
            RevisitFinding.SAME,
            False,
            RevisitIntents(False, True, PageChange(SAVED + DAY, (ChangeKind.REINSTATED,), False)),
        ),
        (
            RevisitRuling(RevisitState(SAVED), None, changed=True),
            RevisitFinding.CHANGED,
            False,
            RevisitIntents(True, True, None),
        ),
        (
            RevisitRuling(RevisitState(SAVED), None, changed=True, back=True),
            RevisitFinding.CHANGED,
            False,
            RevisitIntents(True, True, PageChange(SAVED + DAY, (ChangeKind.RESTORED,), False)),
        ),
        (
            RevisitRuling(RevisitState(SAVED, gone_since=_GONE_SINCE), None, gone=True),
            RevisitFinding.MISSING,
            True,
            RevisitIntents(False, False, PageChange(_GONE_SINCE, (ChangeKind.DELETED,), False)),
        ),
    ],
)
def test_what_a_revisit_writes(
    ruling: RevisitRuling, finding: RevisitFinding, comparable: bool, expected: RevisitIntents
) -> None:
    assert revisits.intents(ruling, finding, _FIGURES, SAVED + DAY, comparable=comparable) == expected
