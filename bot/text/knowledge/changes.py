"""Compare two states of the knowledge base, and find the stored articles that the differences may concern.

    entities -> packed (a snapshot for the database) -> digest
    snapshot, base of today -> BaseChanges -> affects(article)

An article that is not concerned would be linked the same way with either state, so it need not be read again.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from bot.text.knowledge.base import APART, CLOSE, Knowledge
from bot.text.knowledge.file_format import KnownEntity
from bot.text.knowledge.matcher import Matcher
from bot.text.names.latin_korean import is_korean
from bot.text.names.romanisation import family_distance, given_distance, orders


class BaseSnapshot(Struct, frozen=True):
    """The entities of a base as bytes, and a digest of them: equal digests link every text alike."""

    digest: str
    packed: bytes


class LinkedText(Struct, frozen=True):
    """The data of a stored article on which its links depend: the keys of its entities, and its names of persons as
    written."""

    title: str
    text: str
    keys: frozenset[str]
    persons: frozenset[str]


@lru_cache(maxsize=2)  # a base is immutable, and a desk that is opened again has the same one
def snapshot(knowledge: Knowledge) -> BaseSnapshot:
    """The snapshot of a base. Sources are left out, since nothing is linked by them."""
    entities = sorted((_linked_by(entity) for entity in knowledge.entities), key=lambda entity: entity.id)
    encoded = msgspec.json.encode(entities)
    return BaseSnapshot(hashlib.sha256(encoded).hexdigest(), zlib.compress(encoded))


def unpack(packed: bytes) -> tuple[KnownEntity, ...]:
    """The entities of a snapshot."""
    return tuple(msgspec.json.decode(zlib.decompress(packed), type=list[KnownEntity]))


class BaseChanges:
    """The differences between former bases and the present one; `everything` if any article may be concerned."""

    def __init__(self, former: Iterable[Iterable[KnownEntity]], present: Knowledge, *, everything: bool) -> None:
        now = {entity.id: _linked_by(entity) for entity in present.entities}
        changed: dict[tuple[str, int], KnownEntity] = {}
        for place, entities in enumerate(former):
            before = {entity.id: entity for entity in entities}
            for entity_id in before.keys() | now.keys():
                if before.get(entity_id) != now.get(entity_id):
                    sides: Mapping[int, KnownEntity | None] = {-1: now.get(entity_id), place: before.get(entity_id)}
                    changed |= {(entity_id, side): entity for side, entity in sides.items() if entity is not None}
        self._known = now.keys()
        self.ids = frozenset(entity_id for entity_id, _ in changed)
        """The ids that were added, removed or changed."""
        rows = tuple(changed.values())
        # The names of countries decide which names of organisations are searched for in every article.
        self.everything = everything or any(entity.adjectives for entity in rows)
        self._matcher = Matcher(rows)
        self._koreans = tuple(entity for entity in rows if entity.is_korean)
        self._spelled: dict[str, bool] = {}

    def affects(self, article: LinkedText) -> bool:
        """Whether an article may be linked differently: it names a changed entity, is linked to one or to an id that is
        in no base, or names a person in an unlisted romanisation of a changed Korean name."""
        return (
            self.everything
            or not self.ids.isdisjoint(article.keys)
            or any(not key.startswith("x:") and key not in self._known for key in article.keys)
            or self._is_named(article.title)
            or self._is_named(article.text)
            or any(self._is_spelled(name) for name in article.persons)
        )

    def _is_named(self, text: str) -> bool:
        return next(self._matcher.matches(text), None) is not None

    def _is_spelled(self, name: str) -> bool:
        """Whether a changed Korean is among the candidates for a name; see `Knowledge.by_romanisation`."""
        if name not in self._spelled:
            self._spelled[name] = bool(self._koreans) and is_korean(name) and _is_close(name, self._koreans)
        return self._spelled[name]


def _is_close(name: str, koreans: Collection[KnownEntity]) -> bool:
    return any(
        family_distance(family, (entity.hangul or "")[:1]) + given_distance(given, (entity.hangul or "")[1:])
        <= CLOSE + APART
        for family, given, _ in orders(name)[:1]
        for entity in koreans
    )


def _linked_by(entity: KnownEntity) -> KnownEntity:
    """The entity without the fields that linking does not use."""
    offices = tuple(replace(office, source="") for office in entity.offices)
    return replace(entity, source="", wikidata=None, offices=offices)
