"""The excerpts of an article in exports without whole texts: its best key sentences, its statements, its names."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

from msgspec.structs import replace

from bot.lang.text_links import linked
from bot.model.answers import EntityRef, Linked
from bot.model.exports.articles import ExportedArticle, ExportedEntity, ExportedStatement

KEY_SENTENCES = 5
STATEMENTS = 8
NAMES = 30
"""Names of an article at most. Like a card, an export for readers is an excerpt and not a copy of the article."""


def key_lines(one: ExportedArticle) -> tuple[Linked, ...]:
    """The best key sentences in the order of the text."""
    best = sorted(one.key_sentences[:KEY_SENTENCES], key=lambda key: key.start)
    return tuple(linked(one.article, key.start, key.end, key.text) for key in best)


def _own_name(entity: EntityRef) -> str:
    return entity.name


def said_lines(one: ExportedArticle, called: Callable[[EntityRef], str] = _own_name) -> tuple[ExportedStatement, ...]:
    """The first statements of which the article shows the speaker, without those that are key sentences. A speaker whom
    the article gives no other name, or people of the shelf gave one, is `called` as the article's entities are."""
    shown = {(key.start, key.end) for key in one.key_sentences[:KEY_SENTENCES]}
    named = (said for said in one.statements if said.speaker and (said.said.start, said.said.end) not in shown)
    entities = {named.entity.key: named.entity for named in one.entities}
    return tuple(
        replace(said, speaker=called(by))
        if (by := entities.get(said.speaker_key or "")) and (by.renamed or by.linked or by.name == said.speaker)
        else said
        for said in [*named][:STATEMENTS]
    )


def most_named(one: ExportedArticle) -> tuple[ExportedEntity, ...]:
    """The entities that the article mentions most often, the most frequent first."""
    return tuple(sorted(one.entities, key=lambda entity: -len(entity.spans))[:NAMES])


def names(one: ExportedArticle, called: Callable[[EntityRef], str] = _own_name) -> tuple[str, ...]:
    """What those entities are `called`."""
    return tuple(dict.fromkeys(called(entity.entity) for entity in most_named(one)))


def utc(at: datetime) -> str:
    """A time as `2024-10-31T04:40:00Z`."""
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
