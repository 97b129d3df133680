"""The end of a moderator's time-out of the desk, for which Discord sends no event."""

from __future__ import annotations

import asyncio

import discord
from discord.ext import commands

from bot.client import DeskBot

_AFTER = 60.0
"""Seconds that are waited longer: by Discord's clock, which may be behind, a message too early would be refused, and
suspended again with no event to wait for."""


class TimeOutEnds(commands.Cog):
    """When a time-out of the desk ends, sends the event of a changed membership, so that suspended work resumes."""

    def __init__(self, bot: DeskBot) -> None:
        self._bot = bot
        self._waiting: dict[int, asyncio.Task[None]] = {}

    async def cog_unload(self) -> None:
        """Cancel all waiting."""
        for waiting in self._waiting.values():
            waiting.cancel()

    @commands.Cog.listener()
    async def on_ready(self) -> None:
        """Wait for the ends of time-outs that began before the start."""
        for guild in self._bot.guilds:
            self._wait(guild)

    @commands.Cog.listener()
    async def on_shard_ready(self, shard_id: int) -> None:
        """Wait for those on the servers of a shard that has reconnected."""
        for guild in self._bot.guilds:
            if self._bot.shard_of(guild) == shard_id:
                self._wait(guild)

    @commands.Cog.listener()
    async def on_guild_available(self, guild: discord.Guild) -> None:
        """Check a server that was unavailable, where a time-out may have ended meanwhile."""
        self._bot.dispatch("member_update", guild.me, guild.me)

    @commands.Cog.listener()
    async def on_member_update(self, _: discord.Member, after: discord.Member) -> None:
        """Wait for a time-out that begins, or whose end is moved."""
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
