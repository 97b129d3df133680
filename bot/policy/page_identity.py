"""Decides which stored article a page is, and which addresses lead to it.

An address that led to a page by itself (as posted, or where its redirects ended) is a fact. The canonical address that
a page claims for itself is only a claim: a hostile page may claim another's, and a careless site claims its front page
for every article. So a claim is considered only within the page's own site and for an address below the front page. It
counts if the texts agree: that of the claiming page, and that of the article stored at the claimed address or of the
page fetched from it. The claiming page's text is never stored under the claimed address.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from urllib.parse import urlsplit

from msgspec import Struct

from bot.lang.addresses.archives import archived, is_short
from bot.model.errors import LinkRefused
from bot.policy.urls import canonical, url_key
from bot.regexes import regex

_WORD = regex(r"\w+")
_EDITIONS = frozenset({"m", "mobile", "amp"})
_LANGUAGES = frozenset(
    {"english", "korean", "japanese", "chinese", "russian", "french", "german", "spanish", "world", "www"}
)
_ALIKE = 0.5
COMPARED_CHARACTERS = 20_000
"""Characters of two texts that are compared."""


class PageAddresses(Struct, frozen=True):
    """The keys of a page's addresses. `own` led to it, and `url` is the one to show: as the page spells it, if its
    canonical address has one of these keys. `claimed` are of another address, `claimed_url`, that it claims and may
    claim; `archived` of the page that it is an archive's copy of; `editions` of the same page in other languages."""

    own: tuple[str, ...]
    url: str | None = None
    claimed: tuple[str, ...] = ()
    claimed_url: str | None = None
    archived: tuple[str, ...] = ()
    editions: tuple[str, ...] = ()


class ClaimedArticle(Struct, frozen=True):
    """The stored article at an address that a page claims or is a copy of."""

    article_id: int
    text: str


class StoredPages(Struct, frozen=True):
    """What is stored under a page's addresses: the article at one of its own, else the one at an address that it claims
    and its edition in another language."""

    own: int | None = None
    claimed: ClaimedArticle | None = None
    edition: int | None = None


class PageMatch(StrEnum):
    """How a page was matched with stored articles. OWN_ADDRESS: one of its own addresses leads to one. SAME_TEXT: an
    address that it claims leads to one, and the texts agree. CLAIM_REFUTED: they do not agree; a new article.
    CLAIM_OPEN: the claimed address is not stored; it must be fetched and compared first. NEW: nothing is stored at any
    address; a new article."""

    OWN_ADDRESS = "own_address"
    SAME_TEXT = "same_text"
    CLAIM_REFUTED = "claim_refuted"
    CLAIM_OPEN = "claim_open"
    NEW = "new"


class PageIdentity(Struct, frozen=True):
    """Which article a page is: `article_id`, None for a new one. `keys` lead to it from now on; `edition_of` is the
    stored page that a new article is in another language."""

    match: PageMatch
    article_id: int | None
    keys: tuple[str, ...]
    edition_of: int | None = None


def addresses(
    own: tuple[str, ...], page_url: str | None, canonical_url: str | None, alternates: Iterable[str]
) -> PageAddresses:
    """The addresses of a page that was asked for under the keys `own` and came from `page_url`; a pasted text has no
    `page_url` here, and so only its key."""
    own = tuple(dict.fromkeys((*own, *keys(page_url))))
    claim = claimed(page_url, canonical_url)
    is_other = not set(keys(claim)) <= set(own)
    return PageAddresses(
        own=own,
        url=page_url if is_other else claim or page_url,
        claimed=keys(claim) if is_other else (),
        claimed_url=claim if is_other else None,
        archived=keys(_kept_page(page_url, canonical_url)),
        editions=editions(page_url, alternates),
    )


def identify(page: PageAddresses, stored: StoredPages, text: str, *, claim_settled: bool = False) -> PageIdentity:
    """Decide which article a page with this text is. `claim_settled`: nothing is fetched for its claim any more, which
    then counts only for a stored article. The address of an archived page never leads to the archive's copy."""
    if stored.own is not None:
        return PageIdentity(PageMatch.OWN_ADDRESS, stored.own, page.own)
    if stored.claimed is None:
        is_open = page.claimed_url is not None and not claim_settled
        return PageIdentity(PageMatch.CLAIM_OPEN if is_open else PageMatch.NEW, None, page.own, stored.edition)
    if alike(stored.claimed.text, text):
        return PageIdentity(PageMatch.SAME_TEXT, stored.claimed.article_id, page.own)
    return PageIdentity(PageMatch.CLAIM_REFUTED, None, page.own, stored.edition)


def _kept_page(page_url: str | None, canonical_url: str | None) -> str | None:
    """The page that an archive's copy is of, by the copy's address, or where that is short by its canonical address,
    which such archives write into the head themselves."""
    stated = canonical_url if page_url and is_short(page_url) else None
    return archived(page_url or "") or archived(stated or "")


def claimed(page_url: str | None, canonical_url: str | None) -> str | None:
    """The canonical address that a page claims, if it may claim it; else None."""
    if not page_url or not canonical_url:
        return None
    try:
        address = canonical(canonical_url)
    except LinkRefused:
        return None
    return address if _below_front_page(address) and _same_site(_host(page_url), _host(address)) else None


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
        if _below_front_page(address) and _same_site(_any_language(page_url), _any_language(address)):
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
    """Whether two texts are editions of one article: the longer has half of the runs of three words of the shorter."""
    shorter, longer = sorted((_runs(one), _runs(other)), key=len)
    return bool(shorter) and len(shorter & longer) / len(shorter) >= _ALIKE


def _below_front_page(address: str) -> bool:
    parts = urlsplit(address)
    return len(parts.path) > 1 or bool(parts.query)


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
    words = _WORD.findall(text[:COMPARED_CHARACTERS].casefold())
    return set(zip(words, words[1:], words[2:], strict=False)) or {tuple(words)} - {()}
