"""`/versions`: the changes of an article since it was saved, or its differences from another one, in red and green."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import DeskBot
from cogs._cards.evidence.comparisons import compare_button, comparison_card
from cogs._cards.versions import versions_card
from cogs._layout import custom_ids
from cogs._ui import autocomplete
from cogs._ui.buttons import DeskButton
from cogs._ui.places import shelf_of
from cogs._ui.respond import Reply, answer


class VersionsCog(commands.Cog):
    """Changes of articles."""

    @app_commands.command(description="Show what changed in an article since it was saved")
    @app_commands.describe(
        article="Title, link, or link to a Discord message", other="Another article, to compare the two word by word"
    )
    @app_commands.autocomplete(article=autocomplete.article_titles, other=autocomplete.article_titles)
    async def versions(self, interaction: discord.Interaction[DeskBot], article: str, other: str | None = None) -> None:
        """Answer with the newest changes, or with the comparison."""
        await answer(interaction, _compared(interaction, article, other) if other else _changes(interaction, article))


class VersionsButton(DeskButton, template=custom_ids.versions.template):
    """Another page of changes, or the changes of a card's article."""

    async def handle(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Turn the card."""
        await answer(interaction, _changes(interaction, self.state["article"], int(self.state["page"])))


class ComparisonButton(DeskButton, template=custom_ids.comparison.template):
    """Two articles compared, or another page of it."""

    async def handle(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Compare."""
        page = int(self.state["page"])
        await answer(interaction, _compared(interaction, self.state["article"], self.state["other"], page))


async def _changes(interaction: discord.Interaction[DeskBot], article: str, page: int = 0) -> Reply:
    app, shelf = interaction.client.app, shelf_of(interaction)
    found = await app.versions.versions(shelf, article, page)
    twin = await app.comparisons.closest_version(shelf, found.article.id)
    return Reply(versions_card(found, [compare_button(found.article, twin)] if twin else []))


async def _compared(interaction: discord.Interaction[DeskBot], article: str, other: str, page: int = 0) -> Reply:
    shelf = shelf_of(interaction)
    return Reply(comparison_card(await interaction.client.app.comparisons.compare(shelf, article, other, page)))


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(VersionsButton, ComparisonButton)
    await bot.add_cog(VersionsCog())
