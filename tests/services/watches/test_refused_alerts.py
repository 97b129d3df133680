"""Alerts that Discord refused: what the watch does not send while it is paused for that, and sends when it resumes."""

from __future__ import annotations

import asyncio

import pytest
from msgspec.structs import replace

from bot.model.deliveries import DeliveryState, NoticeKind, SendFailure
from bot.model.watches.alert import MatchOutcome
from bot.model.watches.watch import AlertRhythm, WatchPause, WatchPlace, WatchTimes
from bot.policy.deliveries import DeliveryOutcome
from bot.policy.watches.quiet import roll_up_at
from bot.services.deliveries import watch_outcomes
from bot.services.watches import alerts
from bot.storage.deliveries import outbox
from bot.storage.watches import matches
from bot.storage.watches import watches as stored
from tests.fakes.discord import Weather
from tests.fakes.sql import run_sql
from tests.fakes.waiting import moments
from tests.services.watches.watchers import (
    ASKER,
    BRIDGE,
    CHANNEL,
    DIRECT,
    GUILD,
    MANAGER,
    MINE,
    OURS,
    Watchers,
)

_HOUR, _DAY = 3600, 86_400
HARBOUR = """Harbour dredged
Divers of the {organisation:Coastal Works Office} dredged the harbour near {place:Sinuiju}.
Ships of two thousand tonnes can berth there again, {person:Ro Chol Min} told fishermen.
"""


async def _allowed(room: Watchers) -> None:
    room.discord.locked.clear()
    await room.desk.watches.allowed([one.id for one in await room.desk.watches.suspended(GUILD)])


async def test_what_a_channel_refused_and_what_came_meanwhile_follows_once(room: Watchers) -> None:
    await room.watch(OURS)
    room.discord.locked.add(CHANNEL)
    refused = await room.save()
    await room.send(CHANNEL)
    room.passes(2 * _HOUR)
    meanwhile, update = await room.save(text=BRIDGE), await room.save()
    assert await room.send(CHANNEL) == []
    assert await room.outcomes() == {refused: None, meanwhile: None, update: None}
    await _allowed(room)
    (key,) = await room.send(CHANNEL)  # of more than an hour ago, so in one message
    assert await room.send(CHANNEL) == [key]
    assert await room.outcomes() == {refused: "first", meanwhile: "first", update: "first"}
    room.passes(2 * _DAY)
    assert await room.send(CHANNEL) == [key]


async def test_one_alert_keeps_its_key_and_each_pause_of_a_day_has_one_notice(room: Watchers) -> None:
    await room.watch(OURS)
    room.discord.locked.add(CHANNEL)
    await room.save()
    for _ in range(3):
        await room.send(CHANNEL)
        await _allowed(room)
        room.discord.locked.add(CHANNEL)
    await room.send(CHANNEL)
    await _allowed(room)
    (key,) = await room.send(CHANNEL)
    assert key.count(":") == 3
    assert [notice.kind for notice in room.discord.told] == [NoticeKind.WATCHES_PAUSED]


async def test_what_is_older_than_a_day_causes_no_alert_and_the_answer_says_so(room: Watchers) -> None:
    await room.watch(OURS)
    room.discord.locked.add(CHANNEL)
    old = await room.save()
    await room.send(CHANNEL)
    room.passes(_DAY - _HOUR)
    young = await room.save(text=BRIDGE)
    assert await room.send(CHANNEL) == []
    room.passes(2 * _HOUR)
    why = await room.desk.watches.why(MANAGER, "sinuiju")
    assert [one.outcome for one in why.articles] == [None, MatchOutcome.PAUSED]
    await _allowed(room)
    assert len(await room.send(CHANNEL)) == 1
    assert await room.outcomes() == {old: "paused", young: "first"}


async def test_of_many_the_answer_and_the_resuming_know_all_that_is_overdue(
    room: Watchers, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As where more wait than are planned together: those are the oldest."""
    monkeypatch.setattr(alerts, "_LOOKED_AT", 2)
    await room.watch(OURS)
    room.discord.locked.add(CHANNEL)
    old = [await room.save() for _ in range(5)]
    await room.send(CHANNEL)
    room.passes(5 * _DAY)
    young = await room.save(text=BRIDGE)
    await room.send(CHANNEL)
    why = await room.desk.watches.why(MANAGER, "sinuiju")
    assert [one.outcome for one in why.articles] == [None, *[MatchOutcome.PAUSED] * 5]
    await _allowed(room)
    assert len(await room.send(CHANNEL)) == 1
    assert await room.outcomes() == {**dict.fromkeys(old, "paused"), young: "first"}


async def test_every_watch_of_the_channel_follows_and_those_of_another_go_on(room: Watchers) -> None:
    other = replace(OURS, channel_id=CHANNEL + 1)
    for place in (OURS, other):
        await room.watch(place)
    room.discord.locked.add(CHANNEL)
    await room.save()
    await room.send()
    await room.save(text=BRIDGE)
    await room.send()
    assert len(room.discord.keys(CHANNEL + 1)) == 2
    await _allowed(room)
    await room.send()
    assert (len(room.discord.keys(CHANNEL)), len(room.discord.keys(CHANNEL + 1))) == (2, 2)


async def test_closed_direct_messages_are_made_up_for(room: Watchers) -> None:
    await room.watch()
    room.discord.locked.add(DIRECT)
    await room.save()
    await room.send()
    await room.save(text=BRIDGE)
    await room.send()
    room.discord.locked.clear()
    assert await room.send() == []
    await room.desk.watches.pause(ASKER, "sinuiju", paused=False)
    assert len(await room.send()) == 2


async def test_a_watch_that_is_added_again_resumes_too(room: Watchers) -> None:
    await room.watch()
    room.discord.locked.add(DIRECT)
    await room.save()
    await room.send()
    room.discord.locked.clear()
    assert (await room.watch()).paused is None
    assert len(await room.send()) == 1


async def test_quiet_hours_and_roll_ups_apply_to_what_follows(room: Watchers) -> None:
    await room.watch(OURS, rhythm=AlertRhythm.HOUR)
    room.discord.locked.add(CHANNEL)
    await room.save()
    await room.send()
    room.passes(_HOUR)
    await room.send()
    await room.save(text=BRIDGE)
    await room.save(text=HARBOUR)
    await _allowed(room)
    assert len(await room.send(CHANNEL)) == 1
    room.passes(3 * _HOUR)
    assert len(await room.send(CHANNEL)) == 1


async def test_the_day_is_counted_from_when_the_alert_was_due(room: Watchers) -> None:
    """A morning roll-up is of articles that are up to a day old when Discord refuses it."""
    now = room.desk.clock.now()
    room.passes((roll_up_at(now, WatchTimes(AlertRhythm.DAY)) - now).total_seconds())
    await room.watch(OURS, rhythm=AlertRhythm.DAY)
    article = await room.save()
    await room.send()
    room.discord.locked.add(CHANNEL)
    room.passes(_DAY)
    await room.send()
    assert len(await room.desk.watches.suspended(GUILD)) == 1
    room.passes(_DAY - _HOUR)
    await _allowed(room)
    assert len(await room.send(CHANNEL)) == 1
    assert await room.outcomes() == {article: "first"}


async def test_an_update_that_was_refused_follows(room: Watchers) -> None:
    await room.watch(OURS)
    first = await room.save()
    await room.send()
    update = await room.save()
    room.passes(_DAY)
    room.discord.locked.add(CHANNEL)
    await room.send()
    room.passes(_DAY - _HOUR)
    await _allowed(room)
    assert len(await room.send(CHANNEL)) == 2
    assert await room.outcomes() == {first: "first", update: "update"}


async def test_a_pause_that_was_asked_for_is_not_made_up_for(room: Watchers) -> None:
    watch = await room.watch()
    await room.desk.watches.pause(ASKER, str(watch.id), paused=True)
    await room.save()
    await room.send()
    await room.desk.watches.pause(ASKER, str(watch.id), paused=False)
    room.passes(60)
    assert await room.send() == []


async def test_what_came_while_the_member_did_not_see_the_channel_is_not_made_up_for(room: Watchers) -> None:
    watch = await room.watch()
    await room.desk.database.write(stored.pause, watch.id, WatchPause.LEFT, is_known=False)
    await room.save()
    await room.send()
    await room.desk.watches.pause(ASKER, str(watch.id), paused=False)
    room.passes(60)
    assert await room.send() == []
    assert await room.outcomes() == {}


async def test_a_removed_watch_sends_nothing_later(room: Watchers) -> None:
    watch = await room.watch(OURS)
    room.discord.locked.add(CHANNEL)
    await room.save()
    await room.send()
    await room.desk.watches.remove(MANAGER, str(watch.id))
    await _allowed(room)
    assert await room.send(CHANNEL) == []


@pytest.mark.parametrize("arrives", [False, True])
async def test_one_that_an_earlier_request_may_bring_is_looked_for_first(room: Watchers, arrives: bool) -> None:
    await room.watch(OURS)
    article = await room.save()
    room.discord.weather = Weather(late=1.0) if arrives else Weather(refused=1.0)
    await room.send(CHANNEL)
    room.discord.weather = Weather()
    room.discord.locked.add(CHANNEL)
    room.passes(3)
    await room.send(CHANNEL)
    assert len(await room.desk.watches.suspended(GUILD)) == 1
    for seconds in (60, 300):
        room.passes(seconds)
        await room.send(CHANNEL)
    await _allowed(room)
    room.passes(3 * _HOUR)
    await room.save(text=BRIDGE)
    room.passes(2 * _HOUR)
    for _ in range(3):
        await room.send(CHANNEL)
    assert (await room.outcomes())[article] == "first"
    assert len(room.discord.keys(CHANNEL)) == 1 + arrives


async def test_the_loop_sends_at_once_when_a_watch_resumes(room: Watchers) -> None:
    await room.watch(OURS)
    room.discord.locked.add(CHANNEL)
    await room.save()
    await room.send()
    loop = asyncio.create_task(room.desk.watches.run())
    async for _ in moments():
        if not await room.desk.rows("SELECT 1 FROM watch_queue"):
            break
    await _allowed(room)
    async for _ in moments():
        if await room.desk.rows("SELECT 1 FROM deliveries WHERE kind = 'watch'"):
            break
    loop.cancel()
    assert len(await room.send(CHANNEL)) == 1


@pytest.mark.parametrize("place", [OURS, MINE])
async def test_what_came_while_the_server_had_removed_the_desk_follows_for_a_day(
    room: Watchers, place: WatchPlace
) -> None:
    watch = await room.watch(place)
    owed = await room.save()
    await room.desk.watches.work()
    await room.desk.retention.left(GUILD)
    room.discord.gone.add(CHANNEL)
    assert await room.send(place.channel_id) == []
    meanwhile = await room.save(text=BRIDGE)
    room.passes(_DAY - _HOUR)
    late = await room.save(text=HARBOUR)
    assert await room.send(place.channel_id) == []
    assert await room.outcomes() == {owed: None, meanwhile: None, late: None}
    room.passes(2 * _HOUR)
    room.discord.gone.clear()
    await room.desk.retention.returned(GUILD)
    await room.desk.watches.returned([GUILD, GUILD + 1])
    assert len(await room.send(place.channel_id)) == 1
    assert await room.outcomes() == {owed: "paused", meanwhile: "paused", late: "first"}
    assert (await room.desk.watches.one(MANAGER if place is OURS else ASKER, str(watch.id))).paused is None


async def test_an_alert_that_is_refused_as_the_desk_leaves_is_not_lost(room: Watchers) -> None:
    """Discord refuses it before the event tells that the desk was removed; or the removal is noted meanwhile."""
    await room.watch(OURS)
    article = await room.save()
    await room.desk.watches.work()
    (message,) = await room.desk.database.read(outbox.due, room.desk.clock.now(), 1, ())
    await room.desk.retention.left(GUILD)
    refused = DeliveryOutcome(DeliveryState.DEAD, suspend=SendFailure.GONE)
    await room.desk.database.write(watch_outcomes.after_end, message, refused, room.desk.clock.now())
    assert await room.outcomes() == {article: None}
    assert await room.send(CHANNEL) == []
    assert room.discord.told == [], "managers of a server that the desk is not on"
    await room.desk.retention.returned(GUILD)
    await room.desk.watches.returned([GUILD])
    assert len(await room.send(CHANNEL)) == 1


async def test_an_article_that_people_removed_is_not_given_up_because_the_desk_starts_again(room: Watchers) -> None:
    watch = await room.watch(OURS)
    article = await room.save()
    await room.desk.retention.left(GUILD)
    await room.send(CHANNEL)
    assert await room.desk.database.read(matches.unplanned, [GUILD]) == [watch.id]
    assert await room.desk.database.read(matches.unplanned, [GUILD + 1]) == []
    await room.desk.database.write(run_sql, "DELETE FROM shelf_articles WHERE article_id = ?", [article])
    assert await room.desk.database.read(matches.unplanned, [GUILD]) == []
