"""A site on the loopback, and a fetcher that may connect to it."""

from __future__ import annotations

import shutil
import ssl
import subprocess
from collections.abc import AsyncIterator

import pytest

from bot.fetch.client import HttpFetcher, Limits
from bot.fetch.guard import Guard, networks
from tests.fakes.clock import SteppedClock
from tests.fakes.waiting import PATIENCE
from tests.fetch.site import Site

LIMITS = Limits(
    max_bytes=2 * 2**20, seconds=PATIENCE, connect_seconds=PATIENCE, silence_seconds=PATIENCE, header_fields=100
)


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with Site().serving() as site:
        yield site


@pytest.fixture
async def fetcher(site: Site) -> AsyncIterator[HttpFetcher]:
    guard = Guard(frozenset({80, 443, site.port}), networks("127.0.0.1/32"))
    async with HttpFetcher(SteppedClock(), guard, LIMITS, gap=0) as fetcher:
        yield fetcher


@pytest.fixture(scope="session")
def own_certificate(tmp_path_factory: pytest.TempPathFactory) -> ssl.SSLContext:
    """TLS with a self-signed certificate."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed, so no certificate can be made")
    folder = tmp_path_factory.mktemp("tls")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subject = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-days", "2"]
    make = [openssl, "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    subprocess.run(
        [*make, *subject, "-keyout", key, "-out", certificate], check=True, capture_output=True
    )  # our own words
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    return context
