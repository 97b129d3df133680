"""Servers, channels, threads and messages of the simulated Discord. Nothing is deleted, so that the laws can look at
everything that was ever said."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import discord

START = datetime(2024, 9, 16, 3, 0, tzinfo=UTC)
DESK = 42
ALLOWED = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    add_reactions=True,
    read_message_history=True,
)
Json = dict[str, Any]


@dataclass
class Message:
    """A message, or one that a member forwarded. `removed`: when a moderator deleted it; `reacted`: reaction -> when
    the desk first added it; `writings`: each state of its components, oldest first; `marks`: the ids of all containers
    that it ever had."""

    id: int
    channel: Channel
    author: int
    content: str
    at: float
    reply_to: int | None = None
    components: list[Json] = field(default_factory=list)
    removed: float | None = None
    edited: float | None = None
    reactions: list[str] = field(default_factory=list)
    reacted: dict[str, float] = field(default_factory=dict)
    writings: list[list[Json]] = field(default_factory=list)
    is_forward: bool = False

    @property
    def gone(self) -> float | None:
        """When it, or the channel or thread that it was in, was deleted."""
        return min((one for one in (self.removed, self.channel.gone) if one is not None), default=None)

    @property
    def marks(self) -> set[int]:
        return {one["id"] for state in self.writings for one in state if one.get("id")}


@dataclass
class Channel:
    """A text channel, a forum, a thread or post in one of them (`parent`), or the direct messages with a member
    (`guild` is None), the `recipient`. `denied`: what the desk may not do; `archived`: since when a thread is."""

    id: int
    guild: Guild | None
    denied: discord.Permissions = field(default_factory=discord.Permissions.none)
    removed: float | None = None
    messages: list[Message] = field(default_factory=list)
    recipient: int | None = None
    parent: Channel | None = None
    is_forum: bool = False
    archived: float | None = None
    locked: bool = False

    @property
    def gone(self) -> float | None:
        """When it, or the channel or forum that it was in, was deleted."""
        both = (self.removed, self.parent.removed if self.parent is not None else None)
        return min((one for one in both if one is not None), default=None)

    @property
    def is_removed(self) -> bool:
        return self.gone is not None

    @property
    def shelf(self) -> int:
        """Whose articles may be shown here: the server's, or the member's own."""
        return self.id if self.guild is None else self.guild.id

    def allows(self, name: str) -> bool:
        if self.parent is not None:
            return self.parent.allows("send_messages_in_threads" if name == "send_messages" else name)
        return not getattr(self.denied, name)


@dataclass
class Guild:
    """A server; `joined` while the desk is on it, `available` unless Discord has trouble with it. Only members with
    the `role` may save articles, where there is one; `editors` have it. `gone`: members who left. `locale`: the
    language of its settings."""

    id: int
    owner: int
    role: int | None = None
    editors: set[int] = field(default_factory=set)
    gone: set[int] = field(default_factory=set)
    channels: list[Channel] = field(default_factory=list)
    threads: list[Channel] = field(default_factory=list)
    joined: bool = True
    available: bool = True
    locale: str = "en-US"
