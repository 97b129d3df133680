"""Gateway events that can give the desk permission to read or post in a channel."""

from __future__ import annotations

from abc import abstractmethod

import discord
from discord.ext import commands


class PermissionEvents(commands.Cog):
    """Base of cogs that resume something when the desk may read or post in a channel again."""

    @abstractmethod
    async def resume_allowed(self, guild: discord.Guild) -> None:
        """Resume what was suspended for a missing permission that the desk has now."""

    @commands.Cog.listener("on_guild_channel_update")
    async def _channel_changed(self, _: discord.abc.GuildChannel, after: discord.abc.GuildChannel) -> None:
        await self.resume_allowed(after.guild)

    @commands.Cog.listener("on_thread_update")
    async def _thread_changed(self, _: discord.Thread, after: discord.Thread) -> None:
        await self.resume_allowed(after.guild)

    @commands.Cog.listener("on_thread_join")
    async def _thread_known(self, thread: discord.Thread) -> None:
        """Also sent when an archived thread is reopened, since discord.py forgets archived threads."""
        await self.resume_allowed(thread.guild)

    @commands.Cog.listener("on_guild_role_update")
    async def _role_changed(self, _: discord.Role, after: discord.Role) -> None:
        await self.resume_allowed(after.guild)

    @commands.Cog.listener("on_member_update")
    async def _member_changed(self, _: discord.Member, after: discord.Member) -> None:
        """The desk itself got or lost a role, or was timed out, or its time-out was lifted."""
        if after == after.guild.me:
            await self.resume_allowed(after.guild)
