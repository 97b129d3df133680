"""What the desk posts by itself keeps to the server's filters: announcements of feeds, briefs, alerts. A member's link
and what is asked for by name do not."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.model.settings import FilterOwner, FilterScope
from bot.services.filters.service import FilterService
from bot.services.story import StoryService
from tests.fakes import news_texts as texts
from tests.fakes.desk import ANNA, SmallDesk
from tests.services.feeds.newsroom import GUILD, WALL, Newsroom
from tests.services.filters.newsroom import LAUNCH, save_news
from tests.services.test_latest import page

_SERVER = FilterOwner(FilterScope.SERVER, GUILD)


@pytest.mark.parametrize(
    ("left_out", "headers"),
    [
        ("Morning Voice", ("outlet Morning Voice", "kind state_media")),
        ("state media", ("outlet Morning Voice", "kind state_media")),
        ("sport", ("outlet Han Daily", "subjects sport")),
        ("Sinuiju", ("outlet Han Daily",)),
    ],
)
async def test_a_feed_saves_what_is_left_out_and_does_not_announce_it(
    desk: SmallDesk, filters: FilterService, left_out: str, headers: tuple[str, ...]
) -> None:
    await save_news(desk)
    room = Newsroom(desk)
    await room.follow()
    await filters.add(_SERVER, ANNA, left_out)
    item = room.write()
    desk.network.pages[item.url] = page(
        "Tall crane falls", "{place:Sinuiju} saw a tall crane collapse at noon. Its master sighed.", *headers
    )
    await room.poll(hours=1)
    assert item.url in await room.saved()
    assert await room.told() == []
    shown = room.write()
    await room.poll(hours=1)
    assert await room.told() == [shown.url]
    await filters.remove(_SERVER, [left_out])
    other = room.write()
    desk.network.pages[other.url] = page("Bridge repaired", "{place:Sinuiju} has a bridge again. It is red.", *headers)
    await room.poll(hours=1)
    assert await room.told() == [shown.url, other.url]


async def test_a_brief_of_an_outlet_that_is_left_out_is_not_told(desk: SmallDesk, filters: FilterService) -> None:
    room = Newsroom(desk)
    await room.follow()
    await filters.add(_SERVER, ANNA, "han.example")
    walled = room.write(text="Two sides met at the border and agreed to meet again.")
    desk.network.pages[walled.url] = WALL
    await room.poll(hours=1)
    assert await room.told() == []
    await filters.remove(_SERVER, ["han.example"])
    walled = room.write(text="They met again and talked about the road.")
    desk.network.pages[walled.url] = WALL
    await room.poll(hours=1)
    assert await room.told() == [walled.url]


@pytest.mark.parametrize(("left_out", "alerts"), [(None, 1), ("state media", 0), ("Morning Voice", 0), ("sport", 1)])
async def test_no_alert_of_an_outlet_that_is_left_out(
    desk: SmallDesk, filters: FilterService, left_out: str | None, alerts: int
) -> None:
    url, headers = "https://voice.example/1", ("outlet Morning Voice", "kind state_media")
    await desk.save(ANNA, url, page(LAUNCH, texts.MISSILE, *headers), message=1)
    if left_out is not None:
        await filters.add(_SERVER, ANNA, left_out)
    desk.network.pages[url] = page(LAUNCH, texts.MISSILE.replace("several", "two"), *headers)
    desk.clock.advance(timedelta(hours=2).total_seconds())
    await desk.revisits.revisit_due()
    assert await desk.rows("SELECT count(*) FROM changes") == [(1,)]
    assert await desk.rows("SELECT count(*) FROM deliveries WHERE kind = 'alert'") == [(alerts,)]


async def test_what_is_asked_for_by_name_is_found(desk: SmallDesk, filters: FilterService) -> None:
    await save_news(desk)
    await filters.add(_SERVER, ANNA, "state media")
    story = await StoryService(desk.database).meant(ANNA, LAUNCH)
    assert [outlet.name for outlet in story.outlets] == ["Morning Voice"]
    assert (await desk.answers.summary(ANNA, LAUNCH)).article.title == LAUNCH
    assert [hit.article.title for hit in (await desk.answers.search(ANNA, "Wonsan missiles")).hits] == [LAUNCH]


async def test_a_members_link_gets_its_card(desk: SmallDesk, filters: FilterService) -> None:
    await filters.add(_SERVER, ANNA, "state media")
    text = page(LAUNCH, texts.MISSILE, "outlet Morning Voice", "kind state_media")
    await desk.save(ANNA, "https://voice.example/1", text, message=5)
    assert await desk.rows("SELECT kind FROM deliveries") == [("card",)]
