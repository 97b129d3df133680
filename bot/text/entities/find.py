"""Find the entities of a text.

tagged text | mentions | resolve (link to the knowledge base) | group (coreference) | roles | entities
"""

from __future__ import annotations

from bot.model.analysis import Entity, Excerpt, Span
from bot.text.entities.bearers.choice import bearer
from bot.text.entities.coreference import group
from bot.text.entities.detection import mentions
from bot.text.entities.korean.bare_nouns import bare_nouns
from bot.text.entities.linking import day_of, resolve
from bot.text.entities.named_group import NamedGroup
from bot.text.entities.organisations import is_common_noun
from bot.text.entities.roles.borders import RoleBorders
from bot.text.entities.roles.choice import role, unwrapped
from bot.text.entities.roles.fates.outlived import is_outlived
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagged


def find_entities(tagged: Tagged, knowledge: Knowledge, title: str | None, published: str | None) -> tuple[Entity, ...]:
    """The entities of a text in the order of their first mentions. `title` is context for linking if it is not part of
    the text; `published` is an ISO date or time, used to decide between people of one name and for who held an office
    then."""
    context = f"{title}\n" if title and title not in tagged.text else ""
    resolved = resolve(tagged.text, mentions(tagged, knowledge), knowledge, published, context)
    groups = group(tagged.text, resolved, day_of(published))
    grouped = (entity for entity in groups if not is_common_noun(tagged.text, entity))
    named = sorted(grouped, key=lambda entity: entity.mentions[0].start)
    flat = unwrapped(tagged.text)
    borders = RoleBorders.of(flat, named, bare_nouns(tagged.text, tagged.morphemes))
    roles = [role(flat, entity, borders) if entity.person else None for entity in named]
    day = day_of(published)
    return tuple(_entity(tagged.text, *one, day) for one in zip(named, roles, strict=True))


def _entity(text: str, named: NamedGroup, role: Excerpt | None, day: str) -> Entity:
    spans = tuple(Span(mention.start, mention.end) for mention in named.mentions)
    as_written = role and Excerpt(role.start, role.end, text[role.start : role.end])
    known = bearer(text, named, role, day) if named.person else named.known
    if as_written and known is not None and is_outlived(as_written.text, known, day):
        as_written = None
    if known is named.known:
        return Entity(named.id, named.name, named.kind, spans, as_written)
    name = max((mention.text for mention in named.mentions), key=len) if known is None else known.name
    return Entity(known.id if known else None, name, named.kind, spans, as_written)
