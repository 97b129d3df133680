"""FakeNetwork: a network of a few pages, without sockets."""

from __future__ import annotations

from collections.abc import Mapping

from bot.model.errors import DeskError, FetchFailed, Reason
from bot.model.jobs import Fetched


class FakeNetwork:
    """Implements ports.Fetcher. `pages`: address -> body, or the error it raises; `moved`: address -> redirect target;
    `for_good`: those of them that moved permanently; `etags`: address -> entity tag, answered with 304 when the request
    has it; `fetches`: every requested address, in
    order; `busy`: the hosts that are in use."""

    def __init__(self, pages: dict[str, str | DeskError] | None = None) -> None:
        self.pages = pages or {}
        self.moved: dict[str, str] = {}
        self.for_good: set[str] = set()
        self.etags: dict[str, str] = {}
        self.fetches: list[str] = []
        self.busy: dict[str, float] = {}

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        redirects: int | None = None,
        feed: bool = False,
    ) -> Fetched:
        self.fetches.append(url)
        final = self.moved.get(url, url)
        body = self.pages.get(final, FetchFailed(Reason.NOT_FOUND, "404"))
        if isinstance(body, DeskError):
            raise body
        tag, moved_to = self.etags.get(final), final if url in self.for_good else None
        if etag is not None and etag == tag:
            return Fetched(url, final, 304, "", None, b"", tag)
        return Fetched(url, final, 200, "text/plain", "utf-8", body.encode(), tag, None, moved_to)

    def busy_hosts(self) -> Mapping[str, float]:
        return self.busy
