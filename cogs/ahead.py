"""`/ahead`: the coming events that the saved articles name with a day, the soonest first."""

from __future__ import annotations

from functools import partial
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import DeskBot
from bot.model.evidence.ahead import AheadKind
from bot.services.evidence.ahead import MOST_DAYS, AheadQuestion
from cogs._cards.evidence.ahead import ahead_card
from cogs._layout import custom_ids
from cogs._ui import autocomplete
from cogs._ui.button_state import question
from cogs._ui.places import shelf_of
from cogs._ui.respond import Reply, ReplyButton, answer

_LONGEST_TOPIC = 100


class AheadCog(commands.Cog):
    """The list of coming events."""

    @app_commands.command(description="Coming talks, drills, votes and court dates that the saved articles name")
    @app_commands.describe(
        days="Only events within this number of days",
        kind="Kind of event",
        topic="Only events in articles on a subject, a name or words",
    )
    @app_commands.choices(kind=autocomplete.AHEAD_KINDS)
    async def ahead(
        self,
        interaction: discord.Interaction[DeskBot],
        days: app_commands.Range[int, 1, MOST_DAYS] | None = None,
        kind: str | None = None,
        topic: app_commands.Range[str, 1, _LONGEST_TOPIC] | None = None,
    ) -> None:
        """Answer with the soonest events."""
        asked = {"ask": "ahead", "days": days, "kind": kind, "topic": topic}
        await answer(interaction, _shown(interaction, asked))


class AheadButton(ReplyButton, template=custom_ids.ahead.template):
    """Another page of events."""

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Turn the page."""
        token = self.state["token"]
        _, asked = await question(interaction, token, "ahead")
        return await _shown(interaction, asked, token, int(self.state["page"]))


async def _shown(
    interaction: discord.Interaction[DeskBot], asked: dict[str, Any], token: str | None = None, page: int = 0
) -> Reply:
    app, shelf = interaction.client.app, shelf_of(interaction)
    kind = AheadKind(asked["kind"]) if asked["kind"] else None
    token = token or await app.pages.hold(shelf, asked)
    found = await app.ahead.ahead(shelf, AheadQuestion(asked["days"], kind, asked["topic"]), page)
    return Reply(ahead_card(found, token), empty=None if found.events else partial(ahead_card, found, token))


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(AheadButton)
    await bot.add_cog(AheadCog())
