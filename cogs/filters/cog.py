"""`/filters`: what a member leaves out of the answers that only they see."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import DeskBot
from bot.model.settings import FilterScope
from cogs._ui.respond import answer
from cogs.filters import menus


class FiltersCog(commands.Cog):
    """A member's own filters, and the menus of all filters."""

    def __init__(self, bot: DeskBot) -> None:
        self._bot = bot

    @app_commands.command(description="Show or change what is left out of the answers that only you see")
    @app_commands.describe(
        leave_out="Subject, kind of source, outlet or name to leave out", show_again="What to show again"
    )
    @app_commands.autocomplete(leave_out=menus.offered)
    @app_commands.rename(leave_out="leave-out", show_again="show-again")
    async def filters(
        self, interaction: discord.Interaction[DeskBot], leave_out: str | None = None, show_again: str | None = None
    ) -> None:
        """Change what is given, and show the filters."""
        await answer(interaction, menus.changed(interaction, FilterScope.MEMBER, leave_out, show_again), private=True)

    @filters.autocomplete("show_again")
    async def _held(self, interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
        owner = menus.owner_of(interaction, FilterScope.MEMBER)
        return menus.held(await self._bot.app.filters.of(owner), typed)


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(menus.FilterMenu)
    await bot.add_cog(FiltersCog(bot))
