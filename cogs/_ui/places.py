"""Where an interaction happens: on a server that has the desk, in direct messages with it, or where only the member has
it (an app that a member installed works on every server and in every conversation of theirs)."""

from __future__ import annotations

import discord

from bot.client import DeskBot
from bot.model.jobs import Shelf

Channel = discord.TextChannel | discord.Thread
"""Where a command lets a member choose a channel for messages."""


def server_of(interaction: discord.Interaction[DeskBot]) -> int | None:
    """The id of the server whose desk is asked; None in direct messages, and where only the asker has the desk."""
    if interaction.is_user_integration() and not interaction.is_guild_integration():
        return None
    return interaction.guild_id


def shelf_of(interaction: discord.Interaction[DeskBot]) -> Shelf:
    """The server's shelf, or the asker's own where there is no server with a desk."""
    server_id = server_of(interaction)
    return Shelf.of_user(interaction.user.id) if server_id is None else Shelf.of_guild(server_id)


def has_strangers(interaction: discord.Interaction[DeskBot]) -> bool:
    """Whether others could read an answer from the asker's own shelf, so that it has to be private."""
    return server_of(interaction) is None and (interaction.guild_id is not None or interaction.context.private_channel)


def may_attach(interaction: discord.Interaction[DeskBot]) -> bool:
    """Whether an answer may have a file attached; always in direct messages."""
    return interaction.guild_id is None or interaction.app_permissions.attach_files
