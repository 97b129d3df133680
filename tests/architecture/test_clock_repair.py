"""Every column that says when something happened is brought back where a clock that was ahead wrote it, or is harmless
there."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

from bot.storage import clock_repair
from tests.architecture import query_plans

_TIMES = re.compile(r"(?:.*_)?(?:at|since|until|seen)")
_DUE = "a due time, which has a horizon where it is read"
_DATED_ANEW = "set by `bring_back_articles` or as the page states"
_BY_THE_POLL = "set by each poll of the feed"
_HELD = {
    "articles.at": _DATED_ANEW,
    "articles.retracted_at": "a digest tells it once that time has passed",
    "articles.saved_at": "never after now where a page is revisited, by policy/revisits",
    "corrections.at": "a date that has passed, as people state it",
    "changes.at": "decides on alerts within hours only",
    "deliveries.due_at": _DUE,
    "feed_entries.published_at": "as the feed states",
    "feed_follows.listed_since": _BY_THE_POLL,
    "feeds.due_at": _DUE,
    "feeds.failing_since": "never after now, by policy/feeds/polls",
    "feeds.polled_at": _BY_THE_POLL,
    "feeds.succeeded_at": _BY_THE_POLL,
    "fetches.at": "the newest 5,000",
    "jobs.created_at": "counts until when terms are kept: policy/operations/retention",
    "jobs.due_at": _DUE,
    "jobs.lease_until": _DUE,
    "news_watches.look_at": _DUE,
    "relinking.ended_at": "shown only",
    "relinking.started_at": "shown only",
    "requests.created_at": "exported only",
    "retraction_notices.read_at": "shown, and the same as articles.retracted_at",
    "retention_clock.at": "policy/operations/retention",
    "shelf_articles.at": _DATED_ANEW,
    "shelf_articles.saved_at": "set by `bring_back_articles`; with a date that has passed a known limit, of a table too"
    " long to look through: /versions hides changes until then",
    "shelf_entities.first_at": _DATED_ANEW,
    "shelf_entities.last_at": _DATED_ANEW,
    "shelf_mentions.at": _DATED_ANEW,
    "stories.first_at": _DATED_ANEW,
    "stories.last_at": _DATED_ANEW,
    "story_articles.at": _DATED_ANEW,
    "story_postings.at": _DATED_ANEW,
    "story_vectors.at": _DATED_ANEW,
    "subscriptions.done_until": "policy/schedule, as a horizon",
    "subscriptions.since": "policy/schedule, as a horizon",
    "subscriptions.untold_since": "never after its slot, by policy/schedule",
    "versions.fetched_at": "not read",
    "vitals.started_at": "written anew by each process",
    "vitals.trouble_at": "written anew by each process",
    "vitals.updated_at": "written anew each minute",
    "watches.doubt_since": "never after now, by policy/revisits",
    "watches.due_at": _DUE,
    "watches.gone_since": "shown only",
    "watches.seen_at": "shown only",
}
"""Column -> why it is not clamped."""


def test_every_time_is_clamped_or_there_is_a_reason_why_not() -> None:
    clamped = {
        f"{table}.{assigned.split(' = ')[0]}"
        for table, _, assignments, _ in clock_repair._PAST_TIMES
        for assigned in re.split(r", (?=\w+ = )", assignments)
    }
    with closing(query_plans.schema()) as schema:
        found = {f"{table}.{column}" for table, column in _columns(schema) if _TIMES.fullmatch(column)}
    assert clamped <= found
    assert found - clamped == _HELD.keys()


def _columns(schema: sqlite3.Connection) -> list[tuple[str, str]]:
    return schema.execute(
        "SELECT t.name, c.name FROM sqlite_schema AS t JOIN pragma_table_info(t.name) AS c"
        " WHERE t.type = 'table' AND c.type = 'INTEGER'"
    ).fetchall()
