"""`/desk`: a server's settings and the desk's status."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace

import discord
from discord import app_commands
from discord.ext import commands

from bot.catalogue import catalogue, gettext, using
from bot.client import DeskBot
from bot.model.errors import DeskError
from bot.model.jobs import Shelf
from bot.model.settings import FilterScope
from bot.model.settings import ServerSettings as DeskSettings
from bot.policy import second_tries
from cogs._cards.desk import desk_card
from cogs._cards.desk_status import manager_card, retried_note, retry_question, status_card
from cogs._cards.notes import note
from cogs._layout import custom_ids
from cogs._ui.buttons import DeskButton
from cogs._ui.discord_errors import DISCORD
from cogs._ui.error_messages import sentence_for
from cogs._ui.languages import CHOICES, chosen_language, guild_catalogue
from cogs._ui.permissions import require_manager, require_visible, trouble_in
from cogs._ui.respond import Reply, answer, shelf_of
from cogs.desk.setup_modal import SetupModal
from cogs.filters import menus

log = logging.getLogger(__name__)


class DeskCog(commands.GroupCog, name="desk", description="Settings and status of the desk"):
    """Settings and status."""

    def __init__(self, bot: DeskBot) -> None:
        super().__init__()
        self._bot = bot

    @app_commands.command(description="Set channels, language, time zone and who may save articles (managers)")
    @app_commands.describe(language="Language of digests and public answers")
    @app_commands.choices(language=CHOICES)
    async def setup(self, interaction: discord.Interaction[DeskBot], language: str | None = None) -> None:
        """Save the language if it is given; else open the form with the current settings."""
        guild_id = require_manager(interaction)
        desk = await self._bot.app.desks.get(guild_id)
        if language is not None:
            chosen = replace(desk, language=chosen_language(language))
            await answer(interaction, self._saved(interaction, chosen, desk), private=True)
            return
        with using(catalogue(interaction.locale.value)):
            modal = SetupModal(desk, self._save)
        await interaction.response.send_modal(modal)

    @app_commands.command(description="Show shelf, queue and digests; for managers, failed links too")
    async def status(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Answer with the status."""
        await answer(interaction, self._status(interaction), private=True)

    @app_commands.command(description="Show or change what digests, cards of feeds and /latest leave out (managers)")
    @app_commands.describe(
        leave_out="Subject, kind of source, outlet or name to leave out", show_again="What to show again"
    )
    @app_commands.rename(leave_out="leave-out", show_again="show-again")
    async def filters(
        self, interaction: discord.Interaction[DeskBot], leave_out: str | None = None, show_again: str | None = None
    ) -> None:
        """Change what is given, and show the filters."""
        await answer(interaction, menus.changed(interaction, FilterScope.SERVER, leave_out, show_again), private=True)

    @filters.autocomplete("leave_out")
    async def _offered(self, interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
        return await menus.offered(self._bot.app.filters, shelf_of(interaction), typed)

    @filters.autocomplete("show_again")
    async def _held(self, interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
        try:
            owner = menus.owner_of(interaction, FilterScope.SERVER)
        except DeskError:
            return []  # everybody sees the command; the answer says what is missing
        return menus.held(await self._bot.app.filters.of(owner), typed)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Post how to begin in the server's system channel."""
        channel = guild.system_channel
        if channel is None or not channel.permissions_for(guild.me).send_messages:
            return
        with using(await guild_catalogue(self._bot, guild)):
            hello = gettext(
                "Peninsula Desk is ready. Managers choose the channels it saves links from with `/desk setup`; `/help` "
                "lists its commands."
            )
        try:
            await channel.send(view=note(hello))
        except DISCORD as error:
            log.info("greeting not sent guild=%s channel=%s error=%s", guild.id, channel.id, error)

    async def _save(self, interaction: discord.Interaction[DeskBot], chosen: Callable[[int], DeskSettings]) -> None:
        await answer(interaction, self._form_saved(interaction, chosen), private=True)

    async def _form_saved(
        self, interaction: discord.Interaction[DeskBot], chosen: Callable[[int], DeskSettings]
    ) -> Reply:
        """Save the form, which has no language."""
        desk = chosen(require_manager(interaction))
        before = await self._bot.app.desks.get(desk.guild_id)
        return await self._saved(interaction, replace(desk, language=before.language), before)

    async def _saved(
        self, interaction: discord.Interaction[DeskBot], desk: DeskSettings, before: DeskSettings
    ) -> Reply:
        await require_visible(interaction, set(desk.channels) - set(before.channels))
        await self._bot.app.desks.save(desk)
        if interaction.guild is not None:
            self._bot.dispatch("desk_settings", interaction.guild, before)
        digests = await self._bot.app.digests.show(desk.guild_id)
        return Reply(desk_card(desk, trouble_in(interaction.guild, desk.channels), digests))

    async def _status(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        app, guild_id = self._bot.app, interaction.guild_id
        status = await app.answers.status(shelf_of(interaction), guild_id)
        if guild_id is None or not interaction.permissions.manage_guild:
            return Reply(status_card(status))
        return Reply(manager_card(status, await app.status.server(guild_id), sentence_for))


class RetryButton(DeskButton, template=custom_ids.RETRY):
    """Tries the failed links of the presser's server again, after a question if they are many."""

    async def handle(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Ask or try."""
        await answer(interaction, self._retried(interaction), private=True)

    async def _retried(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        guild_id, app = require_manager(interaction), interaction.client.app
        if self.state["step"] == "failed":
            count = (await app.status.server(guild_id)).again
            if count > second_tries.MANY:
                return Reply(retry_question(count))
        retried = await app.ingest.try_again(Shelf.of_guild(guild_id), second_tries.REASONS)
        return Reply(retried_note(retried.count, retried.left))


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(RetryButton)
    await bot.add_cog(DeskCog(bot))
