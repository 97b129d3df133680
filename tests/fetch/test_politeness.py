"""One request at a time to a host, however it is reached, and nobody who must not wait is made to."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from bot.clock import SystemClock
from bot.fetch.client import HttpFetcher
from bot.fetch.guard import Guard, networks
from bot.fetch.politeness import HostTurns
from bot.model.errors import FetchFailed, HostBusy, HostSuspended, Reason
from tests.fakes.waiting import moments
from tests.fetch.conftest import LIMITS
from tests.fetch.site import Site, redirect, response

PAGE = b"<!doctype html><title>Launch</title><p>Two missiles."


@pytest.fixture
async def hosts(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every name leads to the site."""

    def look_up(host: str, port: int, *_: object, **__: object) -> list[tuple[Any, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", site.port))]

    monkeypatch.setattr("socket.getaddrinfo", look_up)


@pytest.fixture
async def polite(site: Site, hosts: None) -> AsyncIterator[HttpFetcher]:
    """A fetcher whose pause between two requests does not end during a test."""
    guard = Guard(frozenset({site.port}), networks("127.0.0.1/32"))
    async with HttpFetcher(SystemClock(), guard, LIMITS, gap=600) as fetcher:
        yield fetcher


async def test_a_host_with_a_request_under_way_is_busy_and_not_waited_for(site: Site, polite: HttpFetcher) -> None:
    answer = asyncio.Event()
    site.answers["slow.example/a"] = _after(answer)
    first = asyncio.create_task(polite.fetch(site.url("/a", "slow.example")))
    async for _ in moments():
        if site.requests:
            break
    assert set(polite.busy_hosts()) == {"slow.example"}
    with pytest.raises(HostBusy) as busy:
        await polite.fetch(site.url("/b", "slow.example"), redirects=0)
    assert (busy.value.host, busy.value.next_url) == ("slow.example", site.url("/b", "slow.example"))
    assert busy.value.redirects == 0
    answer.set()
    assert (await first).body == PAGE
    assert set(polite.busy_hosts()) == {"slow.example"}, "the pause"
    assert len(site.requests) == 1


async def test_a_redirect_to_a_host_in_its_pause_is_given_back(site: Site, polite: HttpFetcher) -> None:
    site.answers |= {"news.example/a": response(PAGE), "short.example/1": redirect(site.url("/b", "news.example"))}
    await polite.fetch(site.url("/a", "news.example"), redirects=0)
    with pytest.raises(HostBusy) as busy:
        await polite.fetch(site.url("/1", "short.example"), redirects=0)
    assert (busy.value.next_url, busy.value.redirects) == (site.url("/b", "news.example"), 1)
    assert len(site.requests) == 2


async def test_a_redirect_on_one_host_waits_for_no_pause(site: Site, polite: HttpFetcher) -> None:
    site.answers |= {"news.example/a": redirect("/b"), "news.example/b": response(PAGE)}
    assert (await polite.fetch(site.url("/a", "news.example"), redirects=0)).body == PAGE


async def test_the_limit_of_redirects_counts_those_before(site: Site, polite: HttpFetcher) -> None:
    site.answers |= {"news.example/a": redirect("/b"), "news.example/b": response(PAGE)}
    with pytest.raises(FetchFailed) as failed:
        await polite.fetch(site.url("/a", "news.example"), redirects=5)
    assert failed.value.reason is Reason.TOO_MANY_REDIRECTS


async def test_who_can_wait_waits_for_the_pause_of_a_redirects_target(site: Site, hosts: None) -> None:
    site.answers |= {"news.example/a": response(PAGE), "short.example/1": redirect(site.url("/a", "news.example"))}
    guard, loop = Guard(frozenset({site.port}), networks("127.0.0.1/32")), asyncio.get_running_loop()
    async with HttpFetcher(SystemClock(), guard, LIMITS, gap=0.2) as fetcher:
        await fetcher.fetch(site.url("/a", "news.example"))
        ended = loop.time()
        await fetcher.fetch(site.url("/1", "short.example"))
        assert loop.time() - ended >= 0.2


async def test_a_suspended_host_refuses_at_once_and_is_not_busy(site: Site, polite: HttpFetcher) -> None:
    site.answers["news.example/a"] = response(PAGE, "Retry-After: 120", status="429 Too Many Requests")
    for kind in (FetchFailed, HostSuspended):
        with pytest.raises(kind) as failed:
            await polite.fetch(site.url("/a", "news.example"), redirects=0)
        assert type(failed.value) is kind
        assert failed.value.reason is Reason.RATE_LIMITED
        assert failed.value.retry_after
        assert not isinstance(failed.value, HostBusy)
    assert polite.busy_hosts() == {}
    assert len(site.requests) == 1


async def test_suspended_hosts_are_remembered_up_to_a_number_and_the_longest_suspended_first() -> None:
    """However many names a site has that ask for a month, the event loop does not go through all of them."""
    turns = HostTurns(0)
    for number in range(1_300):
        turns.suspend(f"{number}.example", 86_400 + number)
        async with turns.turn("news.example"):
            pass
    assert len(turns) < 1_100
    async with turns.turn("0.example"):
        """It may be asked."""
    with pytest.raises(FetchFailed):
        async with turns.turn("1299.example"):
            raise AssertionError("it is suspended")


def _after(event: asyncio.Event) -> Callable[[asyncio.StreamWriter], Awaitable[None]]:
    async def answer(writer: asyncio.StreamWriter) -> None:
        await event.wait()
        writer.write(response(PAGE))
        await writer.drain()

    return answer
