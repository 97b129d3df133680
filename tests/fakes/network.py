"""An outside network of a few pages."""

from __future__ import annotations

from bot.model.errors import DeskError, FetchFailed, Reason
from bot.model.jobs import Fetched


class FakeNetwork:
    """Implements ports.Fetcher. `pages` says what an address gives: a body, or the error it meets; `moved` where it
    redirects to; `fetches` lists every request made, in order."""

    def __init__(self, pages: dict[str, str | DeskError] | None = None) -> None:
        self.pages = pages or {}
        self.moved: dict[str, str] = {}
        self.fetches: list[str] = []

    async def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        self.fetches.append(url)
        final = self.moved.get(url, url)
        body = self.pages.get(final, FetchFailed(Reason.NOT_FOUND, "404"))
        if isinstance(body, DeskError):
            raise body
        return Fetched(url, final, 200, "text/plain", "utf-8", body.encode())
