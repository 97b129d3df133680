"""Members and channels that watch: words that pages will have, and a name that all of them have.

What is watched is chosen from a source of chance of its own, so that the rest of a seed stays as it is without watches.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import time
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from bot.app import App
from bot.model.watches.watch import AlertRhythm, QuietHours, WatchAsker, WatchKind, WatchPlace, WatchTarget, WatchTimes
from bot.storage.watches import watches
from tests.simulation.client import Command, SimulatedBot
from tests.simulation.guilds import Channel, Guild
from tests.simulation.members import MEMBERS
from tests.simulation.world import World

_AHEAD = 6
"""Pages from now on among which the watched one is."""
_NAME = WatchTarget(WatchKind.ENTITY, "kim-jong-un", "Kim Jong Un")
_ZONES = ("Asia/Seoul", "America/New_York", "Europe/London")


class Watching(Struct):
    """A watch that the desk confirmed, from `since` on. `shelf` is what it looks at: a server, or a member's direct
    messages. `member` is whose direct messages take its alerts, None where `channel` is the server's. `times`: since
    when it has which, oldest first. `until`: when it was erased, or lost by a restore; not `is_ended` while an erasure
    was only asked for, which may be refused. `word` is what its alerts are called."""

    id: int
    shelf: int
    channel: int
    added_in: int
    member: int | None
    word: str
    times: list[tuple[float, WatchTimes]]
    since: float
    until: float | None = None
    is_ended: bool = True

    @property
    def is_of_server(self) -> bool:
        """Whether it looks at a server's shelf."""
        return self.member is None or self.shelf != self.channel

    def times_at(self, at: float) -> WatchTimes:
        """When it told at that time."""
        return next((times for since, times in reversed(self.times) if since <= at), self.times[0][1])


class Watchers:
    """What members and managers do with watches in a run."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.chance = random.Random(world.seed ^ 0x5EED)  # noqa: S311  # repeatable, not secret
        self.watches: list[Watching] = []
        self.unconfirmed: list[Watching] = []
        """Watches that were asked for and that the desk did not confirm, as when it was killed: it may have them."""
        self.left: list[tuple[int, int, float]] = []
        """Server, member, and when the member left it."""

    @property
    def perhaps(self) -> list[Watching]:
        """The watches that the desk has or may have."""
        return [*self.watches, *self.unconfirmed]

    def may_be(self, watch: Watching, at: float) -> list[Watching]:
        """A watch as the desk may have it at that time: as confirmed, or as it was asked for anew without an answer."""
        same = (watch.shelf, watch.channel, watch.member, watch.word)
        asked = [one for one in self.unconfirmed if (one.shelf, one.channel, one.member, one.word) == same]
        return [watch, *(one for one in asked if one.since <= at)]

    def first_ones(self, guild: Guild) -> Iterator[Command]:
        """Of a server: a channel and a member watch a name and a word, another member a word in direct messages."""
        yield self.watched(guild, None, _NAME)
        yield self.watched(guild, self.chance.choice(MEMBERS), _NAME)
        yield self.watched(guild, None, self._word())
        yield self.watched(guild, self.chance.choice(MEMBERS), self._word())
        yield self.watched(None, self.chance.choice(MEMBERS), self._word())

    def another(self) -> Command:
        """A watch of anybody on any word."""
        guild = self.chance.choice([*self.world.server.guilds.values(), None])
        member = self.chance.choice([*MEMBERS, None]) if guild is not None else self.chance.choice(MEMBERS)
        return self.watched(guild, member, self._word())

    def watched(self, guild: Guild | None, member: int | None, target: WatchTarget) -> Command:
        """`/watch add`, and the button that confirms it."""
        world, times = self.world, self._times()
        direct = world.server.direct_channel(member) if member is not None else None
        channel = direct or (guild.channels[self.chance.choice([1, 2])] if guild is not None else None)
        added_in = guild.channels[0] if guild is not None else direct
        assert channel is not None
        assert added_in is not None
        asker = member if member is not None else 7099
        place = WatchPlace(asker, guild.id if guild else None, added_in.id, channel.id, personal=member is not None)
        shelf = guild.id if guild is not None else added_in.shelf

        async def act(app: App, bot: SimulatedBot) -> None:
            now = world.virtual.now
            asked = Watching(0, shelf, channel.id, added_in.id, member, target.name, [(now, times)], now)
            self.unconfirmed.append(asked)
            watch = await app.watches.add(place, target, times)
            self.unconfirmed.remove(asked)
            known = next((one for one in self.watches if one.id == watch.id and one.until is None), None)
            if known is not None:
                known.times.append((world.virtual.now, times))
                return
            self.watches.append(
                replace(asked, id=watch.id, times=[(world.virtual.now, times)], since=world.virtual.now)
            )
            world.note(f"watch {watch.id} of {target.name} in {channel.id} on {shelf}")

        return act

    def close(self) -> Channel:
        """A member's direct messages take no messages of the desk for some hours."""
        member = self.chance.choice(MEMBERS)
        channel = self.world.server.direct_channel(member)
        self.world.server.closed.add(member)
        self.world.note(f"direct messages of {member} are closed")
        return channel

    def opened(self, channel: Channel) -> Command:
        """They take them again, and the member lets the watches go on."""
        member = channel.recipient
        assert member is not None

        async def act(app: App, bot: SimulatedBot) -> None:
            self.world.server.closed.discard(member)
            who = WatchAsker(member, None)
            for line in await app.watches.listed(who):
                if line.watch.paused is not None:
                    await app.watches.pause(who, str(line.watch.id), paused=False)
            self.world.note(f"direct messages of {member} are open, the watches go on")

        return act

    def leave(self) -> None:
        """A member leaves a server, and the desk is not told."""
        guild, member = self.chance.choice([*self.world.server.guilds.values()]), self.chance.choice(MEMBERS)
        guild.gone.add(member)
        self.left.append((guild.id, member, self.world.virtual.now))
        self.world.note(f"{member} left {guild.id}")

    def erase(self, member: int) -> list[Watching]:
        """The member asks to erase the own watches: these."""
        asked = [one for one in self.watches if one.member == member and one.until is None]
        for one in asked:
            one.until, one.is_ended = self.world.virtual.now, False
        return asked

    def restored(self, database: Path) -> None:
        """Watches that were added later than the copy are lost; the others have the times that they had then. One that
        an earlier restore lost may be back: it alerts, and nothing more is expected of it."""
        now = self.world.virtual.now
        with closing(sqlite3.connect(database)) as connection:
            connection.row_factory = sqlite3.Row
            for one in self.watches:
                watch = watches.find(connection, one.id)
                if watch is not None:
                    one.times.append((now, watch.times))
                    one.is_ended = one.until is None
                elif one.until is None:
                    one.until = now

    def _word(self) -> WatchTarget:
        word = self.world.coming_token(self.chance.randint(1, _AHEAD))
        return WatchTarget(WatchKind.PHRASE, word, word)

    def _times(self) -> WatchTimes:
        quiet = None
        if self.chance.random() < 0.4:
            start = self.chance.randint(0, 23)
            quiet = QuietHours(time(start), time((start + self.chance.randint(1, 9)) % 24))
        rhythm = self.chance.choice([AlertRhythm.ONCE, AlertRhythm.ONCE, AlertRhythm.HOUR, AlertRhythm.DAY])
        return WatchTimes(rhythm, quiet if rhythm is not AlertRhythm.DAY else None, self.chance.choice(_ZONES))
