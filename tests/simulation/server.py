"""Discord as the desk meets it: servers, channels, messages, permissions, nonces. It outlives every desk.

Only its own time counts here; the desk's clock may say what it likes. What happens is sent to the gateway of the desk
that is connected. Nothing is ever forgotten, so that the laws can look at everything that was ever said.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import discord

from tests.simulation.guilds import DESK, START, Channel, Guild, Json, Message
from tests.simulation.loop import VirtualTime
from tests.simulation.payloads import channel_json, guild_json, member_json, message_json, user_json

NONCES_LIVE = 300.0
_EPOCH = 1420070400000


class Refused(Exception):
    """Discord's answer to a request that it does not carry out."""

    def __init__(self, status: int, code: int, message: str, errors: Json | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.body: Json = {"code": code, "message": message, **({"errors": errors} if errors else {})}


class DiscordServer:
    """All of Discord. `listener` is called with each event of the gateway; None while no desk is connected. `closed`:
    members whose direct messages take none of the desk's."""

    def __init__(self, virtual: VirtualTime) -> None:
        self.virtual = virtual
        self.guilds: dict[int, Guild] = {}
        self.channels: dict[int, Channel] = {}
        self.listener: Callable[[str, Json], None] | None = None
        self.mishaps: set[int] = set()
        self.closed: set[int] = set()
        self._nonces: dict[str, tuple[float, Message]] = {}
        self._last = 0

    # -------------------------------------------------------------- the world

    def new_id(self) -> int:
        """A snowflake of the present moment."""
        milliseconds = int((START.timestamp() + self.virtual.now) * 1000) - _EPOCH
        self._last = max(milliseconds << 22, self._last + 1)
        return self._last

    def add_guild(self, channels: int) -> Guild:
        """A server with so many text channels; the first is its system channel."""
        guild = Guild(self.new_id(), self.new_id())
        self.new_id()  # of the owner's direct messages
        self.guilds[guild.id] = guild
        for _ in range(channels):
            self._add_channel(guild)
        return guild

    def direct_channel(self, member: int) -> Channel:
        """The direct messages of a member with the desk."""
        return self.channels.setdefault(member + 1, Channel(member + 1, None, recipient=member))

    def post(self, channel: Channel, author: int, content: str, *, is_forward: bool = False) -> Message:
        """A member posts a message, or forwards one with this content."""
        message = Message(self.new_id(), channel, author, content, self.virtual.now, is_forward=is_forward)
        channel.messages.append(message)
        self.tell(channel, "message_create", message_json(message, live=True))
        return message

    def edit(self, message: Message, content: str) -> None:
        """A member edits a message."""
        message.content, message.edited = content, self.virtual.now
        self.tell(message.channel, "message_update", message_json(message, live=True))

    def remove(self, message: Message) -> None:
        """A moderator or its author deletes a message."""
        message.removed = self.virtual.now
        data = {"id": str(message.id), "channel_id": str(message.channel.id)}
        if message.channel.guild is not None:
            data["guild_id"] = str(message.channel.guild.id)
        self.tell(message.channel, "message_delete", data)

    def permit(self, channel: Channel, denied: discord.Permissions) -> None:
        """The desk's permissions in a channel change."""
        channel.denied = denied
        self.tell(channel, "channel_update", channel_json(channel), always=True)

    def change_locale(self, guild: Guild, locale: str) -> None:
        """A manager changes the language of a server's settings."""
        guild.locale = locale
        if self.listener and guild.joined and guild.available:
            self.listener("guild_update", guild_json(guild))

    def remove_channel(self, channel: Channel) -> None:
        """A channel is deleted."""
        channel.removed = self.virtual.now
        self.tell(channel, "channel_delete", channel_json(channel), always=True)

    def leave(self, guild: Guild) -> None:
        """The desk is removed from a server."""
        guild.joined = False
        if self.listener:
            self.listener("guild_delete", {"id": str(guild.id)})

    def join(self, guild: Guild) -> None:
        """The desk is invited to a server (again)."""
        guild.joined = True
        if self.listener:
            self.listener("guild_create", guild_json(guild))

    def falter(self, guild: Guild) -> None:
        """Discord cannot show a server for now."""
        guild.available = False
        if self.listener and guild.joined:
            self.listener("guild_delete", {"id": str(guild.id), "unavailable": True})

    def recover(self, guild: Guild) -> None:
        """Discord shows a server again."""
        guild.available = True
        if self.listener and guild.joined:
            self.listener("guild_create", {**guild_json(guild), "unavailable": False})

    def said(self) -> Iterator[Message]:
        """Everything that the desk ever posted."""
        return (one for channel in self.channels.values() for one in channel.messages if one.author == DESK)

    # -------------------------------------------------------------- the desk's requests

    def send(self, channel_id: int, payload: Json) -> Json:
        """POST a message. A nonce of the last five minutes, in whichever channel, gives the message that it gave
        before."""
        channel = self.channel(channel_id, "send_messages")
        if channel.is_forum:
            raise Refused(400, 50008, "Cannot send messages in a non-text channel")
        if channel.locked:
            raise Refused(403, 160005, "Thread is locked")
        channel.archived = None
        if channel.recipient in self.closed:
            raise Refused(403, 50007, "Cannot send messages to this user")
        nonce = str(payload.get("nonce")) if payload.get("enforce_nonce") else None
        if nonce is not None and nonce in self._nonces and self.virtual.now - self._nonces[nonce][0] < NONCES_LIVE:
            return message_json(self._nonces[nonce][1])
        reference = payload.get("message_reference")
        reply_to = int(reference["message_id"]) if reference else None
        if reply_to is not None:
            self._check_reply(channel, reply_to)
        components = payload.get("components", [])
        message = Message(self.new_id(), channel, DESK, "", self.virtual.now, reply_to, components)
        message.writings.append(components)
        channel.messages.append(message)
        if nonce is not None:
            self._nonces[nonce] = (self.virtual.now, message)
        self.tell(channel, "message_create", message_json(message, live=True))
        return message_json(message)

    def rewrite(self, channel_id: int, message_id: int, payload: Json) -> Json:
        """PATCH one of the desk's messages."""
        channel = self.channel(channel_id)
        message = self.message(channel, message_id)
        if channel.archived is not None:
            raise Refused(400, 50083, "Thread is archived")
        message.components, message.edited = payload["components"], self.virtual.now
        message.writings.append(message.components)
        return message_json(message)

    def delete(self, channel_id: int, message_id: int) -> None:
        """DELETE one of the desk's messages."""
        message = self.message(self.channel(channel_id), message_id)
        if message.author != DESK:
            raise Refused(403, 50013, "Missing Permissions")
        self.remove(message)

    def history(self, channel_id: int, query: Json) -> list[Json]:
        """GET messages: after a message oldest last, as Discord does; none without the permission."""
        channel = self.channel(channel_id)
        if not channel.allows("read_message_history"):
            return []
        after, before = int(query.get("after", 0)), int(query.get("before", 1 << 63))
        found = [one for one in channel.messages if after < one.id < before and one.removed is None]
        limit = query["limit"]
        found = found[:limit] if "after" in query else found[-limit:]
        return [message_json(one) for one in reversed(found)]

    def react(self, channel_id: int, message_id: int, emoji: str, *, add: bool) -> None:
        """PUT or DELETE the desk's reaction."""
        channel = self.channel(channel_id)
        message = self.message(channel, message_id)
        if add and not (channel.allows("add_reactions") and channel.allows("read_message_history")):
            raise Refused(403, 50013, "Missing Permissions")
        if add and emoji not in message.reactions:
            message.reactions.append(emoji)
            message.reacted.setdefault(emoji, self.virtual.now)
        if not add and emoji in message.reactions:
            message.reactions.remove(emoji)

    def one_message(self, channel_id: int, message_id: int) -> Json:
        """GET a message."""
        channel = self.channel(channel_id)
        if not channel.allows("read_message_history"):
            raise Refused(403, 50001, "Missing Access")
        return message_json(self.message(channel, message_id))

    def channel_of(self, channel_id: int) -> Json:
        """GET a channel."""
        return channel_json(self.channel(channel_id))

    def member_of(self, guild_id: int, user: int) -> Json:
        """GET a member of a server."""
        guild = self.guilds[guild_id]
        if not guild.joined:
            raise Refused(403, 50001, "Missing Access")
        if user in guild.gone:
            raise Refused(404, 10007, "Unknown Member")
        return {**member_json(guild, user), "user": user_json(user)}

    def direct_messages(self, member: int) -> Json:
        """POST /users/@me/channels."""
        return channel_json(self.direct_channel(member))

    # -------------------------------------------------------------- inside

    def _add_channel(self, guild: Guild) -> Channel:
        channel = Channel(self.new_id(), guild)
        guild.channels.append(channel)
        self.channels[channel.id] = channel
        return channel

    def channel(self, channel_id: int, *needed: str) -> Channel:
        """A channel that the desk sees and may do this in. Raises Refused."""
        channel = self.channels.get(channel_id)
        if channel is None or channel.is_removed:
            raise Refused(404, 10003, "Unknown Channel")
        if channel.guild is not None and not channel.guild.available:
            raise Refused(503, 0, "upstream connect error")
        if (channel.guild is not None and not channel.guild.joined) or not channel.allows("view_channel"):
            raise Refused(403, 50001, "Missing Access")
        if not all(channel.allows(name) for name in needed):
            raise Refused(403, 50013, "Missing Permissions")
        return channel

    def message(self, channel: Channel, message_id: int) -> Message:
        """A message that is there. Raises Refused."""
        found = next((one for one in channel.messages if one.id == message_id and one.removed is None), None)
        if found is None:
            raise Refused(404, 10008, "Unknown Message")
        return found

    def _check_reply(self, channel: Channel, message_id: int) -> None:
        if not channel.allows("read_message_history"):
            raise Refused(400, 160002, "Cannot reply without permission to read message history")
        try:
            self.message(channel, message_id)
        except Refused:
            unknown = {"_errors": [{"code": "REPLIES_UNKNOWN_MESSAGE", "message": "Unknown message"}]}
            raise Refused(400, 50035, "Invalid Form Body", {"message_reference": unknown}) from None

    def tell(self, channel: Channel, event: str, data: Json, *, always: bool = False) -> None:
        """Send an event of the gateway, if the desk is there and sees the channel."""
        guild = channel.guild
        if self.listener is None or (guild is not None and not (guild.joined and guild.available)):
            return
        if always or channel.allows("view_channel"):
            self.listener(event, data)
