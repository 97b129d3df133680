"""The reaction on a post: ⏳ while one of its links is read, then ✅, or ⚠️ if one was refused."""

from __future__ import annotations

import logging

import discord

from bot.client import DeskBot, UnmarkedPost
from bot.model.jobs import PostMarks
from cogs._send_failures import is_forbidden
from cogs._ui.discord_errors import DISCORD
from cogs._ui.permissions import permissions_in

log = logging.getLogger(__name__)

WAITING, DONE, REFUSED = "⏳", "✅", "⚠️"
THREADED = "🧵"
"""A further reaction: the card is in the thread or forum post of its story."""
MUTED = "🔇"
"""A further reaction: the desk has read the link and may not post in its channel."""

_MOST_UNMARKED = 1_000
_NEEDED = discord.Permissions(view_channel=True, read_message_history=True)
"""To change a reaction."""


async def wait(message: discord.Message) -> None:
    """Add ⏳: the message's links are stored and will be read."""
    await _add(message, WAITING)


async def end(bot: DeskBot, message: discord.Message | discord.PartialMessage, marks: PostMarks) -> None:
    """Replace ⏳ by ✅ or ⚠️, and an earlier ✅ by ⚠️, since an edit may have added links. Add 🧵 if a card is in the
    thread or post of its story, and 🔇 if an answer may not be posted. When links were tried again, ✅ replaces ⚠️ and
    🔇 is removed. Marks in a closed channel are left to `end_where_allowed`."""
    await _add(message, DONE if marks.saved else REFUSED)
    if marks.threaded:
        await _add(message, THREADED)
    if marks.muted:
        await mute(message)
    stale = [WAITING]
    if marks.was_refused or not marks.saved:
        stale.append(REFUSED if marks.saved else DONE)
    if marks.was_muted and not marks.muted:
        stale.append(MUTED)
    removed = [await forget(bot, message, emoji) for emoji in stale]
    bot.unmarked.pop(message.id, None)
    if not all(removed):
        bot.unmarked[message.id] = UnmarkedPost(message.channel.id, marks)
        if len(bot.unmarked) > _MOST_UNMARKED:
            bot.unmarked.popitem(last=False)


async def end_where_allowed(bot: DeskBot, guild: discord.Guild) -> None:
    """Update the marks of posts whose links were read while their channels were closed to the desk, now that it sees
    them again."""
    for message_id, post in list(bot.unmarked.items()):
        channel = guild.get_channel_or_thread(post.channel_id)
        if channel is not None and permissions_in(channel, guild.me).is_superset(_NEEDED):
            message = bot.get_partial_messageable(post.channel_id).get_partial_message(message_id)
            async with bot.reacting(message_id):
                await end(bot, message, post.marks)


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


async def forget(bot: DeskBot, message: discord.Message | discord.PartialMessage, emoji: str) -> bool:
    """Remove a reaction that was replaced, or whose link an edit removed; False if the desk may not see it."""
    assert bot.user is not None  # noqa: S101  # messages come once the bot is logged in
    try:
        await message.remove_reaction(emoji, bot.user)
    except DISCORD as error:
        log.info("reaction not removed message=%s emoji=%s error=%s", message.id, emoji, error)
        return not is_forbidden(error)
    return True
