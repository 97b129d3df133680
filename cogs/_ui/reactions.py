"""The mark that a post carries: ⏳ while a link of it is waited for, then ✅, or ⚠️ where one was refused."""

from __future__ import annotations

import logging

import discord

from bot.client import DeskBot
from cogs._ui.discord_errors import DISCORD

log = logging.getLogger(__name__)

WAITING, DONE, REFUSED = "⏳", "✅", "⚠️"


async def wait(message: discord.Message) -> None:
    """Say that the message's links are safe and waited for."""
    await _add(message, WAITING)


async def end(bot: DeskBot, message: discord.Message | discord.PartialMessage, ok: bool) -> None:
    """✅ or ⚠️ in place of ⏳, and ⚠️ in place of an earlier ✅: links may be added by an edit."""
    await _add(message, DONE if ok else REFUSED)
    for stale in [WAITING] if ok else [WAITING, DONE]:
        await forget(bot, message, stale)


async def _add(message: discord.Message | discord.PartialMessage, emoji: str) -> None:
    """A vanished message or a missing permission is a log line: the link is safe all the same."""
    try:
        await message.add_reaction(emoji)
    except DISCORD as error:
        log.warning("No %s on message %s in channel %s: %s", emoji, message.id, message.channel.id, error)


async def forget(bot: DeskBot, message: discord.Message | discord.PartialMessage, emoji: str) -> None:
    """Take a mark away again: another stands for it, or an edit took out the link that it was for."""
    assert bot.user is not None  # noqa: S101  # messages come once the bot is logged in
    try:
        await message.remove_reaction(emoji, bot.user)
    except DISCORD as error:
        log.info("No %s to take from message %s: %s", emoji, message.id, error)
