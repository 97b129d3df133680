"""A bug that one thing always meets costs the others nothing: no loop stops at it, now or at its next start."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from bot.model.deliveries import ScheduleRequest
from bot.model.feeds import FeedMode
from bot.model.jobs import Shelf
from bot.policy import revisits
from bot.policy.operations.retention import TERMS, Kept
from bot.services.digests.service import DigestService
from bot.services.feeds import intake
from bot.services.ingest import submissions
from bot.services.mydata import MyDataService
from bot.storage import retention
from bot.storage.members import erasure
from bot.storage.shelves import shelves
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import ANNA, SmallDesk
from tests.fakes.feeds import SiteFeed
from tests.fakes.sql import run_sql, unindex_all
from tests.services.feeds.newsroom import CHANNEL, GUILD, Newsroom
from tests.services.watches.watchers import FLOOD, OURS, SINUIJU, Watchers

_ELSEWHERE = "a zone that another machine knew"
_FIRST, _SECOND = "https://han.example/1", "https://seoul.example/2"


def _fails_for(works: Any, is_meant: Any) -> Any:
    def broken(*args: Any, **named: Any) -> Any:
        if is_meant(*args):
            raise ZeroDivisionError("a bug")
        return works(*args, **named)

    return broken


async def test_a_watch(desk: SmallDesk, caplog: pytest.LogCaptureFixture) -> None:
    """Its zone is of a machine whose data of zones had it. What it waits for is told once it can be."""
    room = Watchers(desk)
    first = await room.watch(OURS, FLOOD, zone="Asia/Seoul")
    second = await room.watch(OURS, SINUIJU)
    await desk.database.write(
        run_sql, "UPDATE news_watches SET rhythm = 'day', zone = ? WHERE id = ?", [_ELSEWHERE, first.id]
    )
    await room.save()
    assert len(await room.told()) == 1
    assert f"alerts failed by a bug watch={first.id}" in caplog.text
    await desk.database.write(run_sql, "UPDATE news_watches SET zone = 'Asia/Seoul' WHERE id = ?", [first.id])
    room.passes(2 * 86_400)
    assert len(await room.told()) == 2
    assert second.id != first.id


async def test_a_digest(desk: SmallDesk, knowledge: Knowledge) -> None:
    digests = DigestService(desk.database, desk.clock, knowledge)
    for channel in (20, 21):
        await digests.schedule(ScheduleRequest(GUILD, channel, time(21, 30), "Asia/Seoul"))
    await desk.database.write(run_sql, "UPDATE subscriptions SET zone = ? WHERE channel_id = 20", [_ELSEWHERE])
    desk.clock.advance(86_400)
    assert await digests.prepare_due() == 1


async def test_a_feed(desk: SmallDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    room, other = Newsroom(desk), SiteFeed("https://seoul.example/feed.xml")
    await room.follow()
    desk.network.pages[other.url] = other.xml
    await room.follow(url=other.url)
    monkeypatch.setattr(intake, "store_answer", _fails_for(intake.store_answer, lambda _, feed_id, *__: feed_id == 1))
    await room.poll(hours=1)
    states = await desk.rows("SELECT failures, reason FROM feeds ORDER BY id")
    assert states == [(1, "reader_crashed"), (0, None)]


async def test_an_entry_of_a_feed(desk: SmallDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    room = Newsroom(desk)
    await room.follow()
    first, second = room.write(), room.write()
    monkeypatch.setattr(
        submissions, "enqueue", _fails_for(submissions.enqueue, lambda _, incoming, *__: incoming.url == first.url)
    )
    await room.poll(hours=1)
    assert await room.told(CHANNEL) == [second.url]
    (followed,) = await desk.feeds.followed(GUILD)
    assert (followed.saved, followed.waiting, followed.refused) == (1, 0, (("reader_crashed", 1),))
    assert followed.follow.mode is FeedMode.ANNOUNCE


async def test_a_visit(desk: SmallDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    for url in (_FIRST, _SECOND):
        await desk.save(ANNA, url, f"Report\n{{place:Sinuiju}} reported something of {url} on Monday.\n")
    monkeypatch.setattr(
        revisits,
        "rule",
        _fails_for(revisits.rule, lambda state, finding, *_: finding is not revisits.RevisitFinding.FAILED),
    )
    desk.clock.advance(7_200)
    assert await desk.revisits.revisit_due() == 2
    assert await desk.rows("SELECT failures FROM watches ORDER BY article_id") == [(1,), (1,)]


async def test_an_article_that_is_linked_anew(desk: SmallDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    for url in (_FIRST, _SECOND):
        await desk.save(Shelf.of_guild(1), url, f"Report\n{{place:Sinuiju}} reported something of {url} on Monday.\n")
    await desk.relinking.register(everything=True)
    desk.reader.failures = [ZeroDivisionError("a bug")]
    progress = await desk.relinking.relink()
    assert progress is not None
    assert (progress.relinked, progress.failed, progress.left) == (1, 1, 0)


async def test_an_article_that_waits_to_be_indexed(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """No search is incomplete for it; it is indexed when it changes."""
    for url in (_FIRST, _SECOND):
        await desk.save(ANNA, url, f"Report\n{{place:Sinuiju}} reported something of {url} on Monday.\n")
    await desk.database.write(unindex_all)
    with monkeypatch.context() as patch:
        patch.setattr(shelves, "index", _fails_for(shelves.index, lambda _, article_id: article_id == 2))
        for _ in range(2):  # now, and at the next start
            await desk.index_waiting()
    assert "indexing failed by a bug" in caplog.text
    assert not await desk.database.read(shelves.are_waiting)
    answer = await desk.answers.search(ANNA, "reported")
    assert ([hit.article.id for hit in answer.hits], answer.indexed_since) == ([1], None)
    assert await desk.troubles() == []
    await desk.relinking.register(everything=True)
    await desk.relinking.relink()
    answer = await desk.answers.search(ANNA, "reported")
    assert sorted(hit.article.id for hit in answer.hits) == [1, 2]
    assert await desk.troubles() == []


async def test_an_erasure(desk: SmallDesk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    """Of two that an earlier process began."""
    for member in (1, 2):
        await desk.post(Shelf.of_user(member), _FIRST)
        await desk.database.write(erasure.begin, member)
    monkeypatch.setattr(erasure, "erase_some", _fails_for(erasure.erase_some, lambda _, user_id: user_id == 1))
    assert await MyDataService(desk.database, desk.clock).complete()
    assert await desk.rows("SELECT user_id FROM erasures") == [(1,)]
    assert "erasure failed by a bug" in caplog.text


async def test_a_term(desk: SmallDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of rows of one kind; those of the others are deleted on the same day."""
    ended, first = list[Kept](), next(iter(TERMS))

    def noted(_: Any, kind: Kept, *__: Any) -> list[Any]:
        ended.append(kind)
        return []

    monkeypatch.setattr(retention, "due", _fails_for(noted, lambda _, kind, *__: kind is first))
    await desk.retention.prune_daily()
    assert set(ended) == set(TERMS) - {first}
