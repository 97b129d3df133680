"""Buttons and menus that work after a restart: the state is in the `custom_id`, the class is registered by its cog."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import Any, Self, TypeVar

import discord

from bot.catalogue import catalogue, using
from bot.client import DeskBot

_Component = TypeVar("_Component", bound=discord.ui.Item[Any])


class DeskComponent(discord.ui.DynamicItem[_Component], ABC, template=r"(?!)"):
    """A component that was used. Subclasses take their template from `cogs._layout.custom_ids`; its groups are in
    `state`."""

    def __init__(self, item: _Component, state: re.Match[str]) -> None:
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
        """The component with its state; only those of the subclass's type have these ids."""
        component: Any = item
        return cls(component, match)

    async def callback(self, interaction: discord.Interaction[Any]) -> None:
        """Call `handle` and answer any error, which discord.py would only log. Messages are taken from the member's
        catalogue until an answer chooses another."""
        try:
            with using(catalogue(interaction.locale.value)):
                await self.handle(interaction)
        except Exception as error:
            await interaction.client.apologise(interaction, error)

    @abstractmethod
    async def handle(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Handle the press of a button, or the choice in a menu."""


class DeskButton(DeskComponent[discord.ui.Button[discord.ui.LayoutView]], template=r"(?!)"):
    """A button that was pressed."""


class DeskMenu(DeskComponent[discord.ui.Select[discord.ui.LayoutView]], template=r"(?!)"):
    """A menu in which something was chosen: `self.item.values`."""
