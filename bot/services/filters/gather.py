"""Load the filters that apply to an answer, and sift the articles of a window by them.

owners -> their filters -> stored rows of the filtered names and of the stories -> bot/news/filters:sift
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from sqlite3 import Connection
from urllib.parse import urlsplit

from bot.model.analysis import Outlet
from bot.model.jobs import Shelf
from bot.model.settings import AppliedFilter, FilterKind, FilterOwner, FilterScope
from bot.model.stories import WindowArticle
from bot.news.filters import FilterSet, SiftedArticles, outlet_is_left_out, sift, subjects_left_out
from bot.storage import filters
from bot.storage.shelves import shelves
from bot.storage.stories import shelf_window, view

_NEWEST = 500
"""The number of newest articles of a shelf whose outlets are known."""
_STORY_ARTICLES = 60
_SECOND = timedelta(seconds=1)


def of_digest(guild_id: int, subscription_id: int) -> tuple[FilterOwner, ...]:
    """The owners of the filters of a digest: the server and the digest."""
    return FilterOwner(FilterScope.SERVER, guild_id), FilterOwner(FilterScope.DIGEST, subscription_id)


def of_answer(shelf: Shelf, reader: int | None) -> tuple[FilterOwner, ...]:
    """The owners of the filters of an answer from a shelf: the server, and the member if nobody else reads the
    answer."""
    server = shelf.guild_id
    return (
        *([FilterOwner(FilterScope.SERVER, server)] if server is not None else []),
        *([FilterOwner(FilterScope.MEMBER, reader)] if reader is not None else []),
    )


def sifted(
    connection: Connection, shelf_id: int, applied: tuple[AppliedFilter, ...], articles: Sequence[WindowArticle]
) -> SiftedArticles:
    """Separate the articles of a shelf that are shown from those that these filters leave out."""
    if not applied or not articles:
        return SiftedArticles(tuple(articles))
    entities = [one.filter for one in applied if one.filter.kind is FilterKind.ENTITY]
    ids = filters.entity_ids(connection, shelf_id, entities)
    since, until = min(one.at for one in articles) - _SECOND, max(one.at for one in articles)
    named = filters.naming(connection, shelf_id, ids, since, until)
    subjects = subjects_left_out(applied)
    stories = {one.story_id for one in articles if one.subjects and one.subjects <= subjects}
    mixed = filters.mixed_stories(connection, shelf_id, stories, subjects) if stories else frozenset()
    return sift(articles, FilterSet(applied, named, mixed))


def filtered_ids(connection: Connection, shelf_id: int, applied: tuple[AppliedFilter, ...]) -> tuple[int, ...]:
    """The row ids of the entities that filters mean on a shelf. They change with the knowledge base, and when no shelf
    has a name any more."""
    entities = [one.filter for one in applied if one.filter.kind is FilterKind.ENTITY]
    found = filters.entity_ids(connection, shelf_id, entities)
    return tuple(sorted(one for ids in found.values() for one in ids))


def leaves_out(connection: Connection, guild_id: int, article_id: int) -> bool:
    """Whether a server's filters leave out an article that the desk would post unasked."""
    applied = filters.of_owners(connection, [FilterOwner(FilterScope.SERVER, guild_id)])
    shelf_id = shelves.find(connection, Shelf.of_guild(guild_id))
    story_id = None if shelf_id is None else view.story_of(connection, shelf_id, article_id)
    if not applied or shelf_id is None or story_id is None:
        return False
    articles = shelf_window.of_story(connection, shelf_id, story_id, _STORY_ARTICLES)
    return article_id in sifted(connection, shelf_id, applied, articles).reasons


def leaves_out_site(connection: Connection, guild_id: int, url: str) -> bool:
    """Whether a server's filters leave out the outlet at an address, as far as its shelf knows outlets by their
    domains. For pages that could not be read."""
    applied = filters.of_owners(connection, [FilterOwner(FilterScope.SERVER, guild_id)])
    host = urlsplit(url).hostname or ""
    if not applied or not host:
        return False
    shelf_id = shelves.find(connection, Shelf.of_guild(guild_id)) or 0
    known = filters.outlets(connection, shelf_id, _NEWEST)
    outlet = next((one for one in known if one.domain and f".{host}".endswith(f".{one.domain}")), Outlet(host, host))
    return outlet_is_left_out(outlet, applied)
