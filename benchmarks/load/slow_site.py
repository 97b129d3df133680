"""Loopback web sites in a process of their own: quick, slow, hanging.

`python -m benchmarks.load.slow_site FOLDER` prints the port. 127.0.0.1 to 127.0.0.HOSTS are one host each. /file/NAME
is a file of FOLDER, /slow/NAME the same after SLOW_SECONDS, /moved/NAME redirects to the slow one on 127.0.0.2, and
/hang/NAME never answers.
"""

from __future__ import annotations

import asyncio
import socket
import sys
from contextlib import AbstractAsyncContextManager
from pathlib import Path

from aiohttp import web

from benchmarks.load import local_site

HOSTS = 40
SLOW_SECONDS = 14.0


def serving(folder: Path) -> AbstractAsyncContextManager[int]:
    """Serve the files of `folder`; gives the port."""
    return local_site.serving(folder, "benchmarks.load.slow_site")


def _sockets() -> list[socket.socket]:
    """A listening socket for each host, all on one port."""
    first = socket.create_server(("127.0.0.1", 0))
    port = first.getsockname()[1]
    return [first, *(socket.create_server((f"127.0.0.{number}", port)) for number in range(2, HOSTS + 1))]


async def _serve(pages: dict[str, bytes]) -> None:
    async def page(request: web.Request) -> web.Response:
        kind = request.match_info["kind"]
        if kind == "hang":
            await asyncio.Event().wait()
        if kind == "moved":
            raise web.HTTPFound(request.url.with_host("127.0.0.2").with_path(f"/slow/{request.match_info['name']}"))
        if kind == "slow":
            await asyncio.sleep(SLOW_SECONDS)
        return web.Response(body=pages[request.match_info["name"]], content_type="text/html")

    app = web.Application()
    app.router.add_get("/{kind}/{name}", page)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    sockets = _sockets()
    for each in sockets:
        await web.SockSite(runner, each).start()
    print(sockets[0].getsockname()[1], flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve({path.name: path.read_bytes() for path in Path(sys.argv[1]).iterdir()}))
