"""ShardedDeskBot: the bot of a desk whose servers are divided among shards."""

from __future__ import annotations

import logging
import math

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from bot.app import App
from bot.client import DeskBot
from bot.model.operations import GatewayState, ShardState
from bot.policy.operations.identifies import bucket_of
from bot.storage.identify_turns import IdentifyTurns

log = logging.getLogger(__name__)


class ShardedDeskBot(DeskBot, commands.AutoShardedBot):
    """The bot with the shards of `App.shards`, each a connection of its own.

    The process with shard 0 registers the commands; the others ask which there are. Shards identify in the turns that
    the processes of the application on this machine share.
    """

    def __init__(self, app: App, *, message_content: bool, reactions: bool = False) -> None:
        self._own = app.shards
        sharding = {"shard_ids": list(self._own.ids), "shard_count": self._own.count}
        super().__init__(app, message_content=message_content, reactions=reactions, **sharding)
        self._connected_shards = set[int]()
        self._turns = IdentifyTurns(app.settings.desk_home, app.clock)
        self._buckets = 1

    def shard_of(self, guild: discord.Guild) -> int | None:
        """The shard of a server."""
        return guild.shard_id

    async def setup_hook(self) -> None:
        """Set up as a bot without shards, and ask Discord how many shards may identify at once."""
        try:
            self._buckets = (await self.fetch_session_start_limits()).max_concurrency
        except (discord.DiscordException, aiohttp.ClientError, OSError) as error:
            log.info("limits of identifies not known, one at a time error=%s", error)
        await super().setup_hook()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:  # noqa: ARG002  # discord.py's signature
        """Wait for the shard's turn."""
        await self._turns.wait(bucket_of(shard_id or 0, self._buckets))

    def gateway_state(self) -> GatewayState:
        """See `ports.Gateway`."""
        latencies = dict(self.latencies)
        states = []
        for shard in self._own.ids:
            latency = latencies.get(shard, math.inf)
            known = latency if math.isfinite(latency) else None
            states.append(ShardState(shard, shard in self._connected_shards, known))
        return GatewayState.of_shards(tuple(states))

    async def on_shard_connect(self, shard_id: int) -> None:
        """Note that the shard has a connection."""
        self._connected_shards.add(shard_id)

    async def on_shard_resumed(self, shard_id: int) -> None:
        """Note that the shard's connection goes on."""
        self._connected_shards.add(shard_id)

    async def on_shard_disconnect(self, shard_id: int) -> None:
        """Note that the shard's connection has ended; discord.py renews it."""
        self._connected_shards.discard(shard_id)

    async def on_shard_ready(self, shard_id: int) -> None:
        """Log that the shard is connected. Another process may have registered the commands meanwhile."""
        guilds = sum(self.shard_of(guild) == shard_id for guild in self.guilds)
        log.info("connected shard=%s guilds=%s", shard_id, guilds)
        if not self.command_mentions and not self._own.has_direct_messages:
            await self.learn_mentions(self._register)

    async def _register(self) -> list[app_commands.AppCommand]:
        """Replace the commands at Discord, or ask for them where another process does that."""
        return await (self.tree.sync() if self._own.has_direct_messages else self.tree.fetch_commands())
