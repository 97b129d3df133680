"""What managers are told is owed like any message: it survives a crash, and comes once."""

from __future__ import annotations

import random
from datetime import time
from typing import Any

import pytest

from bot.model.deliveries import (
    CatchUp,
    DeliveryKind,
    NewDelivery,
    Notice,
    NoticeKind,
    Refusal,
    Rhythm,
    ScheduleRequest,
    SendFailure,
    SendResult,
    SuspendReason,
)
from bot.services.deliveries.service import DeliveryService
from bot.services.digests.service import DigestService
from bot.storage.deliveries import outbox
from tests.fakes import news_texts as texts
from tests.fakes.desk import ANNA, SmallDesk
from tests.fakes.discord import FakeDiscord, Killed, Weather
from tests.kill.test_deliveries_killed import MortalDatabase
from tests.services.digests.evenings import owed
from tests.services.test_latest import page

_GUILD, _CHANNEL, _OTHER = 1, 10, 11
_DAY = 86_400


@pytest.fixture
def discord(desk: SmallDesk) -> FakeDiscord:
    return FakeDiscord(desk.clock, random.Random(1))  # noqa: S311  # repeatable, not secret


async def _evening(digests: DigestService, channel: int = _CHANNEL, **order: Any) -> None:
    await digests.schedule(ScheduleRequest(_GUILD, channel, time(21, 30), "Asia/Seoul", **order))


async def _flood(desk: SmallDesk, hours: float = 2) -> None:
    await desk.save(ANNA, "https://post.example/1", page("River floods Sinuiju", texts.WIRE, hours=hours))


async def _deliver(desk: SmallDesk, discord: FakeDiscord) -> None:
    await DeliveryService(desk.database, desk.clock, discord).deliver_due()


@pytest.mark.parametrize("point", range(1, 12))
@pytest.mark.parametrize("away", [5, 500])
async def test_a_manager_hears_of_a_locked_channel_once_whenever_the_desk_dies(
    desk: SmallDesk, digests: DigestService, discord: FakeDiscord, point: int, away: int
) -> None:
    await _evening(digests)
    discord.locked.add(_CHANNEL)
    desk.clock.advance(1800)
    await digests.prepare_due()
    left = iter(range(point, 0, -1))

    def kill() -> None:
        if next(left, None) == 1:
            raise Killed

    discord.kill = kill
    mortal = MortalDatabase(desk.database, discord)
    for _ in range(4):
        try:
            await DeliveryService(mortal, desk.clock, discord).deliver_due()  # type: ignore[arg-type]  # may die
        except* Killed:
            pass
        desk.clock.advance(away)
    assert discord.told == [Notice(_GUILD, NoticeKind.SUSPENDED, (10,), SuspendReason.FORBIDDEN)]
    assert await desk.rows("SELECT kind, state FROM deliveries ORDER BY id") == [("digest", "dead"), ("notice", "sent")]


async def test_several_orders_and_messages_of_a_lost_channel_are_one_word(
    desk: SmallDesk, digests: DigestService, discord: FakeDiscord
) -> None:
    await _evening(digests)
    await _evening(digests, rhythm=Rhythm.WEEK, on="Monday")
    await _evening(digests, _OTHER)
    discord.gone.add(_CHANNEL)
    desk.clock.advance(1800)
    assert await digests.prepare_due() == 3
    await _deliver(desk, discord)
    assert len(discord.told) == 1
    assert [order.suspended for order in await digests.show(_GUILD)] == [SuspendReason.CHANNEL_GONE] * 2 + [None]


async def test_where_its_place_cannot_be_looked_through_a_word_comes_again_rather_than_never(
    desk: SmallDesk, digests: DigestService, discord: FakeDiscord
) -> None:
    await _evening(digests)
    discord.gone.add(_CHANNEL)
    discord.no_history.add(_GUILD)
    discord.weather = Weather(lost_answer=1.0)
    desk.clock.advance(1800)
    await digests.prepare_due()
    await _deliver(desk, discord)
    desk.clock.advance(500)
    discord.weather = Weather()
    await _deliver(desk, discord)
    assert len(discord.told) == 2
    assert await desk.rows("SELECT state FROM deliveries WHERE kind = 'notice'") == [("sent",)]


async def test_the_news_of_a_digest_that_did_not_arrive_come_with_the_next(
    desk: SmallDesk, digests: DigestService, discord: FakeDiscord
) -> None:
    await _evening(digests)
    await _flood(desk)
    discord.locked.add(_CHANNEL)
    desk.clock.advance(1800)
    await digests.prepare_due()
    await _deliver(desk, discord)

    desk.clock.advance(4 * _DAY)
    discord.locked.clear()
    await _evening(digests)
    desk.clock.advance(_DAY)
    await digests.prepare_due()
    await _deliver(desk, discord)
    lost, told = await owed(desk)
    assert [story.headline for story in told.stories] == ["River floods Sinuiju"]
    assert told.since == lost.since
    desk.clock.advance(_DAY)
    await digests.prepare_due()
    assert (await owed(desk))[2].since == told.until


async def test_what_discord_will_never_take_stops_no_later_digest(
    desk: SmallDesk, digests: DigestService, discord: FakeDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _evening(digests)
    await _flood(desk)

    async def rejected(*_: Any) -> SendResult:
        return SendResult(None, SendFailure.REJECTED, detail="400")

    monkeypatch.setattr(discord, "send", rejected)
    desk.clock.advance(1800)
    await digests.prepare_due()
    await _deliver(desk, discord)
    monkeypatch.undo()
    desk.clock.advance(_DAY)
    await digests.prepare_due()
    await _deliver(desk, discord)
    assert [len(answer.stories) for answer in await owed(desk)] == [1, 0]
    assert discord.keys(_CHANNEL) == ["digest:10:day:2024-09-17:1"]
    assert discord.told == []


@pytest.mark.parametrize("catch_up", list(CatchUp))
async def test_a_desk_that_was_put_out_and_taken_back_goes_on_and_says_so(
    desk: SmallDesk, digests: DigestService, discord: FakeDiscord, catch_up: CatchUp
) -> None:
    await _evening(digests, catch_up=catch_up)
    await _evening(digests, _OTHER)
    desk.clock.advance(1800)
    await digests.prepare_due()
    await _deliver(desk, discord)
    await digests.left(_GUILD)
    desk.clock.advance(2 * _DAY)
    await _flood(desk, hours=-30)
    assert await digests.prepare_due() == 0

    await digests.returned(_GUILD)
    await digests.returned(_GUILD)
    await digests.prepare_due()
    await _deliver(desk, discord)
    assert discord.told == [Notice(_GUILD, NoticeKind.RESUMED, (10, 11))]
    caught_up = [answer for answer in await owed(desk) if answer.missed]
    assert len(caught_up) == (2 if catch_up is CatchUp.ONCE else 1)
    assert {story.headline for answer in caught_up for story in answer.stories} == {"River floods Sinuiju"}


async def test_what_happened_while_the_desk_did_not_run_is_seen_by_calling_the_roll(
    desk: SmallDesk, digests: DigestService, discord: FakeDiscord
) -> None:
    await _evening(digests)
    await digests.schedule(ScheduleRequest(2, 20, time(8), "Asia/Seoul"))
    await digests.sync_servers({2, 3})
    assert [order.suspended for order in await digests.show(_GUILD)] == [SuspendReason.AWAY]
    assert [order.suspended for order in await digests.show(2)] == [None]
    await digests.sync_servers({_GUILD, 2})
    await digests.sync_servers({_GUILD, 2})
    await _deliver(desk, discord)
    assert [notice.guild_id for notice in discord.told] == [_GUILD]
    assert [order.suspended for order in await digests.show(_GUILD)] == [None]


async def test_a_channel_that_is_gone_stays_suspended_when_the_desk_is_back(
    desk: SmallDesk, digests: DigestService, discord: FakeDiscord
) -> None:
    await _evening(digests)
    discord.gone.add(_CHANNEL)
    desk.clock.advance(1800)
    await digests.prepare_due()
    await _deliver(desk, discord)
    await digests.returned(_GUILD)
    assert [order.suspended for order in await digests.show(_GUILD)] == [SuspendReason.CHANNEL_GONE]


async def test_of_a_forum_where_cards_are_forbidden_managers_are_told_once_a_day(
    desk: SmallDesk, discord: FakeDiscord
) -> None:
    """Each of its posts is a channel of its own."""
    for post in range(20, 25):
        discord.locked.add(post)
        await _owe_refusal(desk, post, f"card:{post}:1")
        await _deliver(desk, discord)
        desk.clock.advance(60)
    assert [notice.channels for notice in discord.told] == [(20,)]
    desk.clock.advance(_DAY)
    await _owe_refusal(desk, 24, "card:25:1")
    await _deliver(desk, discord)
    assert [notice.channels for notice in discord.told] == [(20,), (24,)]


async def _owe_refusal(desk: SmallDesk, channel: int, key: str) -> None:
    payload = Refusal("paywall", "", None)
    refusal = NewDelivery(key, DeliveryKind.REFUSAL, channel, payload, guild_id=_GUILD, user_id=7, reply_to=99)
    await desk.database.write(outbox.owe, refusal, desk.clock.now())
