"""What a shelf holds of one story; no query here goes beyond the shelf."""

from __future__ import annotations

import json
from collections.abc import Iterable

from aiosqlite import Connection

from bot.model.answers import QuoteLine, StoryRef
from bot.storage import refs
from bot.storage.encoding import spans_from
from bot.storage.windows import Telling

_MOST_QUOTES = 60


async def living(connection: Connection, story_id: int) -> int:
    """The story that a number means now: one that was merged is the one that took its articles."""
    rows = await connection.execute_fetchall(
        "SELECT coalesce(merged_into, id) AS id FROM stories WHERE id = ?", (story_id,)
    )
    return next((int(row["id"]) for row in rows), story_id)


async def story_of(connection: Connection, article_id: int) -> int | None:
    """The story of an article."""
    rows = await connection.execute_fetchall("SELECT story_id FROM story_articles WHERE article_id = ?", (article_id,))
    return next((int(row["story_id"]) for row in rows), None)


async def size(connection: Connection, shelf_id: int, story_id: int) -> int:
    """How many articles of the story stand on the shelf."""
    rows = await connection.execute_fetchall(
        "SELECT count(*) AS articles FROM story_articles AS m"
        " JOIN shelf_articles AS s ON s.shelf_id = ? AND s.article_id = m.article_id WHERE m.story_id = ?",
        (shelf_id, story_id),
    )
    return next(int(row["articles"]) for row in rows)


async def openings(connection: Connection, article_ids: Iterable[int], sentences: int) -> tuple[Telling, ...]:
    """The articles with their first sentences, in the order of the text."""
    rows = await connection.execute_fetchall(
        "SELECT l.*, v.text, v.sentences FROM json_each(?) AS n JOIN article_lines AS l ON l.article_id = n.value"
        " JOIN articles AS a ON a.id = n.value JOIN versions AS v ON v.id = a.version_id ORDER BY n.key",
        (json.dumps(list(article_ids)),),
    )
    found = []
    for row in rows:
        article = refs.article_ref(row)
        spans = spans_from(row["sentences"])[:sentences]
        found.append(Telling(article, tuple(refs.linked_in(article, row["text"], span) for span in spans)))
    return tuple(found)


async def quotes(connection: Connection, article_ids: Iterable[int]) -> tuple[QuoteLine, ...]:
    """What is said in the articles, in their order; up to 60."""
    rows = await connection.execute_fetchall(
        "SELECT q.* FROM json_each(?) AS n JOIN quote_lines AS q ON q.article_id = n.value"
        " ORDER BY n.key, q.start LIMIT ?",
        (json.dumps(list(article_ids)), _MOST_QUOTES),
    )
    return tuple(refs.quote_line(row) for row in rows)


async def of_articles(
    connection: Connection, shelf_id: int, article_ids: Iterable[int], limit: int
) -> tuple[StoryRef, ...]:
    """The first `limit` stories of these articles of the shelf, each once under the title of its first."""
    rows = await connection.execute_fetchall(
        "SELECT m.story_id, a.title FROM json_each(?) AS n JOIN story_articles AS m ON m.article_id = n.value"
        " JOIN shelf_articles AS s ON s.shelf_id = ? AND s.article_id = n.value"
        " JOIN articles AS a ON a.id = n.value ORDER BY n.key",
        (json.dumps(list(article_ids)), shelf_id),
    )
    titles: dict[int, str] = {}
    for row in rows:
        titles.setdefault(row["story_id"], row["title"])
    first = list(titles.items())[:limit]
    return tuple([StoryRef(story, title, await size(connection, shelf_id, story)) for story, title in first])
