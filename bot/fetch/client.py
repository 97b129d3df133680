"""HttpFetcher, the only HTTP client of the desk.

    url -> guard -> turn at the host -> request -> status -> decode under limits -> type -> Fetched
     ^--- redirect, Refresh header, or a small page with a meta refresh, at most 5 times ---

No cookies, no credentials, no proxies from the environment, no scripts; TLS is verified.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Mapping
from types import TracebackType

import aiohttp
from msgspec import Struct
from msgspec.structs import replace
from yarl import URL

from bot import __version__
from bot.fetch import decoding
from bot.fetch.guard import Guard
from bot.fetch.lookups import HostLookups
from bot.fetch.media import HEAD, declared, readable_type
from bot.fetch.politeness import HostTurns
from bot.fetch.responses import PERMANENT, REDIRECTS, check_status, failure_of, header_target, refresh_target
from bot.model.analysis import Page
from bot.model.errors import DeskError, FetchFailed, HostBusy, LinkRefused, Reason
from bot.model.jobs import Fetched
from bot.policy.urls import parse
from bot.ports import Clock
from bot.regexes import regex

MAX_REDIRECTS = 5
_MOST_OF_ERROR = 2**18
"""Bytes of a page that comes with a 404 or 410."""
_ERROR_SECONDS = 5.0
"""Seconds to wait for such a page. Its status already says that the article is not there."""
_OTHER_BYTES = regex("[\udc80-\udcff]+")
_OF_THE_LINK = frozenset({Reason.FORBIDDEN_SCHEME, Reason.FORBIDDEN_PORT, Reason.FORBIDDEN_CREDENTIALS})
"""Refusals whose sentences say what is wrong with the link that was given."""
_FEEDS = (
    "application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, "
    "application/json;q=0.8, text/html;q=0.5, */*;q=0.1"
)
_HEADERS = {
    "User-Agent": f"PeninsulaDesk/{__version__} (news desk bot; fetches pages that members link to, and looks again)",
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.1",
    "Accept-Encoding": decoding.ACCEPTED,
}


class Limits(Struct, frozen=True):
    """Limits on one page: bytes (on the wire, and decoded), total seconds without the waits for turns, seconds to
    connect and between two reads, number of header fields and bytes of one."""

    max_bytes: int = 10 * 2**20
    seconds: float = 30.0
    connect_seconds: float = 10.0
    silence_seconds: float = 15.0
    header_fields: int = 128
    header_bytes: int = 2**15


class _Redirect(Struct, frozen=True):
    """Where a page redirects to; whether for good."""

    target: str
    is_permanent: bool = False


class HttpFetcher:
    """`ports.Fetcher` over aiohttp; an async context manager. `gap` is the pause between two requests to a host, in
    seconds."""

    def __init__(
        self, clock: Clock, guard: Guard | None = None, limits: Limits | None = None, *, gap: float = 1.0
    ) -> None:
        self._clock = clock
        self._guard = guard or Guard()
        self._limits = limits or Limits()
        self._turns = HostTurns(gap)
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> HttpFetcher:
        limits = self._limits
        self._session = aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                limit=0,  # the number of fetches is limited, fairly, before they begin
                socket_factory=self._guard.open_socket,
                resolver=HostLookups(),
                force_close=True,
            ),
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

    async def fetch(
        self,
        url: str,
        *,
        etag: str | None = None,
        last_modified: str | None = None,
        redirects: int | None = None,
        feed: bool = False,
    ) -> Fetched:
        """See `ports.Fetcher`. With `etag` or `last_modified` the request is conditional: an unchanged page has status
        304 and no body. They are not sent on to the target of a redirect.

        A redirect to another host waits for that host's turn and pause; on the same host it waits for no pause."""
        conditions = {"If-None-Match": etag, "If-Modified-Since": last_modified, "Accept": _FEEDS if feed else None}
        headers = {name: value for name, value in conditions.items() if value}
        hop, seen, left, last_host = url, set[str](), self._limits.seconds, ""
        moved_to, for_good = None, True
        loop = asyncio.get_running_loop()
        for number in range(redirects or 0, MAX_REDIRECTS + 1):
            self._check(hop, is_redirect=number > 0)
            parsed = parse(hop)
            hop, host = parsed.href.partition("#")[0], parsed.hostname
            if hop in seen:
                raise FetchFailed(Reason.REDIRECT_LOOP, url=url)
            seen.add(hop)
            pause = host != last_host
            if redirects is not None and (wait := self._turns.wait_for(host, pause=pause)) > 0:
                raise _busy(host, hop, number, wait)
            async with self._turns.turn(host, pause=pause):
                started = loop.time()
                result = await self._within(left, url, hop, headers)
                left -= loop.time() - started
            if isinstance(result, Fetched):
                target = refresh_target(result)
                if target is None or target in seen:
                    return replace(result, moved_to=moved_to)
                result = _Redirect(target)
            for_good = for_good and result.is_permanent
            moved_to = result.target if for_good else moved_to
            hop, headers, last_host = result.target, {"Accept": _FEEDS} if feed else {}, host
        raise FetchFailed(Reason.TOO_MANY_REDIRECTS, str(MAX_REDIRECTS), url=url)

    def busy_hosts(self) -> Mapping[str, float]:
        """See `ports.Fetcher`."""
        return self._turns.busy()

    def _check(self, hop: str, *, is_redirect: bool) -> None:
        try:
            self._guard.check_url(hop)
        except LinkRefused as refused:
            raise (_of_redirect(refused) if is_redirect else refused) from None

    async def _within(self, seconds: float, url: str, hop: str, headers: dict[str, str]) -> Fetched | _Redirect:
        """One hop. Raises FetchFailed or LinkRefused for every failure of the network."""
        try:
            async with asyncio.timeout(seconds) as limit:
                return await self._hop(url, hop, headers, limit)
        except FetchFailed as failed:
            failed.ids.setdefault("url", hop)
            if failed.retry_after:
                self._turns.suspend(parse(hop).hostname, failed.retry_after)
            raise
        except (aiohttp.ClientError, OSError) as error:  # TimeoutError is an OSError
            failure = failure_of(error)
            failure.ids["url"] = hop
            raise failure from error

    async def _hop(self, url: str, hop: str, headers: dict[str, str], limit: asyncio.Timeout) -> Fetched | _Redirect:
        """The page at `hop`, or the address that it redirects to."""
        if self._session is None:
            raise RuntimeError("HttpFetcher is used outside its context")
        async with self._session.get(URL(hop, encoded=True), headers=headers, allow_redirects=False) as response:
            location = response.headers.get("Location")
            if response.status in REDIRECTS and location is not None:
                return _Redirect(_target(location, hop), response.status in PERMANENT)
            if response.status == 304 and not headers.keys() & {"If-None-Match", "If-Modified-Since"}:
                raise FetchFailed(Reason.BROKEN_RESPONSE, "unexpected 304")
            any_type, most = "Accept" in headers, self._limits.max_bytes
            try:
                check_status(response.status, response.headers.get("Retry-After"), self._clock.now())
            except FetchFailed as failed:
                if failed.reason in (Reason.NOT_FOUND, Reason.GONE) and not any_type:
                    failed.page = await self._error_page(response, hop, limit)
                raise
            unchanged = response.status == 304
            if not unchanged and (target := header_target(response.headers.get("Refresh"), hop)) is not None:
                return _Redirect(target)
            media, charset, body = ("", None, b"") if unchanged else await self._body(response, most, any_type=any_type)
            return Fetched(
                url=url,
                final_url=hop,
                status=304 if unchanged else 200,
                content_type=media,
                charset=charset,
                body=body,
                etag=response.headers.get("ETag"),
                last_modified=response.headers.get("Last-Modified"),
            )

    async def _error_page(self, response: aiohttp.ClientResponse, hop: str, limit: asyncio.Timeout) -> Page | None:
        """What the site shows in place of the page; None if it cannot be read within the hop's limit."""
        left = (limit.when() or 0.0) - asyncio.get_running_loop().time()
        try:
            async with asyncio.timeout(min(_ERROR_SECONDS, left / 2)):
                media, charset, body = await self._body(response, _MOST_OF_ERROR, any_type=False)
        except (DeskError, aiohttp.ClientError, OSError):  # TimeoutError is an OSError
            return None
        return Page(hop, body, media, charset)

    async def _body(
        self, response: aiohttp.ClientResponse, most: int, *, any_type: bool
    ) -> tuple[str, str | None, bytes]:
        """Type, charset and decoded body of at most `most` bytes. The type is checked on the first bytes, before the
        rest is read, unless any is taken: what is a feed, its bytes decide."""
        declared_type, charset = declared(response.headers.get("Content-Type", ""))
        decoder = decoding.Decoder(response.headers.get("Content-Encoding", ""), most)
        body, media = bytearray(), None
        async for chunk in response.content.iter_any():
            for piece in decoder.feed(chunk):
                body += piece
                await asyncio.sleep(0)  # a large piece takes milliseconds: yield to the event loop
            if media is None and len(body) >= HEAD:
                media = declared_type if any_type else readable_type(bytes(body[:HEAD]), declared_type)
                if (response.content_length or 0) > most:
                    raise FetchFailed(Reason.TOO_LARGE, str(most))
        decoder.finish()
        if not body.strip():
            raise FetchFailed(Reason.EMPTY_PAGE)
        if media is None:
            media = declared_type if any_type else readable_type(bytes(body[:HEAD]), declared_type)
        return media, charset, bytes(body)


def _busy(host: str, hop: str, redirects: int, wait: float) -> HostBusy:
    busy = HostBusy(Reason.RATE_LIMITED, host=host)
    busy.host, busy.next_url, busy.redirects, busy.retry_after = host, hop, redirects, wait
    return busy


def _escaped(byte: re.Match[str]) -> str:
    """A byte that is not UTF-8, as aiohttp decodes it, escaped for an address."""
    return "".join(f"%{one:02X}" for one in byte[0].encode("utf-8", "surrogateescape"))


def _target(location: str, hop: str) -> str:
    """The absolute address of a Location header. Bytes that are no UTF-8, as sites in EUC-KR send them, are escaped as
    they are. Raises FetchFailed if it is malformed, LinkRefused if it is forbidden."""
    try:
        return parse(_OTHER_BYTES.sub(_escaped, location), hop).href
    except LinkRefused as refused:
        raise _of_redirect(refused) from None


def _of_redirect(refused: LinkRefused) -> DeskError:
    """The refusal of a redirect's target: the site is at fault, not the member's link."""
    if refused.reason is Reason.BAD_URL:
        return FetchFailed(Reason.BROKEN_RESPONSE, "malformed redirect")
    if refused.reason in _OF_THE_LINK:
        return LinkRefused(Reason.REDIRECT_REFUSED, refused.detail, **refused.ids)
    return refused
