"""The curator of an interaction: who asks for an act, and whether they manage the shelf."""

from __future__ import annotations

import discord

from bot.client import DeskBot
from bot.model.curation.acts import Curator
from cogs._ui.places import server_of


def curator(interaction: discord.Interaction[DeskBot]) -> Curator:
    """The asker, who manages the own shelf, or the server with the permission."""
    manages = server_of(interaction) is None or interaction.permissions.manage_guild
    return Curator(interaction.user.id, manages)
