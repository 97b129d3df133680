"""Buttons and menus that work after a restart: the state is in the `custom_id`, the class is registered by its cog."""

from __future__ import annotations

import re
from typing import Any, Self

import discord

from bot.client import DeskBot


class DeskButton(discord.ui.DynamicItem[discord.ui.Button[discord.ui.LayoutView]], template=r"(?!)"):
    """A pressed button. Subclasses take their template from `cogs._layout.custom_ids` and implement `press`."""

    def __init__(self, item: discord.ui.Button[discord.ui.LayoutView], state: re.Match[str]) -> None:
        super().__init__(item)
        self.state = state

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],  # noqa: ARG003  # the signature is discord.py's
        item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """The button with its state; only buttons have these ids."""
        assert isinstance(item, discord.ui.Button)  # noqa: S101  # Discord matched the component's type
        return cls(item, match)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Call `press` and answer any error, which discord.py would only log."""
        try:
            await self.press(interaction)
        except Exception as error:
            await interaction.client.apologise(interaction, error)

    async def press(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Handle the press."""
        raise NotImplementedError


class DeskMenu(discord.ui.DynamicItem[discord.ui.Select[discord.ui.LayoutView]], template=r"(?!)"):
    """A menu in which something was chosen. Subclasses take their template from `cogs._layout.custom_ids` and implement
    `choose`; `self.item.values` is what was chosen."""

    def __init__(self, item: discord.ui.Select[discord.ui.LayoutView], state: re.Match[str]) -> None:
        super().__init__(item)
        self.state = state

    @classmethod
    async def from_custom_id(
        cls,
        interaction: discord.Interaction[Any],  # noqa: ARG003  # the signature is discord.py's
        item: discord.ui.Item[Any],
        match: re.Match[str],
        /,
    ) -> Self:
        """The menu with its state; only menus have these ids."""
        assert isinstance(item, discord.ui.Select)  # noqa: S101  # Discord matched the component's type
        return cls(item, match)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Call `choose` and answer any error, which discord.py would only log."""
        try:
            await self.choose(interaction)
        except Exception as error:
            await interaction.client.apologise(interaction, error)

    async def choose(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Handle the choice."""
        raise NotImplementedError
