"""The end of a time-out that a moderator gave the desk, of which Discord sends no event."""

from __future__ import annotations

import asyncio

import discord
from discord.ext import commands

from bot.client import DeskBot

_AFTER = 60.0
"""Seconds that are waited longer: by Discord's clock, which may be behind, a message too early would be refused, and
suspended again with no event to wait for."""


class TimeOutEnds(commands.Cog):
    """Sends the event of a change of the desk's membership when a time-out of it ends: what was suspended goes on."""

    def __init__(self, bot: DeskBot) -> None:
        self._bot = bot
        self._waiting: dict[int, asyncio.Task[None]] = {}

    async def cog_unload(self) -> None:
        """Wait for none any more."""
        for waiting in self._waiting.values():
            waiting.cancel()

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Wait for those that began before."""
        for guild in self._bot.guilds:
            self._wait(guild)

    @commands.Cog.listener()
    async def on_shard_ready(self, shard_id: int) -> None:
        """The same for the servers of a shard that has a new connection."""
        for guild in self._bot.guilds:
            if self._bot.shard_of(guild) == shard_id:
                self._wait(guild)

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        """The same for a server that Discord could not show, where one may have ended meanwhile."""
        self._bot.dispatch("member_update", guild.me, guild.me)

    @commands.Cog.listener()
    async def on_member_update(self, _: discord.Member, after: discord.Member) -> None:
        """Wait for one that begins, or is made longer or shorter."""
        if after == after.guild.me:
            self._wait(after.guild)

    def _wait(self, guild: discord.Guild) -> None:
        if (waiting := self._waiting.pop(guild.id, None)) is not None:
            waiting.cancel()
        if not guild.unavailable and (until := guild.me.timed_out_until) is not None:
            seconds = (until - self._bot.app.clock.now()).total_seconds()
            if seconds > 0:
                self._waiting[guild.id] = asyncio.create_task(self._ended(guild.id, seconds + _AFTER))

    async def _ended(self, guild_id: int, seconds: float) -> None:
        await self._bot.app.clock.sleep(seconds)
        self._waiting.pop(guild_id, None)
        if (guild := self._bot.get_guild(guild_id)) is not None and not guild.unavailable:
            self._bot.dispatch("member_update", guild.me, guild.me)


async def setup(bot: DeskBot) -> None:
    """Called by discord.py."""
    await bot.add_cog(TimeOutEnds(bot))
