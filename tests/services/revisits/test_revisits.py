"""A page is looked at again: its changes become versions, and the cards that show them are corrected."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import timedelta
from typing import Any

import pytest

from bot.model.errors import DeskError, FetchFailed, NothingFound, Reason
from bot.model.jobs import Shelf
from bot.model.versions import ChangeKind, Correction, Side, VersionChange, VersionsAnswer
from bot.services.mydata import MyDataService
from bot.services.operations import restarts
from bot.services.story import StoryService
from bot.storage.engine.times import seconds
from tests.fakes.clock import NOON
from tests.fakes.desk import ANNA, BORIS, SmallDesk
from tests.fakes.sql import refusal, run_sql
from tests.fakes.waiting import moments
from tests.services.revisits.looks import DAY, HOUR, LAUNCH, PAGE, STATE, Day, day

__all__ = ["day"]


def drawn(change: VersionChange) -> list[str]:
    marks = {Side.SAME: ("", ""), Side.REMOVED: ("[-", "-]"), Side.ADDED: ("{+", "+}")}
    return ["".join(piece.text.join(marks[piece.side]) for piece in passage.pieces) for passage in change.passages]


@pytest.mark.parametrize(
    ("headline", "prominence"),
    [
        ("Four missiles fly\n> prominence -0.2", -0.2),
        ("Four missiles fly", None),
        ("Three missiles fly\n> prominence -0.2", -0.2),
        ("Three missiles fly", 0.3),
    ],
)
async def test_a_new_title_has_its_own_prominence_and_the_same_title_keeps_it_without_a_model_of_headlines(
    day: Day, desk: SmallDesk, headline: str, prominence: float | None
) -> None:
    await desk.database.write(run_sql, "UPDATE articles SET prominence = 0.3")
    changed = LAUNCH.replace("three", "four").replace("Three missiles fly", headline)
    assert await day.pass_time(2 * HOUR, changed) == 1
    assert len(await day.changes()) == 1
    assert await desk.rows("SELECT prominence FROM articles") == [(prominence,)]


async def test_the_life_of_a_page(day: Day, desk: SmallDesk) -> None:
    """Published; the numbers changed after five hours; deleted after a day; there again in the end."""
    changed = LAUNCH.replace("Three", "Four").replace("three", "four")
    assert await day.pass_time(2 * HOUR) == 1
    assert await day.pass_time(3 * HOUR, changed) == 0
    assert await day.pass_time(2 * HOUR) == 1
    (change,) = await day.changes()
    assert (change.at, change.kinds) == (desk.clock.now(), (ChangeKind.HEADLINE, ChangeKind.FIGURES))
    assert drawn(change) == ["[-Three-]{+Four+} missiles fly", "The North fired [-three-]{+four+} missiles from Sunan."]
    correction = day.discord.edited[1]
    assert isinstance(correction, Correction)
    assert correction.change == change
    assert correction.summary.article.title == "Four missiles fly"
    assert correction.summary.sentences[0].text == "The North fired four missiles from Sunan."
    assert (await desk.answers.search(ANNA, "four missiles")).hits[0].article.title == "Four missiles fly"

    missing = FetchFailed(Reason.NOT_FOUND, "404")
    assert await day.pass_time(DAY, missing) == 1
    first_missed = desk.clock.now()
    assert len(await day.changes()) == 1
    assert await day.pass_time(7 * HOUR) == 1
    gone, _ = await day.changes()
    assert (gone.at, gone.kinds, gone.passages) == (first_missed, (ChangeKind.DELETED,), ())
    assert (await desk.versions.versions(ANNA, PAGE)).gone_since == first_missed
    correction = day.discord.edited[1]
    assert isinstance(correction, Correction)
    assert correction.change.kinds == (ChangeKind.DELETED,)

    await day.pass_time(7 * DAY, changed)
    back = (await day.changes())[0]
    assert (back.kinds, back.at) == ((ChangeKind.RESTORED,), desk.clock.now())
    answer = await desk.versions.versions(ANNA, PAGE)
    assert (answer.gone_since, answer.looks_until, answer.saved_at) == (None, None, NOON)
    assert day.discord.keys(10) == ["card:1:1"], "nothing was ever said anew"
    assert await desk.troubles() == []


async def test_changed_boilerplate_is_no_version(day: Day, desk: SmallDesk) -> None:
    await day.pass_time(2 * HOUR, LAUNCH + "\nUpdated 3 min ago\n1,204 views")
    assert await day.changes() == ()
    assert len((await desk.answers.summary(ANNA, PAGE)).versions) == 1
    assert day.discord.edited == {}


async def test_a_change_that_no_card_shows_corrects_none(day: Day) -> None:
    await day.pass_time(2 * HOUR, LAUNCH.replace("saw them", "heard them"))
    assert [change.kinds for change in await day.changes()] == [(ChangeKind.TEXT,)]
    assert day.discord.edited == {}


@pytest.mark.parametrize(
    "page",
    [
        FetchFailed(Reason.SERVER_ERROR, "503"),
        FetchFailed(Reason.FORBIDDEN, "403"),
        FetchFailed(Reason.TIMED_OUT),
        LAUNCH.replace("> kind", "> verdict paywall\n> kind"),
        LAUNCH.replace("> kind", "> verdict captcha\n> kind"),
        LAUNCH.replace("> kind", "> verdict consent\n> kind"),
    ],
    ids=["503", "403", "timeout", "paywall", "captcha", "consent"],
)
async def test_what_is_no_article_is_no_change(day: Day, page: str | DeskError) -> None:
    for _ in range(40):
        await day.pass_time(12 * HOUR, page)
    assert await day.changes() == ()
    assert day.discord.edited == {}


async def test_an_error_page_with_a_friendly_status_is_a_missing_page(day: Day) -> None:
    soft = LAUNCH.replace("> kind", "> verdict error_page\n> kind")
    await day.pass_time(2 * HOUR, soft)
    assert await day.changes() == ()
    await day.pass_time(10 * HOUR)
    assert (await day.changes())[0].kinds == (ChangeKind.DELETED,)


async def test_a_page_missed_by_one_revisit_only_was_never_gone(day: Day) -> None:
    await day.pass_time(2 * HOUR, FetchFailed(Reason.NOT_FOUND))
    await day.pass_time(10 * HOUR, LAUNCH)
    await day.pass_time(DAY, FetchFailed(Reason.NOT_FOUND))
    assert await day.changes() == ()


async def test_a_replaced_text_is_a_change_once_two_revisits_agree(day: Day) -> None:
    other = "Rain delays the harvest\n> outlet Han River Post\nIt rained in {place:Sinuiju} for days.\nRoads are wet."
    await day.pass_time(2 * HOUR, other)
    assert await day.changes() == ()
    await day.pass_time(10 * HOUR)
    (change,) = await day.changes()
    assert ChangeKind.HEADLINE in change.kinds
    assert {piece.side for passage in change.passages for piece in passage.pieces} == {Side.REMOVED, Side.ADDED}


async def test_an_address_that_leads_to_another_page_proves_nothing(day: Day, desk: SmallDesk) -> None:
    desk.network.moved[PAGE] = "https://post.example/today"
    other = "Rain delays the harvest\nIt rained in {place:Sinuiju} for days.\nRoads are wet."
    for _ in range(3):
        await day.pass_time(DAY, other, "https://post.example/today")
    assert await day.changes() == ()


async def test_an_unchanged_page_is_not_read_again(desk: SmallDesk) -> None:
    desk.network.etags[PAGE] = '"v1"'
    await desk.save(ANNA, PAGE, LAUNCH)
    day, read = Day(desk), desk.reader.read
    await day.pass_time(2 * HOUR)
    assert (len(desk.network.fetches), desk.reader.read) == (2, read)
    desk.network.etags[PAGE] = '"v2"'
    await day.pass_time(10 * HOUR, LAUNCH.replace("500", "600"))
    await day.pass_time(DAY)
    assert desk.reader.read == read + 1
    assert [change.kinds for change in await day.changes()] == [(ChangeKind.FIGURES,)]


async def test_a_page_with_the_stored_words_is_read_no_further_than_to_these(day: Day, desk: SmallDesk) -> None:
    desk.network.etags[PAGE] = '"v2"'
    await day.pass_time(2 * HOUR, LAUNCH + "\n> views 4021")
    assert desk.reader.known == 1
    assert await desk.rows("SELECT etag, seen_at FROM watches") == [('"v2"', seconds(desk.clock.now()))]
    assert (await desk.versions.versions(ANNA, PAGE)).changes == ()
    assert (await desk.answers.summary(ANNA, PAGE)).sentences
    desk.network.etags[PAGE] = '"v3"'
    await day.pass_time(10 * HOUR, LAUNCH.replace("500", "600"))
    assert (desk.reader.known, len(await day.changes())) == (1, 1)
    assert (await day.changes())[0].kinds == (ChangeKind.FIGURES,)


async def test_a_page_that_is_there_again_with_the_stored_words_is_told(day: Day, desk: SmallDesk) -> None:
    missing = FetchFailed(Reason.NOT_FOUND, "404")
    await day.pass_time(2 * HOUR, missing)
    await day.pass_time(7 * HOUR)
    await day.pass_time(DAY, LAUNCH)
    assert [change.kinds for change in await day.changes()] == [(ChangeKind.RESTORED,), (ChangeKind.DELETED,)]
    assert (desk.reader.known, await desk.rows("SELECT count(*) FROM versions")) == (1, [(1,)])


async def test_the_words_that_another_release_stored_are_read_anew(day: Day, desk: SmallDesk) -> None:
    await desk.database.write(run_sql, "UPDATE watches SET reader = '0.0.1'")
    await day.pass_time(2 * HOUR)
    await day.pass_time(10 * HOUR)
    assert (desk.reader.known, desk.reader.read) == (1, 3)


async def test_missed_visits_are_made_up_by_one(day: Day, desk: SmallDesk) -> None:
    fetches = len(desk.network.fetches)
    assert await day.pass_time(3 * DAY) == 1
    assert len(desk.network.fetches) == fetches + 1
    assert await day.pass_time(5 * DAY) == 1
    assert await day.pass_time(90 * DAY) == 0


async def test_a_clock_that_was_years_ahead_delays_no_visit(desk: SmallDesk) -> None:
    desk.clock.advance(5 * 365 * 86_400)
    await desk.save(ANNA, PAGE, LAUNCH)
    desk.clock.advance(-5 * 365 * 86_400)
    day = Day(desk)
    assert await day.pass_time(HOUR) == 1
    assert await day.pass_time(2 * HOUR) == 1
    assert await day.pass_time(HOUR) == 0


async def test_state_media_and_marked_outlets_are_revisited_for_longer(desk: SmallDesk) -> None:
    day = Day(desk)
    await desk.save(ANNA, PAGE, LAUNCH)
    await desk.save(ANNA, "https://ideal.example/1", STATE)
    assert (await desk.versions.versions(ANNA, "1")).looks_until == NOON + 7 * DAY
    assert (await desk.versions.versions(ANNA, "2")).looks_until == NOON + 28 * DAY
    await day.pass_time(8 * DAY)
    assert [await day.pass_time(7 * DAY) for _ in range(4)] == [1, 0, 1, 0]


async def test_links_have_priority_but_do_not_stop_revisits(day: Day, desk: SmallDesk) -> None:
    await desk.post(ANNA, "https://elsewhere.example/other")
    assert await day.pass_time(HOUR + timedelta(minutes=10)) == 0
    assert await day.pass_time(2 * HOUR) == 1, "an hour late is late enough"
    await desk.post(ANNA, "https://post.example/other")
    assert await day.pass_time(3 * DAY) == 0, "visits would take the turns of a site that a link waits for"
    await desk.work()
    assert await day.pass_time(HOUR) == 1


async def test_a_page_goes_ahead_of_links_only_where_itself_is_late(day: Day, desk: SmallDesk) -> None:
    """The most overdue page may be of a site that a link waits for, and puts no other forward."""
    desk.clock.advance(2 * HOUR.total_seconds())
    await desk.save(ANNA, "https://elsewhere.example/1", LAUNCH.replace("Three", "Five"))
    await desk.post(ANNA, "https://post.example/other")
    fetched = list(desk.network.fetches)
    assert await day.pass_time(HOUR + timedelta(minutes=5)) == 0, "it is due since minutes"
    assert desk.network.fetches == fetched
    assert await day.pass_time(HOUR) == 1, "an hour late is late enough"


async def test_a_pasted_text_is_never_revisited(desk: SmallDesk) -> None:
    await desk.paste(ANNA, LAUNCH, message=1)
    await desk.work()
    fetches = list(desk.network.fetches)
    assert await Day(desk).pass_time(30 * DAY) == 0
    assert desk.network.fetches == fetches
    answer = await desk.versions.versions(ANNA, "1")
    assert (answer.changes, answer.looks_until, answer.gone_since) == ((), None, None)


async def test_erasing_the_last_shelf_ends_the_revisits(desk: SmallDesk) -> None:
    private = Shelf.of_user(77)
    await desk.save(private, PAGE, LAUNCH)
    await MyDataService(desk.database, desk.clock).erase(77)
    assert await Day(desk).pass_time(DAY) == 0
    assert await desk.rows("SELECT * FROM watches") == []


async def test_an_erasure_while_a_page_is_read_stores_nothing(desk: SmallDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    await desk.save(Shelf.of_user(77), PAGE, LAUNCH)
    analyze = desk.reader.analyze

    async def erased(page: object) -> object:
        await MyDataService(desk.database, desk.clock).erase(77)
        return await analyze(page)  # type: ignore[arg-type]  # as it came

    monkeypatch.setattr(desk.reader, "analyze", erased)
    await Day(desk).pass_time(DAY, LAUNCH.replace("500", "600"))
    assert await desk.rows("SELECT * FROM versions") == []
    assert await desk.troubles() == []


async def test_an_unexpected_error_costs_one_visit(day: Day, desk: SmallDesk, caplog: pytest.LogCaptureFixture) -> None:
    desk.reader.failures = [ZeroDivisionError("a bug")]
    assert await day.pass_time(2 * HOUR, LAUNCH.replace("500", "600")) == 1
    assert "revisit failed by a bug" in caplog.text
    assert await day.pass_time(HOUR) == 1
    assert len(await day.changes()) == 1


async def test_a_difference_between_releases_of_the_reader_is_no_change(day: Day, desk: SmallDesk) -> None:
    await desk.database.write(run_sql, "UPDATE watches SET reader = '0.0.1'")
    await day.pass_time(2 * HOUR, LAUNCH.replace("500", "600"))
    assert (await day.changes(), day.discord.edited) == ((), {})
    answer = await desk.answers.summary(ANNA, PAGE)
    assert "600 km" in answer.sentences[1].text
    assert answer.versions == (NOON,)
    await day.pass_time(10 * HOUR, LAUNCH.replace("500", "700"))
    (change,) = await day.changes()
    assert drawn(change) == ["They flew about [-600-]{+700+} km, the military said."]


async def test_changes_have_pages_and_belong_to_the_shelf(day: Day, desk: SmallDesk) -> None:
    for number in range(4):
        await day.pass_time(7 * HOUR, LAUNCH.replace("500", str(600 + number)))
    kinds = [change.kinds for change in await day.changes()]
    assert kinds == [(ChangeKind.FIGURES,)] * 2, "the plan has no more looks so soon"
    await day.pass_time(3 * DAY, LAUNCH)
    with pytest.raises(NothingFound):
        await desk.versions.versions(BORIS, PAGE)
    await desk.post(BORIS, "https://post.example/other")
    desk.network.pages["https://post.example/other"] = LAUNCH
    await desk.work()
    with pytest.raises(NothingFound) as caught:
        await desk.versions.versions(BORIS, "harvest")
    assert caught.value.reason is Reason.NO_SUCH_ARTICLE
    answer: VersionsAnswer = await desk.versions.versions(ANNA, PAGE, page=9)
    assert (answer.page, answer.pages) == (0, 1)


async def test_changes_before_a_server_saved_the_page_are_not_shown_to_it(day: Day, desk: SmallDesk) -> None:
    """Boris's server saves what Anna's has had for a day: it learns neither what changed meanwhile nor since when the
    desk has the page, and from then on as much as she does."""
    await day.pass_time(DAY, LAUNCH.replace("500 km", "600 km"))
    assert len(await day.changes()) == 1
    await desk.post(BORIS, PAGE)
    saved_at = desk.clock.now()
    theirs = await desk.versions.versions(BORIS, PAGE)
    assert (theirs.saved_at, theirs.changes, theirs.pages) == (saved_at, (), 1)
    assert (await desk.answers.summary(BORIS, PAGE)).versions == (saved_at,)
    stories = StoryService(desk.database)
    assert any(line.earlier for group in (await stories.meant(ANNA, PAGE)).figures for line in group)
    assert (await stories.meant(BORIS, PAGE)).figures == ()

    await day.pass_time(7 * DAY, LAUNCH.replace("500 km", "700 km"))
    assert [drawn(change) for change in await day.changes(BORIS)] == [
        ["They flew about [-600-]{+700+} km, the military said."]
    ]
    assert len(await day.changes(ANNA)) == 2
    assert len((await desk.answers.summary(BORIS, PAGE)).versions) == 2


async def test_the_loop_revisits_due_pages_and_survives_a_full_disk(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await desk.save(ANNA, PAGE, LAUNCH)
    write, troubles = desk.database.write, [refusal(sqlite3.SQLITE_FULL, "database or disk is full")]

    async def troubled(*work: Any) -> Any:
        if troubles:
            raise troubles.pop()
        return await write(*work)

    monkeypatch.setattr(desk.database, "write", troubled)
    desk.network.pages[PAGE] = LAUNCH.replace("500", "600")
    monkeypatch.setattr(restarts, "PAUSE", 0.0)
    loop = asyncio.create_task(restarts.keep_running(desk.revisits.run, restarts.LoopTrouble()))
    async for _ in moments():
        if (await desk.versions.versions(ANNA, PAGE)).changes:
            break
        if desk.clock.sleepers:
            desk.clock.advance(60)
    assert "the database or the machine refused" in caplog.text
    assert not loop.done()
    loop.cancel()
    await asyncio.wait({loop})


async def test_due_pages_are_found_by_an_index(desk: SmallDesk) -> None:
    (plan,) = [row[3] for row in await desk.rows(
        "EXPLAIN QUERY PLAN SELECT * FROM watches WHERE due_at BETWEEN 0 AND 9 ORDER BY due_at LIMIT 2"
    )]  # fmt: skip
    assert "USING INDEX watches_due" in plan


@pytest.mark.parametrize("meant", ["1", "#2", "Three missiles fly", "three missiles"])
async def test_a_text_of_another_shelf_has_no_versions_here(desk: SmallDesk, meant: str) -> None:
    """Neither by its number nor by its title, and it is no "did you mean" either."""
    await desk.paste(ANNA, LAUNCH, message=1)
    await desk.paste(Shelf.of_user(77), STATE)
    await desk.save(BORIS, "https://post.example/rain", "Rain\nIt rained in {place:Sinuiju} for days.\nRoads are wet.")
    with pytest.raises(NothingFound) as refused:
        await desk.versions.versions(BORIS, meant)
    assert refused.value.reason is Reason.NO_SUCH_ARTICLE
    assert refused.value.nearest == ()


async def test_changes_of_a_page_that_only_a_person_has_are_alerted_to_no_server(desk: SmallDesk) -> None:
    day = Day(desk)
    await desk.save(Shelf.of_user(77), PAGE, STATE)
    await desk.save(
        BORIS, "https://post.example/rain", "Rain\nIt rained in {place:Sinuiju}.\nRoads are wet.", message=3
    )
    await day.pass_time(2 * HOUR, STATE.replace("500", "600"))
    assert len(await day.changes(Shelf.of_user(77))) == 1
    assert await desk.rows("SELECT kind FROM deliveries") == [("card",)]


async def test_a_number_in_another_format_is_no_change(day: Day) -> None:
    await day.pass_time(2 * HOUR, LAUNCH.replace("Three", "3").replace("three", "3").replace("500 km", "500\u00a0km"))
    assert (await day.changes(), day.discord.edited) == ((), {})
