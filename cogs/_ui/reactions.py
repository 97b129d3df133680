"""The reaction on a post: ⏳ while one of its links is read, then ✅, or ⚠️ if one was refused."""

from __future__ import annotations

import logging

import discord

from bot.client import DeskBot
from cogs._ui.discord_errors import DISCORD

log = logging.getLogger(__name__)

WAITING, DONE, REFUSED = "⏳", "✅", "⚠️"
THREADED = "🧵"
"""A further reaction: the card is in the thread or forum post of its story."""
MUTED = "🔇"
"""A further reaction: the desk has read the link and may not post in its channel."""


async def wait(message: discord.Message) -> None:
    """Add ⏳: the message's links are stored and will be read."""
    await _add(message, WAITING)


async def end(
    bot: DeskBot,
    message: discord.Message | discord.PartialMessage,
    ok: bool,
    *,
    was_refused: bool = False,
    threaded: bool = False,
    muted: bool = False,
) -> None:
    """Replace ⏳ by ✅ or ⚠️, and an earlier ✅ by ⚠️, since an edit may have added links. A ⚠️ of links that were tried
    again (`was_refused`) gives way to ✅. With 🧵 if a card is in the thread or post of its story (`threaded`),
    and 🔇 if the answer may not be posted (`muted`)."""
    await _add(message, DONE if ok else REFUSED)
    if threaded:
        await _add(message, THREADED)
    if muted:
        await mute(message)
    earlier = ([REFUSED] if was_refused else []) if ok else [DONE]
    for stale in [WAITING, *earlier]:
        await forget(bot, message, stale)


async def mute(message: discord.Message | discord.PartialMessage) -> None:
    """Add 🔇: the answer to a post may not be posted."""
    await _add(message, MUTED)


async def _add(message: discord.Message | discord.PartialMessage, emoji: str) -> None:
    """Add a reaction. A deleted message or a missing permission is only logged: the link is stored all the same."""
    try:
        await message.add_reaction(emoji)
    except DISCORD as error:
        log.info(
            "reaction not added message=%s channel=%s emoji=%s error=%s", message.id, message.channel.id, emoji, error
        )


async def forget(bot: DeskBot, message: discord.Message | discord.PartialMessage, emoji: str) -> None:
    """Remove a reaction that another replaces, or whose link an edit removed."""
    assert bot.user is not None  # noqa: S101  # messages come once the bot is logged in
    try:
        await message.remove_reaction(emoji, bot.user)
    except DISCORD as error:
        log.info("reaction not removed message=%s emoji=%s error=%s", message.id, emoji, error)
