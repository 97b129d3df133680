"""Imports the file of a server into the database of another process. Synchronous; no desk may run on the database.

    FILE -> a private copy beside the database, brought to the present version, without members erased since
         -> one transaction: ids are assigned (`numbers`), rows added, articles put on the shelf, the mark that it is
            here

Rows that the database has already stay as they are: an article that another server brought, a feed that another server
follows, a name. Killed before the commit, nothing has happened; repeated after it, nothing happens.
"""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Collection, Mapping
from contextlib import closing
from datetime import datetime
from pathlib import Path
from sqlite3 import Connection

from msgspec.structs import replace

from bot.model.deliveries import DeliveryKind, moved_prefix
from bot.model.errors import Reason, SettingsFailed
from bot.model.operations import MovedServer, MoveRefused, MoveState, MoveTrouble, ServerMove
from bot.news.clustering.features import unpack_terms
from bot.policy.operations.shards import Shards
from bot.storage import departures, migrations, shelf_versions
from bot.storage.articles import article_rows, revisit_state
from bot.storage.deliveries.payloads import UNREADABLE, from_json, to_json
from bot.storage.engine import lock, maintenance, refusals, replacement, restore_mark
from bot.storage.engine.times import seconds
from bot.storage.members import erasure
from bot.storage.moves import numbers, servers, whole_shelf
from bot.storage.moves.exports import columns_of, counted, file_of
from bot.storage.moves.rows import NUMBERED
from bot.storage.shelves import shelves
from bot.storage.stories import candidates

_NUMBER = "(SELECT new FROM new_{kind} WHERE old = s.{column})"
_VALUES = {
    # Keys have numbers in them that each process gives out by itself, except those of digests and of feeds.
    ("deliveries", "key"): "iif(s.key GLOB 'digest:*' OR s.key GLOB 'feed:*', s.key, :prefix || s.key)",
    ("curation_acts", "number"): "(SELECT new FROM new_numbers_of_acts AS m WHERE m.id = s.id)",
    # Later watches do not ask for the article.
    ("watch_queue", "last_watch"): "coalesce((SELECT max(new) FROM new_news_watches WHERE old <= s.last_watch), 0)",
}
"""The values of columns that are neither copied nor the new id of a row."""

_REFERENCES: Mapping[str, Mapping[str, str]] = {
    "entity_forms": {"entity_id": "entities"},
    "desks": {},
    "article_keys": {"article_id": "articles"},
    "versions": {"article_id": "articles"},
    "changes": {"article_id": "articles", "version_id": "versions"},
    "retraction_notices": {"article_id": "articles"},
    "watches": {"article_id": "articles"},
    "mentions": {"article_id": "articles", "entity_id": "entities"},
    "quotes": {"article_id": "articles", "entity_id": "entities"},
    "stories": {},
    "story_articles": {"article_id": "articles", "story_id": "stories", "near_of": "articles", "family": "articles"},
    "story_vectors": {"article_id": "articles", "story_id": "stories"},
    "story_postings": {"article_id": "articles"},
    "story_prints": {"article_id": "articles"},
    "story_copies": {"article_id": "articles", "original_id": "articles"},
    "removed_articles": {"shelf_id": "shelves", "article_id": "articles"},
    "curation_acts": {"shelf_id": "shelves", "article_id": "articles", "story_id": "stories"},
    "blocks": {"shelf_id": "shelves", "act_id": "curation_acts"},
    "shelf_stories": {"shelf_id": "shelves", "article_id": "articles", "story_id": "stories"},
    "shelf_entity_names": {"shelf_id": "shelves"},
    "shelf_merges": {"shelf_id": "shelves", "entity_id": "entities", "kept_id": "entities"},
    "shelf_splits": {"shelf_id": "shelves", "article_id": "articles", "entity_id": "entities", "to_id": "entities"},
    "curation_reports": {"shelf_id": "shelves", "article_id": "articles", "act_id": "curation_acts"},
    "jobs": {"shelf_id": "shelves", "article_id": "articles"},
    "bodies": {"job_id": "jobs"},
    "claimed_pages": {"job_id": "jobs"},
    "feeds": {},
    "requests": {"job_id": "jobs", "shelf_id": "shelves", "feed_id": "feeds"},
    "channel_cursors": {},
    "searches": {"shelf_id": "shelves"},
    "feed_follows": {"feed_id": "feeds", "search_id": "searches"},
    "feed_entries": {"feed_id": "feeds"},
    "feed_backlog": {"follow_id": "feed_follows", "entry_id": "feed_entries"},
    "feed_left_out": {"follow_id": "feed_follows"},
    "subscriptions": {"search_id": "searches"},
    "filters": {"subscription_id": "subscriptions"},
    "story_threads": {},
    "deliveries": {
        "subscription_id": "subscriptions",
        "version_id": "versions",
        "corrects": "deliveries",
        "story_thread_id": "story_threads",
    },
    "payloads": {"delivery_id": "deliveries"},
    "shown": {"article_id": "articles", "delivery_id": "deliveries"},
    "threaded_articles": {"article_id": "articles", "story_thread_id": "story_threads"},
    "looks": {"shelf_id": "shelves"},
    "looked_at": {"shelf_id": "shelves", "article_id": "articles"},
    "news_watches": {"shelf_id": "shelves"},
    "watch_queue": {"shelf_id": "shelves", "article_id": "articles"},
    "watch_matches": {"watch_id": "news_watches", "article_id": "articles", "delivery_id": "deliveries"},
}
"""Table -> its columns with ids of other rows, and of which kind, in the order in which rows are added. Shelves,
entities and articles come before, and what follows from the articles of a shelf after."""

_OF_NEW = {
    **dict.fromkeys(
        ("versions", "changes", "retraction_notices", "watches", "mentions", "quotes", "story_articles",
         "story_vectors", "story_postings", "story_prints"), ("articles", "article_id")
    ),
    **dict.fromkeys(("bodies", "claimed_pages"), ("jobs", "job_id")),
    "payloads": ("deliveries", "delivery_id"),
}  # fmt: skip
"""Tables whose rows are added only for new rows of a kind: the kind, and the column with its id."""


def import_server(
    file: Path, database: Path, shards: Shards, now: datetime, erased: Mapping[int, datetime]
) -> MovedServer:
    """Add the server of an exported file to the database of the process with these shards. What the file has of members
    of `erased` who had their data erased since the export is not added; what they left here since stays.

    Raises MoveRefused; SettingsFailed as `exports.export`.
    """
    part = replacement.private_copy(database, "import")
    try:
        with refusals.as_settings_failed(database), lock.held(lock.beside(database)):
            replacement.complete(database.resolve())
            replacement.make_private(part)
            shutil.copyfile(file, part)
            try:
                move = _ready(part, shards)
                replacement.make_private(database)
                _erase_again(part, [member for member, at in erased.items() if at >= move.at])
                return _merge(part, database, replace(move, state=MoveState.HERE, at=now))
            finally:
                part.unlink(missing_ok=True)
    except OSError as error:
        raise SettingsFailed(Reason.DATA_FOLDER, f"{file}: {error.strerror}") from None


def _ready(part: Path, shards: Shards) -> ServerMove:
    """Bring the copy of a file to the present version; whose move it is."""
    if file_of(part) is None:
        raise MoveRefused(MoveTrouble.NO_SERVER)
    with closing(maintenance.connect(part, "rw")) as connection:
        migrations.bring_up_to_date(connection)
        if damage := [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]:
            raise SettingsFailed(Reason.BROKEN_DATABASE, str(damage[0]))
    move = file_of(part)
    if move is None:
        raise MoveRefused(MoveTrouble.NO_SERVER)
    if not shards.owns(move.guild_id):
        raise MoveRefused(MoveTrouble.OTHER_PROCESS)
    return move


def _erase_again(part: Path, members: Collection[int]) -> None:
    """Erase members from the copy of a file."""
    with closing(maintenance.connect(part, "rw")) as connection:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("BEGIN IMMEDIATE")
        for member in members:
            erasure.erase(connection, member)
        connection.execute("COMMIT")


def _merge(part: Path, database: Path, move: ServerMove) -> MovedServer:
    with closing(maintenance.connect(part, "ro")) as copy:
        rows = counted(copy)
    with closing(maintenance.connect(database, "rw")) as connection:
        migrations.bring_up_to_date(connection)
        connection.row_factory = sqlite3.Row
        known = servers.load(connection).get(move.guild_id)
        if known is not None and (known.name, known.state) == (move.name, MoveState.HERE):
            return MovedServer(known, rows, is_repeated=True)
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("ATTACH ? AS src", (f"{part.resolve().as_uri()}?mode=ro",))
        connection.execute("BEGIN IMMEDIATE")
        numbers.assign(connection)
        connection.execute("PRAGMA defer_foreign_keys = ON")
        _add(connection, moved_prefix(move.name))
        _put_on_shelf(connection)
        _visit_retracted(connection, move.at)
        _link_anew(connection, move.at)
        departures.remove(connection, move.guild_id)
        servers.save(connection, move)
        shelf_versions.count(connection)
        connection.execute("COMMIT")
    return MovedServer(move, rows)


def _add(connection: Connection, prefix: str) -> None:
    """Add the rows of the file."""
    connection.execute(
        "INSERT INTO shelves (id, key) SELECT n.new, s.key FROM src.shelves AS s JOIN new_shelves AS n ON n.old = s.id"
        " WHERE n.is_new"
    )
    _number_acts(connection)
    connection.execute(
        "INSERT INTO entities (id, key, name, kind, hangul, hanja) SELECT n.new, s.key, s.name, s.kind, s.hangul,"
        " s.hanja FROM src.entities AS s JOIN new_entities AS n ON n.old = s.id WHERE n.is_new"
    )
    _add_articles(connection)
    for table, references in _REFERENCES.items():
        _add_rows(connection, table, references, prefix)
    connection.execute(
        "UPDATE stories SET"
        " first_at = coalesce((SELECT min(at) FROM story_articles WHERE story_id = stories.id), first_at),"
        " last_at = coalesce((SELECT max(at) FROM story_articles WHERE story_id = stories.id), last_at)"
        " WHERE id IN (SELECT new FROM new_stories)"
    )
    # A feed that is polled here already may have listed more or less: its next poll saves all that it lists, silently.
    connection.execute(
        "UPDATE feed_follows SET fresh = 1 WHERE id IN (SELECT new FROM new_feed_follows WHERE is_new)"
        " AND feed_id IN (SELECT new FROM new_feeds WHERE NOT is_new)"
    )
    for table in NUMBERED:  # no key that is built of numbers is one that the other database built
        last = max(restore_mark.last_number(connection, table), numbers.last_of_file(connection, table))
        restore_mark.set_last_number(connection, table, last)
    _renumber(connection)


def _number_acts(connection: Connection) -> None:
    """Have acts of the file keep their numbers, as far as this database gave none of them to acts of its own: those
    get numbers that neither gave."""
    connection.execute(
        "CREATE TEMP TABLE new_numbers_of_acts AS SELECT c.id, c.shelf_id,"
        " iif(c.number > t.acts, c.number, c.number + max(s.acts, t.acts)) AS new FROM src.curation_acts AS c"
        " JOIN src.shelves AS s ON s.id = c.shelf_id JOIN new_shelves AS n ON n.old = s.id"
        " JOIN main.shelves AS t ON t.id = n.new"
    )
    connection.execute(
        "UPDATE main.shelves AS t SET acts ="
        " max(t.acts, s.acts, coalesce((SELECT max(new) FROM new_numbers_of_acts WHERE shelf_id = s.id), 0))"
        " FROM src.shelves AS s JOIN new_shelves AS n ON n.old = s.id WHERE t.id = n.new"
    )


def _add_rows(connection: Connection, table: str, references: Mapping[str, str], prefix: str) -> None:
    names = [column.strip('"') for column in columns_of(connection, table)]
    values = []
    for column in names:
        if column == "id" and table in numbers.SAME:
            values.append("n.new")
        elif (table, column) in _VALUES:
            values.append(_VALUES[table, column])
        elif column in references:
            values.append(_NUMBER.format(kind=references[column], column=column))
        else:
            values.append(f's."{column}"')
    source = f"src.{table} AS s"
    condition = "true"
    if table in numbers.SAME:
        source += f" JOIN new_{table} AS n ON n.old = s.id"
        condition = "n.is_new"
    if table in _OF_NEW:
        kind, column = _OF_NEW[table]
        condition += f" AND s.{column} IN (SELECT old FROM new_{kind} WHERE is_new)"  # noqa: S608  # constants
    columns = ", ".join(f'"{name}"' for name in names)
    connection.execute(
        f"INSERT INTO main.{table} ({columns}) SELECT {', '.join(values)} FROM {source} WHERE {condition}"  # noqa: S608  # constants
        " ON CONFLICT DO NOTHING",
        {"prefix": prefix},
    )


def _add_articles(connection: Connection) -> None:
    """Add new articles, the oldest first; each gets a free moment."""
    names = [column.strip('"') for column in columns_of(connection, "articles")]
    rows = connection.execute(
        "SELECT s.*, n.new AS new_id, v.new AS new_version, iif(s.owner_shelf_id IS NULL, NULL, k.new) AS new_owner"
        " FROM src.articles AS s JOIN new_articles AS n ON n.old = s.id AND n.is_new"
        " JOIN new_versions AS v ON v.old = s.version_id"
        " LEFT JOIN new_shelves AS k ON k.old = s.owner_shelf_id ORDER BY s.id"
    ).fetchall()
    places = ", ".join(f":{name}" for name in names)
    for row in rows:
        values = {name: row[name] for name in names}
        values |= {"id": row["new_id"], "version_id": row["new_version"], "owner_shelf_id": row["new_owner"]}
        values["moment"] = article_rows.free_moment(connection, row["at"])
        connection.execute(f"INSERT INTO articles ({', '.join(names)}) VALUES ({places})", values)  # noqa: S608  # of the schema


def _renumber(connection: Connection) -> None:
    """Put the new ids into stored JSON, and count the words of new public articles."""
    known = {kind: numbers.numbers_of(connection, kind) for kind in ("articles", "stories", "news_watches", "feeds")}
    payloads = connection.execute(
        "SELECT p.delivery_id, d.kind, p.payload FROM payloads AS p JOIN deliveries AS d ON d.id = p.delivery_id"
        " WHERE d.id IN (SELECT new FROM new_deliveries WHERE is_new)"
    ).fetchall()
    for delivery_id, kind, text in payloads:
        try:
            payload = numbers.renumbered(from_json(DeliveryKind(kind), text), known)
        except UNREADABLE:
            continue  # it ends when it is due
        changed = to_json(DeliveryKind(kind), payload), delivery_id
        connection.execute("UPDATE payloads SET payload = ? WHERE delivery_id = ?", changed)
    reasons = connection.execute(
        "SELECT article_id, reason FROM story_articles WHERE article_id IN (SELECT new FROM new_articles WHERE is_new)"
    ).fetchall()
    connection.executemany(
        "UPDATE story_articles SET reason = ? WHERE article_id = ?",
        [(numbers.placement_json(reason, known), article_id) for article_id, reason in reasons],
    )
    vectors = connection.execute(
        "SELECT v.vector, v.at FROM story_vectors AS v JOIN articles AS a ON a.id = v.article_id"
        " WHERE a.owner_shelf_id IS NULL AND a.id IN (SELECT new FROM new_articles WHERE is_new)"
    ).fetchall()
    for vector, at in vectors:
        candidates.count_document(connection, unpack_terms(vector), at)


def _put_on_shelf(connection: Connection) -> None:
    """Put the articles on the server's shelf as it shows them, with the counters and full-text rows that follow."""
    names = [column.strip('"') for column in columns_of(connection, "corrections")]
    corrected = connection.execute(
        "SELECT s.*, k.new AS shelf, a.new AS article, coalesce(s.at, t.at) AS shown_at FROM src.corrections AS s"
        " JOIN new_shelves AS k ON k.old = s.shelf_id JOIN new_articles AS a ON a.old = s.article_id"
        " JOIN main.articles AS t ON t.id = a.new ORDER BY a.new"
    ).fetchall()
    places = ", ".join(f":{name}" for name in names)
    for row in corrected:
        values = {name: row[name] for name in names} | {"shelf_id": row["shelf"], "article_id": row["article"]}
        values["moment"] = article_rows.free_moment(connection, row["shown_at"])
        with shelves.reindexed(connection, row["article"]):
            connection.execute(
                f"INSERT INTO corrections ({', '.join(names)}) VALUES ({places}) ON CONFLICT DO NOTHING",  # noqa: S608  # of the schema
                values,
            )
    whole_shelf.put_on(connection)


def _visit_retracted(connection: Connection, now: datetime) -> None:
    """Visit articles that this database had already and that only the other knows to be retracted by a notice: what
    follows from it, for all servers here, follows from a visit."""
    rows = connection.execute(
        "SELECT n.new FROM src.retraction_notices AS s JOIN new_articles AS n ON n.old = s.article_id AND NOT n.is_new"
        " WHERE n.new NOT IN (SELECT article_id FROM main.retraction_notices)"
    ).fetchall()
    revisit_state.visit_now(connection, [row["new"] for row in rows], now)


def _link_anew(connection: Connection, now: datetime) -> None:
    """Have all articles linked anew, unless both databases are completely linked with one knowledge base."""
    query = "SELECT digest, ended_at IS NOT NULL FROM {}.relinking"
    ours, theirs = (connection.execute(query.format(name)).fetchone() for name in ("main", "src"))
    last = article_rows.newest_id(connection)
    if ours is None or (theirs is not None and tuple(ours) == tuple(theirs) and ours[1]):
        return  # a database without a base on record is linked by the first desk that opens it
    connection.execute("DELETE FROM relinking")
    connection.execute(
        "INSERT INTO relinking (id, digest, everything, done_to, last_id, started_at) VALUES (1, ?, 1, 0, ?, ?)",
        (ours[0], last, seconds(now)),
    )
