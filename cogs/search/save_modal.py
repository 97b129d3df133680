"""The form to save a search under a name."""

from __future__ import annotations

import discord

from bot.catalogue import gettext
from bot.client import DeskBot
from bot.model.searches import LONGEST_NAME
from cogs._layout.foreign_text import clean, clip
from cogs._ui.buttons import DeskModal
from cogs._ui.permissions import require_manager
from cogs._ui.respond import Reply, answer
from cogs.search.saved import saved_reply


class SaveModal(DeskModal):
    """A name, and for managers whether the whole server may use the search."""

    def __init__(self, query: str, *, may_share: bool) -> None:
        super().__init__(gettext("Save a search"))
        self._query = query
        self._name = discord.ui.TextInput[discord.ui.View](
            default=clip(clean(query), LONGEST_NAME), min_length=1, max_length=LONGEST_NAME
        )
        self._shared = discord.ui.Checkbox[discord.ui.View](default=False)
        self.add_item(discord.ui.Label(text=gettext("Name"), component=self._name))
        if may_share:
            described = gettext("Everyone here may use it, and feeds and watches of the server")
            self.add_item(discord.ui.Label(text=gettext("For everyone"), description=described, component=self._shared))

    async def on_submit(self, interaction: discord.Interaction[DeskBot]) -> None:  # type: ignore[override]  # our client
        """Save the search."""
        await answer(interaction, self._saved(interaction), private=True)

    async def _saved(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        if self._shared.value:
            require_manager(interaction)
        owner = None if self._shared.value else interaction.user.id
        return await saved_reply(interaction, owner, self._name.value, self._query)
