"""Saving articles: posted links, the message menu, `/ingest`."""

from __future__ import annotations

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Sequence
from functools import partial

import discord
from discord import app_commands
from discord.ext import commands

from bot.client import DeskBot
from bot.model.errors import DeskError, Reason
from bot.model.jobs import Shelf, Submission
from bot.policy.urls import links_in
from bot.services.ingest.missed import ChannelEnd
from bot.storage.engine.refusals import database_refused
from cogs._cards.notes import SubmissionResult, several_card
from cogs._events.permission_events import PermissionEvents
from cogs._ui import reactions
from cogs._ui.discord_errors import open_form
from cogs._ui.error_messages import sentence_for, still_reading
from cogs._ui.languages import forget_language, note_language
from cogs._ui.places import server_of, shelf_of
from cogs._ui.respond import Reply, answer
from cogs.ingest import submissions
from cogs.ingest.catch_up import CatchUpReader
from cogs.ingest.direct_messages import DirectMessages
from cogs.ingest.hints import Hints
from cogs.ingest.paste_modal import PasteModal, ReadPage
from cogs.ingest.posted_links import PostedLinks, framed_words_of, words_of

log = logging.getLogger(__name__)


class IngestCog(PermissionEvents):
    """Saves articles to the shelf."""

    def __init__(self, bot: DeskBot) -> None:
        self._bot = bot
        self._posted = PostedLinks(bot)
        self._catch_up = CatchUpReader(bot, self._posted)
        self._direct = DirectMessages(bot, self._posted)
        self._hints = Hints(bot)
        self._menu = app_commands.ContextMenu(name="Save article", callback=self.save)

    async def cog_load(self) -> None:
        """Add the message menu; discord.py does not do it for cogs."""
        self._bot.tree.add_command(self._menu)

    async def cog_unload(self) -> None:
        """Remove the message menu; note how far channels were read."""
        self._bot.tree.remove_command(self._menu.name, type=self._menu.type)
        await self._catch_up.move_cursors()

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Read the links that were posted while the desk was offline."""
        await self._catch_up.ready(None)

    @commands.Cog.listener()
    async def on_shard_ready(self, shard_id: int) -> None:
        """Read the links that were posted on a shard's servers while it was offline."""
        await self._catch_up.ready(shard_id)

    @commands.Cog.listener()
    async def on_connect(self) -> None:
        """Hold live messages back until the cursors are known."""
        self._catch_up.connected(None)

    @commands.Cog.listener()
    async def on_shard_connect(self, shard_id: int) -> None:
        """Hold those of a shard's servers back."""
        self._catch_up.connected(shard_id)

    @commands.Cog.listener()
    async def on_resumed(self) -> None:
        """Go on reading what could not be read before."""
        await self._catch_up.move_cursors()
        await self._catch_up.read_missed()

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Read what was missed on a server that Discord could not show before."""
        await self._catch_up.available(guild)

    async def resume_allowed(self, guild: discord.Guild) -> None:
        """Read what was missed in channels that the desk may see again, and update the ⏳ there."""
        if self._bot.serves(guild.id):
            await reactions.end_where_allowed(self._bot, guild)
            await self._catch_up.permissions_changed(guild)

    @commands.Cog.listener()
    async def on_guild_unavailable(self, guild: discord.Guild) -> None:
        """Messages of the server are missed from now on."""
        self._catch_up.unavailable(guild)

    @commands.Cog.listener()
    async def on_desk_settings(self, guild: discord.Guild, added: Sequence[ChannelEnd]) -> None:
        """Begin reading the added channels; `/desk setup` sends this event."""
        await self._catch_up.settings_changed(guild, added)

    @commands.Cog.listener()
    async def on_desk_erased(self, member_id: int) -> None:
        """Forget the member's earlier posts; `/mydata erase` sends this event."""
        self._direct.forget(member_id)
        self._hints.forget(member_id)
        forget_language(self._bot, member_id)
        self._posted.taken_back.forget(member_id)

    @commands.Cog.listener()
    async def on_desk_asked(self, shelf: Shelf, links: Sequence[str]) -> None:
        """Keep links that a member asked for by a reaction; the cog of reactions sends this event."""
        self._posted.asked(shelf, links)

    @commands.Cog.listener()
    async def on_interaction(self, interaction: discord.Interaction[DeskBot]) -> None:
        """Keep the language of the member's client, in which their direct messages are answered."""
        note_language(interaction)

    @commands.Cog.listener()
    async def on_message(self, message: discord.Message) -> None:
        """Save the links of a new message."""
        if message.guild is not None and not self._bot.serves(message.guild.id):
            return
        try:
            if message.guild is not None and not await self._catch_up.take(message):
                return
            links = links_in(words_of(message))
            if not links:
                await self._hints.without_link(message)
            if saved := await self._are_saved(self._posted.read(message, links), message):
                await self._catch_up.handled(message)
        finally:
            self._catch_up.done(message)
        if not saved:
            await self._not_saved(message)

    @commands.Cog.listener()
    async def on_raw_message_edit(self, payload: discord.RawMessageUpdateEvent) -> None:
        """Save the links that an edit added, forget those that it removed. Discord sends this event also when it embeds
        a link; then `edited_at` is None."""
        if payload.message.edited_at is None or not self._shown_to_us(payload.message):
            return
        if payload.guild_id is not None and not self._bot.serves(payload.guild_id):
            return
        before = links_in(words_of(payload.cached_message)) if payload.cached_message else ()
        links = links_in(words_of(payload.message))
        await self._catch_up.wait_for_cursors(payload.message.guild)
        added = tuple(link for link in links if link not in before)
        if not await self._are_saved(self._posted.edited(payload.message, links, added), payload.message):
            await self._not_saved(payload.message)

    @commands.Cog.listener()
    async def on_raw_message_delete(self, payload: discord.RawMessageDeleteEvent) -> None:
        """Take back what a deleted message posted."""
        if payload.guild_id is None or self._bot.serves(payload.guild_id):
            await self._posted.taken_back.deleted([payload.message_id])

    @commands.Cog.listener()
    async def on_raw_bulk_message_delete(self, payload: discord.RawBulkMessageDeleteEvent) -> None:
        """Take back what messages posted that a moderator deleted together."""
        if payload.guild_id is None or self._bot.serves(payload.guild_id):
            await self._posted.taken_back.deleted(payload.message_ids)

    @app_commands.command(description="Save an article: a link, a file or pasted text")
    @app_commands.describe(link="Link to the article", file="A .txt, .html, .md, .pdf or .eml file")
    async def ingest(
        self, interaction: discord.Interaction[DeskBot], link: str | None = None, file: discord.Attachment | None = None
    ) -> None:
        """Save what is given; without options, open the form for text."""
        if link is not None and file is not None:
            await answer(interaction, self._save_both(interaction, link, file))
        elif link is not None:
            await answer(interaction, self._save_link(interaction, link))
        elif file is not None:
            await self._submit(interaction, partial(submissions.page_of, file, self._bot.app.settings.max_bytes))
        else:
            await submissions.require_may_save(interaction)
            shared = submissions.is_shared(interaction)
            modal = PasteModal(self._submit, self._bot.app.settings.max_bytes, shared=shared)
            await open_form(interaction, modal)

    async def save(self, interaction: discord.Interaction[DeskBot], message: discord.Message) -> None:
        """The message menu: save the links of a message, or else its files."""
        await answer(interaction, self._save_message(interaction, message))

    async def _are_saved(self, work: Awaitable[None], message: discord.Message) -> bool:
        """Await `work`; False where the database refused a message's links."""
        try:
            await work
        except (sqlite3.Error, DeskError) as error:
            if not database_refused(error):
                raise
            log.warning("links not saved message=%s channel=%s error=%s", message.id, message.channel.id, error)
            return False
        return True

    async def _not_saved(self, message: discord.Message) -> None:
        """Read the links of a message again later."""
        await (self._direct if message.guild is None else self._catch_up).not_saved(message)

    def _shown_to_us(self, message: discord.Message) -> bool:
        """Whether Discord sends the message's text: without the message-content intent, only if it mentions the
        desk."""
        return self._bot.intents.message_content or message.guild is None or self._bot.user in message.mentions

    async def _submit(self, interaction: discord.Interaction[DeskBot], read: ReadPage) -> None:
        await answer(interaction, self._save_page(interaction, read))

    async def _save_link(self, interaction: discord.Interaction[DeskBot], link: str) -> Reply:
        await submissions.require_may_save(interaction)
        return await self._saved(interaction, await submissions.link_submissions(interaction, link))

    async def _save_both(self, interaction: discord.Interaction[DeskBot], link: str, file: discord.Attachment) -> Reply:
        await submissions.require_may_save(interaction)
        page = await submissions.page_of(file, self._bot.app.settings.max_bytes)
        of_file = Submission(shelf_of(interaction), await submissions.post_of(interaction), page=page)
        return await self._saved(interaction, [*await submissions.link_submissions(interaction, link), of_file])

    async def _save_page(self, interaction: discord.Interaction[DeskBot], read: ReadPage) -> Reply:
        await submissions.require_may_save(interaction)
        post = await submissions.post_of(interaction)
        return await submissions.saved_reply(interaction, Submission(shelf_of(interaction), post, page=await read()))

    async def _save_message(self, interaction: discord.Interaction[DeskBot], message: discord.Message) -> Reply:
        await submissions.require_may_save(interaction)
        # Where only the asker has the desk, it reads no channel, and nothing may be known of the server.
        await self._catch_up.wait_for_cursors(None if server_of(interaction) is None else message.guild)
        return await self._saved(interaction, await self._submissions(interaction, message))

    async def _saved(self, interaction: discord.Interaction[DeskBot], batch: Sequence[Submission]) -> Reply:
        """The card of one submission, or the results of several, which are submitted at the same time."""
        self._posted.asked(shelf_of(interaction), [one.url for one in batch if one.url is not None])
        if len(batch) == 1:
            return await submissions.saved_reply(interaction, batch[0])
        results = await asyncio.gather(*map(self._result, batch))
        shared = submissions.is_shared(interaction) and any(one.page is not None for one in batch)
        return Reply(several_card(results, shared=shared))

    async def _submissions(
        self, interaction: discord.Interaction[DeskBot], message: discord.Message
    ) -> list[Submission]:
        shelf, post = shelf_of(interaction), await submissions.post_of(interaction, message.id)
        links = links_in(f"{words_of(message)}\n{framed_words_of(message)}")[: submissions.MOST_LINKS]
        if links:
            return [Submission(shelf, post, url=link) for link in links]
        files = [file for file in message.attachments if submissions.is_readable(file)][: submissions.MOST_LINKS]
        if not files:
            raise DeskError(Reason.NO_LINK, message=message.id)
        limit = self._bot.app.settings.max_bytes
        return [Submission(shelf, post, page=await submissions.page_of(file, limit)) for file in files]

    async def _result(self, submission: Submission) -> SubmissionResult:
        """The result of one of several submissions."""
        try:
            title = await submissions.saved_title(self._bot.app, submission)
        except DeskError as error:
            log.info("link refused message=%s reason=%s", submission.post.message_id, error.reason)
            return SubmissionResult(None, f"⚠️ {sentence_for(error.reason, error.detail)}", submission.url)
        return SubmissionResult(title, f"⏳ {still_reading()}", submission.url)


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    await bot.add_cog(IngestCog(bot))
