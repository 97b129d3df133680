"""An exported article to write in each format."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from typing import Any

from msgspec.structs import replace

from bot.lang.text_links import linked
from bot.model.analysis import EntityKind, KeySentence, Outlet, OutletKind, QuoteKind, Span, Subject
from bot.model.answers import ArticleRef, EntityRef
from bot.model.exports.articles import (
    ExportedArticle,
    ExportedEntity,
    ExportedStatement,
    ExportHead,
    ExportSource,
    ExportWords,
    PageFields,
    TextFamily,
)

TEXT = 'Pyongyang fired two missiles on Monday.\nKim Chol-su said: "We saw them <fall> & sink."\n=1+1 is a sum.'
AT = datetime(2024, 9, 16, 8, 12, tzinfo=UTC)
HEAD = ExportHead(ExportSource.SEARCH, "missile -drill", 1, AT)


def words(**given: Any) -> ExportWords:
    values = {
        "language": "en",
        "heading": "Search: <missile>",
        "about": ("1 article",),
        "source": lambda one: f"{one.article.outlet.name} · 16 Sep 2024",
        "version": lambda one: f"SHA-256 {one.digest}",
        "name": lambda entity: entity.name,
        "statements": "Statements",
        "said_by": lambda said: f"{said.speaker} · {said.cue}",
        "named": lambda names: f"Names: {', '.join(names)}",
    }
    return ExportWords(**{**values, **given})


def exported(
    text: str = TEXT, url: str | None = "https://hanriver.example/a?b=1&c=2", title: str = "Two missiles"
) -> ExportedArticle:
    """An article of three lines; its second is a statement by an entity that it names."""
    outlet = Outlet("Han River Post", "hanriver.example", "KR", OutletKind.NEWSPAPER)
    article = ArticleRef(7, title, url, outlet, None, "2024-09-16T08:12:00+09:00", AT)
    spans, start = [], 0
    for line in text.split("\n"):
        spans.append(Span(start, start + len(line)))
        start += len(line) + 1
    keys = tuple(
        KeySentence(one.start, one.end, text[one.start : one.end], 1.5, True) for one in spans if one.end > one.start
    )
    entities, statements = _said(article, text)
    return ExportedArticle(
        article=article,
        page=PageFields(title, article.published, outlet),
        byline=("Baek Ji-ho",),
        via=None,
        language="en",
        korea=0.75,
        subjects=(Subject.MISSILES,),
        prominence=0.25,
        text=text,
        sentences=tuple(spans),
        key_sentences=keys,
        entities=entities,
        statements=statements,
        saved_at=AT,
        retrieved=AT,
        digest=hashlib.sha256(text.encode()).hexdigest(),
        story_id=3,
        family=TextFamily(2, 0.5),
        is_private=False,
    )


def _said(article: ArticleRef, text: str) -> tuple[tuple[ExportedEntity, ...], tuple[ExportedStatement, ...]]:
    name = "Kim Chol-su"
    place = text.find(name)
    if place < 0:
        return (), ()
    span = Span(place, place + len(name))
    entity = EntityRef("x:person:kimcholsu", name, EntityKind.PERSON)
    start = text.find('"', place)
    end = text.find('"', start + 1) + 1
    said = linked(article, start, end, text[start:end])
    statement = ExportedStatement(said, QuoteKind.DIRECT, "said", name, entity.key, span)
    return (ExportedEntity(entity, name, (span,), None),), (statement,)


def corrected(one: ExportedArticle, **fields: Any) -> ExportedArticle:
    return replace(one, article=replace(one.article, **fields))
