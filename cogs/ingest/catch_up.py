"""Read the links that were posted while the desk was offline, in the channels it saves links from.

A channel is read from the last post in it that is stored; a thread without one from the last stored post in its channel
and that channel's other threads. Messages that the desk has marked or answered since are skipped.
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
from cogs.ingest.posted_links import PostedLinks, words_of

log = logging.getLogger(__name__)

_LONGEST_AWAY = timedelta(days=3)
_MOST_MESSAGES = 2000
_HOLDS_MESSAGES = (discord.TextChannel, discord.VoiceChannel, discord.StageChannel)


async def catch_up(bot: DeskBot, posted: PostedLinks) -> None:
    """Read missed messages, server by server. A channel that cannot be read is logged."""
    for guild in bot.guilds:
        for places in _places(guild, await bot.app.desks.get(guild.id)):
            known = [await bot.app.ingest.last_post(Shelf.of_guild(guild.id), place.id) for place in places]
            last = max(filter(None, known), default=None)
            for place, known_there in zip(places, known, strict=True):
                start = known_there or (last if isinstance(place, discord.Thread) else None)
                if start is not None:
                    await _read_on(bot, posted, place.id, start)


def _places(guild: discord.Guild, desk: ServerSettings) -> Iterator[list[discord.abc.GuildChannel | discord.Thread]]:
    """The channels that the desk saves links from, each with its open threads; a forum has only threads."""
    for channel in guild.channels:
        if desk.everywhere or channel.id in desk.channels:
            threads = [thread for thread in guild.threads if thread.parent_id == channel.id]
            yield [*([channel] if isinstance(channel, _HOLDS_MESSAGES) else []), *threads]


async def _read_on(bot: DeskBot, posted: PostedLinks, channel_id: int, known: int) -> None:
    earliest = discord.utils.time_snowflake(bot.app.clock.now() - _LONGEST_AWAY)
    after = discord.Object(max(known, earliest))
    history = bot.get_partial_messageable(channel_id).history(limit=_MOST_MESSAGES, after=after, oldest_first=True)
    try:
        messages = [message async for message in history]
    except DISCORD as error:
        log.warning("Channel %s cannot be read for missed links: %s", channel_id, error)
        return
    answered = {
        message.reference.message_id for message in messages if message.author == bot.user and message.reference
    }
    for message in messages:
        marked = any(reaction.me for reaction in message.reactions)
        if not marked and message.id not in answered:
            await posted.read(message, links_in(words_of(message)))
