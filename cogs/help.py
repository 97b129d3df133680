"""`/help`."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import DeskBot
from cogs._cards.desk import help_card

_LINES = (
    ("/ingest", "saves a link, a file, or a text you paste"),
    ("/summary", "summarises a saved article and shows who said what"),
    ("/latest", "tells the newest stories, on the peninsula or a topic; `since: last` only what is new to you"),
    ("/story", "follows a story day by day: who reported it, who said what, where the numbers differ"),
    ("/versions", "shows what changed in an article since it was saved, in red and green"),
    ("/entity", "looks up a person, organisation, place or weapon, in any spelling or script"),
    ("/search", "finds words in the saved articles"),
    ("/digest", "posts the digest of each day, week or month at a time you choose, and says why (managers)"),
    ("/desk setup", "chooses channels, time zone and who may hand in (managers)"),
    ("/desk status", "shows queue, shelf, size and version"),
    ("/mydata", "exports or erases what the desk holds about you"),
)


class HelpCog(commands.Cog):
    """What the desk does."""

    @app_commands.command(description="What the desk does, and how")
    async def help(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Answer with the commands."""
        alone = interaction.client.intents.message_content
        await interaction.response.send_message(view=help_card(_LINES, alone), ephemeral=True)


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    await bot.add_cog(HelpCog())
