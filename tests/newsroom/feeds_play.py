"""The two weeks again, with feeds instead of posts: the same articles come by the feeds of the sample outlets, and
nobody posts a link.

feeds followed on the evening before -> the clock steps to where a member posts in `play` -> the outlet's feed is asked,
                                        its entries are read, and announced in a channel of their own
                                     -> digests as in `play`
"""

from __future__ import annotations

from datetime import time
from pathlib import Path
from sqlite3 import Connection
from unittest.mock import patch
from urllib.parse import urlsplit

from msgspec import Struct, field
from simcord import Env

from bot.app import App
from bot.model.answers import SummaryAnswer
from bot.model.deliveries import Rhythm, ScheduleRequest
from bot.model.feeds import FeedMode
from bot.model.jobs import Shelf
from bot.sample.library import SampleLibrary
from tests.fakes.clock import SteppedClock
from tests.fakes.feeds import InlineParser
from tests.fakes.reading import SampleReader
from tests.newsroom.plan import MORNINGS, Posting, postings
from tests.newsroom.play import Name, Played, TwoWeeks, newsroom, placed


class PlayedByFeeds(Struct):
    """What came of the two weeks by feeds. `announced` are the articles of the cards in the feeds' channel, in order;
    `told_twice` those whose story another card had told of when they came, and which no later article brought there;
    `digests` the digests' messages; `stories` the story of each address at the end."""

    announced: list[str] = field(default_factory=list)
    told_twice: list[str] = field(default_factory=list)
    digests: dict[Name, list[str]] = field(default_factory=dict)
    stories: dict[str, int] = field(default_factory=dict)


class FeedWeeks(TwoWeeks):
    """The newsroom at work with feeds. `channels` are "home", "weekly" and "wire", where news are announced."""

    def __init__(self, env: Env, app: App, clock: SteppedClock) -> None:
        super().__init__(env, app, clock)
        self._feeds: dict[str, str] = {}
        self._played = PlayedByFeeds()

    async def furnish(self) -> None:
        """One server with digests; nobody posts in it."""
        guild = self._env.create_guild("home")
        for name in ("home", "weekly", "wire"):
            self.channels[name] = guild.create_text_channel(name)
        await self._env.settle()
        home, weekly = self.channels["home"].id, self.channels["weekly"].id
        await self._app.digests.schedule(ScheduleRequest(guild.id, home, time(7), "Asia/Seoul", leave_out=()))
        friday = ScheduleRequest(guild.id, weekly, time(7), "Asia/Seoul", rhythm=Rhythm.WEEK, on="Friday", leave_out=())
        await self._app.digests.schedule(friday)

    async def follow(self, library: SampleLibrary) -> None:
        """A manager follows each outlet, and has its news announced."""
        wire = self.channels["wire"]
        for domain in library.outlets:
            preview = await self._app.feeds.preview(wire.guild.id, f"https://{domain}/")
            followed = await self._app.feeds.follow(wire.guild.id, wire.id, FeedMode.ANNOUNCE, preview)
            self._feeds[domain] = str(followed.follow.id)

    async def play_feeds(self, posted: list[Posting]) -> PlayedByFeeds:
        """Everything, to the last morning's digest."""
        waiting = [one for one in posted if one.who in ("anna", "boris")]
        for morning in MORNINGS:
            while waiting and waiting[0].at < morning:
                self._step_to(waiting[0].at)
                await self._ask_feed(waiting.pop(0).url)
            self._step_to(morning)
            await self._work()
            await self._work()
        collected = Played()
        self._collect(collected, {})
        self._played.digests, self._played.stories = collected.digests, await self._placements()
        return self._played

    async def _ask_feed(self, url: str) -> None:
        """The feed of the outlet of an article is asked."""
        if (found := self._feeds.get(urlsplit(url).hostname or "")) is not None:
            await self._app.feeds.check(self.channels["wire"].guild.id, found)
        while await self._app.feeds.submit_owed():
            await self._work()
        await self._work()
        await self._note_announced()

    async def _note_announced(self) -> None:
        cards = (one for _, one in sorted(self._sent.items()) if one.channel_id == self.channels["wire"].id)
        told = [card.payload.article.url or "" for card in cards if isinstance(card.payload, SummaryAnswer)]
        before = self._played.announced
        if len(told) > len(before):
            stories = await self._placements()
            known = {stories.get(url) for url in before}
            merged = await self._app.database.read(_merged)
            new = set(told[len(before) :]) - merged
            self._played.told_twice += [url for url in sorted(new) if stories.get(url) in known]
            self._played.announced = told

    async def _placements(self) -> dict[str, int]:
        return await self._app.database.read(placed, Shelf.of_guild(self.channels["home"].guild.id))


def _merged(connection: Connection) -> frozenset[str]:
    """The addresses of articles whose story became a part of another one's."""
    rows = connection.execute(
        "SELECT a.url FROM articles AS a JOIN story_articles AS m ON m.article_id = a.id"
        " WHERE m.reason LIKE '%\"merged\"%'"
    ).fetchall()
    return frozenset(row[0] for row in rows)


async def play_by_feeds(home: Path, library: SampleLibrary, reader: SampleReader) -> PlayedByFeeds:
    """Play the two weeks in a new data folder."""

    async def act(weeks: FeedWeeks) -> PlayedByFeeds:
        await weeks.follow(library)
        return await weeks.play_feeds(postings(library))

    with patch("bot.app.FeedReader", InlineParser):
        return await newsroom(home, library, reader, FeedWeeks, act)
