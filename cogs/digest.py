"""`/digest`: the daily, weekly and monthly digests of a channel, for managers."""

from __future__ import annotations

from dataclasses import dataclass

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import DeskBot
from bot.model.deliveries import CatchUp, QuietDay, Rhythm, ScheduleRequest
from bot.model.errors import DeskError, Reason
from bot.policy.schedule import time_of_day
from cogs._cards.desk import schedule_card
from cogs._cards.notes import note
from cogs._cards.stories import digest_card, weighed_card
from cogs._ui import autocomplete
from cogs._ui.permissions import trouble_in
from cogs._ui.respond import Reply, answer, shelf_of
from cogs.desk.cog import require_manager

_TOPIC = "Korean Peninsula"
_CHANNEL = "The channel; this one if left out"
_EVERY = "Which of the channel's digests, if it has several"
Channel = discord.TextChannel | discord.Thread


@dataclass(frozen=True, slots=True)
class _Wish:
    """What a manager ordered, as typed."""

    at: str
    every: str
    on: str | None
    channel: Channel | None
    topic: str
    zone: str | None
    quiet: str
    missed: str


@app_commands.guild_only()
@app_commands.default_permissions(manage_guild=True)
class DigestCog(commands.GroupCog, name="digest", description="The digests of a channel"):
    """Standing orders for digests."""

    def __init__(self, bot: DeskBot) -> None:
        super().__init__()
        self._bot = bot

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Suspend the orders of servers that took the desk off, go on with those that have it back."""
        await self._bot.app.digests.roll_call({guild.id for guild in self._bot.guilds})

    @commands.Cog.listener()
    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Keep the server's orders until the desk is back."""
        await self._bot.app.digests.left(guild.id)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Go on with the orders of a server that knew the desk before."""
        await self._bot.app.digests.returned(guild.id)

    @app_commands.command(description="Post a digest here every day, week or month at a time")
    @app_commands.describe(
        at="The local time of day, such as 08:30",
        every="Each day, if left out; a channel may have one of each",
        on="The day of the week or month: Monday, 15, last; the first if left out",
        channel=_CHANNEL,
        topic="A subject, a name or words; the whole peninsula if left out",
        zone="The time zone; the server's if left out",
        quiet="What happens when there are no stories",
        missed="What happens to a digest missed in an outage",
    )
    @app_commands.choices(every=autocomplete.RHYTHMS, quiet=autocomplete.QUIET_DAYS, missed=autocomplete.MISSED)
    async def schedule(
        self,
        interaction: discord.Interaction[DeskBot],
        at: str,
        every: str = Rhythm.DAY.value,
        on: str | None = None,
        channel: Channel | None = None,
        topic: app_commands.Range[str, 1, 100] = _TOPIC,
        zone: str | None = None,
        quiet: str = QuietDay.LINE.value,
        missed: str = CatchUp.ONCE.value,
    ) -> None:
        """Keep the order and show it."""
        wish = _Wish(at, every, on, channel, autocomplete.topic(topic) or _TOPIC, zone, quiet, missed)
        await answer(interaction, self._scheduled(interaction, wish), private=True)

    @schedule.autocomplete("topic")
    async def _topics(self, interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
        return await autocomplete.topics(self._bot.app.answers, shelf_of(interaction), typed)

    @schedule.autocomplete("zone")
    async def _zones(self, _: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
        return autocomplete.zones(typed)

    @schedule.autocomplete("on")
    async def _days(self, interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
        return autocomplete.days(interaction.namespace.every, typed)

    @app_commands.command(description="The digests scheduled on this server")
    async def show(self, interaction: discord.Interaction[DeskBot]) -> None:
        """List the orders."""
        await answer(interaction, self._shown(interaction), private=True)

    @app_commands.command(description="What the next digest would hold; only you see it")
    @app_commands.describe(channel=_CHANNEL, every=_EVERY)
    @app_commands.choices(every=autocomplete.RHYTHMS)
    async def preview(
        self, interaction: discord.Interaction[DeskBot], channel: Channel | None = None, every: str | None = None
    ) -> None:
        """Compose without posting."""
        await answer(interaction, self._previewed(interaction, channel, every), private=True)

    @app_commands.command(description="Post the digest now")
    @app_commands.describe(channel=_CHANNEL, every=_EVERY)
    @app_commands.choices(every=autocomplete.RHYTHMS)
    async def now(
        self, interaction: discord.Interaction[DeskBot], channel: Channel | None = None, every: str | None = None
    ) -> None:
        """Owe it at once."""
        await answer(interaction, self._sent_now(interaction, channel, every), private=True)

    @app_commands.command(description="Stop the digests of a channel, or one of them")
    @app_commands.describe(channel=_CHANNEL, every="Which of them; all if left out")
    @app_commands.choices(every=autocomplete.RHYTHMS)
    async def stop(
        self, interaction: discord.Interaction[DeskBot], channel: Channel | None = None, every: str | None = None
    ) -> None:
        """Forget the orders."""
        await answer(interaction, self._stopped(interaction, channel, every), private=True)

    @app_commands.command(description="Why a story stands in this channel's last digest, or does not")
    @app_commands.describe(
        story="A story that the digest weighed: its number there or its headline",
        channel=_CHANNEL,
        every=_EVERY,
    )
    @app_commands.choices(every=autocomplete.RHYTHMS)
    async def why(
        self,
        interaction: discord.Interaction[DeskBot],
        story: str,
        channel: Channel | None = None,
        every: str | None = None,
    ) -> None:
        """Give the reasons that were kept with the digest."""
        await answer(interaction, self._explained(interaction, story, channel, every), private=True)

    @why.autocomplete("story")
    async def _weighed(self, interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
        given = interaction.namespace
        try:
            guild_id, channel_id = _place(interaction, given.channel)
        except DeskError:
            return []  # a server may show the command to others; the answer will say what it takes
        rhythm = Rhythm(given.every) if given.every in list(Rhythm) else None
        return autocomplete.shown(await self._bot.app.digests.suggest_weighed(guild_id, channel_id, typed, rhythm))

    async def _scheduled(self, interaction: discord.Interaction[DeskBot], wish: _Wish) -> Reply:
        guild_id, channel_id = _place(interaction, wish.channel)
        clock = time_of_day(wish.at)
        zone = wish.zone or (await self._bot.app.desks.get(guild_id)).zone
        order = await self._bot.app.digests.schedule(
            ScheduleRequest(
                guild_id,
                channel_id,
                clock,
                zone,
                wish.topic,
                QuietDay(wish.quiet),
                CatchUp(wish.missed),
                Rhythm(wish.every),
                wish.on,
            )
        )
        trouble = trouble_in(interaction.guild, [channel_id])
        return Reply(schedule_card("The digest is scheduled", [order], trouble))

    async def _shown(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        orders = await self._bot.app.digests.show(require_manager(interaction))
        if not orders:
            return Reply(note("No digest is scheduled on this server; `/digest schedule` makes one."))
        return Reply(schedule_card("Digests on this server", orders))

    async def _previewed(
        self, interaction: discord.Interaction[DeskBot], channel: Channel | None, every: str | None
    ) -> Reply:
        parts = await self._bot.app.digests.preview(*_place(interaction, channel), _rhythm(every))
        first, *more = [digest_card(part) for part in parts]
        return Reply(first, more=more)

    async def _sent_now(
        self, interaction: discord.Interaction[DeskBot], channel: Channel | None, every: str | None
    ) -> Reply:
        guild_id, channel_id = _place(interaction, channel)
        await self._bot.app.digests.now(guild_id, channel_id, _rhythm(every))
        return Reply(note(f"The digest is on its way to <#{channel_id}>."))

    async def _explained(
        self, interaction: discord.Interaction[DeskBot], story: str, channel: Channel | None, every: str | None
    ) -> Reply:
        why = await self._bot.app.digests.why(*_place(interaction, channel), story, _rhythm(every))
        return Reply(weighed_card(why))

    async def _stopped(
        self, interaction: discord.Interaction[DeskBot], channel: Channel | None, every: str | None
    ) -> Reply:
        guild_id, channel_id = _place(interaction, channel)
        stopped = await self._bot.app.digests.stop(guild_id, channel_id, _rhythm(every))
        if not stopped:
            raise DeskError(Reason.NO_SCHEDULE, channel=channel_id)
        left = any(order.channel_id == channel_id for order in await self._bot.app.digests.show(guild_id))
        which = f"No more digests each {stopped[0].rhythm}" if left else "No more digests"
        return Reply(note(f"{which} in <#{channel_id}>."))


def _rhythm(every: str | None) -> Rhythm | None:
    return None if every is None else Rhythm(every)


def _place(interaction: discord.Interaction[DeskBot], channel: discord.abc.Snowflake | None) -> tuple[int, int]:
    guild_id = require_manager(interaction)
    channel_id = channel.id if channel is not None else interaction.channel_id
    assert channel_id is not None  # noqa: S101  # commands in a server have a channel
    return guild_id, channel_id


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    await bot.add_cog(DigestCog(bot))
