"""A storm in a feed that several servers follow is owed in parts. Wherever the process dies between them, each server
gets each entry once, none of the storm is announced, and the news after it is."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path

import pytest

from bot.model.feeds import FeedMode
from bot.services.feeds import intake
from bot.text.knowledge.base import Knowledge
from tests.fakes.clock import SteppedClock
from tests.fakes.crash import Fate, copy_as_killed, fated
from tests.fakes.desk import SmallDesk, open_desk
from tests.fakes.feeds import Item, SiteFeed
from tests.fakes.network import FakeNetwork

_SERVERS = (1, 2)
_STORM, _PART = 21, 9
_FEED = "https://han.example/feed.xml"


class _Life:
    """A site, and servers that follow its feed: what they do, in steps, of which so many are `done`."""

    def __init__(self) -> None:
        self.network, self.clock = FakeNetwork(), SteppedClock()
        self.feed = SiteFeed(_FEED)
        self.done = 0

    async def go_on(self, desk: SmallDesk) -> None:
        """Take the steps that are left."""
        steps = (self._follow, 2), (self._follow, 4), (self._poll, _STORM), (self._poll, 3)
        for step, pages in steps[self.done :]:
            await step(desk, pages)
            self.done += 1

    async def _follow(self, desk: SmallDesk, pages: int) -> None:
        """All servers follow the feed; again, after a pause: then they are owed all that it lists, silently."""
        self._publish(pages)
        for guild in _SERVERS:
            preview = await desk.feeds.preview(guild, _FEED)
            number = str((await desk.feeds.follow(guild, guild * 10, FeedMode.ANNOUNCE, preview)).follow.id)
            for paused in True, False:
                await desk.feeds.pause(guild, number, paused=paused)
        await self._poll(desk, pages)

    async def _poll(self, desk: SmallDesk, pages: int) -> None:
        """The site has so many pages more than before, and the feed is asked for them."""
        self._publish(pages)
        self.clock.advance(7200)
        await desk.feeds.poll_due()
        while await desk.feeds.submit_owed():
            await desk.work()
        await desk.work()

    def _publish(self, pages: int) -> None:
        known = {item.url for item in self.feed.items}
        for number in range(pages):
            url = f"https://han.example/{pages}-{number}"
            if url not in known:
                title = f"Report {pages}x{number} of {pages}y{number}"
                self.network.pages[url] = f"{title}\nWords of {pages}z{number} about {pages}w{number}.\n"
                self.feed.publish(Item(url, title, self.clock.now(), url))
        self.network.pages[_FEED] = self.feed.xml


async def _live_through(path: Path, fate: Fate) -> tuple[_Life, list[tuple[Path, _Life]]]:
    """Take the steps. The world at the end; and at each moment the world then, with a database as a process leaves it
    that dies at the moment."""
    life, deaths = _Life(), []

    def die(moment: int) -> None:
        copy = path.with_name(f"{moment}.sqlite3")
        copy_as_killed(path, copy)
        deaths.append((copy, deepcopy(life)))

    fate.outside, fate.at_distinct = object, die  # each moment is another
    async with open_desk(path, Knowledge([]), life.clock, life.network) as desk, fated(fate, desk.database):
        await life.go_on(desk)
    return life, deaths


async def _end(path: Path, life: _Life) -> list[tuple[object, ...]]:
    """Start, take the steps that are left, the interrupted one again, and ask the feed once more. What servers have."""
    async with open_desk(path, Knowledge([]), life.clock, life.network) as desk:
        await life.go_on(desk)
        await life._poll(desk, 0)
        assert await desk.troubles() == []
        return [
            *await desk.rows(
                "SELECT k.key, a.url FROM shelf_articles AS s JOIN articles AS a ON a.id = s.article_id"
                " JOIN shelves AS k ON k.id = s.shelf_id ORDER BY 1, 2"
            ),
            *await desk.rows(
                "SELECT channel_id, payload ->> '$.article.url' FROM deliveries JOIN payloads ON delivery_id = id"
                " ORDER BY 1, 2"
            ),
            *await desk.rows("SELECT count(*) FROM feed_backlog"),
            *await desk.rows("SELECT fresh, owed_from < owed_to FROM feed_follows"),
            *await desk.rows("SELECT failures FROM feeds"),
        ]


async def test_a_storm_survives_death_around_every_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "PART", _PART)
    whole = Fate(only=lambda name: "feed_follows SET owed_from" in name)  # the last statement of each part
    life, deaths = await _live_through(tmp_path / "whole.sqlite3", whole)
    expected = await _end(tmp_path / "whole.sqlite3", life)
    told = [row for row in expected if isinstance(row[0], int) and isinstance(row[-1], str)]
    assert len(told) == len(_SERVERS) * 3
    assert all("/3-" in str(row[1]) for row in told)
    assert sum(str(row[0]).startswith("guild:") for row in expected) == len(_SERVERS) * (2 + 4 + _STORM + 3)
    assert whole.moments > len(_SERVERS) * _STORM / _PART
    assert len(deaths) == whole.moments
    for path, then in deaths:
        assert await _end(path, then) == expected, f"died in part {path.stem} of {whole.moments}"
