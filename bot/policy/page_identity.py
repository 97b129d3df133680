"""Decide when two addresses are one page.

An address that led to a page (as posted, or where its redirects ended) is certain. The canonical address that a page
claims for itself is not: a hostile page may claim another's, and a careless site claims its front page for every
article. A claim counts within the page's own site only, for an address below the front page, and where it names a
stored article, only if the texts are alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from bot.model.errors import LinkRefused
from bot.policy.urls import canonical, url_key

_WORD = re.compile(r"\w+")
_EDITIONS = frozenset({"m", "mobile", "amp"})
_LANGUAGES = frozenset(
    {"english", "korean", "japanese", "chinese", "russian", "french", "german", "spanish", "world", "www"}
)
_ALIKE = 0.5
_MOST_CHARACTERS = 20_000


def claimed(page_url: str | None, canonical_url: str | None) -> str | None:
    """The canonical address that a page claims, if the claim counts; else None."""
    if not page_url or not canonical_url:
        return None
    try:
        address = canonical(canonical_url)
    except LinkRefused:
        return None
    below = len(urlsplit(address).path) > 1 or urlsplit(address).query
    return address if below and _same_site(_host(page_url), _host(address)) else None


def editions(page_url: str | None, alternates: Iterable[str]) -> tuple[str, ...]:
    """The keys of a page's alternates (the page in other languages), as far as they belong to its site."""
    if not page_url:
        return ()
    own = keys(page_url)
    found = []
    for alternate in alternates:
        try:
            address = canonical(alternate)
        except LinkRefused:
            continue
        below = len(urlsplit(address).path) > 1 or urlsplit(address).query
        if below and _same_site(_any_language(page_url), _any_language(address)):
            found.append(address)
    return tuple(key for key in keys(*found) if key not in own)


def keys(*addresses: str | None) -> tuple[str, ...]:
    """The keys of the addresses that have one, without repetitions."""
    found = []
    for address in filter(None, addresses):
        try:
            found.append(url_key(address))
        except LinkRefused:
            continue
    return tuple(dict.fromkeys(found))


def alike(one: str, other: str) -> bool:
    """Whether two texts are editions of one: the longer has half of the runs of three words of the shorter."""
    shorter, longer = sorted((_runs(one), _runs(other)), key=len)
    return bool(shorter) and len(shorter & longer) / len(shorter) >= _ALIKE


def _host(url: str) -> str:
    """The host without a label for a device's edition of the site (m, mobile, amp)."""
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    label, _, rest = host.partition(".")
    return rest if label in _EDITIONS and "." in rest else host


def _any_language(url: str) -> str:
    """The host without a label for a language or a country, as in "en.news.example"."""
    host = _host(url)
    label, _, rest = host.partition(".")
    return rest if "." in rest and (len(label) == 2 or label in _LANGUAGES) else host


def _same_site(one: str, other: str) -> bool:
    """Whether the hosts are the same, or one is a subdomain of the other. Sibling hosts ("a.blog.example",
    "b.blog.example") may belong to different people."""
    return one == other or one.endswith("." + other) or other.endswith("." + one)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = _WORD.findall(text[:_MOST_CHARACTERS].casefold())
    return set(zip(words, words[1:], words[2:], strict=False)) or {tuple(words)} - {()}
