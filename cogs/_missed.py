"""Links that were posted while the desk was away: looked for when it is back, in the channels that it reads.

A channel is read on from the last post in it that the desk knows. What it marked or answered then is passed over.
"""

from __future__ import annotations

import logging
from datetime import timedelta

import discord

from bot.client import DeskBot
from bot.model.jobs import Shelf
from bot.policy.urls import links_in
from cogs._posted import Posted, words_of
from cogs._trouble import DISCORD

log = logging.getLogger(__name__)

_LONGEST_AWAY = timedelta(days=3)
_MOST_MESSAGES = 300


async def catch_up(bot: DeskBot, posted: Posted) -> None:
    """Read what was missed, server by server. A channel that cannot be read is a log line."""
    for guild in bot.guilds:
        desk = await bot.app.desks.get(guild.id)
        for channel_id in desk.channels:
            known = await bot.app.ingest.last_post(Shelf.of_guild(guild.id), channel_id)
            if known is not None:
                await _read_on(bot, posted, channel_id, known)


async def _read_on(bot: DeskBot, posted: Posted, channel_id: int, known: int) -> None:
    earliest = discord.utils.time_snowflake(bot.app.clock.now() - _LONGEST_AWAY)
    after = discord.Object(max(known, earliest))
    history = bot.get_partial_messageable(channel_id).history(limit=_MOST_MESSAGES, after=after, oldest_first=True)
    try:
        messages = [message async for message in history]
    except DISCORD as error:
        log.warning("Channel %s cannot be looked through for missed links: %s", channel_id, error)
        return
    answered = {
        message.reference.message_id for message in messages if message.author == bot.user and message.reference
    }
    for message in messages:
        marked = any(reaction.me for reaction in message.reactions)
        if not marked and message.id not in answered:
            await posted.read(message, links_in(words_of(message)))
