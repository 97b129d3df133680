"""What members and managers do with watches; what the desk forgets of them."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.model.deliveries import NoticeKind
from bot.model.errors import DeskError, Reason
from bot.model.jobs import Shelf
from bot.model.watches.alert import MatchOutcome
from bot.model.watches.watch import AlertRhythm, WatchAsker, WatchKind, WatchPause, WatchTarget
from bot.services.mydata import MyDataService
from bot.storage import retention
from bot.storage.members import mydata
from bot.storage.shelves import shelves
from bot.storage.watches import watches as stored
from tests.fakes.desk import ANNA
from tests.fakes.sql import run_sql
from tests.fakes.waiting import moments
from tests.services.watches.watchers import (
    ASKER,
    BRIDGE,
    CHANNEL,
    DIRECT,
    FLOOD,
    GUILD,
    MANAGER,
    MEMBER,
    OURS,
    PRIVATE,
    Watchers,
)

_DAY = 86_400


async def test_the_desk_watches_no_more_phrases_than_it_can_hold(
    room: Watchers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.services.watches.service.MOST_CHARACTERS", len("flood victims") + 3)
    await room.watch(target=FLOOD)
    with pytest.raises(DeskError) as full:
        await room.watch(target=WatchTarget(WatchKind.PHRASE, "rain", "rain"))
    assert full.value.reason is Reason.WATCHES_FULL
    await room.watch()  # a name costs nothing there


async def test_who_sees_which_watches(room: Watchers) -> None:
    mine, ours, private = await room.watch(), await room.watch(OURS), await room.watch(PRIVATE)

    async def seen(asker: WatchAsker) -> list[int]:
        return [line.watch.id for line in await room.desk.watches.listed(asker)]

    assert await seen(ASKER) == [mine.id]
    assert await seen(MANAGER) == [mine.id, ours.id]
    assert await seen(WatchAsker(MEMBER, None)) == [mine.id, private.id]
    assert await seen(WatchAsker(99, GUILD, manages=True)) == [ours.id]  # managers see no member's own
    assert await seen(WatchAsker(99, None)) == []
    for asker in (WatchAsker(99, GUILD), WatchAsker(MEMBER, 2, manages=True)):
        with pytest.raises(DeskError) as unknown:
            await room.desk.watches.remove(asker, str(mine.id))
        assert unknown.value.reason is Reason.NO_SUCH_WATCH


async def test_a_paused_watch_tells_nothing_of_the_time(room: Watchers) -> None:
    watch = await room.watch()
    before = await room.save()
    await room.desk.watches.work()
    await room.desk.watches.pause(ASKER, "Sinuiju", paused=True)
    assert await room.desk.rows("SELECT 1 FROM deliveries WHERE kind = 'watch'") == []
    await room.save()
    assert await room.told() == []
    resumed = await room.desk.watches.pause(ASKER, str(watch.id), paused=False)
    assert resumed.paused is None
    after = await room.save(text=BRIDGE)
    assert await room.told() == [(DIRECT, "pending", [str(after)])]
    assert await room.outcomes() == {before: "paused", after: "first"}


async def test_a_removed_watch_takes_what_was_not_sent_with_it(room: Watchers) -> None:
    await room.watch()
    await room.save()
    await room.desk.watches.work()
    await room.desk.watches.remove(ASKER, "sinuiju")
    assert await room.send() == []
    for table in ("news_watches", "watch_matches", "deliveries", "payloads"):
        assert await room.desk.rows(f"SELECT 1 FROM {table}") == []  # noqa: S608  # the line above


async def test_why_names_the_articles_and_the_words(room: Watchers) -> None:
    await room.watch(OURS, FLOOD)
    first = await room.save()
    await room.send(CHANNEL)
    second = await room.save()
    await room.send(CHANNEL)
    why = await room.desk.watches.why(MANAGER, "flood victims")
    assert [(one.article.id, one.outcome) for one in why.articles] == [(second, None), (first, MatchOutcome.FIRST)]
    assert why.articles[1].sentence is not None
    assert why.articles[1].sentence.link is not None
    assert "flood victims" in why.articles[1].sentence.text
    assert why.due == room.desk.clock.now() + timedelta(days=1)
    assert (why.line.alerts, why.line.last) == (1, room.desk.clock.now())


async def test_a_story_of_an_alert_whose_words_cannot_be_read_any_more_counts_as_not_told(room: Watchers) -> None:
    await room.watch()
    article = await room.save()
    assert len(await room.told()) == 1
    await room.desk.database.write(run_sql, "UPDATE payloads SET payload = '{}'")
    assert await room.send() == []
    assert await room.outcomes() == {article: "lost"}


async def test_closed_direct_messages_pause_the_watch(room: Watchers) -> None:
    watch = await room.watch()
    article = await room.save()
    room.discord.locked.add(DIRECT)
    assert await room.send() == []
    (paused,) = await room.desk.watches.untold_pauses(MEMBER)
    assert (paused.id, paused.paused) == (watch.id, WatchPause.CLOSED)
    await room.desk.watches.note_told([paused])
    assert await room.desk.watches.untold_pauses(MEMBER) == ()
    assert room.discord.told == []  # no manager hears of it
    assert await room.outcomes() == {article: None}
    room.discord.locked.clear()
    await room.desk.watches.pause(ASKER, "sinuiju", paused=False)
    await room.save()
    assert len(await room.send()) == 1  # of the story, with both


async def test_a_channel_without_permission_pauses_its_watches_and_managers_are_told_once(room: Watchers) -> None:
    await room.watch(OURS)
    await room.watch(OURS, FLOOD)
    room.discord.locked.add(CHANNEL)
    await room.save()
    await room.send()
    await room.send()
    assert [notice.kind for notice in room.discord.told] == [NoticeKind.WATCHES_PAUSED]
    assert await room.desk.watches.untold_pauses(MEMBER) == ()
    suspended = await room.desk.watches.suspended(GUILD)
    assert [one.paused for one in suspended] == [WatchPause.FORBIDDEN] * 2
    await room.desk.watches.allowed([one.id for one in suspended])
    assert await room.desk.watches.suspended(GUILD) == ()


async def test_the_loop_works_when_something_comes(room: Watchers) -> None:
    loop = asyncio.create_task(room.desk.watches.run())
    await room.watch()
    await room.save()
    async for _ in moments():
        if await room.desk.rows("SELECT 1 FROM deliveries WHERE kind = 'watch'"):
            break
    loop.cancel()
    assert len(await room.desk.rows("SELECT 1 FROM deliveries WHERE kind = 'watch'")) == 1


async def test_a_look_that_a_clock_ahead_put_far_off_is_taken_now(room: Watchers) -> None:
    watch = await room.watch(rhythm=AlertRhythm.HOUR)
    await room.save()
    await room.desk.watches.work()
    far = room.desk.clock.now() + timedelta(days=400)
    await room.desk.database.write(stored.plan_at, watch.id, far)
    room.desk.clock.advance(3600)
    assert len(await room.told()) == 1


# ---------------------------------------------------------------- what is forgotten


async def test_export_and_erasure(room: Watchers) -> None:
    await room.watch()
    await room.watch(PRIVATE)
    ours = await room.watch(OURS)
    await room.save()
    await room.save(Shelf.of_user(MEMBER))
    await room.send()
    data = MyDataService(room.desk.database, room.desk.clock)
    exported = (await data.export(MEMBER))["watches"]
    assert [(one["name"], one["shelf"], one["articles"]) for one in exported] == [
        ("Sinuiju", "guild:1", 1),
        ("Sinuiju", f"user:{MEMBER}", 1),
        ("Sinuiju", "guild:1", 1),
    ]
    await data.erase(MEMBER)
    assert await room.desk.rows("SELECT id, user_id FROM news_watches") == [(ours.id, None)]
    assert await room.desk.rows("SELECT 1 FROM deliveries WHERE user_id IS NOT NULL OR channel_id = ?", DIRECT) == []
    assert await room.desk.rows("SELECT DISTINCT watch_id FROM watch_matches") == [(ours.id,)]
    assert (await data.export(MEMBER))["watches"] == []
    now = room.desk.clock.now()
    assert await room.desk.database.read(mydata.nothing_since, MEMBER, now - timedelta(1), now)


async def test_a_server_that_left_takes_its_watches_with_it(room: Watchers) -> None:
    await room.watch()
    await room.watch(OURS)
    private = await room.watch(PRIVATE)
    await room.save()
    await room.send()
    await room.desk.retention.left(GUILD)
    room.desk.clock.advance(31 * _DAY)
    while await room.desk.database.write(retention.forget_server, room.desk.clock.now() - timedelta(days=30), 3, 100):
        pass
    assert await room.desk.rows("SELECT id FROM news_watches") == [(private.id,)]
    assert await room.desk.rows("SELECT 1 FROM watch_matches") == []


async def test_matches_are_kept_as_long_as_a_story_may_go_on(room: Watchers) -> None:
    await room.watch()
    await room.save()
    await room.send()
    await room.desk.worked_until_now()
    room.desk.clock.advance(100 * _DAY)
    await room.desk.worked_until_now()
    await room.desk.retention.prune_daily()
    assert len(await room.outcomes()) == 1
    assert await room.desk.rows("SELECT 1 FROM deliveries WHERE kind = 'watch'") == []  # as other answers
    room.desk.clock.advance(100 * _DAY)
    await room.desk.worked_until_now()
    await room.desk.retention.prune_daily()
    assert await room.outcomes() == {}


async def test_a_message_for_a_removed_watch_is_not_sent(room: Watchers) -> None:
    watch = await room.watch()
    await room.save()
    await room.desk.watches.work()
    await room.desk.database.write(run_sql, "DELETE FROM news_watches WHERE id = ?", [watch.id])
    assert await room.send() == []
    assert await room.desk.rows("SELECT 1 FROM deliveries WHERE kind = 'watch'") == []


async def test_an_article_that_is_taken_back_while_it_is_matched_stops_no_other(
    room: Watchers, monkeypatch: pytest.MonkeyPatch
) -> None:
    await room.watch()
    taken_back, other = await room.save(), await room.save(text=BRIDGE)
    shelf_id = await room.desk.database.read(shelves.find, ANNA) or 0
    write = room.desk.database.write

    async def write_later(work: Callable[..., Any], *args: Any) -> Any:
        monkeypatch.undo()
        await write(shelves.take_off, shelf_id, taken_back)
        return await write(work, *args)

    monkeypatch.setattr(room.desk.database, "write", write_later)
    await room.desk.watches.work()
    assert await room.outcomes() == {other: MatchOutcome.FIRST}


async def test_the_same_roll_up_twice_gets_two_keys(room: Watchers) -> None:
    """A clock that is put back comes to the same hour again."""
    await room.watch(rhythm=AlertRhythm.HOUR)
    await room.save()
    await room.desk.watches.work()
    room.desk.clock.advance(3605)
    await room.send()
    room.desk.clock.advance(-1805)
    await room.save(text=BRIDGE)
    await room.desk.watches.work()
    room.desk.clock.advance(1800)
    keys = await room.send()
    assert len(set(keys)) == 2
