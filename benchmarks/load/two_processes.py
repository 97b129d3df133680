"""Two processes of one application, over real sockets, killed again and again: each link is read once, each digest sent
once.

    servers of both shards    links are posted all the time, digests fall due every minute, in many channels
    process 0/2, process 1/2  one of them gets SIGKILL at a random moment and is started again, `kills` times

Afterwards every link has one answer and one article, every digest is there once, each shard's identifies keep their
distance, and only the process with shard 0 has registered commands. The evaluation rig is beside the project;
without it nothing is measured.
"""

from __future__ import annotations

import asyncio
import importlib
import random
import sqlite3
import sys
import tempfile
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

from benchmarks.quality.evaluator import SHARED
from benchmarks.quality.peers import ROOT
from bot.model.settings import ServerSettings
from bot.policy.operations.shards import Shards
from bot.sample.library import SampleLibrary
from bot.storage import settings
from bot.storage.engine.database import Database

_COUNT = 2
_SERVERS_A_SHARD = 2
_HOSTS = 12
_PATIENCE = 240.0
_LIFE = (1.0, 14.0)
"""Seconds from a process's start to its end, from and to: starting, connecting, reading, sending."""
_PAUSE = 1.5
"""Seconds between two links."""
_PARAGRAPHS = 6


@dataclass(frozen=True)
class KillFigures:
    """The result of a run. The first two count the work, `again` the pages that were fetched twice because the kill
    came before the first body was stored; the others must be 0."""

    links: int
    digests: int
    again: int
    unanswered: int
    answered_twice: int
    not_stored: int
    digests_missing: int
    digests_twice: int
    identifies_too_close: int
    registered_elsewhere: int


async def measure(kills: int, shared: Path = SHARED) -> KillFigures:
    """Run both processes and kill them."""
    sys.path.insert(0, str(shared))
    kit = importlib.import_module("rig")
    with tempfile.TemporaryDirectory() as folder:
        async with kit.Rig(shards=_COUNT) as rig, kit.Site() as site:
            return await _Play(rig, site, Path(folder), random.Random(kills)).run(kills)  # noqa: S311  # no secret


class _Play:
    """The servers, the site, the processes, and the requests made of them."""

    def __init__(self, rig: Any, site: Any, home: Path, chance: random.Random) -> None:
        self.rig, self.site, self.home, self.chance = rig, site, home, chance
        self.texts = [text for one in SampleLibrary.load().articles for text in one.paragraphs if text.isascii()]
        self.servers = self._servers()
        self.posted: list[tuple[Any, str]] = []
        self.due: list[Any] = []
        self.bots: dict[int, Any] = {}
        self.starts = [0] * _COUNT

    def _servers(self) -> dict[int, list[Any]]:
        """Shard -> its servers. The rig numbers servers by time, as Discord does."""
        servers: dict[int, list[Any]] = {shard: [] for shard in range(_COUNT)}
        while min(map(len, servers.values())) < _SERVERS_A_SHARD:
            server = self.rig.guild("server", bot_permissions="manage_messages")
            servers[(int(server.id) >> 22) % _COUNT].append(server)
            time.sleep(0.0007)
        return servers

    async def run(self, kills: int) -> KillFigures:
        for number in range(_HOSTS):
            self._article(number)  # so that the bots know all hosts
        await self._settle()
        await asyncio.gather(*(self._start(shard) for shard in range(_COUNT)))
        await self.rig.wait_commands("digest", timeout=_PATIENCE)
        await self._connected()
        posting = asyncio.create_task(self._post())
        await self._schedule(kills)
        for number in range(kills):
            shard = self.chance.randrange(_COUNT)
            await asyncio.sleep(self.chance.uniform(*_LIFE))
            self.bots[shard].kill()
            await self.bots[shard].wait()
            await self._start(shard)
            print(f"kill {number + 1} of {kills}, links {len(self.posted)}", file=sys.stderr, flush=True)
        posting.cancel()
        await self._finish()
        figures = await asyncio.to_thread(self._figures)
        for bot in self.bots.values():
            bot.terminate()
            await bot.wait()
        return figures

    async def _settle(self) -> None:
        """Set the desk up so that it saves links from the channel `links` of each server."""
        for shard, servers in self.servers.items():
            path = self._folder(shard) / "desk.sqlite3"
            path.parent.mkdir(mode=0o700)
            async with Database.open(path) as database:
                for server in servers:
                    desk = ServerSettings(int(server.id), (int(server.channel("links").id),))
                    await database.write(settings.save, desk)

    def _folder(self, shard: int) -> Path:
        return self.home / Shards((shard,), _COUNT).folder

    async def _start(self, shard: int) -> None:
        env = {
            **self.site.net_env(),
            "DESK_HOME": str(self.home),
            "DESK_SHARDS": f"{shard}/{_COUNT}",
            "DESK_READERS": "1",
            "PYTHONPATH": str(ROOT),
        }
        self.starts[shard] += 1
        log = self.home / f"log-{shard}"
        self.bots[shard] = await self.rig.launch(
            "bot", "run", cwd=self.home, env=env, ready=False, python=sys.executable, log_path=log
        )

    async def _connected(self) -> None:
        def live() -> set[int]:
            return {session.shard[0] for session in self.rig.gateway.live}

        await self.rig.until(lambda: live() == set(range(_COUNT)), _PATIENCE)

    def _article(self, number: int) -> str:
        """Add a page; returns its address."""
        host, path = f"outlet{number % _HOSTS}.example", f"/news/{number}"
        paragraphs = self.chance.sample(self.texts, _PARAGRAPHS)
        self.site.article(host, path, f"Report number {number} of the day", paragraphs, site_name=f"Outlet {number}")
        return f"http://{host}{path}"

    async def _post(self) -> None:
        everyone = [server for servers in self.servers.values() for server in servers]
        number = _HOSTS
        while True:
            url, server = self._article(number), self.chance.choice(everyone)
            channel, anna = server.channel("links"), server.member("anna")
            self.posted.append((await anna.post(channel, url), url))
            number += 1
            await asyncio.sleep(_PAUSE)

    async def _schedule(self, kills: int) -> None:
        """A digest each minute of the run on each server, each in a channel of its own."""
        minutes = 2 + round(kills * (sum(_LIFE) / 2 + 1) / 60)
        begin = datetime.now(UTC) + timedelta(minutes=2)
        for servers in self.servers.values():
            for server in servers:
                mina = server.member("mina", permissions="manage_guild")
                for minute in range(minutes):
                    at = begin + timedelta(minutes=minute)
                    channel = server.channel(f"digest-{minute}")
                    reply = await mina.slash(
                        channel, "digest schedule", at=f"{at:%H:%M}", zone="UTC", timeout=_PATIENCE
                    )
                    assert "scheduled" in reply.text, reply.text
                    self.due.append(channel)

    async def _finish(self) -> None:
        """Wait until every owed message has arrived, and long enough for wrong ones to arrive."""
        with suppress(TimeoutError):
            await self.rig.until(self._is_done, _PATIENCE + 60.0)
        await asyncio.sleep(20.0)

    def _is_done(self) -> bool:
        return all(self._answers(message) for message, _ in self.posted) and all(map(_digests, self.due))

    def _answers(self, message: Any) -> int:
        return sum(one.by_bot and one.reply_to == message.id for one in message.channel.messages)

    def _figures(self) -> KillFigures:
        answers = [self._answers(message) for message, _ in self.posted]
        digests = [_digests(channel) for channel in self.due]
        hits = [self._hits(url) for _, url in self.posted]
        return KillFigures(
            links=len(self.posted),
            digests=len(self.due),
            again=sum(count > 1 for count in hits),
            unanswered=answers.count(0),
            answered_twice=sum(count > 1 for count in answers),
            not_stored=len(self.posted) - self._stored(),
            digests_missing=sum(not marks for marks in digests),
            digests_twice=sum(len(marks) > len(set(marks)) for marks in digests),
            identifies_too_close=self._too_close(),
            registered_elsewhere=max(len(self.rig.calls_to("PUT /applications/*/commands")) - self.starts[0], 0),
        )

    def _hits(self, url: str) -> int:
        host, _, path = url.removeprefix("http://").partition("/")
        return sum(hit.method == "GET" for hit in self.site.hits_for(host, f"/{path}"))

    def _stored(self) -> int:
        """The number of links that are one article in the database of their server's process, on its shelf."""
        found = 0
        for shard, servers in self.servers.items():
            ids = {server.id: server for server in servers}
            with closing(sqlite3.connect(self._folder(shard) / "desk.sqlite3")) as connection:
                for message, url in self.posted:
                    guild = message.channel.guild
                    if guild is None or guild.id not in ids:
                        continue
                    rows = connection.execute(
                        "SELECT count(*) FROM shelves AS k JOIN shelf_articles AS s ON s.shelf_id = k.id"
                        " JOIN articles AS a ON a.id = s.article_id WHERE k.key = ? AND a.url = ?",
                        (f"guild:{guild.id}", url),
                    ).fetchone()
                    found += rows[0] == 1
        return found

    def _too_close(self) -> int:
        """Identifies less than five seconds after the one before, of any process."""
        times = [at for at, kind, _ in self.rig.gateway.history if kind == "identify"]
        return sum(later - earlier < 5.0 for earlier, later in pairwise(times))


def _digests(channel: Any) -> list[int]:
    """The marks of the messages in a channel: those of a digest's parts differ, those of one part sent twice do not."""
    return [one.components[0]["id"] for one in channel.messages if one.by_bot]
