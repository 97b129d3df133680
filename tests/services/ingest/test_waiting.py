"""Interactions wait for their link, for a limited time; idle workers wait for links."""

from __future__ import annotations

import asyncio
from typing import Any
from unittest.mock import Mock, patch

from bot.model.errors import FetchFailed, Reason
from bot.model.jobs import Post, Submission
from tests.fakes.desk import ANNA, BORIS, SmallDesk
from tests.fakes.waiting import asleep, moments
from tests.services.ingest.launch import LAUNCH, URL


async def test_waiting_for_a_job_returns_when_it_ends(desk: SmallDesk) -> None:
    desk.network.pages[URL] = LAUNCH
    submitted = await desk.post(ANNA, URL)
    assert submitted.job_id is not None
    waiter = asyncio.create_task(desk.ingest.wait(submitted.job_id, 60))
    workers = [asyncio.create_task(desk.ingest.run()) for _ in range(3)]
    outcome = await waiter
    assert outcome is not None
    assert outcome.article_id == 1
    for worker in workers:
        worker.cancel()
    assert all(
        isinstance(end, asyncio.CancelledError) for end in await asyncio.gather(*workers, return_exceptions=True)
    )


async def test_an_interaction_that_waits_no_longer_is_owed_a_card(desk: SmallDesk) -> None:
    desk.network.pages[URL] = LAUNCH
    here = await desk.ingest.submit(Submission(ANNA, Post(77, 1, 10), url=URL))
    there = await desk.ingest.submit(Submission(BORIS, Post(78, 2, 20), url=URL))
    assert await desk.ingest.answer_later(here)
    await desk.work()
    assert await desk.rows("SELECT channel_id FROM deliveries") == [(10,)]
    assert not await desk.ingest.answer_later(there), "it has its answer"


async def test_waiting_ends_when_its_time_is_up(desk: SmallDesk) -> None:
    submitted = await desk.post(ANNA, URL)
    assert submitted.job_id is not None
    waiter = asyncio.create_task(desk.ingest.wait(submitted.job_id, 60))
    await asleep(desk.clock)
    desk.clock.advance(59)
    assert desk.clock.sleepers
    desk.clock.advance(1)
    assert await waiter is None


async def test_pending_requests_of_the_previous_process_are_owed_cards(desk: SmallDesk) -> None:
    """One waits at a command, one took a link back, one imports files: a desk that begins anew answers the first."""
    for number, post in enumerate((Post(7, 1, 10), Post(8, 1, 10, 55, answer=True), Post())):
        desk.network.pages[f"https://post.example/{number}"] = f"Page {number}\nSomething happened at place {number}."
        await desk.ingest.submit(Submission(ANNA, post, url=f"https://post.example/{number}"))
    assert await desk.ingest.edited(ANNA, 55, [])
    await desk.ingest.owe_pending_cards()
    await desk.work()
    assert await desk.rows("SELECT user_id FROM deliveries") == [(7,)]
    assert (await desk.answers.status(ANNA)).articles == 3, "what was taken back was read all the same"
    assert (await desk.answers.summary(ANNA, "Page 1")).first_post is None


async def test_an_idle_worker_wakes_for_a_link_and_for_a_retry_that_comes_due(desk: SmallDesk) -> None:
    worker = asyncio.create_task(desk.ingest.run())
    await asleep(desk.clock)
    desk.network.pages[URL] = FetchFailed(Reason.TIMED_OUT)
    await desk.post(ANNA, URL)
    async for _ in moments():
        if desk.network.fetches:
            break
    await asleep(desk.clock)
    desk.clock.advance(19)
    assert desk.clock.sleepers, "the site is left alone"
    desk.clock.advance(1)
    async for _ in moments():
        if desk.network.fetches == [URL, URL]:
            break
    worker.cancel()
    await asyncio.gather(worker, return_exceptions=True)


async def test_an_idle_worker_looks_for_links_without_the_lock_that_writers_need(desk: SmallDesk) -> None:
    worker = asyncio.create_task(desk.ingest.run())
    await asleep(desk.clock)
    look = Mock(wraps=desk.database.read)
    never: dict[str, Any] = {"write": AssertionError, "write_unsynced": AssertionError}
    with patch.object(desk.database, "read", look), patch.multiple(desk.database, **never):
        desk.ingest.jobs_added()
        async for _ in moments():
            if look.call_count:
                break
        await asleep(desk.clock)
    desk.network.pages[URL] = LAUNCH
    await desk.post(ANNA, URL)
    async for _ in moments():
        if await desk.rows("SELECT 1 FROM jobs WHERE state = 'done'"):
            break
    worker.cancel()
    await asyncio.gather(worker, return_exceptions=True)


async def test_an_idle_worker_does_not_miss_a_host_that_becomes_free_while_it_looks(desk: SmallDesk) -> None:
    """On a busy machine a claim takes longer than the rest of a pause, and links of one site rested for a minute."""
    desk.network.pages[URL] = LAUNCH
    await desk.post(ANNA, URL)
    asked: list[dict[str, float]] = [{"news.example": 0.001}]

    def busy() -> dict[str, float]:
        return asked.pop() if asked else {}

    with patch.object(desk.network, "busy_hosts", busy):
        worker = asyncio.create_task(desk.ingest.run())
        await asleep(desk.clock)
        desk.clock.advance(1)
        async for _ in moments():
            if await desk.rows("SELECT 1 FROM jobs WHERE state = 'done'"):
                break
    worker.cancel()
    await asyncio.gather(worker, return_exceptions=True)
