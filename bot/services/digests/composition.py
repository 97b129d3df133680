"""A digest composed before the transaction that queues it, since composing takes too long for one that writes.

composed (reads only)        -> its parts, and the basis: all that they were made of
parts_of (the transaction)   -> these parts, if the basis is the same there; else the digest composed anew
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from datetime import datetime
from sqlite3 import Connection

from msgspec import Struct

from bot.model.jobs import Shelf
from bot.news.digests.plan import DigestOrder, DigestPart
from bot.services.digests.compose import DigestSources, compose
from bot.services.filters import gather
from bot.storage import filters, shelf_versions
from bot.storage.deliveries import seen_by_channel
from bot.storage.shelves import shelves


class Composition(Struct, frozen=True):
    """The parts of a digest of an order as of a time. `stories` are those of its window; `basis` is None where another
    program is changing the shelf, and then the parts cannot be used."""

    order: DigestOrder
    at: datetime
    parts: tuple[DigestPart, ...]
    stories: frozenset[int]
    basis: Hashable | None


def composed(connection: Connection, sources: DigestSources, order: DigestOrder, now: datetime) -> Composition:
    """The digest of an order as of `now`. Raises DeskError BAD_QUERY."""
    plan = compose(connection, sources, order, now)
    return Composition(order, now, plan.parts, plan.stories, _basis(connection, order, plan.stories, now))


def parts_of(
    connection: Connection, sources: DigestSources, order: DigestOrder, now: datetime, before: Composition | None = None
) -> tuple[DigestPart, ...]:
    """The parts of a digest, taken from the composition `before` if its basis is still the same. Raises DeskError
    BAD_QUERY."""
    is_same = before is not None and (before.order, before.at) == (order, now) and before.basis is not None
    if before is not None and is_same and before.basis == _basis(connection, order, before.stories, now):
        return before.parts
    return compose(connection, sources, order, now).parts


def _basis(connection: Connection, order: DigestOrder, stories: frozenset[int], now: datetime) -> Hashable | None:
    """Everything that a digest of these stories depends on besides its order and time: the shelf, the filters, and what
    the channel has seen."""
    shelf_id = shelves.find(connection, Shelf.of_guild(order.guild_id)) or 0
    version = shelf_versions.of_shelf(connection, shelf_id)
    return None if version is None else (version, depends_on(connection, shelf_id, order, stories, now))


def depends_on(
    connection: Connection, shelf_id: int, order: DigestOrder, stories: Iterable[int], now: datetime
) -> Hashable:
    """The parts of the basis besides the shelf: the filters with the entities that they mean, and what the channel has
    seen."""
    applied = filters.of_owners(connection, gather.of_digest(order.guild_id, order.subscription_id))
    seen = seen_by_channel.of_stories(connection, shelf_id, order.channel_id, order.rhythm, stories)
    retracted = seen_by_channel.retracted(connection, order.channel_id, order.rhythm, order.since, now)
    return applied, gather.filtered_ids(connection, shelf_id, applied), frozenset(seen.items()), retracted
