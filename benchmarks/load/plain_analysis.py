"""An analysis of a text in which a reader found only persons."""

from __future__ import annotations

from collections.abc import Iterable

from bot.model.analysis import Analysis, Entity, EntityKind, Span, Topic, Verdict


def plain_analysis(url: str, title: str, text: str, sentences: tuple[Span, ...], persons: Iterable[Entity]) -> Analysis:
    """An analysis on the topic, in English, without outlet, author, date, key sentences and statements."""
    return Analysis(
        url=url,
        canonical_url=None,
        verdict=Verdict.ARTICLE,
        reason=None,
        title=title,
        byline=(),
        published=None,
        updated=None,
        outlet=None,
        origin=None,
        dateline=None,
        language="en",
        text=text,
        sentences=sentences,
        key_sentences=(),
        entities=tuple(persons),
        quotes=(),
        topic=Topic(0.9, ()),
    )


def person(name: str, *mentions: Span) -> Entity:
    """A person who is not in the knowledge base, named at these places."""
    return Entity(None, name, EntityKind.PERSON, mentions)
