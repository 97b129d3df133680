"""A minimal Discord server on the loopback: enough for `run` to log in, connect and be refused."""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import WSMsgType, web

from tests.cli.forked_run import RunningBot, Start, fork

TOKEN = "x.y.z"
ROOT = Path(__file__).parents[2]
ME = {"id": "42", "username": "desk", "discriminator": "0", "avatar": None, "bot": True, "global_name": None}
APPLICATION = {
    "id": "42", "name": "desk", "icon": None, "description": "", "bot_public": True, "bot_require_code_grant": False,
    "owner": {**ME, "id": "43", "bot": False}, "team": None, "summary": "", "verify_key": "", "flags": 0,
}  # fmt: skip


class DiscordDouble:
    """Refuses the token unless `token_ok`, and closes the gateway with `close_code` if given.

    Stops answering at `silent_at` ("login" or "gateway"), and then sets `silent`; sets `ready` after it sent READY.
    While `is_down`, it answers with a page that has another number each time, as a proxy does.
    `requests` are those to REST, `identified` the shards of each identify.
    """

    def __init__(self, *, token_ok: bool = True, close_code: int | None = None, silent_at: str = "") -> None:
        self._token_ok = token_ok
        self._close_code = close_code
        self._silent_at = silent_at
        self.is_down = False
        self.silent = asyncio.Event()
        self.ready = asyncio.Event()
        self.url = ""
        self.requests: list[str] = []
        self.identified: list[list[int]] = []

    @asynccontextmanager
    async def served(self, port: int = 0) -> AsyncIterator[DiscordDouble]:
        app = web.Application()
        app.router.add_get("/gateway", self._gateway)
        app.router.add_route("*", "/api/v10/{tail:.*}", self._rest)
        runner = web.AppRunner(app, shutdown_timeout=1)
        await runner.setup()
        try:
            site = web.TCPSite(runner, "127.0.0.1", port)
            await site.start()
            self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
            yield self
        finally:
            await runner.cleanup()

    async def _rest(self, request: web.Request) -> web.Response:
        self.requests.append(f"{request.method} {request.path.removeprefix('/api/v10')}")
        if self._silent_at == "login":
            await self._say_nothing()
        if self.is_down:
            page = f"<!DOCTYPE html>\n<p>Unavailable</p>\n<p>Ray {len(self.requests)}</p>"
            return web.Response(text=page, status=503, content_type="text/html")
        if not self._token_ok:
            return _json({"message": "401: Unauthorized", "code": 0}, 401)
        if request.path.endswith("/commands"):
            return _json([])
        if request.path.endswith("/gateway/bot"):
            limit = {"total": 1000, "remaining": 1000, "reset_after": 1, "max_concurrency": 1}
            return _json({"url": self.url, "shards": 1, "session_start_limit": limit})
        return _json(APPLICATION if "applications" in request.path else ME)

    async def _say_nothing(self) -> None:
        self.silent.set()
        await asyncio.sleep(3600)

    async def _gateway(self, request: web.Request) -> web.WebSocketResponse:
        socket = web.WebSocketResponse()
        await socket.prepare(request)
        if self._silent_at == "gateway":
            await self._say_nothing()
        await socket.send_json({"op": 10, "d": {"heartbeat_interval": 41250}})
        async for message in socket:
            said: dict[str, Any] = json.loads(message.data) if message.type is WSMsgType.TEXT else {}
            if said.get("op") == 1:
                await socket.send_json({"op": 11})
            elif said.get("op") == 2 and self._close_code:
                await socket.close(code=self._close_code)
            elif said.get("op") == 2:
                about: dict[str, Any] = {
                    "v": 10,
                    "user": ME,
                    "guilds": [],
                    "session_id": "s",
                    "application": {"id": "42", "flags": 0},
                }
                about["shard"] = said["d"].get("shard", [0, 1])
                self.identified.append(about["shard"])
                about["resume_gateway_url"] = f"{self.url.replace('http', 'ws', 1)}/gateway"
                await socket.send_json({"op": 0, "t": "READY", "s": 1, "d": about})
                self.ready.set()
        return socket


def _json(value: object, status: int = 200) -> web.Response:
    """A JSON response as Discord sends it, without a charset: discord.py would take it as text."""
    return web.Response(body=json.dumps(value), status=status, headers={"Content-Type": "application/json"})


async def start_demo(temporary: Path) -> asyncio.subprocess.Process:
    """Start `python -m bot demo` with its temporary folder in `temporary`."""
    environment = {"TMPDIR": str(temporary), "PATH": "", "PYTHONPATH": str(ROOT), "HOME": str(temporary)}
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "demo", cwd=temporary, env=environment,
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


async def start_run(url: str, home: Path, token: str = TOKEN, *, quick: bool = False, **settings: str) -> RunningBot:
    """Start the command `run` against the server at `url`, with its data in `home`. A `quick` one notes how it runs
    five times a second, and waits as briefly for a locked database. `settings` are further variables of its
    environment."""
    environment = {
        "DESK_HOME": str(home),
        "DISCORD_TOKEN": token,
        "PATH": "",
        "PYTHONPATH": str(ROOT),
        "HOME": str(home),
        **settings,
    }
    streams = Path(tempfile.mkdtemp(dir=home.parent))
    return await asyncio.to_thread(fork, Start(url, home.parent, environment, streams, quick))
