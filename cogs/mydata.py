"""`/mydata`: export or erase what the desk holds about the asker. Only the asker sees it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any

import discord
from discord import app_commands
from discord.ext import commands
from msgspec.structs import replace

from bot.catalogue import gettext, ngettext
from bot.client import DeskBot
from bot.model.errors import DeskError, Reason
from bot.model.jobs import Shelf
from bot.policy.exports.member_files import MemberFile, member_files
from bot.services.mydata import Erased
from bot.services.mydata_of_processes import NOT_REACHED
from cogs._cards.notes import file_note, note
from cogs._layout import custom_ids
from cogs._layout.layout import deleting_button
from cogs._ui import reactions
from cogs._ui.places import has_strangers, may_attach
from cogs._ui.respond import MOST_MESSAGES, Reply, ReplyButton, answer


class MyDataCog(commands.GroupCog, name="mydata", description="What the desk holds about you"):
    """Export and erasure of a member's data."""

    def __init__(self, bot: DeskBot) -> None:
        super().__init__()
        self._bot = bot

    @app_commands.command(description="Download everything the desk holds about you")
    async def export(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Answer with a JSON file, or as many as it takes."""
        await answer(interaction, self._exported(interaction), private=True)

    @app_commands.command(description="Erase the data the desk holds about you")
    async def erase(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Ask for confirmation."""
        await answer(interaction, self._asked(interaction), private=True)

    async def _exported(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        if not may_attach(interaction):
            raise DeskError(Reason.NO_FILES_HERE)
        data = await self._bot.app.mydata.export(interaction.user.id)
        files = await asyncio.to_thread(member_files, data, interaction.filesize_limit)
        if len(files) > MOST_MESSAGES and has_strangers(interaction):
            raise DeskError(Reason.TOO_MUCH_HERE)
        sentences = exported_sentences(data.get(NOT_REACHED), len(files))
        first, *more = [_with_file(file, *(() if place else sentences)) for place, file in enumerate(files)]
        return replace(first, more=more)

    async def _asked(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        erase = deleting_button(gettext("Erase"), custom_ids.erase(interaction.user.id))
        return Reply(note(question(), buttons=[erase]))


class EraseButton(ReplyButton, template=custom_ids.erase.template):
    """The confirmation to erase."""

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Erase the presser's data."""
        if int(self.state["user"]) != interaction.user.id:
            raise DeskError(Reason.NOT_YOURS, user=interaction.user.id)
        interaction.client.refused_forms.pop(interaction.user.id, None)
        interaction.client.dispatch("desk_erased", interaction.user.id)
        own = await interaction.client.app.ingest.waiting_posts(Shelf.of_user(interaction.user.id))
        erased = await interaction.client.app.mydata.erase(interaction.user.id)
        await _waits_no_more(interaction.client, own)
        return Reply(note(*erased_sentences(erased)))


async def _waits_no_more(bot: DeskBot, posts: Iterable[tuple[int, int]]) -> None:
    """Remove the ⏳ of direct messages whose links were erased, since they get no answer."""
    for channel_id, message_id in posts:
        message = bot.get_partial_messageable(channel_id).get_partial_message(message_id)
        async with bot.reacting(message_id):
            await reactions.forget(bot, message, reactions.WAITING)


def _with_file(file: MemberFile, *sentences: str) -> Reply:
    return Reply(file_note(file.name, *sentences), [discord.File(BytesIO(file.content), file.name)])


def exported_sentences(missing: Mapping[str, Any] | None, files: int = 1) -> list[str]:
    """What an export in this number of files contains, and which parts of the desk were not reached (`NOT_REACHED`)."""
    whole = gettext("This is everything the desk holds about you, on every server.")
    partly = gettext("This is what the desk holds about you, as far as it can be reached from here.")
    sentences = [whole if missing is None else partly]
    if files > 1:
        sentences.append(
            ngettext(
                "It does not fit in one file, so there is {number} file.",
                "It does not fit in one file, so there are {number} files.",
                files,
            )
        )
    if missing is None:
        return sentences
    if missing["processes"]:
        sentences.append(gettext("A part of the desk cannot be read now; try again later for what it holds."))
    if missing["other_machines"]:
        sentences.append(_other_machines())
    return sentences


def _other_machines() -> str:
    return gettext(
        "The desk also runs on other machines, which this does not reach. Use the command again on each other server "
        "where you used the desk, and in direct messages with it."
    )


def question() -> str:
    """What is erased after the button, and what stays."""
    return gettext(
        "This erases the shelf of your direct messages, your watches, filters, saved searches and reports and, on "
        "every server, your user ID from what you saved or corrected and the record of what you were shown. "
        "Articles, corrections and what is the server's stay there. It cannot be undone."
    )


def erased_sentences(erased: Erased) -> list[str]:
    """What was erased, and where copies of it may be left."""
    sentences = [
        ngettext(
            "Erased: {number} record no longer names you.",
            "Erased: {number} records no longer name you.",
            erased.records,
        )
    ]
    if not erased.is_complete:
        sentences.append(
            gettext("The desk's files are being read by a backup; the last traces leave them when it has ended.")
        )
    if erased.processes_left:
        sentences.append(gettext("A part of the desk does not answer now; it erases what it holds when it can."))
    if erased.other_machines:
        sentences.append(_other_machines())
    if erased.backups_until is not None:
        date = discord.utils.format_dt(erased.backups_until, "D")
        sentences.append(gettext("Backups made before now still hold them; they are deleted by {date}.", date=date))
    if erased.other_copies:
        sentences.append(
            ngettext(
                "The operator keeps {number} other copy of the database from before now, which may hold them.",
                "The operator keeps {number} other copies of the database from before now, which may hold them.",
                erased.other_copies,
            )
        )
    return sentences


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(EraseButton)
    await bot.add_cog(MyDataCog(bot))
