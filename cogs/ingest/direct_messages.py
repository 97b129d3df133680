"""Read direct messages again whose links could not be stored: no cursor is kept for them, as it is for a server's
channels."""

from __future__ import annotations

import logging
import sqlite3

import discord

from bot.client import DeskBot
from bot.model.errors import DeskError
from bot.model.jobs import Shelf
from bot.policy.urls import links_in
from bot.storage.engine.refusals import database_refused
from cogs._ui.discord_errors import DISCORD
from cogs.ingest.posted_links import PostedLinks, words_of

log = logging.getLogger(__name__)

_AGAIN_SECONDS = 60.0
_MOST_MESSAGES = 200
"""Of one conversation, after the first message that could not be stored."""


class DirectMessages:
    """The conversations that are read again each minute until their links are stored, or until the desk ends."""

    def __init__(self, bot: DeskBot, posted: PostedLinks) -> None:
        self._bot = bot
        self._posted = posted
        self._waiting = set[int]()

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
