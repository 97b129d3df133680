"""The kinds of entities in the reader's language."""

from __future__ import annotations

from bot.catalogue import gettext, gettext_noop
from bot.model.analysis import EntityKind, field_in

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

FIELDS = {
    "sport": gettext_noop("sport"),
    "arts": gettext_noop("the arts"),
    "law": gettext_noop("law"),
    "police": gettext_noop("police and rescue services"),
    "office": gettext_noop("politics, government and research"),
    "military": gettext_noop("armed forces"),
    "business": gettext_noop("business"),
    "medicine": gettext_noop("medicine"),
    "religion": gettext_noop("religion"),
    "media": gettext_noop("media"),
    "civic": gettext_noop("unions and civic groups"),
    "other": gettext_noop("other work"),
}


def described(key: str, kind: EntityKind) -> str:
    """`organisation`, `person · sport`: the kind of an entity with the field of work in its key."""
    field = FIELDS.get(field_in(key))
    return f"{kind_name(kind)} · {gettext(field)}" if field else kind_name(kind)


def kind_name(kind: EntityKind) -> str:
    """`person`, `organisation`."""
    return gettext(_NAMES[kind])
