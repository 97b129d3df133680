"""The links that a shelf refuses: those to blocked sites and, from feeds, those to articles that members removed."""

from __future__ import annotations

from collections.abc import Sequence
from sqlite3 import Connection

from bot.model.errors import LinkRefused, Reason
from bot.model.jobs import Shelf
from bot.policy import page_identity
from bot.policy.curation.acts import block_of
from bot.storage.articles import article_rows
from bot.storage.curation import blocks
from bot.storage.shelves import removed, shelves


def require_open(connection: Connection, shelf_id: int, url_key: str) -> None:
    """Raises LinkRefused BLOCKED for a link to a site that the shelf blocks, by the key of its address."""
    if (site := block_of(blocks.of_shelf(connection, shelf_id), url_key)) is not None:
        raise LinkRefused(Reason.BLOCKED, f"{site.host}{site.path}")


def keeps_out(connection: Connection, shelf_id: int, url_key: str, article_id: int | None) -> bool:
    """Whether the shelf refuses an entry of a feed: its link is blocked or, where the page is stored, the article's own
    address is, or people removed the article."""
    sites = blocks.of_shelf(connection, shelf_id)
    own = None if article_id is None or not sites else article_rows.address_key(connection, article_id)
    if any(block_of(sites, key) is not None for key in (url_key, own) if key is not None):
        return True
    return article_id is not None and removed.holds(connection, shelf_id, article_id)


def blocked(connection: Connection, shelf: Shelf, links: Sequence[str]) -> int:
    """Count the links to sites that the shelf blocks."""
    shelf_id = shelves.find(connection, shelf)
    sites = () if shelf_id is None else blocks.of_shelf(connection, shelf_id)
    keys = [page_identity.keys(link) for link in links] if sites else []
    return sum(any(block_of(sites, key) is not None for key in of_link) for of_link in keys)
