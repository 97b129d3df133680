"""Say in a channel, once, that its links wait for room on the desk's disk."""

from __future__ import annotations

import logging

import discord

from bot.catalogue import gettext
from bot.client import DeskBot
from bot.model.errors import DeskError, Reason
from cogs._cards.notes import note
from cogs._ui.command_mentions import clickable
from cogs._ui.discord_errors import DISCORD
from cogs._ui.error_messages import explain

log = logging.getLogger(__name__)


class FullDiskNotices:
    """The channels that were told that the disk is full, until one of their links is saved.

    The notice is no reply: a post that has one counts as answered, and its links would not be tried again.
    """

    def __init__(self, bot: DeskBot) -> None:
        self._bot = bot
        self._told = set[int]()

    async def refused(self, message: discord.Message, error: DeskError) -> None:
        """Tell the channel of a message whose links were not saved, if the disk is full."""
        if error.reason is not Reason.DISK_FULL or message.channel.id in self._told:
            return
        self._told.add(message.channel.id)
        told = explain(error)  # nobody reads the links of direct messages again
        if message.guild is not None:
            told = gettext(
                "The desk's disk is full. Links that get a ⚠️ now are not lost: they are tried again once there is room."
            )
        try:
            await message.channel.send(view=clickable(note(told), self._bot.command_mentions))
        except DISCORD as failure:
            log.info("full disk not told channel=%s error=%s", message.channel.id, failure)

    def saved(self, channel_id: int) -> None:
        """Links of the channel were stored."""
        self._told.discard(channel_id)
