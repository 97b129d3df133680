"""`/launches`: the missile and rocket launches that the saved articles report, each figure with who gives it."""

from __future__ import annotations

from functools import partial

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import DeskBot
from bot.model.evidence.launches import LaunchKind
from cogs._cards.evidence.launches import launches_card
from cogs._layout import custom_ids
from cogs._ui import autocomplete
from cogs._ui.button_state import question
from cogs._ui.places import shelf_of
from cogs._ui.respond import Reply, ReplyButton, answer


class LaunchesCog(commands.Cog):
    """The table of launches."""

    @app_commands.command(
        description="Missile and rocket launches in the saved articles, and the source of each figure"
    )
    @app_commands.describe(
        since="First day, in Korea: 2024-10-31, 2024-10, last month, 30 days ago",
        until="Last day, written in the same way",
        kind="Kind of missile or rocket",
    )
    @app_commands.choices(kind=autocomplete.LAUNCH_KINDS)
    async def launches(
        self,
        interaction: discord.Interaction[DeskBot],
        since: str | None = None,
        until: str | None = None,
        kind: str | None = None,
    ) -> None:
        """Answer with the newest launches."""
        asked = {"ask": "launches", "since": since, "until": until, "kind": kind}
        await answer(interaction, _shown(interaction, asked))


class LaunchesButton(ReplyButton, template=custom_ids.launches.template):
    """Another page of launches."""

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Turn the page."""
        token = self.state["token"]
        _, asked = await question(interaction, token, "launches")
        return await _shown(interaction, asked, token, int(self.state["page"]))


async def _shown(
    interaction: discord.Interaction[DeskBot], asked: dict[str, str | None], token: str | None = None, page: int = 0
) -> Reply:
    app, shelf = interaction.client.app, shelf_of(interaction)
    kind = LaunchKind(asked["kind"]) if asked["kind"] else None
    token = token or await app.pages.hold(shelf, asked)
    found = await app.launches.launches(shelf, asked["since"], asked["until"], kind, page)
    return Reply(launches_card(found, token), empty=None if found.launches else partial(launches_card, found, token))


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(LaunchesButton)
    await bot.add_cog(LaunchesCog())
