"""What an article names and who speaks in it, as rows."""

from __future__ import annotations

from aiosqlite import Connection

from bot.model.text import Analysis, Entity, Excerpt, Quote, Span
from bot.storage.encoding import spans_json, storable
from bot.text.knowledge import Knowledge
from bot.text.names import normal_key, words

_KEY_LENGTH = 100
_FORM_LENGTH = 60


def key_of(entity: Entity) -> str:
    """The knowledge base's id; for what it does not know, the kind and the normalised name. At most 100 characters."""
    return (entity.id or f"x:{entity.kind}:{normal_key(entity.name)}")[:_KEY_LENGTH]


async def write(connection: Connection, article_id: int, analysis: Analysis, knowledge: Knowledge) -> None:
    """Write mentions and quotes in place of those of an earlier version."""
    await connection.execute("DELETE FROM mentions WHERE article_id = ?", (article_id,))
    await connection.execute("DELETE FROM quotes WHERE article_id = ?", (article_id,))
    found = _grouped(analysis.entities)
    await connection.executemany(
        "INSERT INTO entities (key, name, kind, hangul, hanja) VALUES (?, ?, ?, ?, ?) ON CONFLICT (key) DO UPDATE"
        " SET name = excluded.name, hangul = excluded.hangul, hanja = excluded.hanja"
        " WHERE excluded.hangul IS NOT NULL AND (name, hangul, hanja)"
        " IS NOT (excluded.name, excluded.hangul, excluded.hanja)",
        [_row(key, entity, knowledge) for key, (entity, _, _) in found.items()],
    )
    await connection.executemany(
        "INSERT INTO entity_forms (entity_id, form) SELECT id, ? FROM entities WHERE key = ? ON CONFLICT DO NOTHING",
        [(form, key) for key, (entity, _, _) in found.items() for form in _forms(entity, knowledge)],
    )
    await connection.executemany(
        "INSERT INTO mentions (article_id, entity_id, spans, role_start, role_end)"
        " SELECT ?, id, ?, ?, ? FROM entities WHERE key = ?",
        [
            (article_id, spans_json(spans), role and role.start, role and role.end, key)
            for key, (_, spans, role) in found.items()
        ],
    )
    await connection.executemany(
        'INSERT INTO quotes (article_id, start, "end", kind, cue, speaker, entity_id, speaker_start, speaker_end)'
        " VALUES (?, ?, ?, ?, ?, ?, (SELECT id FROM entities WHERE key = ?), ?, ?)",
        [
            (
                article_id,
                quote.start,
                quote.end,
                quote.kind,
                quote.cue,
                quote.speaker and storable(quote.speaker),
                _speaker_key(quote, analysis.entities),
                quote.speaker_span and quote.speaker_span.start,
                quote.speaker_span and quote.speaker_span.end,
            )
            for quote in analysis.quotes
        ],
    )


def _row(key: str, entity: Entity, knowledge: Knowledge) -> tuple[str | None, ...]:
    known = knowledge.get(entity.id) if entity.id else None
    scripts = (known.hangul, known.hanja) if known else (None, None)
    return key, storable(entity.name), entity.kind, *scripts


def _forms(entity: Entity, knowledge: Knowledge) -> set[str]:
    """What people may begin to type: each name from each of its words on ("Kim Jong Un": kimjongun, jongun, un)."""
    known = knowledge.get(entity.id) if entity.id else None
    found = set()
    for name in (entity.name, *(known.names if known else ())):
        parts = words(name) or (normal_key(name),)
        found |= {"".join(parts[start:])[:_FORM_LENGTH] for start in range(len(parts))}
    return {storable(form) for form in found if form}


def _grouped(entities: tuple[Entity, ...]) -> dict[str, tuple[Entity, list[Span], Excerpt | None]]:
    """Key -> its first entity, every span in order, the first role stated."""
    found: dict[str, tuple[Entity, list[Span], Excerpt | None]] = {}
    for entity in entities:
        first, spans, role = found.get(key_of(entity), (entity, [], None))
        merged = sorted({*spans, *entity.mentions}, key=lambda span: (span.start, span.end))
        found[key_of(entity)] = (first, merged, role or entity.role)
    return found


def _speaker_key(quote: Quote, entities: tuple[Entity, ...]) -> str | None:
    """The entity who speaks: by the span that names the speaker, else by the base's id."""
    for entity in entities:
        if quote.speaker_span in entity.mentions or (quote.speaker_id and quote.speaker_id == entity.id):
            return key_of(entity)
    return None
