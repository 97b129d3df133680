"""What /versions says of an article that nobody has checked for changes yet."""

from __future__ import annotations

from bot.model.errors import FetchFailed, Reason
from tests.fakes.desk import ANNA, BORIS, SmallDesk
from tests.services.revisits.looks import HOUR, LAUNCH, PAGE, STATE, Day


async def test_a_page_counts_as_checked_for_a_shelf_once_it_was_visited_since_that_saved_it(desk: SmallDesk) -> None:
    day = Day(desk)
    await desk.save(ANNA, PAGE, LAUNCH)
    assert (await desk.versions.versions(ANNA, PAGE)).unvisited
    await day.pass_time(2 * HOUR)
    assert not (await desk.versions.versions(ANNA, PAGE)).unvisited
    await desk.post(BORIS, PAGE)
    await desk.work()
    assert (await desk.versions.versions(BORIS, PAGE)).unvisited
    await day.pass_time(5 * HOUR)
    assert not (await desk.versions.versions(BORIS, PAGE)).unvisited


async def test_a_visit_that_could_not_read_the_page_is_no_check(desk: SmallDesk) -> None:
    """The page counted as unchanged while its site answered nobody."""
    day = Day(desk)
    await desk.save(ANNA, PAGE, LAUNCH)
    desk.network.pages[PAGE] = FetchFailed(Reason.TIMED_OUT, "no answer")
    await day.pass_time(30 * HOUR)
    assert (await desk.versions.versions(ANNA, PAGE)).unvisited
    desk.network.pages[PAGE] = LAUNCH
    await day.pass_time(7 * 24 * HOUR)
    answer = await desk.versions.versions(ANNA, PAGE)
    assert not answer.unvisited
    desk.network.pages[PAGE] = FetchFailed(Reason.TIMED_OUT, "no answer")
    await day.pass_time(24 * HOUR)
    assert (await desk.versions.versions(ANNA, PAGE)).seen_at == answer.seen_at


async def test_a_page_that_is_saved_after_the_last_visit_or_pasted_was_not_checked(desk: SmallDesk) -> None:
    """No change was found, the answer said, and nobody had looked for one."""
    day = Day(desk)
    await desk.save(ANNA, PAGE, LAUNCH)
    await day.pass_time(60 * 24 * HOUR)
    await desk.post(BORIS, PAGE)
    await desk.work()
    await day.pass_time(24 * HOUR)
    late = await desk.versions.versions(BORIS, PAGE)
    assert (late.unvisited, late.looks_until) == (True, None)
    assert not (await desk.versions.versions(ANNA, PAGE)).unvisited
    pasted = await desk.paste(BORIS, STATE)
    await desk.work()
    outcome = await desk.outcome(pasted)
    assert outcome is not None
    assert (await desk.versions.versions(BORIS, str(outcome.article_id))).unvisited
