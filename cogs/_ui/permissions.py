"""What the bot may not do in a channel that the desk is to use, in sentences for a manager."""

from __future__ import annotations

from collections.abc import Iterable

import discord

_NEEDED = {
    "view_channel": "see the channel",
    "send_messages": "send messages",
    "add_reactions": "add reactions",
    "read_message_history": "read the message history",
}
_NEEDED_IN_THREADS = {
    "view_channel": "see the channel",
    "send_messages_in_threads": "send messages in threads",
    "add_reactions": "add reactions",
    "read_message_history": "read the message history",
}


def trouble_in(guild: discord.Guild | None, channel_ids: Iterable[int]) -> list[str]:
    """One sentence for each channel where the desk lacks a permission, or that is gone."""
    if guild is None:
        return []
    return [sentence for channel_id in channel_ids if (sentence := _trouble(guild, channel_id))]


def _trouble(guild: discord.Guild, channel_id: int) -> str | None:
    channel = guild.get_channel_or_thread(channel_id)
    if channel is None:
        return f"<#{channel_id}> cannot be seen by me, or is gone."
    granted = channel.permissions_for(guild.me)
    needed = _NEEDED_IN_THREADS if isinstance(channel, discord.Thread | discord.ForumChannel) else _NEEDED
    missing = [told for name, told in needed.items() if not getattr(granted, name)]
    return f"In <#{channel_id}> I may not {', '.join(missing)}." if missing else None
