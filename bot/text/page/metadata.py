"""Read the metadata of an HTML page: title, authors, dates, canonical address, site, types.

Structured data comes first (JSON-LD, OpenGraph, meta elements), then visible text (h1, bylines, time elements).
Titles, authors and dates are read in `titles`, `byline` and `dates`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from bot.lang.addresses.archives import archived, at_archive, is_short
from bot.model.analysis import OutletKind
from bot.text.document import Metadata
from bot.text.page import jsonld
from bot.text.page.byline import byline
from bot.text.page.charset import cleaned
from bot.text.page.dates.publication import guessed_publication, stated_publication, updated
from bot.text.page.dates.stated import PageData
from bot.text.page.dates.style import style_of
from bot.text.page.titles import title
from bot.text.sources.outlets import SourceTable

_MOST_ALTERNATES = 20
_LONGEST_SITE = 60
_NEWSROOMS = {
    OutletKind.STATE_MEDIA,
    OutletKind.STATE_FUNDED,
    OutletKind.WIRE,
    OutletKind.NEWSPAPER,
    OutletKind.BROADCASTER,
    OutletKind.SPECIALIST,
}


def metadata(tree: HtmlElement, items: list[dict[str, Any]], url: str | None, sources: SourceTable) -> Metadata:
    """The page's metadata; missing values are None or empty. `items` are its JSON-LD objects."""
    meta = meta_tags(tree)
    article = jsonld.article(items)
    site = _site(meta, article, items)
    kinds = frozenset().union(*(jsonld.types(item) for item in items), (meta.get("og:type", "").lower(),)) - {""}
    headline = title(tree, meta, article, site, url)
    style = style_of(tree.get("lang") or meta.get("og:locale"), url)
    page = PageData(tree, meta, items, url, style)
    published = stated_publication(page)
    day = published or guessed_publication(page, headline)
    outlet = sources.outlet(url, None)
    return Metadata(
        title=headline,
        byline=byline(tree, meta, article, site, sources, headline),
        published=day,
        updated=updated(page, day),
        dated=published is not None,
        canonical_url=_canonical(tree, meta, url),
        alternates=_alternates(tree, url),
        archived_url=_archived(tree, meta, url),
        site=site,
        of_newsroom=outlet is not None and outlet.kind in _NEWSROOMS,
        kinds=kinds,
        free=str(article.get("isAccessibleForFree", True)).lower() != "false",
    )


def meta_tags(tree: HtmlElement) -> dict[str, str]:
    """Name in lower case -> the content of the first meta element with that name."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or element.get("itemprop") or "").strip().lower()
        content = " ".join((element.get("content") or "").split())
        if name and content:
            found.setdefault(name, content)
    return found


def _site(meta: dict[str, str], article: dict[str, Any], items: Iterable[dict[str, Any]]) -> str | None:
    """The site's name."""
    named = [meta.get("og:site_name", ""), *jsonld.names(article.get("publisher"))]
    named += [n for item in items if "website" in jsonld.types(item) for n in jsonld.names(item)]
    named.append(meta.get("application-name", ""))
    names = (" ".join(cleaned(name).split()) for name in named if len(name) <= _LONGEST_SITE)
    return next(filter(None, names), None)


def _alternates(tree: HtmlElement, url: str | None) -> tuple[str, ...]:
    """The absolute addresses of the page's language editions (hreflang), usually with its own."""
    found: dict[str, None] = {}
    for link in tree.iter("link"):
        if link.get("hreflang") and "alternate" in (link.get("rel") or "").lower().split():
            try:
                address = urljoin(url or "", (link.get("href") or "").strip())
                if urlsplit(address).scheme in {"http", "https"}:
                    found[address] = None
            except ValueError:
                continue
    return tuple(found)[:_MOST_ALTERNATES]


def _archived(tree: HtmlElement, meta: dict[str, str], url: str | None) -> str | None:
    """The address that an archive's copy is of, by the copy's own address or, if that is short, by the archive's
    statement in the head; None for a page of any other site, which must not claim another's address."""
    if url is None or not at_archive(url):
        return None
    if (stated := archived(url)) is not None or not is_short(url):
        return stated
    stated_in_head = (*_long_forms(tree, url), meta.get("og:url") or "")
    return next((found for one in stated_in_head if (found := archived(one))), None)


def _long_forms(tree: HtmlElement, url: str | None) -> list[str]:
    """The addresses of the same copy, with that of the page that was kept, in the head of a copy with a short address;
    none for any other page."""
    if url is None or not is_short(url) or archived(url) is not None:
        return []
    relations = {"bookmark", "canonical"}
    links = (link for link in tree.iterfind("head//link") if relations & {*(link.get("rel") or "").lower().split()})
    return [address for link in links if archived(address := link.get("href") or "")]


def _canonical(tree: HtmlElement, meta: dict[str, str], url: str | None) -> str | None:
    """The absolute canonical address that the page states; for an archive's copy with a short address, the long
    address, which contains that of the page. An address without a path is ignored on a page with one."""
    links = [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    for candidate in (*_long_forms(tree, url), *links, meta.get("og:url")):
        try:
            address = urljoin(url or "", (candidate or "").strip())
            parts = urlsplit(address)
        except ValueError:
            continue
        own = parts.path.strip("/") or not url or not urlsplit(url).path.strip("/")
        if own and parts.scheme in {"http", "https"} and parts.hostname and "." in parts.hostname:
            return str(address)
    return None
