"""What breaks in a run: the desk, its database and clock, Discord, sites, readers. A fault begins at once and ends by
itself after a while, or with `end_all`.
"""

from __future__ import annotations

from collections.abc import Callable

import discord

from bot.model.errors import Reason
from tests.simulation.client import Weather
from tests.simulation.guilds import Channel, Guild
from tests.simulation.life import Life
from tests.simulation.parts import Part
from tests.simulation.world import Outage, World

_MINUTE, _HOUR = 60.0, 3600.0
_TROUBLES = (Reason.SERVER_ERROR, Reason.UNREACHABLE, Reason.RATE_LIMITED, Reason.DNS_FAILED, Reason.NOT_FOUND)

FAULTS = {
    "kill": 8, "stop": 3, "bad_weather": 4, "discord_down": 2, "drop_connection": 4, "site_trouble": 3,
    "dying_readers": 2, "locked": 2, "full": 2, "clock_steps": 2, "permission": 3, "leave": 1, "falter": 1,
    "order_restore": 1,
}  # fmt: skip
"""Fault -> how often it is chosen, compared with the others."""


class Faults:
    """A method for each of `FAULTS`. `life` is the desk that runs, None between two; `restores` if a backup is to be
    put in place once it has stopped."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.life: Life | None = None
        self.restores = False
        self._denied: dict[int, list[Callable[[], None]]] = {}
        self._away: dict[int, Callable[[], None]] = {}

    def end_all(self) -> None:
        """All faults stop."""
        world, life = self.world, self.life
        self.fair_weather()
        self.discord_up()
        self.healthy_readers()
        self.clock_right()
        for host in world.web.sites:
            self.site_recovers(host)
        for guild in world.server.guilds.values():
            self.come_back(guild)
            self.recover(guild)
            for channel in guild.channels:
                self.permit(channel)
        if life is not None:
            life.door.locked = life.door.full = life.door.stuffed = world.faulty_storage = False
            life.kill_in(None)
            life.door.at_write = lambda: None

    def kill(self) -> None:
        life, chance = self.life, self.world.chance
        if life is None or life.outcome:
            return
        if chance.random() < 0.5:
            life.kill_in(chance.randint(1, 80))
            return
        left = chance.randint(1, 6)

        def written() -> None:
            nonlocal left
            left -= 1
            if left == 0:
                life.kill()

        life.door.at_write = written

    def stop(self) -> None:
        if self.life is not None and not self.life.outcome:
            self.life.stop()

    def bad_weather(self) -> None:
        chance, weather = self.world.chance, self.world.weather
        for name in ("refused", "lost", "late", "short_limit", "long_limit"):
            setattr(weather, name, chance.choice([0.0, 0.05, 0.3]))
        self.world.note(f"weather {weather}")
        lasts = chance.uniform(_MINUTE, 8 * _HOUR)
        self.world.disturb(lasts)
        self.world.virtual.after(lasts, self.fair_weather)

    def fair_weather(self) -> None:
        fair = Weather()
        for name in ("refused", "lost", "late", "short_limit", "long_limit"):
            setattr(self.world.weather, name, getattr(fair, name))

    def discord_down(self) -> None:
        self.world.weather.down = True
        self.world.note("Discord is down")
        lasts = self.world.chance.uniform(10.0, 2 * _HOUR)
        self.world.disturb(lasts)
        self.world.virtual.after(lasts, self.discord_up)

    def discord_up(self) -> None:
        self.world.weather.down = False

    def drop_connection(self) -> None:
        chance = self.world.chance
        if self.life is not None and self.life.bot is not None and self.life.bot.is_ready():
            seconds, resumes = chance.choice([2.0, 40.0, 900.0]), chance.random() < 0.5
            self.world.note(f"connection drops for {seconds} s, resumes: {resumes}")
            self.world.disturb(seconds + _MINUTE)
            self.life.bot.gateway.drop(seconds, resumes=resumes)

    def site_trouble(self) -> None:
        world, chance = self.world, self.world.chance
        host = chance.choice([*world.web.sites])
        site = world.web.sites[host]
        if chance.random() < 0.4:
            site.slow = 40.0
        else:
            site.trouble, site.wait = chance.choice(_TROUBLES), chance.choice([None, 30.0, 1800.0])
        world.note(f"{host}: {site}")
        lasts = chance.uniform(_MINUTE, 6 * _HOUR)
        world.outages.append(Outage(host, world.virtual.now, world.virtual.now + lasts))
        world.virtual.after(lasts, lambda: self.site_recovers(host))

    def site_recovers(self, host: str) -> None:
        site = self.world.web.sites[host]
        site.trouble, site.wait, site.slow = None, None, 2.0

    def dying_readers(self) -> None:
        self.world.readers.dies = 0.6
        world, lasts = self.world, self.world.chance.uniform(_MINUTE, 2 * _HOUR)
        world.outages.append(Outage("", world.virtual.now, world.virtual.now + lasts))
        world.virtual.after(lasts, self.healthy_readers)

    def healthy_readers(self) -> None:
        self.world.readers.dies = 0.0

    def locked(self) -> None:
        self.storage_fault("locked")

    def full(self) -> None:
        """The first, the third and so on leave no room for anything to be written."""
        self.storage_fault("full" if len(self.world.full_disks) % 2 else "stuffed")

    def storage_fault(self, name: str) -> None:
        life, world = self.life, self.world
        if life is None:
            return
        setattr(life.door, name, True)
        world.faulty_storage = True
        world.note(f"database {name}")
        if name != "locked":
            world.full_disks.append(world.virtual.now)

        def over() -> None:
            setattr(life.door, name, False)
            world.faulty_storage = False
            world.note(f"database no longer {name}")

        lasts = world.chance.choice([0.5, 20.0, 900.0])
        world.disturb(lasts)
        world.virtual.after(lasts, over)

    def clock_steps(self) -> None:
        chance, clock = self.world.chance, self.world.clock
        clock.ahead += chance.choice([-3 * _HOUR, -300.0, 90.0, 2 * _HOUR, 26 * _HOUR, 400 * 24 * _HOUR])
        self.world.wrong_clocks.append((self.world.virtual.now, clock.ahead))
        self.world.note(f"clock ahead by {clock.ahead} s")
        self.world.virtual.after(chance.uniform(_MINUTE, 12 * _HOUR), self.clock_right)

    def clock_right(self) -> None:
        self.world.clock.ahead = 0.0
        self.world.wrong_clocks.append((self.world.virtual.now, 0.0))
        self.world.note("clock is right")

    def permission(self) -> None:
        world, chance = self.world, self.world.chance
        channel = self.world.any_desk_channel()
        names = ["view_channel", "send_messages", "read_message_history", "add_reactions"]
        if Part.THREADS in world.parts:
            names += ["create_public_threads", "send_messages_in_threads"]
            channel = chance.choice(
                [channel, *(one for guild in world.server.guilds.values() for one in guild.channels[3:])]
            )
        lost = chance.sample(names, chance.randint(1, 2))
        if channel.is_removed:
            return
        self._denied.setdefault(channel.id, []).append(world.begin_trouble(channel))
        world.server.permit(channel, discord.Permissions(**dict.fromkeys(lost, True)))
        world.note(f"permissions lost in {channel.id}: {lost}")
        world.virtual.after(chance.uniform(10.0, 20 * _HOUR), lambda: self.permit(channel))

    def permit(self, channel: Channel) -> None:
        if channel.denied.value and not channel.is_removed:
            self.world.note(f"permissions back in {channel.id}")
            self.world.server.permit(channel, discord.Permissions.none())
            for end in self._denied.pop(channel.id):
                end()

    def leave(self) -> None:
        guild, world = self.world.any_guild(), self.world
        if guild.joined:
            world.note(f"removed from {guild.id}")
            self._away[guild.id] = world.begin_trouble(*guild.channels)
            world.server.leave(guild)
            world.virtual.after(world.chance.uniform(10.0, 30 * _HOUR), lambda: self.come_back(guild))

    def come_back(self, guild: Guild) -> None:
        if not guild.joined:
            self.world.note(f"invited to {guild.id}")
            self.world.server.join(guild)
            self._away.pop(guild.id)()

    def falter(self) -> None:
        guild, world = self.world.any_guild(), self.world
        if guild.available:
            world.note(f"{guild.id} unavailable")
            world.server.falter(guild)
            lasts = world.chance.uniform(10.0, 3 * _HOUR)
            world.disturb(lasts + _MINUTE)
            world.virtual.after(lasts, lambda: self.recover(guild))

    def recover(self, guild: Guild) -> None:
        if not guild.available:
            self.world.note(f"{guild.id} available")
            self.world.server.recover(guild)

    def order_restore(self) -> None:
        """The operator stops the desk and puts a backup in place."""
        self.restores = True
        self.stop()
