"""The ports: protocols for time, network, reading, Discord and metrics. Tests replace these, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from bot.model.analysis import Analysis, Page
from bot.model.deliveries import Delivery, FoundCard, SendResult, Sighting
from bot.model.feeds import FeedDocument
from bot.model.jobs import Fetched, Post, PostMarks
from bot.model.operations import DeskFigures, GatewayState


class Clock(Protocol):
    """The only source of the time."""

    def now(self) -> datetime:
        """The current time, aware, in UTC. It steps when somebody sets the system's clock."""

    def monotonic(self) -> float:
        """Seconds that never step, to measure durations by. Only differences within a process mean something."""

    async def sleep(self, seconds: float) -> None:
        """Return after `seconds` of this clock."""


class Fetcher(Protocol):
    """The outside network."""

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        redirects: int | None = None,
        feed: bool = False,
    ) -> Fetched:
        """Fetch the page at `url` within the limits, following redirects. With `etag` or `last_modified` an unchanged
        page has status 304 and no body. With `feed`, XML and JSON are accepted too. Raises LinkRefused or FetchFailed.

        A host that is in use is waited for. With `redirects`, the number followed before, it is not: raises
        HostBusy."""

    def busy_hosts(self) -> Mapping[str, float]:
        """The hosts that nothing may be requested from now, and for how many seconds at least."""


class Analyzer(Protocol):
    """The reader, isolated so that it can neither block nor crash the bot."""

    async def analyze(self, page: Page) -> Analysis:
        """Read a page. A page that is no article gives an Analysis with its verdict. Raises ReaderFailed."""


class FeedParser(Protocol):
    """Reads feeds, isolated as the reader is."""

    async def parse(self, page: Page) -> FeedDocument:
        """Read a fetched document; one that is no feed says so. Raises ReaderFailed."""


class Sender(Protocol):
    """Sends deliveries to Discord. Refusals by Discord are results, not exceptions."""

    async def send(self, delivery: Delivery, nonce: str) -> SendResult:
        """Send the delivery's card, to the place that its placement says. A NOTICE goes to the server's system channel,
        else to its owner; GONE if neither can be reached. For the same nonce within a few minutes Discord returns the
        first message. NOT_SENT only where Discord was surely not asked to post it."""

    async def find(self, delivery: Delivery) -> tuple[Sighting, int | None]:
        """Look for the delivery among the bot's own messages in its channel since `sending_since`. The message id comes
        with FOUND, else None."""

    async def announced(self, delivery: Delivery) -> tuple[str, ...] | None:
        """The addresses of the pages that the bot's own messages in the delivery's channel told of since
        `sending_since`, as of a feed. None if the channel could not be read."""

    def has_threads(self, guild_id: int, channel_id: int) -> bool | None:
        """Whether messages of a channel can have threads; None while Discord does not show the server."""

    async def open_thread(self, delivery: Delivery, message_id: int) -> SendResult:
        """Open the thread of a card's story on its message; one that is there already is the result too."""

    async def find_in_threads(self, delivery: Delivery, *, anywhere: bool) -> tuple[Sighting, FoundCard | None]:
        """Look for a card among the bot's own messages in threads and posts that the bot opened and that have messages
        since `sending_since`: in the `parent_id` of the card's placement, or `anywhere` on its server."""

    async def mark(self, post: Post, marks: PostMarks) -> None:
        """Replace the ⏳ on a post, and what it showed before, by ✅ or ⚠️; with a 🧵 if a card of it is in a thread or
        post, and a 🔇 if the bot may not answer. Best effort: a deleted message is no error."""


class Gateway(Protocol):
    """The connection to Discord, as far as its health goes."""

    def gateway_state(self) -> GatewayState:
        """Whether it is connected now, and its latency."""


class Meter(Protocol):
    """Counts what the desk does. Every label is one of few that are in the source: no id, title, name or address."""

    def fetched(self, outcome: str, seconds: float) -> None:
        """A page or feed was fetched: "ok", or the Reason of the failure."""

    def read(self, outcome: str, seconds: float) -> None:
        """A page was read: its Verdict, or the Reason of the failure."""

    def answered(self, command: str, seconds: float) -> None:
        """A command was answered."""

    def delivered(self, kind: str, outcome: str) -> None:
        """A message reached its last state: a DeliveryKind and a DeliveryState."""

    def show(self, figures: DeskFigures) -> None:
        """The present figures, which replace the last ones."""


class NoMeter:
    """A Meter that counts nothing."""

    def fetched(self, outcome: str, seconds: float) -> None:
        """See `Meter`."""

    def read(self, outcome: str, seconds: float) -> None:
        """See `Meter`."""

    def answered(self, command: str, seconds: float) -> None:
        """See `Meter`."""

    def delivered(self, kind: str, outcome: str) -> None:
        """See `Meter`."""

    def show(self, figures: DeskFigures) -> None:
        """See `Meter`."""
