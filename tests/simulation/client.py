"""The desk's real bot over the simulated Discord: requests instead of HTTP, events instead of a web socket.

discord.py's own state, permissions, history and messages are real; below `HTTPClient.request` and above
`ConnectionState.parse_*` everything is the simulation's.
"""

from __future__ import annotations

import asyncio
import random
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

import aiohttp
import discord
from discord.http import HTTPClient, Route

from bot.app import App
from bot.client import DeskBot
from cogs.desk.cog import DeskCog
from cogs.digest import DigestCog
from cogs.ingest.cog import IngestCog
from cogs.watch import WatchCog
from tests.simulation import threads
from tests.simulation.guilds import DESK, Json
from tests.simulation.payloads import guild_json, user_json
from tests.simulation.server import DiscordServer, Refused

_LATEST_ARRIVAL = 45.0
_TRIES = 5


@dataclass
class Weather:
    """The probability of each failure of a request. `down` while Discord answers nothing at all."""

    refused: float = 0.0
    lost: float = 0.0
    late: float = 0.0
    short_limit: float = 0.0
    long_limit: float = 0.0
    down: bool = False


@dataclass
class _Response:
    """What discord.py's errors read of an aiohttp response."""

    status: int
    reason: str = ""
    headers: dict[str, str] = field(default_factory=dict)


def _response(status: int) -> Any:
    return _Response(status)


class Requests(HTTPClient):
    """discord.py's HTTP client, whose requests go to the simulated server."""

    def __init__(self, server: DiscordServer, weather: Weather, chance: random.Random) -> None:
        super().__init__(asyncio.get_running_loop())
        self._server = server
        self._weather = weather
        self._chance = chance

    def cut_off(self) -> None:
        """The process is gone: none of its requests arrives."""
        self._weather, self._chance = Weather(down=True), random.Random(0)  # noqa: S311  # repeatable, not secret

    async def request(self, route: Route, *, files: Any = None, form: Any = None, **options: Any) -> Any:
        """A way there and a way back; the desk may end on both. As discord.py does, repeats what a gateway broke."""
        carry_out = self._request_of(route, options)
        for attempt in range(_TRIES):
            for file in files or ():
                file.reset(seek=attempt)
            await asyncio.sleep(self._chance.uniform(0.02, 0.3))
            if await self._passes(route, carry_out, attempt):
                answer = self._carry_out(route, carry_out)
                await asyncio.sleep(self._chance.uniform(0.02, 0.3))
                if self._chance.random() >= self._weather.lost:
                    return answer
                self._mishap(route)
                if self._chance.random() < 0.5:
                    raise aiohttp.ServerDisconnectedError
        raise discord.DiscordServerError(_response(502), "")

    async def _passes(self, route: Route, carry_out: Callable[[], Any], attempt: int) -> bool:
        """Whether the request reaches the server now; False where it is to be repeated. Raises what discord.py does."""
        weather, draw = self._weather, self._chance.random()
        if weather.down or draw < weather.refused:
            self._mishap(route)
            if self._chance.random() < 0.3:
                raise aiohttp.ClientConnectionError("refused")
            if self._chance.random() < 0.5 or attempt == _TRIES - 1:
                raise discord.DiscordServerError(_response(503), "no healthy upstream")
            await asyncio.sleep(1 + attempt * 2)
            return False
        draw -= weather.refused
        if draw < weather.late:
            self._mishap(route)
            delay = self._chance.uniform(0.0, _LATEST_ARRIVAL)
            self._server.virtual.after(delay, lambda: self._arrive_late(carry_out))
            raise aiohttp.ServerTimeoutError
        draw -= weather.late
        if draw < weather.long_limit:
            self._mishap(route)
            raise discord.RateLimited(self._chance.uniform(31, 600))
        if draw - weather.long_limit < weather.short_limit:
            await asyncio.sleep(self._chance.uniform(0.5, 29))
        return True

    def _arrive_late(self, carry_out: Callable[[], Any]) -> None:
        with suppress(Refused):
            carry_out()

    def _carry_out(self, route: Route, carry_out: Callable[[], Any]) -> Any:
        self._server.virtual.activity += 1
        try:
            return carry_out()
        except Refused as refused:
            if refused.status >= 500:
                self._mishap(route)
            kinds = {403: discord.Forbidden, 404: discord.NotFound}
            kind = kinds.get(refused.status) or (
                discord.DiscordServerError if refused.status >= 500 else discord.HTTPException
            )
            raise kind(_response(refused.status), refused.body) from None

    def _mishap(self, route: Route) -> None:
        """Note the message whose reaction may be wrong from now on, or that may not be deleted: that is tried once."""
        if "/reactions/" in route.path:
            self._server.mishaps.add(int(route.url.split("/messages/")[1].split("/")[0]))
        elif route.method == "DELETE":
            self._server.mishaps.add(int(route.url.split("/messages/")[1]))
        elif route.method == "POST" and route.channel_id:
            self._server.mishaps.add(int(route.channel_id))

    def _request_of(self, route: Route, options: dict[str, Any]) -> Callable[[], Any]:
        server, channel = self._server, int(route.channel_id or 0)
        parts = route.url.removeprefix(Route.BASE).split("/")
        match route.method, route.path:
            case "POST", "/channels/{channel_id}/messages":
                return lambda: server.send(channel, options["json"])
            case "GET", "/channels/{channel_id}/messages":
                return lambda: server.history(channel, options["params"])
            case "PATCH", "/channels/{channel_id}/messages/{message_id}":
                return lambda: server.rewrite(channel, int(parts[4]), options["json"])
            case "PUT" | "DELETE" as method, path if "/reactions/" in path:
                return lambda: server.react(channel, int(parts[4]), unquote(parts[6]), add=method == "PUT")
            case "GET", "/channels/{channel_id}":
                return lambda: server.channel_of(channel)
            case "GET", "/guilds/{guild_id}/members/{member_id}":
                return lambda: server.member_of(int(parts[2]), int(parts[4]))
            case "GET", "/users/{user_id}":
                return lambda: user_json(int(parts[2]))
            case "POST", "/users/@me/channels":
                return lambda: server.direct_messages(int(options["json"]["recipient_id"]))
        if found := threads.request_of(server, route, parts, options):
            return found
        raise AssertionError(f"the simulation knows no {route.method} {route.path}")


class Gateway:
    """The desk's connection to the events of the server. While it is down, events wait; afterwards the session is
    resumed, or a new one begins and what waited is lost."""

    def __init__(self, server: DiscordServer, bot: SimulatedBot) -> None:
        self._server = server
        self._bot = bot
        self._waiting: deque[tuple[str, Json]] = deque()
        self._news = asyncio.Event()
        self._shown = set[str]()
        self._down = 0.0
        self._resumes = True

    async def run(self) -> None:
        """Connect and deliver events, in their order."""
        self._server.listener = self._happened
        await self._identify()
        while True:
            await self._news.wait()
            self._news.clear()
            if self._down:
                await self._reconnect()
            while self._waiting and not self._down:
                event, data = self._waiting.popleft()
                await asyncio.sleep(self._bot.chance.uniform(0.01, 0.3))
                getattr(self._bot._connection, f"parse_{event}")(data)

    def drop(self, seconds: float, *, resumes: bool) -> None:
        """The connection breaks for so many seconds."""
        self._down, self._resumes = seconds, resumes
        self._news.set()

    def _happened(self, event: str, data: Json) -> None:
        """An event of the server; of a guild that this session was not shown yet there are none."""
        guild = data.get("guild_id") or (data["id"] if event.startswith("guild_") else None)
        if event == "guild_create":
            self._shown.add(data["id"])
        if guild is not None and guild not in self._shown:
            return
        self._waiting.append((event, data))
        self._news.set()

    async def _reconnect(self) -> None:
        self._bot.dispatch("disconnect")
        await asyncio.sleep(self._down)
        self._down = 0.0
        if not self._resumes:
            self._waiting.clear()
            await self._identify()
            return
        while self._waiting:
            event, data = self._waiting.popleft()
            getattr(self._bot._connection, f"parse_{event}")(data)
        self._bot._connection.parse_resumed(None)
        self._news.set()

    async def _identify(self) -> None:
        state = self._bot._connection
        self._shown.clear()
        guilds = [guild for guild in self._server.guilds.values() if guild.joined]
        ready: Any = {
            "user": user_json(DESK),
            "application": {"id": str(DESK), "flags": 0},
            "guilds": [{"id": str(guild.id), "unavailable": True} for guild in guilds],
        }
        state.parse_ready(ready)
        for guild in guilds:
            await asyncio.sleep(self._bot.chance.uniform(0.01, 0.5))
            if guild.joined and guild.available:
                created: Any = {**guild_json(guild), "unavailable": False}
                self._shown.add(created["id"])
                state.parse_guild_create(created)


class SimulatedBot(DeskBot):
    """The desk's bot, on the simulated Discord."""

    def __init__(self, app: App, server: DiscordServer, weather: Weather, chance: random.Random) -> None:
        super().__init__(app, message_content=True)
        self.server = server
        self.chance = chance
        self.requests = Requests(server, weather, chance)
        self.http = self._connection.http = self.requests
        self.gateway = Gateway(server, self)

    async def login(self, token: str) -> None:
        """Log in, and load the cogs that act without being asked."""
        await asyncio.sleep(self.chance.uniform(0.1, 1.0))
        user: Any = user_json(DESK)
        self._connection.user = discord.ClientUser(state=self._connection, data=user)
        self._connection.application_id = DESK
        for cog in (IngestCog, DigestCog, DeskCog, WatchCog):
            await self.add_cog(cog(self))

    async def connect(self, *, reconnect: bool = True) -> None:
        """Deliver events until cancelled."""
        try:
            await self.gateway.run()
        finally:
            self.server.listener = None


Command = Callable[[App, SimulatedBot], Awaitable[None]]
"""What somebody asks of a desk, for `Life.command`."""
