"""The ids that the rows of a file get in another database, and the ids inside stored JSON.

For each kind of numbered row there is a temporary table `new_KIND` (old, new, is_new): rows that both databases have
(the same page, feed or name) get the id that is there, `is_new` 0; the others get ids that neither database has given
out.
"""

from __future__ import annotations

from collections.abc import Mapping
from sqlite3 import Connection
from typing import Any, TypeVar

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from bot.model.answers import ArticleRef, StoryLine, StoryRef
from bot.model.digests.why import ConsideredArticle, ConsideredStory
from bot.model.jobs import Post
from bot.model.placements import PlacementReason
from bot.model.watches.alert import WatchAlert
from bot.storage.engine import restore_mark

T = TypeVar("T")

SAME: Mapping[str, str | None] = {
    "shelves": "t.key = s.key",
    "entities": "t.key = s.key",
    "feeds": "t.url = s.url",
    "articles": "t.id = (SELECT min(k.article_id) FROM src.article_keys AS f"
    " JOIN main.article_keys AS k USING (url_key) WHERE f.article_id = s.id)",
    "versions": "t.article_id = (SELECT new FROM new_articles WHERE old = s.article_id AND NOT is_new)"
    " AND text_of(t.content) = text_of(s.content)",
    "changes": "t.at = s.at AND t.article_id = (SELECT new FROM new_articles WHERE old = s.article_id AND NOT is_new)",
    "quotes": None,
    "stories": "t.id = (SELECT min(o.story_id) FROM src.story_articles AS m"
    " JOIN new_articles AS n ON n.old = m.article_id AND NOT n.is_new"
    " JOIN main.story_articles AS o ON o.article_id = n.new WHERE m.story_id = s.id)",
    "jobs": "t.url_key = s.url_key AND t.state IN ('queued', 'fetched') AND s.state IN ('queued', 'fetched')",
    "requests": "t.message_id = s.message_id"
    " AND t.job_id = (SELECT new FROM new_jobs WHERE old = s.job_id AND NOT is_new)",
    "searches": "t.shelf_id = (SELECT new FROM new_shelves WHERE old = s.shelf_id) AND t.folded = s.folded"
    " AND coalesce(t.user_id, 0) = coalesce(s.user_id, 0)",
    "feed_follows": "t.feed_id = (SELECT new FROM new_feeds WHERE old = s.feed_id) AND t.guild_id = s.guild_id",
    "feed_entries": "t.link = s.link AND t.feed_id = (SELECT new FROM new_feeds WHERE old = s.feed_id AND NOT is_new)",
    "feed_backlog": None,
    "subscriptions": "t.channel_id = s.channel_id AND t.rhythm = s.rhythm",
    "filters": None,
    "story_threads": "t.thread_id = s.thread_id",
    "deliveries": "t.key = s.key AND (s.key GLOB 'digest:*' OR s.key GLOB 'feed:*')",
    "news_watches": "t.shelf_id = (SELECT new FROM new_shelves WHERE old = s.shelf_id) AND t.channel_id = s.channel_id"
    " AND t.kind = s.kind AND t.value = s.value",
    "watch_queue": None,
    "curation_acts": None,
    "curation_reports": None,
}
"""Kind of row -> when a row `t` of the database is the row `s` of the file; None where no row is. In an order in which
each may ask for kinds before it."""


def assign(connection: Connection) -> None:
    """Make the temporary tables."""
    for kind, same in SAME.items():
        base = max(
            connection.execute(f"SELECT coalesce(max(id), 0) FROM main.{kind}").fetchone()[0],  # noqa: S608  # constants
            connection.execute(f"SELECT coalesce(max(id), 0) FROM src.{kind}").fetchone()[0],  # noqa: S608  # likewise
            restore_mark.last_number(connection, kind),
            last_of_file(connection, kind),
        )
        connection.execute(f"CREATE TEMP TABLE new_{kind} (old INTEGER PRIMARY KEY, new INTEGER, is_new INTEGER)")
        if same is not None:
            connection.execute(
                f"INSERT INTO new_{kind} SELECT s.id, min(t.id), 0 FROM src.{kind} AS s JOIN main.{kind} AS t ON {same}"  # noqa: S608  # likewise
                " GROUP BY s.id"
            )
        connection.execute(
            f"INSERT INTO new_{kind} SELECT id, ? + row_number() OVER (ORDER BY id), 1 FROM src.{kind}"  # noqa: S608  # likewise
            f" WHERE id NOT IN (SELECT old FROM new_{kind})",
            (base,),
        )


def last_of_file(connection: Connection, kind: str) -> int:
    """The last id that the database of the export gave out."""
    rows = connection.execute("SELECT seq FROM src.sqlite_sequence WHERE name = ?", (kind,)).fetchall()
    return max((int(row[0]) for row in rows), default=0)


IDS: Mapping[type, Mapping[str, str]] = {
    StoryLine: {"id": "stories"},
    StoryRef: {"id": "stories"},
    ConsideredStory: {"story_id": "stories"},
    ConsideredArticle: {"article_id": "articles"},
    ArticleRef: {"id": "articles"},
    PlacementReason: {"article_id": "articles", "story_id": "stories"},
    WatchAlert: {"watch_id": "news_watches"},
    Post: {"feed_id": "feeds"},
}
"""Type inside payloads -> its fields with ids of rows, and of which kind. All other ids in payloads are Discord's."""


def renumbered(value: T, numbers: Mapping[str, Mapping[int, int]]) -> T:
    """A payload with the ids of the other database; `numbers` is kind -> old -> new. An id that stayed behind becomes
    0, which no row has."""
    return _renumbered(value, numbers)  # type: ignore[no-any-return]  # of the same type


def _renumbered(value: Any, numbers: Mapping[str, Mapping[int, int]]) -> Any:
    if isinstance(value, tuple | list):
        return type(value)(_renumbered(one, numbers) for one in value)
    if isinstance(value, dict):
        return {key: _renumbered(one, numbers) for key, one in value.items()}
    if not isinstance(value, Struct):
        return value
    ids = IDS.get(type(value), {})
    changed = {}
    for name in value.__struct_fields__:
        before = getattr(value, name)
        if name in ids:
            after = None if before is None else numbers[ids[name]].get(before, 0)
        else:
            after = _renumbered(before, numbers)
        if after is not before:
            changed[name] = after
    return replace(value, **changed) if changed else value


def numbers_of(connection: Connection, kind: str) -> dict[int, int]:
    """Old -> new id of a kind of rows."""
    return dict(connection.execute(f"SELECT old, new FROM new_{kind}").fetchall())  # noqa: S608  # of SAME


def placement_json(stored: str, numbers: Mapping[str, Mapping[int, int]]) -> str:
    """A value of story_articles.reason with the ids of the other database."""
    if not stored.startswith("["):
        return stored
    items = msgspec.json.decode(stored, type=list[PlacementReason | str])
    return msgspec.json.encode(renumbered(items, numbers)).decode()
