"""One article, complete, as one shelf may see it."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from sqlite3 import Connection

from msgspec import Struct

from bot.lang.datelines import is_agency
from bot.model.analysis import EntityKind, Span, Subject
from bot.model.answers import ArticleRef, EntityRef, Linked, NamedEntity, QuoteLine, SummaryAnswer
from bot.model.reasons import RetractionNotice
from bot.storage import answer_rows, contents
from bot.storage.engine.encoding import VersionContent, content_from, spans_from
from bot.storage.engine.times import moment, moment_or_none
from bot.storage.shelves import shelves
from bot.storage.stories import view as story_view
from bot.text.names.office_states import with_state
from bot.text.statements import interviews
from bot.text.summary.modality.genre import genre
from bot.text.summary.notices import corrections

_WHOLE = 100
"""More sentences than any summary has."""
_Mentioned = tuple[NamedEntity, list[Span]]


class CitableVersion(Struct, frozen=True):
    """A version with its sentences, of which `key_sentences` are the best, best first. `reached` is when the desk
    fetched it, or when the shelf saved it if the desk had it before."""

    article: ArticleRef
    byline: tuple[str, ...]
    text: str
    sentences: tuple[Span, ...]
    key_sentences: tuple[Span, ...]
    reached: datetime


def summary(connection: Connection, shelf_id: int, article_id: int, length: int) -> SummaryAnswer:
    """The article's answer with its summary of `length` sentences, in the order of the text."""
    rows = connection.execute(
        "SELECT l.*, a.byline, a.language, a.korea, a.subjects, v.content,"
        " max(w.gone_since, l.saved_at) AS gone_since, max(t.read_at, l.saved_at) AS taken_back, t.text AS notice"
        " FROM article_lines AS l JOIN articles AS a ON a.id = l.article_id JOIN versions AS v ON v.id = a.version_id"
        " LEFT JOIN watches AS w ON w.article_id = a.id LEFT JOIN retraction_notices AS t ON t.article_id = a.id"
        " WHERE l.shelf_id = ? AND l.article_id = ?",
        (shelf_id, article_id),
    ).fetchall()
    row = next(iter(rows))
    content = content_from(row["content"])
    article = answer_rows.article_ref(row)
    entities = _entities(connection, shelf_id, article, content.text)
    sentences, answered_by = _key_sentences(article, content, length, entities)
    story_id = story_view.story_of(connection, shelf_id, article_id)
    return SummaryAnswer(
        article=article,
        byline=tuple(json.loads(row["byline"])),
        language=row["language"],
        length=length,
        sentences=sentences,
        entities=tuple(named for named, _ in entities),
        quotes=_quotes(connection, shelf_id, article_id),
        subjects=tuple(Subject(subject) for subject in json.loads(row["subjects"])),
        korea=row["korea"],
        versions=_versions(connection, shelf_id, article_id),
        first_post=shelves.first_post(connection, shelf_id, article_id),
        story=None if story_id is None else story_view.reference(connection, shelf_id, story_id),
        gone_since=moment_or_none(row["gone_since"]),
        notice=_notice(article, content),
        answered_by=answered_by,
        retraction=RetractionNotice(moment(row["taken_back"]), row["notice"]) if row["notice"] else None,
        has_more=len(contents.summary(content, _WHOLE)) > len(sentences),
        genre=genre(article.title, content.text, spans_from(content.sentences), article.url),
    )


def _key_sentences(
    article: ArticleRef, content: VersionContent, length: int, entities: Sequence[_Mentioned]
) -> tuple[tuple[Linked, ...], tuple[EntityRef | None, ...]]:
    """The summary of `length` sentences in the order of the text, and who answers with each in an interview. A label
    before an answer, for which the name is shown, is no part of the sentence."""
    best = sorted(contents.summary(content, length), key=lambda one: one.start)
    persons = {at: spans for at, (named, spans) in enumerate(entities) if named.entity.kind is EntityKind.PERSON}
    outlet = article.outlet.name if article.outlet else None
    found = interviews.answers(content.text, spans_from(content.sentences), article.title, persons, outlet)
    given = [found.get(one.start) for one in best]
    starts = [one.start if answer is None else answer.start for one, answer in zip(best, given, strict=True)]
    ends = [one.end for one in best]
    shown = (answer_rows.linked_in(article, content.text, Span(*span)) for span in zip(starts, ends, strict=True))
    answered_by = tuple(None if answer is None else entities[answer.by][0].entity for answer in given)
    return tuple(shown), answered_by if any(answered_by) else ()


def _notice(article: ArticleRef, content: VersionContent) -> Linked | None:
    """The first correction of the article by its newsroom."""
    spans, outlet = spans_from(content.sentences), article.outlet.name if article.outlet else None
    found = corrections(content.text, spans, outlet)
    return answer_rows.linked_in(article, content.text, found[0]) if found else None


def citable(connection: Connection, shelf_id: int, article_id: int, most: int) -> CitableVersion:
    """The version of an article of the shelf, with the key sentences of its summary of `most`."""
    rows = connection.execute(
        "SELECT l.*, a.byline, v.content, max(v.fetched_at, s.saved_at) AS reached FROM article_lines AS l"
        " JOIN articles AS a ON a.id = l.article_id JOIN versions AS v ON v.id = a.version_id"
        " JOIN shelf_articles AS s ON s.shelf_id = l.shelf_id AND s.article_id = l.article_id"
        " WHERE l.shelf_id = ? AND l.article_id = ?",
        (shelf_id, article_id),
    ).fetchall()
    row = next(iter(rows))
    content = content_from(row["content"])
    return CitableVersion(
        answer_rows.current_ref(connection, row),
        tuple(json.loads(row["byline"])),
        content.text,
        spans_from(content.sentences),
        tuple(Span(one.start, one.end) for one in contents.summary(content, most)),
        moment(row["reached"]),
    )


def _entities(connection: Connection, shelf_id: int, article: ArticleRef, text: str) -> list[_Mentioned]:
    """The article's entities with their mentions, by their number, then by the first; an agency in a dateline is left
    out."""
    rows = connection.execute(
        "SELECT l.*, m.spans, m.role_start, m.role_end FROM mention_lines AS m"
        " JOIN entity_lines AS l ON l.shelf_id = m.shelf_id AND l.entity_id = m.entity_id"
        " WHERE m.shelf_id = ? AND m.article_id = ? ORDER BY m.own_id",
        (shelf_id, article.id),
    ).fetchall()
    places = [span for row in rows if row["entity_kind"] == EntityKind.PLACE for span in spans_from(row["spans"])]
    found, by_entity = [], defaultdict[int, list[sqlite3.Row]](list)
    for row in rows:
        by_entity[row["entity_id"]].append(row)
    for named_by in by_entity.values():
        row = named_by[0]
        spans = sorted({span for one in named_by for span in spans_from(one["spans"])}, key=lambda one: one.start)
        if all(is_agency(text, span.start, span.end) for span in spans):
            continue
        roles = (Span(one["role_start"], one["role_end"]) for one in named_by if one["role_start"] is not None)
        role = next((answer_rows.linked_in(article, text, with_state(text, one, places)) for one in roles), None)
        named = NamedEntity(answer_rows.entity_ref(row), len(spans), role)
        found.append((-len(spans), spans[0].start if spans else len(text), (named, spans)))
    return [mentioned for _, _, mentioned in sorted(found, key=lambda item: item[:2])]


def _quotes(connection: Connection, shelf_id: int, article_id: int) -> tuple[QuoteLine, ...]:
    rows = connection.execute(
        "SELECT * FROM quote_lines WHERE shelf_id = ? AND article_id = ? ORDER BY start, quote_id",
        (shelf_id, article_id),
    ).fetchall()
    return answer_rows.quote_lines(connection, rows)


def _versions(connection: Connection, shelf_id: int, article_id: int) -> tuple[datetime, ...]:
    """When the shelf saved the article, and when each later version was stored."""
    rows = connection.execute(
        "SELECT saved_at FROM shelf_articles WHERE shelf_id = ?1 AND article_id = ?2"
        " UNION ALL SELECT * FROM (SELECT c.at FROM changes AS c JOIN shelf_articles AS s ON s.shelf_id = ?1"
        "  AND s.article_id = c.article_id AND c.at > s.saved_at"
        "  WHERE c.article_id = ?2 AND c.version_id IS NOT NULL ORDER BY c.id)",
        (shelf_id, article_id),
    ).fetchall()
    return tuple(moment(row["saved_at"]) for row in rows)
