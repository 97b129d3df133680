"""Direct messages: say what can be done there to whoever writes without a link, and read a message again whose links
could not be stored, since no cursor is kept for them, as it is for a server's channels."""

from __future__ import annotations

import logging
import sqlite3
from collections import OrderedDict
from datetime import datetime, timedelta

import discord

from bot.catalogue import using
from bot.client import DeskBot
from bot.model.errors import DeskError
from bot.model.jobs import Shelf
from bot.policy.urls import links_in
from bot.storage.engine.refusals import database_refused
from cogs._cards.guides import direct_message_sentences
from cogs._cards.notes import note
from cogs._ui.command_mentions import clickable
from cogs._ui.discord_errors import DISCORD
from cogs._ui.languages import written_catalogue
from cogs.ingest.posted_links import PostedLinks, words_of

log = logging.getLogger(__name__)

_AGAIN_SECONDS = 60.0
_TELL_AGAIN = timedelta(minutes=10)
_MOST_TOLD = 1_000
_MOST_MESSAGES = 200
"""Of one conversation, after the first message that could not be stored."""


class DirectMessages:
    """The members who were told lately what can be done, and the conversations that are read again each minute until
    their links are stored, or until the desk ends."""

    def __init__(self, bot: DeskBot, posted: PostedLinks) -> None:
        self._bot = bot
        self._posted = posted
        self._waiting = set[int]()
        self._told = OrderedDict[int, datetime]()

    async def without_link(self, message: discord.Message) -> None:
        """Say what can be done here, to a member once in a while; never to a bot, which might answer."""
        author, now = message.author, self._bot.app.clock.now()
        if author.bot or message.is_system() or now - self._told.get(author.id, now - _TELL_AGAIN) < _TELL_AGAIN:
            return
        self._told[author.id] = now
        self._told.move_to_end(author.id)
        if len(self._told) > _MOST_TOLD:
            self._told.popitem(last=False)
        with using(written_catalogue(words_of(message))):
            view = clickable(note(*direct_message_sentences()), self._bot.command_mentions)
        try:
            await message.channel.send(view=view)
        except DISCORD as error:
            log.info("direct message not answered channel=%s error=%s", message.channel.id, error)

    async def not_saved(self, message: discord.Message) -> None:
        """The links of a direct message could not be stored: read the conversation again from there."""
        channel_id = message.channel.id
        if channel_id in self._waiting:
            return
        self._waiting.add(channel_id)
        try:
            while True:
                await self._bot.app.clock.sleep(_AGAIN_SECONDS)
                if await self._is_read_from(message):
                    return
        finally:
            self._waiting.discard(channel_id)

    async def _is_read_from(self, first: discord.Message) -> bool:
        """Read what is there now, so that deleted and edited messages are seen as they are; False where the database
        refuses again."""
        history = first.channel.history(after=discord.Object(first.id - 1), limit=_MOST_MESSAGES, oldest_first=True)
        try:
            async for message in history:
                shelf, links = Shelf.of_user(message.author.id), links_in(words_of(message))
                await self._posted.read(message, await self._bot.app.ingest.unknown(shelf, message.id, links))
        except DISCORD as error:
            log.info("direct messages cannot be read channel=%s error=%s", first.channel.id, error)
        except (sqlite3.Error, DeskError) as error:
            if not database_refused(error):
                raise
            return False
        return True
