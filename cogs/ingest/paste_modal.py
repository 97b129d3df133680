"""The window into which a text is pasted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import discord

from bot.client import DeskBot
from bot.model.analysis import Page
from cogs.ingest.submissions import page_of, pasted_page

ReadPage = Callable[[], Awaitable[Page]]
"""Fetches what was handed in, once it is known that it may be."""

_LONGEST = 4000  # Discord's limit for a text field; longer articles are attached


class PasteModal(discord.ui.Modal, title="Hand in an article"):
    """Text or a file; `hand_in` answers the interaction with what the desk makes of the page."""

    text = discord.ui.Label(
        text="Text of the article",
        description=f"Up to {_LONGEST:,} characters; attach a longer one below",
        component=discord.ui.TextInput[discord.ui.View](
            style=discord.TextStyle.paragraph, max_length=_LONGEST, required=False
        ),
    )
    headline = discord.ui.Label(
        text="Title",
        description="Left out, it is read from the text",
        component=discord.ui.TextInput[discord.ui.View](max_length=300, required=False),
    )
    file = discord.ui.Label(
        text="Or a file",
        description=".txt, .html, .md, .pdf or .eml",
        component=discord.ui.FileUpload[discord.ui.View](required=False, min_values=0, max_values=1),
    )

    def __init__(
        self, hand_in: Callable[[discord.Interaction[DeskBot], ReadPage], Awaitable[None]], limit: int
    ) -> None:
        super().__init__(timeout=3600)
        self._hand_in = hand_in
        self._limit = limit

    async def on_submit(self, interaction: discord.Interaction[DeskBot]) -> None:  # type: ignore[override]  # our client
        """Hand in the file if there is one, else the text."""
        await self._hand_in(interaction, self._page)

    async def on_error(self, interaction: discord.Interaction[DeskBot], error: Exception) -> None:  # type: ignore[override]  # our client
        """Answer for whatever went wrong."""
        await interaction.client.apologise(interaction, error)

    async def _page(self) -> Page:
        text, headline, file = self.text.component, self.headline.component, self.file.component
        assert isinstance(text, discord.ui.TextInput)  # noqa: S101  # as built above
        assert isinstance(headline, discord.ui.TextInput)  # noqa: S101
        assert isinstance(file, discord.ui.FileUpload)  # noqa: S101
        if file.values:
            return await page_of(file.values[0], self._limit)
        return pasted_page(text.value, headline.value)
