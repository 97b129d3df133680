"""Direct messages: say what can be done there to whoever writes without a link, and read a message again whose links
could not be stored, since no cursor is kept for them, as it is for a server's channels."""

from __future__ import annotations

import logging
import sqlite3
from collections import OrderedDict
from datetime import datetime, timedelta
from operator import attrgetter

import discord

from bot.catalogue import using
from bot.client import DeskBot
from bot.model.errors import DeskError
from bot.policy.urls import links_in
from bot.storage.engine.refusals import database_refused
from cogs._cards.guides import direct_message_sentences
from cogs._cards.notes import note
from cogs._ui import reactions
from cogs._ui.command_mentions import clickable
from cogs._ui.discord_errors import DISCORD, NETWORK
from cogs._ui.languages import written_catalogue
from cogs.ingest.posted_links import PostedLinks, is_marked, words_of
from cogs.ingest.replies import Replies

log = logging.getLogger(__name__)

_AGAIN_SECONDS = 60.0
_TELL_AGAIN = timedelta(minutes=10)
_MOST_TOLD = 1_000


class DirectMessages:
    """The members who were told lately what can be done, and those whose conversations are read again each minute until
    their links are stored, or until the desk ends."""

    def __init__(self, bot: DeskBot, posted: PostedLinks) -> None:
        self._bot = bot
        self._posted = posted
        self._unread = dict[int, discord.Message]()
        self._reading = set[int]()
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
        """The member's data were erased: links from before are not read any more."""
        self._unread.pop(member_id, None)
        self._told.pop(member_id, None)

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
