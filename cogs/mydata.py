"""`/mydata`: what the desk holds about the asker, handed over or erased. Only the asker sees it."""

from __future__ import annotations

import json
from io import BytesIO

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import DeskBot
from bot.model.errors import DeskError, Reason
from cogs._cards.notes import file_note, note
from cogs._layout import custom_ids
from cogs._layout.layout import button
from cogs._layout.words import count
from cogs._ui.buttons import DeskButton
from cogs._ui.respond import Reply, answer, may_attach

_FILE = "my-data.json"


class MyDataCog(commands.GroupCog, name="mydata", description="What the desk holds about you"):
    """Export and erasure."""

    def __init__(self, bot: DeskBot) -> None:
        super().__init__()
        self._bot = bot

    @app_commands.command(description="Get everything the desk holds about you as a file")
    async def export(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Hand the data over."""
        await answer(interaction, self._exported(interaction), private=True)

    @app_commands.command(description="Erase what ties articles to you")
    async def erase(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Ask once more."""
        await answer(interaction, self._asked(interaction), private=True)

    async def _exported(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        if not may_attach(interaction):
            raise DeskError(Reason.NOT_ALLOWED, "files may not be attached here; ask me in a direct message")
        data = await self._bot.app.mydata.export(interaction.user.id)
        text = json.dumps(data, ensure_ascii=False, indent=2)
        file = discord.File(BytesIO(text.encode()), _FILE)
        return Reply(file_note("This is all the desk holds about you, on every server.", _FILE), [file])

    async def _asked(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        told = (
            "This erases your direct-message shelf and, on every server, your id from what you handed in and the list "
            "of what you were shown. The articles stay on the servers' shelves. It cannot be undone."
        )
        return Reply(note(told, buttons=[button("Erase", custom_ids.erase(interaction.user.id), primary=True)]))


class EraseButton(DeskButton, template=custom_ids.ERASE):
    """The last word."""

    async def press(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Erase the presser's data."""
        await answer(interaction, self._erased(interaction))

    async def _erased(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        if int(self.state["user"]) != interaction.user.id:
            raise DeskError(Reason.NOT_ALLOWED, "this is another member's data", user=interaction.user.id)
        erased = await interaction.client.app.mydata.erase(interaction.user.id)
        return Reply(note(f"Erased: {count(erased, 'record')} no longer name you."))


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(EraseButton)
    await bot.add_cog(MyDataCog(bot))
