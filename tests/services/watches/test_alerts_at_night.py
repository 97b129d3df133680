"""Alerts wait for the end of the quiet hours, each of them once."""

from __future__ import annotations

import random
from datetime import time, timedelta

from bot.model.deliveries import DeliveryKind, NewDelivery, Refusal
from bot.model.watches.watch import QuietHours
from bot.storage.deliveries import outbox
from tests.fakes.clock import SteppedClock
from tests.fakes.discord import Weather
from tests.services.watches.watchers import BRIDGE, CHANNEL, DIRECT, GUILD, OURS, Watchers


async def test_quiet_hours_end_with_one_message(room: Watchers) -> None:
    await room.watch(quiet=QuietHours(time(20), time(7)), zone="Asia/Seoul")  # noon in London is 9 p.m. there
    articles = [await room.save(), await room.save(text=BRIDGE)]
    room.desk.clock.advance(9 * 3600)
    assert await room.told() == []
    room.desk.clock.advance(3600)
    assert await room.told() == [(DIRECT, "pending", [str(one) for one in articles])]


async def test_an_alert_that_waited_into_the_quiet_hours_waits_for_their_end(room: Watchers) -> None:
    await room.watch(quiet=QuietHours(time(22), time(7)), zone="Asia/Seoul")
    await room.save()
    assert len(await room.told()) == 1  # owed, and Discord is away for two hours
    room.desk.clock.advance(2 * 3600)
    assert await room.send() == []
    assert await room.desk.rows("SELECT 1 FROM deliveries WHERE kind = 'watch'") == []
    room.desk.clock.advance(8 * 3600)
    assert len(await room.send()) == 1


# ------------------------------------------------------------------ Discord fails as the quiet hours begin

_NIGHT = QuietHours(time(22), time(7))
"""In Seoul; the clock says 21:00 there, so they begin an hour later."""


async def test_an_alert_that_was_never_requested_waits_for_the_morning(room: Watchers) -> None:
    """Discord has trouble with the server from nine to eleven; the desk asks for the reader and is told no more."""
    await room.watch(quiet=_NIGHT, zone="Asia/Seoul")
    articles = [await room.save()]
    room.discord.weather = Weather(unrequested=1.0)
    assert await room.send() == []
    assert await room.told() == [(DIRECT, "pending", [str(articles[0])])]
    room.passes(2 * 3600)
    room.discord.weather = Weather()
    assert await room.send() == []
    assert await room.told() == []
    articles.append(await room.save(text=BRIDGE))
    room.passes(8 * 3600)
    assert await room.told() == [(DIRECT, "pending", [str(one) for one in articles])]
    assert len(await room.send()) == 1


async def test_an_alert_that_did_not_arrive_before_the_night_waits_for_the_morning(room: Watchers) -> None:
    """Discord is down: the desk cannot know what became of its request, until it can look."""
    await room.watch(quiet=_NIGHT, zone="Asia/Seoul")
    article = await room.save()
    room.discord.weather = Weather(refused=1.0, unreadable=1.0)
    for _ in range(24):
        assert await room.send() == []
        room.passes(300)
    assert await room.told() == [(DIRECT, "sending", [str(article)])]
    room.discord.weather = Weather()
    for _ in range(20):
        assert await room.send() == []
        room.passes(30)
    assert await room.told() == []
    room.passes(8 * 3600)
    assert len(await room.send()) == 1
    assert await room.outcomes() == {article: "first"}


async def test_an_alert_that_arrived_before_the_night_is_not_told_again(room: Watchers) -> None:
    await room.watch(quiet=_NIGHT, zone="Asia/Seoul")
    await room.save()
    room.discord.weather = Weather(lost_answer=1.0)
    (told,) = await room.send()
    room.discord.weather = Weather()
    room.passes(2 * 3600)
    assert await room.send() == [told]
    assert [state for _, state, _ in await room.told()] == ["sent"]
    room.passes(8 * 3600)
    assert await room.send() == [told]


async def test_a_request_under_way_as_the_night_begins_is_waited_for(room: Watchers) -> None:
    """It is not there at the first look and comes half a minute later: a withdrawn alert would be told again. A clock
    that steps a day says nothing of that."""
    room.passes(3600 - 1)
    await room.watch(quiet=_NIGHT, zone="Asia/Seoul")
    await room.save()
    room.discord.weather = Weather(late=1.0)
    room.discord.chance = random.Random(12)  # noqa: S311  # the request takes some 40 seconds
    await room.send()
    room.discord.weather = Weather()
    room.passes(5)
    assert await room.send() == []
    room.desk.clock.advance(86_400)
    room.discord.clock = SteppedClock(room.desk.clock.now() - timedelta(days=1))
    assert await room.send() == []
    assert [state for _, state, _ in await room.told()] == ["sending"]
    room.discord.clock.advance(60)
    room.passes(400)
    (told,) = await room.send()
    room.passes(10 * 3600)
    assert await room.send() == [told]


async def test_a_new_process_does_not_know_when_the_last_one_requested_an_alert(room: Watchers) -> None:
    room.passes(3600 - 1)
    await room.watch(quiet=_NIGHT, zone="Asia/Seoul")
    await room.save()
    room.discord.weather = Weather(refused=1.0)
    await room.send()
    room.discord.weather = Weather()
    room.desk.clock.advance(86_400 + 5)  # it was put right, or the machine was off: the desk cannot tell
    room.deliveries = room.restarted()
    assert await room.send() == []
    assert [state for _, state, _ in await room.told()] == ["sending"]
    room.passes(301)
    assert await room.send() == []
    assert await room.told() == []


async def test_in_the_night_other_messages_of_the_channel_come(room: Watchers) -> None:
    await room.watch(OURS, quiet=_NIGHT, zone="Asia/Seoul")
    await room.save()
    room.discord.weather = Weather(refused=1.0)
    await room.send()
    room.discord.weather = Weather()
    room.passes(2 * 3600)
    card = NewDelivery("card:1:1", DeliveryKind.REFUSAL, CHANNEL, Refusal("paywall", "", None), GUILD)
    await room.desk.database.write(outbox.owe, card, room.desk.clock.now())
    await room.send()
    room.passes(301)
    assert await room.send(CHANNEL) == ["card:1:1"]
