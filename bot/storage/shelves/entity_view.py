"""One entity on a shelf. What has no counter is computed from the newest 200 articles that name it; `newest` is their
ids as a JSON list."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache, partial
from itertools import islice
from sqlite3 import Connection, Row

from msgspec import Struct

from bot.model.analysis import EntityKind, Span
from bot.model.answers import COMPANION_ARTICLES, ArticleRef, Companion, EntityRef, Linked, QuoteLine, ReportedFate
from bot.storage import answer_rows, contents
from bot.storage.engine.encoding import spans_from
from bot.storage.engine.times import moment, seconds
from bot.storage.overlay import shown_entities
from bot.text.entities.roles.fates.doubt import is_undone
from bot.text.entities.roles.fates.reports import SaidWords, fate
from bot.text.names.normalise import normal_key

_IS_NO_REPORTER = (
    "(m.own_id = m.entity_id AND m.own_id NOT IN (SELECT entity_id FROM shelf_names WHERE shelf_id = :shelf"
    " AND form IN (SELECT value FROM json_each(:forms)))"
    " OR NOT EXISTS (SELECT 1 FROM entity_forms AS f WHERE f.entity_id = m.own_id"
    " AND m.article_id || ' ' || f.form IN (SELECT value FROM json_each(:reporters))))"
)
"""SQL: the article of the mention `m` is not from the entity that it names. The shelf has the forms of each entity that
no correction joins with another, and few are an outlet's: the others are asked for each mention."""
_ROLES = 40
_TEXTS = 12
_QUOTED = 5
_PART = 40
_COMPANIONS = 8
_DAY = 86_400


class Presence(Struct, frozen=True):
    """An entity's counters on a shelf. `id` is its row id."""

    id: int
    entity: EntityRef
    articles: int
    last_at: datetime


def presence(connection: Connection, shelf_id: int, key: str) -> Presence | None:
    """The entity with this key on the shelf, or the one that is shown in its place; None where no article there names
    it."""
    rows = connection.execute(
        "SELECT l.*, s.articles, s.last_at FROM entity_lines AS l"
        " JOIN shelf_entities AS s ON s.entity_id = l.entity_id AND s.shelf_id = l.shelf_id"
        " WHERE l.shelf_id = ? AND l.entity_id = ?",
        (shelf_id, shown_entities.kept_id(connection, shelf_id, key)),
    ).fetchall()
    for row in rows:
        return Presence(row["entity_id"], answer_rows.entity_ref(row), row["articles"], moment(row["last_at"]))
    return None


def newest(connection: Connection, shelf_id: int, entity_id: int) -> str:
    """The newest 200 articles that name the entity, the newest first."""
    rows = connection.execute(
        "SELECT article_id FROM shelf_mentions WHERE shelf_id = ? AND entity_id = ?"
        " ORDER BY at DESC, article_id DESC LIMIT ?",
        (shelf_id, entity_id, COMPANION_ARTICLES),
    ).fetchall()
    return json.dumps([row["article_id"] for row in rows])


def articles(connection: Connection, shelf_id: int, entity_id: int, size: int, page: int) -> tuple[ArticleRef, ...]:
    """Page `page` of the articles that name the entity, the newest first."""
    rows = connection.execute(
        "SELECT l.* FROM (SELECT article_id, at FROM shelf_mentions WHERE shelf_id = ? AND entity_id = ?"
        " ORDER BY at DESC, article_id DESC LIMIT ? OFFSET ?) AS n"
        " JOIN article_lines AS l ON l.shelf_id = ? AND l.article_id = n.article_id"
        " ORDER BY n.at DESC, n.article_id DESC",
        (shelf_id, entity_id, size, size * page, shelf_id),
    ).fetchall()
    return answer_rows.article_refs(connection, rows)


def roles(connection: Connection, shelf_id: int, entity_id: int, newest: str) -> tuple[Linked, ...]:
    """The roles in the newest 40 articles that state one, the newest first."""
    rows = connection.execute(
        "SELECT l.*, m.role_start, m.role_end"
        " FROM json_each(:newest) AS n CROSS JOIN mention_lines AS m ON m.shelf_id = :shelf AND m.article_id = n.value"
        " AND m.own_id IN (SELECT own_id FROM entity_sources WHERE shelf_id = :shelf AND entity_id = :entity)"
        " JOIN article_lines AS l ON l.shelf_id = :shelf AND l.article_id = n.value"
        " WHERE m.entity_id = :entity AND m.role_start IS NOT NULL ORDER BY n.key, m.own_id LIMIT :limit",
        {**_of(shelf_id, entity_id, newest), "limit": _ROLES},
    ).fetchall()
    return tuple(answer_rows.whole_role(connection, row) for row in rows)


def fates(
    connection: Connection,
    shelf_id: int,
    entity_id: int,
    newest: str,
    spoken: Callable[[Iterable[int]], Mapping[int, Sequence[SaidWords]]],
) -> Iterator[ReportedFate]:
    """Where the newest twelve articles say that the person died or lost office, the newest first, as far back as the
    first that says that it was not so or was undone. `spoken` are the statements of articles by their ids."""
    rows = connection.execute(
        "SELECT l.*, m.spans FROM json_each(:newest) AS n"
        " CROSS JOIN mention_lines AS m ON m.shelf_id = :shelf AND m.article_id = n.value"
        " AND m.own_id IN (SELECT own_id FROM entity_sources WHERE shelf_id = :shelf AND entity_id = :entity)"
        " JOIN article_lines AS l ON l.shelf_id = :shelf AND l.article_id = n.value"
        " WHERE m.entity_id = :entity AND n.key < :limit ORDER BY n.key, m.own_id",
        {**_of(shelf_id, entity_id, newest), "limit": _TEXTS},
    ).fetchall()
    newer: list[tuple[str, tuple[Span, ...]]] = []
    for row in rows:
        text, spans = contents.of_article(connection, row["article_id"]).text, spans_from(row["spans"])
        found = fate(text, spans, partial(_spoken_in, spoken, row["article_id"]), row["title"])
        if found is None:
            newer.append((text, spans))
        elif any(is_undone(*one) for one in newer):
            return
        else:
            words = answer_rows.linked_in(answer_rows.current_ref(connection, row), text, found.span)
            yield ReportedFate(words, found.giver)


def _spoken_in(
    spoken: Callable[[Iterable[int]], Mapping[int, Sequence[SaidWords]]], article_id: int
) -> Sequence[SaidWords]:
    return spoken((article_id,)).get(article_id, ())


def weeks(connection: Connection, shelf_id: int, entity_id: int, now: datetime, count: int) -> tuple[int, ...]:
    """Articles in each of the last `count` periods of seven days, the one that ends today last."""
    today = seconds(now) // _DAY
    rows = connection.execute(
        "SELECT (? - day) / 7 AS ago, sum(articles) AS articles FROM shelf_entity_days"
        " WHERE shelf_id = ? AND entity_id = ? AND day BETWEEN ? AND ? GROUP BY ago",
        (today, shelf_id, entity_id, today - 7 * count + 1, today),
    ).fetchall()
    ago = {row["ago"]: row["articles"] for row in rows}
    return tuple(ago.get(week, 0) for week in reversed(range(count)))


def companions(connection: Connection, shelf_id: int, entity_id: int, newest: str) -> tuple[Companion, ...]:
    """The entities named most often in the same articles; places come last, since every article names some. The outlet,
    origin and agency of an article do not count in it. Ties are in the order of their keys, which every desk has."""
    rows = connection.execute(
        "SELECT l.*, c.articles FROM (SELECT o.entity_id, o.articles, e.kind = :place AS place FROM ("  # noqa: S608  # a constant
        " SELECT m.entity_id, count(DISTINCT n.value) AS articles"
        " FROM json_each(:newest) AS n CROSS JOIN mention_lines AS m ON m.shelf_id = :shelf AND m.article_id = n.value"
        " WHERE m.entity_id <> :entity"
        f" AND {_IS_NO_REPORTER}"
        " GROUP BY m.entity_id) AS o JOIN entities AS e ON e.id = o.entity_id"
        " ORDER BY place, articles DESC, e.key LIMIT :most) AS c"
        " JOIN entity_lines AS l ON l.shelf_id = :shelf AND l.entity_id = c.entity_id"
        " ORDER BY c.place, c.articles DESC, l.key",
        {
            "shelf": shelf_id,
            "place": EntityKind.PLACE,
            "newest": newest,
            "entity": entity_id,
            "most": _COMPANIONS,
            **_reporters(connection, shelf_id, newest),
        },
    ).fetchall()
    return tuple(Companion(answer_rows.entity_ref(row), row["articles"]) for row in rows)


def named_beside(
    connection: Connection, shelf_id: int, entity_id: int, article_ids: Iterable[int]
) -> Mapping[int, frozenset[str]]:
    """What articles name beside the entity, without places and their own outlets, and their stories: keys by the
    article's id."""
    asked = json.dumps(sorted(set(article_ids)))
    rows = connection.execute(
        "SELECT n.value AS article_id, e.key FROM json_each(:asked) AS n"  # noqa: S608  # a constant
        " CROSS JOIN mention_lines AS m ON m.shelf_id = :shelf AND m.article_id = n.value"
        " JOIN entities AS e ON e.id = m.entity_id WHERE m.entity_id <> :entity AND e.kind <> :place"
        f" AND {_IS_NO_REPORTER}"
        " UNION SELECT n.value, 'story ' || s.story_id FROM json_each(:asked) AS n"
        " CROSS JOIN story_members AS s ON s.shelf_id = :shelf AND s.article_id = n.value",
        {
            "shelf": shelf_id,
            "asked": asked,
            "entity": entity_id,
            "place": EntityKind.PLACE,
            **_reporters(connection, shelf_id, asked),
        },
    ).fetchall()
    found: dict[int, set[str]] = {}
    for row in rows:
        found.setdefault(row["article_id"], set()).add(row["key"])
    return {article_id: frozenset(keys) for article_id, keys in found.items()}


def _of(shelf_id: int, entity_id: int, newest: str) -> dict[str, int | str]:
    return {"shelf": shelf_id, "entity": entity_id, "newest": newest}


def _reporters(connection: Connection, shelf_id: int, newest: str) -> dict[str, str]:
    """The outlet, origin and agency of each article as parameters of `_IS_NO_REPORTER`, JSON lists of strings: the
    articles' ids with a normal form, and the normal forms."""
    rows = connection.execute(
        "SELECT l.article_id, l.outlet_name, l.origin, l.via FROM json_each(?) AS n"
        " JOIN article_lines AS l ON l.shelf_id = ? AND l.article_id = n.value",
        (newest, shelf_id),
    ).fetchall()
    forms = {name: normal_key(name) for name in {name for row in rows for name in row[1:] if name}}
    reporters = [f"{row[0]} {forms[name]}" for row in rows for name in dict.fromkeys(row[1:]) if name]
    return {"reporters": json.dumps(reporters), "forms": json.dumps(list(forms.values()))}


def quotes_by(connection: Connection, shelf_id: int, entity_id: int, newest: str) -> tuple[QuoteLine, ...]:
    """Quotes of the entity, the newest first."""
    rows = _by_parts(
        connection,
        "SELECT l.* FROM json_each(:newest) AS n"
        " CROSS JOIN quote_lines AS l ON l.shelf_id = :shelf AND l.article_id = n.value"
        " WHERE n.key >= :first AND n.key < :end AND l.entity_id = :entity ORDER BY n.key, l.start",
        _of(shelf_id, entity_id, newest),
    )
    return _whole_statements(connection, shelf_id, [row["quote_id"] for row in islice(rows, _QUOTED)])


def _whole_statements(connection: Connection, shelf_id: int, quote_ids: Sequence[int]) -> tuple[QuoteLine, ...]:
    """The statements of these rows, with those of others who speak together with the same speaker."""
    rows = connection.execute(
        "SELECT l.* FROM json_each(?) AS n CROSS JOIN quotes AS q ON q.id = n.value"
        " CROSS JOIN quote_lines AS l ON l.shelf_id = ? AND l.article_id = q.article_id"
        ' AND l.start = q.start AND l."end" = q."end" AND l.cue IS q.cue AND l.speaker IS q.speaker'
        " ORDER BY n.key, l.quote_id",
        (json.dumps(list(quote_ids)), shelf_id),
    ).fetchall()
    return answer_rows.quote_lines(connection, list({row["quote_id"]: row for row in rows}.values()))


def quotes_about(connection: Connection, shelf_id: int, entity_id: int, newest: str) -> tuple[QuoteLine, ...]:
    """Quotes of others that name the entity, the newest first."""
    rows = _by_parts(
        connection,
        'SELECT q.quote_id AS id, q.article_id, q.start, q."end", m.spans, q.entity_id IS :entity AS own'
        " FROM json_each(:newest) AS n"
        " CROSS JOIN mention_lines AS m ON m.shelf_id = :shelf AND m.article_id = n.value"
        " AND m.own_id IN (SELECT own_id FROM entity_sources WHERE shelf_id = :shelf AND entity_id = :entity)"
        " JOIN quote_lines AS q ON q.shelf_id = :shelf AND q.article_id = n.value"
        " WHERE n.key >= :first AND n.key < :end AND m.entity_id = :entity"
        " ORDER BY n.key, q.start, own DESC, q.quote_id",
        _of(shelf_id, entity_id, newest),
    )
    chosen: dict[tuple[int, ...], int] = {}
    own = set[tuple[int, ...]]()
    spans_of = cache(spans_from)  # those of an article come with each of its quotes
    for row in rows:
        said = row["article_id"], row["start"], row["end"]
        if row["own"]:
            own.add(said)
        elif said not in own and any(
            row["start"] <= at.start and at.end <= row["end"] for at in spans_of(row["spans"])
        ):
            chosen.setdefault(said, row["id"])
        if len(chosen) == _QUOTED:
            break
    return _whole_statements(connection, shelf_id, list(chosen.values()))


def _by_parts(connection: Connection, query: str, parameters: Mapping[str, int | str]) -> Iterator[Row]:
    """The rows of a query about the newest articles from `:first` to before `:end`, as far as they are asked for: most
    of what is shown is in the first parts."""
    for first in range(0, COMPANION_ARTICLES, _PART):
        yield from connection.execute(query, {**parameters, "first": first, "end": first + _PART}).fetchall()
