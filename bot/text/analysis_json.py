"""Convert an `Analysis` to the JSON object of `python -m bot read`."""

from __future__ import annotations

from typing import Any

from bot.model.analysis import Analysis, Entity, Excerpt, Quote, Span


def to_json(analysis: Analysis, document_id: str | int | None) -> dict[str, Any]:
    """The analysis as plain values; every span is [start, end] into "text", in characters."""
    outlet = analysis.outlet
    return {
        "id": document_id,
        "url": analysis.url,
        "canonical_url": analysis.canonical_url,
        "verdict": analysis.verdict.value,
        "reason": analysis.reason,
        "title": analysis.title,
        "byline": list(analysis.byline),
        "published": analysis.published,
        "updated": analysis.updated,
        "outlet": outlet
        and {"name": outlet.name, "domain": outlet.domain, "country": outlet.country, "kind": outlet.kind},
        "origin": analysis.origin,
        "via": analysis.via,
        "dateline": analysis.dateline,
        "language": analysis.language,
        "text": analysis.text,
        "sentences": [_pair(span) for span in analysis.sentences],
        "summary": [_excerpt(excerpt) for excerpt in analysis.summary()],
        "entities": [_entity(entity) for entity in analysis.entities],
        "quotes": [_quote(quote) for quote in analysis.quotes],
        "prominence": analysis.prominence and round(analysis.prominence, 3),
        "topic": {"korea": analysis.topic.korea, "subjects": list(analysis.topic.subjects)},
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _excerpt(excerpt: Excerpt) -> dict[str, Any]:
    return {"start": excerpt.start, "end": excerpt.end, "text": excerpt.text}


def _entity(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "name": entity.name,
        "kind": entity.kind,
        "mentions": [_pair(span) for span in entity.mentions],
        "role": entity.role and _excerpt(entity.role),
    }


def _quote(quote: Quote) -> dict[str, Any]:
    return {
        "start": quote.start,
        "end": quote.end,
        "text": quote.text,
        "kind": quote.kind,
        "cue": quote.cue,
        "speaker": quote.speaker,
        "speaker_id": quote.speaker_id,
        "speaker_span": quote.speaker_span and _pair(quote.speaker_span),
    }
