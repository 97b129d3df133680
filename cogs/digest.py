"""`/digest`: the day's digest of a channel, for managers."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import DeskBot
from bot.model.deliveries import CatchUp, QuietDay
from bot.model.errors import DeskError, Reason
from bot.policy.schedule import time_of_day
from cogs import _choices
from cogs._answering import Reply, answer, shelf_of
from cogs._cards.desk import schedule_card
from cogs._cards.notes import note
from cogs._cards.stories import digest_card, weighed_card
from cogs._permissions import trouble_in
from cogs.desk import require_manager

_TOPIC = "Korean Peninsula"
Channel = discord.TextChannel | discord.Thread


@app_commands.guild_only()
@app_commands.default_permissions(manage_guild=True)
class Digest(commands.GroupCog, name="digest", description="The daily digest of a channel"):
    """Standing orders for digests."""

    def __init__(self, bot: DeskBot) -> None:
        super().__init__()
        self._bot = bot

    @app_commands.command(description="Post a digest here every day at a time")
    @app_commands.describe(
        at="The local time of day, such as 08:30",
        channel="The channel; this one if left out",
        topic="A subject, a name or words; the whole peninsula if left out",
        zone="The time zone; the server's if left out",
        quiet="What happens on a day without stories",
        missed="What happens to a digest missed in an outage",
    )
    @app_commands.choices(quiet=_choices.QUIET_DAYS, missed=_choices.MISSED)
    async def schedule(
        self,
        interaction: discord.Interaction[DeskBot],
        at: str,
        channel: Channel | None = None,
        topic: app_commands.Range[str, 1, 100] = _TOPIC,
        zone: str | None = None,
        quiet: str = QuietDay.LINE.value,
        missed: str = CatchUp.ONCE.value,
    ) -> None:
        """Keep the order and show it."""
        order = self._scheduled(interaction, at, channel, topic, zone, QuietDay(quiet), CatchUp(missed))
        await answer(interaction, order, private=True)

    @schedule.autocomplete("topic")
    async def _topics(self, interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
        return await _choices.topics(self._bot.app.answers, shelf_of(interaction), typed)

    @schedule.autocomplete("zone")
    async def _zones(self, _: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
        return _choices.zones(typed)

    @app_commands.command(description="The digests scheduled on this server")
    async def show(self, interaction: discord.Interaction[DeskBot]) -> None:
        """List the orders."""
        await answer(interaction, self._shown(interaction), private=True)

    @app_commands.command(description="What the next digest would hold; only you see it")
    @app_commands.describe(channel="The channel; this one if left out")
    async def preview(self, interaction: discord.Interaction[DeskBot], channel: Channel | None = None) -> None:
        """Compose without posting."""
        await answer(interaction, self._previewed(interaction, channel), private=True)

    @app_commands.command(description="Post the digest now")
    @app_commands.describe(channel="The channel; this one if left out")
    async def now(self, interaction: discord.Interaction[DeskBot], channel: Channel | None = None) -> None:
        """Owe it at once."""
        await answer(interaction, self._sent_now(interaction, channel), private=True)

    @app_commands.command(description="Stop the digest of a channel")
    @app_commands.describe(channel="The channel; this one if left out")
    async def stop(self, interaction: discord.Interaction[DeskBot], channel: Channel | None = None) -> None:
        """Forget the order."""
        await answer(interaction, self._stopped(interaction, channel), private=True)

    @app_commands.command(description="Why a story stands in this channel's last digest, or does not")
    @app_commands.describe(
        story="A story that the digest weighed: its number there or its headline",
        channel="The channel; this one if left out",
    )
    async def why(self, interaction: discord.Interaction[DeskBot], story: str, channel: Channel | None = None) -> None:
        """Give the reasons that were kept with the digest."""
        await answer(interaction, self._explained(interaction, story, channel), private=True)

    @why.autocomplete("story")
    async def _weighed(self, interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
        guild_id, channel_id = _place(interaction, interaction.namespace.channel)
        return _choices.shown(await self._bot.app.digests.suggest_weighed(guild_id, channel_id, typed))

    async def _scheduled(
        self,
        interaction: discord.Interaction[DeskBot],
        at: str,
        channel: Channel | None,
        topic: str,
        zone: str | None,
        quiet: QuietDay,
        missed: CatchUp,
    ) -> Reply:
        guild_id, channel_id = _place(interaction, channel)
        clock = time_of_day(at)
        zone = zone or (await self._bot.app.desks.get(guild_id)).zone
        order = await self._bot.app.digests.schedule(guild_id, channel_id, clock, zone, topic, quiet, missed)
        trouble = trouble_in(interaction.guild, [channel_id])
        return Reply(schedule_card("The digest is scheduled", [order], trouble))

    async def _shown(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        orders = await self._bot.app.digests.show(require_manager(interaction))
        if not orders:
            return Reply(note("No digest is scheduled on this server; `/digest schedule` makes one."))
        return Reply(schedule_card("Digests on this server", orders))

    async def _previewed(self, interaction: discord.Interaction[DeskBot], channel: Channel | None) -> Reply:
        return Reply(digest_card(await self._bot.app.digests.preview(*_place(interaction, channel))))

    async def _sent_now(self, interaction: discord.Interaction[DeskBot], channel: Channel | None) -> Reply:
        guild_id, channel_id = _place(interaction, channel)
        await self._bot.app.digests.now(guild_id, channel_id)
        return Reply(note(f"The digest is on its way to <#{channel_id}>."))

    async def _explained(self, interaction: discord.Interaction[DeskBot], story: str, channel: Channel | None) -> Reply:
        return Reply(weighed_card(await self._bot.app.digests.why(*_place(interaction, channel), story)))

    async def _stopped(self, interaction: discord.Interaction[DeskBot], channel: Channel | None) -> Reply:
        guild_id, channel_id = _place(interaction, channel)
        if not await self._bot.app.digests.stop(guild_id, channel_id):
            raise DeskError(Reason.NO_SCHEDULE, channel=channel_id)
        return Reply(note(f"No more digests in <#{channel_id}>."))


def _place(interaction: discord.Interaction[DeskBot], channel: discord.abc.Snowflake | None) -> tuple[int, int]:
    guild_id = require_manager(interaction)
    channel_id = channel.id if channel is not None else interaction.channel_id
    assert channel_id is not None  # noqa: S101  # commands in a server have a channel
    return guild_id, channel_id


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    await bot.add_cog(Digest(bot))
