"""What a seed schedules: days of members, managers, moderators and sites, as far as it plays these parts, and of
faults, many of them at the moments when the desk is busy. At the end all faults stop, and the desk gets a day and a
half to finish its work.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import time
from functools import partial
from pathlib import Path

from bot.model.deliveries import Rhythm
from tests.simulation import (
    curation,
    filters,
    forgetting,
    languages,
    managers,
    members,
    removals,
    retractions,
    search_digests,
    threads,
)
from tests.simulation.client import Command
from tests.simulation.faults import FAULTS, Faults
from tests.simulation.guilds import Message
from tests.simulation.life import Life
from tests.simulation.parts import Part
from tests.simulation.world import World

SETTLING = 36 * 3600.0
_MINUTE, _HOUR = 60.0, 3600.0
_PART_OF = {"order_restore": Part.RESTORES, "clock_steps": Part.CLOCKS}
"""Faults that are parts of their own."""


class Plan:
    """The events of a run; `faults` are all of `FAULTS` unless given. `over` once the desk was stopped at its end."""

    def __init__(self, world: World, seconds: float, faults: Collection[str] | None = None) -> None:
        self.world = world
        self._only = faults
        self.end = seconds
        self.over = False
        self.life: Life | None = None
        self._settling = False
        self.faults = Faults(world)
        self._busy: list[float] = []
        world.virtual.at(20.0, self._open_desks)
        self._schedule_life()
        self._schedule_faults()
        if self._plays(Part.WATCHES):
            self._schedule_watches()
        for part, planned in (
            (Part.LANGUAGES, languages.changes),
            (Part.REMOVALS, removals.removals),
            (Part.RETRACTIONS, retractions.retractions),
            (Part.FORGETTING, partial(forgetting.erasures, erase=self._erase_soon)),
        ):
            for when, act in planned(world, seconds) if self._plays(part) else ():
                self._at(when, act)
        world.virtual.at(seconds, self._settle)
        world.virtual.at(seconds + SETTLING, self._finish)

    # -------------------------------------------------------------- lives

    def began(self, life: Life) -> None:
        """A desk starts."""
        self.life = self.faults.life = life

    def ended(self, outcome: str, folder: Path) -> None:
        """A desk has ended: time passes until the next one starts."""
        world, chance = self.world, self.world.chance
        self.life = self.faults.life = None
        if outcome not in ("killed", "stopped") and not world.faulty_storage:
            world.bugs.append(f"the desk {outcome}")
        pause = chance.choice([1.0, 5.0, 30.0, 10 * _MINUTE, 3 * _HOUR, 20 * _HOUR if chance.random() < 0.3 else 5.0])
        world.virtual.pass_until(world.virtual.now + (5.0 if self._settling else pause))
        if self.faults.restores:
            self.faults.restores = False
            managers.restore_backup(world, folder)

    # -------------------------------------------------------------- what is no fault

    def _open_desks(self) -> None:
        """The managers' first settings, as soon as there is a desk to take them."""
        chance = self.world.chance
        if self.life is None or self.life.bot is None or not self.life.bot.is_ready():
            self.world.virtual.after(20.0, self._open_desks)
            return
        for number, guild in enumerate(self.world.server.guilds.values()):
            self.life.command(managers.saved(self.world, guild, {guild.channels[0].id, guild.channels[1].id}))
            at = time(chance.choice([7, 8, 18]), chance.choice([0, 30]))
            zone = chance.choice(["Asia/Seoul", "America/New_York", "Europe/London", "UTC"])
            channel = guild.channels[chance.choice([1, 2])]
            if self._plays(Part.DIGESTS):
                self.life.command(managers.ordered(self.world, channel, at, zone, Rhythm.DAY, self._outlet()))
            if self._plays(Part.DIGESTS) and number:
                self.life.command(
                    managers.ordered(self.world, guild.channels[2], at, zone, Rhythm.WEEK, self._outlet())
                )
            if self._plays(Part.FEEDS) and not number:
                self.life.command(managers.followed(self.world, guild.channels[0]))
            if self._plays(Part.ONLY) and number:
                self.life.command(managers.followed(self.world, guild.channels[0], self.world.only))
            if self._plays(Part.WATCHES):
                for command in self.world.watchers.first_ones(guild):
                    self.life.command(command)

    def _schedule_watches(self) -> None:
        """More watches, a member who takes no direct messages for a while, one who leaves a server."""
        watchers = self.world.watchers
        chance = watchers.chance
        for _ in range(chance.randint(1, 4)):
            self._at(chance.uniform(_MINUTE, self.end), lambda: self._watch(watchers.another()))
        if chance.random() < 0.5:
            self._at(chance.uniform(_MINUTE, self.end), self._close_direct_messages)
        if chance.random() < 0.3:
            self._at(chance.uniform(_MINUTE, self.end), watchers.leave)

    def _watch(self, command: Command) -> None:
        if self.life is not None:
            self.life.command(command)

    def _close_direct_messages(self) -> None:
        watchers = self.world.watchers
        channel = watchers.close()
        end_trouble = self.world.begin_trouble(channel)

        def opens() -> None:
            self._watch(watchers.opened(channel))
            if channel.recipient in self.world.server.closed:
                self.world.virtual.after(_HOUR, opens)
                return
            end_trouble()

        self.world.virtual.after(watchers.chance.uniform(_MINUTE, 30 * _HOUR), opens)

    def _schedule_life(self) -> None:
        chance = self.world.chance
        for _ in range(chance.randint(9, 15) if self._plays(Part.CROWD) else chance.randint(4, 8)):
            self._at(self._moment(), self._post)
        for act, fewest, most, *parts in (
            (self._page_changes, 1, 4, Part.CHANGES),
            (self._publish, 3, 8, Part.FEEDS, Part.ONLY),
            (self._edit, 0, 2, Part.MODERATION),
            (self._moderate, 0, 2, Part.MODERATION),
            (self._paste, 0, 2, Part.PASTES),
            (self._new_settings, 0, 2, Part.SETTINGS),
            (self._new_order, 0, 2, Part.SETTINGS),
            (self._write_privately, 1, 4, Part.PRIVATE),
            (self._ask, 1, 4, Part.QUESTIONS),
            (self._erase, 1, 4, Part.PRIVATE),
            (self._change_filters, 1, 5, Part.FILTERS),
            (self._change_own_filters, 1, 4, Part.FILTERS),
            (self._change_search, 1, 3, Part.SEARCHES),
            (self._change_thread, 1, 5, Part.THREADS),
            (self._curate, 8, 16, Part.CURATION),
        ):
            for _ in range(chance.randint(fewest, most) if self._plays(*parts) else 0):
                self._at(self._moment(), act)
        for _ in range(chance.randint(1, 3) if {Part.PASTES, Part.PRIVATE} <= self.world.parts else 0):
            self._at(self._moment(), self._paste_privately)
        for _ in range(chance.randint(0, 2) if self._plays(Part.FILTERS) else 0):
            self._at(self._slot_moment(), self._change_filters)

    def _post(self) -> None:
        world, chance = self.world, self.world.chance
        channel = self.world.any_desk_channel()
        pages = [world.new_page() if chance.random() < 0.75 else world.old_page()]
        if chance.random() < 0.2:
            pages.append(world.new_page())
        posting = world.post(channel, pages)
        if chance.random() < 0.2:
            world.virtual.after(chance.uniform(0.1, 40.0), lambda: self._edit_message(posting.message))

    def _publish(self) -> None:
        """A site publishes an article, which the feed lists from then on."""
        self.world.publish()

    def _edit(self) -> None:
        if self.world.postings:
            self._edit_message(self.world.chance.choice(self.world.postings).message)

    def _edit_message(self, message: Message) -> None:
        """A member adds words, which changes no link."""
        guild = message.channel.guild
        if message.gone is None and guild is not None and guild.joined and not message.is_forward:
            self.world.server.edit(message, message.content + " !")

    def _moderate(self) -> None:
        """A moderator deletes a member's post, or something that the desk said."""
        world, chance = self.world, self.world.chance
        said = [one for one in world.server.said() if one.gone is None]
        posts = [one.message for one in world.postings if one.message.gone is None]
        found = said if said and chance.random() < 0.4 else posts
        if found:
            message = chance.choice(found)
            world.note(f"moderator deletes {message.id}")
            world.server.remove(message)

    def _change_thread(self) -> None:
        """A thread is archived, or a moderator locks or deletes it."""
        world, chance = self.world, self.world.chance
        there = [one for guild in world.server.guilds.values() for one in guild.threads if not one.is_removed]
        if there:
            thread = chance.choice(there)
            act = chance.choice([threads.archive, threads.archive, threads.lock, threads.remove])
            world.note(f"{act.__name__} thread {thread.id}")
            act(world.server, thread)

    def _curate(self) -> None:
        """Managers save a page, or act on what is saved; or a member posts a page of a site that may be blocked."""
        chance = self.world.curated.chance
        if chance.random() < 0.2:
            curation.posted(self.world)
        elif self.life is not None:
            self.life.command(curation.saved(self.world))
            for _ in range(chance.randint(1, 3)):
                self.life.command(curation.acted(self.world))

    def _paste(self) -> None:
        if self.life is not None:
            guild = self.world.chance.choice([*self.world.server.guilds.values()])
            self.life.command(managers.pasted(self.world, guild))

    def _paste_privately(self) -> None:
        if self.life is not None:
            self.life.command(members.pasted_privately(self.world))

    def _write_privately(self) -> None:
        members.write_privately(self.world)

    def _erase(self) -> None:
        if self.life is not None:
            self.life.command(members.erased(self.world, members.any_member(self.world)))

    def _erase_soon(self, member: int) -> None:
        """A member has everything erased, as soon as the desk is there: links may be read that it missed."""
        if self.over:
            return
        if self.life is None or self.life.bot is None or not self.life.bot.is_ready():
            self.world.virtual.after(1.0, lambda: self._erase_soon(member))
            return
        self.life.command(members.erased(self.world, member))

    def _ask(self) -> None:
        if self.life is not None:
            self.life.command(members.asked(self.world))

    def _change_filters(self) -> None:
        if self.life is not None:
            self.life.command(filters.changed(self.world, self.world.any_guild()))

    def _change_own_filters(self) -> None:
        if self.life is not None:
            self.life.command(members.changed_filters(self.world))

    def _page_changes(self) -> None:
        if self.world.web.pages:
            self.world.change(self.world.chance.choice([*self.world.web.pages.values()]))

    def _new_settings(self) -> None:
        """A channel is taken from the desk's channels, or comes to them."""
        guild = self.world.any_guild()
        if self.life is not None and guild.joined and not guild.channels[1].is_removed:
            self.life.command(managers.changed_channels(self.world, guild))

    def _new_order(self) -> None:
        """A digest is ordered anew, for another time; perhaps while it is being prepared."""
        chance, orders = self.world.chance, [one for one in self.world.orders if one.until is None]
        if self.life is None or not orders:
            return
        order = chance.choice(orders)
        channel = self.world.server.channels[order.channel]
        if channel.guild is None or not channel.guild.joined or channel.is_removed:
            return
        at = time(chance.randint(0, 23), chance.choice([0, 15, 30, 45]))
        self.life.command(managers.ordered(self.world, channel, at, order.zone, order.rhythm, self._outlet()))

    def _outlet(self) -> str | None:
        """The outlet of which a digest is to be, None for a digest on the peninsula."""
        chance = self.world.chance
        return chance.choice(self.world.outlets()) if self._plays(Part.SEARCHES) and chance.random() < 0.7 else None

    def _change_search(self) -> None:
        guild = self.world.any_guild()
        if self.life is not None and guild.joined:
            self.life.command(search_digests.changed(self.world, guild))

    # -------------------------------------------------------------- faults

    def _schedule_faults(self) -> None:
        chance = self.world.chance
        names = [name for name in FAULTS if self._happens(name)]
        for _ in range(chance.randint(3, 10)):
            (name,) = chance.choices(names, [FAULTS[name] for name in names])
            self._at(self._busy_moment(), getattr(self.faults, name))

    def _happens(self, fault: str) -> bool:
        if self._only is not None:
            return fault in self._only
        return fault not in _PART_OF or self._plays(_PART_OF[fault])

    def _plays(self, *parts: Part) -> bool:
        """Whether the seed plays one of these parts."""
        return not self.world.parts.isdisjoint(parts)

    # -------------------------------------------------------------- the end

    def _settle(self) -> None:
        """All faults stop."""
        self._settling = True
        self.world.note("faults stop")
        self.faults.end_all()
        self.world.virtual.after(_HOUR, self._connect_again)

    def _connect_again(self) -> None:
        """What could not be read before is read at the next connection."""
        if self.life is not None and self.life.bot is not None:
            self.life.bot.gateway.drop(2.0, resumes=True)

    def _finish(self) -> None:
        self.over = True
        if self.life is not None:
            self.life.stop()

    # -------------------------------------------------------------- choice

    def _at(self, when: float, act: Callable[[], None]) -> None:
        def unless_settling() -> None:
            if not self._settling:
                act()

        self.world.virtual.at(when, unless_settling)

    def _moment(self) -> float:
        when = self.world.chance.uniform(_MINUTE, self.end)
        self._busy.append(when)
        return when

    def _slot_moment(self) -> float:
        """Around a full or half hour, when digests are due."""
        slots = range(1, int(self.end / (30 * _MINUTE)))
        return self.world.chance.choice(slots) * 30 * _MINUTE + self.world.chance.uniform(-15.0, 15.0)

    def _busy_moment(self) -> float:
        chance = self.world.chance
        if chance.random() < 0.7:
            return chance.choice(self._busy) + chance.uniform(-5.0, 20.0)
        return chance.uniform(_MINUTE, self.end)
