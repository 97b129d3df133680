"""The question behind a token in a button's `custom_id`."""

from __future__ import annotations

from typing import Any

import discord
import msgspec

from bot.app import App
from bot.client import DeskBot
from bot.model.digests.answer import DigestAnswer
from bot.model.errors import DeskError, Reason
from bot.model.jobs import Shelf
from cogs._cards.stories import reasons_of, references
from cogs._ui.places import shelf_of


async def question(interaction: discord.Interaction[DeskBot], token: str, ask: str) -> tuple[Shelf, dict[str, Any]]:
    """The shelf and the question that are stored under `token`. Raises DeskError if it has expired or belongs to
    another shelf than the presser's."""
    kept = await interaction.client.app.pages.recall(token)
    if kept is None or kept[0] != shelf_of(interaction) or kept[1].get("ask") != ask:
        raise DeskError(Reason.CARD_EXPIRED, token=token)
    return kept


async def digest_token(app: App, guild_id: int, digest: DigestAnswer) -> str | None:
    """The token of "Why these?" and of the stories ranked lower, which stores the digest's own reasons and those
    stories; a later ranking may give others. A headline is shown only while the shelf has it. None for a digest without
    stories."""
    if not digest.stories:
        return None
    asked = {
        "ask": "latest",
        "first": digest.first,
        "stories": msgspec.to_builtins(references(digest.stories)),
        "reasons": msgspec.to_builtins(reasons_of(digest.stories)),
        "rest": msgspec.to_builtins(digest.rest),
    }
    return await app.pages.remember(Shelf.of_guild(guild_id), asked)
