"""A meta refresh in a small page is a redirect; in an article it is ignored."""

from __future__ import annotations

import pytest

from bot.fetch.client import HttpFetcher
from bot.model.errors import FetchFailed, LinkRefused, Reason
from tests.fetch.site import Site, response


def _forwards(content: str, around: str = "") -> bytes:
    return response(f"<html><head>{around}<meta http-equiv='Refresh' content='{content}'></head></html>".encode())


@pytest.mark.parametrize("content", ["0; url=/b", "0;URL=/b", "1; url='/b'", "0; url=/b#there"])
async def test_a_meta_refresh_is_followed(site: Site, fetcher: HttpFetcher, content: str) -> None:
    site.answers |= {"/a": _forwards(content.replace("'", "&quot;")), "/b": response(b"<p>Words.</p>")}
    fetched = await fetcher.fetch(site.url("/a"))
    assert (fetched.final_url, fetched.body) == (site.url("/b"), b"<p>Words.</p>")


@pytest.mark.parametrize("header", ["0; url=/b", "1;URL='/b'", "0; url=/b?x=1&y=2"])
async def test_so_is_a_refresh_header(site: Site, fetcher: HttpFetcher, header: str) -> None:
    site.answers |= {"/a": response(b"", f"Refresh: {header}"), "/b": response(b"<p>Words.</p>")}
    site.answers["/b?x=1&y=2"] = site.answers["/b"]
    assert (await fetcher.fetch(site.url("/a"))).body == b"<p>Words.</p>"


@pytest.mark.parametrize(
    "header", ["300", "300; url=/b", "0; url=/a", "0; url=/a#top", "0; url=javascript:alert(1)", ""]
)
async def test_other_refresh_headers_are_not_followed(site: Site, fetcher: HttpFetcher, header: str) -> None:
    site.answers |= {"/a": response(b"<p>Words.</p>", f"Refresh: {header}"), "/b": response(b"<p>Others.</p>")}
    assert (await fetcher.fetch(site.url("/a"))).body == b"<p>Words.</p>"


async def test_a_meta_refresh_in_noscript_is_followed(site: Site, fetcher: HttpFetcher) -> None:
    body = b"<head><noscript><META http-equiv=refresh content='0;URL=/b'></noscript></head>"
    site.answers |= {"/a": response(body), "/b": response(b"<p>Words.</p>")}
    assert (await fetcher.fetch(site.url("/a"))).final_url == site.url("/b")


@pytest.mark.parametrize("content", ["300", "300; url=/b", "0; url=/a", "0; url=javascript:alert(1)", "nonsense"])
async def test_other_refreshes_are_not_followed(site: Site, fetcher: HttpFetcher, content: str) -> None:
    site.answers |= {"/a": _forwards(content), "/b": response(b"<p>Words.</p>")}
    assert (await fetcher.fetch(site.url("/a"))).final_url == site.url("/a")


async def test_a_meta_refresh_in_an_article_is_ignored(site: Site, fetcher: HttpFetcher) -> None:
    site.answers["/a"] = _forwards("0; url=/b", around="<style>" + " " * 10_000 + "</style>")
    assert (await fetcher.fetch(site.url("/a"))).final_url == site.url("/a")


async def test_a_loop_of_refreshes_ends(site: Site, fetcher: HttpFetcher) -> None:
    site.answers |= {"/a": _forwards("0; url=/b"), "/b": _forwards("0; url=/a")}
    assert (await fetcher.fetch(site.url("/a"))).final_url == site.url("/b")


async def test_a_chain_of_refreshes_is_limited(site: Site, fetcher: HttpFetcher) -> None:
    site.answers |= {f"/{n}": _forwards(f"0; url=/{n + 1}") for n in range(9)}
    with pytest.raises(FetchFailed) as failed:
        await fetcher.fetch(site.url("/0"))
    assert failed.value.reason is Reason.TOO_MANY_REDIRECTS


async def test_a_meta_refresh_to_a_private_address_is_refused(site: Site, fetcher: HttpFetcher) -> None:
    site.answers["/a"] = _forwards("0; url=http://169.254.169.254/latest/meta-data")
    with pytest.raises(LinkRefused) as refused:
        await fetcher.fetch(site.url("/a"))
    assert refused.value.reason is Reason.PRIVATE_ADDRESS
