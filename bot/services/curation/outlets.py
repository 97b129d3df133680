"""Resolve a typed outlet to the name that articles are shown with, and to the sites whose links are refused."""

from __future__ import annotations

from sqlite3 import Connection

from msgspec import Struct

from bot.lang.unspaced.forms import called
from bot.model.analysis import Outlet
from bot.model.curation.acts import BlockedSite
from bot.model.errors import DeskError, NothingFound, Reason
from bot.policy.curation.typed import site_of
from bot.policy.vocabulary import nearest_names
from bot.storage import filters
from bot.text.sources.outlets import SourceTable

_NEWEST = 500
"""The number of newest articles of a shelf whose outlets can be named."""


class OutletNames(Struct, frozen=True):
    """The known outlets: those of the table, then those of the shelf's newest articles."""

    sources: SourceTable

    def meant(self, connection: Connection, shelf_id: int, typed: str) -> Outlet:
        """The outlet of that name or domain; one of an unknown name is shown as typed, without country and kind. Raises
        DeskError NO_SUCH_OUTLET if nothing is typed."""
        name = " ".join(typed.split())
        if not name:
            raise DeskError(Reason.NO_SUCH_OUTLET)
        known = self.sources.named(name) or self._on_shelf(connection, shelf_id, name)
        if known is not None:
            return known
        site = site_of(name)
        return Outlet(name, site.host if site is not None and not site.path else None)

    def sites(self, connection: Connection, shelf_id: int, typed: str) -> tuple[BlockedSite, ...]:
        """The sites of an outlet, or the one at an address. Raises DeskError NO_SUCH_OUTLET if it is neither."""
        if domains := self.sources.domains(typed):
            return tuple(map(BlockedSite, domains))
        site = site_of(typed)
        if site is None:
            outlet = self._on_shelf(connection, shelf_id, typed)
            site = site_of(outlet.domain) if outlet is not None and outlet.domain else None
        if site is None:
            error = NothingFound(Reason.NO_SUCH_OUTLET, typed[:60])
            known = (*filters.outlets(connection, shelf_id, _NEWEST), *self.sources.outlets())
            error.nearest = nearest_names(typed[:60], [one.name for one in known])
            raise error
        return (site,)

    def _on_shelf(self, connection: Connection, shelf_id: int, typed: str) -> Outlet | None:
        found = filters.outlets(connection, shelf_id, _NEWEST)
        return next(iter(called(typed, found, lambda one: (one.name, one.domain or one.name))), None)
