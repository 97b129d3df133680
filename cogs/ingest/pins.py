"""Saving the links of a message by a reaction, where the operator has switched that on."""

from __future__ import annotations

import logging

import discord
from discord.ext import commands

from bot.client import DeskBot
from bot.model.jobs import Shelf
from bot.policy.urls import links_in
from cogs._ui.discord_errors import DISCORD
from cogs.ingest.posted_links import PostedLinks, framed_words_of, words_of
from cogs.ingest.submissions import may_save

PIN = "📌"

log = logging.getLogger(__name__)


class PinCog(commands.Cog):
    """Saves what members mark with 📌, in any channel that the desk sees. Without the reactions intent Discord sends no
    reaction, and this does nothing."""

    def __init__(self, bot: DeskBot) -> None:
        self._bot = bot
        self._posted = PostedLinks(bot)

    @commands.Cog.listener()
    async def on_raw_reaction_add(self, payload: discord.RawReactionActionEvent) -> None:
        """Save the links of the message for the member who marked it, if the server lets them save."""
        member = payload.member
        if str(payload.emoji) != PIN or member is None or member.bot:
            return
        if not self._bot.serves(member.guild.id) or not may_save(
            await self._bot.app.desks.get(member.guild.id), member
        ):
            return
        message = await self._message(member.guild, payload)
        if message is not None:
            links = links_in(f"{words_of(message)}\n{framed_words_of(message)}")
            self._bot.dispatch("desk_asked", Shelf.of_guild(member.guild.id), links)
            await self._posted.pinned(message, links, member.id)

    async def _message(self, guild: discord.Guild, payload: discord.RawReactionActionEvent) -> discord.Message | None:
        channel = guild.get_channel_or_thread(payload.channel_id)
        if not isinstance(channel, discord.abc.Messageable):
            return None
        try:
            return await channel.fetch_message(payload.message_id)
        except DISCORD as error:
            log.info("pinned message not read message=%s error=%s", payload.message_id, error)
            return None


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    await bot.add_cog(PinCog(bot))
