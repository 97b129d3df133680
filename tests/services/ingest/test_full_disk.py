"""The disk is full."""

from __future__ import annotations

import asyncio
import sqlite3
from typing import Any

import pytest

from bot.model.errors import DeskError, Reason
from bot.services.ingest import completion
from tests.fakes.desk import ANNA, SmallDesk
from tests.fakes.sql import locked, refusal, run_sql
from tests.fakes.waiting import PATIENCE, moments

URL = "https://news.example/launch"


async def _set_room(desk: SmallDesk, pages: int) -> None:
    await desk.database.write(run_sql, f"PRAGMA max_page_count = {pages:d}")


async def _post_many(desk: SmallDesk) -> None:
    for number in range(50):
        await desk.post(ANNA, f"https://news.example/{number}/{'x' * 1000}")


async def test_a_link_on_a_full_disk_is_not_confirmed(desk: SmallDesk) -> None:
    await _set_room(desk, 1)
    posting = asyncio.create_task(_post_many(desk))
    async for _ in moments():
        if posting.done():
            break
        desk.clock.advance(1)
    with pytest.raises(DeskError) as refused:
        posting.result()
    assert refused.value.reason is Reason.DISK_FULL
    await _set_room(desk, 1 << 30)
    before = await desk.rows("SELECT count(*) FROM jobs")
    await desk.post(ANNA, URL)
    assert await desk.rows("SELECT count(*) - 1 FROM jobs") == before


async def test_whoever_posts_on_a_full_disk_does_not_wait_as_for_a_lock(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: Any) -> Any:
        raise refusal(sqlite3.SQLITE_FULL, "database or disk is full")

    begun = desk.clock.now()
    monkeypatch.setattr(desk.database, "write", full)
    posting = asyncio.create_task(desk.post(ANNA, URL))
    async for _ in moments():
        if posting.done():
            break
        if desk.clock.sleepers:
            desk.clock.advance(1)
    with pytest.raises(DeskError):
        posting.result()
    assert (desk.clock.now() - begun).total_seconds() <= 2


async def test_a_job_on_a_full_disk_is_kept_and_done_later(desk: SmallDesk, caplog: pytest.LogCaptureFixture) -> None:
    desk.network.pages[URL] = "A very long report\n" + "\n".join(f"Sentence {number} of it." for number in range(9000))
    await desk.post(ANNA, URL, 1)
    await _set_room(desk, 1)
    worker = asyncio.create_task(desk.ingest.run())
    async for _ in moments():
        if desk.clock.sleepers and "the database refused" in caplog.text:
            break
    assert await desk.rows("SELECT count(*) FROM articles") == [(0,)]
    await _set_room(desk, 1 << 30)
    desk.clock.advance(5)
    async for _ in moments():
        if await desk.rows("SELECT kind FROM deliveries") == [("card",)]:
            break
    worker.cancel()
    await asyncio.gather(worker, return_exceptions=True)


async def test_a_job_that_could_not_be_given_back_is_taken_up_again_at_once(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database refuses the page and then the release; the lease would hold for half an hour."""
    desk.network.pages[URL] = "A report\nOne sentence of it."
    await desk.post(ANNA, URL, 1)
    write, refusals = desk.database.write_unsynced, [completion.save_body, "release"]

    async def refusing(work: Any, *args: Any) -> Any:
        if refusals and (work is refusals[0] or refusals == ["release"]):
            refusals.pop(0)
            raise locked()
        return await write(work, *args)

    monkeypatch.setattr(desk.database, "write_unsynced", refusing)
    with pytest.raises(sqlite3.OperationalError):
        await desk.work()
    assert refusals == []
    await desk.work()
    assert await desk.rows("SELECT kind FROM deliveries") == [("card",)]
    assert await desk.rows("SELECT attempts FROM jobs") == [(1,)]


async def test_a_stop_is_a_stop_although_the_job_cannot_be_given_back(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An error of the database in place of the cancellation would have the worker go on."""
    begun = asyncio.Event()

    async def hang(*_: Any, **__: Any) -> Any:
        begun.set()
        await asyncio.Event().wait()

    async def refuse(*_: Any) -> Any:
        raise locked()

    monkeypatch.setattr(desk.network, "fetch", hang)
    await desk.post(ANNA, URL, 1)
    worker = asyncio.create_task(desk.ingest.run())
    await begun.wait()
    monkeypatch.setattr(desk.database, "write_unsynced", refuse)
    worker.cancel()
    await asyncio.wait({worker}, timeout=PATIENCE)
    assert worker.cancelled()
