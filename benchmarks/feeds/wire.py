"""The real bot, as a process, follows a feed of the evaluation rig's site over real sockets.

Each step is a sentence that holds or not. The rig is beside the project; without it nothing is measured.
"""

from __future__ import annotations

import asyncio
import importlib
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from benchmarks.quality.evaluator import SHARED
from benchmarks.quality.peers import ROOT

HOST, MOVED = "news.example", "feeds.example"
_PATIENCE = 120.0
_SENTENCES = (
    "The committee met in {place} on Monday and agreed on a new timetable for the border crossing near {place}.",
    "Officials in {place} said that 240 people had waited at the gate since the morning of the meeting.",
    "The governor of {place} told reporters that the second phase would begin before the end of the year.",
    "Engineers from {place} inspected the bridge twice and found no damage after the flood of last spring.",
)
_OTHER = (
    "Ferries to the western islands stayed in port on Tuesday because their sailors had stopped work over wages.",
    "The union of {place} asks for nine percent more pay, and the owners have offered four percent since April.",
    "Fishermen brought bread, medicine and a doctor to the smallest island in their own boats, the mayor said.",
    "Talks between both sides are to continue on Thursday in the harbour office, a mediator told the radio.",
)
_PLACES = ("Munsan", "Goseong", "Yanggu", "Hwacheon", "Inje", "Cheorwon", "Yeoncheon", "Ganghwa", "Paju", "Sokcho")


def missing(shared: Path = SHARED) -> bool:
    """Whether the rig is missing."""
    return not (shared / "rig" / "rig.py").exists()


async def measure(shared: Path = SHARED) -> dict[str, bool]:
    """Sentence -> whether it holds."""
    sys.path.insert(0, str(shared))
    kit, sites = importlib.import_module("rig"), importlib.import_module("rig.site")
    async with kit.Rig() as rig, kit.Site() as site:
        return await _Play(rig, site, sites.Article).run()


class _Play:
    """A manager, a site and a bot."""

    def __init__(self, rig: Any, site: Any, article: Any) -> None:
        self.rig, self.site, self.article = rig, site, article
        guild = rig.guild(bot_permissions="manage_messages")
        self.channel = guild.channel("news")
        self.mina = guild.member("mina", permissions="manage_guild")
        self.numbers = iter(range(1, 10_000))
        self.feed: Any = None
        self.held: dict[str, bool] = {}

    def write(self, host: str = HOST, *, other: bool = False) -> Any:
        """A page of the site, as an entry of its feed; about something `other`."""
        number = next(self.numbers)
        place = f"{_PLACES[number % len(_PLACES)]}{number}"
        title = f"Ferries stay in port as sailors strike, {place}" if other else f"{place} opens crossing {number}"
        text = [sentence.format(place=place) for sentence in (_OTHER if other else _SENTENCES)]
        path = f"/story-{number}"
        self.site.article(host, path, title, text, author="Ann Lee")
        return self.article(title, f"http://{host}{path}", summary=f"What happened in {place}.")

    async def run(self) -> dict[str, bool]:
        """Follow the feed while the site misbehaves."""
        self.feed = self.site.feed(HOST, "/feed", [self.write(), self.write()], etag=True)
        self.site.page(HOST, "/", f'<link rel="alternate" type="application/rss+xml" href="{self.feed.path}">')
        with tempfile.TemporaryDirectory() as home:
            env = {"DESK_HOME": f"{home}/desk", "DESK_READERS": "1", "PYTHONPATH": str(ROOT)}
            env |= self.site.net_env({MOVED: "93.184.216.77", "inside.example": "10.0.0.5"})
            bot = await self.rig.launch("bot", "run", cwd=home, env=env, timeout=_PATIENCE, python=sys.executable)
            await self.rig.wait_commands("feed")
            for step in (self._follow, self._news, self._unchanged, self._private, self._storm, self._moved):
                await step()
            await self._ends()
            self.held["no secret of the machine was fetched"] = not self.site.canary_hits
            bot.terminate()
        return self.held

    async def _follow(self) -> None:
        shown = await self.mina.slash(self.channel, "feed add", url=f"http://{HOST}/")
        await self.mina.click(shown, "Follow")
        self.held["a page leads to its feed, which is shown first"] = "opens crossing" in _text(shown)
        self.held["what it lists is saved"] = await self._until(self._saved(2))
        self.held["and not announced"] = not self.channel.bot_messages

    async def _news(self) -> None:
        item = self.write()
        self.feed.publish(item)
        await self._check()
        self.held["news are announced"] = await self._until(lambda: self._told(item.title))
        inside = await self.mina.slash(self.channel, "feed add", url="http://inside.example/feed")
        self.held["a feed in a private network is refused"] = "private network" in _text(inside)

    async def _unchanged(self) -> None:
        await self._check()
        self.held["an unchanged feed answers 304"] = self.feed.polls[-1].status == 304
        self.feed.then(status=429, retry_after=3)
        text = await self._check()
        self.held["429 is explained, with the next try"] = "no more requests" in text and "<t:" in text
        polls = len(self.feed.polls)
        await self._check()
        self.held["Retry-After is kept, for a manager's check too"] = len(self.feed.polls) == polls
        await asyncio.sleep(4)
        self.held["and then the feed works"] = "The feed works" in await self._check()

    async def _private(self) -> None:
        self.feed.publish_private()
        await self._check()
        await asyncio.sleep(5)
        self.held["links that lead inside are not fetched"] = not self.site.canary_hits

    async def _storm(self) -> None:
        before = len(self.channel.bot_messages)
        for _ in range(25):
            self.feed.publish(self.write())
        await self._check()
        saved = await self._until(self._saved(28), 4 * _PATIENCE)
        self.held["a storm is saved"] = saved
        self.held["and not announced, again"] = len(self.channel.bot_messages) == before

    async def _moved(self) -> None:
        new = self.feed.move("/new", host=MOVED)
        await self._check()
        item = self.write(other=True)
        new.publish(item)
        polls = len(self.feed.polls)
        await self._check()
        self.held["a feed that moved is asked at its new address"] = len(self.feed.polls) == polls and bool(new.polls)
        self.held["and its news are announced"] = await self._until(lambda: self._told(item.title))
        self.feed = new

    async def _ends(self) -> None:
        self.feed.set(gone=True)
        text = await self._check()
        self.held["410 ends it"] = "not checked any more" in text

    async def _check(self) -> str:
        reply = await self.mina.slash(self.channel, "feed check", feed="1")
        return _text(await reply.settled())

    def _saved(self, number: int) -> Callable[[], Awaitable[bool]]:
        async def is_saved() -> bool:
            reply = await self.mina.slash(self.channel, "feed list")
            return any(f"{count} saved" in _text(reply) for count in range(number, number + 5))

        return is_saved

    def _told(self, title: str) -> bool:
        return any(title in _text(message) for message in self.channel.bot_messages)

    async def _until(self, holds: Callable[[], Any], seconds: float = _PATIENCE) -> bool:
        loop = asyncio.get_running_loop()
        until = loop.time() + seconds
        while loop.time() < until:
            found = holds()
            if await found if asyncio.iscoroutine(found) else found:
                return True
            await asyncio.sleep(1.0)
        return False


def _text(shown: Any) -> str:
    """The text as a person reads it, with non-breaking spaces as spaces."""
    return str(shown.text).replace("\u00a0", " ")
