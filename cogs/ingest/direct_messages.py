"""Read direct messages again whose links could not be stored: unlike a server's channels, they have no cursor."""

from __future__ import annotations

import logging
import sqlite3
from operator import attrgetter

import discord

from bot.client import DeskBot
from bot.model.errors import DeskError
from bot.policy.urls import links_in
from bot.storage.engine.refusals import database_refused
from cogs._ui import reactions
from cogs._ui.discord_errors import NETWORK
from cogs.ingest.posted_links import PostedLinks, is_marked, words_of
from cogs.ingest.replies import Replies

log = logging.getLogger(__name__)

_AGAIN_SECONDS = 60.0


class DirectMessages:
    """The members whose conversations are read again each minute until their links are stored, or the desk ends."""

    def __init__(self, bot: DeskBot, posted: PostedLinks) -> None:
        self._bot = bot
        self._posted = posted
        self._unread = dict[int, discord.Message]()
        self._reading = set[int]()

    async def not_saved(self, message: discord.Message) -> None:
        """Read the conversation again from a direct message whose links could not be stored."""
        member_id = message.author.id
        if message.author.bot:
            return
        self._unread_from(message)
        if member_id in self._reading:
            return
        self._reading.add(member_id)
        try:
            while member_id in self._unread:
                await self._bot.app.clock.sleep(_AGAIN_SECONDS)
                if (first := self._unread.pop(member_id, None)) and not await self._is_read_from(first):
                    self._unread_from(first)
        finally:
            self._reading.discard(member_id)

    def forget(self, member_id: int) -> None:
        """Forget a member whose data were erased: their earlier links are no longer read."""
        self._unread.pop(member_id, None)

    def _unread_from(self, message: discord.Message) -> None:
        """Read from this message on, or from an earlier one that waits: an edit may be of an old message."""
        waits = self._unread.get(message.author.id, message)
        self._unread[message.author.id] = min(message, waits, key=attrgetter("id"))

    async def _is_read_from(self, first: discord.Message) -> bool:
        """Read what is there now and is not answered, so that deleted and edited messages are seen as they are; False
        where the database refuses again, or Discord cannot be reached."""
        after = discord.Object(first.id - 1)
        try:
            history = first.channel.history(after=after, limit=None, oldest_first=True)
            messages = [message async for message in history]
            replies = Replies(messages, self._bot.user)
            for message in messages:
                if not is_marked(message, reactions.DONE):
                    await self._posted.read_again(message, replies.unanswered(message, links_in(words_of(message))))
        except (discord.DiscordServerError, *NETWORK) as error:
            log.info("direct messages cannot be read now channel=%s error=%s", first.channel.id, error)
            return False
        except discord.HTTPException as error:
            log.info("direct messages cannot be read channel=%s error=%s", first.channel.id, error)
        except (sqlite3.Error, DeskError) as error:
            if not database_refused(error):
                raise
            return False
        return True
