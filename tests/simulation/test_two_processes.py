"""Two processes of one desk for days, with kills and with servers that move between them: each link has one card, each
slot one digest, and each server is in one database.

Time is stepped; Discord is the fake one that loses answers and delivers late; a process dies at any request to Discord,
between its work, and in the middle of a move. A failing seed replays.
"""

from __future__ import annotations

import random
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from datetime import time
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

from bot.model.deliveries import Delivery, ScheduleRequest
from bot.model.jobs import Post, Shelf, Submission
from bot.policy.operations.shards import WHOLE
from bot.services.deliveries.service import DeliveryService
from bot.services.digests.service import DigestService
from bot.storage import retention, shelf_versions
from bot.storage.moves import exports, imports, numbers, servers
from bot.storage.moves.rows import ROWS
from bot.text.knowledge.base import Knowledge
from tests.fakes.clock import SteppedClock
from tests.fakes.desk import SmallDesk, open_desk
from tests.fakes.discord import FakeDiscord, Killed, Weather
from tests.fakes.network import FakeNetwork

SERVERS = (1, 2, 3)
SEEDS = range(2)
_STEPS = 60
_NOTHING = Knowledge([])
_DEADLY: list[tuple[Any, str]] = [
    (exports, "_write"),
    (exports, "_rename"),
    (retention, "forget_guild"),
    (shelf_versions, "count"),
    (numbers, "assign"),
    (imports, "_put_on_shelf"),
    (servers, "save"),
]
"""Where a move may be killed."""


def links_of(guild_id: int) -> int:
    """The channel whose links are saved, and answered."""
    return 100 + guild_id


def digests_of(guild_id: int) -> int:
    """The channel with a digest each morning."""
    return 200 + guild_id


@dataclass
class Play:
    """The processes, the world around them, and what was asked for."""

    home: Path
    chance: random.Random
    clock: SteppedClock = field(default_factory=SteppedClock)
    network: FakeNetwork = field(default_factory=FakeNetwork)
    owner: dict[int, int] = field(default_factory=dict)
    posted: dict[int, list[str]] = field(default_factory=lambda: {guild_id: [] for guild_id in SERVERS})
    deaths: int = 0
    moves: int = 0
    mortal: bool = False

    def __post_init__(self) -> None:
        self.discord = FakeDiscord(self.clock, self.chance, Weather(lost_answer=0.1, late=0.05), kill=self._maybe)
        self._stack = [AsyncExitStack(), AsyncExitStack()]
        self._desks: list[SmallDesk | None] = [None, None]

    def _maybe(self) -> None:
        if self.mortal and self.chance.random() < 0.03:
            self.deaths += 1
            raise Killed

    def path(self, process: int) -> Path:
        return self.home / f"process-{process}.sqlite3"

    async def desk(self, process: int) -> SmallDesk:
        """The running process; it is started where it does not run."""
        if (running := self._desks[process]) is not None:
            return running
        opened = open_desk(self.path(process), _NOTHING, self.clock, self.network)
        started: SmallDesk = await self._stack[process].enter_async_context(opened)
        self._desks[process] = started
        return started

    async def end(self, process: int) -> None:
        await self._stack[process].aclose()
        self._desks[process] = None

    async def begin(self) -> None:
        for guild_id in SERVERS:
            self.owner[guild_id] = guild_id % 2
            desk = await self.desk(guild_id % 2)
            order = ScheduleRequest(guild_id, digests_of(guild_id), time(8), "Asia/Seoul", "Korean Peninsula")
            await DigestService(desk.database, self.clock, _NOTHING).schedule(order)
            await self.post(guild_id)
        for process in range(2):  # at one moment, with the same numbers
            await self.work(process)

    async def step(self) -> None:
        guild_id = self.chance.choice(SERVERS)
        what = self.chance.random()
        if what < 0.5:
            await self.post(guild_id)
        elif what < 0.6:
            await self.move(guild_id)
        elif what < 0.7:
            await self.end(self.chance.randrange(2))
        self.clock.advance(self.chance.choice([1, 30, 600, 7200, 20_000]))
        for process in range(2):
            await self.work(process)

    async def post(self, guild_id: int) -> None:
        """Somebody posts a link; some pages are posted on several servers."""
        number = self.chance.randrange(60)
        url = f"https://a.example/{number}"
        if url in self.posted[guild_id]:
            return
        self.network.pages[url] = (
            f"Report {number}\n> published 2024-09-16T08:12:00+09:00\n> korea 0.9\n"
            f"{{person:Kim Number{number}}} spoke of {{place:North Korea}} {number} times."
        )
        desk = await self.desk(self.owner[guild_id])
        message = 1000 * guild_id + number
        await _submit(desk, guild_id, url, message)
        self.posted[guild_id].append(url)

    async def work(self, process: int) -> None:
        """Everything that is due happens, unless the process dies of it."""
        desk = await self.desk(process)
        try:
            await desk.work()
            await DigestService(desk.database, self.clock, _NOTHING).prepare_due()
            await DeliveryService(desk.database, self.clock, self.discord).deliver_due()
        except* Killed:
            await self.end(process)

    async def move(self, guild_id: int) -> None:
        """Both processes are stopped, and the two commands repeated until they succeed."""
        old, new = self.owner[guild_id], 1 - self.owner[guild_id]
        await self.post(guild_id)
        await (await self.desk(old)).work()  # read, and its card is not sent yet
        await self.end(old)
        await self.end(new)
        file = self.home / f"server-{self.moves}.sqlite3"
        self.moves += 1
        module, name = self.chance.choice(_DEADLY)
        calls = iter(range(100))
        original, deadly = getattr(module, name), self.chance.randrange(3)

        def dying(*args: Any, **options: Any) -> Any:
            result = original(*args, **options)
            if next(calls) == deadly:
                self.deaths += 1
                raise Killed
            return result

        with patch.object(module, name, dying):
            for _ in range(3):
                try:
                    self._move(old, new, guild_id, file)
                    break
                except Killed:
                    await self.look_at(guild_id)
        self._move(old, new, guild_id, file)
        self.owner[guild_id] = new
        file.unlink()

    def _move(self, old: int, new: int, guild_id: int, file: Path) -> None:
        exports.export(self.path(old), guild_id, file, self.clock.now())
        imports.import_server(file, self.path(new), WHOLE, self.clock.now(), {})

    async def look_at(self, guild_id: int) -> None:
        """In the middle of a move: no two databases have the server."""
        held = []
        for process in range(2):
            desk = await self.desk(process)
            held += await desk.rows("SELECT 1 FROM subscriptions WHERE guild_id = ?", guild_id)
            await self.end(process)
        assert len(held) <= 1

    async def calm(self) -> None:
        """No more trouble: what is owed arrives."""
        self.mortal, self.discord.weather = False, Weather()
        for _ in range(12):
            self.clock.advance(1_000)
            for process in range(2):
                await self.work(process)


async def _submit(desk: SmallDesk, guild_id: int, url: str, message: int) -> None:
    post = Post(77, guild_id, links_of(guild_id), message, answer=True)
    await desk.ingest.submit(Submission(Shelf.of_guild(guild_id), post, url=url))


async def play_through(home: Path, seed: int) -> Play:
    """Days of two processes, and the laws afterwards."""
    play = Play(home, random.Random(seed))  # noqa: S311  # repeatable, not secret
    await play.begin()
    play.mortal = True
    for _ in range(_STEPS):
        await play.step()
    await play.calm()
    try:
        for guild_id in SERVERS:
            await _keeps_the_laws(play, guild_id)
        for process in range(2):
            assert await (await play.desk(process)).troubles() == []
    finally:
        for process in range(2):
            await play.end(process)
    return play


async def _keeps_the_laws(play: Play, guild_id: int) -> None:
    here, other = [await play.desk(process) for process in (play.owner[guild_id], 1 - play.owner[guild_id])]
    saved = await here.rows(
        "SELECT a.url FROM shelves AS k JOIN shelf_articles AS s ON s.shelf_id = k.id"
        " JOIN articles AS a ON a.id = s.article_id WHERE k.key = ? ORDER BY a.url",
        f"guild:{guild_id}",
    )
    assert [url for (url,) in saved] == sorted(play.posted[guild_id])
    cards, digests = play.discord.keys(links_of(guild_id)), play.discord.keys(digests_of(guild_id))
    assert len(cards) == len(set(cards)) == len(play.posted[guild_id])
    assert len(digests) == len(set(digests))
    assert digests
    assert await here.rows("SELECT suspended FROM subscriptions WHERE guild_id = ?", guild_id) == [(None,)]
    assert await other.rows("SELECT 1 FROM shelves WHERE key = ?", f"guild:{guild_id}") == []


@pytest.mark.parametrize("seed", SEEDS)
async def test_nothing_is_lost_and_nothing_told_twice(tmp_path: Path, seed: int) -> None:
    play = await play_through(tmp_path, seed)
    assert play.moves
    assert play.deaths


async def _fails(home: Path) -> bool:
    """Whether a law is broken in one of the first seeds."""
    for seed in SEEDS:
        (home / str(seed)).mkdir()
        try:
            await play_through(home / str(seed), seed)
        except AssertionError:
            return True
    return False


async def test_the_laws_notice_nonces_that_two_processes_share(tmp_path: Path) -> None:
    with patch.object(Delivery, "nonce_of", property(lambda one: one.key)):
        assert await _fails(tmp_path)


async def test_the_laws_notice_a_server_that_stays_behind(tmp_path: Path) -> None:
    with patch.object(retention, "forget_guild", lambda *_: False):
        assert await _fails(tmp_path)


async def test_the_laws_notice_messages_that_do_not_come_along(tmp_path: Path) -> None:
    with patch("bot.storage.moves.exports.ROWS", {**ROWS, "deliveries": ("false",)}):
        assert await _fails(tmp_path)
