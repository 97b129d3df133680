"""L5: DeskBot, the desk's connection to Discord: intents, cogs by name, commands, and what happens to errors."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from weakref import WeakValueDictionary

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands

from bot.app import App

_LONGEST_LIMIT = 30.0
"""Seconds. A longer rate limit is told to the caller, who may know better than to wait, and who must not give up the
wait in the midst: discord.py lets nothing through any more when a wait for its global limit was cancelled."""

log = logging.getLogger(__name__)

COGS = (
    "cogs.translator",
    "cogs.ingest.cog",
    "cogs.summary",
    "cogs.entity",
    "cogs.latest",
    "cogs.story",
    "cogs.versions",
    "cogs.search",
    "cogs.digest",
    "cogs.desk.cog",
    "cogs.help",
    "cogs.mydata",
)

WITHOUT_CONTENT = (
    "The message-content intent is off: links are read where the desk is mentioned, by the message menu 'Save article' "
    "and by /ingest; a link posted alone is not seen."
)


def intents(message_content: bool) -> discord.Intents:
    """The least the desk needs: servers, their messages and direct messages; the words of messages where allowed."""
    return discord.Intents(guilds=True, guild_messages=True, dm_messages=True, message_content=message_content)


class DeskTree(app_commands.CommandTree["DeskBot"]):
    """Slash commands and context menus; their errors end at the bot's one apology."""

    async def on_error(self, interaction: discord.Interaction[DeskBot], error: app_commands.AppCommandError) -> None:
        """Answer for whatever a command raised."""
        await self.client.apologise(interaction, error)


class DeskBot(commands.Bot):
    """The bot over an open `App`. The desk's work runs elsewhere: the bot asks its services and shows their answers.

    `apologise` is set by the cog that knows how the desk speaks: it tells the member one sentence and never raises.
    """

    apologise: Callable[[discord.Interaction[DeskBot], Exception], Awaitable[None]]

    def __init__(self, app: App, *, message_content: bool) -> None:
        super().__init__(
            command_prefix=(),
            help_command=None,
            tree_cls=DeskTree,
            intents=intents(message_content),
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=False),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
            max_ratelimit_timeout=_LONGEST_LIMIT,
        )
        self.app = app
        self._reacting: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    def reacting(self, message_id: int) -> asyncio.Lock:
        """The lock under which a message's reactions change, so that a late ⏳ cannot follow its ✅."""
        return self._reacting.setdefault(message_id, asyncio.Lock())

    async def setup_hook(self) -> None:
        """Load every cog and tell Discord the commands. A refusal to take them is logged: the old ones then stand."""
        if not self.intents.message_content:
            log.warning(WITHOUT_CONTENT)
        for name in COGS:
            await self.load_extension(name)
        try:
            await self.tree.sync()
        except (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError) as error:
            log.error("Discord did not take the commands: %s", error)  # noqa: TRY400  # the message says it all

    async def on_error(self, event_method: str, /, *args: object, **_: object) -> None:
        """A bug behind an event: the log has it with the ids that the event carries."""
        log.exception("Event %s failed: %s", event_method, args)  # noqa: LOG004  # discord.py calls this in its handler

    async def on_ready(self) -> None:
        """Say where the desk is."""
        log.info("Ready as %s in %d servers", self.user, len(self.guilds))

    async def on_message(self, message: discord.Message) -> None:
        """Nothing: the desk has no prefix commands, and links are the ingest cog's."""
