"""Submissions of expired forms, which discord.py ignores: opened before a restart, opened more than an hour ago, or
sent twice because the first answer did not arrive."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import discord
from discord.ext import commands

from bot.catalogue import catalogue, gettext, speak
from bot.client import DeskBot
from cogs._cards.notes import file_note, note
from cogs._ui.buttons import was_awaited
from cogs._ui.places import may_attach
from cogs._ui.respond import Reply, answer

_FILE = "text.txt"
_LONG = 100
"""Characters. Shorter entries are typed again in less time than it takes to open a file."""


class ExpiredForms(commands.Cog):
    """Explains why the form was not accepted, and returns a long text to its author."""

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Answer an expired form. discord.py calls a form that is still awaited before it sends this event."""
        if interaction.type is discord.InteractionType.modal_submit and not was_awaited(interaction):
            speak(catalogue(interaction.locale.value))
            await answer(interaction, _refusal(interaction), private=True)


async def _refusal(interaction: discord.Interaction[DeskBot]) -> Reply:
    data: Any = interaction.data
    if data["custom_id"] in interaction.client.sent_forms:
        sentence = gettext("This form was sent already. Open it again to send another.")
    else:
        sentence = gettext("This form has expired: it was opened over an hour ago, or before a restart. Open it again.")
    typed = "\n\n".join(_typed(data))
    if len(typed) <= _LONG or not may_attach(interaction):
        return Reply(note(sentence))
    view = file_note(_FILE, sentence, gettext("What you typed is in the file."))
    return Reply(view, [discord.File(BytesIO(typed.encode("utf-8", "replace")), _FILE)])


def _typed(data: Any) -> Iterator[str]:
    """The texts in the fields of a form, in their order."""
    if isinstance(data, dict):
        if isinstance(value := data.get("value"), str):
            yield value
        for inner in (data.get("component"), *data.get("components", ())):
            yield from _typed(inner)


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    await bot.add_cog(ExpiredForms())
