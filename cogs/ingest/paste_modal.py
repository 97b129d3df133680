"""The form to paste or attach an article."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import discord

from bot.catalogue import gettext
from bot.client import DeskBot
from bot.model.analysis import Page
from cogs._ui.buttons import DeskModal
from cogs.ingest.submissions import page_of, pasted_page

ReadPage = Callable[[], Awaitable[Page]]
"""Fetch what was submitted, once the member is known to be allowed to save it."""

_LONGEST = 4000  # Discord's limit for a text field; longer articles are attached


class PasteModal(DeskModal):
    """Text or a file; `submit` answers the interaction. `shared`: it is opened in a channel that not everyone sees."""

    def __init__(
        self,
        submit: Callable[[discord.Interaction[DeskBot], ReadPage], Awaitable[None]],
        limit: int,
        *,
        shared: bool = False,
    ) -> None:
        super().__init__(gettext("Save an article"))
        self._submit = submit
        self._limit = limit
        self._text = discord.ui.TextInput[discord.ui.View](
            style=discord.TextStyle.paragraph, max_length=_LONGEST, required=False
        )
        self._title = discord.ui.TextInput[discord.ui.View](max_length=300, required=False)
        self._file = discord.ui.FileUpload[discord.ui.View](required=False, min_values=0, max_values=1)
        longest = gettext("Up to {limit} characters; attach a longer text below", limit=f"{_LONGEST:,}")
        if shared:
            longest = gettext("Up to {limit} characters. Everyone on this server can find it", limit=f"{_LONGEST:,}")
        for label, description, component in (
            (gettext("Article text"), longest, self._text),
            (gettext("Title"), gettext("Optional; taken from the text if omitted"), self._title),
            (gettext("Or a file"), ".txt, .html, .md, .pdf, .eml", self._file),
        ):
            self.add_item(discord.ui.Label(text=label, description=description, component=component))

    async def on_submit(self, interaction: discord.Interaction[DeskBot]) -> None:  # type: ignore[override]  # our client
        """Submit the file if there is one, else the text."""
        await self._submit(interaction, self._page)

    async def _page(self) -> Page:
        if self._file.values:
            return await page_of(self._file.values[0], self._limit)
        return pasted_page(self._text.value, self._title.value)
