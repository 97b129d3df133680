"""What a server blocks, removed or moved, and its feeds."""

from __future__ import annotations

import pytest

from bot.model.curation.acts import Curator
from bot.services.curation.outlets import OutletNames
from bot.services.curation.service import CurationService
from bot.text.sources.outlets import SourceTable
from tests.fakes.desk import ANNA, BORIS
from tests.fakes.feeds import Item
from tests.services.feeds.newsroom import Newsroom

MANAGER = Curator(9, manages=True)


@pytest.fixture
def curation(room: Newsroom) -> CurationService:
    return CurationService(room.desk.database, room.desk.clock, OutletNames(SourceTable.load()))


async def test_entries_of_a_blocked_site_are_not_fetched(room: Newsroom, curation: CurationService) -> None:
    await room.follow()
    act = await curation.block(ANNA, MANAGER, "han.example/news")
    blocked = room.write("A ferry sails")
    await room.poll(hours=1)
    assert (await room.saved(), await room.told()) == (set(), [])
    assert blocked.url not in room.desk.network.fetches
    assert await room.desk.rows("SELECT count(*) FROM jobs") == [(0,)], "nothing waits, and nothing failed"
    await curation.undo(ANNA, MANAGER, act.id)
    later = room.write("A bank opens")
    await room.poll(hours=1)
    assert await room.saved() == {later.url}
    assert await room.desk.troubles() == []


async def test_an_entry_that_leads_to_a_blocked_site_is_not_saved(room: Newsroom, curation: CurationService) -> None:
    """The feed of a collector: its links forward to the papers."""
    await room.follow()
    await curation.block(ANNA, MANAGER, "paper.example")
    forwarded = room.write("A ferry sails", url="https://collector.example/1")
    room.desk.network.moved[forwarded.url] = "https://paper.example/ferry"
    room.desk.network.pages["https://paper.example/ferry"] = str(room.desk.network.pages.pop(forwarded.url))
    await room.poll(hours=1)
    assert "https://collector.example/1" in room.desk.network.fetches
    assert (await room.saved(), await room.told()) == (set(), [])
    assert await room.desk.rows("SELECT count(*) FROM articles") == [(0,)], "nothing of it is stored"
    assert await room.desk.troubles() == []


async def test_a_removed_article_that_another_feed_lists_stays_removed(
    room: Newsroom, curation: CurationService
) -> None:
    await room.follow()
    item = room.write("A ferry sails")
    await room.poll(hours=1)
    await curation.remove(ANNA, MANAGER, item.url)
    again: Item = room.write("A ferry sails", url=item.url, guid="another")
    await room.poll(hours=1)
    assert again.url == item.url
    assert await room.saved() == set()
    await room.desk.post(BORIS, item.url)
    await room.desk.work()
    assert await room.saved(BORIS) == {item.url}
    act = (await curation.log(ANNA)).acts[0]
    await curation.undo(ANNA, MANAGER, act.id)
    assert await room.saved() == {item.url}
    assert await room.desk.troubles() == []


async def test_one_card_is_for_one_story_of_the_server(room: Newsroom, curation: CurationService) -> None:
    """The announced article is taken out of its story: that one was not announced then."""
    await room.follow()
    words = "North Korea fires two ballistic missiles from Sinuiju toward the East Sea on Monday morning"
    first, _ = room.write(words), room.write(words)
    await room.poll(hours=1)
    act = await curation.move(ANNA, MANAGER, first.url)
    third, _ = room.write(f"{words}, South says"), room.write(f"{words}, Tokyo says")
    await room.poll(hours=1)
    assert await room.told() == [first.url, third.url]
    await curation.undo(ANNA, MANAGER, act.id)
    room.write(f"{words}, Seoul says")
    await room.poll(hours=1)
    assert await room.told() == [first.url, third.url]
