"""Managers follow feeds; the channel is told of their news, and managers of their trouble."""

from __future__ import annotations

from typing import Any

import pytest

from bot.model.errors import FetchFailed, LinkRefused, Reason
from bot.model.feeds import FeedMode
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import LAUNCH_URL, TALKS_URL, Newsroom, hidden_channel, labels, words
from tests.fakes.feeds import Item, SiteFeed

pytestmark = pytest.mark.usefixtures("parsed_in_this_process")

HOME, FEED = "https://hanriverpost.example/", "https://hanriverpost.example/feed.xml"


@pytest.fixture
def feed(room: Newsroom) -> SiteFeed:
    site = SiteFeed(FEED, "Han River *Post*")
    site.publish(Item(LAUNCH_URL, "North Korea fires missiles from Sunan", room.clock.now(), "launch"))
    room.network.pages[HOME] = (
        f'<html><head><link rel="alternate" type="application/rss+xml" href="{FEED}"></head></html>'
    )
    room.network.pages[FEED] = site.xml
    return site


async def _poll(room: Newsroom, feed: SiteFeed, hours: float = 1) -> None:
    if not isinstance(room.network.pages[FEED], Exception):
        room.network.pages[FEED] = feed.xml
    room.clock.advance(hours * 3600)
    await room.app.feeds.poll_due()
    await room.work()


async def _follow(room: Newsroom, feed: SiteFeed, **options: Any) -> None:
    shown = await room.manager.slash(room.channel, "feed add", url=HOME, **options)
    await room.manager.click(shown.response, label="Follow")
    await _poll(room, feed, 0.01)


async def test_a_manager_follows_a_site_and_the_channel_is_told_of_its_news(room: Newsroom, feed: SiteFeed) -> None:
    shown = await room.manager.slash(room.channel, "feed add", url=HOME, channel=room.elsewhere)
    assert shown.ephemeral
    card = words(shown.response)
    assert "Han River \\*Post\\*" in card
    assert "North Korea fires missiles from Sunan" in card
    assert f"<#{room.elsewhere.id}>" in card
    await room.restart()
    followed = await room.manager.click(shown.response, label="Follow")
    assert "Following" in words(followed.response)
    await _poll(room, feed, 0.01)
    assert room.messages(room.elsewhere) == []  # what the feed listed before is no news
    feed.publish(Item(TALKS_URL, "Envoys meet in Seoul over the launch", room.clock.now(), "talks"))
    await _poll(room, feed)
    await _poll(room, feed)
    (told,) = room.messages(room.elsewhere)
    assert "Envoys meet in Seoul" in words(told)
    listed = await room.manager.slash(room.channel, "feed list")
    assert "1 feed on this server" in words(listed.response)
    assert "2 saved" in words(listed.response)


async def test_a_feed_that_fails_is_explained(room: Newsroom, feed: SiteFeed) -> None:
    await _follow(room, feed)
    checked = await room.manager.slash(room.channel, "feed check", feed=FEED)
    assert "The feed works" in words(checked.response)
    room.network.pages[FEED] = FetchFailed(Reason.SERVER_ERROR, "502")
    checked = await room.manager.slash(room.channel, "feed check", feed=FEED)
    card = words(checked.response)
    assert sentence_for(Reason.SERVER_ERROR, "502") in card
    assert "1 failure in a row" in card
    assert "Next time <t:" in card
    for _ in range(12):
        await _poll(room, feed, 6)
    notices = [words(message) for message in room.guild.owner.dm_channel.history()]
    assert len(notices) == 1
    assert "/feed check" in notices[0]


async def test_a_paywall_is_told_as_a_brief(room: Newsroom, feed: SiteFeed) -> None:
    await _follow(room, feed)
    walled = "https://hanriverpost.example/walled"
    room.network.pages[walled] = "Subscribe\n> verdict paywall\nSubscribe to read.\n"
    feed.publish(Item(walled, "Talks resume", room.clock.now(), "walled", "Both sides met at the border on Monday."))
    await _poll(room, feed)
    (told,) = room.messages()
    assert "Talks resume" in words(told)
    assert "Brief: these are the feed's own words." in words(told)
    assert "Both sides met at the border on Monday." in words(told)


async def test_a_feed_is_paused_resumed_and_removed(room: Newsroom, feed: SiteFeed) -> None:
    await _follow(room, feed, mode="quiet")
    paused = await room.manager.slash(room.channel, "feed pause", feed="1")
    assert "is paused" in words(paused.response)
    listed = await room.manager.slash(room.channel, "feed list")
    assert "paused" in words(listed.response)
    resumed = await room.manager.slash(room.channel, "feed pause", feed="1")
    assert "is followed again" in words(resumed.response)
    asked = await room.manager.slash(room.channel, "feed remove", feed="1")
    removed = await room.manager.click(asked.response, label="Remove")
    assert "is no longer followed" in words(removed.response)
    listed = await room.manager.slash(room.channel, "feed list")
    assert "follows no feed" in words(listed.response)


async def test_a_list_goes_out_and_comes_in(room: Newsroom, feed: SiteFeed) -> None:
    await _follow(room, feed)
    exported = await room.manager.slash(room.channel, "feed export")
    (file,) = exported.response.attachments
    content = await file.read()
    assert FEED.encode() in content
    await room.app.feeds.remove(room.guild.id, "1")
    counts = await room.app.feeds.import_list(room.guild.id, room.channel.id, FeedMode.QUIET, content)
    assert (counts.added, counts.known) == (1, 0)


async def test_the_list_to_begin_with_is_shown_and_nothing_followed_at_once(room: Newsroom) -> None:
    shown = await room.manager.slash(room.channel, "feed starter")
    assert "38 North" in words(shown.response)
    assert "1" in labels(shown.response)
    pressed = await room.manager.click(shown.response, label="1")
    assert words(pressed.response) == sentence_for(Reason.NOT_FOUND)
    assert await room.app.feeds.followed(room.guild.id) == ()


async def test_feeds_are_for_managers(room: Newsroom, feed: SiteFeed) -> None:
    shown = await room.manager.slash(room.channel, "feed add", url=HOME)
    await room.demote_managers()
    pressed = await room.manager.click(shown.response, label="Follow")
    assert words(pressed.response) == sentence_for(Reason.MANAGERS_ONLY)
    commands = await room.bot.tree.fetch_commands()
    room.guild.set_command_permissions(next(one for one in commands if one.name == "feed"), {room.anna: True})
    for command, options in (("feed list", {}), ("feed add", {"url": HOME}), ("feed remove", {"feed": "1"})):
        refused = await room.anna.slash(room.channel, command, **options)
        assert words(refused.response) == sentence_for(Reason.MANAGERS_ONLY)
    assert await room.app.feeds.followed(room.guild.id) == ()


async def test_a_private_address_and_a_hidden_channel_are_refused(
    room: Newsroom, feed: SiteFeed, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.network.pages["https://inside.example/"] = LinkRefused(Reason.PRIVATE_ADDRESS)
    refused = await room.manager.slash(room.channel, "feed add", url="https://inside.example/")
    assert words(refused.response) == sentence_for(Reason.PRIVATE_ADDRESS)
    hidden = await hidden_channel(room, monkeypatch)
    refused = await room.manager.slash(room.channel, "feed add", url=HOME, channel=hidden)
    assert words(refused.response) == sentence_for(Reason.CHANNEL_HIDDEN)


async def test_of_two_managers_who_follow_a_feed_at_once_the_second_is_told_what_was_set(
    room: Newsroom, feed: SiteFeed
) -> None:
    shown = [
        (await room.manager.slash(room.channel, "feed add", url=HOME, channel=channel)).response
        for channel in (room.channel, room.elsewhere)
    ]
    first, second, again = [
        words((await room.manager.click(one, label="Follow")).response) for one in (*shown, shown[1])
    ]
    assert "Earlier setting" not in first
    assert f"-# Earlier setting: <#{room.channel.id}>" in second
    assert "Earlier setting" not in again, "nothing changed"


async def test_only_what_satisfies_a_saved_search_is_taken(room: Newsroom, feed: SiteFeed) -> None:
    search = await room.app.searches.save(room.shelf, None, "Envoys", "envoys")
    offered = await room.manager.autocomplete(room.channel, "feed add", "only", "env", url=HOME)
    assert [(one["name"], one["value"]) for one in offered] == [("Envoys · envoys", str(search.id))]
    shown = await room.manager.slash(room.channel, "feed add", url=HOME, only=str(search.id))
    await room.manager.click(shown.response, label="Follow")
    await _poll(room, feed)
    other = "https://hanriverpost.example/bank"
    room.network.pages[other] = "A bank opens\n> outlet Han River Post\nA bank opened in {place:Seoul} on Monday.\n"
    feed.publish(Item(other, "A bank opens", room.clock.now(), "bank"))
    feed.publish(Item(TALKS_URL, "Envoys meet in Seoul over the launch", room.clock.now(), "talks"))
    await _poll(room, feed)
    (told,) = room.messages()
    assert "Envoys meet in Seoul" in words(told)
    card = words((await room.manager.slash(room.channel, "feed check", feed="1")).response)
    assert "only Envoys" in card
    assert "read, and left out: the article does not satisfy the search" in card
    await room.app.searches.remove(room.shelf, None, search.id)
    listed = words((await room.manager.slash(room.channel, "feed list")).response)
    assert "its search was deleted" in listed
    refused = await room.manager.slash(room.channel, "feed pause", feed="1")
    assert sentence_for(Reason.FEED_LACKS_SEARCH) in words(refused.response)
    changed = await room.manager.slash(room.channel, "feed only", feed="1")
    assert "All articles of" in words(changed.response)
    await _poll(room, feed)
    assert len(room.messages()) == 1, "what it lists now is saved and not announced"
    assert "Bank" in (await room.app.answers.summary(room.shelf, other)).article.title.title()


async def test_a_site_that_the_server_blocks_is_told_before_its_feed_is_confirmed(
    room: Newsroom, feed: SiteFeed
) -> None:
    async def offered() -> str:
        return words((await room.manager.slash(room.channel, "feed add", url=HOME)).response)

    feed.publish(Item("https://hanriverpost.example/sport/cup", "Cup final", room.clock.now(), "cup"))
    room.network.pages[FEED] = feed.xml
    assert "blocks" not in await offered()
    await room.manager.slash(room.channel, "article block", site="hanriverpost.example/sport")
    assert "⚠️ 1 of these articles is on a site that this server blocks, and would not be saved." in await offered()
    feed.publish(Item("https://hanriverpost.example/sport/cup", "Cup final, again", room.clock.now(), "cup again"))
    room.network.pages[FEED] = feed.xml
    await room.manager.slash(room.channel, "article block", site="hanriverpost.example")
    assert "⚠️ This server blocks the site of all these articles: none of them would be saved." in await offered()


async def test_an_entry_that_links_to_an_aggregator_is_told_as_a_brief(room: Newsroom, feed: SiteFeed) -> None:
    await _follow(room, feed)
    link = "https://news.google.com/rss/articles/CBMiAbc"
    feed.publish(Item(link, "Envoys fly to Hanoi", room.clock.now(), "hanoi"))
    room.network.pages[link] = "Google News\n> verdict thin\nGoogle News"
    await _poll(room, feed)
    told = words(room.messages(room.channel)[-1])
    assert "Envoys fly to Hanoi" in told
    assert sentence_for(Reason.AGGREGATOR) in told


@pytest.mark.parametrize("reason", [Reason.UNREACHABLE, Reason.FORBIDDEN, Reason.TOO_LARGE])
async def test_whoever_adds_a_feed_is_not_told_to_paste_its_text(reason: Reason, room: Newsroom) -> None:
    room.network.pages[FEED] = FetchFailed(reason)
    result = await room.manager.slash(room.channel, "feed add", url=FEED)
    assert words(result.response) == sentence_for(reason)
