"""The newest messages of the channels and threads that links are saved from, for their cursors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

import discord

from bot.model.settings import ServerSettings
from bot.services.ingest.missed import ChannelEnd
from cogs._ui.permissions import permissions_in

HOLDS_MESSAGES = (discord.TextChannel, discord.VoiceChannel, discord.StageChannel)


def channel_ends(guild: discord.Guild, desk: ServerSettings) -> Iterator[ChannelEnd]:
    """The channels that links are saved from, each with its open threads; a forum has only threads."""
    threads = defaultdict[int, list[discord.Thread]](list)
    for thread in guild.threads:
        threads[thread.parent_id].append(thread)
    for channel in guild.channels:
        if desk.everywhere or channel.id in desk.channels:
            hidden = not channel.permissions_for(guild.me).view_channel
            if isinstance(channel, HOLDS_MESSAGES):
                yield ChannelEnd(channel.id, channel.last_message_id or channel.id, channel.id, hidden)
            for thread in threads.get(channel.id, ()):
                yield ChannelEnd(thread.id, thread.last_message_id or thread.id, channel.id, hidden)


def closed_ends(guild: discord.Guild, ends: Iterable[ChannelEnd]) -> frozenset[int]:
    """The ids of those whose history the desk may not read."""
    return frozenset(end.id for end in ends if not may_read_history(guild.get_channel_or_thread(end.id)))


def may_read_history(channel: object) -> bool:
    """Whether Discord shows a channel's history, as far as the channel is known; without the permission it is empty."""
    if not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
        return True
    return permissions_in(channel, channel.guild.me).read_message_history
