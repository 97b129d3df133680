"""Who sees a channel and what a role grants, where Discord tells it in a form that cannot be read.

They are read even if the rest of the event cannot be. What cannot be read is closed: such a channel is seen by the desk
and by those whom no channel is closed to, and such a role grants nothing, until Discord tells it again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

import discord

if TYPE_CHECKING:
    from discord.state import ConnectionState

Parser = Callable[[Any], None]

_ROLE, _MEMBER = 0, 1
"""Whom an overwrite is for."""

log = logging.getLogger(__name__)


def fail_closed(event: str, parse: Parser, connection: ConnectionState) -> Parser:
    """The parser of an event that tells permissions, with what is unclear in them closed; that of another as it is."""
    wrap = _WRAPS.get(event)
    return parse if wrap is None else wrap(parse, connection)


def grant_told(role: discord.Role, told: Any) -> None:
    """Let a role grant what data that cannot be parsed as a role says."""
    role._permissions = number_of(told.get("permissions") if isinstance(told, dict) else None)  # noqa: SLF001  # no other


def _with_closed_channel(parse: Parser, connection: ConnectionState) -> Parser:
    """Parse an event about one channel."""

    def parse_closed(data: Any) -> None:
        guild = connection._get_guild(number_of(data.get("guild_id")))  # noqa: SLF001  # as its parsers do
        if guild is None:
            parse(data)
            return
        told = _closed_if_unclear(data, guild.id, connection)
        try:
            parse(told)
        except Exception:
            channel: Any = guild.get_channel(number_of(told.get("id")))
            if channel is not None:
                channel._fill_overwrites(told)  # noqa: SLF001  # discord.py has no public place for it
            raise

    return parse_closed


def _with_closed_channels(parse: Parser, connection: ConnectionState) -> Parser:
    """Parse an event about a server with its channels."""

    def parse_closed(data: Any) -> None:
        channels = data.get("channels")
        if isinstance(channels, list):
            number = number_of(data.get("id"))
            data = {**data, "channels": [_closed_if_unclear(one, number, connection) for one in channels]}
        parse(data)

    return parse_closed


def _with_granted_role(parse: Parser, connection: ConnectionState) -> Parser:
    """Parse an event about one role."""

    def parse_granted(data: Any) -> None:
        try:
            parse(data)
        except Exception:
            guild = connection._get_guild(number_of(data.get("guild_id")))  # noqa: SLF001  # as its parsers do
            told = dict(data.get("role") or {})
            role = guild.get_role(number_of(told.get("id"))) if guild is not None else None
            if role is not None:
                grant_told(role, told)
            raise

    return parse_granted


def _closed_if_unclear(channel: Any, guild_id: int, connection: ConnectionState) -> Any:
    if not isinstance(channel, dict) or _are_overwrites(channel.get("permission_overwrites")):
        return channel
    ids = {name: str(channel[name]) for name in ("id", "guild_id") if name in channel}
    log.warning("channel closed, its permissions cannot be read ids=%s", ids)
    seen = str(discord.Permissions(view_channel=True).value)
    closed = {"id": str(guild_id), "type": _ROLE, "allow": "0", "deny": seen}
    desk = {"id": str(connection.self_id), "type": _MEMBER, "allow": seen, "deny": "0"}
    return {**channel, "permission_overwrites": [closed, desk]}


def _are_overwrites(data: Any) -> bool:
    return isinstance(data, list) and all(_is_overwrite(one) for one in data)


def _is_overwrite(data: Any) -> bool:
    return (
        isinstance(data, Mapping)
        and data.get("type") in (_ROLE, _MEMBER)
        and all(str(data.get(name)).isdecimal() for name in ("id", "allow", "deny"))
    )


def number_of(text: Any) -> int:
    """An id or permissions as a number, 0 for what is none."""
    return int(text) if str(text).isdecimal() else 0


_WRAPS = {
    "CHANNEL_CREATE": _with_closed_channel,
    "CHANNEL_UPDATE": _with_closed_channel,
    "GUILD_CREATE": _with_closed_channels,
    "GUILD_UPDATE": _with_closed_channels,
    "GUILD_ROLE_UPDATE": _with_granted_role,
}
