"""L3: HttpFetcher, the desk's only way out to the web.

    url -> guard -> turn at the host -> request -> status -> decode under caps -> type -> Fetched
     ^--- redirect, or a small page that only forwards, at most 5 times ---

No cookies, no credentials, no proxies from the environment, no scripts; TLS is verified.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from types import TracebackType

import aiohttp
from yarl import URL

from bot import __version__
from bot.fetch import decoding
from bot.fetch.guard import Guard
from bot.fetch.media import HEAD, declared, readable_type
from bot.fetch.politeness import Manners
from bot.fetch.responses import REDIRECTS, broken, check_status, forwarded
from bot.model.errors import FetchFailed, LinkRefused, Reason
from bot.model.jobs import Fetched
from bot.policy.urls import parse
from bot.ports import Clock

MAX_REDIRECTS = 5
_HEADERS = {
    "User-Agent": f"PeninsulaDesk/{__version__} (news desk bot; fetches pages that members link to, and looks again)",
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.1",
    "Accept-Encoding": decoding.ACCEPTED,
}


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on one page: bytes (on the wire and decoded), seconds in all (waiting for turns not counted), to connect,
    and of silence; header fields and bytes a field."""

    max_bytes: int = 10 * 2**20
    seconds: float = 30.0
    connect_seconds: float = 10.0
    silence_seconds: float = 15.0
    header_fields: int = 128
    header_bytes: int = 2**15


class HttpFetcher:
    """`ports.Fetcher` over aiohttp; an async context manager. `gap` is the pause at a host, in seconds."""

    def __init__(
        self, clock: Clock, guard: Guard | None = None, limits: Limits | None = None, *, gap: float = 1.0
    ) -> None:
        self._clock = clock
        self._guard = guard or Guard()
        self._limits = limits or Limits()
        self._manners = Manners(gap)
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> HttpFetcher:
        limits = self._limits
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(socket_factory=self._guard.open_socket, force_close=True),
            cookie_jar=aiohttp.DummyCookieJar(),
            headers=_HEADERS,
            timeout=aiohttp.ClientTimeout(
                total=None, sock_connect=limits.connect_seconds, sock_read=limits.silence_seconds
            ),
            auto_decompress=False,
            trust_env=False,
            max_line_size=limits.header_bytes,
            max_field_size=limits.header_bytes,
            max_headers=limits.header_fields,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def fetch(self, url: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """See `ports.Fetcher`. With `etag` or `last_modified` an unchanged page comes as status 304, without a body.
        They are the page's own: where it redirects now, another page is asked for without them."""
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
        headers = {name: value for name, value in conditions.items() if value}
        hop, seen, left = url, set[str](), self._limits.seconds
        loop = asyncio.get_running_loop()
        for number in range(MAX_REDIRECTS + 1):
            self._guard.check_url(hop)
            parsed = parse(hop)
            hop = parsed.href.partition("#")[0]
            if hop in seen:
                raise FetchFailed(Reason.REDIRECT_LOOP, url=url)
            seen.add(hop)
            async with self._manners.turn(parsed.hostname, follows_redirect=number > 0):
                begun = loop.time()
                answer = await self._within(left, url, hop, headers)
                left -= loop.time() - begun
            if isinstance(answer, Fetched):
                onward = forwarded(answer)
                if onward is None or onward in seen:
                    return answer
                answer = onward
            hop, headers = answer, {}
        raise FetchFailed(Reason.TOO_MANY_REDIRECTS, str(MAX_REDIRECTS), url=url)

    async def _within(self, seconds: float, url: str, hop: str, headers: dict[str, str]) -> Fetched | str:
        """One hop, its failures in the desk's words."""
        try:
            async with asyncio.timeout(seconds):
                return await self._hop(url, hop, headers)
        except FetchFailed as failed:
            failed.ids.setdefault("url", hop)
            if failed.retry_after:
                self._manners.leave_alone(parse(hop).hostname, failed.retry_after)
            raise
        except (aiohttp.ClientError, OSError) as error:  # TimeoutError is an OSError
            failure = broken(error)
            failure.ids["url"] = hop
            raise failure from error

    async def _hop(self, url: str, hop: str, headers: dict[str, str]) -> Fetched | str:
        """The page at `hop`, or where it redirects to."""
        if self._session is None:
            raise RuntimeError("HttpFetcher is used outside its context")
        async with self._session.get(URL(hop, encoded=True), headers=headers, allow_redirects=False) as response:
            location = response.headers.get("Location")
            if response.status in REDIRECTS and location is not None:
                return _target(location, hop)
            if response.status == 304 and not headers:
                raise FetchFailed(Reason.BROKEN_RESPONSE, "304 unasked")
            check_status(response.status, response.headers.get("Retry-After"), self._clock.now())
            media, charset, body = ("", None, b"") if response.status == 304 else await self._body(response)
            return Fetched(
                url=url,
                final_url=hop,
                status=304 if response.status == 304 else 200,
                content_type=media,
                charset=charset,
                body=body,
                etag=response.headers.get("ETag"),
                last_modified=response.headers.get("Last-Modified"),
            )

    async def _body(self, response: aiohttp.ClientResponse) -> tuple[str, str | None, bytes]:
        """Type, charset and decoded body. The type is judged on the first bytes, before the rest is taken."""
        said, charset = declared(response.headers.get("Content-Type", ""))
        decoder = decoding.Decoder(response.headers.get("Content-Encoding", ""), self._limits.max_bytes)
        body, media = bytearray(), None
        async for chunk in response.content.iter_any():
            for piece in decoder.feed(chunk):
                body += piece
                await asyncio.sleep(0)  # a large piece took milliseconds
            if media is None and len(body) >= HEAD:
                media = readable_type(bytes(body[:HEAD]), said)
                if (response.content_length or 0) > self._limits.max_bytes:
                    raise FetchFailed(Reason.TOO_LARGE, str(self._limits.max_bytes))
        decoder.finish()
        if not body.strip():
            raise FetchFailed(Reason.EMPTY_PAGE)
        return media or readable_type(bytes(body[:HEAD]), said), charset, bytes(body)


def _target(location: str, hop: str) -> str:
    """The absolute address of a Location header. Raises LinkRefused where it is no address we may visit."""
    try:
        return parse(location, hop).href
    except LinkRefused as refused:
        if refused.reason is Reason.BAD_URL:
            raise FetchFailed(Reason.BROKEN_RESPONSE, "redirects to no address") from None
        raise
