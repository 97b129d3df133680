"""Resolve a typed filter to a subject, a kind of source, an outlet or an entity; and suggest filters."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from sqlite3 import Connection

from msgspec import Struct

from bot.lang.unspaced.forms import called, name_form
from bot.model.analysis import Outlet
from bot.model.answers import EntityRef, NearName
from bot.model.errors import NothingFound, Reason
from bot.model.settings import Filter, FilterKind
from bot.policy.filters import subject_or_kind, written
from bot.policy.vocabulary import KINDS, kind_of, nearest_names, subjects_like
from bot.regexes import regex
from bot.services import autocomplete
from bot.services.lookup import entities
from bot.storage import filters
from bot.storage.engine.encoding import storable
from bot.text.knowledge.base import Knowledge
from bot.text.sources.outlets import SourceTable

_NEWEST = 500
"""The number of newest articles of a shelf whose outlets are suggested."""
_LONGEST = 200
_MOST_NEAREST = 5
_DOMAIN = regex(r"[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")


class FilterNames(Struct, frozen=True):
    """Resolves typed names to filters, by the known entities and outlets."""

    knowledge: Knowledge
    sources: SourceTable

    def meant(self, connection: Connection, shelf_id: int, typed: str) -> Filter:
        """The filter that is typed, or chosen from the suggestions. Raises NothingFound NO_SUCH_FILTER."""
        typed = " ".join(storable(typed)[:_LONGEST].split())
        if (parts := written(typed)) is not None:
            kind, name = parts
            if kind in (FilterKind.SUBJECT, FilterKind.SOURCE):
                found = subject_or_kind(name)
            elif kind is FilterKind.OUTLET:
                found = self._outlet(connection, shelf_id, name)
            else:
                found = self._entity(connection, shelf_id, name)
        else:
            found = (
                subject_or_kind(typed)
                or self._outlet(connection, shelf_id, typed)
                or self._entity(connection, shelf_id, typed)
            )
        if found is None:
            error = NothingFound(Reason.NO_SUCH_FILTER, typed[:100])
            error.nearest = self._nearest(connection, shelf_id, typed if parts is None else parts[1])
            raise error
        return found

    def _nearest(self, connection: Connection, shelf_id: int, name: str) -> tuple[NearName, ...]:
        """At most 5 subjects, kinds of source, outlets and names similar to a mistyped one."""
        alike = nearest_names(name, [*KINDS, *(one.name for one in self._outlets(connection, shelf_id))])
        outlets = [kind_of(one) or one for one in alike]
        names = entities.near_here(connection, self.knowledge, shelf_id, name)
        return tuple(dict.fromkeys([*subjects_like(name), *outlets, *names]))[:_MOST_NEAREST]

    def suggested(self, connection: Connection, shelf_id: int, typed: str, most: int) -> tuple[Filter, ...]:
        """Outlets and names that begin as typed, the shelf's own first; without a beginning, its most frequent."""
        wanted = name_form(typed)
        outlets = {
            name_form(one.name): of_outlet(one)
            for one in self._outlets(connection, shelf_id)
            if wanted in name_form(one.name) or wanted in (one.domain or "")
        }
        half = list(islice(outlets.values(), most // 2))
        names = [
            Filter(FilterKind.ENTITY, one.value, one.text)
            for one in autocomplete.entities(connection, self.knowledge, shelf_id, typed)
        ]
        return tuple([*half, *names][:most])

    def _outlet(self, connection: Connection, shelf_id: int, name: str) -> Filter | None:
        if not name_form(name):
            return None
        known = self.sources.named(name)
        there = self._outlets(connection, shelf_id)
        outlet = known or next(iter(called(name, there, lambda one: (one.name, one.domain or one.name))), None)
        site = name.strip().casefold()
        if outlet is None and _DOMAIN.fullmatch(site):
            outlet = Outlet(site, site.removeprefix("www."))
        return of_outlet(outlet) if outlet is not None else None

    def _outlets(self, connection: Connection, shelf_id: int) -> Iterator[Outlet]:
        """The outlets of the shelf's newest articles, then those of the table."""
        yield from filters.outlets(connection, shelf_id, _NEWEST)
        yield from self.sources.outlets()

    def _entity(self, connection: Connection, shelf_id: int, name: str) -> Filter | None:
        found = entities.named_surely(connection, self.knowledge, shelf_id, name)
        return of_entity(found[0].entity) if found else None


def of_outlet(outlet: Outlet) -> Filter:
    """The filter that leaves an outlet out."""
    return Filter(FilterKind.OUTLET, outlet.domain or outlet.name.casefold(), outlet.name)


def of_entity(entity: EntityRef) -> Filter:
    """The filter that leaves a name out."""
    return Filter(FilterKind.ENTITY, entity.key, entity.name)
