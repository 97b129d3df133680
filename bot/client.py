"""DeskBot, the connection to Discord: intents, cogs, commands, error handling."""

from __future__ import annotations

import asyncio
import logging
import math
import sys
from collections import OrderedDict, deque
from collections.abc import Awaitable, Callable, Hashable, Iterable, Mapping
from importlib import import_module
from typing import Any
from weakref import WeakValueDictionary

import aiohttp
import discord
from discord import app_commands
from discord.ext import commands
from msgspec import Struct

from bot.app import App
from bot.catalogue import LANGUAGES, catalogue, command_name, gettext, speak, using
from bot.clock import monotonic_seconds
from bot.gateway.events import guard, replace_half_characters
from bot.gateway.invitations import invite_link, member_link
from bot.model.errors import DeskError, Reason
from bot.model.jobs import PostMarks
from bot.model.operations import GatewayState, MoveState, ShardState
from bot.storage.engine.refusals import database_refused

_DRAWING = 2
"""Processes that draw pictures at a time."""
_LONGEST_LIMIT = 30.0
"""Seconds. A longer rate limit is raised to the caller. A caller must not cancel a wait: after a cancelled wait for the
global limit, discord.py lets no request through."""

_ARRIVED = "arrived"
"""The key of an interaction's extras for the time of its arrival."""

_ANSWERS = ("CommandTree-invoker", "discord-ui-")
"""How discord.py names the tasks in which it calls handlers of commands, components and forms."""
_HANDLERS = ("discord.py: ", *_ANSWERS)  # including events
_LAST_ANSWERS = 0.5
"""Seconds that a stop leaves to the answers under way, which is enough for most."""

AnyCommand = app_commands.Command[Any, ..., Any] | app_commands.ContextMenu

log = logging.getLogger(__name__)

COGS = (
    "cogs.translator",
    "cogs.ingest.cog",
    "cogs.ingest.pins",
    "cogs.summary",
    "cogs.entity",
    "cogs.latest",
    "cogs.story",
    "cogs.versions",
    "cogs.article.cog",
    "cogs.ahead",
    "cogs.launches",
    "cogs.claims",
    "cogs.term",
    "cogs.cite",
    "cogs.export",
    "cogs.search.cog",
    "cogs.search.saved",
    "cogs.digest",
    "cogs.feed",
    "cogs.watch",
    "cogs.desk.cog",
    "cogs.filters.cog",
    "cogs.candidates",
    "cogs.help",
    "cogs.mydata",
    "cogs._events.expired_forms",
    "cogs._events.time_outs",
)


def intents(message_content: bool, reactions: bool = False) -> discord.Intents:
    """The gateway intents: servers, their messages and direct messages; if allowed, the text of messages and the
    reactions to them."""
    return discord.Intents(
        guilds=True, guild_messages=True, dm_messages=True, message_content=message_content, guild_reactions=reactions
    )


def mentions_of(names: Iterable[str], ids: Mapping[str, int]) -> dict[str, str]:
    """The mentions of commands by their names in all languages: `브리핑 예약` has `</digest schedule:1>(브리핑 예약)`.
    A mention works with the English name only, and Discord shows it as it is written; the member's list of commands
    has the name beside it. `ids` has Discord's ids of the top-level commands; a command without one is left out."""
    mentions: dict[str, str] = {}
    for command in names:
        if (root := command.partition(" ")[0]) not in ids:
            continue
        mention = f"</{command}:{ids[root]}>"
        for language in LANGUAGES:
            with using(catalogue(language)):
                shown = command_name(command)
                noted = gettext("{name} ({note})", name=mention, note=shown)
            mentions[shown] = mention if shown == command else noted
    return mentions


def _other_tasks(names: tuple[str, ...]) -> list[asyncio.Task[Any]]:
    """The tasks, except the present one, whose names begin with this prefix."""
    return [one for one in asyncio.all_tasks() - {asyncio.current_task()} if one.get_name().startswith(names)]


class RefusedForm(Struct, frozen=True):
    """A refused form, the token of the button that opens it again, and the time of the refusal (`Clock.monotonic`)."""

    token: str
    form: discord.ui.Modal
    at: float


class UnmarkedPost(Struct, frozen=True):
    """A post whose channel was closed to the desk when its links were read, and the marks that it should get."""

    channel_id: int
    marks: PostMarks


class MemberLanguage(Struct, frozen=True):
    """A member's language, one of `LANGUAGES`, as their client told it last or as they wrote."""

    member_id: int
    language: str


class DeskTree(app_commands.CommandTree["DeskBot"]):
    """Slash commands and context menus; their errors go to `DeskBot.answer_error`, their times to the meter."""

    async def interaction_check(self, interaction: discord.Interaction[DeskBot], /) -> bool:
        """Allow every command that this process can answer. Note when it arrived, and take messages from the member's
        catalogue until an answer chooses another."""
        replace_half_characters(interaction.data)
        interaction.extras[_ARRIVED] = monotonic_seconds()
        speak(catalogue(interaction.locale.value))
        refused = self.client.refusal(interaction)
        if refused is not None and interaction.type is not discord.InteractionType.autocomplete:
            await self.client.answer_error(interaction, DeskError(refused))
        return refused is None

    async def on_error(self, interaction: discord.Interaction[DeskBot], error: app_commands.AppCommandError) -> None:
        """Answer an error of a command."""
        await self.client.answer_error(interaction, error)


class DeskBot(commands.Bot):
    """The bot over an open `App`, whose services do the work.

    `answer_error` is set by `cogs.translator`: it answers an error with a sentence and never raises.
    """

    answer_error: Callable[[discord.Interaction[DeskBot], Exception], Awaitable[None]]

    def __init__(self, app: App, *, message_content: bool, reactions: bool = False, **sharding: Any) -> None:
        super().__init__(
            command_prefix=(),
            help_command=None,
            tree_cls=DeskTree,
            intents=intents(message_content, reactions),
            allowed_mentions=discord.AllowedMentions.none(),
            allowed_contexts=app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True),
            allowed_installs=app_commands.AppInstallationType(guild=True, user=False),
            max_ratelimit_timeout=_LONGEST_LIMIT,
            **sharding,
        )
        guard(self._connection)
        self.app = app
        self._connected = False
        self.command_mentions: Mapping[str, str] = {}
        """The mention of each slash command by its name in each language; empty until the commands are registered."""
        self.drawing = asyncio.Semaphore(_DRAWING)
        """Held by a process that draws pictures of an answer, some 45 MB."""
        self.drawings: dict[Hashable, asyncio.Task[tuple[bytes, ...]]] = {}
        """The pictures that are being drawn, by what they show."""
        self.refused_forms: dict[int, RefusedForm] = {}
        """The last form of a member that was refused."""
        self.in_use = set[tuple[int | str, ...]]()
        """The uses of buttons and menus that are being handled: member, message, custom id and what was chosen."""
        self.sent_forms = deque[str](maxlen=1000)
        """The custom ids of the forms that were sent last."""
        self.languages = OrderedDict[int, MemberLanguage]()
        """The languages of members' clients, by the ids of the member and of the conversation with them."""
        self.unmarked = OrderedDict[int, UnmarkedPost]()
        """The posts whose ⏳ could not be changed, by their ids."""
        self._reacting: WeakValueDictionary[int, asyncio.Lock] = WeakValueDictionary()

    def reacting(self, message_id: int) -> asyncio.Lock:
        """The lock for changes of a message's reactions, so that a late ⏳ cannot follow its ✅."""
        return self._reacting.setdefault(message_id, asyncio.Lock())

    def serves(self, guild_id: int) -> bool:
        """Whether the server was not moved to another process."""
        move = self.app.moves.get(guild_id)
        return move is None or move.state is not MoveState.AWAY

    def refusal(self, interaction: discord.Interaction[Any]) -> Reason | None:
        """Why this process of a sharded desk cannot answer; None if it can."""
        if interaction.guild_id is None:
            return None
        if not self.serves(interaction.guild_id):
            return Reason.SERVER_MOVED
        is_own = interaction.is_user_integration() and not interaction.is_guild_integration()
        return Reason.OWN_SHELF_ELSEWHERE if is_own and not self.app.shards.has_direct_messages else None

    def shard_of(self, guild: discord.Guild) -> int | None:  # noqa: ARG002  # those of a bot with shards differ
        """The shard of a server; None for a bot without shards."""
        return None

    async def add_cogs(self) -> None:
        """Add every cog, with its commands, menus and buttons."""
        for name in COGS:
            await import_module(name).setup(self)  # `load_extension` would run a module again that is imported

    async def setup_hook(self) -> None:
        """Load every cog and register the commands. If Discord refuses them, that is logged and the old ones stay."""
        if not self.intents.message_content:
            log.warning(
                "message-content intent is off: posted links are saved only from messages that mention the desk; "
                "the message menu 'Save article' and /ingest work everywhere"
            )
        await self.add_cogs()
        self.tree.allowed_installs.user = self._installs_for_members()
        await self.learn_mentions(self._register)

    async def learn_mentions(self, asked: Callable[[], Awaitable[list[app_commands.AppCommand]]]) -> None:
        """Take the mentions of commands from those that Discord has. If it refuses, that is logged, and commands are
        not clickable."""
        try:
            registered = await asked()
        except (discord.HTTPException, discord.RateLimited, aiohttp.ClientError, OSError) as error:
            log.error("commands not accepted by Discord error=%s", error)  # noqa: TRY400  # no traceback needed
        else:
            slash = discord.AppCommandType.chat_input
            ids = {command.name: command.id for command in registered if command.type is slash}
            self.command_mentions = mentions_of([one.qualified_name for one in self.tree.walk_commands()], ids)
            self.app.replies.clear()  # since they contain the mentions

    async def _register(self) -> list[app_commands.AppCommand]:
        """Replace the commands at Discord."""
        return await self.tree.sync()

    def _installs_for_members(self) -> bool:
        """Whether the application is set up so that members can install it for themselves."""
        return self.application is not None and self.application.user_integration_config is not None

    async def close(self) -> None:
        """Answer what can be answered at once, disconnect, and end the handlers of events and interactions: they use
        what is closed next."""
        if answers := _other_tasks(_ANSWERS):
            await asyncio.wait(answers, timeout=_LAST_ANSWERS)
        await super().close()
        handlers = _other_tasks(_HANDLERS)
        for task in handlers:
            task.cancel()
        await asyncio.gather(*handlers, return_exceptions=True)

    def dispatch(self, event: str, /, *args: Any, **kwargs: Any) -> None:
        """Call the handlers of an event; none once the bot is closed, as when the last commands end meanwhile."""
        if not self.is_closed():
            super().dispatch(event, *args, **kwargs)

    async def on_error(self, event_method: str, /, *args: object, **_: object) -> None:
        """Log an error in an event handler, with the ids of what the event is about: nobody's name, and no message. A
        refusal of the database is a warning, everything else a bug."""
        ids = [getattr(one, "id", getattr(one, "message_id", None)) for one in args]
        error = sys.exception()
        if error is not None and database_refused(error):
            log.warning("event not handled, the database refused event=%s ids=%s error=%s", event_method, ids, error)
            return
        log.exception("event failed event=%s ids=%s", event_method, ids)  # noqa: LOG004  # discord.py calls this in its handler

    def gateway_state(self) -> GatewayState:
        """See `ports.Gateway`. discord.py ends a connection whose heartbeats are not acknowledged for a minute, so one
        that is connected is alive."""
        return GatewayState(self._connected, self.latency if math.isfinite(self.latency) else None)

    def shard_state(self, guild: discord.Guild | None) -> ShardState | None:
        """The state of a server's shard; None for a bot without shards."""
        shard = None if guild is None else self.shard_of(guild)
        return next((one for one in self.gateway_state().shards if one.shard == shard), None)

    async def on_disconnect(self) -> None:
        """Note that the connection has ended; discord.py renews it."""
        self._connected = False

    async def on_connect(self) -> None:
        """Note that there is a connection, with a session of its own."""
        self._connected = True

    async def on_resumed(self) -> None:
        """Note that the connection goes on."""
        self._connected = True

    async def on_app_command_completion(self, interaction: discord.Interaction[DeskBot], command: AnyCommand) -> None:
        """Meter the time of an answer."""
        arrived = interaction.extras.get(_ARRIVED)
        if isinstance(arrived, float):
            self.app.meter.answered(command.qualified_name, monotonic_seconds() - arrived)

    async def on_ready(self) -> None:
        """Log that the bot is connected."""
        log.info("ready user=%s guilds=%s", self.user and self.user.id, len(self.guilds))
        if self.application_id is not None:
            log.info("invitation link=%s", invite_link(self.application_id))
            if self._installs_for_members():
                log.info("for members link=%s", member_link(self.application_id))

    async def on_message(self, message: discord.Message) -> None:
        """Do nothing: there are no prefix commands, and the ingest cog reads links."""
