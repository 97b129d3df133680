"""An exported article as a line of JSON Lines.

The fields are those of `python -m bot read` (docs/exports.md), with what the shelf knows besides. With the text, all
spans are offsets into it and `import` reads the line back (`bot/policy/exports/records`); without, there are no spans
of names, and key sentences and statements have their words.
"""

from __future__ import annotations

import json
from typing import Any

from bot.lang.assertion.labels import genre_of
from bot.model.analysis import Excerpt, Outlet, Span
from bot.model.answers import CorrectedField, Linked
from bot.model.exports.articles import EXPORTED_ARTICLE, ExportedArticle, ExportedEntity, ExportedStatement
from bot.model.reasons import ArticleFate
from bot.policy.exports.excerpts import key_lines, most_named, said_lines, utc


def json_line(one: ExportedArticle, *, whole_text: bool) -> str:
    """The line, with its end. `whole_text`: with the text of the article and every span."""
    row = _row(one) | (_text(one) if whole_text else _excerpts(one))
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"


def _row(one: ExportedArticle) -> dict[str, Any]:
    article = one.article
    row: dict[str, Any] = {
        "id": article.id,
        "url": article.url,
        "title": article.title,
        "byline": list(one.byline),
        "published": article.published,
        "at": utc(article.at),
        "outlet": _outlet(article.outlet),
        "origin": article.origin,
        "via": one.via,
        "language": one.language,
        "topic": {"korea": one.korea, "subjects": list(one.subjects)},
        "story": one.story_id,
        "saved": utc(one.saved_at),
        "retrieved": utc(one.retrieved),
        "version": one.digest,
    }
    if (genre := genre_of(article.genre, one.page.title, article.url)) is not None:
        row["genre"] = genre
    if article.fate is ArticleFate.RETRACTED:
        row["retracted"] = True
    if one.retraction is not None:
        row["retraction"] = {"read": utc(one.retraction.at), "text": one.retraction.text}
    if article.corrected:
        row["corrected"] = list(article.corrected)
        row["page"] = _page(one)
    return row


def _page(one: ExportedArticle) -> dict[str, Any]:
    """What the page says in the fields that the shelf corrected."""
    values = {
        CorrectedField.TITLE: ("title", one.page.title),
        CorrectedField.DATE: ("published", one.page.published),
        CorrectedField.OUTLET: ("outlet", _outlet(one.page.outlet)),
    }
    return dict(values[field] for field in one.article.corrected)


def _text(one: ExportedArticle) -> dict[str, Any]:
    family = one.family
    return {
        "format": EXPORTED_ARTICLE,
        "prominence": one.prominence,
        "private": one.is_private,
        "text": one.text,
        "sentences": [_pair(span) for span in one.sentences],
        "key_sentences": [
            {**_excerpt(key), "worth": key.worth, "stands": key.self_contained} for key in one.key_sentences
        ],
        "entities": [_entity(entity) for entity in one.entities],
        "quotes": [_statement(said) for said in one.statements],
        "family": family and {"first": family.first_id, "share": family.share},
    }


def _entity(one: ExportedEntity) -> dict[str, Any]:
    role = one.role
    return {
        **_name(one),
        "mentions": [_pair(span) for span in one.spans],
        "role": role and {"start": role.start, "end": role.end, "text": role.text},
    }


def _statement(one: ExportedStatement) -> dict[str, Any]:
    return {
        "start": one.said.start,
        "end": one.said.end,
        "text": one.said.text,
        "kind": one.kind,
        "cue": one.cue,
        "speaker": one.speaker,
        "speaker_key": one.speaker_key,
        "speaker_span": one.speaker_span and _pair(one.speaker_span),
    } | ({"joint": list(one.joint)} if one.joint else {})


def _excerpts(one: ExportedArticle) -> dict[str, Any]:
    return {
        "key_sentences": [_linked(said) for said in key_lines(one)],
        "entities": [
            {**_name(entity), "mentions": len(entity.spans), "role": entity.role and entity.role.text}
            for entity in most_named(one)
        ],
        "quotes": [
            {**_linked(said.said), "kind": said.kind, "cue": said.cue, "speaker": said.speaker}
            for said in said_lines(one)
        ],
    }


def _name(one: ExportedEntity) -> dict[str, Any]:
    entity = one.entity
    named = {"key": entity.key, "name": entity.name, "kind": entity.kind}
    return named | ({"own_name": one.own_name} if entity.renamed else {})


def _linked(said: Linked) -> dict[str, Any]:
    return {"text": said.text, "link": said.link}


def _outlet(one: Outlet | None) -> dict[str, Any] | None:
    return None if one is None else {"name": one.name, "domain": one.domain, "country": one.country, "kind": one.kind}


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]


def _excerpt(one: Excerpt) -> dict[str, Any]:
    return {"start": one.start, "end": one.end, "text": one.text}
