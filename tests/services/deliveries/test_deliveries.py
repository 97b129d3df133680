"""What is owed arrives once, in order, with the mark on the post; a lost channel suspends its digest and says so."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import time, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.model.deliveries import (
    Delivery,
    DeliveryKind,
    NewDelivery,
    NoticeKind,
    Refusal,
    ScheduleRequest,
    SendFailure,
    SendResult,
    SuspendReason,
)
from bot.model.jobs import Post
from bot.services.deliveries.service import DeliveryService
from bot.storage.deliveries import outbox, subscriptions
from bot.storage.engine.database import Database
from tests.fakes.clock import SteppedClock
from tests.fakes.discord import FakeDiscord, Killed, Weather
from tests.fakes.sql import fetch_rows, run_sql
from tests.fakes.waiting import moments

_CHANNEL, _GUILD = 10, 5


@dataclass
class Desk:
    database: Database
    clock: SteppedClock
    discord: FakeDiscord
    service: DeliveryService

    async def owe(
        self, key: str, subscription_id: int | None = None, channel: int = _CHANNEL, reply_to: int = 99
    ) -> None:
        delivery = NewDelivery(
            key=key,
            kind=DeliveryKind.REFUSAL,
            channel_id=channel,
            payload=Refusal("paywall", "", None),
            guild_id=_GUILD,
            user_id=7,
            reply_to=reply_to,
            subscription_id=subscription_id,
        )
        await self.database.write(outbox.owe, delivery, self.clock.now())

    async def subscription(self) -> int:
        request = ScheduleRequest(_GUILD, _CHANNEL, time(8), "Asia/Seoul", "Korean Peninsula")
        order = await self.database.write(subscriptions.save, request, 0, self.clock.now())
        return order.id

    async def states(self) -> list[str]:
        rows = await self.database.read(fetch_rows, "SELECT state FROM deliveries ORDER BY id")
        return [row["state"] for row in rows]


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    clock = SteppedClock()
    discord = FakeDiscord(clock, random.Random(1))  # noqa: S311  # repeatable, not secret
    async with Database.open(tmp_path / "desk.sqlite3") as database:
        yield Desk(database, clock, discord, DeliveryService(database, clock, discord))


async def test_cards_arrive_in_order_and_the_posts_are_marked(desk: Desk) -> None:
    for number in range(5):
        await desk.owe(f"card:{number}:1")
    await desk.owe("card:0:1")
    assert await desk.service.deliver_due() == 5
    assert desk.discord.keys(_CHANNEL) == [f"card:{number}:1" for number in range(5)]
    assert desk.discord.marks == [(99, False)] * 5
    assert await desk.service.deliver_due() == 0


async def test_a_desk_that_starts_anew_answers_at_once_though_it_numbers_from_one_again(
    desk: Desk, tmp_path: Path
) -> None:
    """As after another DESK_HOME was set: Discord still knows the nonces of the first database's cards."""
    await desk.owe("card:1:1")
    assert await desk.service.deliver_due() == 1
    async with Database.open(tmp_path / "other.sqlite3") as database:
        anew = Desk(database, desk.clock, desk.discord, DeliveryService(database, desk.clock, desk.discord))
        await anew.owe("card:1:1", reply_to=100)
        assert await anew.service.deliver_due() == 1
    assert desk.discord.keys(_CHANNEL) == ["card:1:1"] * 2


async def test_a_rate_limit_is_obeyed_and_nobody_overtakes(desk: Desk) -> None:
    await desk.owe("card:1:1")
    await desk.owe("card:2:1")
    await desk.owe("card:3:1", channel=11)
    desk.discord.weather = Weather(refused=1.0)
    desk.discord.chance = random.Random(6)  # noqa: S311  # repeatable, not secret
    assert await desk.service.deliver_due() == 0
    sends = desk.discord.sends
    desk.discord.weather = Weather()
    assert await desk.service.deliver_due() == 0, "nothing is due before the time that Discord named"
    assert desk.discord.sends == sends
    desk.clock.advance(400)
    assert await desk.service.deliver_due() == 3
    assert desk.discord.keys(_CHANNEL) == ["card:1:1", "card:2:1"]


async def test_a_rate_limit_of_a_day_is_asked_about_once_an_hour(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A time that is further off than any wait would be taken for one that a clock which was ahead had set: due at
    once, again and again."""
    asked = 0

    async def limited(*_: Any) -> SendResult:
        nonlocal asked
        asked += 1
        return SendResult(None, SendFailure.RETRY, 86_400.0)

    monkeypatch.setattr(desk.discord, "send", limited)
    await desk.owe("card:1:1")
    async with asyncio.timeout(5):
        for _ in range(4):
            await desk.service.deliver_due()
            desk.clock.advance(1_000)
    assert asked == 1


async def test_the_parts_of_a_digest_wait_for_one_another_as_long_as_discord_says(desk: Desk) -> None:
    """A rate limit on the second part lets neither the third nor the next day's digest overtake it."""
    keys = [f"digest:10:day:2024-09-16:{part}" for part in (1, 2, 3)] + ["digest:10:day:2024-09-17:1"]
    for key in keys:
        await desk.owe(key)
    waits: dict[str, list[float | None]] = {keys[1]: [30.0, 12.5], keys[2]: [None]}
    arrive = desk.discord.send

    async def limited(delivery: Delivery, nonce: str) -> SendResult:
        if waits.get(delivery.key):
            return SendResult(None, SendFailure.RETRY, waits[delivery.key].pop(0), "429 or 503")
        return await arrive(delivery, nonce)

    desk.discord.send = limited  # type: ignore[method-assign]  # Discord's answer is this test's matter
    arrived = []
    for seconds in (0, 29.5, 0.5, 12, 1.0, 1.5, 0.5):
        desk.clock.advance(seconds)
        await desk.service.deliver_due()
        arrived.append(len(desk.discord.keys(_CHANNEL)))
    assert arrived == [1, 1, 1, 1, 2, 2, 4]
    assert desk.discord.keys(_CHANNEL) == keys


async def test_a_deleted_channel_suspends_its_digest_and_the_manager_hears_once(desk: Desk) -> None:
    subscription = await desk.subscription()
    desk.discord.gone.add(_CHANNEL)
    await desk.owe("digest:10:day:2024-09-16:1", subscription)
    await desk.owe("digest:10:day:2024-09-17:1", subscription)
    assert await desk.service.deliver_due() == 1, "word to a manager"
    assert await desk.states() == ["dead", "dead", "sent"]
    assert len(desk.discord.told) == 1
    assert desk.discord.told[0].why is SuspendReason.CHANNEL_GONE
    assert await desk.database.read(subscriptions.active, subscription) is None


async def test_a_locked_channel_holds_up_no_other(desk: Desk) -> None:
    desk.discord.locked.add(_CHANNEL)
    await desk.owe("card:1:1")
    await desk.owe("card:2:1", channel=11)
    await desk.owe("card:3:1")
    await desk.service.deliver_due()
    assert await desk.states() == ["dead", "sent", "dead", "sent"]
    assert [notice.kind for notice in desk.discord.told] == [NoticeKind.CARDS_FORBIDDEN], "once, not for each card"


async def test_a_message_that_discord_will_not_take_for_a_day_is_given_up_and_the_next_goes_out(desk: Desk) -> None:
    await desk.owe("card:1:1")
    desk.discord.weather = Weather(refused=1.0)
    for _ in range(60):
        await desk.service.deliver_due()
        desk.clock.advance(3600)
    desk.discord.weather = Weather()
    await desk.owe("card:2:1")
    await desk.service.deliver_due()
    assert await desk.states() == ["dead", "sent"]


@pytest.mark.parametrize("tried", [False, True])
async def test_what_a_clock_that_was_ahead_owed_waits_for_nothing(desk: Desk, tried: bool) -> None:
    desk.clock.advance(400 * 86_400)
    await desk.owe("card:1:1")
    if tried:
        desk.discord.weather = Weather(lost_answer=1.0)
        await desk.service.deliver_due()
        desk.discord.weather = Weather()
    desk.clock.advance(-400 * 86_400)
    await desk.owe("card:2:1")
    await desk.service.deliver_due()
    assert desk.discord.keys(_CHANNEL) == ["card:1:1", "card:2:1"]


async def test_a_sending_that_a_stepping_clock_makes_look_young_is_looked_for(desk: Desk) -> None:
    """Ten minutes later Discord has forgotten the nonce, while by our clock nine of them never were."""
    await desk.owe("card:1:1")
    desk.discord.weather = Weather(lost_answer=1.0)
    await desk.service.deliver_due()
    desk.discord.weather = Weather()
    desk.clock.advance(600)
    desk.discord.clock = SteppedClock(desk.clock.now())
    desk.clock.advance(-540)
    assert await desk.service.deliver_due() == 1
    assert desk.discord.keys(_CHANNEL) == ["card:1:1"]


async def test_a_channel_that_discord_keeps_waiting_holds_up_no_other(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """discord.py waits out a rate limit inside the request: meanwhile the others get all of theirs, also what is owed
    after it began."""
    monkeypatch.setattr("bot.services.deliveries.service._POLL_SECONDS", 0.01)
    await desk.owe("card:1:1")
    for number in range(3):
        await desk.owe(f"card:{number}:2", channel=11)
    over, arrive = asyncio.Event(), desk.discord.send

    async def limited(delivery: Delivery, nonce: str) -> SendResult:
        if delivery.channel_id == _CHANNEL:
            await over.wait()
        return await arrive(delivery, nonce)

    desk.discord.send = limited  # type: ignore[method-assign]  # Discord's answer is this test's matter
    delivering = asyncio.create_task(desk.service.deliver_due())
    async for _ in moments():
        if len(desk.discord.keys(11)) == 3:
            break
    await desk.owe("card:1:3", channel=12)
    async for _ in moments():
        if desk.discord.keys(12) == ["card:1:3"]:
            break
    assert desk.discord.keys(_CHANNEL) == []
    over.set()
    assert await delivering == 5


@pytest.mark.parametrize("method", ["send", "find", "mark"])
async def test_a_message_that_meets_a_bug_costs_no_other_its_place(
    desk: Desk, method: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    works = getattr(desk.discord, method)

    async def broken(about: Delivery | Post, *rest: Any) -> Any:
        if about.channel_id == _CHANNEL:
            raise KeyError("retry_after")
        return await works(about, *rest)

    monkeypatch.setattr(desk.discord, method, broken)
    if method == "find":
        desk.discord.weather = Weather(lost_answer=1.0)
    await desk.owe("card:1:1")
    await desk.owe("card:2:1")
    await desk.owe("card:1:2", channel=11)
    for _ in range(300):
        await desk.service.deliver_due()
        desk.clock.advance(400)
        desk.discord.weather = Weather()
    assert desk.discord.keys(11) == ["card:1:2"]
    assert await desk.states() == {"send": ["dead", "dead", "sent"], "find": ["held", "sent", "sent", "sent"]}.get(
        method, ["sent"] * 3
    )
    assert "failed by a bug delivery=" in caplog.text


async def test_a_message_whose_words_cannot_be_read_any_more_stops_no_other(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    """Another release wrote it in another form, or the disk lost a part of it."""
    await desk.owe("card:1:1")
    await desk.owe("card:1:2", channel=11)
    await desk.owe("card:2:1")
    await desk.database.write(run_sql, "UPDATE payloads SET payload = '{\"reason\": 5}' WHERE delivery_id = 1")
    for _ in range(2):
        await desk.service.deliver_due()
    assert await desk.states() == ["dead", "sent", "sent"]
    assert "delivery failed by a bug delivery=card:1:1" in caplog.text
    assert len(desk.discord.marks) == 3, "no post waits for it any more"


async def test_the_news_of_a_digest_whose_words_cannot_be_read_any_more_are_owed(desk: Desk) -> None:
    order = await desk.subscription()
    await desk.owe(f"digest:{_CHANNEL}:day:2024-09-16:1", order)
    await desk.database.write(run_sql, "UPDATE deliveries SET kind = 'digest'")
    await desk.database.write(run_sql, "UPDATE payloads SET payload = '{}'")
    await desk.service.deliver_due()
    found = await desk.database.read(subscriptions.active, order)
    assert found is not None
    assert found[0].untold_since == desk.clock.now() - timedelta(days=1)


async def test_a_sent_card_keeps_no_text(desk: Desk) -> None:
    await desk.owe("card:1:1")
    await desk.service.deliver_due()
    rows = await desk.database.read(
        fetch_rows, "SELECT payload, message_id FROM deliveries LEFT JOIN payloads ON delivery_id = id"
    )
    assert [tuple(row) for row in rows] == [(None, 1)]


async def test_what_discord_was_never_asked_for_is_pending_again(desk: Desk) -> None:
    """The server is unavailable: the message waits as long as it says, keeps its place and is not looked for."""
    await desk.owe("card:1:1")
    await desk.owe("card:2:1")
    desk.discord.weather = Weather(unrequested=1.0)
    await desk.service.deliver_due()
    (first, second) = await desk.database.read(
        fetch_rows, "SELECT state, attempts, sending_since, due_at - created_at AS waits FROM deliveries ORDER BY id"
    )
    assert (first["state"], first["attempts"], first["sending_since"]) == ("pending", 1, None)
    assert (second["state"], second["attempts"]) == ("pending", 0)
    desk.discord.weather = Weather(unreadable=1.0)  # a look would come to nothing
    desk.clock.advance(first["waits"] - 0.5)
    assert await desk.service.deliver_due() == 0
    desk.clock.advance(0.5)
    assert await desk.service.deliver_due() == 2
    assert desk.discord.keys(_CHANNEL) == ["card:1:1", "card:2:1"]


async def test_what_may_have_arrived_before_stays_in_doubt(desk: Desk) -> None:
    """Nobody knows what became of the first attempt; of the second Discord was not even asked."""
    await desk.owe("card:1:1")
    desk.discord.weather = Weather(refused=1.0)
    await desk.service.deliver_due()
    (before,) = await desk.database.read(fetch_rows, "SELECT sending_since FROM deliveries")
    desk.discord.weather = Weather(unrequested=1.0)
    desk.clock.advance(400)
    await desk.service.deliver_due()
    (after,) = await desk.database.read(fetch_rows, "SELECT sending_since, attempts FROM deliveries")
    assert await desk.states() == ["sending"]
    assert (after["sending_since"], after["attempts"]) == (before["sending_since"], 2)
    desk.discord.weather = Weather()
    desk.clock.advance(400)
    assert await desk.service.deliver_due() == 1
    assert desk.discord.keys(_CHANNEL) == ["card:1:1"]


async def test_a_process_that_ended_before_discords_answer_leaves_a_message_in_doubt(desk: Desk) -> None:
    await desk.owe("card:1:1")
    desk.discord.weather = Weather(unrequested=1.0)

    def kill() -> None:
        raise Killed

    desk.discord.kill = kill
    with pytest.raises(BaseExceptionGroup):
        await desk.service.deliver_due()
    assert await desk.states() == ["sending"]


async def test_a_digest_that_was_never_requested_ends_with_its_schedule(desk: Desk) -> None:
    subscription = await desk.subscription()
    await desk.owe("digest:10:day:2024-09-16:1", subscription)
    desk.discord.weather = Weather(unrequested=1.0)
    await desk.service.deliver_due()
    await desk.database.write(outbox.withdraw, subscription)
    assert await desk.states() == []


async def test_a_message_that_is_never_requested_for_a_day_is_given_up(desk: Desk) -> None:
    await desk.owe("card:1:1")
    desk.discord.weather = Weather(unrequested=1.0)
    for _ in range(60):
        await desk.service.deliver_due()
        desk.clock.advance(3600)
    assert await desk.states() == ["dead"]


async def test_what_was_withdrawn_since_it_was_read_is_not_sent(desk: Desk) -> None:
    """The database was busy for a moment, and a manager ended the schedule in it."""
    subscription = await desk.subscription()
    await desk.owe("digest:10:day:2024-09-16:1", subscription)
    (head,) = await desk.service._heads(())
    await desk.database.write(outbox.withdraw, subscription)
    assert not await desk.service._advance(head)
    assert desk.discord.sends == 0
