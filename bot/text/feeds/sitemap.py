"""News sitemaps: the pages of a site of the last two days, with title and time (sitemaps.org, with Google's news
namespace). A sitemap without news is not a feed: it lists a whole site without dates of publication."""

from __future__ import annotations

from datetime import UTC, datetime

from lxml import etree

from bot.model.feeds import FeedDocument, FeedEntry, FeedFormat, FeedLink
from bot.text.feeds.fields import MOST_ENTRIES, TITLE_CHARACTERS, address
from bot.text.feeds.markup import text_of
from bot.text.feeds.moments import moment

_MOST_URLS = 50_000
"""The most URLs of a sitemap, by its standard."""
_OLDEST = datetime.min.replace(tzinfo=UTC)


def read(content: bytes, base: str | None) -> FeedDocument | None:
    """The news sitemap in `content`, newest first; a PAGE with its links if it is an index of sitemaps; None if it is
    something else."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        return None
    if root is None or not isinstance(root.tag, str):
        return None
    name = _local(root.tag)
    if name == "sitemapindex":
        places = (address(_texts(node).get("loc"), base) for node in root[:MOST_ENTRIES])
        return FeedDocument(FeedFormat.PAGE, links=tuple(FeedLink(place) for place in places if place))
    if name != "urlset":
        return None
    entries = [entry for node in root[:_MOST_URLS] if (entry := _entry(node, base)) is not None]
    entries.sort(key=lambda entry: entry.published or _OLDEST, reverse=True)
    return FeedDocument(FeedFormat.SITEMAP, entries=tuple(entries[:MOST_ENTRIES])) if entries else None


def _entry(node: etree._Element, base: str | None) -> FeedEntry | None:
    """A page with news; None for one without."""
    texts = _texts(node)
    url = address(texts.get("loc"), base)
    if url is None or "news" not in texts:
        return None
    return FeedEntry(
        url=url,
        title=text_of(texts.get("title"), TITLE_CHARACTERS),
        published=moment(texts.get("publication_date")) or moment(texts.get("lastmod")),
        updated=moment(texts.get("lastmod")),
    )


def _local(tag: str) -> str:
    """A name without its namespace. A prefix that the document does not declare is a part of the tag, and a namespace
    may be anything; `etree.QName` refuses both."""
    return tag.rpartition("}")[2].rpartition(":")[2]


def _texts(node: etree._Element) -> dict[str, str]:
    """Local name -> text of what is in a `url` element; "loc" is its own and not an image's."""
    found: dict[str, str] = {}
    for child in node.iter():
        if isinstance(child.tag, str):
            found.setdefault(_local(child.tag), child.text or "")
    return found
