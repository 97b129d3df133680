"""Run the bot until it is told to stop.

settings ── App.open ── DeskBot ── login ── ready ── app.working(DiscordSender) ──▶ until SIGTERM, Ctrl-C or a refusal

Told to stop at whatever point, it closes in order what it has opened so far.
"""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Coroutine
from typing import TYPE_CHECKING, Any

from bot.model.errors import DeskError, Reason, SettingsFailed

if TYPE_CHECKING:
    from bot.app import App
    from bot.client import DeskBot
    from bot.config import Settings
    from cogs._sender import DiscordSender

_NO_TOKEN = "DISCORD_TOKEN is not set; put the bot's token in .env or the environment"  # noqa: S105  # a sentence
_WRONG_TOKEN = "Discord refuses the token in DISCORD_TOKEN"  # noqa: S105  # a sentence
_NO_INTENT = (
    "the message-content intent is not switched on for this application; switch it on in Discord's developer portal, "
    "or set DESK_MESSAGE_CONTENT=false"
)


def token_of(settings: Settings) -> str:
    """The token. Raises SettingsFailed where there is none, or none that could be sent."""
    token = (settings.discord_token or "").strip()
    if not token:
        raise SettingsFailed(Reason.BAD_SETTINGS, _NO_TOKEN)
    if not token.isascii() or not token.isprintable() or " " in token:
        raise SettingsFailed(Reason.BAD_SETTINGS, _WRONG_TOKEN)
    return token


def assemble(app: App) -> tuple[DeskBot, DiscordSender]:
    """The bot over an open desk, and the sender that makes the desk's deliveries through it."""
    import discord

    from bot.client import DeskBot
    from cogs._sender import DiscordSender

    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # the desk does not speak
    bot = DeskBot(app, message_content=app.settings.desk_message_content)
    return bot, DiscordSender(bot)


async def serve(settings: Settings, token: str) -> None:
    """Open the desk and keep it on Discord, until cancelled.

    Raises SettingsFailed for a token or an intent that Discord refuses, DeskError where Discord cannot be reached.
    """
    from bot.app import App

    async with App.open(settings) as app:
        bot, sender = assemble(app)
        async with bot:
            await _login(bot, token)
            connected = asyncio.create_task(bot.connect(), name="discord")
            ready = asyncio.create_task(bot.wait_until_ready(), name="ready")
            try:
                await _first_of(connected, ready)
                if ready.done():
                    async with app.working(sender):
                        await _first_of(connected)
            finally:
                for task in (connected, ready):
                    task.cancel()


async def until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Do the work until it ends or SIGTERM or Ctrl-C comes: then it is cancelled, which closes all that it opened.
    Raises what the work raised."""
    stopping = asyncio.create_task(_stop_signal().wait(), name="stop")
    working = asyncio.create_task(work, name="work")
    try:
        await asyncio.wait({working, stopping}, return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopping.cancel()
        working.cancel()
        await asyncio.wait({working})
    if not working.cancelled():
        working.result()


async def _login(bot: DeskBot, token: str) -> None:
    import aiohttp
    import discord

    try:
        await bot.login(token)
    except discord.LoginFailure:
        raise SettingsFailed(Reason.BAD_SETTINGS, _WRONG_TOKEN) from None
    except (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError) as error:
        raise DeskError(Reason.UNREACHABLE, f"Discord: {error}") from error


async def _first_of(connected: asyncio.Task[None], *others: asyncio.Task[object]) -> None:
    """Wait for the first to end; a connection that ended by a refusal tells it."""
    import discord

    await asyncio.wait({connected, *others}, return_when=asyncio.FIRST_COMPLETED)
    if not connected.done():
        return
    try:
        connected.result()
    except discord.PrivilegedIntentsRequired:
        raise SettingsFailed(Reason.BAD_SETTINGS, _NO_INTENT) from None
    except discord.ConnectionClosed as error:
        raise DeskError(Reason.UNREACHABLE, f"Discord closed the connection: {error}") from error


def _stop_signal() -> asyncio.Event:
    """An event that SIGTERM and Ctrl-C set."""
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        try:
            loop.add_signal_handler(name, stopping.set)
        except NotImplementedError:  # Windows: Ctrl-C arrives as KeyboardInterrupt
            break
    return stopping
