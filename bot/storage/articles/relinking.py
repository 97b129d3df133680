"""Which knowledge base stored articles are linked with, and the rows of linking them anew with another.

While articles are linked anew, every base that some of them may be linked with is kept; the progress is a cursor over
the articles' ids.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from sqlite3 import Connection

from msgspec import Struct

from bot.lang.assertion.labels import genre_of
from bot.model.analysis import DISCOVERED, Analysis, EntityKind, Genre
from bot.model.operations import RelinkProgress
from bot.storage.articles import article_rows, mentions
from bot.storage.engine.encoding import spans_from, text_of
from bot.storage.engine.times import moment, moment_or_none, seconds
from bot.storage.shelves import counters, entity_splits, relinked_entities, shelves
from bot.text.knowledge.base import Knowledge
from bot.text.knowledge.changes import BaseSnapshot, LinkedText

_BATCH, _BATCH_CHARACTERS = 50, 500_000
_COUNTERS = 2_500
"""Of entities on shelves that one transaction changes: some 40 ms of processor time."""


class StoredArticle(Struct, frozen=True):
    """The current version of an article, and what it is linked to. `at` is when it was published as far as known."""

    id: int
    version_id: int
    published: str | None
    at: datetime
    outlet: str
    linked: LinkedText


def register(connection: Connection, base: BaseSnapshot, now: datetime, *, everything: bool = False) -> None:
    """Note the base that articles are stored with from now on. Those that are stored already are to be linked anew if
    they may be linked with another, or `everything`. To be called before anything is stored with the base.

    Nothing changes where the base is that of an unfinished or finished run before, so that a run is resumed.
    """
    progress = find_progress(connection)
    if progress is not None and progress.digest == base.digest and not everything:
        return
    last = article_rows.newest_id(connection)
    # Articles without any base on record are from a release that kept none: nothing is known about their links.
    unknown = last > 0 and connection.execute("SELECT 1 FROM knowledge_bases").fetchone() is None
    connection.execute("INSERT INTO knowledge_bases VALUES (?, ?) ON CONFLICT DO NOTHING", (base.digest, base.packed))
    # A run over everything that is not finished stays one with the next base.
    was_everything = progress is not None and progress.everything and progress.ended_at is None
    connection.execute("DELETE FROM relinking")
    connection.execute(
        "INSERT INTO relinking (id, digest, everything, done_to, last_id, started_at) VALUES (1, ?, ?, 0, ?, ?)",
        (base.digest, everything or unknown or was_everything, last, seconds(now)),
    )
    if last == 0:
        finish(connection, now)


def find_progress(connection: Connection) -> RelinkProgress | None:
    """The progress of the newest run, finished or not; None in a database that no desk has opened."""
    row = connection.execute(
        "SELECT digest, everything, done_to, last_id, relinked, failed, started_at, ended_at FROM relinking"
    ).fetchone()
    if row is None:
        return None
    left = connection.execute(
        "SELECT count(*) FROM articles WHERE id > ? AND id <= ?", (row["done_to"], row["last_id"])
    ).fetchone()[0]
    return RelinkProgress(
        row["digest"],
        bool(row["everything"]),
        left if row["ended_at"] is None else 0,
        row["relinked"],
        row["failed"],
        moment(row["started_at"]),
        moment_or_none(row["ended_at"]),
    )


def cursor(connection: Connection) -> tuple[int, int]:
    """The id up to which articles are done in the newest run, and the last one; zeros without a run. For a bar, for
    which a count of the articles left would read all of them at each step."""
    rows = connection.execute("SELECT done_to, last_id FROM relinking").fetchall()
    return next(((row["done_to"], row["last_id"]) for row in rows), (0, 0))


def unlinked(connection: Connection, shelf_id: int) -> int:
    """How many articles of a shelf are still to be looked at."""
    row = connection.execute(
        "SELECT count(*) FROM relinking AS r JOIN shelf_articles AS s ON s.shelf_id = ?"
        " AND s.article_id > r.done_to AND s.article_id <= r.last_id WHERE r.ended_at IS NULL",
        (shelf_id,),
    ).fetchone()
    return int(row[0])


def former_bases(connection: Connection, digest: str) -> tuple[bytes, ...]:
    """The snapshots of the bases other than the present one."""
    rows = connection.execute("SELECT entities FROM knowledge_bases WHERE digest <> ? ORDER BY digest", (digest,))
    return tuple(row[0] for row in rows)


def next_articles(connection: Connection) -> tuple[StoredArticle, ...]:
    """The next articles after the cursor, up to 50 or half a million characters; none when all are done."""
    rows = connection.execute(
        "SELECT a.id, a.version_id, a.published, a.at, a.outlet_name, a.title, v.content"
        " FROM relinking AS r JOIN articles AS a ON a.id > r.done_to AND a.id <= r.last_id"
        " JOIN versions AS v ON v.id = a.version_id WHERE r.ended_at IS NULL ORDER BY a.id LIMIT ?",
        (_BATCH,),
    ).fetchall()
    found: list[StoredArticle] = []
    size = 0
    for row in rows:
        text = text_of(row["content"])
        if found and size + len(text) > _BATCH_CHARACTERS:
            break
        size += len(text)
        linked = _linked(connection, row["id"], row["title"], text)
        at, outlet = moment(row["at"]), row["outlet_name"] or ""
        found.append(StoredArticle(row["id"], row["version_id"], row["published"], at, outlet, linked))
    return tuple(found)


def advance(connection: Connection, digest: str, article_id: int, *, relinked: int = 0, failed: int = 0) -> bool:
    """Move the cursor of the run with this base; False where another run has begun meanwhile."""
    cursor = connection.execute(
        "UPDATE relinking SET done_to = ?, relinked = relinked + ?, failed = failed + ? WHERE digest = ?",
        (article_id, relinked, failed, digest),
    )
    return cursor.rowcount == 1


def finish(connection: Connection, now: datetime) -> None:
    """End the run: every article is linked with the present base."""
    connection.execute("DELETE FROM knowledge_bases WHERE digest NOT IN (SELECT digest FROM relinking)")
    connection.execute("UPDATE relinking SET ended_at = ? WHERE ended_at IS NULL", (seconds(now),))


def is_current(connection: Connection, article: StoredArticle) -> bool:
    """Whether the article still has the version that was read."""
    rows = connection.execute(
        "SELECT 1 FROM articles WHERE id = ? AND version_id = ?", (article.id, article.version_id)
    ).fetchall()
    return bool(rows)


def is_public(connection: Connection, article_id: int) -> bool:
    """Whether an article is a page, not a pasted text."""
    rows = connection.execute("SELECT 1 FROM articles WHERE id = ? AND owner_shelf_id IS NULL", (article_id,))
    return bool(rows.fetchall())


def is_running(connection: Connection, digest: str) -> bool:
    """Whether the present run is one with this base."""
    return bool(connection.execute("SELECT 1 FROM relinking WHERE digest = ?", (digest,)).fetchall())


def link_some(connection: Connection, article_id: int, analysis: Analysis, knowledge: Knowledge) -> bool:
    """Link an article with as many entities of the analysis, or unlink it from as many others, as one transaction may
    take: an article on hundreds of shelves is counted on each. False where so few are left that `link` may follow."""
    row = connection.execute("SELECT count(*) FROM shelf_articles WHERE article_id = ?", (article_id,)).fetchone()
    most = max(_COUNTERS // max(row[0], 1), 1)
    before = _entities_of(connection, article_id)
    keys = [mentions.key_of(entity) for entity in analysis.entities]
    lost = [entity_id for entity_id, key in before.items() if key not in set(keys)]
    gained = sorted(set(keys) - set(before.values()))
    if len(lost) + len(gained) <= most:
        return False
    with shelves.reindexed(connection, article_id), _recounted(connection, article_id):
        if lost:
            relinked_entities.lose(connection, article_id, lost[:most])
            mentions.remove(connection, article_id, lost[:most])
            return True
        some = tuple(entity for entity, key in zip(analysis.entities, keys, strict=True) if key in gained[:most])
        mentions.add(connection, article_id, some, knowledge)
        relinked_entities.gain(connection, article_id, _entities_of(connection, article_id).keys() - before.keys())
    return True


def link(connection: Connection, article_id: int, analysis: Analysis, knowledge: Knowledge) -> None:
    """Replace the links of an article: mentions, statements, topic, prominence, genre, and what is counted of them on
    its shelves. Entities that nothing names any more are deleted. Nothing is written of what stays as it is, so answers
    that were kept remain valid."""
    before = _entities_of(connection, article_id)
    wanted = {mentions.key_of(entity) for entity in analysis.entities}
    # Before their rows go: `mentions.write` deletes entities that nothing names any more.
    lost = {entity_id for entity_id, key in before.items() if key not in wanted}
    with shelves.reindexed(connection, article_id), _recounted(connection, article_id):
        relinked_entities.lose(connection, article_id, lost)
        mentions.write(connection, article_id, analysis, knowledge)
        relinked_entities.gain(connection, article_id, _entities_of(connection, article_id).keys() - before.keys())
        connection.execute(
            # A reader without the model of headlines finds no prominence: then that of before remains.
            "UPDATE articles SET korea = ?1, subjects = ?2, prominence = coalesce(?3, prominence), genre = ?5"
            " WHERE id = ?4 AND (korea, subjects, prominence, genre) IS NOT (?1, ?2, coalesce(?3, prominence), ?5)",
            (
                analysis.topic.korea,
                json.dumps(analysis.topic.subjects),
                analysis.prominence,
                article_id,
                _genre(connection, article_id, analysis),
            ),
        )


def _genre(connection: Connection, article_id: int, analysis: Analysis) -> Genre | None:
    """What an article is. Its text was read without its address, which may say it too."""
    row = connection.execute("SELECT title, url FROM articles WHERE id = ?", (article_id,)).fetchone()
    return genre_of(analysis.genre, row["title"], row["url"])


@contextmanager
def _recounted(connection: Connection, article_id: int) -> Iterator[None]:
    """Count the article anew on the shelves whose people merged or split entities."""
    curated = relinked_entities.curated(connection, article_id)
    for shelf_id in curated:
        counters.discount(connection, shelf_id, article_id)
    yield
    if curated:
        entity_splits.follow(connection, article_id)
    for shelf_id in curated:
        counters.count(connection, shelf_id, article_id)


def rename(connection: Connection, knowledge: Knowledge, entity_id: str) -> bool:
    """Give a stored entity the names that the base has for it, in the indexes of shelves too; False where nothing had
    to be changed."""
    known = knowledge.get(entity_id)
    row = connection.execute(
        "SELECT id, name, kind, hangul, hanja FROM entities WHERE key = ?", (entity_id,)
    ).fetchone()
    if known is None or row is None:
        return False
    forms = mentions.forms(known.names)
    stored = [one[0] for one in connection.execute("SELECT form FROM entity_forms WHERE entity_id = ?", (row["id"],))]
    named = (known.name, known.kind, known.hangul, known.hanja)
    if tuple(row)[1:] == named and sorted(stored) == json.loads(forms):
        return False
    connection.execute(
        "UPDATE entities SET name = ?, kind = ?, hangul = ?, hanja = ? WHERE id = ?", (*named, row["id"])
    )
    relinked_entities.rename(connection, row["id"], forms)
    return True


def known_entities(connection: Connection, article_id: int) -> frozenset[str]:
    """The knowledge base's ids of the entities that an article names."""
    return frozenset(key for key in _entities_of(connection, article_id).values() if not key.startswith(DISCOVERED))


def _entities_of(connection: Connection, article_id: int) -> Mapping[int, str]:
    """Row id -> key of the entities that an article names."""
    rows = connection.execute(
        "SELECT e.id, e.key FROM mentions AS m JOIN entities AS e ON e.id = m.entity_id WHERE m.article_id = ?",
        (article_id,),
    )
    return {row["id"]: row["key"] for row in rows}


def _linked(connection: Connection, article_id: int, title: str, text: str) -> LinkedText:
    rows = connection.execute(
        "SELECT e.key, e.kind, m.spans FROM mentions AS m JOIN entities AS e ON e.id = m.entity_id"
        " WHERE m.article_id = ?",
        (article_id,),
    ).fetchall()
    persons = {
        text[span.start : span.end]
        for row in rows
        if row["kind"] == EntityKind.PERSON
        for span in spans_from(row["spans"])
    }
    return LinkedText(title, text, frozenset(row["key"] for row in rows), frozenset(persons))
