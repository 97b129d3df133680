"""The waits of one server for its link and its `/latest` while another floods the desk.

    hanging    35 messages of 10 links to sites that never answer, in a queue of 300 places
    slow       12 links to a site that takes 14 s for each
    redirects  12 links on as many hosts that redirect to the slow site
    heavy      60 pages with as much text as a reader tags, with two readers and with one

Sockets, reader processes and the database are real; the sites are in a process of their own. The other server posts a
link to a quick site and asks `/latest`, again and again while the flood is on.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from msgspec import Struct

from benchmarks.load import sample_pages, slow_site
from bot.app import App
from bot.clock import SystemClock
from bot.config import Settings
from bot.fetch.client import HttpFetcher
from bot.fetch.guard import Guard, networks
from bot.model.deliveries import Delivery, FoundCard, SendResult, Sighting
from bot.model.errors import DeskError
from bot.model.jobs import Post, PostMarks, Shelf
from bot.text import caps
from bot.workers.pool import ReaderPool
from cogs._cards.stories import latest_card

LINK_SECONDS, LATEST_SECONDS = 2.0, 0.5
_PROBES = 8
_PAUSE = 1.0
_FLOODER, _OTHER = 1, 2
_HEAVY_CHARACTERS = caps.TEXT


class Wait(Struct, frozen=True):
    """The longest waits of the other server in seconds, the number of the flooder's links that were refused, and the
    number that were still waiting at the end."""

    link: float
    latest: float
    refused: int
    left: int


class _Flood(Struct, frozen=True):
    links: Sequence[str]
    readers: int = 2
    queue_limit: int = 5000


class Nowhere:
    """`ports.Sender`: every message arrives."""

    async def send(self, delivery: Delivery, nonce: str) -> SendResult:  # noqa: ARG002  # of the port
        return SendResult(delivery.id)

    async def find(self, delivery: Delivery) -> tuple[Sighting, int | None]:  # noqa: ARG002  # of the port
        return Sighting.ABSENT, None

    async def announced(self, delivery: Delivery) -> tuple[str, ...] | None:  # noqa: ARG002  # of the port
        return ()

    def has_threads(self, guild_id: int, channel_id: int) -> bool | None:  # noqa: ARG002  # of the port
        return False

    async def open_thread(self, delivery: Delivery, message_id: int) -> SendResult:  # noqa: ARG002  # of the port
        return SendResult(message_id)

    async def find_in_threads(self, delivery: Delivery, *, anywhere: bool) -> tuple[Sighting, FoundCard | None]:  # noqa: ARG002  # of the port
        return Sighting.ABSENT, None

    async def mark(self, post: Post, marks: PostMarks) -> None:  # noqa: ARG002  # of the port
        return None


async def measure() -> dict[str, Wait]:
    """The waits by flood."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "pages"
        folder.mkdir()
        for number, page in enumerate(sample_pages.mixed(6 * _PROBES)):
            folder.joinpath(f"quick-{number}").write_bytes(page)
        for number, page in enumerate(sample_pages.mixed(60, _HEAVY_CHARACTERS)):
            folder.joinpath(f"heavy-{number}").write_bytes(page)
        async with slow_site.serving(folder) as port:
            hanging = [_url(port, 2 + number % 30, "hang", f"quick-{number}") for number in range(350)]
            slow = [_url(port, 2, "slow", f"quick-{number}") for number in range(12)]
            redirects = [_url(port, 3 + number, "moved", f"quick-{number}") for number in range(12)]
            heavy = [_url(port, 2 + number % 30, "file", f"heavy-{number}") for number in range(60)]
            floods = {
                "nothing": _Flood(()),
                "hanging links": _Flood(hanging, queue_limit=300),
                "a slow site": _Flood(slow),
                "redirects to it": _Flood(redirects),
                "heavy pages, 2 readers": _Flood(heavy),
                "heavy pages, 1 reader": _Flood(heavy, readers=1),
            }
            homes = {flood: Path(name) / str(number) for number, flood in enumerate(floods)}
            return {each: await _waits(homes[each], port, flood) for each, flood in floods.items()}


def _url(port: int, host: int, kind: str, name: str) -> str:
    return f"http://127.0.0.{host}:{port}/{kind}/{name}"


async def _waits(home: Path, port: int, flood: _Flood) -> Wait:
    async with _desk(home, port, flood) as app, app.working(Nowhere()):
        links, answers = list[float](), list[float]()
        await _link(app, _url(port, 1, "file", "quick-0"))
        refused = await _post_all(app, flood.links)
        for number in range(1, _PROBES + 1):
            await asyncio.sleep(_PAUSE)
            took = asyncio.create_task(_link(app, _url(port, 1, "file", f"quick-{number}")))
            while not took.done():
                answers.append(await _latest(app))
                await asyncio.sleep(0.05)
            links.append(took.result())
        status = await app.answers.status(Shelf.of_guild(_FLOODER))
        return Wait(max(links), max(answers), refused, status.queued)


@asynccontextmanager
async def _desk(home: Path, port: int, flood: _Flood) -> AsyncIterator[App]:
    settings = Settings(desk_home=home, desk_readers=flood.readers, desk_queue_limit=flood.queue_limit)
    async with contextlib.AsyncExitStack() as stack:
        guard = Guard(frozenset({port}), networks("127.0.0.0/8"))
        fetcher = await stack.enter_async_context(HttpFetcher(SystemClock(), guard))
        pool = await stack.enter_async_context(ReaderPool(flood.readers, settings.desk_pipeline))
        app = await stack.enter_async_context(App.open(settings, fetcher=fetcher, analyzer=pool))
        await pool.warm()
        yield app


async def _post_all(app: App, links: Sequence[str]) -> int:
    """Post the links as one member, ten a message; returns the number refused."""
    refused = 0
    for begin in range(0, len(links), 10):
        post = Post(7, _FLOODER, 10, 1000 + begin, answer=True)
        results = await app.ingest.submit_links(Shelf.of_guild(_FLOODER), post, links[begin : begin + 10])
        refused += sum(isinstance(result, DeskError) for result in results)
    return refused


async def _link(app: App, url: str) -> float:
    """Seconds until a link of the other server is saved."""
    began = time.perf_counter()
    post = Post(8, _OTHER, 20, int(began * 1e6), answer=True)
    (submitted,) = await app.ingest.submit_links(Shelf.of_guild(_OTHER), post, [url])
    if isinstance(submitted, DeskError):
        return float("inf")
    assert submitted.job_id is not None
    outcome = await app.ingest.wait(submitted.job_id, 600)
    assert outcome is not None, "not saved in ten minutes"
    assert outcome.article_id is not None, outcome
    return time.perf_counter() - began


async def _latest(app: App) -> float:
    """Seconds until the other server's `/latest` has its card as JSON."""
    began = time.perf_counter()
    answer = await app.latest.latest(Shelf.of_guild(_OTHER), since="30d")
    json.dumps(latest_card(answer, "token").to_components())  # type: ignore[no-untyped-call]  # of discord.py
    return time.perf_counter() - began
