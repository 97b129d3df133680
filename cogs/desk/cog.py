"""`/desk`: how a server's desk is set up, and how it is doing."""

from __future__ import annotations

import logging
from collections.abc import Callable

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import DeskBot
from bot.model.errors import DeskError, Reason
from bot.model.settings import ServerSettings as DeskSettings
from cogs._cards.desk import desk_card, status_card
from cogs._cards.notes import note
from cogs._ui.discord_errors import DISCORD
from cogs._ui.permissions import trouble_in
from cogs._ui.respond import Reply, answer, shelf_of
from cogs.desk.setup_modal import SetupModal

log = logging.getLogger(__name__)

_HELLO = (
    "Peninsula Desk is here. A manager says with `/desk setup` in which channels it reads links; `/help` tells more."
)


class DeskCog(commands.GroupCog, name="desk", description="The desk itself"):
    """Set-up and state."""

    def __init__(self, bot: DeskBot) -> None:
        super().__init__()
        self._bot = bot

    @app_commands.command(description="Choose channels, time zone and who may hand in articles (managers)")
    async def setup(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Open the window with the settings as they stand."""
        guild_id = require_manager(interaction)
        desk = await self._bot.app.desks.get(guild_id)
        await interaction.response.send_modal(SetupModal(desk, self._save))

    @app_commands.command(description="Queue, shelf, digests, size and version")
    async def status(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Answer with the desk's state."""
        await answer(interaction, self._status(interaction), private=True)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Say how to begin, where the server wants such words."""
        channel = guild.system_channel
        if channel is None or not channel.permissions_for(guild.me).send_messages:
            return
        try:
            await channel.send(view=note(_HELLO))
        except DISCORD as error:
            log.warning("No greeting in channel %s of guild %s: %s", channel.id, guild.id, error)

    async def _save(self, interaction: discord.Interaction[DeskBot], chosen: Callable[[], DeskSettings]) -> None:
        await answer(interaction, self._saved(interaction, chosen), private=True)

    async def _saved(self, interaction: discord.Interaction[DeskBot], chosen: Callable[[], DeskSettings]) -> Reply:
        require_manager(interaction)
        desk = chosen()
        await self._bot.app.desks.save(desk)
        return Reply(desk_card(desk, trouble_in(interaction.guild, desk.channels)))

    async def _status(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        app, guild_id = self._bot.app, interaction.guild_id
        zone = (await app.desks.get(guild_id or 0)).zone
        return Reply(status_card(await app.answers.status(shelf_of(interaction), guild_id), zone))


def require_manager(interaction: discord.Interaction[DeskBot]) -> int:
    """The server's id. Raises DeskError for anyone who may not manage it."""
    if interaction.guild_id is None:
        raise DeskError(Reason.NOT_ALLOWED, "this works in a server only")
    if not interaction.permissions.manage_guild:
        raise DeskError(Reason.NOT_ALLOWED, "it takes the permission Manage Server", user=interaction.user.id)
    return interaction.guild_id


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    await bot.add_cog(DeskCog(bot))
