"""`/desk`: a server's settings and the desk's status."""

from __future__ import annotations

from functools import partial

import discord
from discord import app_commands
from discord.ext import commands
from msgspec import Struct
from msgspec.structs import replace

from bot.app import App
from bot.client import DeskBot
from bot.model.errors import DeskError
from bot.model.feeds import FeedMode
from bot.model.jobs import Shelf
from bot.model.settings import FilterScope
from bot.policy import second_tries
from cogs._cards.desk_status import manager_card, retried_note, retry_question, status_card
from cogs._events.locked_database import until_stored
from cogs._layout import custom_ids
from cogs._ui.error_messages import sentence_for
from cogs._ui.languages import CHOICES, chosen_language, note_server
from cogs._ui.permissions import require_manager, story_trouble, trouble_in
from cogs._ui.places import server_of, shelf_of
from cogs._ui.respond import Reply, ReplyButton, answer, unsaved_links
from cogs.article.cog import logged
from cogs.article.reports import queued
from cogs.desk.card_places import CARD_PLACES, with_cards
from cogs.desk.first_run import FirstRunButton, greet
from cogs.desk.setup_modal import open_setup, saved_settings
from cogs.filters import menus


class _SetupOptions(Struct, frozen=True):
    """The options of `/desk setup`; None if not given."""

    language: str | None
    cards: str | None
    forum_id: int | None


class DeskCog(commands.GroupCog, name="desk", description="Settings and status of the desk"):
    """Settings and status."""

    def __init__(self, bot: DeskBot) -> None:
        super().__init__()
        self._bot = bot
        self._joining = set[int]()
        """The servers that wait for the first card."""

    @app_commands.command(description="Set channels, language, time zone, cards and who may save articles (managers)")
    @app_commands.describe(
        language="Language of digests and public answers",
        cards="Where summaries of articles appear",
        forum="Forum with a post for each story",
    )
    @app_commands.choices(language=CHOICES, cards=CARD_PLACES)
    async def setup(
        self,
        interaction: discord.Interaction[DeskBot],
        language: str | None = None,
        cards: str | None = None,
        forum: discord.ForumChannel | None = None,
    ) -> None:
        """Save what is given; if nothing is, open the form with the current settings."""
        if language is None and cards is None and forum is None:
            await open_setup(interaction)
            return
        given = _SetupOptions(language, cards, forum.id if forum else None)
        await answer(interaction, self._set_up(interaction, given), private=True)

    @app_commands.command(
        description="Show the saved articles, waiting links and digests; for managers, failed links too"
    )
    async def status(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Answer with the status."""
        await answer(interaction, self._status(interaction), private=True)

    @app_commands.command(description="Show or change what digests, cards of feeds and /latest leave out (managers)")
    @app_commands.describe(
        leave_out="Subject, kind of source, outlet or name to leave out", show_again="What to show again"
    )
    @app_commands.autocomplete(leave_out=menus.offered)
    @app_commands.rename(leave_out="leave-out", show_again="show-again")
    async def filters(
        self, interaction: discord.Interaction[DeskBot], leave_out: str | None = None, show_again: str | None = None
    ) -> None:
        """Change what is given, and show the filters."""
        await answer(interaction, menus.changed(interaction, FilterScope.SERVER, leave_out, show_again), private=True)

    @app_commands.command(description="List what was removed, corrected and blocked here, and undo it (managers)")
    async def log(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Answer with the newest acts."""
        await answer(interaction, logged(interaction), private=True)

    @app_commands.command(description="Accept or refuse the mistakes that members report (managers)")
    async def queue(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Answer with the reports that wait."""
        await answer(interaction, queued(interaction), private=True)

    @filters.autocomplete("show_again")
    async def _held(self, interaction: discord.Interaction[DeskBot], typed: str) -> list[app_commands.Choice[str]]:
        try:
            owner = menus.owner_of(interaction, FilterScope.SERVER)
        except DeskError:
            return []  # everybody sees the command; the answer says what is missing
        return menus.held(await self._bot.app.filters.of(owner), typed)

    @commands.Cog.listener()
    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Post an introduction, unless the server has settings or digests from before. The server is recorded first, or
        it would seem new at the next start."""
        if guild.id in self._joining or not self._bot.serves(guild.id):
            return
        self._joining.add(guild.id)
        try:
            is_set_up = await until_stored(self._bot.app.clock, partial(_noted_as_set_up, self._bot, guild.id))
        finally:
            self._joining.discard(guild.id)
        present = self._bot.get_guild(guild.id)  # the server may have removed the desk while the database refused
        if present is not None and not is_set_up:
            await greet(self._bot, present)

    async def _set_up(self, interaction: discord.Interaction[DeskBot], given: _SetupOptions) -> Reply:
        desk = await self._bot.app.desks.get(require_manager(interaction))
        chosen = desk if given.language is None else replace(desk, language=chosen_language(given.language))
        return await saved_settings(interaction, desk, with_cards(chosen, given.cards, given.forum_id))

    async def _status(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        app, guild_id = self._bot.app, server_of(interaction)
        status = await app.answers.status(shelf_of(interaction), guild_id)
        if guild_id is None or not interaction.permissions.manage_guild:
            return Reply(status_card(status))
        details, desk = await app.status.server(guild_id), await app.desks.get(guild_id)
        trouble = trouble_in(interaction.guild, await _used(app, guild_id))
        announcing = await _announcing(app, guild_id)
        trouble += story_trouble(interaction.guild, desk, announcing)
        if interaction.client.intents.message_content and not announcing:
            trouble += unsaved_links(desk)
        shard = self._bot.shard_state(interaction.guild)
        return Reply(manager_card(status, details, sentence_for, [*dict.fromkeys(trouble)], shard))


async def _noted_as_set_up(bot: DeskBot, guild_id: int) -> bool:
    """Record that the server has the desk; returns whether it has desk channels or a digest already."""
    await note_server(bot, guild_id)
    desk = await bot.app.desks.get(guild_id)
    return bool(desk.channels or desk.everywhere or await bot.app.digests.show(guild_id))


async def _used(app: App, guild_id: int) -> list[int]:
    """The channels that the desk reads or posts in: those of the settings, of digests and of feeds that announce."""
    desk, digests = await app.desks.get(guild_id), await app.digests.show(guild_id)
    announced = await _announcing(app, guild_id)
    return list(dict.fromkeys((*desk.channels, *(one.channel_id for one in digests), *announced)))


async def _announcing(app: App, guild_id: int) -> list[int]:
    """The channels in which feeds announce articles."""
    followed = await app.feeds.followed(guild_id)
    return [one.follow.channel_id for one in followed if one.follow.mode is FeedMode.ANNOUNCE]


class RetryButton(ReplyButton, template=custom_ids.retry.template):
    """Tries the failed links of the presser's server again, after a question if they are many."""

    private = True

    async def reply(self, interaction: discord.Interaction[DeskBot]) -> Reply:
        """Ask or try."""
        guild_id, app = require_manager(interaction), interaction.client.app
        if self.state["step"] == "failed":
            count = (await app.status.server(guild_id)).retriable
            if count > second_tries.MANY:
                return Reply(retry_question(count))
        retried = await app.ingest.try_again(Shelf.of_guild(guild_id), second_tries.REASONS)
        return Reply(retried_note(retried.count, retried.left))


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    bot.add_dynamic_items(RetryButton, FirstRunButton)
    await bot.add_cog(DeskCog(bot))
