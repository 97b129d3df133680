"""Resolve a name to entities of the knowledge base and of the shelf's articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher
from sqlite3 import Connection

from bot.lang.scripts import is_korean
from bot.model.analysis import DISCOVERED, EntityKind
from bot.model.answers import EntityMatch, EntityRef, KnownLife, KnownOffice, NearName
from bot.model.errors import NothingFound, Reason
from bot.storage.engine.encoding import storable
from bot.storage.shelves import entity_names, entity_view
from bot.storage.shelves.entity_names import EntityByName
from bot.text.knowledge.base import Knowledge
from bot.text.knowledge.file_format import KnownEntity
from bot.text.names.normalise import normal_key
from bot.text.names.other_script import close, ranges
from bot.text.names.titled import without_title

_LONGEST = 200
_MOST = 10
_NEAREST = 5
_BEGUN = 20
"""The most names with the same first letters that are compared, the most frequent ones."""
_GOOD = 0.8
"""The least score of an answer; a candidate below it is only suggested."""
_SURE = 0.95
"""The least score at which typed words surely name an entity."""
_ALIKE = 0.7
"""The least score at which a candidate of the knowledge base is suggested whatever its spelling, since it may be
romanised otherwise."""
_SAME_LETTERS, _CLOSE = 5, 0.6
"""Names are suggested that have the first five letters in common, or this share of all letters."""
_WHOLE_NAME, _OTHER_SCRIPT, _A_WORD, _BEGINNING = 1.0, 0.96, 0.9, 0.85
_COMPARED = 200
"""The most persons whose names in another script are compared with a name."""
_MOST_SPELLINGS = 3
"""The most spellings whose own spellings are looked for: Ryom Kwang Su, 염광수, Yom Gwang-su."""


def ref(known: KnownEntity) -> EntityRef:
    """A reference to an entity of the knowledge base."""
    return EntityRef(known.id, known.name, known.kind, known.hangul, known.hanja)


def life(known: KnownEntity | None) -> KnownLife | None:
    """The offices and death of a person in the knowledge base; None if it has neither."""
    if known is None or known.kind is not EntityKind.PERSON or not (known.offices or known.end):
        return None
    offices = sorted(known.offices, key=lambda office: office.begin)
    return KnownLife(known.end, tuple(KnownOffice(one.title, one.begin, one.end) for one in offices))


def matches(connection: Connection, knowledge: Knowledge, shelf_id: int, name: str) -> tuple[EntityMatch, ...]:
    """Return the entities that a name or key may mean, best first: by similarity, then by the number of articles.

    Raises NothingFound NO_SUCH_ENTITY with the nearest names if none is similar enough.
    """
    name = storable(name)[:_LONGEST].strip()
    if by_key := _by_key(connection, knowledge, shelf_id, name):
        return (by_key,)
    name = _without_key(name)
    found, good = _alike(connection, knowledge, shelf_id, name)
    if not good:
        error = NothingFound(Reason.NO_SUCH_ENTITY, name[:100])
        form = normal_key(name)
        alike = [match for match in found if match.score >= _ALIKE or _is_close(form, match.entity)]
        elsewhere = [_as_typed(name, match.entity) for match in alike if not match.on_shelf]
        nearest = [*_here(connection, shelf_id, name, alike), *elsewhere]
        error.nearest = _distinct(nearest)
        raise error
    return good[:_MOST]


def named_surely(connection: Connection, knowledge: Knowledge, shelf_id: int, typed: str) -> tuple[EntityMatch, ...]:
    """The entities that typed words surely name, in any spelling or script, best first; () if they are words only. This
    is what a name means in every command: searches, topics, watches and filters."""
    name = storable(typed)[:_LONGEST].strip()
    if by_key := _by_key(connection, knowledge, shelf_id, name):
        return (by_key,)
    if knowledge.is_common_noun(name):
        return ()
    _, good = _alike(connection, knowledge, shelf_id, _without_key(name))
    sure = (match for match in good if match.score >= _SURE)
    return tuple(match for match in sure if not _is_without_family(name, match.entity))[:_MOST]


def may_be_names(connection: Connection, knowledge: Knowledge, shelf_id: int, typed: Sequence[str]) -> tuple[str, ...]:
    """Those of many words or groups of words that somebody or something on the shelf or in the knowledge base is called
    exactly, which is cheaper to ask than `named_surely`."""
    forms = {name: normal_key(name) for name in typed if not knowledge.is_word_beside_others(name)}
    here = entity_names.having(connection, shelf_id, set(forms.values()))
    return tuple(name for name, form in forms.items() if form in here or knowledge.has_name(name))


def near_here(connection: Connection, knowledge: Knowledge, shelf_id: int, name: str) -> tuple[NearName, ...]:
    """The names of the shelf's entities that a name with a typing error may mean, best first, at most 5."""
    name = storable(name)[:_LONGEST].strip()
    form = normal_key(name)
    found = _candidates(connection, knowledge, shelf_id, name)
    alike = [match for match in found if match.score >= _ALIKE or _is_close(form, match.entity)]
    return _distinct(_here(connection, shelf_id, name, alike))


def _distinct(nearest: Iterable[NearName]) -> tuple[NearName, ...]:
    """The first names, without duplicates."""
    by_name: dict[str, NearName] = {}
    for one in nearest:
        by_name.setdefault(one if isinstance(one, str) else one.name, one)
    return tuple(by_name.values())[:_NEAREST]


def _is_without_family(name: str, entity: EntityRef) -> bool:
    """Whether the family name An is all that a person's name has and the typed one has not: normal forms leave articles
    out, so that San Francisco would be about An San."""
    is_an = entity.kind is EntityKind.PERSON and entity.name.casefold().startswith("an ")
    return is_an and not name.casefold().startswith("an") and normal_key(name) == normal_key(entity.name)


def _without_key(name: str) -> str:
    """The name in the key of a name that was discovered, for an old button: the entity has another key or no article
    now."""
    return name.rsplit(":", 1)[1] if name.startswith(DISCOVERED) else name


def _alike(
    connection: Connection, knowledge: Knowledge, shelf_id: int, name: str
) -> tuple[list[EntityMatch], tuple[EntityMatch, ...]]:
    """The candidates for a name, and those of them that are similar enough to be meant."""
    found = _candidates(connection, knowledge, shelf_id, name)
    good = tuple(match for match in found if match.score >= _GOOD)
    return found, good or _titled(connection, knowledge, shelf_id, name)


def _here(connection: Connection, shelf_id: int, name: str, alike: Sequence[EntityMatch]) -> list[NearName]:
    """The names of the matches that are on the shelf, and of the shelf's entities with the same first letters."""
    on_shelf = [_as_typed(name, match.entity) for match in alike if match.on_shelf]
    return [*on_shelf, *_same_beginning(connection, shelf_id, name)]


def _titled(connection: Connection, knowledge: Knowledge, shelf_id: int, name: str) -> tuple[EntityMatch, ...]:
    """The persons who are surely called so, without the title that a name was typed with: 김정은 위원장."""
    for shorter in without_title(name):
        found = _candidates(connection, knowledge, shelf_id, shorter)
        if called := tuple(one for one in found if one.score >= _SURE and one.entity.kind is EntityKind.PERSON):
            return called
    return ()


def _as_typed(name: str, entity: EntityRef) -> NearName:
    """The entity's name in Hangul for what was typed in it, if it has one; else the entity, which the reader sees in
    their script."""
    return entity.hangul if entity.hangul and is_korean(name) else entity


def _by_key(connection: Connection, knowledge: Knowledge, shelf_id: int, key: str) -> EntityMatch | None:
    if here := entity_view.presence(connection, shelf_id, key):
        return EntityMatch(here.entity, 1.0, True)
    known = knowledge.get(key)
    return EntityMatch(ref(known), 1.0, False) if known else None


def known_here(connection: Connection, shelf_id: int, entity: EntityRef) -> tuple[int, EntityRef]:
    """The number of articles of the shelf that name an entity of the knowledge base, and its name there."""
    here = entity_view.presence(connection, shelf_id, entity.key)
    if here is None:
        return 0, entity
    return here.articles, here.entity if here.entity.renamed or here.entity.linked else entity


def _candidates(connection: Connection, knowledge: Knowledge, shelf_id: int, name: str) -> list[EntityMatch]:
    form = normal_key(name)
    if not form:
        return []
    found: dict[str, tuple[float, int, EntityRef]] = {}
    for named in entity_names.beginning(connection, shelf_id, form, _MOST):
        whole = form == normal_key(named.entity.name)
        score = _WHOLE_NAME if whole else _A_WORD if named.exact else _BEGINNING
        found[named.entity.key] = (score, named.articles, named.entity)
    for candidate in knowledge.find(name, _MOST):
        known = ref(candidate.entity)
        articles, entity = known_here(connection, shelf_id, known)
        shown = entity if entity.renamed or entity.linked else known
        score, articles, _ = found.get(shown.key, (0.0, articles, shown))
        found[shown.key] = (max(score, candidate.score), articles, shown)
    if max((score for score, *_ in found.values() if score != _WHOLE_NAME), default=0.0) < _SURE:
        for named in _in_other_scripts(connection, shelf_id, name):
            score, *_ = found.get(named.entity.key, (0.0,))
            found[named.entity.key] = (max(score, _OTHER_SCRIPT), named.articles, named.entity)
    ranked = sorted(found.values(), key=lambda item: (-item[0], -item[1], item[2].key))
    return [EntityMatch(entity, score, articles > 0) for score, articles, entity in ranked]


def _in_other_scripts(connection: Connection, shelf_id: int, name: str) -> list[EntityByName]:
    """The shelf's persons whose name in another script, or in the other Korea's spelling, is this one; and those whose
    names spell theirs."""
    found: dict[str, EntityByName] = {}
    asked, spelled = [name], {name}
    for one in asked:
        within = ranges(one)
        near = entity_names.persons_within(connection, shelf_id, within, _COMPARED) if within else ()
        here = {named.entity.name: named for named in near if named.entity.key.startswith(DISCOVERED)}
        for other in sorted(close(one, here) - spelled):
            found[here[other].entity.key] = here[other]
            spelled.add(other)
            if len(asked) < _MOST_SPELLINGS and is_korean(other):
                asked.append(other)
    return list(found.values())


def _same_beginning(connection: Connection, shelf_id: int, name: str) -> list[NearName]:
    """Names of the shelf with the same first letters and a close spelling, to suggest for a typing error."""
    form = normal_key(name)
    for length in (_SAME_LETTERS, 3, 2):
        named = entity_names.beginning(connection, shelf_id, form[:length], _BEGUN) if len(form) >= length else ()
        if near := [
            _as_typed(name, one.entity) for one in named if length == _SAME_LETTERS or _is_close(form, one.entity)
        ]:
            return near[:_NEAREST]
    return []


def _is_close(form: str, entity: EntityRef) -> bool:
    """Whether a normalised name is spelled like one of the entity's names or like a word of it."""
    names = [name for name in (entity.name, entity.hangul, entity.hanja) if name]
    words = {normal_key(word) for name in names for word in (name, *name.split())}
    return any(SequenceMatcher(None, form, word, autojunk=False).ratio() >= _CLOSE for word in words)
