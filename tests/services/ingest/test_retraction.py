"""What a retraction leaves in the database."""

from __future__ import annotations

import pytest

from bot.model.feeds import FeedMode
from bot.model.jobs import Retraction, WithdrawnLinks
from bot.services.ingest.submissions import key_of
from tests.fakes.desk import ANNA, BORIS, SmallDesk
from tests.fakes.sql import run_sql
from tests.services.feeds.newsroom import Newsroom
from tests.services.ingest.launch import LAUNCH, URL, card_rows

MEMBER = 77
KEYS = frozenset({key_of(URL)})


async def test_an_article_that_was_taken_back_leaves_nothing_on_its_shelf(desk: SmallDesk) -> None:
    await desk.save(ANNA, URL, LAUNCH, message=500)
    gone = await desk.ingest.taken_back(WithdrawnLinks(ANNA, MEMBER, 500, KEYS))
    assert gone == Retraction(changed=True)
    assert await card_rows(desk) == []
    for table in ("articles", "shelf_articles", "jobs", "requests", "shelf_mentions", "removed_articles"):
        assert await desk.rows(f"SELECT * FROM {table}") == [], table  # noqa: S608  # of this list
    assert await desk.troubles() == []
    assert await desk.ingest.taken_back(WithdrawnLinks(ANNA, MEMBER, 500, KEYS)) == Retraction()

    await desk.save(ANNA, URL, LAUNCH, message=501)
    assert await card_rows(desk) == [("card", 501)]
    assert await desk.troubles() == []


async def test_a_card_that_is_held_back_is_not_sent_later(desk: SmallDesk) -> None:
    await desk.save(ANNA, URL, LAUNCH, message=500)
    await desk.database.write(run_sql, "UPDATE deliveries SET state = ?", ["held"])
    await desk.ingest.taken_back(WithdrawnLinks(ANNA, MEMBER, 500, KEYS))
    assert await card_rows(desk) == []


async def test_another_shelf_keeps_the_article(desk: SmallDesk) -> None:
    article_id = await desk.save(ANNA, URL, LAUNCH, message=500)
    await desk.post(BORIS, URL, message=600)
    await desk.ingest.taken_back(WithdrawnLinks(ANNA, MEMBER, 500, KEYS))
    assert (await desk.answers.summary(BORIS, URL)).article.id == article_id
    assert await desk.rows("SELECT shelf_id FROM shelf_articles") == [(2,)]
    assert await desk.troubles() == []


async def test_a_post_of_another_member_is_not_taken_back(desk: SmallDesk) -> None:
    await desk.save(ANNA, URL, LAUNCH, message=500)
    assert await desk.ingest.taken_back(WithdrawnLinks(ANNA, MEMBER + 1, 500, KEYS)) == Retraction()
    assert await card_rows(desk) == [("card", 500)]


async def test_a_page_that_is_being_read_is_not_stored(desk: SmallDesk) -> None:
    desk.network.pages[URL] = LAUNCH
    await desk.post(ANNA, URL, message=500)
    assert await desk.ingest.step()
    await desk.ingest.taken_back(WithdrawnLinks(ANNA, MEMBER, 500, KEYS))
    await desk.work()
    assert await desk.rows("SELECT * FROM articles") == []
    assert await desk.rows("SELECT * FROM jobs") == []
    assert await desk.troubles() == []


@pytest.mark.parametrize("mode", FeedMode)
@pytest.mark.parametrize("listed_first", [True, False])
async def test_what_a_feed_of_the_server_lists_stays_on_its_shelf(
    desk: SmallDesk, mode: FeedMode, *, listed_first: bool
) -> None:
    """A feed that lists what a post has saved saves nothing; one that announces leaves the telling to its card."""
    room = Newsroom(desk)
    await room.follow(mode)
    item = room.write()
    if listed_first:
        await room.poll(1)
    await desk.post(ANNA, item.url, message=500)
    await desk.work()
    await room.poll(1)
    assert await room.saved() == {item.url}
    owed = await card_rows(desk)
    await desk.ingest.taken_back(WithdrawnLinks(ANNA, MEMBER, 500, frozenset({key_of(item.url)})))
    assert await room.saved() == {item.url}
    kept = owed if mode is FeedMode.ANNOUNCE else []
    assert await card_rows(desk) == kept
    assert await desk.troubles() == []


async def test_both_addresses_of_an_article_in_one_post_are_taken_back_together(desk: SmallDesk) -> None:
    other = "https://news.example/amp-stories/launch"
    desk.network.pages[URL] = LAUNCH
    desk.network.pages[other] = LAUNCH.replace("\n", f"\n> canonical {URL}\n", 1)
    for url in (URL, other):
        await desk.post(ANNA, url, message=500)
    await desk.work()
    assert await card_rows(desk) == [("card", 500), ("card", 500)]
    await desk.ingest.taken_back(WithdrawnLinks(ANNA, MEMBER, 500, KEYS | {key_of(other)}))
    for table in ("articles", "shelf_articles", "jobs", "requests", "deliveries"):
        assert await desk.rows(f"SELECT * FROM {table}") == [], table  # noqa: S608  # of this list
    assert await desk.troubles() == []
