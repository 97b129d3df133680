"""`/search`: full-text search in the shelf."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import DeskBot
from bot.model.jobs import Shelf
from cogs._cards.search.hits import search_card
from cogs._layout import custom_ids
from cogs._ui.button_state import question
from cogs._ui.buttons import DeskButton
from cogs._ui.respond import Reply, answer, shelf_of


class SearchCog(commands.Cog):
    """Full-text search."""

    def __init__(self, bot: DeskBot) -> None:
        self._bot = bot

    @app_commands.command(description="Search the saved articles for words")
    @app_commands.describe(query="Words to look for")
    async def search(self, interaction: discord.Interaction[DeskBot], query: str) -> None:
        """Answer with the first page of hits."""
        await answer(interaction, self._first(shelf_of(interaction), query))

    async def _first(self, shelf: Shelf, query: str) -> Reply:
        found = await self._bot.app.answers.search(shelf, query)
        token = await self._bot.app.pages.remember(shelf, {"ask": "search", "query": query})
        return Reply(search_card(found, token))


class SearchButton(DeskButton, template=custom_ids.SEARCH):
    """Another page of hits."""

    async def press(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Turn the page."""
        await answer(interaction, self._turned(interaction))

    async def _turned(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        token = self.state["token"]
        shelf, asked = await question(interaction, token, "search")
        found = await interaction.client.app.answers.search(shelf, asked["query"], int(self.state["page"]))
        return Reply(search_card(found, token))


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(SearchButton)
    await bot.add_cog(SearchCog(bot))
