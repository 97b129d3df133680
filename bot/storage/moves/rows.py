"""Which rows belong to a server, for the file of an export, and which of their columns refer to rows that are not
exported."""

from __future__ import annotations

from collections.abc import Mapping

from bot.storage.engine.restore_mark import KNOWN_OUTSIDE

_GUILD = "guild_id = :guild"
_SHELF = "shelf_id IN (SELECT id FROM main.shelves)"
_JOB = "job_id IN (SELECT id FROM main.jobs)"
_FOLLOW = "follow_id IN (SELECT id FROM main.feed_follows)"
_ARTICLE = "article_id IN (SELECT id FROM main.articles)"
_DELIVERY = "delivery_id IN (SELECT id FROM main.deliveries)"

ROWS: Mapping[str, tuple[str, ...]] = {
    "shelves": ("key = 'guild:' || :guild",),
    "desks": (_GUILD,),
    "searches": (_SHELF,),
    "requests": (_SHELF,),
    "jobs": ("id IN (SELECT job_id FROM main.requests)",),
    "bodies": (_JOB,),
    "claimed_pages": (_JOB,),
    "channel_cursors": (_GUILD,),
    "feed_follows": (_GUILD,),
    # With those that have moved to another's address and of which entries are still owed.
    "feeds": (
        "(id IN (SELECT feed_id FROM main.feed_follows) OR id IN (SELECT e.feed_id FROM main.feed_follows AS w"
        " JOIN src.feed_backlog AS b ON b.follow_id = w.id JOIN src.feed_entries AS e ON e.id = b.entry_id))",
    ),
    "feed_entries": ("feed_id IN (SELECT id FROM main.feeds)",),
    "feed_backlog": (_FOLLOW,),
    "feed_left_out": (_FOLLOW,),
    "shelf_articles": (_SHELF,),
    "removed_articles": (_SHELF,),
    "articles": (
        "id IN (SELECT article_id FROM main.shelf_articles UNION SELECT article_id FROM main.removed_articles)",
    ),
    "article_keys": (_ARTICLE,),
    "versions": (_ARTICLE,),
    "changes": (_ARTICLE,),
    "retraction_notices": (_ARTICLE,),
    "watches": (_ARTICLE,),
    "mentions": (_ARTICLE,),
    "quotes": (_ARTICLE,),
    "corrections": (_SHELF, _ARTICLE),
    "curation_acts": (_SHELF, "(article_id IS NULL OR article_id IN (SELECT id FROM main.articles))"),
    "blocks": (_SHELF,),
    "shelf_stories": (_SHELF, _ARTICLE),
    "shelf_entity_names": (_SHELF,),
    "shelf_merges": (_SHELF,),
    "shelf_splits": (_SHELF, _ARTICLE),
    "curation_reports": (_SHELF, "(article_id IS NULL OR article_id IN (SELECT id FROM main.articles))"),
    "entities": (
        "id IN (SELECT entity_id FROM main.mentions UNION SELECT entity_id FROM main.quotes"
        " UNION SELECT entity_id FROM main.shelf_merges UNION SELECT kept_id FROM main.shelf_merges"
        " UNION SELECT entity_id FROM main.shelf_splits UNION SELECT to_id FROM main.shelf_splits)",
    ),
    "entity_forms": ("entity_id IN (SELECT id FROM main.entities)",),
    "story_articles": (_ARTICLE,),
    "stories": (
        "id IN (SELECT story_id FROM main.story_articles UNION SELECT story_id FROM main.shelf_stories"
        " UNION SELECT story_id FROM main.curation_acts WHERE story_id IS NOT NULL)",
    ),
    "story_vectors": (_ARTICLE,),
    "story_postings": (_ARTICLE,),
    "story_prints": (_ARTICLE,),
    "story_copies": (_ARTICLE, "original_id IN (SELECT id FROM main.articles)"),
    "subscriptions": (_GUILD,),
    "filters": ("guild_id = :guild OR subscription_id IN (SELECT id FROM main.subscriptions)",),
    "story_threads": (_GUILD,),
    "deliveries": (_GUILD,),
    "payloads": (_DELIVERY,),
    "shown": (_DELIVERY, _ARTICLE),
    "threaded_articles": ("story_thread_id IN (SELECT id FROM main.story_threads)", _ARTICLE),
    "looks": (_SHELF,),
    "looked_at": (_SHELF, _ARTICLE),
    "news_watches": (_SHELF,),
    "watch_queue": (_SHELF, _ARTICLE),
    "watch_matches": ("watch_id IN (SELECT id FROM main.news_watches)", _ARTICLE),
    "relinking": ("true",),
}
"""Table -> the conditions for its rows, in an order in which each may ask for rows that were copied before. Left out:
what is derived when articles are put on a shelf, the questions behind buttons, and what is of the whole process."""

DETACHED = (
    "UPDATE jobs SET article_id = NULL WHERE article_id NOT IN (SELECT id FROM articles)",
    "UPDATE jobs SET shelf_id = (SELECT id FROM shelves)",
    "UPDATE story_articles SET near_of = NULL WHERE near_of NOT IN (SELECT id FROM articles)",
    "UPDATE story_articles SET family = NULL WHERE family NOT IN (SELECT id FROM articles)",
    "UPDATE stories SET merged_into = NULL",
    "UPDATE deliveries SET version_id = NULL WHERE version_id NOT IN (SELECT id FROM versions)",
    "UPDATE watch_matches SET delivery_id = NULL WHERE delivery_id NOT IN (SELECT id FROM deliveries)",
    "UPDATE requests SET feed_id = NULL WHERE feed_id NOT IN (SELECT id FROM feeds)",
    # What a follow is still owed of a range of entries becomes its backlog, since the numbers of entries change.
    "INSERT INTO feed_backlog (follow_id, entry_id, announce)"
    " SELECT w.id, e.id, e.news AND w.mode = 'announce' AND e.id > w.silent_to FROM feed_follows AS w"
    " JOIN feed_entries AS e ON e.feed_id = w.feed_id AND e.id > w.owed_from AND e.id <= w.owed_to"
    " WHERE e.url IS NOT NULL AND (e.id > w.silent_to OR e.last_seen >= w.listed_since) ORDER BY e.id"
    " ON CONFLICT DO NOTHING",
    "UPDATE feed_follows SET owed_from = 0, owed_to = 0, silent_to = 0, listed_since = 0",
    "DELETE FROM touched",
    "DELETE FROM watch_changes",
)
"""Statements after copying, for what refers to rows of others."""

NUMBERED = (*KNOWN_OUTSIDE, "feed_entries", "feed_backlog", "watch_queue")
"""The tables whose ids are never used again (AUTOINCREMENT)."""
