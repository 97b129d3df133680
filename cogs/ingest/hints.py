"""Say what the desk can do to whoever writes to it without a link: in direct messages, or by mentioning it on a
server."""

from __future__ import annotations

import logging
from collections import OrderedDict

import discord

from bot.catalogue import using
from bot.client import DeskBot
from cogs._cards.guides import direct_message_sentences, mention_sentences
from cogs._cards.notes import note
from cogs._ui.command_mentions import clickable
from cogs._ui.discord_errors import DISCORD
from cogs._ui.languages import message_catalogue
from cogs.ingest.posted_links import reply_to, words_of

log = logging.getLogger(__name__)

_AGAIN = 600.0
"""Seconds until the hint is given again in the same place."""
_MOST_TOLD = 1_000


class Hints:
    """Gives the hints, and remembers who had one lately: members in direct messages, and channels of servers."""

    def __init__(self, bot: DeskBot) -> None:
        self._bot = bot
        self._told = OrderedDict[int, float]()

    async def without_link(self, message: discord.Message) -> None:
        """Say what can be done here, once in a while; never to a bot, which might answer."""
        if message.author.bot or message.webhook_id is not None or message.is_system():
            return
        if message.guild is None:
            await self._tell(message, message.author.id)
        elif self._is_addressed(message):
            await self._tell(message, message.channel.id)

    def forget(self, member_id: int) -> None:
        """Forget a member whose data were erased."""
        self._told.pop(member_id, None)

    def _is_addressed(self, message: discord.Message) -> bool:
        """Whether the text names the desk. A reply to one of its cards mentions it too, but talks about the card."""
        return self._bot.user is not None and self._bot.user.id in message.raw_mentions

    async def _tell(self, message: discord.Message, place_id: int) -> None:
        now = self._bot.app.clock.monotonic()
        if now - self._told.get(place_id, now - _AGAIN) < _AGAIN:
            return
        self._told[place_id] = now
        self._told.move_to_end(place_id)
        if len(self._told) > _MOST_TOLD:
            self._told.popitem(last=False)
        try:
            with using(await message_catalogue(self._bot, message, words_of(message))):
                sentences = direct_message_sentences() if message.guild is None else mention_sentences()
                view = clickable(note(*sentences), self._bot.command_mentions)
            if message.guild is None:
                await message.channel.send(view=view)
            else:
                await reply_to(message, view)
        except DISCORD as error:
            log.info("message without a link not answered channel=%s error=%s", message.channel.id, error)
