"""One process of the desk, from its start to its end: stopped in order, or killed.

    App.open (clock, web, reader, door) -> the bot -> bot/runtime.operate, as `python -m bot run` does it

A kill ends the event loop at once, and the next desk gets a copy of the files. What the coroutines of the killed one
would still do is done outside the world, where it reaches nobody.
"""

from __future__ import annotations

import asyncio
import math
import shutil
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime, time
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from bot import runtime
from bot.app import App
from bot.config import Settings
from bot.fetch.politeness import HostTurns
from bot.model.deliveries import CatchUp, QuietDay, Rhythm, Subscription
from bot.model.errors import DeskError
from bot.policy import schedule
from bot.storage.engine.database import Database
from bot.storage.engine.times import moment
from cogs._sender import DiscordSender
from tests.simulation.client import SimulatedBot
from tests.simulation.door import Door
from tests.simulation.guilds import START
from tests.simulation.loop import SimulatedLoop, Stuck, VirtualTime
from tests.simulation.world import World

LONGEST_STOP = 10.0
_PATIENCE = 120.0
_DUE = """
    SELECT min(due) FROM (
        SELECT min(due_at) AS due FROM jobs WHERE state IN ('queued', 'fetched')
        UNION ALL SELECT min(due_at) FROM deliveries WHERE id IN (
            SELECT min(id) FROM deliveries WHERE state IN ('pending', 'sending') GROUP BY channel_id)
        UNION ALL SELECT min(due_at) FROM watches WHERE due_at IS NOT NULL
        UNION ALL SELECT min(due_at) FROM feeds WHERE due_at IS NOT NULL
        UNION ALL SELECT min(look_at) FROM news_watches WHERE look_at IS NOT NULL)"""
_KEPT = ("desk.sqlite3", "desk.sqlite3-wal", "desk.sqlite3.erased")
_DELIVERIES = "SELECT key, kind, payload, reply_to FROM deliveries LEFT JOIN payloads ON delivery_id = id"


class Life:
    """A desk on a data folder. `outcome` is "stopped", "killed", or why it ended by itself."""

    def __init__(self, world: World, folder: Path) -> None:
        self.world = world
        self.folder = folder
        self.loop = SimulatedLoop(world.virtual)
        self.loop.next_due = self._next_due
        self.door = Door(world.virtual, world.chance)
        self.app: App | None = None
        self.bot: SimulatedBot | None = None
        self._steps_left = 0
        self.outcome = ""
        self._slots: dict[tuple[object, ...], datetime] = {}
        self._main: asyncio.Task[None] | None = None
        self._commands = set[asyncio.Task[None]]()

    def live(self) -> str:
        """Run until the end of this life; its outcome."""
        began = self.world.virtual.now
        self._main = self.loop.create_task(self._serve())
        self._main.add_done_callback(lambda _: self.loop.end())
        try:
            self.loop.run_forever()
        except Stuck:
            self.outcome = "stuck"
        self.world.up.append((began, self.world.virtual.now))
        self.outcome = self.outcome or self._own_end()
        self.world.note(f"desk {self.outcome}")
        return self.outcome

    def stop(self) -> None:
        """SIGTERM."""
        asked = self.world.virtual.now
        assert self._main is not None
        self.outcome = "stopped"
        self._main.add_done_callback(lambda _: self.world.stops.append(self.world.virtual.now - asked))
        self._main.cancel()
        self.world.virtual.after(_PATIENCE, self._not_stopped)

    def kill(self) -> None:
        """SIGKILL: nothing of the desk runs any more."""
        self.outcome = "killed"
        self.loop.end()

    def kill_in(self, steps: int | None) -> None:
        """SIGKILL before the callback of this number from now on; with None not any more."""
        self._steps_left = steps or 0
        self.loop.step = None if steps is None else self._step

    def command(self, act: Callable[[App, SimulatedBot], Awaitable[None]]) -> None:
        """A member's command, where the desk is there to take it. A refusal or a fault is the member's to see."""
        app, bot = self.app, self.bot
        if app is None or bot is None or not bot.is_ready() or self.outcome:
            return

        async def commanded() -> None:
            with suppress(sqlite3.Error, DeskError):
                await act(app, bot)

        task = self.loop.create_task(commanded())
        self._commands.add(task)
        task.add_done_callback(self._commands.discard)

    def leave_to(self, heir: Path) -> None:
        """Copy what a process that was killed leaves on the disk; then end what it left in memory, where nothing that
        it does reaches the copy or the world."""
        heir.mkdir(mode=0o700)
        for name in _KEPT:
            if (self.folder / name).exists():
                shutil.copyfile(self.folder / name, heir / name)
        self._note_deliveries()
        if (self.folder / "backups").exists():
            shutil.copytree(self.folder / "backups", heir / "backups")
        self._take_from_the_world()
        assert self._main is not None
        self.world.over = True
        for task in (self._main, *self._commands):
            task.cancel()
        self._run_out(self._main)
        self.world.over = False
        self.close()
        shutil.rmtree(self.folder)

    def close(self) -> None:
        """As `asyncio.run` at the end: cancel what is left and wait for it. Then close the connections."""
        self.world.over = True
        self._take_from_the_world()
        left = asyncio.all_tasks(self.loop)
        for task in left:
            task.cancel()
        self._run_out(*left)
        self.world.over = False
        if self.outcome != "killed":
            self._note_deliveries()
        self.door.close()
        self.loop.close()
        self.world.server.listener = None

    def _note_deliveries(self) -> None:
        """Record which deliveries the database holds, and what its digests were for: a restore may lose them. The
        desk's own connection is asked. Another one would empty the write-ahead log, which a kill leaves."""
        if not self.door.is_open:
            return
        world = self.world
        for key, kind, payload, reply_to in self.door.reader.execute(_DELIVERIES).fetchall():
            world.keys.add(key)
            if kind == "card" and reply_to is not None:
                world.answered[key] = reply_to
            if kind == "digest":
                digest = msgspec.json.decode(payload)
                before = world.digests.get(key, {"queries": set()})  # one that was told before a restore, and after
                queries = before["queries"] | {digest["query"]}
                world.digests[key] = {"days": [digest["slot_date"], *digest["missed"]], "queries": queries}

    def _take_from_the_world(self) -> None:
        self.loop.virtual = VirtualTime()
        self.loop.virtual.now = self.world.virtual.now
        self.loop.step, self.loop.next_due = None, lambda: math.inf
        self.door.locked = self.door.full = self.door.stuffed = False
        self.door.at_write = lambda: None
        self.world.server.listener = None
        if self.bot is not None:
            self.bot.requests.cut_off()

    def _run_out(self, *tasks: asyncio.Task[Any]) -> None:
        """Run the loop until these tasks have ended."""

        def end_if_done(_: object = None) -> None:
            if all(task.done() for task in tasks):
                self.loop.end()

        for task in tasks:
            task.add_done_callback(end_if_done)
        until = self.loop.time() + _PATIENCE
        self.loop.virtual.at(until, self.loop.end)
        with suppress(Stuck):
            while not all(task.done() for task in tasks) and self.loop.time() < until:
                self.loop.ended = False
                self.loop.run_forever()

    async def _serve(self) -> None:
        world = self.world
        world.web.turns = HostTurns(1.0)
        settings = Settings(desk_home=self.folder, desk_readers=1, desk_backup_days=2, desk_backup_kept=3)
        async with App.open(
            settings,
            clock=world.clock,
            fetcher=world.web,
            analyzer=world.readers,
            open_database=partial(Database.open, connect=self.door.connect),  # type: ignore[arg-type]  # what it uses
            jitter=world.chance.random,
        ) as self.app:
            self.bot = SimulatedBot(self.app, world.server, world.weather, world.chance)
            await runtime.operate(self.app, self.bot, DiscordSender(self.bot), "token")

    def _step(self) -> None:
        self._steps_left -= 1
        if self._steps_left <= 0:
            self.kill()

    def _not_stopped(self) -> None:
        if not self.loop.ended:
            self.world.stops.append(_PATIENCE)
            self.kill()

    def _own_end(self) -> str:
        assert self._main is not None
        error = None if self._main.cancelled() else self._main.exception()
        return f"ended by itself: {error!r}"

    def _next_due(self) -> float:
        """When the desk has something to do by its database, in virtual seconds."""
        if self.bot is None or not self.bot.is_ready():
            return self.world.virtual.now
        connection = self.door.reader
        (due,) = connection.execute(_DUE).fetchone()
        found = [self._virtual(moment(due))] if due is not None else []
        rows = connection.execute("SELECT * FROM subscriptions WHERE suspended IS NULL").fetchall()
        return min([*found, *(self._slot(row) for row in rows)], default=float("inf"))

    def _slot(self, row: sqlite3.Row) -> float:
        key = tuple(row)
        if key not in self._slots:
            order = _subscription(row)
            self._slots[key] = schedule.coming_slots(order, moment(row["done_until"]))[0].due
        return self._virtual(self._slots[key])

    def _virtual(self, at: datetime) -> float:
        return (at - START).total_seconds() - self.world.clock.ahead


def _subscription(row: sqlite3.Row) -> Subscription:
    return Subscription(
        row["id"], row["guild_id"], row["channel_id"], time.fromisoformat(row["at"]), row["zone"], row["topic"],
        QuietDay(row["quiet"]), CatchUp(row["catch_up"]), moment(row["since"]), None, Rhythm(row["rhythm"]), row["on"],
    )  # fmt: skip
