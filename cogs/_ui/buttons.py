"""The bases of buttons, menus and forms, which answer every error in the member's language. Buttons and menus work
after a restart: the state is in the `custom_id`, the class is registered by its cog."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import Any, Self, TypeVar

import discord

from bot.catalogue import catalogue, speak
from bot.client import DeskBot

_Component = TypeVar("_Component", bound=discord.ui.Item[Any])

_FORM_SECONDS = 3600
"""How long a form that was opened can be sent."""


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
        speak(catalogue(interaction.locale.value))
        try:
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


class DeskModal(discord.ui.Modal):
    """A form. Subclasses add its components and define `on_submit`."""

    def __init__(self, title: str) -> None:
        super().__init__(title=title, timeout=_FORM_SECONDS)

    async def interaction_check(self, interaction: discord.Interaction[DeskBot], /) -> bool:  # type: ignore[override]  # our client
        """Allow every submission. Messages are taken from the member's catalogue until an answer chooses another."""
        speak(catalogue(interaction.locale.value))
        return True

    async def on_error(self, interaction: discord.Interaction[DeskBot], error: Exception) -> None:  # type: ignore[override]  # our client
        """Answer any error."""
        await interaction.client.apologise(interaction, error)
