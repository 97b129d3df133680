"""`/summary`: a saved article in linked sentences, and its statements."""

from __future__ import annotations

import discord
from discord import app_commands
from discord.ext import commands
from msgspec.structs import replace

from bot.client import DeskBot
from bot.model.answers import SummaryAnswer
from cogs._cards import article
from cogs._layout import custom_ids
from cogs._ui import autocomplete
from cogs._ui.answer_replies import CardForm, first_post_for, reply
from cogs._ui.places import shelf_of
from cogs._ui.respond import Reply, ReplyButton, answer

_SUMMARY = CardForm(article.summary_card)


class SummaryCog(commands.Cog):
    """Summaries."""

    def __init__(self, bot: DeskBot) -> None:
        self._answers = bot.app.answers

    @app_commands.command(description="Summarise a saved article")
    @app_commands.describe(article="Title, link, or link to a Discord message", length="Length of the summary")
    @app_commands.choices(length=autocomplete.LENGTHS)
    @app_commands.autocomplete(article=autocomplete.article_titles)
    async def summary(
        self, interaction: discord.Interaction[DeskBot], article: str, length: int = article.STANDARD
    ) -> None:
        """Answer with the summary."""
        await answer(interaction, self._summary(interaction, article, length))

    async def _summary(self, interaction: discord.Interaction[DeskBot], name: str, length: int) -> Reply:
        return await present(interaction, await self._answers.summary(shelf_of(interaction), name, length))


class ArticleButton(ReplyButton, template=custom_ids.article.template):
    """Another length of a summary, or who said what."""

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Turn the card."""
        name, view = self.state["article"], self.state["view"]
        length = article.STANDARD if view == "said" else int(view)
        summary = await interaction.client.app.answers.summary(shelf_of(interaction), name, length)
        return Reply(article.said_card(summary)) if view == "said" else await present(interaction, summary)


async def present(interaction: discord.Interaction[DeskBot], summary: SummaryAnswer) -> Reply:
    """The card of a summary."""
    first = await first_post_for(interaction, summary.first_post)
    summary = replace(summary, first_post=first)
    return await reply(interaction, _SUMMARY, summary, about=(summary.article.id, summary.length))


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(ArticleButton)
    await bot.add_cog(SummaryCog(bot))
