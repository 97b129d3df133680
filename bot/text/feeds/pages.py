"""The feeds that an HTML page names."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree, html

from bot.model.feeds import FeedDocument, FeedFormat, FeedLink
from bot.text.feeds.fields import TITLE_CHARACTERS, address, plain
from bot.text.web_charsets import charset_named, decode, marked

_TYPES = frozenset(
    {
        "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
        "application/x.atom+xml", "application/x-atom+xml", "text/rss+xml", "text/xml", "application/xml",
    }
)  # fmt: skip
_JSON = "application/json"
_LATER = ("comment", "댓글", "/oembed")
"""Words in the title or address of a feed that does not list the site's articles."""
_WORDS = ("rss", "atom.xml", "feed.xml", "feed.json", "/feed", "feeds.")
MOST_LINKS = 20
_MOST_CHARACTERS = 2_000_000


def read(content: bytes, base: str | None, charset: str | None) -> FeedDocument:
    """The feeds of a page, best first: those of `link rel=alternate` in their order, then links of the page that look
    like feeds."""
    name, body = marked(content)
    text = decode(body, name or charset_named(charset) or "utf-8")[:_MOST_CHARACTERS]
    try:
        tree = html.document_fromstring(text.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return FeedDocument(FeedFormat.PAGE)
    stated = next((node.get("href") for node in tree.iter("base") if node.get("href")), None)
    base = address(stated, base) or base
    found: dict[str, FeedLink] = {}
    for link in [*_declared(tree, base), *_linked(tree, base)]:
        found.setdefault(link.url, link)
    ranked = sorted(found.values(), key=_is_later)
    title = next((node.text_content() for node in tree.iter("title")), None)
    return FeedDocument(
        FeedFormat.PAGE,
        title=plain(title, TITLE_CHARACTERS),
        links=tuple(ranked[:MOST_LINKS]),
        generator=plain(_generator(tree), TITLE_CHARACTERS),
    )


def _generator(tree: html.HtmlElement) -> str | None:
    """The program that the page says it was made with."""
    named = (node.get("content") for node in tree.iter("meta") if (node.get("name") or "").lower() == "generator")
    return next(filter(None, named), None)


def _declared(tree: html.HtmlElement, base: str | None) -> Iterator[FeedLink]:
    for node in tree.iter("link"):
        kind = (node.get("type") or "").partition(";")[0].strip().lower()
        relations = (node.get("rel") or "").lower().split()
        is_feed = kind in _TYPES and "alternate" in relations
        is_feed = is_feed or (kind == _JSON and "alternate" in relations and "feed" in (node.get("href") or ""))
        url = address(node.get("href"), base) if is_feed or "feed" in relations else None
        if url:
            yield FeedLink(url, plain(node.get("title"), TITLE_CHARACTERS))


def _linked(tree: html.HtmlElement, base: str | None) -> Iterator[FeedLink]:
    """Links of the page whose address has a word of feeds, at most a few."""
    count = 0
    for node in tree.iter("a"):
        target = node.get("href") or ""
        if any(word in target.lower() for word in _WORDS) and (url := address(target, base)):
            yield FeedLink(url, plain(node.text_content()[:1_000], TITLE_CHARACTERS))
            count += 1
        if count >= MOST_LINKS:
            return


def _is_later(link: FeedLink) -> bool:
    words = f"{link.title or ''} {link.url}".lower()
    return any(word in words for word in _LATER)
