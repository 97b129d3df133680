"""Caps on every field of an analysis, which bound the work of the bot's process for any page.

    analysis | unstorable characters replaced, fields cut | spans outside the text dropped | lists cut | analysis

Applied twice: by the reader to its result, and by the bot's process to what a reader process returns, since a hostile
page may have taken that process over. All later code may rely on these sizes. `text[start:end]` equals the text of a
span afterwards, whatever the caller claims.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from msgspec.structs import replace

from bot.model.analysis import (
    LONGEST_NAME,
    MOST_JOINT,
    Analysis,
    Entity,
    Excerpt,
    Genre,
    KeySentence,
    Outlet,
    Quote,
    Span,
    Topic,
    Verdict,
)
from bot.model.errors import DeskError, Reason
from bot.regexes import regex

TITLE = 300
NAME = LONGEST_NAME
"""The most characters of the name of a person, an entity, an outlet, an agency or a speaker, and of the word of
reporting."""
ADDRESS = 4_096
LABEL = 40
"""The most characters of a date, a language or a country."""
REASON = 500
TEXT = 50_000
"""The most characters of a text: some 8,000 English words. Hangul without a repeated word takes SQLite 0.7 ms a
thousand characters to index, under the write lock; for a new version the old text is also removed from the index."""
BYLINES, ALTERNATES, SUBJECTS = 20, 40, 20
SENTENCES, KEY_SENTENCES = 2_000, 20
ENTITIES, MENTIONS, ALL_MENTIONS = 250, 200, 2_000
"""The most entities, mentions of one, and mentions of all together: ordinary prose at the cap on texts has half as
many."""
KEY_SENTENCE = 2_000
QUOTES, QUOTE = 200, 10_000
"""The most statements, and characters of one. A longer one is dropped, like a longer key sentence, since cutting it
could change its meaning. All statements together may be as long as a text."""
ROLE = 300
EMBEDDING = 384
"""The bytes of an embedding, which has exactly these or none."""
_IDS = 8
_WORTH = 100.0
_LAST_TENTH = 0.9
_UNSTORABLE = regex("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def capped(analysis: Analysis) -> Analysis:
    """The analysis with every field capped. Raises TypeError, ValueError or AttributeError if a field has a value of
    another type than it declares."""
    text = cut_text(analysis.text)
    topic = analysis.topic
    return Analysis(
        url=_address(analysis.url),
        canonical_url=_address(analysis.canonical_url),
        verdict=Verdict(analysis.verdict),
        reason=_cut(analysis.reason, REASON),
        title=cut_title(analysis.title),
        byline=tuple([_whole(name, NAME) for name in analysis.byline[:BYLINES]]),
        published=_cut(analysis.published, LABEL),
        updated=_cut(analysis.updated, LABEL),
        outlet=_outlet(analysis.outlet),
        origin=_cut(analysis.origin, NAME),
        dateline=_cut(analysis.dateline, NAME),
        language=_whole(analysis.language, LABEL),
        text=text,
        sentences=tuple([span for span in analysis.sentences[:SENTENCES] if _inside(text, span)]),
        key_sentences=tuple([_key(text, one) for one in analysis.key_sentences if _fits(text, one, KEY_SENTENCE)])[
            :KEY_SENTENCES
        ],
        entities=_entities(text, analysis.entities[:ENTITIES]),
        quotes=_quotes(text, analysis.quotes[:QUOTES]),
        topic=Topic(_between(topic.korea, 0.0, 1.0), topic.subjects[:SUBJECTS]),
        via=_cut(analysis.via, NAME),
        alternates=tuple([one for one in analysis.alternates[:ALTERNATES] if _address(one)]),
        prominence=None if analysis.prominence is None else _between(analysis.prominence, -1.0, 1.0),
        genre=None if analysis.genre is None else Genre(analysis.genre),
        embedding=bytes(analysis.embedding) if len(analysis.embedding) == EMBEDDING else b"",
    )


def capped_error(error: DeskError) -> DeskError:
    """The error of a reader process with its texts capped. Raises as `capped` does."""
    ids = {_whole(name, LABEL): _whole(str(value)[:ADDRESS], ADDRESS) for name, value in [*error.ids.items()][:_IDS]}
    return type(error)(Reason(error.reason), _whole(error.detail, REASON), **ids)


def cut_title(title: str | None) -> str | None:
    """The title, cut between words where that loses little."""
    if title is None or len(title) <= TITLE:
        return _cut(title, TITLE)
    space = title.rfind(" ", int(TITLE * _LAST_TENTH), TITLE)
    return storable(title[: space if space > 0 else TITLE].rstrip())


def cut_text(text: str) -> str:
    """The text, cut between paragraphs, else between words, where that loses little."""
    if len(text) <= TEXT:
        return _whole(text, TEXT)
    least = int(TEXT * _LAST_TENTH)
    end = max(text.rfind("\n", least, TEXT), 0) or max(text.rfind(" ", least, TEXT), 0) or TEXT
    return storable(text[:end].rstrip())


def storable(text: str) -> str:
    """The text with control characters and lone surrogates replaced one for one, so that spans stay valid."""
    return _UNSTORABLE.sub("\ufffd", text)


def _whole(text: str, limit: int) -> str:
    if not isinstance(text, str):
        raise TypeError(f"not a text: {type(text).__name__}")
    return storable(text[:limit])


def _cut(text: str | None, limit: int) -> str | None:
    return None if text is None else _whole(text, limit)


def _address(url: str | None) -> str | None:
    """The address; None if it is too long, since part of an address is a different address."""
    return url if url is None or _whole(url, ADDRESS) == url else None


def _outlet(outlet: Outlet | None) -> Outlet | None:
    if outlet is None:
        return None
    return Outlet(_whole(outlet.name, NAME), _cut(outlet.domain, NAME), _cut(outlet.country, LABEL), outlet.kind)


def _inside(text: str, span: Span | Excerpt | Quote) -> bool:
    if {type(span.start), type(span.end)} != {int}:
        raise TypeError("a span that is no pair of whole numbers")
    return 0 <= span.start < span.end <= len(text)


def _fits(text: str, span: Excerpt | Quote, limit: int) -> bool:
    return _inside(text, span) and span.end - span.start <= limit


def _key(text: str, one: KeySentence) -> KeySentence:
    worth = _between(one.worth, -_WORTH, _WORTH)
    return KeySentence(one.start, one.end, text[one.start : one.end], worth, bool(one.self_contained))


def _entities(text: str, entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """The entities that are named within the text, as far as the number of all mentions allows."""
    left = ALL_MENTIONS
    found = []
    for one in entities:
        named = [span for span in one.mentions[:MENTIONS] if _inside(text, span) and span.end - span.start <= NAME]
        mentions = tuple(named[:left])
        left -= len(mentions)
        if mentions or not one.mentions:
            role = _role(text, one.role)
            found.append(Entity(_cut(one.id, NAME), _whole(one.name, NAME), one.kind, mentions, role))
    return tuple(found)


def _role(text: str, role: Excerpt | None) -> Excerpt | None:
    """The role; None if it is too long to be one."""
    if role is None or not _fits(text, role, ROLE):
        return None
    return Excerpt(role.start, role.end, text[role.start : role.end])


def _quotes(text: str, quotes: Iterable[Quote]) -> tuple[Quote, ...]:
    left = TEXT
    found = []
    for one in quotes:
        if _fits(text, one, min(QUOTE, left)):
            left -= one.end - one.start
            found.append(_quote(text, one))
    return tuple(found)


def _quote(text: str, one: Quote) -> Quote:
    span = one.speaker_span
    return replace(
        one,
        text=text[one.start : one.end],
        cue=_cut(one.cue, NAME),
        speaker=_cut(one.speaker, NAME),
        speaker_id=_cut(one.speaker_id, NAME),
        speaker_span=span if span is not None and _inside(text, span) else None,
        joint=tuple(name for name in one.joint[:MOST_JOINT] if _inside(text, name)),
    )


def _between(number: float, least: float, most: float) -> float:
    return min(max(float(number), least), most) if math.isfinite(number) else least
