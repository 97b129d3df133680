"""The sample library in the place of the network."""

from __future__ import annotations

from urllib.parse import urldefrag, urlsplit

from bot.model.errors import FetchFailed, Reason
from bot.model.jobs import Fetched
from bot.sample.library import SampleLibrary


class SampleFetcher:
    """`ports.Fetcher` on the library: its outlets answer, every other host cannot be reached."""

    def __init__(self, library: SampleLibrary) -> None:
        self._library = library

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,  # noqa: ARG002 - the port's; sample pages never change
        last_modified: str | None = None,  # noqa: ARG002 - the same
    ) -> Fetched:
        """The sample page at `url`. Raises FetchFailed as a real site of that kind would."""
        asked = urldefrag(url).url
        final = self._library.redirect(asked) or asked
        page = self._library.page(final)
        if page is not None:
            charset = "utf-8" if page.content_type == "text/html" else None
            return Fetched(asked, final, 200, page.content_type, charset, page.body)
        if self._library.outlet_of(final) is None:
            raise FetchFailed(Reason.UNREACHABLE, urlsplit(final).hostname or "", url=url)
        raise FetchFailed(Reason.NOT_FOUND, "404", url=url)
