"""The links of one message together: which they are, and the state that its reaction shows."""

from __future__ import annotations

import json
from collections.abc import Iterable
from sqlite3 import Connection, Row

from bot.model.jobs import JobState, LinkOfPost, Post, PostMarks, PostState, Shelf, WithdrawnLinks

FORBIDDEN = "forbidden: "
"""What the detail of an answer begins with that the bot was not allowed to send."""


def keys(connection: Connection, shelf: Shelf, message_id: int) -> frozenset[str]:
    """The keys of the links that were submitted from a message."""
    rows = connection.execute(
        "SELECT DISTINCT j.url_key FROM requests AS r JOIN jobs AS j ON j.id = r.job_id"
        " WHERE r.shelf_id = (SELECT id FROM shelves WHERE key = ?) AND r.message_id = ?",
        (shelf.key, message_id),
    ).fetchall()
    return frozenset(row["url_key"] for row in rows)


def withdraw(connection: Connection, shelf: Shelf, message_id: int, keys: Iterable[str]) -> bool:
    """Detach from a message its unfinished requests for links other than `keys`, which an edit removed: they get no
    answer, and its state no longer depends on them. True where there were any."""
    cursor = connection.execute(
        "UPDATE requests SET answer = 0, channel_id = NULL, message_id = NULL"
        " WHERE shelf_id = (SELECT id FROM shelves WHERE key = ?) AND message_id = ?"
        " AND answer AND EXISTS (SELECT 1 FROM jobs WHERE id = requests.job_id AND state <> 'done'"
        "  AND url_key NOT IN (SELECT value FROM json_each(?)))",
        (shelf.key, message_id, json.dumps(list(keys))),
    )
    return cursor.rowcount > 0


def links(connection: Connection, post: WithdrawnLinks) -> tuple[LinkOfPost, ...]:
    """The links with these keys that the member submitted from the message and awaited a reply to."""
    rows = connection.execute(
        "SELECT r.id, r.job_id, j.url_key, j.state, j.article_id,"
        " EXISTS (SELECT 1 FROM shelf_articles AS s WHERE s.shelf_id = r.shelf_id AND s.article_id = j.article_id"
        "  AND s.message_id = r.message_id) AS brought,"
        " EXISTS (SELECT 1 FROM requests AS o WHERE o.job_id = r.job_id AND o.shelf_id = r.shelf_id AND o.id <> r.id)"
        " OR EXISTS (SELECT 1 FROM jobs AS k JOIN requests AS o ON o.job_id = k.id WHERE k.article_id = j.article_id"
        "  AND o.shelf_id = r.shelf_id AND (o.message_id IS NOT r.message_id"
        "  OR k.url_key NOT IN (SELECT value FROM json_each(:keys)))) AS shared,"
        " EXISTS (SELECT 1 FROM shown AS w JOIN deliveries AS t ON t.id = w.delivery_id"
        "  WHERE w.article_id = j.article_id AND t.guild_id = r.guild_id)"
        " OR EXISTS (SELECT 1 FROM watch_matches AS m JOIN news_watches AS w ON w.id = m.watch_id"
        "  WHERE m.article_id = j.article_id AND w.shelf_id = r.shelf_id AND m.told_at IS NOT NULL"
        "  AND m.delivery_id IS NOT d.id"
        "  AND (SELECT state FROM deliveries WHERE id = m.delivery_id) IS NOT 'pending')"
        " OR EXISTS (SELECT 1 FROM curation_acts WHERE article_id = j.article_id AND shelf_id = r.shelf_id)"
        " OR EXISTS (SELECT 1 FROM curation_reports WHERE article_id = j.article_id AND shelf_id = r.shelf_id) AS used,"
        " d.id AS answer_id, coalesce(d.state, '') = 'sending' AS under_way, d.message_id,"
        " iif(d.place = 'within', t.thread_id, d.channel_id) AS channel_id,"
        " coalesce(d.place, '') IN ('thread', 'post') AS opened"
        " FROM requests AS r JOIN jobs AS j ON j.id = r.job_id"
        " LEFT JOIN deliveries AS d ON d.key = 'card:' || r.job_id || ':' || r.id"
        " LEFT JOIN story_threads AS t ON t.id = d.story_thread_id"
        " WHERE r.shelf_id = (SELECT id FROM shelves WHERE key = :shelf) AND r.message_id = :message"
        " AND r.user_id = :user AND r.answer AND j.url_key IN (SELECT value FROM json_each(:keys)) ORDER BY r.id",
        {
            "shelf": post.shelf.key,
            "message": post.message_id,
            "user": post.user_id,
            "keys": json.dumps(sorted(post.keys)),
        },
    ).fetchall()
    return tuple(_link(row) for row in rows)


def _link(row: Row) -> LinkOfPost:
    return LinkOfPost(
        request_id=row["id"],
        job_id=row["job_id"],
        key=row["url_key"],
        state=JobState(row["state"]),
        article_id=row["article_id"],
        brought=bool(row["brought"]),
        shared=bool(row["shared"]),
        used=bool(row["used"]),
        answer_id=row["answer_id"],
        under_way=bool(row["under_way"]),
        message=None if row["message_id"] is None else (row["channel_id"], row["message_id"]),
        opened=bool(row["opened"]),
    )


def hand_over(connection: Connection, shelf_id: int, article_id: int) -> None:
    """Make the oldest request for an article of a shelf the one that brought it there; a member's, where there is one.
    Without any it came without a post, as from a feed."""
    connection.execute(
        "UPDATE shelf_articles SET (user_id, guild_id, channel_id, message_id) ="
        " (SELECT r.user_id, r.guild_id, iif(r.feed_id IS NULL, r.channel_id, NULL), r.message_id"
        "  FROM jobs AS j JOIN requests AS r ON r.job_id = j.id WHERE j.article_id = ?2 AND r.shelf_id = ?1"
        "  ORDER BY r.feed_id IS NOT NULL, r.id LIMIT 1)"
        " WHERE shelf_id = ?1 AND article_id = ?2",
        (shelf_id, article_id),
    )


def state(connection: Connection, shelf: Shelf, message_id: int) -> PostState:
    """The state of all links of a message."""
    return _state_of(_answers(connection, shelf, message_id))


def waiting(connection: Connection, shelf: Shelf) -> tuple[tuple[int, int], ...]:
    """The messages of a shelf with a link that waits, each as (channel, message)."""
    rows = connection.execute(
        "SELECT DISTINCT r.channel_id, r.message_id FROM requests AS r JOIN jobs AS j ON j.id = r.job_id"
        " LEFT JOIN deliveries AS d ON d.key = 'card:' || r.job_id || ':' || r.id"
        " WHERE r.shelf_id = (SELECT id FROM shelves WHERE key = ?) AND r.message_id IS NOT NULL AND r.answer"
        " AND r.channel_id IS NOT NULL AND (j.state IN ('queued', 'fetched') OR d.state IN ('pending', 'sending'))",
        (shelf.key,),
    ).fetchall()
    return tuple((row["channel_id"], row["message_id"]) for row in rows)


def marks(connection: Connection, shelf: Shelf, post: Post, delivered: str) -> PostMarks | None:
    """What the reactions on a post show, None while one of its links waits; the delivery with the key `delivered`
    counts as sent. Answers are known for some weeks."""
    asked = _answers(connection, shelf, post.message_id, delivered)
    if (state := _state_of(asked)) is PostState.WAITING:
        return None
    answers = connection.execute(
        "SELECT key, kind, state, place, detail FROM deliveries"
        " WHERE user_id = ? AND reply_to = ? AND kind IN ('card', 'refusal')",
        (post.user_id, post.message_id),
    ).fetchall()
    forbidden = {row["key"] for row in answers if row["state"] == "dead" and row["detail"].startswith(FORBIDDEN)}
    awaited = {row["key"] for row in asked}
    return PostMarks(
        saved=state is PostState.SAVED,
        was_refused=any(row["kind"] == "refusal" and row["state"] not in ("pending", "sending") for row in answers),
        threaded=any(row["place"] in ("post", "within") and row["state"] in ("sending", "sent") for row in answers),
        muted=not forbidden.isdisjoint(awaited),
        was_muted=not forbidden <= awaited,
    )


def _answers(connection: Connection, shelf: Shelf, message_id: int | None, delivered: str | None = None) -> list[Row]:
    """The requests of a message that are answered: the key of the answer, whether it is waited for, and whether the
    link failed, or its answer did not arrive though it might have been posted."""
    return connection.execute(
        "SELECT 'card:' || r.job_id || ':' || r.id AS key,"
        " j.state IN ('queued', 'fetched') OR d.state IN ('pending', 'sending') AS waits,"
        " j.state = 'dead' OR (d.state = 'dead' AND d.detail NOT GLOB :forbidden || '*') AS failed"
        " FROM requests AS r JOIN jobs AS j ON j.id = r.job_id"
        " LEFT JOIN deliveries AS d ON d.key = 'card:' || r.job_id || ':' || r.id AND d.key IS NOT :delivered"
        " WHERE r.shelf_id = (SELECT id FROM shelves WHERE key = :shelf) AND r.message_id = :message AND r.answer",
        {"delivered": delivered, "forbidden": FORBIDDEN, "shelf": shelf.key, "message": message_id},
    ).fetchall()


def _state_of(rows: Iterable[Row]) -> PostState:
    rows = list(rows)
    if any(row["waits"] for row in rows):
        return PostState.WAITING
    return PostState.FAILED if any(row["failed"] for row in rows) else PostState.SAVED
