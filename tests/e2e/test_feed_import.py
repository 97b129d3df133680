"""A manager brings the feeds of another reader: OPML files as people have them, and files that are none."""

from __future__ import annotations

import pytest

from bot.config import Settings
from bot.model.errors import FetchFailed, Reason
from bot.text.feeds.opml import MOST_FEEDS
from cogs._ui.error_messages import sentence_for
from tests.e2e.newsroom import LAUNCH_URL, Newsroom, words
from tests.fakes.feeds import Item, SiteFeed

pytestmark = pytest.mark.usefixtures("parsed_in_this_process")

FEED = "https://hanriverpost.example/feed.xml"
DEAD = "https://dead.example/rss"
LIMIT = Settings().desk_feeds_limit


def _opml(*addresses: str) -> bytes:
    """A list with folders, as readers export it."""
    lines = "".join(f'<outline type="rss" text="Feed" xmlUrl="{address}"/>' for address in addresses)
    folder = f'<outline text="Korea">{lines}</outline>'
    return f'<opml version="2.0"><head><title>Mine</title></head><body>{folder}</body></opml>'.encode()


async def _import(room: Newsroom, content: bytes, name: str = "feeds.opml") -> str:
    shown = await room.manager.slash(room.channel, "feed import", file=(name, content))
    assert shown.ephemeral
    return words(shown.response)


async def _poll(room: Newsroom, hours: float = 0.01) -> None:
    room.clock.advance(hours * 3600)
    await room.app.feeds.poll_due()
    await room.work()


async def test_a_list_is_followed_quietly_each_feed_once(room: Newsroom) -> None:
    site = SiteFeed(FEED, "Han River Post")
    site.publish(Item(LAUNCH_URL, "North Korea fires missiles from Sunan", room.clock.now(), "launch"))
    room.network.pages[FEED] = site.xml
    said = await _import(room, _opml(FEED, FEED, f"{FEED}#top", "https://taedong.example/rss"))
    assert "2 feeds are followed now." in said
    await _poll(room)
    assert room.messages() == []
    listed = words((await room.manager.slash(room.channel, "feed list")).response)
    assert "2 feeds on this server" in listed
    assert "1 saved" in listed
    again = await _import(room, _opml(FEED, "https://taedong.example/rss"))
    assert "2 feeds were followed already." in again
    assert "followed now" not in again


async def test_a_dead_host_is_followed_and_said_to_fail(room: Newsroom) -> None:
    room.network.pages[DEAD] = FetchFailed(Reason.DNS_FAILED)
    assert "1 feed is followed now." in await _import(room, _opml(DEAD))
    await _poll(room)
    checked = words((await room.manager.slash(room.channel, "feed check", feed=DEAD)).response)
    assert sentence_for(Reason.DNS_FAILED) in checked
    assert "Next time <t:" in checked
    for _ in range(12):
        await _poll(room, 6)
    assert len(room.guild.owner.dm_channel.history()) == 1  # managers are told once


async def test_private_and_unusable_addresses_are_counted_and_never_asked(room: Newsroom) -> None:
    inside = ("http://127.0.0.1/feed", "http://10.0.0.1/feed", "http://[::1]/feed", "http://169.254.169.254/latest")
    odd = ("http://localhost/feed", "https://user:secret@hanriverpost.example/feed", "https://a.example:8080/feed")
    said = await _import(room, _opml(*inside, *odd, FEED))
    assert "1 feed is followed now." in said
    assert "7 feeds have no usable address." in said
    await _poll(room)
    assert not {*inside, *odd} & {*room.network.fetches}


async def test_a_list_over_the_limit_is_followed_up_to_it(room: Newsroom) -> None:
    said = await _import(room, _opml(*(f"https://site{number}.example/rss" for number in range(LIMIT + 7))))
    assert f"{LIMIT} feeds are followed now." in said
    assert "7 feeds are over this server's limit." in said
    assert len(await room.app.feeds.followed(room.guild.id)) == LIMIT


async def test_a_list_without_feeds_names_none(room: Newsroom) -> None:
    for content in _opml(), b"<opml version='2.0'><body><outline xmlUrl=":
        assert "That list names no feed." in await _import(room, content)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"Dear desk, please follow the Han River Post.",
        b"<html><body><p>Not a list.</p></body></html>",
        SiteFeed(FEED, "A feed, not a list").xml.encode(),
        bytes(range(256)) * 16,
    ],
    ids=["empty", "text", "page", "feed", "binary"],
)
async def test_a_file_that_is_no_list_is_said_to_be_none(room: Newsroom, content: bytes) -> None:
    assert await _import(room, content) == sentence_for(Reason.NO_FEED_LIST)
    assert await room.app.feeds.followed(room.guild.id) == ()


async def test_a_huge_file_is_refused_before_it_is_read(room: Newsroom) -> None:
    refused = await _import(room, b"<opml>" + b" " * 2**20)
    assert refused == sentence_for(Reason.FEED_LIST_TOO_LARGE)


async def test_a_list_of_more_feeds_than_are_read_is_followed_as_far_as_it_may_be(room: Newsroom) -> None:
    many = [f"https://site{number}.example/rss" for number in range(2 * MOST_FEEDS)]
    said = await _import(room, _opml(*many))
    assert f"{LIMIT} feeds are followed now." in said
