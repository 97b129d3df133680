"""Permissions: who may manage the desk, and what the desk itself lacks in its channels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import discord

from bot.catalogue import gettext, gettext_noop
from bot.client import DeskBot
from bot.model.errors import DeskError, NothingFound, Reason
from bot.model.jobs import Post
from bot.model.settings import CardPlaces, ServerSettings
from bot.services.lookup.articles import typed_message_link
from cogs._layout.moments import moment
from cogs._layout.words import listed
from cogs._ui.discord_errors import DISCORD
from cogs._ui.places import Channel, server_of

_NEEDED = {
    "view_channel": gettext_noop("View Channel (to see what is posted)"),
    "send_messages": gettext_noop("Send Messages (to post summaries and digests)"),
    "send_messages_in_threads": gettext_noop("Send Messages in Threads (to post summaries and digests)"),
    "add_reactions": gettext_noop("Add Reactions (to mark links as waiting, saved or refused)"),
    "read_message_history": gettext_noop("Read Message History (to reply, and to catch up after an outage)"),
    "attach_files": gettext_noop("Attach Files (for charts)"),
}
_FOR_THREADS = {
    "create_public_threads": gettext_noop("Create Public Threads (for a thread for each story)"),
    "send_messages_in_threads": gettext_noop("Send Messages in Threads (to post summaries and digests)"),
}
_FOR_POSTS = {
    "view_channel": gettext_noop("View Channel (to see what is posted)"),
    "send_messages": gettext_noop("Create Posts (for a post for each story)"),
    "send_messages_in_threads": gettext_noop("Send Messages in Posts (for a story's later articles)"),
    "read_message_history": gettext_noop("Read Message History (to reply, and to catch up after an outage)"),
}
"""Permissions, each with the purpose for which the desk needs it."""
_SENDING = ("send_messages", "send_messages_in_threads")
"""The permission to send messages in a channel, and in threads and forums."""


def require_manager(interaction: discord.Interaction[DeskBot]) -> int:
    """The server's id. Raises DeskError for anyone who may not manage it."""
    server_id = server_of(interaction)
    if server_id is None:
        raise DeskError(Reason.SERVERS_ONLY if interaction.guild_id is None else Reason.NOT_ON_SERVER)
    if not interaction.permissions.manage_guild:
        raise DeskError(Reason.MANAGERS_ONLY, user=interaction.user.id)
    return server_id


def managed_channel(interaction: discord.Interaction[DeskBot], channel: Channel | None) -> tuple[int, int]:
    """The ids of the server and of the channel, by default the one where the command was typed. Raises as
    `require_manager`."""
    guild_id = require_manager(interaction)
    channel_id = channel.id if channel is not None else interaction.channel_id
    assert channel_id is not None  # noqa: S101  # commands in a server have a channel
    return guild_id, channel_id


async def visible_channel(interaction: discord.Interaction[DeskBot], channel: Channel | None) -> tuple[int, int]:
    """The same for a channel that the manager must see. Raises DeskError."""
    guild_id, channel_id = managed_channel(interaction, channel)
    await require_visible(interaction, [channel_id])
    return guild_id, channel_id


async def require_visible(interaction: discord.Interaction[DeskBot], channel_ids: Iterable[int]) -> None:
    """Raises DeskError if the asker cannot see one of these channels. Channels that the desk does not know either are
    left to `trouble_in`."""
    guild, asker = interaction.guild, interaction.user
    for channel_id in channel_ids:
        channel = guild.get_channel_or_thread(channel_id) if guild is not None else None
        if channel is not None and isinstance(asker, discord.Member) and not await sees(asker, channel):
            raise DeskError(Reason.CHANNEL_HIDDEN, user=asker.id, channel=channel_id)


async def sees(member: discord.Member, channel: discord.abc.GuildChannel | discord.Thread) -> bool:
    """Whether a member sees a channel. Raises discord.py's errors for a private thread."""
    granted = permissions_in(channel, member)
    if not granted.view_channel or not isinstance(channel, discord.Thread) or not channel.is_private():
        return granted.view_channel
    return granted.manage_threads or await _is_in(channel, member)


async def _is_in(thread: discord.Thread, member: discord.Member) -> bool:
    try:
        await thread.fetch_member(member.id)
    except discord.NotFound:
        return False
    return True


async def require_visible_messages(interaction: discord.Interaction[DeskBot]) -> None:
    """Raises NothingFound if an option of a command is the link of a message that the asker cannot see, as if that
    message had saved nothing. Raises discord.py's errors."""
    guild, asker = interaction.guild, interaction.user
    if server_of(interaction) is None:
        return
    for typed in vars(interaction.namespace).values():
        link = typed_message_link(typed) if isinstance(typed, str) else None
        if link is None:
            continue
        try:
            is_seen = guild is not None and isinstance(asker, discord.Member) and await _sees_in(guild, asker, link[1])
        except discord.NotFound:
            is_seen = False
        if not is_seen:
            raise NothingFound(Reason.NO_SUCH_ARTICLE, typed[:100])


async def reads_shelf(guild: discord.Guild, member_id: int, channel_id: int) -> bool:
    """Whether someone may be shown a server's articles outside of it: a member who sees the channel where they asked
    for them, or any member if that channel is gone. Raises discord.py's errors."""
    try:
        member = await guild.fetch_member(member_id)
    except discord.NotFound:
        return False
    try:
        return await _sees_in(guild, member, channel_id)
    except discord.NotFound:
        return any([await sees(member, one) for one in guild.channels])


async def _sees_in(guild: discord.Guild, member: discord.Member, channel_id: int) -> bool:
    """Whether a member sees a channel or thread, also one that Discord did not tell. Raises NotFound for one that is
    gone, and discord.py's other errors."""
    place = guild.get_channel_or_thread(channel_id)
    if place is not None and not _is_orphan(place):
        return await sees(member, place)
    if isinstance(place, discord.Thread) and place.is_private() and not await _is_in(place, member):
        return False
    found = await _fetched(guild, place.parent_id if isinstance(place, discord.Thread) else channel_id)
    return found is not None and await sees(member, found)


async def _fetched(guild: discord.Guild, channel_id: int) -> discord.abc.GuildChannel | discord.Thread | None:
    """A channel or thread that Discord did not tell (it is archived), or that could not be parsed; None where it is
    closed to the desk, or cannot be parsed. Raises NotFound for one that is gone, and discord.py's other errors."""
    try:
        place = await guild.fetch_channel(channel_id)
    except (discord.Forbidden, discord.InvalidData, LookupError, TypeError, ValueError):
        return None
    return None if _is_orphan(place) else place


async def shown_post(
    post: Post | None, guild: discord.Guild | None, place_id: int | None, reader: discord.Member | None = None
) -> Post | None:
    """The post if a card may link to it: it is in direct messages, or everybody who reads the card there, or the only
    `reader`, sees its channel now."""
    if post is None or post.guild_id is None or (post.channel_id is not None and post.channel_id == place_id):
        return post
    channel = await _known(guild, post.channel_id)
    if guild is None or channel is None or (isinstance(channel, discord.Thread) and channel.is_private()):
        return None
    if reader is not None:
        return post if permissions_in(channel, reader).view_channel else None
    return post if _all_see(_base(channel), guild.get_channel_or_thread(place_id or 0)) else None


async def _known(
    guild: discord.Guild | None, channel_id: int | None
) -> discord.abc.GuildChannel | discord.Thread | None:
    """A channel or thread, also an archived one; None for one that is gone or closed to the desk, or while Discord does
    not tell."""
    if guild is None or channel_id is None:
        return None
    channel = guild.get_channel_or_thread(channel_id)
    if channel is not None:
        return None if _is_orphan(channel) else channel
    try:
        return await _fetched(guild, channel_id)
    except DISCORD:
        return None


def _all_see(channel: discord.abc.GuildChannel, place: discord.abc.GuildChannel | discord.Thread | None) -> bool:
    """Whether everyone who sees the place also sees the channel: the channel is open to all; or the place is hidden
    from all whom the channel is hidden from, and the channel is shown to all whom the place is shown to."""
    seen = _viewers(channel)
    if channel.permissions_for(channel.guild.default_role).view_channel and all(seen.values()):
        return True
    if place is None or _is_orphan(place):
        return False
    here = _viewers(_base(place))
    hidden = all(here.get(who) is False for who, shown in seen.items() if not shown)
    return hidden and all(seen.get(who) for who, shown in here.items() if shown)


def is_closed(guild: discord.Guild | None, channel_id: int | None) -> bool:
    """Whether not every member of the server sees a channel or thread."""
    channel = guild.get_channel_or_thread(channel_id) if guild is not None and channel_id else None
    if guild is None or channel is None or _is_orphan(channel):
        return False
    is_private = isinstance(channel, discord.Thread) and channel.is_private()
    return is_private or not _base(channel).permissions_for(guild.default_role).view_channel


def shared_channels(guild: discord.Guild | None, channel_ids: Iterable[int]) -> list[str]:
    """A sentence on desk channels that not everyone sees, if there are any, since the whole server can find what is
    saved there."""
    closed = listed(f"<#{one}>" for one in channel_ids if is_closed(guild, one))
    told = gettext(
        "Not everyone sees {channels}, but everyone on this server can find what is saved there.", channels=closed
    )
    return [told] if closed else []


def _viewers(channel: discord.abc.GuildChannel) -> dict[int, bool]:
    """The roles and members whom a channel's overwrites show it to or hide it from."""
    own = {who.id: one.view_channel for who, one in channel.overwrites.items()}
    return {who: shown for who, shown in own.items() if shown is not None}


def _base(channel: discord.abc.GuildChannel | discord.Thread) -> discord.abc.GuildChannel:
    parent = channel.parent if isinstance(channel, discord.Thread) else channel
    assert parent is not None  # noqa: S101  # `_is_orphan` was asked
    return parent


def permissions_in(channel: discord.abc.GuildChannel | discord.Thread, member: discord.Member) -> discord.Permissions:
    """A member's permissions in a channel or thread; none in a thread whose channel is not known."""
    return discord.Permissions.none() if _is_orphan(channel) else channel.permissions_for(member)


def _is_orphan(channel: discord.abc.GuildChannel | discord.Thread) -> bool:
    """Whether it is a thread of a channel that Discord did not tell, or that could not be parsed."""
    return isinstance(channel, discord.Thread) and channel.parent is None


def may_post(guild: discord.Guild, channel_id: int) -> bool:
    """Whether the desk can post in a channel or thread now."""
    channel = guild.get_channel_or_thread(channel_id)
    if channel is None:
        return False
    granted = permissions_in(channel, guild.me)
    if isinstance(channel, discord.Thread):
        return granted.view_channel and granted.send_messages_in_threads and not (channel.archived or channel.locked)
    return granted.view_channel and granted.send_messages


def may_mention(role: discord.Role, granted: discord.Permissions) -> bool:
    """Whether somebody with these permissions may mention a role. The role of everybody is never mentioned."""
    return not role.is_default() and (role.mentionable or granted.mention_everyone)


def trouble_in(guild: discord.Guild | None, channel_ids: Iterable[int]) -> list[str]:
    """A sentence for each channel that is gone or in which the desk lacks a permission."""
    if guild is None:
        return []
    return _once(_trouble(guild, channel_id) for channel_id in channel_ids)


def story_trouble(guild: discord.Guild | None, desk: ServerSettings, announcing: Iterable[int] = ()) -> list[str]:
    """A sentence for each channel in which the desk cannot open threads for stories, or for the forum in which it
    cannot make posts; as the settings want it. `announcing`: channels of feeds."""
    if guild is None or desk.cards is CardPlaces.REPLIES:
        return []
    if desk.cards is CardPlaces.THREADS:
        known = (guild.get_channel(one) for one in dict.fromkeys((*desk.channels, *announcing)))
        return _once(_missing(channel, _FOR_THREADS) for channel in known if isinstance(channel, discord.TextChannel))
    forum = guild.get_channel(desk.forum_id or 0)
    if not isinstance(forum, discord.ForumChannel):
        return [gettext("The desk cannot see {channel}, or it was deleted.", channel=f"<#{desk.forum_id}>")]
    untagged = gettext(
        "{forum} requires a tag. Articles get one only if a tag is named like their subject (missiles, diplomacy, "
        "other, …); the rest are posted as replies.",
        forum=forum.mention,
    )
    return list(filter(None, [_missing(forum, _FOR_POSTS), untagged if forum.flags.require_tag else None]))


def _missing(channel: discord.abc.GuildChannel, needed: Mapping[str, str]) -> str | None:
    granted = channel.permissions_for(channel.guild.me)
    missing = [gettext(label) for name, label in needed.items() if not getattr(granted, name)]
    return _lacking(channel.guild, channel.mention, granted, missing)


def _trouble(guild: discord.Guild, channel_id: int) -> str | None:
    channel, name = guild.get_channel_or_thread(channel_id), f"<#{channel_id}>"
    if channel is None:
        return gettext("The desk cannot see {channel}, or it was deleted.", channel=name)
    granted = permissions_in(channel, guild.me)
    in_threads = isinstance(channel, discord.Thread | discord.ForumChannel)
    send, other = _SENDING[::-1] if in_threads else _SENDING
    ignored = {other} if getattr(granted, send) else {other, "attach_files"}  # files are attached to messages
    missing = [gettext(label) for name, label in _NEEDED.items() if name not in ignored and not getattr(granted, name)]
    return _lacking(guild, name, granted, missing)


def _lacking(guild: discord.Guild, channel: str, granted: discord.Permissions, missing: Sequence[str]) -> str | None:
    """The permissions that the desk lacks in a channel. While it is timed out, one sentence on that takes their
    place."""
    if not missing:
        return None
    until = guild.me.timed_out_until
    if until is not None and guild.me.is_timed_out() and granted.view_channel and granted.read_message_history:
        return gettext("A moderator has timed the desk out until {moment}: it can only read.", moment=moment(until))
    return gettext("Missing permissions in {channel}: {permissions}.", channel=channel, permissions=listed(missing))


def _once(sentences: Iterable[str | None]) -> list[str]:
    """Each sentence once: while the desk is timed out, all channels have the same one."""
    return [*dict.fromkeys(filter(None, sentences))]
