"""Find the feed of a site: at the address that a manager gives, at the addresses that its page names, or at the usual
ones."""

from __future__ import annotations

from collections.abc import Iterator

from bot.model.analysis import Page
from bot.model.errors import DeskError, FetchFailed, LinkRefused, Reason
from bot.model.feeds import FeedDocument
from bot.model.jobs import Fetched
from bot.ports import FeedParser, Fetcher
from bot.text.feeds.places import usual_places

_MOST_TRIES = 8
"""The most addresses that are fetched beside the given one, each after the pause for its site. Only a few of them are
guesses (`places`), since the manager waits."""
_NOT_THERE = frozenset({Reason.NOT_FOUND, Reason.GONE, Reason.EMPTY_PAGE, Reason.HTTP_ERROR, Reason.FORBIDDEN})


async def find(fetcher: Fetcher, parser: FeedParser, url: str) -> tuple[Fetched, FeedDocument]:
    """Find the feed of an address, and return it with the response.

    Raises LinkRefused or FetchFailed if the address cannot be fetched, DeskError NO_FEED if no feed is found.
    """
    fetched, document = await _read(fetcher, parser, url)
    if document.format.is_feed:
        return fetched, document
    tried = {url, fetched.final_url}
    for place in _places(document, fetched.final_url):
        if place in tried:
            continue
        if len(tried) > _MOST_TRIES:
            break
        tried.add(place)
        try:
            found = await _read(fetcher, parser, place)
        except LinkRefused:
            continue
        except FetchFailed as error:
            if error.reason in _NOT_THERE:
                continue
            raise
        if found[1].format.is_feed:
            return found
    raise DeskError(Reason.NO_FEED, url=url)


def _places(document: FeedDocument, url: str) -> Iterator[str]:
    yield from (link.url for link in document.links)
    yield from usual_places(url, document.generator)


async def _read(fetcher: Fetcher, parser: FeedParser, url: str) -> tuple[Fetched, FeedDocument]:
    fetched = await fetcher.fetch(url, feed=True)
    page = Page(fetched.final_url, fetched.body, fetched.content_type, fetched.charset)
    return fetched, await parser.parse(page)
