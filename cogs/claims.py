"""`/claims`: the numbers that sources give on a topic, confirmations and denials, and the other side's answers."""

from __future__ import annotations

from functools import partial
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import DeskBot
from bot.model.evidence.claims import ClaimView
from bot.services.evidence.claims import LONGEST, ClaimsQuestion
from cogs._cards.evidence.claims import claims_card
from cogs._layout import custom_ids
from cogs._ui import autocomplete
from cogs._ui.button_state import question
from cogs._ui.places import shelf_of
from cogs._ui.respond import Reply, ReplyButton, answer


class ClaimsCog(commands.Cog):
    """Claims on a topic."""

    def __init__(self, bot: DeskBot) -> None:
        self._bot = bot

    @app_commands.command(
        description="The numbers that sources give on a topic, confirmations and denials, and the replies to them"
    )
    @app_commands.describe(
        topic="A name or story from the list, or words as in a search: Kursk, troops Russia",
        since="First day of the articles, in Korea: 2024-10-31, 2024-10, last month",
        until="Last day, written in the same way",
    )
    async def claims(
        self,
        interaction: discord.Interaction[DeskBot],
        topic: app_commands.Range[str, 1, LONGEST],
        since: str | None = None,
        until: str | None = None,
    ) -> None:
        """Answer with the numbers."""
        asked = {"ask": "claims", "topic": topic, "since": since, "until": until}
        await answer(interaction, _shown(interaction, asked))

    @claims.autocomplete("topic")
    async def _topics(self, interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
        return autocomplete.shown(await self._bot.app.claims.suggest(shelf_of(interaction), typed), typed)


class ClaimsButton(ReplyButton, template=custom_ids.claims.template):
    """Another view or page of the claims on a topic."""

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Turn the card."""
        token = self.state["token"]
        _, asked = await question(interaction, token, "claims")
        return await _shown(interaction, asked, token, ClaimView(self.state["view"]), int(self.state["page"]))


async def _shown(
    interaction: discord.Interaction[DeskBot],
    asked: dict[str, Any],
    token: str | None = None,
    view: ClaimView = ClaimView.NUMBERS,
    page: int = 0,
) -> Reply:
    app, shelf = interaction.client.app, shelf_of(interaction)
    token = token or await app.pages.hold(shelf, asked)
    found = await app.claims.claims(ClaimsQuestion(shelf, asked["topic"], asked["since"], asked["until"], view, page))
    return Reply(claims_card(found, token), empty=None if any(found.counts) else partial(claims_card, found, token))


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(ClaimsButton)
    await bot.add_cog(ClaimsCog(bot))
