"""The kinds of entities in the reader's language."""

from __future__ import annotations

from bot.catalogue import gettext, gettext_noop
from bot.model.analysis import EntityKind

_NAMES = {
    EntityKind.PERSON: gettext_noop("person"),
    EntityKind.ORGANISATION: gettext_noop("organisation"),
    EntityKind.PLACE: gettext_noop("place"),
    EntityKind.WEAPON: gettext_noop("weapon"),
    EntityKind.EVENT: gettext_noop("event"),
    EntityKind.TREATY: gettext_noop("treaty"),
    EntityKind.WORK: gettext_noop("work"),
    EntityKind.GROUP: gettext_noop("group"),
}


def kind_name(kind: EntityKind) -> str:
    """`person`, `organisation`."""
    return gettext(_NAMES[kind])
