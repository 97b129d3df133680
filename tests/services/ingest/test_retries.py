"""A link whose site or page fails is tried again, for as long as that may help, and then refused."""

from __future__ import annotations

from typing import Any

import pytest

from bot.model.errors import FetchFailed, HostSuspended, ReaderFailed, Reason
from bot.model.jobs import Fetched
from tests.fakes.desk import ANNA, SmallDesk
from tests.fakes.sql import run_sql
from tests.services.ingest.launch import LAUNCH, URL, card_rows


async def test_a_site_that_is_down_is_tried_again_later_and_then_given_up(desk: SmallDesk) -> None:
    desk.network.pages[URL] = FetchFailed(Reason.SERVER_ERROR, "503")
    submitted = await desk.post(ANNA, URL, 9)
    for _ in range(10):
        await desk.work()
        desk.clock.advance(3600)
    outcome = await desk.outcome(submitted)
    assert outcome is not None
    assert (outcome.article_id, outcome.reason, outcome.detail) == (None, "server_error", "503")
    assert len(desk.network.fetches) == 4
    assert await card_rows(desk) == [("refusal", 9)]


async def test_a_link_that_came_while_the_clock_was_ahead_does_not_wait_for_that_hour(desk: SmallDesk) -> None:
    desk.network.pages["https://post.example/rain"] = "Rain\nIt rained in {place:Sinuiju} for days.\nRoads are wet."
    desk.clock.advance(86_400)
    submitted = await desk.post(ANNA, "https://post.example/rain")
    desk.clock.advance(-86_400)
    await desk.work()
    outcome = await desk.outcome(submitted)
    assert outcome is not None
    assert outcome.article_id is not None


async def test_a_site_that_comes_back_in_time_is_read(desk: SmallDesk) -> None:
    desk.network.pages[URL] = FetchFailed(Reason.TIMED_OUT)
    submitted = await desk.post(ANNA, URL, 9)
    await desk.work()
    assert await desk.outcome(submitted) is None
    desk.network.pages[URL] = LAUNCH
    await desk.work()
    assert await desk.outcome(submitted) is None, "not before it is due"
    desk.clock.advance(3600)
    await desk.work()
    assert await card_rows(desk) == [("card", 9)]


async def test_a_site_that_asks_to_wait_is_waited_for(desk: SmallDesk) -> None:
    busy = FetchFailed(Reason.RATE_LIMITED)
    busy.retry_after = 1800.0
    desk.network.pages[URL] = busy
    await desk.post(ANNA, URL)
    await desk.work()
    desk.clock.advance(1790)
    await desk.work()
    assert len(desk.network.fetches) == 1
    desk.clock.advance(20)
    await desk.work()
    assert len(desk.network.fetches) == 2


async def test_of_many_links_of_a_site_that_answers_once_a_minute_none_is_lost(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While the site wants a pause, the others are not asked for: that is no attempt of theirs."""
    fetch, clock = desk.network.fetch, desk.clock
    answered, suspended = -60.0, 0.0

    async def rarely(url: str, **how: Any) -> Fetched:
        nonlocal answered, suspended
        now = clock.monotonic()
        if now < suspended or now < answered + 60:
            failed = HostSuspended(Reason.RATE_LIMITED) if now < suspended else FetchFailed(Reason.RATE_LIMITED)
            suspended = max(suspended, now + 60 if now >= suspended else 0)
            failed.retry_after = suspended - now
            raise failed
        answered = now
        return await fetch(url, **how)

    monkeypatch.setattr(desk.network, "fetch", rarely)
    urls = [f"https://post.example/rain-{number}" for number in range(12)]
    for number, url in enumerate(urls):
        desk.network.pages[url] = f"Rain {number}\nIt rained in {{place:Sinuiju}} for {number} days.\nRoads are wet."
    submitted = [await desk.post(ANNA, url) for url in urls]
    for _ in range(400):
        await desk.work()
        clock.advance(10)
    outcomes = [await desk.outcome(one) for one in submitted]
    assert all(one is not None and one.article_id is not None for one in outcomes)


async def test_the_links_of_a_site_that_never_answers_end_though_it_is_always_another_that_is_asked_for(
    desk: SmallDesk,
) -> None:
    """They would fill their shelf's share of the queue, and keep their ⏳, for as long as the site wants pauses."""
    pause = HostSuspended(Reason.RATE_LIMITED)
    pause.retry_after = 1200.0
    desk.network.pages[URL] = pause
    submitted = await desk.post(ANNA, URL)
    for _ in range(3 * 24):
        await desk.work()
        desk.clock.advance(1200)
    assert await desk.outcome(submitted) is None, "it is in its turn for a day"
    for _ in range(24):
        await desk.work()
        desk.clock.advance(1200)
    ended = await desk.outcome(submitted)
    assert ended is not None
    assert (ended.article_id, ended.reason) == (None, Reason.RATE_LIMITED)


async def test_a_link_that_was_refused_may_be_posted_again(desk: SmallDesk) -> None:
    desk.network.pages[URL] = FetchFailed(Reason.NOT_FOUND, "404")
    await desk.post(ANNA, URL, 9)
    await desk.work()
    desk.network.pages[URL] = LAUNCH
    await desk.post(ANNA, URL, 10)
    await desk.work()
    assert await card_rows(desk) == [("refusal", 9), ("card", 10)]


async def test_a_reader_that_dies_is_given_the_page_once_more_without_fetching_it(desk: SmallDesk) -> None:
    desk.network.pages[URL] = LAUNCH
    desk.reader.failures = [ReaderFailed(Reason.READER_CRASHED)]
    await desk.post(ANNA, URL, 9)
    await desk.work()
    desk.clock.advance(600)
    await desk.work()
    assert await card_rows(desk) == [("card", 9)]
    assert desk.network.fetches == [URL]


async def test_an_unexpected_error_fails_one_link_only(desk: SmallDesk, caplog: pytest.LogCaptureFixture) -> None:
    desk.network.pages |= {URL: LAUNCH, "https://news.example/other": LAUNCH}
    desk.reader.failures = [ZeroDivisionError("a bug"), ZeroDivisionError("the same bug")]
    await desk.post(ANNA, URL, 1)
    await desk.work()
    desk.clock.advance(600)
    await desk.work()
    await desk.post(ANNA, "https://news.example/other", 2)
    await desk.work()
    assert await card_rows(desk) == [("refusal", 1), ("card", 2)]
    assert "ZeroDivisionError" in caplog.text


async def test_a_page_that_crashes_the_process_each_time_is_given_up(desk: SmallDesk) -> None:
    """The claim is counted before the work: a run that never comes back leaves its mark."""
    desk.network.pages[URL] = LAUNCH
    submitted = await desk.post(ANNA, URL, 9)
    await desk.database.write(
        run_sql, "UPDATE jobs SET attempts = 10, ready = 0, lease_by = 'a run that died', lease_until = 1 << 40"
    )
    await desk.work()
    outcome = await desk.outcome(submitted)
    assert outcome is not None
    assert outcome.reason == "reader_crashed"
    assert desk.network.fetches == []


async def test_a_worker_whose_lease_expired_leaves_the_job_alone(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It hung while it fetched, and another took the job over."""
    fetch = desk.network.fetch

    async def hangs(url: str, **conditions: str | None) -> Fetched:
        monkeypatch.setattr(desk.network, "fetch", fetch)
        desk.clock.advance(31 * 60)
        await desk.work()
        return await fetch(url)

    monkeypatch.setattr(desk.network, "fetch", hangs)
    desk.network.pages[URL] = LAUNCH
    await desk.post(ANNA, URL, 500)
    await desk.work()
    assert len(desk.network.fetches) == 2
    assert desk.reader.read == 1
    assert await card_rows(desk) == [("card", 500)]
