"""Shelves and the articles on them. Counters and full-text rows are updated with every change, so that no answer has
to count."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import datetime
from sqlite3 import Connection

from bot.lang.unspaced import characters
from bot.model.jobs import Post, Shelf
from bot.storage.engine import full_text
from bot.storage.engine.refusals import is_bug
from bot.storage.engine.times import moment, seconds
from bot.storage.shelves import counters, entity_splits, removed, unnamed_entities
from bot.storage.stories import candidates, text_reuse

_NamedRow = tuple[str, full_text.IndexedRow]
"""The name of an index, and a row of it."""
_SET_ASIDE = -(1 << 62)
"""The moment of an article that is not indexed for a bug: before all others, so that no answer waits for it."""

log = logging.getLogger(__name__)


def find(connection: Connection, shelf: Shelf) -> int | None:
    """The shelf's id; None where nothing was ever submitted to it."""
    rows = connection.execute("SELECT id FROM shelves WHERE key = ?", (shelf.key,)).fetchall()
    return next((row["id"] for row in rows), None)


def shelf(connection: Connection, shelf_id: int) -> Shelf:
    """The shelf with an id that exists."""
    rows = connection.execute("SELECT key FROM shelves WHERE id = ?", (shelf_id,)).fetchall()
    return Shelf(next(iter(rows))["key"])


def make(connection: Connection, shelf: Shelf) -> int:
    """The shelf's id; the shelf is created where there is none."""
    connection.execute("INSERT INTO shelves (key) VALUES (?) ON CONFLICT (key) DO NOTHING", (shelf.key,))
    found = find(connection, shelf)
    assert found is not None  # noqa: S101  # for the type: it was just made
    return found


def holds(connection: Connection, shelf_id: int, article_id: int) -> bool:
    """Whether the article is on the shelf."""
    rows = connection.execute(
        "SELECT 1 FROM shelf_articles WHERE shelf_id = ? AND article_id = ?", (shelf_id, article_id)
    ).fetchall()
    return bool(list(rows))


def saved_at(connection: Connection, shelf_id: int, article_id: int) -> datetime:
    """When the shelf saved one of its articles."""
    rows = connection.execute(
        "SELECT saved_at FROM shelf_articles WHERE shelf_id = ? AND article_id = ?", (shelf_id, article_id)
    ).fetchall()
    return moment(next(iter(rows))[0])


def first_post(connection: Connection, shelf_id: int, article_id: int) -> Post | None:
    """The post with which the article came to this shelf; None where it came without a message."""
    rows = connection.execute(
        "SELECT user_id, guild_id, channel_id, message_id FROM shelf_articles WHERE shelf_id = ? AND article_id = ?",
        (shelf_id, article_id),
    ).fetchall()
    return next((Post(*row) for row in rows if row["message_id"] is not None), None)


def poster(connection: Connection, shelf_id: int, article_id: int) -> int | None:
    """The member who brought the article to the shelf first; None if nobody did, or that member is erased."""
    rows = connection.execute(
        "SELECT user_id FROM shelf_articles WHERE shelf_id = ? AND article_id = ?", (shelf_id, article_id)
    ).fetchall()
    return next((row["user_id"] for row in rows), None)


def article_count(connection: Connection, shelf_id: int) -> int:
    """How many articles the shelf holds."""
    rows = connection.execute("SELECT articles FROM shelves WHERE id = ?", (shelf_id,)).fetchall()
    return next((int(row[0]) for row in rows), 0)


def largest_of_servers(connection: Connection, limit: int) -> tuple[tuple[Shelf, int], ...]:
    """The shelves of servers with the most articles, each with their number; none that is empty."""
    rows = connection.execute(
        "SELECT key, articles FROM shelves WHERE key GLOB 'guild:*' AND articles > 0"
        " ORDER BY articles DESC, id LIMIT ?",
        (limit,),
    ).fetchall()
    return tuple((Shelf(row["key"]), int(row["articles"])) for row in rows)


def put(connection: Connection, article_id: int, posts: dict[int, Post], now: datetime) -> list[int]:
    """Put a stored article on shelves; `posts` is shelf id -> post. A shelf that has the article keeps its first post.
    The shelves that had it not. One from which people removed it has it again, and that act is undone.

    Raises sqlite3.IntegrityError for an article that belongs to another shelf.
    """
    added = []
    with reindexed(connection, article_id):
        for shelf_id, post in posts.items():
            cursor = connection.execute(
                "INSERT INTO shelf_articles (shelf_id, article_id, at, saved_at, user_id, guild_id, channel_id,"
                " message_id) SELECT ?1, id, coalesce((SELECT at FROM corrections WHERE shelf_id = ?1"
                "  AND article_id = ?7), at), ?2, ?3, ?4, ?5, ?6 FROM articles WHERE id = ?7 ON CONFLICT DO NOTHING",
                (shelf_id, seconds(now), post.user_id, post.guild_id, post.channel_id, post.message_id, article_id),
            )
            if cursor.rowcount == 1:
                removed.forget(connection, shelf_id, article_id, post.user_id, now)
                counters.count(connection, shelf_id, article_id)
                added.append(shelf_id)
    return added


def take_off(connection: Connection, shelf_id: int, article_id: int) -> bool:
    """Remove an article from a shelf for good, with what people did to it there. True where no other has it: it is
    deleted, with all its rows and the entities that only it named. Its words stay in the full-text indexes until they
    are merged (`shelves/leftovers`)."""
    freed = entity_splits.entities_of(connection, shelf_id, article_id)
    with reindexed(connection, article_id):
        if holds(connection, shelf_id, article_id):
            counters.discount(connection, shelf_id, article_id)
        for table in (
            "shelf_articles",
            "removed_articles",
            "corrections",
            "shelf_stories",
            "shelf_splits",
            "curation_reports",
            "curation_acts",
        ):
            connection.execute(f"DELETE FROM {table} WHERE shelf_id = ? AND article_id = ?", (shelf_id, article_id))  # noqa: S608  # of this list
    rows = connection.execute(
        "SELECT 1 FROM shelf_articles WHERE article_id = ?1 UNION ALL"
        " SELECT 1 FROM removed_articles WHERE article_id = ?1 LIMIT 1",
        (article_id,),
    ).fetchall()
    if list(rows):
        unnamed_entities.delete(connection, freed)
        return False
    named = unnamed_entities.candidates(connection, article_id)
    text_reuse.remove(connection, article_id)
    candidates.drop(connection, article_id)
    connection.execute("DELETE FROM articles WHERE id = ?", (article_id,))
    unnamed_entities.delete(connection, [*named, *freed])
    return True


@contextmanager
def recounted(connection: Connection, shelf_id: int, article_id: int) -> Iterator[None]:
    """Wrap a change of what one shelf has of an article: its row there, or what people corrected."""
    with reindexed(connection, article_id):
        if holds(connection, shelf_id, article_id):
            counters.discount(connection, shelf_id, article_id)
        yield
        if holds(connection, shelf_id, article_id):
            counters.count(connection, shelf_id, article_id)


def reindex(connection: Connection, article_id: int) -> None:
    """Write an article's full-text rows anew, also if nothing in them has changed."""
    unindex(connection, article_id)
    index(connection, article_id)


@contextmanager
def rewritten(connection: Connection, article_id: int) -> Iterator[None]:
    """Wrap a new version of an article: the counters of its shelves and its full-text rows are updated."""
    rows = connection.execute("SELECT shelf_id FROM shelf_articles WHERE article_id = ?", (article_id,)).fetchall()
    shelf_ids = [row["shelf_id"] for row in rows]
    with reindexed(connection, article_id):
        for shelf_id in shelf_ids:
            counters.discount(connection, shelf_id, article_id)
        yield
        entity_splits.follow(connection, article_id)
        for shelf_id in shelf_ids:
            counters.count(connection, shelf_id, article_id)


@contextmanager
def reindexed(connection: Connection, article_id: int) -> Iterator[None]:
    """Wrap a change of anything in an article's full-text rows. An article has such rows while a shelf holds it. Those
    that the change leaves as they are are not written. One that waits to be indexed no longer does."""
    before = list(_full_text_rows(connection, article_id))
    yield
    connection.execute("DELETE FROM unindexed_articles WHERE article_id = ?", (article_id,))
    after = list(_full_text_rows(connection, article_id))
    _unindex(connection, [row for row in before if row not in after])
    _index(connection, [row for row in after if row not in before])


def index_waiting(connection: Connection, most: int, is_over: Callable[[], bool]) -> int:
    """Index the newest articles of a converted database that are not yet, at least one and at most `most`, until it
    took long enough; how many are left. One that meets an unexpected error is set aside until it changes."""
    rows = connection.execute(
        "SELECT article_id FROM unindexed_articles WHERE moment > ? ORDER BY moment DESC LIMIT ?", (_SET_ASIDE, most)
    ).fetchall()
    for (article_id,) in rows:
        connection.execute("SAVEPOINT one_article")
        try:
            connection.execute("DELETE FROM unindexed_articles WHERE article_id = ?", (article_id,))
            index(connection, article_id)
        except Exception as error:
            if not is_bug(error):
                raise
            log.exception("indexing failed by a bug article=%s", article_id)
            connection.execute("ROLLBACK TO one_article")
            connection.execute(
                "UPDATE unindexed_articles SET moment = ? WHERE article_id = ?", (_SET_ASIDE, article_id)
            )
        connection.execute("RELEASE one_article")
        if is_over():
            break
    return waiting(connection)


def waiting(connection: Connection) -> int:
    """How many articles wait to be indexed."""
    asked = "SELECT count(*) FROM unindexed_articles WHERE moment > ?"
    return int(connection.execute(asked, (_SET_ASIDE,)).fetchone()[0])


def are_waiting(connection: Connection) -> bool:
    """Whether articles wait to be indexed."""
    asked = "SELECT 1 FROM unindexed_articles WHERE moment > ? LIMIT 1"
    return connection.execute(asked, (_SET_ASIDE,)).fetchone() is not None


def unindex(connection: Connection, article_id: int) -> None:
    """Delete an article's full-text rows, before it changes or goes."""
    _unindex(connection, _full_text_rows(connection, article_id))


def index(connection: Connection, article_id: int) -> None:
    """Insert an article's full-text rows."""
    _index(connection, _full_text_rows(connection, article_id))


def _unindex(connection: Connection, rows: Iterable[_NamedRow]) -> None:
    for name, row in rows:
        full_text.delete(connection, name, row)


def _index(connection: Connection, rows: Iterable[_NamedRow]) -> None:
    for name, row in rows:
        full_text.insert(connection, name, row)


def _full_text_rows(connection: Connection, article_id: int) -> Iterator[_NamedRow]:
    """An article's full-text rows, each with the index that has it."""
    rows = connection.execute(
        "SELECT moment, title, text, shelves, outlet, people, facets, hangul FROM shelved_texts WHERE article_id = ?",
        (article_id,),
    ).fetchall()
    for at, title, text, held_by, outlet, people, facets, hangul in rows:
        divided_title, *divided = map(characters.in_characters, (title, outlet, people))
        tokens = f"{facets} {characters.short_words(f'{title} {text}')}"
        indexed = (at, characters.indexed_text(title, text), divided_title, held_by, *divided, tokens)
        yield "hangul_texts" if hangul else "texts", indexed
        yield "titles", (at, characters.title_words(title), held_by)
