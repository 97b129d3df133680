"""No request goes to a private address: in any notation, by any name, behind any redirect."""

from __future__ import annotations

import json
import socket
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from bot.cli import application
from bot.clock import SystemClock
from bot.fetch.client import HttpFetcher
from bot.fetch.guard import Guard, is_public, networks, verdict
from bot.model.errors import DeskError, LinkRefused, Reason
from tests.fakes.tables import table
from tests.fetch.conftest import LIMITS
from tests.fetch.site import Site, redirect, response

PAGE = b"<!doctype html><p>inside"


@table(
    "host",
    [
        "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.1", "0177.0.0.1", "017700000001", "127.0.0.1.",
        "%31%32%37.0.0.1", "１２７.0.0.1", "127。0。0。1", "①②⑦.0.0.1", "0", "0.0.0", "0x0",
        "10.1.2.3", "172.31.255.255",
        "192.168.0.1", "169.254.169.254", "100.64.0.1", "192.0.0.8", "192.0.2.1", "198.18.0.1", "198.51.100.7",
        "203.0.113.9", "192.88.99.1", "224.0.0.1", "255.255.255.255", "240.0.0.1", "[::]", "[::1]", "[::127.0.0.1]",
        "[::ffff:127.0.0.1]", "[::ffff:8.8.8.8]", "[64:ff9b::7f00:1]", "[64:ff9b:1::1]", "[2002:7f00:1::]",
        "[2001:0:53aa:64c::]", "[2001:db8::1]", "[3fff::1]", "[fc00::1]", "[fd12:3456::1]", "[fe80::1]", "[fec0::1]",
        "[ff02::1]", "[100::1]", "168.63.129.16", "[fd00:ec2::254]", "[fe80::5efe:7f00:1]",
        "[2606:4700::5efe:7f00:1]", "[2606:4700::200:5efe:7f00:1]", "[2606:4700::200:5efe:808:808]",
        "[5f00::1]", "[2001:2::1]", "localhost", "LOCALHOST.", "a.localhost", "printer",
        "nas.local", "metadata.google.internal", "router.home.arpa", "router.lan",
    ],
)  # fmt: skip
def test_private_addresses_are_refused_in_every_notation(host: str) -> None:
    said = verdict(f"http://{host}/latest/meta-data")
    assert (said.allowed, said.reason) == (False, Reason.PRIVATE_ADDRESS)


@pytest.mark.parametrize(
    "host", ["8.8.8.8", "134744072", "0x08.8.8.8", "9.255.255.255", "[2606:4700::1111]", "news.example", "뉴스.example"]
)
def test_public_addresses_are_allowed_in_every_notation(host: str) -> None:
    assert verdict(f"https://{host}/").allowed


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://news.example:22/", Reason.FORBIDDEN_PORT),
        ("http://news.example:8080/", Reason.FORBIDDEN_PORT),
        ("ftp://news.example/", Reason.FORBIDDEN_SCHEME),
        ("data:text/html,x", Reason.FORBIDDEN_SCHEME),
        ("http://u:p@news.example/", Reason.FORBIDDEN_CREDENTIALS),
        ("http://256.1.1.1/", Reason.BAD_URL),
        ("http://a..example/", Reason.BAD_URL),
        (f"http://{'a' * 64}.example/", Reason.BAD_URL),
        ("http:///", Reason.BAD_URL),
    ],
)
def test_other_refusals_have_their_reasons(url: str, reason: Reason) -> None:
    assert verdict(url).reason is reason


@pytest.mark.parametrize("port", [80, 443, 8080])
def test_a_setting_adds_ports_but_no_addresses(port: int) -> None:
    guard = Guard(frozenset({80, 443, 8080}))
    guard.check_url(f"http://news.example:{port}/")
    with pytest.raises(LinkRefused):
        guard.check_url(f"http://127.0.0.1:{port}/")


_ADDRESSES = st.one_of(
    st.integers(0, 2**32 - 1).map(IPv4Address),
    st.integers(0, 2**128 - 1).map(IPv6Address),
    st.integers(0x2000 << 112, (0x4000 << 112) - 1).map(IPv6Address),
)
_SPECIAL = ["224.0.0.0/4", "192.0.0.0/24", "192.88.99.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.175.48.0/24",
            "168.63.129.16/32"]  # fmt: skip
_SPECIAL_V6 = ["2001::/23", "2002::/16", "3fff::/20", "2620:4f:8000::/48"]


@given(_ADDRESSES)
def test_the_guard_is_never_laxer_than_pythons_own_tables(address: IPv4Address | IPv6Address) -> None:
    if is_public(address):
        assert address.is_global
        assert not address.is_multicast
    elif isinstance(address, IPv4Address):
        assert not address.is_global or any(address in IPv4Network(block) for block in _SPECIAL)
    elif address in IPv6Network("2000::/3") and "5efe" not in address.exploded:
        assert not address.is_global or any(address in IPv6Network(block) for block in _SPECIAL_V6)


@pytest.mark.parametrize(
    "neighbour", ["168.63.129.15", "168.63.129.17", "2606:4700::5eff:7f00:1", "2606:4700::1:5efe:0:1"]
)
def test_neighbours_of_refused_addresses_are_public(neighbour: str) -> None:
    assert is_public(ip_address(neighbour))


# ---------------------------------------------------------------- at the connection


class Names:
    """A resolver with a list of answers per name: one per query, the last one for all later queries."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.answers: dict[str, list[list[str]]] = {}
        monkeypatch.setattr("socket.getaddrinfo", self._look_up)

    def _look_up(self, host: str, port: int, *_: object, **__: object) -> list[tuple[Any, ...]]:
        answers = self.answers[host]
        addresses = answers.pop(0) if len(answers) > 1 else answers[0]
        return [
            (socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in addresses
        ]


@pytest.mark.parametrize("addresses", [["127.0.0.1"], ["127.0.0.1", "127.0.0.1"], ["10.0.0.1", "127.0.0.1"]])
async def test_a_name_that_resolves_to_a_private_address_is_refused(
    site: Site, monkeypatch: pytest.MonkeyPatch, addresses: list[str]
) -> None:
    Names(monkeypatch).answers["inside.example"] = [addresses]
    async with HttpFetcher(SystemClock(), Guard(frozenset({site.port})), LIMITS) as fetcher:
        with pytest.raises(LinkRefused) as refused:
            await fetcher.fetch(site.url("/a", host="inside.example"))
    assert refused.value.reason is Reason.PRIVATE_ADDRESS
    assert site.requests == []


async def test_dns_rebinding_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that was allowed is checked again by the address of the connection."""
    Names(monkeypatch).answers["rebind.example"] = [["127.0.0.1"], ["127.0.0.9"]]
    guard = Guard(frozenset({site.port}), networks("127.0.0.1/32"))
    site.answers["/a"] = response(PAGE)
    url = site.url("/a", host="rebind.example")
    async with HttpFetcher(SystemClock(), guard, LIMITS) as fetcher:
        assert (await fetcher.fetch(url)).body == PAGE
    async with HttpFetcher(SystemClock(), guard, LIMITS) as fetcher:
        with pytest.raises(LinkRefused) as refused:
            await fetcher.fetch(url)
    assert refused.value.reason is Reason.PRIVATE_ADDRESS


@pytest.mark.parametrize(
    ("location", "reason"),
    [
        ("http://10.0.0.1/", Reason.PRIVATE_ADDRESS),
        ("http://0x7f.2/", Reason.PRIVATE_ADDRESS),
        ("http://[::1]/", Reason.PRIVATE_ADDRESS),
        ("http://localhost/", Reason.PRIVATE_ADDRESS),
        ("//169.254.169.254/latest", Reason.PRIVATE_ADDRESS),
        ("http://inside.example/", Reason.PRIVATE_ADDRESS),
        ("http://news.example:6379/", Reason.REDIRECT_REFUSED),
        ("file:///etc/passwd", Reason.REDIRECT_REFUSED),
        ("javascript:history.back()", Reason.REDIRECT_REFUSED),
        ("intent://a#Intent;package=example.news;end", Reason.REDIRECT_REFUSED),
        ("http://u:p@news.example/", Reason.REDIRECT_REFUSED),
        ("http://[broken/", Reason.BROKEN_RESPONSE),
    ],
)
async def test_redirects_follow_the_same_policy(
    site: Site, fetcher: HttpFetcher, monkeypatch: pytest.MonkeyPatch, location: str, reason: Reason
) -> None:
    Names(monkeypatch).answers |= {"inside.example": [["192.168.1.1"]], "127.0.0.1": [["127.0.0.1"]]}
    site.answers["/a"] = redirect(location)
    with pytest.raises(DeskError) as failed:
        await fetcher.fetch(site.url("/a"))
    assert failed.value.reason is reason
    assert len(site.requests) == 1


@pytest.mark.parametrize("status", ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"])
async def test_redirects_are_followed_to_the_page(site: Site, fetcher: HttpFetcher, status: str) -> None:
    site.answers["/a"] = redirect("b/../c?x=1#part", status)
    site.answers["/c?x=1"] = response(PAGE)
    page = await fetcher.fetch(site.url("/a"))
    assert (page.url, page.final_url, page.body) == (site.url("/a"), site.url("/c?x=1"), PAGE)


async def test_loops_and_long_chains_have_different_reasons(site: Site, fetcher: HttpFetcher) -> None:
    site.answers |= {"/a": redirect("/b"), "/b": redirect("/a#again")}
    site.answers |= {f"/{n}": redirect(f"/{n + 1}") for n in range(10)}
    with pytest.raises(DeskError) as loop:
        await fetcher.fetch(site.url("/a"))
    with pytest.raises(DeskError) as chain:
        await fetcher.fetch(site.url("/0"))
    assert (loop.value.reason, chain.value.reason) == (Reason.REDIRECT_LOOP, Reason.TOO_MANY_REDIRECTS)


async def test_five_redirects_are_not_too_many(site: Site, fetcher: HttpFetcher) -> None:
    site.answers |= {f"/{n}": redirect(f"/{n + 1}") for n in range(5)} | {"/5": response(PAGE)}
    assert (await fetcher.fetch(site.url("/0"))).final_url == site.url("/5")


# ---------------------------------------------------------------- on the command line


def test_many_addresses_give_a_verdict_per_line() -> None:
    lines = "HTTPS://News.Example/a?utm_source=x\nhttp://127.1/\n\nnonsense\n"
    result = CliRunner().invoke(application(), ["url", "-"], input=lines)
    said = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [(line["canonical"], line["allowed"], line["reason"]) for line in said] == [
        ("https://news.example/a", True, None),
        ("http://127.0.0.1/", False, "private_address"),
        (None, False, "bad_url"),
        (None, False, "bad_url"),
    ]


def test_one_address_is_judged_alone() -> None:
    result = CliRunner().invoke(application(), ["url", "http://[::1]/"])
    assert json.loads(result.stdout) == {
        "url": "http://[::1]/",
        "canonical": "http://[::1]/",
        "allowed": False,
        "reason": "private_address",
    }


def test_addresses_are_compared_as_numbers() -> None:
    assert Guard(networks=networks("127.0.0.0/8")).allows(ip_address("127.9.9.9"))
    assert not Guard().allows(ip_address("127.9.9.9"))
