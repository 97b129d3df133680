"""Show an entity under another name on one shelf."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from msgspec import Struct

from bot.model.answers import EntityRef
from bot.model.curation.acts import ActChange, ActKind, CurationAct, Curator, NewAct
from bot.model.errors import DeskError, NothingFound, Reason
from bot.model.jobs import Shelf
from bot.policy.curation.typed import name_of
from bot.services.curation import links
from bot.storage.curation import entity_names, reports
from bot.storage.engine.encoding import storable
from bot.storage.overlay import acts
from bot.storage.shelves import entity_view, shelves


class Rename(Struct, frozen=True):
    """A request to show an entity of a shelf, given by its key or name, under another name."""

    shelf: Shelf
    asker: Curator
    key: str
    name: str


def rename(connection: Connection, wanted: Rename, now: datetime) -> CurationAct:
    """Rename the entity, which settles the reports about its name. Raises NothingFound NO_SUCH_ENTITY, DeskError
    NOT_CURATOR, BAD_ENTITY_NAME, NOTHING_CHANGES."""
    if not wanted.asker.manages:
        raise DeskError(Reason.NOT_CURATOR)
    shelf_id = shelves.find(connection, wanted.shelf) or 0
    entity, name = links.meant(connection, shelf_id, wanted.key).entity, name_of(storable(wanted.name))
    if name == entity.name:
        raise DeskError(Reason.NOTHING_CHANGES)
    act = NewAct(ActKind.NAME, entity.name, ActChange(name=name), entity=entity.key)
    stored = acts.add(connection, shelf_id, act, wanted.asker.user_id, now)
    entity_names.write(connection, shelf_id, entity.key, name)
    reports.accept(connection, stored, shelf_id, now)
    return stored


def on_shelf(connection: Connection, shelf_id: int, key: str) -> EntityRef:
    """The entity with this key, if an article of the shelf names it. Raises NothingFound NO_SUCH_ENTITY."""
    found = entity_view.presence(connection, shelf_id, key)
    if found is None:
        raise NothingFound(Reason.NO_SUCH_ENTITY, key[:100])
    return found.entity
