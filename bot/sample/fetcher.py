"""A fetcher of sample pages, in place of the network."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from urllib.parse import urldefrag, urlsplit

from bot.model.errors import FetchFailed, Reason
from bot.model.jobs import Fetched
from bot.ports import Clock
from bot.sample.feeds import feed_page
from bot.sample.library import SampleLibrary


class SampleFetcher:
    """`ports.Fetcher` on the library: pages are served in their version at the clock's time; every other host is
    refused at once."""

    def __init__(self, library: SampleLibrary, clock: Clock) -> None:
        self._library = library
        self._clock = clock

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,  # noqa: ARG002 - of the port; these sites use ETags
        redirects: int | None = None,  # noqa: ARG002 - of the port; these sites are never busy
        feed: bool = False,  # noqa: ARG002 - of the port; feeds are pages like others here
    ) -> Fetched:
        """The sample page at `url`. Raises FetchFailed as a real site of that kind would, NOT_IN_DEMO for a site
        outside the library."""
        asked = urldefrag(url).url
        final = self._library.redirect(asked) or asked
        page = self._library.page(final, self._clock.now()) or feed_page(self._library, final, self._clock.now())
        if page is not None:
            tag = f'"{sha256(page.body).hexdigest()[:16]}"'
            if tag == etag:
                return Fetched(asked, final, 304, "", None, b"", tag)
            charset = "utf-8" if page.content_type == "text/html" else None
            return Fetched(asked, final, 200, page.content_type, charset, page.body, tag)
        if self._library.outlet_of(final) is None:
            raise FetchFailed(Reason.NOT_IN_DEMO, urlsplit(final).hostname or "", url=url)
        raise FetchFailed(Reason.NOT_FOUND, "404", url=url)

    def busy_hosts(self) -> Mapping[str, float]:
        """None: nothing is requested over a network."""
        return {}
