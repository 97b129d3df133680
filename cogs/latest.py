"""`/latest`: the stories of a window, ranked; and why they stand where they stand."""

from __future__ import annotations

from typing import Any

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import DeskBot
from bot.model.answers import LatestAnswer
from bot.model.jobs import Shelf
from cogs import _choices
from cogs._answering import Reply, answer, shelf_of
from cogs._buttons import DeskButton
from cogs._cards import ids
from cogs._cards.stories import latest_card, reasons_of, why_card
from cogs._pages import question


class Latest(commands.Cog):
    """The newest stories."""

    def __init__(self, bot: DeskBot) -> None:
        self._bot = bot

    @app_commands.command(description="The latest stories on the Korean Peninsula, or on a topic")
    @app_commands.describe(
        topic="A subject, a name or words; the whole peninsula if left out",
        since="How far back: 24h, 3d, 2w or a date such as 2024-02-14",
    )
    async def latest(
        self, interaction: discord.Interaction[DeskBot], topic: str | None = None, since: str | None = None
    ) -> None:
        """Answer with the first page."""
        await answer(interaction, self._first(shelf_of(interaction), topic, since))

    @latest.autocomplete("topic")
    async def _topics(self, interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
        return await _choices.topics(self._bot.app.answers, shelf_of(interaction), typed)

    async def _first(self, shelf: Shelf, topic: str | None, since: str | None) -> Reply:
        found = await self._bot.app.latest.latest(shelf, topic, since)
        token = await self._bot.app.pages.remember(shelf, {"ask": "latest", "topic": topic, "since": since})
        return Reply(latest_card(found, token))


async def _page(bot: DeskBot, shelf: Shelf, asked: dict[str, Any], page: int) -> LatestAnswer:
    return await bot.app.latest.latest(shelf, asked["topic"], asked["since"], page)


class LatestButton(DeskButton, template=ids.LATEST):
    """Another page of stories."""

    async def press(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Turn the page."""
        await answer(interaction, self._turned(interaction))

    async def _turned(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        token = self.state["token"]
        shelf, asked = await question(interaction, token, "latest")
        return Reply(latest_card(await _page(interaction.client, shelf, asked, int(self.state["page"])), token))


class WhyButton(DeskButton, template=ids.WHY):
    """Why these stories: told to the presser alone. A digest's reasons were kept as it was composed."""

    async def press(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Explain."""
        await answer(interaction, self._reasons(interaction), private=True)

    async def _reasons(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        shelf, asked = await question(interaction, self.state["token"], "latest")
        if "reasons" in asked:
            return Reply(why_card(asked["reasons"]))
        page = await _page(interaction.client, shelf, asked, int(self.state["page"]))
        return Reply(why_card(reasons_of(page.stories)))


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(LatestButton, WhyButton)
    await bot.add_cog(Latest(bot))
