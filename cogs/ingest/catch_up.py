"""Links that were posted while the desk was away: looked for when it is back, in the channels that it reads.

A channel is read on from the last post in it that the desk knows, a thread in which it knows none from the last one in
the thread's channel and the threads beside it. What the desk marked or answered then is passed over.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import timedelta

import discord

from bot.client import DeskBot
from bot.model.jobs import Shelf
from bot.model.settings import ServerSettings
from bot.policy.urls import links_in
from cogs._ui.discord_errors import DISCORD
from cogs.ingest.posted_links import Posted, words_of

log = logging.getLogger(__name__)

_LONGEST_AWAY = timedelta(days=3)
_MOST_MESSAGES = 2000
_HOLDS_MESSAGES = (discord.TextChannel, discord.VoiceChannel, discord.StageChannel)


async def catch_up(bot: DeskBot, posted: Posted) -> None:
    """Read what was missed, server by server. A channel that cannot be read is a log line."""
    for guild in bot.guilds:
        for places in _places(guild, await bot.app.desks.get(guild.id)):
            known = [await bot.app.ingest.last_post(Shelf.of_guild(guild.id), place.id) for place in places]
            last = max(filter(None, known), default=None)
            for place, known_there in zip(places, known, strict=True):
                start = known_there or (last if isinstance(place, discord.Thread) else None)
                if start is not None:
                    await _read_on(bot, posted, place.id, start)


def _places(guild: discord.Guild, desk: ServerSettings) -> Iterator[list[discord.abc.GuildChannel | discord.Thread]]:
    """The channels that the desk reads, each with its open threads; a forum has only these."""
    for channel in guild.channels:
        if desk.everywhere or channel.id in desk.channels:
            threads = [thread for thread in guild.threads if thread.parent_id == channel.id]
            yield [*([channel] if isinstance(channel, _HOLDS_MESSAGES) else []), *threads]


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
