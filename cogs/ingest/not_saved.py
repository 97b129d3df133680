"""Post in a channel that its links cannot be saved at the moment, and why: once, as long as that lasts."""

from __future__ import annotations

import logging

import discord

from bot.catalogue import gettext
from bot.client import DeskBot
from bot.model.errors import DeskError, Reason
from cogs._cards.notes import note
from cogs._ui.discord_errors import DISCORD

log = logging.getLogger(__name__)

_QUIET = 3600.0
"""Seconds without a refused link, after which a channel is told again: links that wait are tried again every minute."""


class NotSavedNotices:
    """The channels that were told that the database refuses, or that the disk is full, and when one of their links was
    last refused. They are told again after one was saved, or after a while without any: the post whose link was refused
    may have been deleted.

    The notice is no reply: a post that has one counts as answered, and its links would not be tried again.
    """

    def __init__(self, bot: DeskBot) -> None:
        self._bot = bot
        self._refused = dict[int, float]()

    async def refused(self, message: discord.Message, error: DeskError) -> None:
        """Post the notice in the channel of a message whose links were not saved."""
        now = self._bot.app.clock.monotonic()
        last, self._refused[message.channel.id] = self._refused.get(message.channel.id), now
        if last is not None and now - last < _QUIET:
            return
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
        """Note that links of the channel were stored."""
        self._refused.pop(channel_id, None)
