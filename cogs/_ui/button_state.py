"""The question behind a token in a button's `custom_id`."""

from __future__ import annotations

from typing import Any

import discord

from bot.client import DeskBot
from bot.model.errors import DeskError, Reason
from bot.model.jobs import Shelf
from cogs._ui.respond import shelf_of


async def question(interaction: discord.Interaction[DeskBot], token: str, ask: str) -> tuple[Shelf, dict[str, Any]]:
    """The shelf and the question that `token` stands for. Raises DeskError if it has expired or belongs to another
    shelf than the presser's."""
    kept = await interaction.client.app.pages.recall(token)
    if kept is None or kept[0] != shelf_of(interaction) or kept[1].get("ask") != ask:
        raise DeskError(Reason.CARD_EXPIRED, token=token)
    return kept
