"""Servers, channels, threads and messages as Discord's requests and gateway give them."""

from __future__ import annotations

from datetime import timedelta

import discord

from tests.simulation.guilds import ALLOWED, DESK, START, Channel, Guild, Json, Message


def user_json(user: int) -> Json:
    """A user."""
    return {"id": str(user), "username": f"user-{user}", "discriminator": "0", "avatar": None, "bot": user == DESK}


def member_json(guild: Guild, user: int) -> Json:
    """A member of a server."""
    roles = [str(guild.role)] if user in guild.editors else []
    return {"roles": roles, "joined_at": START.isoformat(), "deaf": False, "mute": False, "flags": 0}


def message_json(message: Message, *, live: bool = False) -> Json:
    """A message as a request gives it; a `live` one, of the gateway, has its server and the member too."""
    at = (START + timedelta(seconds=message.at)).isoformat()
    guild = message.channel.guild
    reactions = [
        {"emoji": {"id": None, "name": one}, "count": 1, "me": True, "count_details": {"burst": 0, "normal": 1}}
        for one in message.reactions
    ]
    written: Json = {"content": message.content, "embeds": [], "attachments": [], "components": message.components}
    data: Json = {
        "id": str(message.id),
        "channel_id": str(message.channel.id),
        "author": user_json(message.author),
        "content": "",
        "timestamp": at,
        "edited_timestamp": at if message.edited is not None else None,
        "tts": False,
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
        "attachments": [],
        "embeds": [],
        "components": [],
        "pinned": False,
        "type": 0 if message.reply_to is None else 19,
        "flags": 1 << 15 if message.components else 0,
        "reactions": reactions,
    }
    if message.is_forward:
        shared: Json = {"type": 0, "flags": 0, "timestamp": at, "edited_timestamp": None, "mentions": []}
        data["message_snapshots"] = [{"message": shared | written}]
    else:
        data |= written
    if guild is not None and live:
        data |= {"guild_id": str(guild.id), "member": member_json(guild, message.author)}
    if message.reply_to is not None:
        data["message_reference"] = {"message_id": str(message.reply_to), "channel_id": str(message.channel.id)}
    return data


def channel_json(channel: Channel) -> Json:
    """A text channel, with what is denied to everyone."""
    guild = channel.guild
    if guild is None:
        assert channel.recipient is not None
        recipients = [user_json(channel.recipient)]
        return {"id": str(channel.id), "type": 1, "recipients": recipients, "last_message_id": None}
    if channel.parent is not None:
        return _thread_json(channel, channel.parent, guild)
    denied = {"id": str(guild.id), "type": 0, "allow": "0", "deny": str(channel.denied.value)}
    return {
        "id": str(channel.id),
        "type": 15 if channel.is_forum else 0,
        "guild_id": str(guild.id),
        "name": f"channel-{channel.id}",
        "position": 0,
        "permission_overwrites": [denied] if channel.denied.value else [],
        "parent_id": None,
        "topic": None,
        "nsfw": False,
        "last_message_id": str(channel.messages[-1].id) if channel.messages else None,
    }


def _thread_json(thread: Channel, parent: Channel, guild: Guild) -> Json:
    archived = START + timedelta(seconds=thread.archived or 0.0)
    state = {"archived": thread.archived is not None, "locked": thread.locked, "auto_archive_duration": 1440}
    return {
        "id": str(thread.id),
        "type": 11,
        "guild_id": str(guild.id),
        "parent_id": str(parent.id),
        "owner_id": str(DESK),
        "name": f"thread-{thread.id}",
        "thread_metadata": {**state, "archive_timestamp": archived.isoformat()},
        "message_count": len(thread.messages),
        "member_count": 1,
        "rate_limit_per_user": 0,
        "last_message_id": str(thread.messages[-1].id) if thread.messages else None,
    }


def guild_json(guild: Guild) -> Json:
    """A server with its channels; the desk has what everyone has there."""
    roles = [_role_json(guild.id, ALLOWED), *([_role_json(guild.role, discord.Permissions())] if guild.role else [])]
    return {
        "id": str(guild.id),
        "name": f"guild-{guild.id}",
        "owner_id": str(guild.owner),
        "roles": roles,
        "emojis": [],
        "features": [],
        "system_channel_id": str(guild.channels[0].id),
        "preferred_locale": guild.locale,
        "member_count": 5,
        "members": [{**member_json(guild, DESK), "user": user_json(DESK)}],
        "channels": [channel_json(one) for one in guild.channels if not one.is_removed],
        "threads": [channel_json(one) for one in guild.threads if not one.is_removed and one.archived is None],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
    }


def _role_json(role: int, permissions: discord.Permissions) -> Json:
    return {
        "id": str(role), "name": f"role-{role}", "permissions": str(permissions.value), "position": 0, "color": 0,
        "hoist": False, "managed": False, "mentionable": False,
    }  # fmt: skip
