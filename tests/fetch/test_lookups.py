"""Names whose servers do not answer keep nobody but who asked for them waiting."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections.abc import Iterator
from typing import Any

import pytest

from bot.fetch.client import HttpFetcher
from bot.fetch.guard import Guard, networks
from bot.fetch.lookups import HostLookups
from bot.model.errors import FetchFailed, Reason
from tests.fakes.clock import SteppedClock
from tests.fakes.waiting import PATIENCE, moments
from tests.fetch.conftest import LIMITS
from tests.fetch.site import Site, response

PAGE = b"<!doctype html><title>Ferry</title><p>The ferry sails."
DEAD = 200
"""More names than Python's own threads for blocking calls look up at once, on any machine, and than those of one
server that are looked up while the fetches that asked are long over."""


@pytest.fixture
def asked(site: Site, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The names that were looked up: those in `dead.example` are not found before the test ends, others at once."""
    asked: list[str] = []
    ended = threading.Event()

    def look_up(host: str, port: int, *_: object, **__: object) -> list[tuple[Any, ...]]:
        asked.append(host)
        if host.endswith("dead.example"):
            ended.wait(PATIENCE)
            raise socket.gaierror(socket.EAI_AGAIN, "no answer")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", site.port))]

    monkeypatch.setattr("socket.getaddrinfo", look_up)
    yield asked
    ended.set()


async def test_names_without_an_answer_hold_up_neither_other_work_on_threads_nor_other_sites(
    site: Site, asked: list[str]
) -> None:
    site.answers["alive.example/a"] = response(PAGE)
    guard = Guard(frozenset({site.port}), networks("127.0.0.1/32"))
    async with HttpFetcher(SteppedClock(), guard, LIMITS, gap=0) as fetcher:
        waiting = [asyncio.create_task(fetcher.fetch(site.url("/a", f"{n}.dead.example"))) for n in range(DEAD)]
        async for _ in moments():
            if len(asked) == DEAD:
                break
        assert await asyncio.wait_for(asyncio.to_thread(lambda: "read"), PATIENCE / 2) == "read"
        assert (await asyncio.wait_for(fetcher.fetch(site.url("/a", "alive.example")), PATIENCE / 2)).body == PAGE
        assert not any(task.done() for task in waiting)
        for task in waiting:
            task.cancel()
        await asyncio.gather(*waiting, return_exceptions=True)


async def test_of_more_names_than_threads_the_others_wait_until_one_was_looked_up(asked: list[str]) -> None:
    lookups = HostLookups(most=1)
    first = asyncio.create_task(lookups.resolve("dead.example"))
    async for _ in moments():
        if asked:
            break
    first.cancel()
    await asyncio.wait({first})
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(lookups.resolve("alive.example"), 0.05)
    assert asked == ["dead.example"]


async def test_a_name_without_an_address_and_one_that_dns_cannot_have(fetcher: HttpFetcher) -> None:
    for host in ("nowhere.invalid", f"{'a' * 62}ü.example"):
        with pytest.raises(OSError, match=r"\S"):
            await HostLookups().resolve(host)
    with pytest.raises(FetchFailed) as failed:
        await fetcher.fetch("http://nowhere.invalid/")
    assert failed.value.reason is Reason.DNS_FAILED


async def test_a_bug_in_a_lookup_is_raised_and_leaves_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("socket.getaddrinfo", look_up)
    lookups = HostLookups(most=1)
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            await asyncio.wait_for(lookups.resolve("alive.example"), PATIENCE)
