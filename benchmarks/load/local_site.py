"""A loopback web site in a process of its own, for the fetcher to visit.

`python -m benchmarks.load.local_site FOLDER` prints the port.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from aiohttp import web


@asynccontextmanager
async def serving(folder: Path, site: str = "benchmarks.load.local_site") -> AsyncIterator[int]:
    """Serve the files of `folder` on the loopback by the module `site`; gives the port."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", site, str(folder), stdout=asyncio.subprocess.PIPE
    )
    try:
        assert process.stdout is not None
        yield int(await process.stdout.readline())
    finally:
        process.terminate()
        await process.wait()


async def _serve(pages: dict[str, bytes]) -> None:
    async def page(request: web.Request) -> web.Response:
        return web.Response(body=pages[request.match_info["name"]], content_type="text/html")

    app = web.Application()
    app.router.add_get("/{name}", page)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(_serve({path.name: path.read_bytes() for path in Path(sys.argv[1]).iterdir()}))
