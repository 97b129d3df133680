"""Read one story of a shelf. No query here reads other shelves."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from sqlite3 import Connection

from msgspec.structs import replace

from bot.lang.scripts import Writing
from bot.model.analysis import MOST_JOINT, EntityKind
from bot.model.answers import CorrectedField, Linked, NamedEntity, QuoteLine, StoryRef
from bot.model.stories import ArticleExcerpt
from bot.news.digests import story_lines
from bot.news.digests.groups import best_first
from bot.storage import answer_rows, settings
from bot.storage.engine.encoding import content_from, spans_from
from bot.storage.stories import shelf_window

NEWEST = 60
"""Articles of a story that answers about it are made from."""

_MOST_QUOTES = 60
_LANGUAGES: dict[Writing | None, str] = {
    Writing.KOREAN: "ko",
    Writing.JAPANESE: "ja",
    Writing.CHINESE: "zh",
    Writing.LATIN: "en",
}
_SHORT_ROLE = 40


def living(connection: Connection, story_id: int) -> int:
    """Return the id of the story that took over a merged story's articles, else the id itself."""
    rows = connection.execute(
        "SELECT coalesce(merged_into, id) AS id FROM stories WHERE id = ?", (story_id,)
    ).fetchall()
    return next((int(row["id"]) for row in rows), story_id)


def listed(connection: Connection, shelf_id: int, story_id: int, lead: int) -> int:
    """Return the id of a story of an earlier list: the one that has its `lead` now, since it may have been split, also
    if the shelf has that article no more but had moved it. Else the `living` one: where another shelf's article is
    tells nothing here."""
    rows = connection.execute(
        "SELECT story_id FROM story_members WHERE shelf_id = :shelf AND article_id = :lead"
        " UNION ALL SELECT story_id FROM shelf_stories WHERE shelf_id = :shelf AND article_id = :lead",
        {"shelf": shelf_id, "lead": lead},
    ).fetchall()
    return next((int(row["story_id"]) for row in rows), living(connection, story_id))


def story_of(connection: Connection, shelf_id: int, article_id: int) -> int | None:
    """Return the id of the story that an article is in on a shelf."""
    rows = connection.execute(
        "SELECT story_id FROM story_members WHERE shelf_id = ? AND article_id = ?", (shelf_id, article_id)
    ).fetchall()
    return next((int(row["story_id"]) for row in rows), None)


def size(connection: Connection, shelf_id: int, story_id: int) -> int:
    """Return the number of the story's articles on the shelf."""
    rows = connection.execute(
        "SELECT count(*) AS articles FROM story_members WHERE shelf_id = ? AND story_id = ?", (shelf_id, story_id)
    ).fetchall()
    return next(int(row["articles"]) for row in rows)


def reference(connection: Connection, shelf_id: int, story_id: int, *, without: int | None = None) -> StoryRef | None:
    """Return the story as far as the shelf holds it, under the headline that every answer about the whole story shows;
    under that of its other articles `without` one. None where the shelf has no article of it, or no other."""
    found = shelf_window.of_story(connection, shelf_id, story_id, NEWEST)
    window = [one for one in found if one.article_id != without]
    if not window:
        return None
    listed = [one.article_id for one in best_first(window)[: story_lines.LISTED_ARTICLES]]
    articles = shelf_window.references(connection, shelf_id, listed)
    headline = story_lines.headline(window, articles, preferred=settings.known_writing(connection, shelf_id))
    corrected = any(one.title == headline and CorrectedField.TITLE in one.corrected for one in articles)
    return StoryRef(story_id, headline, size(connection, shelf_id, story_id), corrected)


def still_shown(connection: Connection, shelf_id: int, told: Iterable[StoryRef]) -> dict[int, StoryRef]:
    """Return the stories of an earlier list that still have articles on the shelf, by the id that was listed. The
    headline is the listed one where an article of the story there still has it as its title, else the story's present
    one."""
    found = {}
    for story in told:
        story_id = listed(connection, shelf_id, story.id, story.lead)
        shown = _titled(connection, shelf_id, story_id, story.headline) or reference(connection, shelf_id, story_id)
        if shown is not None:
            found[story.id] = replace(shown, lead=story.lead)
    return found


def _titled(connection: Connection, shelf_id: int, story_id: int, headline: str) -> StoryRef | None:
    """The story under a headline that an article of it on the shelf has as its title; None if none has."""
    row = connection.execute(
        "SELECT l.corrected FROM story_members AS t CROSS JOIN article_lines AS l"
        " ON l.shelf_id = t.shelf_id AND l.article_id = t.article_id"
        " WHERE t.shelf_id = ? AND t.story_id = ? AND l.title = ? AND NOT l.retracted"
        " ORDER BY instr(l.corrected, 'title') DESC LIMIT 1",
        (shelf_id, story_id, headline),
    ).fetchone()
    if row is None:
        return None
    return StoryRef(story_id, headline, size(connection, shelf_id, story_id), "title" in row["corrected"])


def openings(
    connection: Connection, shelf_id: int, article_ids: Iterable[int], sentences: int
) -> tuple[ArticleExcerpt, ...]:
    """Return the shelf's articles with their first sentences in text order, in the order asked for."""
    rows = connection.execute(
        "SELECT l.*, v.content FROM json_each(?) AS n"
        " JOIN article_lines AS l ON l.shelf_id = ? AND l.article_id = n.value"
        " JOIN articles AS a ON a.id = n.value JOIN versions AS v ON v.id = a.version_id ORDER BY n.key",
        (json.dumps(list(article_ids)), shelf_id),
    ).fetchall()
    found = []
    for row, article in zip(rows, answer_rows.article_refs(connection, rows), strict=True):
        content = content_from(row["content"])
        spans = spans_from(content.sentences)[:sentences]
        found.append(
            ArticleExcerpt(article, tuple(answer_rows.linked_in(article, content.text, span) for span in spans))
        )
    return tuple(found)


def quotes(
    connection: Connection, shelf_id: int, article_ids: Iterable[int], limit: int = _MOST_QUOTES
) -> tuple[QuoteLine, ...]:
    """Return the first statements of the shelf's articles, in article order."""
    most = limit + MOST_JOINT
    rows = connection.execute(
        "SELECT q.* FROM json_each(?) AS n JOIN quote_lines AS q ON q.shelf_id = ? AND q.article_id = n.value"
        " ORDER BY n.key, q.start, q.quote_id LIMIT ?",
        (json.dumps(list(article_ids)), shelf_id, most),
    ).fetchall()
    whole = answer_rows.statements(rows)[: None if len(rows) < most else -1]
    return answer_rows.quote_lines(connection, [row for said in whole[:limit] for row in said])


def people(connection: Connection, shelf_id: int, article_ids: Iterable[int], limit: int) -> tuple[NamedEntity, ...]:
    """Return the persons mentioned by the most of these articles, with the number of articles and a role: the first one
    stated in the readers' language, else in that of most articles, short ones before long ones. Of several articles, a
    person mentioned by one alone is left out."""
    ids = json.dumps(list(article_ids))
    preferred = _LANGUAGES.get(settings.known_writing(connection, shelf_id), "")
    rows = connection.execute(
        "SELECT l.*, count(DISTINCT n.value) AS articles,"
        " sum(length(m.spans) - length(replace(m.spans, ',', ''))) AS times"
        " FROM json_each(?1) AS n JOIN mention_lines AS m ON m.shelf_id = ?2 AND m.article_id = n.value"
        " JOIN entity_lines AS l ON l.shelf_id = ?2 AND l.entity_id = m.entity_id"
        " WHERE l.entity_kind = ?3 GROUP BY m.entity_id HAVING articles > 1 OR json_array_length(?1) = 1"
        " ORDER BY articles DESC, times DESC, l.entity_id LIMIT ?4",
        (ids, shelf_id, EntityKind.PERSON, limit),
    ).fetchall()
    return tuple(
        [
            NamedEntity(answer_rows.entity_ref(row), row["articles"], _role(connection, shelf_id, ids, row, preferred))
            for row in rows
        ]
    )


def _role(
    connection: Connection, shelf_id: int, article_ids: str, entity: sqlite3.Row, preferred: str
) -> Linked | None:
    rows = connection.execute(
        "SELECT l.*, m.role_start, m.role_end"
        " FROM json_each(:articles) AS n JOIN mention_lines AS m ON m.shelf_id = :shelf AND m.article_id = n.value"
        " AND m.own_id IN (SELECT own_id FROM entity_sources WHERE shelf_id = :shelf AND entity_id = :entity)"
        " AND m.entity_id = :entity"
        " JOIN article_lines AS l ON l.shelf_id = :shelf AND l.article_id = n.value"
        " JOIN articles AS a ON a.id = n.value"
        " WHERE m.role_start IS NOT NULL"
        " ORDER BY a.language <> :preferred,"
        " a.language <> (SELECT o.language FROM json_each(:articles) AS s JOIN articles AS o ON o.id = s.value"
        " GROUP BY o.language ORDER BY count(*) DESC, o.language LIMIT 1),"
        " m.role_end - m.role_start > :short, n.key, m.own_id LIMIT 1",
        {
            "articles": article_ids,
            "entity": entity["entity_id"],
            "shelf": shelf_id,
            "short": _SHORT_ROLE,
            "preferred": preferred,
        },
    ).fetchall()
    return next((answer_rows.whole_role(connection, row) for row in rows), None)


def of_articles(connection: Connection, shelf_id: int, article_ids: Iterable[int], limit: int) -> tuple[StoryRef, ...]:
    """Return the first `limit` stories of these articles on the shelf, each once, under the title of its first
    article."""
    rows = connection.execute(
        "SELECT m.story_id, l.title, l.corrected FROM json_each(?1) AS n"
        " JOIN story_lines AS m ON m.shelf_id = ?2 AND m.article_id = n.value"
        " JOIN article_lines AS l ON l.shelf_id = ?2 AND l.article_id = n.value ORDER BY n.key",
        (json.dumps(list(article_ids)), shelf_id),
    ).fetchall()
    titles: dict[int, tuple[str, bool]] = {}
    for row in rows:
        titles.setdefault(row["story_id"], (row["title"], "title" in row["corrected"]))
    first = list(titles.items())[:limit]
    return tuple(
        [StoryRef(story, title, size(connection, shelf_id, story), corrected) for story, (title, corrected) in first]
    )
