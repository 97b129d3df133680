"""Writes a placement: the new article's story, articles that move, stories that merge, and what depends on them (the
story counts of shelves, the time span of each story).

A merged story keeps its row and points to the surviving one, so that its number still leads somewhere.
"""

from __future__ import annotations

from sqlite3 import Connection

from msgspec.structs import replace

from bot.news.clustering.assign import Absorbed, Moved, Placement, StoryChange
from bot.storage.stories import candidates
from bot.storage.stories.placement_reasons import item_json, to_json


def apply(connection: Connection, article_id: int, at: int, placement: Placement) -> int:
    """Write the placement of an article published `at` (epoch seconds); the id of its story."""
    story_id = placement.home.story_id or new_story(connection, at)
    connection.execute(
        "INSERT INTO story_articles (article_id, story_id, at, score, reason) VALUES (?, ?, ?, ?, ?)",
        (article_id, story_id, at, placement.score, to_json(placement.reason)),
    )
    parts = [(story_id, placement.home)]
    parts += [(part.story_id or new_story(connection, at), part) for part in placement.others]
    for kept, part in parts:
        for moved in part.moved:
            _move(connection, kept, moved)
    for kept, part in parts:
        for absorbed in part.absorbed:
            _merge(connection, kept, absorbed)
        _update_span(connection, kept)
    return story_id


def among_own(connection: Connection, placement: Placement, owner: int | None) -> Placement:
    """The placement of a private text of the shelf `owner`, less what other shelves would show: only other private
    texts of that shelf move, with copies that are its own, and only stories of nothing else are merged."""

    def own(part: StoryChange) -> StoryChange:
        moved = tuple(one for one in part.moved if _moves_only_own(connection, one.article_id, owner))
        absorbed = tuple(one for one in part.absorbed if _has_only_own(connection, one.story_id, owner))
        return StoryChange(part.story_id, moved, absorbed)

    if owner is None:
        return replace(placement, home=StoryChange(placement.home.story_id), others=())
    others = [part for part in map(own, placement.others) if part.moved or part.absorbed]
    return replace(placement, home=own(placement.home), others=tuple(others))


def _moves_only_own(connection: Connection, article_id: int, owner: int | None) -> bool:
    """Whether all that `_move` moves with an article, itself included, are private texts of a shelf."""
    rows = connection.execute(
        "SELECT 1 FROM story_articles AS m JOIN story_articles AS o ON o.story_id = m.story_id"
        " AND coalesce(o.near_of, o.article_id) = coalesce(m.near_of, m.article_id)"
        " JOIN articles AS a ON a.id = o.article_id WHERE m.article_id = ? AND a.owner_shelf_id IS NOT ? LIMIT 1",
        (article_id, owner),
    ).fetchall()
    return not rows


def _has_only_own(connection: Connection, story_id: int, owner: int | None) -> bool:
    """Whether all articles of a story are private texts of a shelf."""
    rows = connection.execute(
        "SELECT 1 FROM story_articles AS o JOIN articles AS a ON a.id = o.article_id"
        " WHERE o.story_id = ? AND a.owner_shelf_id IS NOT ? LIMIT 1",
        (story_id, owner),
    ).fetchall()
    return not rows


def redate(connection: Connection, article_id: int, at: int) -> None:
    """Give a placed article another time (epoch seconds); it stays in its story."""
    connection.execute("UPDATE story_articles SET at = ? WHERE article_id = ?", (at, article_id))
    candidates.redate(connection, article_id, at)
    rows = connection.execute("SELECT story_id FROM story_articles WHERE article_id = ?", (article_id,)).fetchall()
    for row in rows:
        _update_span(connection, row["story_id"])


def new_story(connection: Connection, at: int) -> int:
    """Add a story without articles; its id."""
    cursor = connection.execute("INSERT INTO stories (first_at, last_at) VALUES (?, ?)", (at, at))
    assert cursor.lastrowid is not None  # noqa: S101  # for the type: a row was just inserted
    return cursor.lastrowid


def _update_span(connection: Connection, story_id: int) -> None:
    """Set a story's first and last time of publication."""
    connection.execute(
        "UPDATE stories SET first_at = coalesce((SELECT min(at) FROM story_articles WHERE story_id = ?1), first_at),"
        " last_at = coalesce((SELECT max(at) FROM story_articles WHERE story_id = ?1), last_at) WHERE id = ?1",
        (story_id,),
    )


def _move(connection: Connection, kept: int, moved: Moved) -> None:
    """Move an article to another story, with those of its old one that have the same text."""
    rows = connection.execute(
        "SELECT o.article_id, o.story_id FROM story_articles AS m"
        " JOIN story_articles AS o ON o.story_id = m.story_id"
        " AND coalesce(o.near_of, o.article_id) = coalesce(m.near_of, m.article_id)"
        " WHERE m.article_id = ?1 AND m.story_id <> ?2",
        (moved.article_id, kept),
    ).fetchall()
    reason = to_json(moved.reason)
    for row in rows:
        article = row["article_id"]
        _count_on_shelves(connection, article, -1)
        connection.execute(
            "UPDATE story_articles SET story_id = ?, score = ?, reason = ? WHERE article_id = ?",
            (kept, moved.score, reason, article),
        )
        connection.execute("UPDATE story_vectors SET story_id = ? WHERE article_id = ?", (kept, article))
        _count_on_shelves(connection, article, 1)
    for story_id in {row["story_id"] for row in rows}:
        _update_span(connection, story_id)


def _count_on_shelves(connection: Connection, article_id: int, sign: int) -> None:
    """Adjust the story counts of the shelves that hold an article in the story in which clustering has it, before (-1)
    and after (+1) it changes its story."""
    connection.execute(
        "UPDATE shelves SET stories = stories + ?1"
        " WHERE id IN (SELECT shelf_id FROM shelf_articles WHERE article_id = ?2"
        "  EXCEPT SELECT shelf_id FROM shelf_stories WHERE article_id = ?2)"
        " AND NOT EXISTS (SELECT 1 FROM story_members AS o WHERE o.shelf_id = shelves.id AND o.article_id <> ?2"
        " AND o.story_id = (SELECT story_id FROM story_articles WHERE article_id = ?2))",
        (sign, article_id),
    )


def _merge(connection: Connection, kept: int, absorbed: Absorbed) -> None:
    """Merge a story into the kept one."""
    lost = absorbed.story_id
    connection.execute(
        "UPDATE shelves SET stories = stories - 1 WHERE id IN ("
        " SELECT shelf_id FROM story_members WHERE story_id = ?1 INTERSECT"
        " SELECT shelf_id FROM story_members WHERE story_id = ?2)",
        (kept, lost),
    )
    connection.execute(
        "UPDATE story_articles SET story_id = ?,"
        " reason = json_insert(iif(reason LIKE '[%', reason, json_array(reason)), '$[#]', json(?)) WHERE story_id = ?",
        (kept, item_json(absorbed.reason), lost),
    )
    for table in ("story_vectors", "shelf_stories", "curation_acts"):
        connection.execute(f"UPDATE {table} SET story_id = ? WHERE story_id = ?", (kept, lost))  # noqa: S608  # of this list
    connection.execute("UPDATE stories SET merged_into = ?1 WHERE id = ?2 OR merged_into = ?2", (kept, lost))
