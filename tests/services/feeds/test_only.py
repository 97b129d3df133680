"""A feed of which a server takes only what satisfies a saved search."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.model.errors import DeskError, Reason
from bot.model.feeds import FeedMode, FollowedFeed, LeftOutCause
from bot.model.jobs import Post, Shelf, Submission
from tests.fakes.desk import ANNA, BORIS
from tests.services.feeds.newsroom import CHANNEL, FEED, GUILD, WALL, Newsroom


async def _search(room: Newsroom, typed: str, name: str = "Ours") -> int:
    return (await room.desk.searches.save(ANNA, None, name, typed)).id


async def _follow(room: Newsroom, typed: str) -> int:
    """Follow the feed with a search of these words; the search's id."""
    search_id = await _search(room, typed)
    room.serve()
    preview = await room.desk.feeds.preview(GUILD, FEED)
    await room.desk.feeds.follow(GUILD, CHANNEL, FeedMode.ANNOUNCE, preview, search_id)
    await room.poll()
    return search_id


async def _followed(room: Newsroom) -> FollowedFeed:
    (followed,) = await room.desk.feeds.followed(GUILD)
    return followed


async def test_only_what_satisfies_the_search_is_saved_and_announced(room: Newsroom) -> None:
    await _follow(room, "ferry")
    wanted, other = room.write("A ferry sails again"), room.write("A bank opens")
    await room.poll(hours=1)
    assert await room.saved() == {wanted.url}
    assert await room.told() == [wanted.url]
    followed = await _followed(room)
    assert (followed.saved, followed.waiting, followed.refused) == (1, 0, ())
    assert followed.left_out == ((LeftOutCause.ARTICLE, 1),)
    assert other.url in room.desk.network.fetches, "its text might have had the word"
    assert await room.desk.rows("SELECT count(*) FROM articles") == [(1,)], "nothing of the other is stored"
    assert await room.desk.rows("SELECT count(*) FROM jobs WHERE state <> 'done'") == [(0,)]
    assert await room.desk.troubles() == []


async def test_what_the_feed_shows_to_be_unwanted_is_not_fetched(room: Newsroom) -> None:
    day = (room.desk.clock.now() - timedelta(days=2)).date()
    await _follow(room, f"town -bank after:{day}")
    bank = room.write("A bank opens in town")
    old = room.write("An old report", at=room.desk.clock.now() - timedelta(days=9))
    new = room.write("A new report")
    await room.poll(hours=1)
    assert await room.saved() == {new.url}
    assert {bank.url, old.url} & set(room.desk.network.fetches) == set()
    assert dict((await _followed(room)).left_out) == {LeftOutCause.WORDS: 1, LeftOutCause.DATE: 1}


async def test_another_server_takes_everything_and_its_articles_are_untouched(room: Newsroom) -> None:
    await _follow(room, "ferry")
    preview = await room.desk.feeds.preview(2, FEED)
    await room.desk.feeds.follow(2, 30, FeedMode.QUIET, preview)
    await room.poll()
    other = room.write("A bank opens")
    await room.poll(hours=1)
    assert (await room.saved(), await room.saved(BORIS)) == (set(), {other.url})
    assert (await _followed(room)).left_out == ((LeftOutCause.ARTICLE, 1),)


async def test_a_member_who_posts_it_has_it(room: Newsroom) -> None:
    await _follow(room, "ferry")
    item = room.write("A bank opens")
    room.serve()
    room.desk.clock.advance(3600)
    await room.desk.feeds.poll_due()
    await room.desk.feeds.submit_owed()
    post = Post(77, GUILD, 10, 5, answer=True)
    await room.desk.ingest.submit(Submission(Shelf.of_guild(GUILD), post, url=item.url))
    await room.desk.work()
    assert await room.saved() == {item.url}
    assert await room.desk.rows("SELECT kind, reply_to FROM deliveries") == [("card", 5)]


@pytest.mark.parametrize("way", ["another search", "the search says something else", "everything"])
async def test_what_was_left_out_comes_when_the_search_changes(room: Newsroom, way: str) -> None:
    await _follow(room, "ferry")
    item = room.write("A bank opens")
    await room.poll(hours=1)
    assert await room.saved() == set()
    if way == "another search":
        await room.desk.feeds.only(GUILD, "1", await _search(room, "bank", "Banks"))
    elif way == "everything":
        await room.desk.feeds.only(GUILD, "1", None)
    else:
        await _search(room, "bank")
    await room.poll(hours=1)
    assert await room.saved() == {item.url}
    assert await room.told() == [], "what a feed lists when it is judged anew is no news"
    assert (await _followed(room)).left_out == ()
    news = room.write("Another bank opens")
    await room.poll(hours=1)
    assert await room.told() == [news.url]


async def test_a_deleted_search_pauses_the_feed_and_never_brings_everything(room: Newsroom) -> None:
    search_id = await _follow(room, "ferry")
    waiting = room.write("A bank opens")
    room.serve()
    room.desk.clock.advance(3600)
    await room.desk.feeds.poll_due()
    await room.desk.searches.remove(ANNA, None, search_id)
    await room.poll(hours=1)
    followed = await _followed(room)
    assert followed.follow.paused
    assert followed.follow.lacks_search
    assert await room.saved() == set()
    with pytest.raises(DeskError) as refused:
        await room.desk.feeds.pause(GUILD, "1", paused=False)
    assert refused.value.reason is Reason.FEED_LACKS_SEARCH
    preview = await room.desk.feeds.preview(GUILD, FEED)
    await room.desk.feeds.follow(GUILD, CHANNEL, FeedMode.QUIET, preview)
    await room.poll(hours=1)
    assert (await _followed(room)).follow.paused
    assert await room.saved() == set()
    await room.desk.feeds.only(GUILD, "1", await _search(room, "bank", "Banks"))
    await room.poll(hours=1)
    assert await room.saved() == {waiting.url}
    assert not (await _followed(room)).follow.paused


async def test_a_brief_is_told_only_if_its_own_words_satisfy_the_search(room: Newsroom) -> None:
    await _follow(room, "ferry")
    for title in ("A bank opens", "A ferry sails"):
        item = room.write(title, text=f"{title}, told shortly.")
        room.desk.network.pages[item.url] = WALL
    await room.poll(hours=1)
    assert await room.told() == [item.url]
