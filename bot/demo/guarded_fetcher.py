"""A fetcher that applies the network's address policy before it calls another fetcher."""

from __future__ import annotations

from collections.abc import Mapping

from bot.fetch.guard import Guard
from bot.model.jobs import Fetched
from bot.ports import Fetcher


class GuardedFetcher:
    """`ports.Fetcher`: refuses private addresses and unusual ports as the desk does on the network."""

    def __init__(self, fetcher: Fetcher) -> None:
        self._fetcher = fetcher
        self._guard = Guard()

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        redirects: int | None = None,
        feed: bool = False,
    ) -> Fetched:
        """The page at `url`. Raises LinkRefused for a forbidden address, else as the inner fetcher."""
        self._guard.check_url(url)
        return await self._fetcher.fetch(url, etag=etag, last_modified=last_modified, redirects=redirects, feed=feed)

    def busy_hosts(self) -> Mapping[str, float]:
        """As the inner fetcher."""
        return self._fetcher.busy_hosts()
