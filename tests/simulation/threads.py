"""Threads and forum posts on the simulated Discord: the desk's requests for them, and what moderators do to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from discord.http import Route

from tests.simulation.guilds import DESK, Channel, Guild, Json, Message
from tests.simulation.payloads import channel_json, message_json
from tests.simulation.server import DiscordServer, Refused


def request_of(server: DiscordServer, route: Route, parts: list[str], options: Json) -> Callable[[], Any] | None:
    """A request for threads and posts, or for one message; None for any other. `parts`: of the path."""
    channel = int(route.channel_id or 0)
    match route.method, route.path:
        case "GET", "/channels/{channel_id}/messages/{message_id}":
            return lambda: server.one_message(channel, int(parts[4]))
        case "DELETE", "/channels/{channel_id}/messages/{message_id}":
            return lambda: server.delete(channel, int(parts[4]))
        case "POST", "/channels/{channel_id}/messages/{message_id}/threads":
            return lambda: open_thread(server, channel, int(parts[4]))
        case "POST", "/channels/{channel_id}/threads":
            return lambda: make_post(server, channel, options["json"])
        case "GET", "/guilds/{guild_id}/threads/active":
            return lambda: active_threads(server, int(parts[2]))
        case "GET", "/channels/{channel_id}/threads/archived/public":
            return lambda: archived_threads(server, channel)
        case "PATCH", "/channels/{channel_id}":
            return lambda: change(server, channel, options["json"])
    return None


def add_forum(server: DiscordServer, guild: Guild) -> Channel:
    """A forum of a server."""
    forum = Channel(server.new_id(), guild, is_forum=True)
    guild.channels.append(forum)
    server.channels[forum.id] = forum
    return forum


def open_thread(server: DiscordServer, channel_id: int, message_id: int) -> Json:
    """POST a thread on a message, whose id it has."""
    channel = server.channel(channel_id, "create_public_threads")
    if channel.parent is not None:
        raise Refused(400, 50024, "Cannot execute action on this channel type")
    server.message(channel, message_id)
    if message_id in server.channels:
        raise Refused(400, 160004, "A thread has already been created for this message")
    return channel_json(_add(server, channel, message_id))


def make_post(server: DiscordServer, forum_id: int, payload: Json) -> Json:
    """POST a forum post with its first message, whose id it has. There is no nonce: each request makes one."""
    forum = server.channel(forum_id, "send_messages")
    post = _add(server, forum, server.new_id())
    components = payload["message"]["components"]
    message = Message(post.id, post, DESK, "", server.virtual.now, None, components)
    message.writings.append(components)
    post.messages.append(message)
    server.tell(post, "message_create", message_json(message, live=True))
    return {**channel_json(post), "message": message_json(message)}


def active_threads(server: DiscordServer, guild_id: int) -> Json:
    """GET the threads of a server that are not archived."""
    guild = server.guilds[guild_id]
    if not guild.joined:
        raise Refused(403, 50001, "Missing Access")
    if not guild.available:
        raise Refused(503, 0, "upstream connect error")
    seen = [one for one in guild.threads if not one.is_removed and one.archived is None and one.allows("view_channel")]
    return {"threads": [channel_json(one) for one in seen], "members": []}


def archived_threads(server: DiscordServer, channel_id: int) -> Json:
    """GET the archived threads of a channel, the last archived first."""
    parent = server.channel(channel_id)
    if not parent.allows("read_message_history"):
        raise Refused(403, 50013, "Missing Permissions")
    assert parent.guild is not None
    found = [
        one for one in parent.guild.threads if one.parent is parent and not one.is_removed and one.archived is not None
    ]
    found.sort(key=lambda one: -(one.archived or 0.0))
    return {"threads": [channel_json(one) for one in found], "members": [], "has_more": False}


def change(server: DiscordServer, thread_id: int, payload: Json) -> Json:
    """PATCH a thread: out of the archive."""
    thread = server.channel(thread_id)
    if thread.locked:
        raise Refused(403, 50013, "Missing Permissions")
    if payload.get("archived") is False:
        thread.archived = None
    return channel_json(thread)


def archive(server: DiscordServer, thread: Channel) -> None:
    """Nobody wrote in a thread for a day, or a moderator closed it."""
    thread.archived = server.virtual.now
    server.tell(thread, "thread_update", channel_json(thread))


def lock(server: DiscordServer, thread: Channel) -> None:
    """A moderator locks a thread."""
    thread.locked = True
    server.tell(thread, "thread_update", channel_json(thread))


def remove(server: DiscordServer, thread: Channel) -> None:
    """A moderator deletes a thread or post."""
    thread.removed = server.virtual.now
    gone = channel_json(thread)
    data: dict[str, Any] = {name: gone[name] for name in ("id", "guild_id", "parent_id", "type")}
    server.tell(thread, "thread_delete", data, always=True)


def _add(server: DiscordServer, parent: Channel, thread_id: int) -> Channel:
    assert parent.guild is not None
    thread = Channel(thread_id, parent.guild, parent=parent)
    parent.guild.threads.append(thread)
    server.channels[thread.id] = thread
    server.tell(thread, "thread_create", {**channel_json(thread), "newly_created": True})
    return thread
