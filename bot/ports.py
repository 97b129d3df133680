"""L2: what the services need of the world, as protocols. Tests put fakes here, and nowhere else."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.model.analysis import Analysis, Page
from bot.model.deliveries import Delivery, SendResult, Sighting
from bot.model.jobs import Fetched, Post


class Clock(Protocol):
    """The only reader of time."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""

    async def sleep(self, seconds: float) -> None:
        """Return after `seconds` of this clock."""


class Fetcher(Protocol):
    """The outside network."""

    async def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """The page at `url`, redirects followed, within every cap. Raises LinkRefused or FetchFailed."""


class Analyzer(Protocol):
    """The reader, somewhere it cannot stall or crash the desk."""

    async def analyze(self, page: Page) -> Analysis:
        """Read the page. Raises ReaderFailed; a page that is no article is an Analysis that says so."""


class Sender(Protocol):
    """Discord, as deliveries see it. No method raises for what the channel said; that is in the result."""

    async def send(self, delivery: Delivery, nonce: str) -> SendResult:
        """Post the delivery's card; a NOTICE in the server's system channel, else to its owner, and GONE where neither
        can be reached. The same nonce within minutes makes Discord answer with the first message."""

    async def find(self, delivery: Delivery) -> tuple[Sighting, int | None]:
        """Look for the delivery among our own messages in its channel since `sending_since`; FOUND gives its id."""

    async def mark(self, post: Post, ok: bool) -> None:
        """Put ✅ or ⚠️ on the post in place of ⏳. Best effort: a vanished message is no error."""
