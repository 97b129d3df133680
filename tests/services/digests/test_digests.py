"""The day's digest: at its local time, once, never the same twice, honest about what was missed."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from bot.model.deliveries import CatchUp, QuietDay, ScheduleRequest, SuspendReason
from bot.model.errors import DeskError, Reason
from bot.policy.schedule import coming_slots
from bot.services.deliveries.service import DeliveryService
from bot.services.digests.service import DigestService
from bot.services.operations.status import StatusService
from bot.services.stories import topic_query
from bot.storage.deliveries import outbox, subscriptions
from bot.storage.shelves import status as shelf_status
from tests.fakes import news_texts as texts
from tests.fakes.clock import NOON
from tests.fakes.desk import ANNA, SmallDesk
from tests.fakes.discord import FakeDiscord
from tests.fakes.sql import run_sql
from tests.services.digests.evenings import CHANNEL, DAY, GUILD, every_evening, owed, tell_of_the_flood
from tests.services.test_latest import page


async def test_it_comes_at_its_time_once_with_the_days_stories(desk: SmallDesk, digests: DigestService) -> None:
    await every_evening(digests)
    await tell_of_the_flood(desk)
    assert await digests.prepare_due() == 0
    desk.clock.advance(1800)
    assert await digests.prepare_due() == 1
    assert await digests.prepare_due() == 0
    desk.clock.advance(-7200)
    assert await digests.prepare_due() == 0, "the clock went back; the slot stays done"
    (digest,) = await owed(desk)
    assert [story.headline for story in digest.stories] == ["River floods Sinuiju"]
    assert (digest.slot_date, digest.missed) == (date(2024, 9, 16), ())
    assert await desk.rows("SELECT key FROM deliveries") == [(f"digest:{CHANNEL}:day:2024-09-16:1",)]


async def test_a_due_digest_reads_no_other_subscription(
    desk: SmallDesk, digests: DigestService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Many servers have theirs at the same hour, and each is prepared in a transaction of its own."""
    for channel in range(1, 41):
        await digests.schedule(ScheduleRequest(GUILD, channel, time(21, 30), "Asia/Seoul"))
    desk.clock.advance(1800)
    rows, made = 0, subscriptions._subscription

    def counting(row: Any) -> Any:
        nonlocal rows
        rows += 1
        return made(row)

    monkeypatch.setattr(subscriptions, "_subscription", counting)
    assert await digests.prepare_due() == 40
    assert rows == 40 * 3, "once to see that it is due, to compose it, and to prepare it"


async def test_a_story_returns_only_with_news_and_then_shows_only_those(
    desk: SmallDesk, digests: DigestService
) -> None:
    await every_evening(digests)
    for number, (title, text) in enumerate(texts.UNRELATED.items()):
        await desk.save(ANNA, f"https://else.example/{number}", page(title, text, "korea 0.1"))
    await tell_of_the_flood(desk)
    desk.clock.advance(1800)
    await digests.prepare_due()
    desk.clock.advance(3600)
    await desk.save(ANNA, "https://port.example/2", page("The river came", texts.WIRE_CUT, hours=-2))
    desk.clock.advance(DAY - 3600)
    await digests.prepare_due()
    assert (await owed(desk))[1].stories == (), "a copy of a known text is no news"
    await desk.save(
        ANNA, "https://bay.example/3", page("Red Cross offers aid to flooded Sinuiju", texts.FLOOD_LATER, hours=-30)
    )
    desk.clock.advance(DAY)
    await digests.prepare_due()
    (story,) = (await owed(desk))[2].stories
    assert story.update
    assert {sentence.article.url for sentence in story.sentences} == {"https://bay.example/3"}
    assert story.sentences[0].text.startswith("South Korea's Red Cross offered relief supplies")
    assert [article.url for article in story.articles] == ["https://bay.example/3"]


async def test_a_quiet_day_is_a_line_or_silence_by_setting(desk: SmallDesk, digests: DigestService) -> None:
    await every_evening(digests)
    desk.clock.advance(1800)
    assert await digests.prepare_due() == 1
    assert (await owed(desk))[0].stories == ()
    await every_evening(digests, QuietDay.SILENT)
    desk.clock.advance(DAY)
    assert await digests.prepare_due() == 0
    assert len(await owed(desk)) == 1


async def test_three_days_away_are_caught_up_as_one_digest_that_says_so(
    desk: SmallDesk, digests: DigestService
) -> None:
    await every_evening(digests)
    await tell_of_the_flood(desk)
    desk.clock.advance(3 * DAY)
    assert await digests.prepare_due() == 1
    (digest,) = await owed(desk)
    assert digest.missed == (date(2024, 9, 16), date(2024, 9, 17), date(2024, 9, 18))
    assert [story.headline for story in digest.stories] == ["River floods Sinuiju"]
    assert digest.since == datetime(2024, 9, 15, 12, 30, tzinfo=UTC)


async def test_by_setting_missed_digests_are_skipped(desk: SmallDesk, digests: DigestService) -> None:
    await every_evening(digests, catch_up=CatchUp.SKIP)
    await tell_of_the_flood(desk)
    desk.clock.advance(3 * DAY)
    assert await digests.prepare_due() == 0
    desk.clock.advance(1800)
    assert await digests.prepare_due() == 1


async def test_a_digest_on_demand_counts_as_shown_and_a_preview_does_not(
    desk: SmallDesk, digests: DigestService
) -> None:
    await every_evening(digests)
    await tell_of_the_flood(desk)
    (preview,) = await digests.preview(GUILD, CHANNEL)
    assert [story.headline for story in preview.stories] == ["River floods Sinuiju"]
    await digests.now(GUILD, CHANNEL)
    await digests.now(GUILD, CHANNEL)
    assert len(await owed(desk)) == 1, "an impatient finger"
    assert (await digests.preview(GUILD, CHANNEL))[0].stories == ()
    desk.clock.advance(1800)
    await digests.prepare_due()
    assert [len(digest.stories) for digest in await owed(desk)] == [1, 0]


async def test_what_never_arrived_was_not_shown(desk: SmallDesk, digests: DigestService) -> None:
    await every_evening(digests)
    await tell_of_the_flood(desk)
    desk.clock.advance(1800)
    await digests.prepare_due()
    discord = FakeDiscord(desk.clock, random.Random(1), locked={CHANNEL})  # noqa: S311  # repeatable, not secret
    await DeliveryService(desk.database, desk.clock, discord).deliver_due()
    (order,) = await digests.show(GUILD)
    assert order.suspended is SuspendReason.FORBIDDEN
    await every_evening(digests)
    assert len((await digests.preview(GUILD, CHANNEL))[0].stories) == 1


async def test_a_digest_that_was_refused_comes_at_a_later_time_of_that_day_if_it_is_scheduled_anew(
    desk: SmallDesk, digests: DigestService
) -> None:
    await every_evening(digests)
    await tell_of_the_flood(desk)
    desk.clock.advance(1800)
    await digests.prepare_due()
    discord = FakeDiscord(desk.clock, random.Random(1), locked={CHANNEL})  # noqa: S311  # repeatable, not secret
    deliveries = DeliveryService(desk.database, desk.clock, discord)
    await deliveries.deliver_due()
    discord.locked.clear()
    for later in (time(22, 0), time(22, 30)):
        await digests.schedule(ScheduleRequest(GUILD, CHANNEL, later, "Asia/Seoul"))
        desk.clock.advance(1800)
        await digests.prepare_due()
        await deliveries.deliver_due()
    sent = [message.key for message in discord.messages if not message.key.startswith("notice:")]
    assert sent == [f"digest:{CHANNEL}:day:2024-09-16:1"], "once a day"


async def test_the_next_digest_that_is_told_is_not_one_of_a_day_that_has_its_own(
    desk: SmallDesk, digests: DigestService
) -> None:
    """A manager moves it to a later time of the day."""
    await every_evening(digests)
    desk.clock.advance(1800)
    assert await digests.prepare_due() == 1
    await digests.schedule(ScheduleRequest(GUILD, CHANNEL, time(23, 0), "Asia/Seoul"))
    (told,) = (await StatusService(desk.database, desk.clock).server(GUILD)).digests
    _, following = await desk.database.read(shelf_status.digests, GUILD, desk.clock.now())
    assert (told.next, following) == (datetime(2024, 9, 17, 14, 0, tzinfo=UTC),) * 2


async def test_the_topic_is_kept_and_other_shelves_are_not_looked_at(desk: SmallDesk, digests: DigestService) -> None:
    await digests.schedule(ScheduleRequest(GUILD, CHANNEL, time(21, 30), "seoul", topic="sport"))
    await digests.schedule(ScheduleRequest(2, 20, time(21, 30), "Asia/Seoul"))
    await tell_of_the_flood(desk)
    football = page("A final in Lisbon", "Two goals decided the final.", "korea 0.02", "subjects sport")
    await desk.save(ANNA, "https://post.example/5", football)
    desk.clock.advance(1800)
    assert await digests.prepare_due() == 2
    sport, other = await owed(desk)
    assert [story.headline for story in sport.stories] == ["A final in Lisbon"]
    assert other.stories == ()


async def test_orders_are_shown_changed_and_stopped(desk: SmallDesk, digests: DigestService) -> None:
    await every_evening(digests)
    first = await digests.schedule(ScheduleRequest(GUILD, CHANNEL, time(7, 0), "Europe/Berlin", "missiles"))
    second = await digests.schedule(ScheduleRequest(GUILD, CHANNEL, time(6, 0), "Europe/Berlin"))
    assert second.before == replace(first, before=None), "of two managers at once, the second is told what it replaced"
    (order,) = await digests.show(GUILD)
    assert (order.at, order.zone) == (time(6, 0), "Europe/Berlin")
    assert coming_slots(order, NOON)[0].due == datetime(2024, 9, 17, 4, 0, tzinfo=UTC)
    assert not await digests.stop(2, CHANNEL), "another server's manager"
    assert await digests.stop(GUILD, CHANNEL)
    assert not await digests.stop(GUILD, CHANNEL)
    with pytest.raises(DeskError) as error:
        await digests.preview(GUILD, CHANNEL)
    assert error.value.reason is Reason.NO_SCHEDULE
    with pytest.raises(DeskError) as error:
        await digests.schedule(ScheduleRequest(GUILD, CHANNEL, time(6, 0), "Mars/Base"))
    assert error.value.reason is Reason.BAD_ZONE


async def test_late_news_saved_today_is_news(desk: SmallDesk, digests: DigestService) -> None:
    await every_evening(digests)
    await desk.save(ANNA, "https://post.example/1", page("River floods Sinuiju", texts.WIRE, hours=60))
    await desk.save(ANNA, "https://post.example/2", page("Old launch", texts.MISSILE, hours=24 * 30))
    (preview,) = await digests.preview(GUILD, CHANNEL)
    assert [story.headline for story in preview.stories] == ["River floods Sinuiju"]
    assert preview.until - preview.since == timedelta(days=1)
    assert preview.until == NOON


async def test_a_digest_that_did_not_arrive_can_be_asked_for_again_at_once(
    desk: SmallDesk, digests: DigestService
) -> None:
    await every_evening(digests)
    await tell_of_the_flood(desk)
    await digests.now(GUILD, CHANNEL)
    await digests.now(GUILD, CHANNEL)
    assert await desk.rows("SELECT state FROM deliveries WHERE kind = 'digest'") == [("pending",)], "asked for twice"
    await desk.database.write(run_sql, "UPDATE deliveries SET state = 'dead'")
    await digests.now(GUILD, CHANNEL)
    assert await desk.rows("SELECT state FROM deliveries WHERE kind = 'digest'") == [("pending",)]


@pytest.mark.parametrize("new", [time(23), time(8)])
@pytest.mark.parametrize("catch_up", CatchUp)
async def test_an_order_that_is_changed_leaves_no_hour_untold(
    desk: SmallDesk, digests: DigestService, new: time, catch_up: CatchUp
) -> None:
    """Later: the day's digest was told already. Earlier: the night before the new time belonged to no digest."""
    await every_evening(digests)
    desk.clock.advance(1800)
    assert await digests.prepare_due() == 1
    desk.clock.advance(1800)
    await tell_of_the_flood(desk)
    desk.clock.advance(60 if new > time(21, 30) else 14 * 3600)
    await digests.schedule(ScheduleRequest(GUILD, CHANNEL, new, "Asia/Seoul", catch_up=catch_up))
    prepared = []
    for _ in range(72):
        desk.clock.advance(DAY / 48)
        prepared.append(await digests.prepare_due())
    assert sum(prepared) == 1, "one digest a day"
    quiet, told = await owed(desk)
    assert quiet.stories == ()
    assert [story.headline for story in told.stories] == ["River floods Sinuiju"]


async def test_a_bug_in_one_digest_costs_no_other_its_time(
    desk: SmallDesk, digests: DigestService, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    await digests.schedule(
        ScheduleRequest(GUILD, CHANNEL, time(21, 30), "Asia/Seoul", topic="a topic that meets a bug")
    )
    await digests.schedule(ScheduleRequest(GUILD, CHANNEL + 1, time(21, 30), "Asia/Seoul"))
    resolve = topic_query.resolve

    def broken(*args: Any) -> topic_query.TopicQuery:
        if args[-1] == "a topic that meets a bug":
            raise ZeroDivisionError
        return resolve(*args)

    monkeypatch.setattr(topic_query, "resolve", broken)
    desk.clock.advance(1800)
    assert await digests.prepare_due() == 1
    assert "digest failed by a bug" in caplog.text
    monkeypatch.undo()
    assert await digests.prepare_due() == 1, "it is made as soon as it can be"


async def test_a_stopped_order_owes_nothing_that_was_not_begun(desk: SmallDesk, digests: DigestService) -> None:
    """Discord is away when a manager stops the digests: none comes when it is back, but for one that may be there."""
    discord = FakeDiscord(desk.clock, random.Random(1))  # noqa: S311  # repeatable, not secret
    for channel in (CHANNEL, CHANNEL + 1, CHANNEL + 2):
        await digests.schedule(ScheduleRequest(GUILD, channel, time(21, 30), "Asia/Seoul"))
    await tell_of_the_flood(desk)
    desk.clock.advance(1800)
    assert await digests.prepare_due() == 3
    await desk.database.write(outbox.begin, 1, desk.clock.now())
    await desk.database.write(
        run_sql,
        "INSERT INTO deliveries (id, key, kind, subscription_id, guild_id, channel_id, state, due_at, created_at)"
        " SELECT 99, rtrim(key, '1') || '2', kind, subscription_id, guild_id, channel_id, 'pending', due_at, created_at"
        " FROM deliveries WHERE id = 1",
    )
    await desk.database.write(run_sql, "INSERT INTO payloads SELECT 99, payload FROM payloads WHERE delivery_id = 1")
    for channel in (CHANNEL, CHANNEL + 1):
        await digests.stop(GUILD, channel)
    desk.clock.advance(600)
    await DeliveryService(desk.database, desk.clock, discord).deliver_due()
    assert discord.keys(CHANNEL) == ["digest:10:day:2024-09-16:1", "digest:10:day:2024-09-16:2"]
    assert discord.keys(CHANNEL + 1) == []
    assert discord.keys(CHANNEL + 2) == ["digest:12:day:2024-09-16:1"], "whose order is kept"

    await digests.schedule(ScheduleRequest(GUILD, CHANNEL + 1, time(22), "Asia/Seoul"))
    desk.clock.advance(1800)
    assert await digests.prepare_due() == 1, "and a new order may tell it"
    assert [story.headline for story in (await owed(desk))[-1].stories] == ["River floods Sinuiju"]
