"""`/versions`: the changes of an article since it was saved, in red and green."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import DeskBot
from cogs._cards.versions import versions_card
from cogs._layout import custom_ids
from cogs._ui import autocomplete
from cogs._ui.buttons import DeskButton
from cogs._ui.places import shelf_of
from cogs._ui.respond import Reply, answer


class VersionsCog(commands.Cog):
    """Changes of articles."""

    def __init__(self, bot: DeskBot) -> None:
        self._bot = bot

    @app_commands.command(description="Show what changed in an article since it was saved")
    @app_commands.describe(article="Title, link, or link to a Discord message")
    async def versions(self, interaction: discord.Interaction[DeskBot], article: str) -> None:
        """Answer with the newest changes."""
        await answer(interaction, _changes(interaction, article))

    @versions.autocomplete("article")
    async def _titles(self, interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
        return autocomplete.shown(await self._bot.app.answers.suggest_articles(shelf_of(interaction), typed))


class VersionsButton(DeskButton, template=custom_ids.VERSIONS):
    """Another page of changes, or the changes of a card's article."""

    async def handle(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Turn the card."""
        await answer(interaction, _changes(interaction, self.state["article"], int(self.state["page"])))


async def _changes(interaction: discord.Interaction[DeskBot], article: str, page: int = 0) -> Reply:
    return Reply(versions_card(await interaction.client.app.versions.versions(shelf_of(interaction), article, page)))


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(VersionsButton)
    await bot.add_cog(VersionsCog(bot))
