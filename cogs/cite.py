"""`/cite`: a saved article as a citation, with the sentences that are cited."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import DeskBot
from bot.model.evidence.citations import CitationStyle
from cogs._cards.evidence.citations import citation_card
from cogs._layout import custom_ids
from cogs._ui import autocomplete
from cogs._ui.button_state import question
from cogs._ui.places import shelf_of
from cogs._ui.respond import Reply, ReplyButton, answer


class CiteCog(commands.Cog):
    """Citations."""

    @app_commands.command(description="Cite a saved article in Chicago, APA, BibTeX or Markdown")
    @app_commands.describe(
        article="Title, link, or link to a Discord message",
        style="How the citation is written",
        sentences="Sentences to cite: numbers such as 2, 4-6, or words of them",
    )
    @app_commands.choices(style=autocomplete.CITATION_STYLES)
    @app_commands.autocomplete(article=autocomplete.article_titles)
    async def cite(
        self,
        interaction: discord.Interaction[DeskBot],
        article: str,
        style: str = "chicago",
        sentences: str | None = None,
    ) -> None:
        """Answer with the citation, to the asker only."""
        asked = {"ask": "cite", "article": article, "sentences": sentences}
        await answer(interaction, _shown(interaction, asked, CitationStyle(style)), private=True)


class CiteButton(ReplyButton, template=custom_ids.cite.template):
    """The same citation in another style."""

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Show the style."""
        token = self.state["token"]
        _, asked = await question(interaction, token, "cite")
        return await _shown(interaction, asked, CitationStyle(self.state["style"]), token)


async def _shown(
    interaction: discord.Interaction[DeskBot], asked: dict[str, Any], style: CitationStyle, token: str | None = None
) -> Reply:
    app, shelf = interaction.client.app, shelf_of(interaction)
    token = token or await app.pages.hold(shelf, asked)
    cited = await app.citations.citation(shelf, asked["article"], asked["sentences"])
    return Reply(citation_card(cited, style, token))


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(CiteButton)
    await bot.add_cog(CiteCog())
