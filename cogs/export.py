"""`/export`: a search, a story, a name or the whole shelf as a file. Only the asker gets it."""

from __future__ import annotations

import logging
from contextlib import ExitStack

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import DeskBot
from bot.model.errors import DeskError, Reason
from bot.model.exports.articles import ExportForm, ExportQuestion, ExportSource
from bot.policy.exports.writers import writer
from bot.services.exports.attachments import Progress
from cogs._cards.evidence.exports import export_note, progress_note, too_large_note
from cogs._layout.export_words import export_words
from cogs._query_autocomplete import member_queries
from cogs._ui import autocomplete
from cogs._ui.discord_errors import DISCORD
from cogs._ui.places import may_attach, shelf_of
from cogs._ui.respond import Reply, answer

log = logging.getLogger(__name__)

_PROGRESS_EVERY = 3.0
"""Seconds."""


class ExportCog(commands.GroupCog, name="export", description="Saved articles as a file"):
    """Exports."""

    @app_commands.command(description="Export the articles that satisfy a search")
    @app_commands.rename(form="format")
    @app_commands.describe(
        query="What to search for, as in /search", form="The format of the file (default: one HTML page)"
    )
    @app_commands.choices(form=autocomplete.EXPORT_FORMS)
    @app_commands.autocomplete(query=member_queries)
    async def search(
        self, interaction: discord.Interaction[DeskBot], query: str, form: str = ExportForm.HTML.value
    ) -> None:
        """Attach the results, the newest first."""
        await _answer(interaction, ExportQuestion(ExportSource.SEARCH, query), form)

    @app_commands.command(description="Export the articles of a story")
    @app_commands.rename(meant="article-or-story", form="format")
    @app_commands.describe(
        meant="A story from the list, or one of its articles by title, link or message link",
        form="The format of the file (default: one HTML page)",
    )
    @app_commands.choices(form=autocomplete.EXPORT_FORMS)
    @app_commands.autocomplete(meant=autocomplete.story_headlines)
    async def story(
        self, interaction: discord.Interaction[DeskBot], meant: str, form: str = ExportForm.HTML.value
    ) -> None:
        """Attach the story's articles."""
        await _answer(interaction, ExportQuestion(ExportSource.STORY, meant), form)

    @app_commands.command(description="Export the articles that name a person, organisation, place or weapon")
    @app_commands.rename(form="format")
    @app_commands.describe(
        name="A name in any spelling or script",
        form="The format of the file (default: one HTML page)",
        since="First day: 2024-10-31, 2024-10, last month",
        until="Last day",
    )
    @app_commands.choices(form=autocomplete.EXPORT_FORMS)
    @app_commands.autocomplete(name=autocomplete.entity_names)
    async def entity(
        self,
        interaction: discord.Interaction[DeskBot],
        name: str,
        form: str = ExportForm.HTML.value,
        since: str | None = None,
        until: str | None = None,
    ) -> None:
        """Attach the articles that name it."""
        await _answer(interaction, ExportQuestion(ExportSource.ENTITY, name, since, until), form)

    @app_commands.command(description="Export all saved articles, or those of some days")
    @app_commands.rename(form="format")
    @app_commands.describe(
        form="The format of the file (default: one HTML page)",
        since="First day: 2024-10-31, 2024-10, last month",
        until="Last day",
    )
    @app_commands.choices(form=autocomplete.EXPORT_FORMS)
    async def shelf(
        self,
        interaction: discord.Interaction[DeskBot],
        form: str = ExportForm.HTML.value,
        since: str | None = None,
        until: str | None = None,
    ) -> None:
        """Attach the articles of the shelf."""
        await _answer(interaction, ExportQuestion(ExportSource.SHELF, "", since, until), form)


async def _answer(interaction: discord.Interaction[DeskBot], question: ExportQuestion, form: str) -> None:
    with ExitStack() as files:  # open until they are sent
        await answer(interaction, exported(interaction, question, ExportForm(form), files), private=True)


async def exported(
    interaction: discord.Interaction[DeskBot], question: ExportQuestion, form: ExportForm, files: ExitStack
) -> Reply:
    """Write an export to a file that `files` closes; if it is too large, the reply says so."""
    if not may_attach(interaction):
        raise DeskError(Reason.NO_FILES_HERE)
    app, shelf = interaction.client.app, shelf_of(interaction)
    plan = await app.exports.plan(shelf, question, newest_first=form.newest_first)
    written = await app.attachments.write(
        plan, writer(form, export_words(plan.head)), interaction.filesize_limit, _progress(interaction)
    )
    if written.file is None:
        return Reply(too_large_note(plan.head, written.limit, written.fitting, shelf))
    files.callback(written.file.raw.close)  # discord.py replaces the method `close` of what it is given
    name = f"{plan.head.source}-{plan.head.made:%Y-%m-%d}{form.suffix}"
    return Reply(export_note(plan.head, name, written.bytes), [discord.File(written.file, name)])


def _progress(interaction: discord.Interaction[DeskBot]) -> Progress:
    """Shows the progress of a long answer every few seconds; the answer replaces it."""
    clock = interaction.client.app.clock
    shown, written = clock.monotonic(), -1

    async def show(done: int, total: int) -> None:
        nonlocal shown, written
        now = clock.monotonic()
        if not interaction.response.is_done() or now - shown < _PROGRESS_EVERY or done == written:
            return
        shown, written = now, done
        try:
            await interaction.edit_original_response(view=progress_note(done, total))
        except DISCORD as error:  # the answer itself will say so
            log.info("progress not shown interaction=%s error=%s", interaction.id, error)

    return show


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    await bot.add_cog(ExportCog())
