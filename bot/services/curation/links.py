"""Show two entities of a shelf as one, or assign an article's mentions of one entity to another.

merge  the act is stored -> all merges in force -> policy/curation/links.merged -> the shelf's links and counters
split  the act is stored -> the article's splits in force -> policy/curation/links.splits -> the same for the article
"""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from msgspec import Struct

from bot.model.analysis import EntityKind
from bot.model.answers import ArticleRef, EntityRef
from bot.model.curation.acts import ActChange, ActKind, CurationAct, Curator, NewAct
from bot.model.errors import DeskError, NothingFound, Reason
from bot.model.jobs import Shelf
from bot.policy.curation import acts as policy
from bot.policy.curation import links
from bot.policy.curation.typed import name_of
from bot.services.lookup.articles import nonempty_shelf, resolve_article
from bot.storage.articles import find
from bot.storage.articles.mentions import forms
from bot.storage.curation import corrections, own_entities, reports
from bot.storage.engine.encoding import storable
from bot.storage.overlay import acts, shown_entities
from bot.storage.shelves import entity_merges, entity_names, entity_splits, entity_view, shelves
from bot.storage.shelves.entity_view import Presence
from bot.text.names.normalise import normal_key

_MOST_ALIKE = 10
_LONGEST = 200


class Merge(Struct, frozen=True):
    """A request to show an entity of a shelf as another one; both are given by key or name."""

    shelf: Shelf
    asker: Curator
    entity: str
    other: str


class Split(Struct, frozen=True):
    """A request that an article of a shelf, named as for a summary, name another entity than this one. `other` is a key
    or name; a name that no entity of the shelf has is a new one."""

    shelf: Shelf
    asker: Curator
    article: str
    entity: str
    other: str


class OtherEntity(Struct, frozen=True):
    """The entity that is meant instead of another one; `key` and `kind` are None if the shelf does not know it."""

    key: str | None
    name: str
    kind: EntityKind | None = None


def merge(connection: Connection, wanted: Merge, now: datetime) -> CurationAct:
    """Show the entity as the other one, which settles the reports that ask for it. Raises NothingFound NO_SUCH_ENTITY,
    DeskError NOT_CURATOR, NOTHING_CHANGES, OTHER_KIND, TOO_MANY_MERGES."""
    if not wanted.asker.manages:
        raise DeskError(Reason.NOT_CURATOR)
    shelf_id = shelves.find(connection, wanted.shelf) or 0
    entity, kept = meant(connection, shelf_id, wanted.entity), meant(connection, shelf_id, wanted.other)
    check_pair(entity.entity, kept.entity)
    if entity.articles > links.MOST_ARTICLES:
        raise DeskError(Reason.TOO_MANY_MERGES, str(links.MOST_ARTICLES))
    if shown_entities.count(connection, shelf_id) >= links.MOST_MERGES:
        raise DeskError(Reason.TOO_MANY_MERGES, str(links.MOST_MERGES))
    change = ActChange(name=kept.entity.name, other=kept.entity.key, kind=kept.entity.kind)
    act = NewAct(ActKind.MERGE, entity.entity.name, change, entity=entity.entity.key)
    stored = acts.add(connection, shelf_id, act, wanted.asker.user_id, now)
    apply_merges(connection, shelf_id)
    reports.accept(connection, stored, shelf_id, now)
    return stored


def split(connection: Connection, wanted: Split, now: datetime) -> CurationAct:
    """Move the article's mentions of the entity to the other one, which settles the reports that ask for it. Raises
    NothingFound NO_SUCH_ARTICLE, NO_SUCH_ENTITY, DeskError NOT_CURATOR, NOTHING_CHANGES, OTHER_KIND,
    BAD_ENTITY_NAME."""
    if not wanted.asker.manages:
        raise DeskError(Reason.NOT_CURATOR)
    shelf_id = nonempty_shelf(connection, wanted.shelf)
    article = find.line(connection, shelf_id, resolve_article(connection, shelf_id, wanted.article))
    entity = named_in(connection, shelf_id, article, wanted.entity)
    other = other_of(connection, shelf_id, entity.entity, wanted.other)
    source = entity_splits.source(connection, shelf_id, article.id, entity.id)
    change = ActChange(
        name=other.name,
        other=other.key or links.own_key(entity.entity.kind, other.name),
        kind=other.kind or entity.entity.kind,
        article=article.title,
        sources=source.keys,
        words=source.words,
    )
    act = NewAct(ActKind.SPLIT, entity.entity.name, change, article.id, entity=entity.entity.key)
    stored = acts.add(connection, shelf_id, act, wanted.asker.user_id, now)
    apply_splits(connection, shelf_id, article.id)
    reports.accept(connection, stored, shelf_id, now)
    return stored


def apply_merges(connection: Connection, shelf_id: int) -> None:
    """Show entities as one by the merges in force."""
    entity_merges.write(connection, shelf_id, links.merged(acts.merges(connection, shelf_id)))


def apply_splits(connection: Connection, shelf_id: int, article_id: int) -> None:
    """Show an article's mentions by its splits in force."""
    done = acts.of_article(connection, shelf_id, article_id)
    named = entity_splits.named_words(connection, article_id)
    # An entity that no article names is deleted when no split leads to it, and made again when an undo restores one.
    meant = {one.act.change.other: one.act.change for one in done if one.in_force and one.act.kind is ActKind.SPLIT}
    for key, change in meant.items():
        own_entities.make(connection, key, change.name, change.kind, forms((change.name,)))
    with shelves.recounted(connection, shelf_id, article_id):
        entity_splits.write(connection, shelf_id, article_id, links.splits(done, named))
        corrections.apply(connection, shelf_id, article_id, policy.corrected(done))
    own_entities.remove_unused(connection, meant)


def meant(connection: Connection, shelf_id: int, typed: str) -> Presence:
    """The entity of the shelf with this key or name; of several with one name, the one that most articles name. An
    entity that people of the shelf renamed or merged is also found by its former names. Raises NothingFound
    NO_SUCH_ENTITY with the nearest names."""
    typed = " ".join(storable(typed)[:_LONGEST].split())
    if (found := entity_view.presence(connection, shelf_id, typed)) is not None:
        return found
    form = normal_key(typed)
    alike = entity_names.beginning(connection, shelf_id, form, _MOST_ALIKE) if form else ()
    named = (one.entity for one in alike if one.exact)  # entities shown under the name come first
    called = next((one for one in named if _is_shown(one, form) or _was_shown(connection, shelf_id, one, form)), None)
    if called is not None and (found := entity_view.presence(connection, shelf_id, called.key)) is not None:
        return found
    error = NothingFound(Reason.NO_SUCH_ENTITY, typed[:100])
    error.nearest = tuple(dict.fromkeys(one.entity for one in alike))[:5]
    raise error


def _is_shown(entity: EntityRef, form: str) -> bool:
    """Whether the entity is shown under the name with this normal form."""
    return form in map(normal_key, filter(None, (entity.name, entity.hangul, entity.hanja)))


def _was_shown(connection: Connection, shelf_id: int, entity: EntityRef, form: str) -> bool:
    """Whether the entity had the name before people of the shelf renamed it or merged it with another."""
    is_changed = entity.renamed or entity.linked
    return is_changed and form in map(normal_key, entity_names.own_names(connection, shelf_id, entity.key))


def named_in(connection: Connection, shelf_id: int, article: ArticleRef, typed: str) -> Presence:
    """The entity whose key or name is typed, if the article names it. Raises NothingFound NO_SUCH_ENTITY."""
    found = meant(connection, shelf_id, typed)
    if not entity_splits.source(connection, shelf_id, article.id, found.id).keys:
        raise NothingFound(Reason.NO_SUCH_ENTITY, found.entity.name[:100])
    return found


def other_of(connection: Connection, shelf_id: int, entity: EntityRef, typed: str) -> OtherEntity:
    """The entity that is meant instead of this one: an entity of the shelf, or a new one of that name (which may be a
    former name of this one). Raises DeskError NOTHING_CHANGES, OTHER_KIND, BAD_ENTITY_NAME."""
    try:
        found = meant(connection, shelf_id, typed).entity
    except NothingFound:
        return OtherEntity(None, name_of(storable(typed)))
    if found.key == entity.key != typed.strip() and not _is_shown(found, normal_key(typed)):
        return OtherEntity(None, name_of(storable(typed)))
    check_pair(entity, found)
    return OtherEntity(found.key, found.name, found.kind)


def check_pair(entity: EntityRef, other: EntityRef) -> None:
    """Raises DeskError NOTHING_CHANGES if they are the same, OTHER_KIND if one of them alone is a person."""
    if entity.key == other.key:
        raise DeskError(Reason.NOTHING_CHANGES)
    if (entity.kind is EntityKind.PERSON) != (other.kind is EntityKind.PERSON):
        raise DeskError(Reason.OTHER_KIND)
