"""Run the bot until it is stopped.

    settings -> App.open -> DeskBot -> login -> ready -> app.working(DiscordSender) until a signal or a refusal

When stopped at any point, everything opened so far is closed in reverse order.
"""

from __future__ import annotations

import asyncio
import base64
import faulthandler
import logging
import os
import signal
import sqlite3
from collections.abc import Coroutine
from contextlib import AsyncExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.catalogue import gettext, gettext_noop
from bot.clock import monotonic_seconds
from bot.model.errors import DeskError, Reason, SettingsFailed
from bot.policy.operations.operator_trouble import TroubleRecord

if TYPE_CHECKING:
    from bot.app import App
    from bot.client import DeskBot
    from bot.config import Settings
    from cogs._sender import DiscordSender

_NO_TOKEN = gettext_noop("DISCORD_TOKEN is not set; put the bot's token into .env or the environment")
_WRONG_TOKEN = gettext_noop("Discord does not accept the token in DISCORD_TOKEN")
_SHARED_SERVERS = gettext_noop("DESK_SHARDS: the running process in {folder} serves some of the same servers")
_OTHER_SERVERS = gettext_noop(
    "{folder} has servers of other shards ({number}, such as {server}); move them with `export --server`"
)
_SERVERS_ELSEWHERE = gettext_noop(
    "{folder} has servers of these shards ({number}, such as {server}), and this process would begin without their "
    "data; see “Several processes” in docs/operations.md"
)
_AUTHENTICATION_FAILED = 4004
_MAY_PASS = frozenset({Reason.DISK_FULL, Reason.DATABASE_REFUSED})
"""Refusals of the database that may end without the operator."""
_TRIED_AGAIN = 30.0
"""Seconds between two tries to start."""
_LONGEST_CAUSE = 200
"""Characters of what Discord, or a proxy before it, answered."""
_NO_INTENT = gettext_noop(
    "the message-content intent is disabled for this application; enable it in Discord's developer portal, "
    "or set DESK_MESSAGE_CONTENT=false"
)

log = logging.getLogger(__name__)


def token_of(settings: Settings) -> str:
    """The bot's token. Raises SettingsFailed if it is missing or cannot be valid."""
    token = (settings.discord_token or "").strip()
    if not token:
        raise SettingsFailed(Reason.BAD_SETTINGS, gettext(_NO_TOKEN))
    if not token.isascii() or not token.isprintable() or " " in token:
        raise SettingsFailed(Reason.BAD_SETTINGS, gettext(_WRONG_TOKEN))
    return token


def application_of(token: str) -> int:
    """The application's id: the first part of its bot's token in base64. Raises SettingsFailed for a token that has
    none."""
    first = token.partition(".")[0]
    try:
        return int(base64.urlsafe_b64decode(first + "=" * (-len(first) % 4)))
    except ValueError:
        raise SettingsFailed(Reason.BAD_SETTINGS, gettext(_WRONG_TOKEN)) from None


def assemble(app: App) -> tuple[DeskBot, DiscordSender]:
    """Create the bot for an open application, and the sender that posts deliveries through it."""
    import discord

    from bot.client import DeskBot
    from bot.sharded_client import ShardedDeskBot
    from cogs._sender import DiscordSender

    discord.VoiceClient.warn_nacl = discord.VoiceClient.warn_dave = False  # voice is not used
    settings = app.settings
    kind = DeskBot if settings.desk_shards is None else ShardedDeskBot
    bot = kind(app, message_content=settings.desk_message_content, reactions=settings.desk_pin_reaction)
    return bot, DiscordSender(bot)


async def serve(settings: Settings, token: str) -> None:
    """Open the application and run the bot on Discord until cancelled.

    While the disk is full, another program has the database's lock, or Discord cannot be reached, it waits: a service
    manager gives up a process that ends again and again. Raises SettingsFailed if Discord refuses the token or an
    intent, DeskError if Discord ends the connection.
    """
    if settings.desk_shards is not None:
        await _until_free(settings)
    refuse_shared_servers(settings)  # before the folder is made, which would count as a process from then on
    await asyncio.to_thread(refuse_servers_elsewhere, settings)
    async with AsyncExitStack() as stack:
        app = await _opened(stack, settings)
        refuse_shared_servers(settings)
        if settings.desk_shards is not None:
            await refuse_other_servers(app)
        await operate(app, *assemble(app), token)


async def _opened(stack: AsyncExitStack, settings: Settings) -> App:
    """The open application. While the disk is full, or another program has the database's lock, that is logged, and it
    is tried again. Raises as `App.open` for everything else."""
    from bot.app import App
    from bot.storage.engine import refusals

    trouble = TroubleRecord()
    while True:
        try:
            return await stack.enter_async_context(App.open(settings))
        except (SettingsFailed, sqlite3.Error) as error:
            reason = error.reason if isinstance(error, SettingsFailed) else refusals.reason(error)
            # `check` or `restore`, with which the trouble is looked into, has the folder for a while.
            is_looked_into = bool(trouble.count) and reason is Reason.ALREADY_RUNNING
            if reason not in _MAY_PASS and not is_looked_into:
                raise
            await _pause(trouble, reason)


async def _pause(trouble: TroubleRecord, cause: str) -> None:
    """Wait before the next try; a new cause is logged at once, a lasting one hourly."""
    if trouble.failed(cause, monotonic_seconds()):
        log.warning("the start is tried again next_seconds=%s error=%s", _TRIED_AGAIN, cause)
    await asyncio.sleep(_TRIED_AGAIN)


_LONGEST_ERASURE = 60
"""Seconds."""


async def _until_free(settings: Settings) -> None:
    """Wait for a sibling that has opened the database of this process, which did not run, to erase a member's data.
    Another process with these shards is refused afterwards, as ever."""
    from bot.storage.engine import lock

    for _ in range(_LONGEST_ERASURE):
        if not lock.is_held(lock.beside(settings.database_path)):
            return
        await asyncio.sleep(1)


def refuse_shared_servers(settings: Settings) -> None:
    """Make sure that no other process of this machine serves one of the same servers. Two that start together may both
    be refused. Raises SettingsFailed."""
    from bot.config import DATABASE
    from bot.data_folder import shard_folders
    from bot.policy.operations.shards import WHOLE
    from bot.storage.engine import lock

    for shards, folder in {**shard_folders(settings.desk_home), WHOLE: settings.desk_home}.items():
        if (
            folder != settings.folder
            and shards.overlaps(settings.shards)
            and lock.is_held(lock.beside(folder / DATABASE))
        ):
            raise SettingsFailed(Reason.BAD_SETTINGS, gettext(_SHARED_SERVERS, folder=folder))


def refuse_servers_elsewhere(settings: Settings) -> None:
    """Make sure that a process without a database has no servers in another database of `DESK_HOME`, as after the
    shards were divided in another way: members would find nothing, and no digest would come. Raises SettingsFailed."""
    from bot.config import DATABASE
    from bot.data_folder import has_database, shard_folders

    if has_database(settings):
        return
    for folder in (settings.desk_home, *shard_folders(settings.desk_home).values()):
        found = [one for one in _servers_in(folder / DATABASE) if settings.shards.owns(one)]
        if found:
            message = gettext(_SERVERS_ELSEWHERE, folder=folder, number=len(found), server=found[0])
            raise SettingsFailed(Reason.BAD_SETTINGS, message)


def _servers_in(database: Path) -> tuple[int, ...]:
    """The servers of a database; none where there is no file, or one that cannot be read or is of an older version."""
    from bot.storage import departures
    from bot.storage.engine import maintenance

    try:
        with closing(maintenance.connect(database, "ro")) as connection:
            return departures.present_servers(connection)
    except sqlite3.Error:
        return ()


async def refuse_other_servers(app: App) -> None:
    """Make sure that the database has no servers of other shards: their process may be sending for them too. Raises
    SettingsFailed."""
    from bot.storage import departures

    others = [
        guild_id for guild_id in await app.database.read(departures.present_servers) if not app.shards.owns(guild_id)
    ]
    if others:
        folder, number = app.settings.folder, len(others)
        message = gettext(_OTHER_SERVERS, folder=folder, number=number, server=others[0])
        raise SettingsFailed(Reason.BAD_SETTINGS, message)


async def operate(app: App, bot: DeskBot, sender: DiscordSender, token: str) -> None:
    """Connect the bot of an open application to Discord, and work until cancelled. Raises as `serve`."""
    from bot.app import settle_memory

    async with bot:
        await _login(bot, token)
        settle_memory()  # while no heartbeat and no answer wait for it
        connected = asyncio.create_task(bot.connect(), name="discord")
        ready = asyncio.create_task(bot.wait_until_ready(), name="ready")
        try:
            await _first_of(connected, ready)
            if ready.done():
                async with app.working(sender, bot):
                    await _first_of(connected)
        finally:
            for task in (connected, ready):
                task.cancel()


_LONGEST_STOP = 9.0
"""Seconds from the first signal. A stop takes at most 10 s, the end of the process included."""


async def until_stopped(work: Coroutine[Any, Any, None]) -> None:
    """Run `work` until it ends; a signal to stop cancels it and waits for its cleanup. Raises what `work` raises."""
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
    """Log in; while Discord cannot be reached, that is logged and it is tried again. Raises SettingsFailed if the token
    is refused."""
    import aiohttp
    import discord

    trouble = TroubleRecord()
    while True:
        try:
            return await bot.login(token)
        except discord.LoginFailure:
            raise SettingsFailed(Reason.BAD_SETTINGS, gettext(_WRONG_TOKEN)) from None
        except (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError) as error:
            about = (str(error).splitlines() or [""])[0]  # the rest may be a page with a different number each time
            cause = f"{Reason.DISCORD_UNREACHABLE}: {about[:_LONGEST_CAUSE]}"
        await bot.http.close()
        bot.http.connector = discord.utils.MISSING  # the next login makes another
        await _pause(trouble, cause)


async def _first_of(connected: asyncio.Task[None], *others: asyncio.Task[object]) -> None:
    """Wait until one task ends. Raises the reason if the connection was refused or closed."""
    import discord

    await asyncio.wait({connected, *others}, return_when=asyncio.FIRST_COMPLETED)
    if not connected.done():
        return
    try:
        connected.result()
    except discord.PrivilegedIntentsRequired:
        raise SettingsFailed(Reason.BAD_SETTINGS, gettext(_NO_INTENT)) from None
    except discord.ConnectionClosed as error:
        if error.code == _AUTHENTICATION_FAILED:  # the token was reset meanwhile
            raise SettingsFailed(Reason.BAD_SETTINGS, gettext(_WRONG_TOKEN)) from None
        raise DeskError(Reason.DISCORD_UNREACHABLE, str(error)) from error


def _stop_signal() -> asyncio.Event:
    """An event that SIGTERM, Ctrl-C and the end of the terminal set; that of the terminal not where it is ignored, as
    under nohup. A second SIGTERM or Ctrl-C, or `_LONGEST_STOP` seconds, end the process at once: what is stored
    survives that, and a stop that waits for something endless would be ended by the operator anyway. The end of the
    terminal is no second signal: the system tells it, and so may the shell, and systemd after its SIGTERM.

    The handlers do not wait for the event loop, which may be blocked; faulthandler waits for no lock of the interpreter
    and writes where every thread was.
    """
    stopping = asyncio.Event()
    loop = asyncio.get_running_loop()
    hang_up = getattr(signal, "SIGHUP", None)  # Windows has none
    signals = 0

    def stop(received: int, _: object) -> None:
        nonlocal signals
        if signals and received == hang_up:
            return
        signals += 1
        if signals > 1:
            os.write(2, b"A second signal: ended without waiting for work in progress\n")
            os._exit(1)
        faulthandler.dump_traceback_later(_LONGEST_STOP, exit=True, file=2)
        loop.call_soon_threadsafe(stopping.set)

    for number in (signal.SIGTERM, signal.SIGINT, hang_up):
        if number is not None and (number != hang_up or signal.getsignal(number) is not signal.SIG_IGN):
            signal.signal(number, stop)
    return stopping
