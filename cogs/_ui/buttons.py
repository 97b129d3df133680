"""The bases of buttons, menus and forms, which answer every error in the member's language. Buttons and menus work
after a restart: the state is in the `custom_id`, the class is registered by its cog."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from typing import Any, Self, TypeVar

import discord

from bot.catalogue import catalogue, speak
from bot.client import DeskBot
from bot.model.errors import DeskError, Reason

_Component = TypeVar("_Component", bound=discord.ui.Item[Any])

_NUMBERS = frozenset({"act", "article", "story", "follow", "other", "report", "search", "watch"})
"""The groups of templates that are numbers of rows."""
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
            if refused := interaction.client.refusal(interaction) or self._expired(interaction):
                raise DeskError(refused)  # noqa: TRY301  # answered as every error is
            await self.handle(interaction)
        except Exception as error:
            await interaction.client.apologise(interaction, error)

    def _expired(self, interaction: discord.Interaction[DeskBot]) -> Reason | None:
        """Whether its state has numbers of rows, and is from before its server came from another process: here those
        are the numbers of others."""
        move = interaction.client.app.moves.get(interaction.guild_id or 0)
        if move is None or interaction.message is None or interaction.message.created_at >= move.at:
            return None
        return None if _NUMBERS.isdisjoint(self.state.re.groupindex) else Reason.CARD_EXPIRED

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
