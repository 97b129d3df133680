"""Filters of servers, digests and members: show, add, remove, suggest."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import suppress
from sqlite3 import Connection

from bot.lang.unspaced.forms import called
from bot.model.errors import DeskError, NothingFound, Reason
from bot.model.jobs import Shelf
from bot.model.settings import Filter, FilterKind, FilterOwner
from bot.policy import filters as policy
from bot.ports import Clock
from bot.services.filters.names import FilterNames
from bot.storage import filters
from bot.storage.engine.database import Database
from bot.storage.shelves import shelves

_SUGGESTED = 25


class FilterService:
    """Loads and changes filters. A change applies from the next answer on; nothing stored is deleted."""

    def __init__(self, database: Database, clock: Clock, names: FilterNames) -> None:
        self._database = database
        self._clock = clock
        self._names = names

    async def of(self, owner: FilterOwner) -> tuple[Filter, ...]:
        """Return an owner's filters, oldest first."""
        return await self._database.read(filters.of_owner, owner)

    async def of_digests(self, guild_id: int) -> Mapping[int, tuple[Filter, ...]]:
        """Return the filters of a server's digests by the ids of their subscriptions; none for those without."""
        return await self._database.read(filters.of_digests, guild_id)

    async def meant(self, shelf: Shelf, typed: str) -> tuple[Filter, ...]:
        """Return the filters of a typed list, none for "nothing". Raises NothingFound NO_SUCH_FILTER."""
        return await self._database.read(self._meant, shelf, typed)

    async def add(self, owner: FilterOwner, shelf: Shelf, typed: str) -> tuple[Filter, ...]:
        """Add the typed filter, or a list of them; returns the owner's filters.

        Raises NothingFound NO_SUCH_FILTER, DeskError TOO_MANY_FILTERS; then nothing has changed.
        """
        meant = await self.meant(shelf, typed)  # outside the transaction, for which others wait
        return await self._database.write(self._add, owner, meant)

    async def remove(
        self, owner: FilterOwner, typed: Collection[str], shelf: Shelf | None = None
    ) -> tuple[Filter, ...]:
        """Remove filters, given by label, by value (`policy/filters.value_of`) or, with a shelf, in any form in which
        they can be added; returns the owner's filters. Unknown ones are ignored, unless the owner has none of them.
        Raises NothingFound NOT_LEFT_OUT."""
        held = await self.of(owner)
        gone = _named(held, typed)
        if not gone and shelf is not None:
            meant = await self._database.read(self._added_as, shelf, typed)
            gone = [one for one in held if one in meant]
        if not gone:
            raise NothingFound(Reason.NOT_LEFT_OUT, ", ".join(sorted(typed))[:100])
        return await self._database.write(_remove, owner, gone)

    async def choose(
        self, owner: FilterOwner, kind: FilterKind, values: Collection[str], shown: Collection[str]
    ) -> tuple[Filter, ...]:
        """Add filters on these subjects or kinds of source, and remove those that were `shown` as chosen and are not
        any more; others that were added since stay. Returns the owner's filters. Raises DeskError TOO_MANY_FILTERS."""
        return await self._database.write(self._choose, owner, kind, values, shown)

    async def suggest(self, shelf: Shelf, typed: str) -> tuple[Filter, ...]:
        """Return at most 25 outlets and names that may be left out."""
        return await self._database.read(self._suggest, shelf, typed)

    def _meant(self, connection: Connection, shelf: Shelf, typed: str) -> tuple[Filter, ...]:
        shelf_id = shelves.find(connection, shelf) or 0
        names = policy.split(typed)
        if names is None:
            raise NothingFound(Reason.NO_SUCH_FILTER, typed[:100])
        return tuple(dict.fromkeys(self._names.meant(connection, shelf_id, name) for name in names))

    def _add(self, connection: Connection, owner: FilterOwner, meant: Sequence[Filter]) -> tuple[Filter, ...]:
        for one in meant:
            filters.add(connection, owner, one, self._clock.now())
        return _within_limit(filters.of_owner(connection, owner))

    def _added_as(self, connection: Connection, shelf: Shelf, typed: Collection[str]) -> set[Filter]:
        """What the typed names would add."""
        found = set[Filter]()
        for name in typed:
            with suppress(NothingFound):
                found.update(self._meant(connection, shelf, name))
        return found

    def _choose(
        self,
        connection: Connection,
        owner: FilterOwner,
        kind: FilterKind,
        values: Collection[str],
        shown: Collection[str],
    ) -> tuple[Filter, ...]:
        given_up = {one for one in shown if one not in values}
        held = filters.of_owner(connection, owner)
        kept = [one for one in held if one.kind is not kind or one.value not in given_up]
        new = [one for one in values if one not in shown]
        chosen = [one for value in new if (one := policy.subject_or_kind(value)) is not None and one.kind is kind]
        filters.replace(connection, owner, [*kept, *chosen], self._clock.now())
        return _within_limit(filters.of_owner(connection, owner))

    def _suggest(self, connection: Connection, shelf: Shelf, typed: str) -> tuple[Filter, ...]:
        return self._names.suggested(connection, shelves.find(connection, shelf) or 0, typed, _SUGGESTED)


def _named(held: Sequence[Filter], typed: Collection[str]) -> list[Filter]:
    """The filters that are named by label or value."""
    fixed = {policy.subject_or_kind(one) for one in typed}
    named = [one for name in typed for one in called(name, held, lambda one: (one.label, policy.value_of(one)))]
    return [one for one in held if one in fixed or one in named]


def _remove(connection: Connection, owner: FilterOwner, gone: Sequence[Filter]) -> tuple[Filter, ...]:
    for one in gone:
        filters.remove(connection, owner, one)
    return filters.of_owner(connection, owner)


def _within_limit(held: Sequence[Filter]) -> tuple[Filter, ...]:
    """Raises DeskError, which undoes the transaction."""
    if len(held) > policy.MOST:
        raise DeskError(Reason.TOO_MANY_FILTERS, str(policy.MOST))
    return tuple(held)
