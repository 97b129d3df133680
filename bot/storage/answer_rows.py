"""Converts rows of article_lines, entity_lines and quote_lines to the values that answers are made of."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Iterable, Sequence

from msgspec.structs import replace

from bot.lang.text_links import linked
from bot.model.analysis import EntityKind, Genre, Outlet, OutletKind, QuoteKind, Span
from bot.model.answers import ArticleRef, CorrectedField, EntityRef, Linked, QuoteLine
from bot.model.reasons import ArticleFate
from bot.storage import contents
from bot.storage.engine.encoding import spans_from
from bot.storage.engine.times import moment
from bot.text.names.office_states import may_have_state, with_state

AT_MOMENT = (
    "l.article_id = coalesce((SELECT id FROM articles WHERE moment = n.value),"
    " (SELECT article_id FROM corrections WHERE moment = n.value))"
)
"""SQL: the article `l` has the full-text row `n.value`, its own or that of a correction."""


def article_ref(row: sqlite3.Row) -> ArticleRef:
    """The article of a row. Without a date its time is that of the saving on this shelf, so that nobody learns when
    another shelf saved it."""
    outlet = None
    if row["outlet_name"]:
        kind = row["outlet_kind"] and OutletKind(row["outlet_kind"])
        outlet = Outlet(row["outlet_name"], row["outlet_domain"], row["outlet_country"], kind)
    return ArticleRef(
        row["article_id"],
        row["title"],
        row["url"],
        outlet,
        row["origin"],
        row["published"],
        moment(row["at"] if row["published"] is not None else row["saved_at"]),
        tuple(map(CorrectedField, row["corrected"].split())),
        ArticleFate.RETRACTED if row["retracted"] else None,
        row["genre"] and Genre(row["genre"]),
    )


def entity_ref(row: sqlite3.Row) -> EntityRef:
    """The entity of a row."""
    kind, renamed, linked = EntityKind(row["entity_kind"]), bool(row["renamed"]), bool(row["linked"])
    return EntityRef(row["key"], row["name"], kind, row["hangul"], row["hanja"], renamed, linked)


def linked_in(article: ArticleRef, text: str, span: Span) -> Linked:
    """A sentence with its link, cut from the whole text."""
    return linked(article, span.start, span.end, text[span.start : span.end])


def _deleted_pages(connection: sqlite3.Connection, article_ids: Iterable[int]) -> frozenset[int]:
    """The ids of the articles whose pages are believed to be deleted."""
    rows = connection.execute(
        "SELECT w.article_id FROM json_each(?) AS n JOIN watches AS w ON w.article_id = n.value"
        " WHERE w.gone_since IS NOT NULL",
        (json.dumps(sorted(set(article_ids))),),
    ).fetchall()
    return frozenset(row["article_id"] for row in rows)


def article_refs(connection: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> tuple[ArticleRef, ...]:
    """The articles of rows, in their order, marked where their pages are deleted."""
    deleted = _deleted_pages(connection, [row["article_id"] for row in rows])
    return tuple(_or_deleted(article_ref(row), deleted) for row in rows)


def current_ref(connection: sqlite3.Connection, row: sqlite3.Row) -> ArticleRef:
    """The article of one row, marked if its page is deleted."""
    return article_refs(connection, [row])[0]


def _or_deleted(article: ArticleRef, deleted: Collection[int]) -> ArticleRef:
    """The article, marked as deleted if it is one of `deleted` and was not retracted."""
    return replace(article, fate=ArticleFate.DELETED) if article.id in deleted and not article.fate else article


def statements(rows: Iterable[sqlite3.Row]) -> list[list[sqlite3.Row]]:
    """The rows of each statement, in order: one, or a row for each of those who speak together."""
    found: dict[tuple[object, ...], list[sqlite3.Row]] = {}
    for row in rows:
        same = tuple(row[name] for name in ("article_id", "start", "end", "cue", "speaker"))
        found.setdefault(same, []).append(row)
    return list(found.values())


def quote_lines(connection: sqlite3.Connection, listed: Sequence[sqlite3.Row]) -> tuple[QuoteLine, ...]:
    """The quotes of a shelf's rows, with their speakers as the shelf calls them; several who speak together as written.
    The rows are all those of each statement."""
    together = statements(listed)
    rows = [of_one[0] for of_one in together]
    said = contents.of_versions(connection, [row["version_id"] for row in rows])
    speakers = _speakers(connection, [row for row, *others in together if not others])
    first = {(row["shelf_id"], row["article_id"], row["version_id"]): row for row in rows}
    articles = dict(zip(first, article_refs(connection, list(first.values())), strict=True))
    return tuple(
        QuoteLine(
            linked_in(
                articles[row["shelf_id"], row["article_id"], row["version_id"]],
                said[row["version_id"]].text,
                Span(row["start"], row["end"]),
            ),
            QuoteKind(row["kind"]),
            row["cue"],
            row["speaker"] if by is None or not (by.renamed or by.linked) else by.name,
            by,
        )
        for row, by in (
            (row, None if others else speakers.get((row["shelf_id"], row["entity_id"]))) for row, *others in together
        )
    )


def _speakers(connection: sqlite3.Connection, rows: Sequence[sqlite3.Row]) -> dict[tuple[int, int], EntityRef]:
    """Shelf and entity id -> the entity, for the speakers of quotes."""
    wanted = {(row["shelf_id"], row["entity_id"]) for row in rows if row["entity_id"] is not None}
    lines = connection.execute(
        "SELECT l.* FROM json_each(?) AS n CROSS JOIN entity_lines AS l ON l.shelf_id = n.value ->> 0"
        " AND l.entity_id = n.value ->> 1",
        (json.dumps(sorted(wanted)),),
    ).fetchall()
    return {(line["shelf_id"], line["entity_id"]): entity_ref(line) for line in lines}


def role(connection: sqlite3.Connection, row: sqlite3.Row) -> Linked:
    """The role at role_start and role_end in the article of a row."""
    text = contents.of_article(connection, row["article_id"]).text
    return linked_in(current_ref(connection, row), text, Span(row["role_start"], row["role_end"]))


def whole_role(connection: sqlite3.Connection, row: sqlite3.Row) -> Linked:
    """The role with the state that the article names right before it, if any."""
    text, office = contents.of_article(connection, row["article_id"]).text, Span(row["role_start"], row["role_end"])
    if may_have_state(text, office):
        office = with_state(text, office, _places(connection, row["shelf_id"], row["article_id"]))
    return linked_in(current_ref(connection, row), text, office)


def _places(connection: sqlite3.Connection, shelf_id: int, article_id: int) -> list[Span]:
    rows = connection.execute(
        "SELECT m.spans FROM mention_lines AS m"
        " JOIN entity_lines AS l ON l.shelf_id = m.shelf_id AND l.entity_id = m.entity_id"
        " WHERE m.shelf_id = ? AND m.article_id = ? AND l.entity_kind = ?",
        (shelf_id, article_id, EntityKind.PLACE),
    ).fetchall()
    return [span for row in rows for span in spans_from(row["spans"])]
