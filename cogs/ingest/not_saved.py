"""Say in a channel, once, that its links cannot be saved at the moment, and why."""

from __future__ import annotations

import logging

import discord

from bot.catalogue import gettext
from bot.client import DeskBot
from bot.model.errors import DeskError, Reason
from cogs._cards.notes import note
from cogs._ui.discord_errors import DISCORD

log = logging.getLogger(__name__)


class NotSavedNotices:
    """The channels that were told that the database refuses, or that the disk is full, until one of their links is
    saved.

    The notice is no reply: a post that has one counts as answered, and its links would not be tried again.
    """

    def __init__(self, bot: DeskBot) -> None:
        self._bot = bot
        self._told = set[int]()

    async def refused(self, message: discord.Message, error: DeskError) -> None:
        """Tell the channel of a message whose links were not saved."""
        if message.channel.id in self._told:
            return
        self._told.add(message.channel.id)
        if error.reason is Reason.DISK_FULL:
            told = gettext(
                "The desk's disk is full. Links that get a ⚠️ now are not lost: they are tried again once there is room."
            )
        else:
            told = gettext(
                "The desk cannot save anything at the moment. Links that get a ⚠️ now are not lost: they are tried "
                "again every minute."
            )
        try:
            await message.channel.send(view=note(told))
        except DISCORD as failure:
            log.info("trouble not told channel=%s error=%s", message.channel.id, failure)

    def saved(self, channel_id: int) -> None:
        """Links of the channel were stored."""
        self._told.discard(channel_id)
