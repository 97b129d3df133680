"""The machine's clock ran a year ahead for a while and is put right: nothing waits for that year."""

from __future__ import annotations

import asyncio
import contextlib
import random
import sqlite3
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.model.deliveries import DeliveryKind, NewDelivery, Refusal
from bot.model.errors import FetchFailed, Reason
from bot.model.jobs import JobState
from bot.policy.fair_shares import Slots
from bot.services.deliveries.service import DeliveryService
from bot.services.latest.service import LatestService
from bot.services.operations.clock_repair import ClockRepairService
from bot.storage.deliveries import outbox
from bot.storage.engine.times import seconds
from bot.storage.queue import claims
from bot.storage.queue.claims import ClaimTerms, Rotation
from bot.text.knowledge.base import Knowledge
from tests.fakes.clock import NOON, SteppedClock
from tests.fakes.desk import ANNA, SmallDesk, open_desk
from tests.fakes.discord import FakeDiscord, Weather
from tests.fakes.waiting import asleep, moments

YEAR = 365 * 86_400.0
URL = "https://a.example/1"
UNDATED = "Rain in {0}\n> korea 0.9\n{{person:Kim Number{0}}} saw rain in North Korea, the {0}. of its kind."
DATED = "Snow in {0}\n> published 2024-09-10T08:12:00+09:00\n> korea 0.9\nSnow fell in North Korea, {0} cm."


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[SmallDesk]:
    async with open_desk(
        tmp_path / "desk.sqlite3", Knowledge([]), SteppedClock(NOON + timedelta(seconds=YEAR))
    ) as desk:
        yield desk


def _put_right(desk: SmallDesk) -> ClockRepairService:
    repair = ClockRepairService(desk.database, desk.clock)
    desk.clock.advance(-YEAR)
    return repair


async def test_a_link_that_failed_is_tried_again_today(desk: SmallDesk) -> None:
    desk.network.pages[URL] = FetchFailed(Reason.SERVER_ERROR, "503")
    submitted = await desk.post(ANNA, URL, message=5)
    await desk.work()
    desk.clock.advance(-YEAR)
    desk.network.pages[URL] = UNDATED.format(1)
    assert await desk.database.read(claims.any_due, desk.clock.now())
    await desk.work()
    outcome = await desk.outcome(submitted)
    assert outcome is not None
    assert outcome.article_id is not None


async def test_a_retry_that_is_due_later_today_still_waits(desk: SmallDesk) -> None:
    busy = FetchFailed(Reason.RATE_LIMITED, "429")
    busy.retry_after = 5 * 3600.0
    desk.network.pages[URL] = busy
    await desk.post(ANNA, URL, message=5)
    await desk.work()
    desk.clock.advance(3600)
    await desk.work()
    assert len(desk.network.fetches) == 1


async def test_a_lease_from_the_future_is_void_and_one_under_a_small_step_is_not(desk: SmallDesk) -> None:
    await desk.post(ANNA, URL, message=5)

    def claim(connection: sqlite3.Connection, now: datetime) -> bool:
        terms = ClaimTerms("this", timedelta(minutes=30), Slots())
        return claims.claim(connection, JobState.QUEUED, terms, Rotation(), now) is not None

    assert await desk.database.write(claim, desk.clock.now())
    desk.clock.advance(-120)
    assert not await desk.database.write(claim, desk.clock.now())
    desk.clock.advance(-YEAR)
    assert await desk.database.write(claim, desk.clock.now())


async def test_articles_that_state_no_date_come_back_and_the_others_keep_theirs(desk: SmallDesk) -> None:
    await desk.save(ANNA, URL, UNDATED.format(1))
    await desk.save(ANNA, "https://a.example/2", DATED.format(2))
    repair = _put_right(desk)
    await desk.save(ANNA, "https://a.example/3", UNDATED.format(3))
    await repair.repair()
    now = seconds(desk.clock.now())
    stated = seconds(datetime.fromisoformat("2024-09-10T08:12:00+09:00"))
    assert await desk.rows("SELECT at FROM articles ORDER BY id") == [(now,), (stated,), (now,)]
    assert await desk.rows("SELECT at FROM shelf_articles ORDER BY article_id") == [(now,), (stated,), (now,)]
    for table in ("story_articles", "story_vectors", "story_postings", "shelf_mentions"):
        assert await desk.rows(f"SELECT count(*) FROM {table} WHERE at > ?", now) == [(0,)]  # noqa: S608  # names above
    assert await desk.rows("SELECT count(*) FROM stories WHERE last_at > ?", now) == [(0,)]
    assert await desk.troubles() == []
    answer = await LatestService(desk.database, desk.clock, Knowledge([])).latest(ANNA, since="24h")
    assert answer.article_count == 2
    found = await desk.answers.search(ANNA, "rain")
    assert len(found.hits) == 2


async def test_what_was_read_ahead_of_time_hides_no_news_from_its_reader(desk: SmallDesk) -> None:
    latest = LatestService(desk.database, desk.clock, Knowledge([]))
    await desk.save(ANNA, URL, DATED.format(1))
    await latest.shown(await latest.look(ANNA, 7, since="30d"))
    await latest.shown(await latest.look(ANNA, 7, since="last"))
    desk.clock.advance(-YEAR)
    await latest.shown(await latest.look(ANNA, 7, since="last"))
    desk.clock.advance(3600)
    await desk.save(ANNA, "https://a.example/2", UNDATED.format(2))
    desk.clock.advance(60)
    look = await latest.look(ANNA, 7, since="last")
    assert [story.headline for story in look.answer.stories] == ["Rain in 2"]
    assert look.answer.last_look is not None
    assert look.answer.last_look <= desk.clock.now()


async def test_what_was_sent_ahead_of_time_is_forgotten_after_its_thirty_days(desk: SmallDesk) -> None:
    await desk.save(ANNA, URL, UNDATED.format(1), message=5)
    discord = FakeDiscord(desk.clock, random.Random(1))  # noqa: S311  # repeatable, not secret
    await DeliveryService(desk.database, desk.clock, discord).deliver_due()
    await _put_right(desk).repair()
    desk.clock.advance(31 * 86_400)
    await desk.retention.prune_daily()
    assert await desk.rows("SELECT (SELECT count(*) FROM jobs), (SELECT count(*) FROM deliveries)") == [(0, 0)]


async def test_a_sending_from_the_future_does_not_pass_for_young(desk: SmallDesk) -> None:
    """Discord has forgotten its nonce: where it cannot be searched for, it is held and not sent again."""
    await _sending(desk)
    await _put_right(desk).repair()
    discord = FakeDiscord(desk.clock, random.Random(1), no_history={10})  # noqa: S311  # repeatable, not secret
    await DeliveryService(desk.database, desk.clock, discord).deliver_due()
    assert await desk.rows("SELECT state FROM deliveries") == [("held",)]
    assert discord.sends == 0


async def test_a_message_from_the_future_holds_up_its_channel_no_longer_than_others(desk: SmallDesk) -> None:
    await _sending(desk)
    await _put_right(desk).repair()
    unreadable = Weather(unreadable=1.0)
    discord = FakeDiscord(desk.clock, random.Random(1), unreadable)  # noqa: S311  # repeatable, not secret
    for _ in range(60):
        await DeliveryService(desk.database, desk.clock, discord).deliver_due()
        desk.clock.advance(3600)
    assert await desk.rows("SELECT state FROM deliveries") == [("held",)]


async def test_a_command_waits_for_its_answer_no_longer_when_the_clock_is_set_back_meanwhile(desk: SmallDesk) -> None:
    submitted = await desk.post(ANNA, URL)
    assert submitted.job_id is not None
    waiting = asyncio.create_task(desk.ingest.wait(submitted.job_id, 10))
    await asleep(desk.clock)
    desk.clock.advance(11)
    desk.clock.advance(-YEAR)
    assert await asyncio.wait_for(waiting, 5) is None


async def test_a_step_back_while_the_desk_runs_is_noticed_within_a_minute(desk: SmallDesk) -> None:
    repair = ClockRepairService(desk.database, desk.clock)
    running = asyncio.create_task(repair.run())
    await asleep(desk.clock)
    await desk.save(ANNA, URL, UNDATED.format(1))
    desk.clock.advance(-YEAR)
    desk.clock.advance(YEAR + 61)  # the sleepers' own time passes, whatever the wall clock says
    desk.clock.advance(-YEAR)
    async for _ in moments():
        (at,) = (await desk.rows("SELECT at FROM articles"))[0]
        if at <= seconds(desk.clock.now()):
            break
    running.cancel()
    with contextlib.suppress(asyncio.CancelledError):
        await running


async def _sending(desk: SmallDesk) -> None:
    """A message whose sending began, with an answer that never came."""
    refusal = NewDelivery(
        key="card:1:1", kind=DeliveryKind.REFUSAL, channel_id=10, payload=Refusal("paywall", "", None)
    )
    await desk.database.write(outbox.owe, refusal, desk.clock.now())
    await desk.database.write(outbox.begin, 1, desk.clock.now())


async def test_where_nothing_is_ahead_the_repair_of_each_minute_leaves_the_writer_alone(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.save(ANNA, "https://news.example/1", "Rain\n{place:Sunan} had rain.")
    repair = ClockRepairService(desk.database, desk.clock)
    await repair.repair()
    writes: list[object] = []

    async def write(work: object, *_: object) -> int:
        writes.append(work)
        return 0

    monkeypatch.setattr(desk.database, "write", write)
    desk.clock.advance(60)
    await repair.repair()
    assert writes == []
