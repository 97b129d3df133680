"""`/term`: the first and last use of a word or phrase by state media and by others, and its uses by month."""

from __future__ import annotations

from functools import partial

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import DeskBot
from bot.model.evidence.terms import TermUsers
from bot.services.evidence.terms import LONGEST, TermQuestion
from cogs._cards.evidence.terms import term_card
from cogs._layout import custom_ids
from cogs._ui.button_state import question
from cogs._ui.places import shelf_of
from cogs._ui.respond import Reply, ReplyButton, answer


class TermCog(commands.Cog):
    """The uses of a term."""

    @app_commands.command(
        description="When state media and others first and last used a word or phrase, with counts by month"
    )
    @app_commands.describe(term="A word or phrase as articles write it: socialist, northern half")
    async def term(self, interaction: discord.Interaction[DeskBot], term: app_commands.Range[str, 1, LONGEST]) -> None:
        """Answer with the summary."""
        await answer(interaction, _summed(interaction, term))


class TermButton(ReplyButton, template=custom_ids.term.template):
    """The summary, or a page of the articles of state media or of others."""

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Turn the card."""
        token, view = self.state["token"], self.state["view"]
        shelf, asked = await question(interaction, token, "term")
        shown = None if view == "summary" else TermUsers(view)
        page = int(self.state["page"])
        found = await interaction.client.app.terms.term(TermQuestion(shelf, asked["term"], shown, page))
        return Reply(term_card(found, token))


async def _summed(interaction: discord.Interaction[DeskBot], term: str) -> Reply:
    app, shelf = interaction.client.app, shelf_of(interaction)
    found = await app.terms.term(TermQuestion(shelf, term))
    token = await app.pages.hold(shelf, {"ask": "term", "term": term})
    used = found.state.total or found.others.total
    return Reply(term_card(found, token), empty=None if used else partial(term_card, found, token))


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(TermButton)
    await bot.add_cog(TermCog())
