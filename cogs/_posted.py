"""Links posted in channels: whether they count, their ⏳, and what is said at once. The card comes as a delivery."""

from __future__ import annotations

import logging
from collections.abc import Iterable

import discord

from bot.client import DeskBot
from bot.model.errors import DeskError, Reason
from bot.model.jobs import Post, Shelf, Submission
from cogs._cards.notes import note, refusal_card
from cogs._handing import already_saved, may_hand_in
from cogs._replies import explain
from cogs._trouble import DISCORD

log = logging.getLogger(__name__)

MOST_LINKS = 10
"""Links read of one message."""

WAITING, DONE, REFUSED = "⏳", "✅", "⚠️"


class Posted:
    """Reads the links of messages."""

    def __init__(self, bot: DeskBot) -> None:
        self._bot = bot

    async def read(self, message: discord.Message, links: Iterable[str]) -> None:
        """Hand in `links` of a member's message, if links count there."""
        links = tuple(links)
        if not links or message.author.bot or message.webhook_id is not None or not await self._counts(message):
            return
        for link in links[:MOST_LINKS]:
            try:
                await self._hand_in(message, link)
            except DeskError as error:
                log.info("Link of message %s refused: %s", message.id, error)
                await self._reply(message, refusal_card(explain(error), link))
                await react(message, REFUSED)
        if len(links) > MOST_LINKS:
            await self._reply(message, note(f"Only the first {MOST_LINKS} links of a message are read."))

    async def _counts(self, message: discord.Message) -> bool:
        if message.guild is None:
            return True
        desk = await self._bot.app.desks.get(message.guild.id)
        mentioned = self._bot.user in message.mentions
        channels = {message.channel.id, getattr(message.channel, "parent_id", None)}
        if not (mentioned or desk.everywhere or channels & set(desk.channels)):
            return False
        allowed = may_hand_in(desk, message.author)
        if mentioned and not allowed:
            refused = DeskError(Reason.NOT_ALLOWED, "this server lets certain roles hand in articles")
            await self._reply(message, refusal_card(explain(refused), None))
        return allowed

    async def _hand_in(self, message: discord.Message, link: str) -> None:
        guild_id = message.guild.id if message.guild else None
        shelf = Shelf.of_guild(guild_id) if guild_id is not None else Shelf.of_user(message.author.id)
        post = Post(message.author.id, guild_id, message.channel.id, message.id, answer=True)
        async with self._bot.reacting(message.id):
            submitted = await self._bot.app.ingest.submit(Submission(shelf, post, url=link))
            if submitted.article_id is None:
                await react(message, WAITING)
                return
        first = submitted.first_post
        if first is None or first.message_id != message.id:
            reply = await already_saved(self._bot.app, shelf, submitted.article_id, first)
            await self._reply(message, reply.view)

    async def _reply(self, message: discord.Message, view: discord.ui.LayoutView) -> None:
        try:
            await message.reply(view=view, mention_author=False)
        except DISCORD as error:
            log.warning("No reply to message %s in channel %s: %s", message.id, message.channel.id, error)


async def react(message: discord.Message | discord.PartialMessage, emoji: str) -> None:
    """Add a reaction. A vanished message or a missing permission is a log line: the link is safe all the same."""
    try:
        await message.add_reaction(emoji)
    except DISCORD as error:
        log.warning("No %s on message %s in channel %s: %s", emoji, message.id, message.channel.id, error)
