"""Pages that arrive compressed, and the limits of what is unpacked."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Callable

import brotli
import pytest

from bot.fetch.client import HttpFetcher
from bot.model.errors import Reason
from tests.fetch.site import Site, response
from tests.fetch.test_fetching import PAGE, failure


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(PAGE)),
        ("x-gzip", gzip.compress(PAGE[:20]) + gzip.compress(PAGE[20:])),
        ("deflate", zlib.compress(PAGE)),
        ("deflate", zlib.compress(PAGE, wbits=-15)),
        ("br", brotli.compress(PAGE)),
        ("identity", PAGE),
        ("utf-8", PAGE),
        ("none", PAGE),
        ("GZIP, identity", gzip.compress(PAGE)),
    ],
    ids=[
        "gzip",
        "gzip in two members",
        "zlib",
        "raw deflate",
        "brotli",
        "identity",
        "a charset by mistake",
        "none",
        "gzip and nothing",
    ],
)
async def test_compressed_pages_are_read(site: Site, fetcher: HttpFetcher, coding: str, body: bytes) -> None:
    site.answers["/a"] = response(body, f"Content-Encoding: {coding}")
    assert (await fetcher.fetch(site.url("/a"))).body == PAGE


def _large() -> bytes:
    return PAGE + bytes(20 * 2**20)


def _noise() -> bytes:
    return PAGE + b"".join(str(n * n).encode() for n in range(300_000))


@pytest.mark.parametrize(
    ("coding", "make", "reason"),
    [
        ("gzip", lambda: gzip.compress(_large()), Reason.BOMB),
        ("deflate", lambda: zlib.compress(_large()), Reason.BOMB),
        ("br", lambda: brotli.compress(_large(), quality=5), Reason.BOMB),
        ("gzip", lambda: gzip.compress(_noise()), Reason.TOO_LARGE),
        ("gzip", lambda: gzip.compress(PAGE * 100)[:-20], Reason.BROKEN_RESPONSE),
        ("gzip", lambda: b"not gzip at all", Reason.BROKEN_RESPONSE),
        ("br", lambda: b"\xff\xff\xff\xff", Reason.BROKEN_RESPONSE),
        ("gzip", lambda: gzip.compress(PAGE) + bytes(3 * 2**20), Reason.TOO_LARGE),
        ("zstd", lambda: PAGE, Reason.UNSUPPORTED_TYPE),
        ("gzip, gzip", lambda: gzip.compress(gzip.compress(PAGE)), Reason.UNSUPPORTED_TYPE),
    ],
    ids=[
        "gzip bomb",
        "zlib bomb",
        "brotli bomb",
        "honest but large",
        "truncated",
        "no gzip",
        "no brotli",
        "long tail",
        "unknown coding",
        "gzip twice",
    ],
)
async def test_bombs_and_corrupt_data_have_their_reasons(
    site: Site, fetcher: HttpFetcher, coding: str, make: Callable[[], bytes], reason: Reason
) -> None:
    site.answers["/a"] = response(make(), f"Content-Encoding: {coding}")
    assert (await failure(fetcher, site.url("/a"))).reason is reason
