"""Encodes texts and spans for the database."""

from __future__ import annotations

import json
from collections.abc import Iterable

from bot.model.analysis import KeySentence, Span
from bot.text import caps

storable = caps.storable


def spans_json(spans: Iterable[Span]) -> str:
    """Spans as a JSON list of pairs."""
    return json.dumps([[span.start, span.end] for span in spans], separators=(",", ":"))


def spans_from(text: str) -> tuple[Span, ...]:
    """The spans that `spans_json` wrote."""
    return tuple(Span(start, end) for start, end in json.loads(text))


def key_sentences_json(sentences: Iterable[KeySentence]) -> str:
    """Key sentences as a JSON list of [start, end, worth in hundredths, 1 if it is independent of its context]."""
    rows = [[one.start, one.end, round(one.worth * 100), int(one.stands)] for one in sentences]
    return json.dumps(rows, separators=(",", ":"))


def key_sentences_from(text: str, packed: str) -> tuple[KeySentence, ...]:
    """The key sentences of a text that `key_sentences_json` wrote."""
    rows = json.loads(packed)
    return tuple(
        KeySentence(start, end, text[start:end], worth / 100, bool(stands)) for start, end, worth, stands in rows
    )
