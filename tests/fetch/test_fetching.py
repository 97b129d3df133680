"""Fetching pages, and every way in which it fails."""

from __future__ import annotations

import asyncio
import errno
import socket
import ssl
from datetime import timedelta
from email.utils import format_datetime

import aiohttp
import pytest
from msgspec.structs import replace

from bot.clock import SystemClock
from bot.fetch.client import HttpFetcher, Limits
from bot.fetch.guard import Guard, networks
from bot.model.analysis import Page
from bot.model.errors import DeskError, FetchFailed, Reason
from tests.fakes.clock import NOON
from tests.fetch.conftest import LIMITS
from tests.fetch.site import Answer, Site, closed_port, redirect, response

PAGE = "<!doctype html><title>북한</title><p>Two missiles.".encode()


async def failure(fetcher: HttpFetcher, url: str) -> DeskError:
    with pytest.raises(DeskError) as failed:
        await fetcher.fetch(url)
    return failed.value


async def test_a_page_comes_with_its_headers(site: Site, fetcher: HttpFetcher) -> None:
    site.answers["/a"] = response(PAGE, 'ETag: "v1"', "Last-Modified: Wed, 14 Feb 2024 00:00:00 GMT")
    page = await fetcher.fetch(site.url("/a#part"))
    assert (page.status, page.content_type, page.charset, page.body) == (200, "text/html", "utf-8", PAGE)
    assert (page.etag, page.last_modified) == ('"v1"', "Wed, 14 Feb 2024 00:00:00 GMT")
    assert page.final_url == site.url("/a")


async def test_requests_have_a_user_agent_and_no_cookies_or_credentials(site: Site, fetcher: HttpFetcher) -> None:
    site.answers["/a"] = response(PAGE, "Set-Cookie: seen=1; Path=/")
    await fetcher.fetch(site.url("/a"))
    await fetcher.fetch(site.url("/a"))
    head = site.requests[1].lower()
    assert "user-agent: peninsuladesk/" in head
    assert "cookie" not in head
    assert "authorization" not in head
    assert "referer" not in head


async def test_proxies_of_the_environment_are_not_used(
    site: Site, fetcher: HttpFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9/")
    site.answers["/a"] = response(PAGE)
    assert (await fetcher.fetch(site.url("/a"))).body == PAGE


async def test_an_unchanged_page_is_not_sent_again(site: Site, fetcher: HttpFetcher) -> None:
    site.answers["/a"] = response(b"", 'ETag: "v1"', status="304 Not Modified")
    page = await fetcher.fetch(site.url("/a"), etag='"v1"', last_modified="Wed, 14 Feb 2024 00:00:00 GMT")
    assert (page.status, page.body) == (304, b"")
    assert 'If-None-Match: "v1"' in site.requests[0]
    assert "If-Modified-Since: Wed, 14 Feb 2024 00:00:00 GMT" in site.requests[0]


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("204 No Content", Reason.EMPTY_PAGE),
        ("401 Unauthorized", Reason.UNAUTHORIZED),
        ("402 Payment Required", Reason.PAYWALL),
        ("403 Forbidden", Reason.FORBIDDEN),
        ("404 Not Found", Reason.NOT_FOUND),
        ("410 Gone", Reason.GONE),
        ("418 Teapot", Reason.HTTP_ERROR),
        ("429 Too Many Requests", Reason.RATE_LIMITED),
        ("451 Unavailable", Reason.LEGAL_BLOCK),
        ("500 Oh No", Reason.SERVER_ERROR),
        ("503 Busy", Reason.SERVER_ERROR),
        ("302 Found", Reason.HTTP_ERROR),  # without a Location
    ],
)
async def test_every_status_has_its_reason(site: Site, fetcher: HttpFetcher, status: str, reason: Reason) -> None:
    site.answers["/a"] = response(b"" if status.startswith("204") else PAGE, status=status)
    failed = await failure(fetcher, site.url("/a"))
    assert (failed.reason, failed.detail, failed.ids["url"]) == (reason, status[:3], site.url("/a"))


async def test_the_page_of_a_missing_page_comes_with_the_error(site: Site, fetcher: HttpFetcher) -> None:
    async def stalls(writer: asyncio.StreamWriter) -> None:
        writer.write(response(PAGE, status="404 Not Found")[:-5])
        await writer.drain()
        writer.close()

    answers: dict[str, Answer] = {
        "/gone": response(PAGE, status="410 Gone"),
        "/none": response(b"", status="404 Not Found"),
        "/huge": response(b"<p>" + b"x " * 2**18, status="404 Not Found"),
        "/picture": response(b"\x89PNG\r\n\x1a\n" * 100, status="404 Not Found"),
        "/cut": stalls,
        "/busy": response(PAGE, status="500 Oh No"),
    }
    site.answers |= answers
    failed = {path: await failure(fetcher, site.url(path)) for path in answers}
    pages = {path: one.page for path, one in failed.items() if isinstance(one, FetchFailed)}
    assert pages == dict.fromkeys(answers) | {"/gone": Page(site.url("/gone"), PAGE, "text/html", "utf-8")}
    reasons = {one.reason for path, one in failed.items() if path not in ("/gone", "/busy")}
    assert reasons == {Reason.NOT_FOUND}


async def test_retry_after_suspends_the_host(site: Site, fetcher: HttpFetcher) -> None:
    site.answers["/a"] = response(PAGE, "Retry-After: 120", status="429 Too Many Requests")
    site.answers["/b"] = response(PAGE)
    failed = await failure(fetcher, site.url("/a"))
    assert isinstance(failed, FetchFailed)
    assert failed.retry_after == 120
    again = await failure(fetcher, site.url("/b"))
    assert isinstance(again, FetchFailed)
    assert again.reason is Reason.RATE_LIMITED
    assert again.retry_after is not None
    assert 0 < again.retry_after <= 120
    assert len(site.requests) == 1


@pytest.mark.parametrize(
    "malformed", ["soon", f"Mon, 01 Jan {'9' * 20} 00:00:00 GMT", f"Mon, 01 Jan 2024 00:00:00 +{'9' * 20}"]
)
async def test_a_malformed_retry_after_is_none(site: Site, fetcher: HttpFetcher, malformed: str) -> None:
    site.answers["/nonsense"] = response(PAGE, f"Retry-After: {malformed}", status="503 Busy")
    nonsense = await failure(fetcher, site.url("/nonsense"))
    assert isinstance(nonsense, FetchFailed)
    assert nonsense.retry_after is None


@pytest.mark.parametrize("header", ["Content-Encoding: \xff", "Content-Type: application/\xff"])
async def test_bytes_of_a_header_that_are_no_text_can_be_stored_as_a_reason(
    site: Site, fetcher: HttpFetcher, header: str
) -> None:
    site.answers["/a"] = response(b"\x00\x01" * 2_000, header, media=None)
    failed = await failure(fetcher, site.url("/a"))
    assert failed.reason is Reason.UNSUPPORTED_TYPE
    assert failed.detail.encode()


@pytest.mark.parametrize("year", ["31536000", "Fri, 01 Jan 2027 00:00:00 GMT"])
async def test_of_a_retry_after_of_a_year_a_week_is_kept(site: Site, fetcher: HttpFetcher, year: str) -> None:
    """One page of it would close the whole host to all servers."""
    site.answers["/a"] = response(PAGE, f"Retry-After: {year}", status="429 Too Many Requests")
    failed = await failure(fetcher, site.url("/a"))
    assert isinstance(failed, FetchFailed)
    assert failed.retry_after == 7 * 86_400


async def test_retry_after_may_be_a_date(site: Site, fetcher: HttpFetcher) -> None:
    then = format_datetime(NOON + timedelta(seconds=90), usegmt=True)
    site.answers["/date"] = response(PAGE, f"Retry-After: {then}", status="503 Busy")
    dated = await failure(fetcher, site.url("/date"))
    assert isinstance(dated, FetchFailed)
    assert dated.retry_after == 90


# ---------------------------------------------------------------- sizes, times, broken connections


async def endless(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + PAGE)
    while True:
        writer.write(b"<p>and on</p>" * 5000)
        await writer.drain()


async def dripping(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while True:
        writer.write(b"<")
        await writer.drain()
        await asyncio.sleep(0.1)


async def silent(writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(60)


async def hanging_up(writer: asyncio.StreamWriter) -> None:
    writer.close()


_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (endless, Reason.TOO_LARGE),
        (hanging_up, Reason.BROKEN_RESPONSE),
        (response(PAGE + bytes(3 * 2**20)), Reason.TOO_LARGE),
        (_HEAD + b"Content-Length: 900000000\r\n\r\n" + PAGE * 40, Reason.TOO_LARGE),
        (_HEAD + b"Content-Length: 5000\r\n\r\n" + PAGE, Reason.BROKEN_RESPONSE),
        (_HEAD + b"X: " + b"y" * 100_000 + b"\r\n\r\n" + PAGE, Reason.BROKEN_RESPONSE),
        (_HEAD + b"".join(b"X%d: y\r\n" % n for n in range(500)) + b"\r\n" + PAGE, Reason.BROKEN_RESPONSE),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n", Reason.BROKEN_RESPONSE),
        (b"SSH-2.0-OpenSSH_9.2\r\n", Reason.BROKEN_RESPONSE),
        (response(b"  \n "), Reason.EMPTY_PAGE),
        (response(b""), Reason.EMPTY_PAGE),
    ],
)
async def test_every_bad_response_has_its_reason(
    site: Site, fetcher: HttpFetcher, answer: Answer, reason: Reason
) -> None:
    site.answers["/a"] = answer
    assert (await failure(fetcher, site.url("/a"))).reason is reason


@pytest.mark.parametrize(
    ("answer", "limits"),
    [(dripping, replace(LIMITS, seconds=0.5)), (silent, replace(LIMITS, seconds=600, silence_seconds=0.2))],
    ids=["dripping", "silent"],
)
async def test_a_slow_site_times_out(site: Site, answer: Answer, limits: Limits) -> None:
    site.answers["/a"] = answer
    guard = Guard(frozenset({site.port}), networks("127.0.0.1/32"))
    async with HttpFetcher(SystemClock(), guard, limits) as fetcher:
        assert (await failure(fetcher, site.url("/a"))).reason is Reason.TIMED_OUT


async def test_a_missing_page_whose_words_do_not_come_is_missing(site: Site) -> None:
    """Also where little time is left for them, as after slow redirects."""

    async def stalls(writer: asyncio.StreamWriter) -> None:
        writer.write(response(PAGE, status="404 Not Found")[:-5])
        await silent(writer)

    site.answers["/a"] = stalls
    guard = Guard(frozenset({site.port}), networks("127.0.0.1/32"))
    async with HttpFetcher(SystemClock(), guard, replace(LIMITS, seconds=1.0)) as fetcher:
        assert (await failure(fetcher, site.url("/a"))).reason is Reason.NOT_FOUND


async def test_a_closed_port_is_unreachable() -> None:
    with closed_port() as port:
        guard = Guard(frozenset({port}), networks("127.0.0.1/32"))
        async with HttpFetcher(SystemClock(), guard, LIMITS) as fetcher:
            assert (await failure(fetcher, f"http://127.0.0.1:{port}/a")).reason is Reason.UNREACHABLE


async def test_an_unknown_name_is_a_failure_of_dns(fetcher: HttpFetcher, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: object, **__: object) -> object:
        raise OSError(-2, "Name or service not known")

    monkeypatch.setattr("socket.getaddrinfo", unknown)
    assert (await failure(fetcher, "http://nowhere.example/")).reason is Reason.DNS_FAILED


async def test_a_machine_without_sockets_left_is_not_the_sites_failure(
    site: Site, fetcher: HttpFetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    def exhausted(*_: object, **__: object) -> None:
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(socket, "socket", exhausted)
    failed = await failure(fetcher, site.url("/a"))
    assert (failed.reason, failed.detail) == (Reason.MACHINE_TROUBLE, "Too many open files")


async def test_a_server_without_tls_is_a_failure_of_tls() -> None:
    async def plain(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(response(PAGE))
        writer.close()

    server = await asyncio.start_server(plain, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with server, HttpFetcher(SystemClock(), Guard(frozenset({port}), networks("127.0.0.1/32"))) as fetcher:
        assert (await failure(fetcher, f"https://127.0.0.1:{port}/")).reason is Reason.TLS_FAILED


async def test_an_untrusted_certificate_is_a_failure_of_tls(own_certificate: ssl.SSLContext) -> None:
    async with Site().serving(own_certificate) as site:
        guard = Guard(frozenset({site.port}), networks("127.0.0.1/32"))
        async with HttpFetcher(SystemClock(), guard, LIMITS) as fetcher:
            failed = await failure(fetcher, site.url("/", scheme="https"))
        assert failed.reason is Reason.TLS_FAILED
        assert "self-signed" in failed.detail
        assert site.requests == []


async def test_cancelling_leaves_no_open_connection(site: Site, fetcher: HttpFetcher) -> None:
    site.answers["/a"] = silent
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await fetcher.fetch(site.url("/a"))
    site.answers["/b"] = response(PAGE)
    assert (await fetcher.fetch(site.url("/b"))).body == PAGE


# ---------------------------------------------------------------- manners


async def test_one_request_at_a_time_to_a_host(site: Site) -> None:
    site.answers["/a"] = response(PAGE)
    guard = Guard(frozenset({site.port}), networks("127.0.0.1/32"))
    loop = asyncio.get_running_loop()
    async with HttpFetcher(SystemClock(), guard, LIMITS, gap=0.1) as fetcher:
        begun = loop.time()
        await asyncio.gather(*(fetcher.fetch(site.url("/a")) for _ in range(4)))
    assert site.busiest == 1
    assert loop.time() - begun >= 0.3


async def test_a_fetcher_outside_its_context_raises(site: Site) -> None:
    fetcher = HttpFetcher(SystemClock(), Guard(frozenset({site.port}), networks("127.0.0.1/32")))
    with pytest.raises(RuntimeError):
        await fetcher.fetch(site.url("/a"))


async def test_the_test_site_answers_another_client(site: Site) -> None:
    """The test's own site with another client: redirects lead to their targets."""
    site.answers["/a"] = redirect("/b")
    site.answers["/b"] = response(PAGE)
    async with aiohttp.ClientSession() as session, session.get(site.url("/a")) as answer:
        assert await answer.read() == PAGE


@pytest.mark.parametrize(("encoding", "path"), [("euc-kr", "/%B1%B9?q=%B1%B9"), ("utf-8", "/%EA%B5%AD?q=%EA%B5%AD")])
async def test_a_redirect_may_have_letters_as_bytes_of_any_charset(
    site: Site, fetcher: HttpFetcher, encoding: str, path: str
) -> None:
    """As browsers do, the bytes are escaped as they are."""
    letters = "국".encode(encoding).decode("latin-1")
    site.answers["/a"] = redirect(f"/{letters}?q={letters}")
    site.answers[path] = response(PAGE)
    assert (await fetcher.fetch(site.url("/a"))).final_url == site.url(path)
