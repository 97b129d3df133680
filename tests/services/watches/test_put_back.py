"""Articles that a manager took off the shelf and put back: told to the watches that they met, once."""

from __future__ import annotations

from msgspec.structs import replace

from bot.model.curation.acts import Curator
from bot.model.watches.watch import AlertRhythm
from bot.services.curation.outlets import OutletNames
from bot.services.curation.service import CurationService
from bot.text.sources.outlets import SourceTable
from tests.fakes.desk import ANNA
from tests.services.watches.watchers import ASKER, BRIDGE, CHANNEL, DESK, DIRECT, MINE, OURS, Watchers

_HERE = replace(OURS, channel_id=DESK)
_CURATOR = Curator(9, manages=True)
_DAY = 86_400


def _curation(room: Watchers) -> CurationService:
    return CurationService(room.desk.database, room.desk.clock, OutletNames(SourceTable.load()))


async def _remove(room: Watchers, article: int) -> int:
    return (await _curation(room).remove(ANNA, _CURATOR, str(article))).id


async def _put_back(room: Watchers, act: int) -> None:
    await _curation(room).undo(ANNA, _CURATOR, act)


async def test_an_article_of_the_pause_is_not_told(room: Watchers) -> None:
    watch = await room.watch()
    await room.desk.watches.pause(ASKER, str(watch.id), paused=True)
    room.desk.clock.advance(60)
    article = await room.save()
    await room.desk.watches.work()
    await room.desk.watches.pause(ASKER, str(watch.id), paused=False)
    act = await _remove(room, article)
    room.desk.clock.advance(60)
    await _put_back(room, act)
    room.desk.clock.advance(60)
    assert await room.told() == []


async def test_an_article_of_a_pause_between_is_not_told(room: Watchers) -> None:
    watch = await room.watch(rhythm=AlertRhythm.HOUR)
    article = await room.save()
    await room.desk.watches.work()
    act = await _remove(room, article)
    await room.desk.watches.pause(ASKER, str(watch.id), paused=True)
    room.desk.clock.advance(60)
    await _put_back(room, act)
    await room.desk.watches.work()
    await room.desk.watches.pause(ASKER, str(watch.id), paused=False)
    room.desk.clock.advance(7200)
    assert await room.told() == []


async def test_taken_off_before_it_was_matched(room: Watchers) -> None:
    await room.watch()
    article = await room.save()
    act = await _remove(room, article)
    room.desk.clock.advance(60)
    assert await room.told() == []
    await _put_back(room, act)
    assert await room.told() == [(DIRECT, "pending", [str(article)])]


async def test_put_back_twice(room: Watchers) -> None:
    await room.watch(rhythm=AlertRhythm.HOUR)
    article = await room.save()
    await room.desk.watches.work()
    for _ in range(2):
        act = await _remove(room, article)
        room.desk.clock.advance(3600)
        assert await room.told() == []
        await _put_back(room, act)
    room.desk.clock.advance(3600)
    assert await room.told() == [(DIRECT, "pending", [str(article)])]
    act = await _remove(room, article)
    room.desk.clock.advance(3600)
    await _put_back(room, act)
    room.desk.clock.advance(3 * _DAY)
    assert len(await room.told()) == 1


async def test_put_back_before_the_desk_looked(room: Watchers) -> None:
    await room.watch()
    article = await room.save()
    for _ in range(2):
        await _put_back(room, await _remove(room, article))
    assert await room.told() == [(DIRECT, "pending", [str(article)])]


async def test_put_back_when_it_is_old(room: Watchers) -> None:
    await room.watch(rhythm=AlertRhythm.HOUR)
    article = await room.save()
    await room.desk.watches.work()
    act = await _remove(room, article)
    room.desk.clock.advance(8 * _DAY)
    assert await room.told() == []
    await _put_back(room, act)
    room.desk.clock.advance(3600)
    assert await room.told() == []


async def test_taken_off_before_it_was_matched_and_put_back_when_it_is_old(room: Watchers) -> None:
    await room.watch()
    act = await _remove(room, await room.save())
    room.desk.clock.advance(8 * _DAY)
    await _put_back(room, act)
    assert await room.told() == []
    assert await room.desk.rows("SELECT * FROM watch_queue") == []


async def test_posted_again_instead(room: Watchers) -> None:
    await room.watch(rhythm=AlertRhythm.HOUR)
    article = await room.save()
    await room.desk.watches.work()
    await _remove(room, article)
    room.desk.clock.advance(3600)
    assert await room.told() == []
    await room.desk.post(ANNA, "https://news1.example/1")
    await room.desk.work()
    await room.told()
    room.desk.clock.advance(3600)
    assert await room.told() == [(DIRECT, "pending", [str(article)])]


async def test_its_card_in_the_channel_tells_it(room: Watchers) -> None:
    await room.watch(_HERE)
    await room.desk.watches.work()
    article = await room.save(message=501)
    room.discord.weather.refused = 1.0
    await room.send(DESK)
    act = await _remove(room, article)
    room.desk.clock.advance(60)
    await room.send(DESK)
    room.discord.weather.refused = 0.0
    room.passes(400)
    await room.send(DESK)
    cards = await room.desk.rows("SELECT kind, state FROM deliveries ORDER BY id")
    await _put_back(room, act)
    await room.send(DESK)
    room.passes(400)
    await room.send(DESK)
    assert (cards, await room.desk.rows("SELECT kind, state FROM deliveries ORDER BY id")) == (cards, cards)


async def test_a_private_text_stays_private(room: Watchers) -> None:
    await room.watch(MINE, rhythm=AlertRhythm.HOUR)
    await room.watch(OURS, rhythm=AlertRhythm.HOUR)
    await room.desk.paste(ANNA, "Secret report\nRain fell on {place:Sinuiju} on Monday.\n")
    await room.desk.work()
    await room.desk.watches.work()
    act = await _remove(room, 1)
    room.desk.clock.advance(3600)
    assert await room.told() == []
    await _put_back(room, act)
    await room.desk.watches.work()
    room.desk.clock.advance(3600)
    assert [channel for channel, _, _ in await room.told()] == [CHANNEL]


async def test_a_watch_that_was_added_meanwhile_waits_for_the_next(room: Watchers) -> None:
    await room.watch(OURS)
    article = await room.save(text=BRIDGE)
    act = await _remove(room, article)
    room.desk.clock.advance(60)
    await room.watch(MINE)
    await _put_back(room, act)
    assert [channel for channel, _, _ in await room.told()] == [CHANNEL]
