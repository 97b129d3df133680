"""What members do costs as many steps of SQLite in a long archive as in a short one.

Steps of its virtual machine are counted, not seconds, so that the figures are the same on any machine. The query plans
(tests/architecture/test_query_plans.py) name what goes through a table; this also finds a search by too little of an
index, such as all names of a shelf.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path

from bot.model.analysis import Page
from bot.model.jobs import Post, Shelf, Submission
from bot.services.mydata import MyDataService
from bot.storage.members import erasure
from bot.storage.migrations import conversions
from bot.storage.shelves import relinked_entities, shelves
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import ANNA, BORIS, SmallDesk, open_desk

_SHORT, _LONG = 300, 3000
_EVERY = 20
_ME = 77
_TEXT = "Rain in {n}\n> published 2024-09-16T08:12:00+09:00\n> korea 0.9\n{{person:Kim Number{n}}} saw rain, {n}.\n"
_NEW = "https://new.example/{n}"
_FILL = (
    "CREATE TEMP TABLE n AS WITH RECURSIVE c (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM c WHERE i < :n)"
    " SELECT i FROM c",
    "INSERT INTO shelves (id, key, articles, stories) VALUES (1, 'guild:1', :n, :n / 3 + 1)",
    "INSERT INTO articles (id, url, title, at, moment, language, korea, version_id, saved_at)"
    " SELECT i, 'https://old.example/' || i, 'Old ' || i, 21600 * i, 368640 * i, 'en', 1, i, 21600 * i FROM n",
    "INSERT INTO versions (id, article_id, fetched_at, hangul, content)"
    " SELECT i, i, 21600 * i, 0, version_content('Old ' || i, 'An old text of word' || i, NULL, '', '[]') FROM n",
    "INSERT INTO article_keys SELECT 'old.example/' || i, i FROM n",
    "INSERT INTO entities (id, key, name, kind) SELECT i, 'x:person:p' || i, 'P' || i, 'person' FROM n",
    "INSERT INTO entity_forms SELECT i, 'p' || i FROM n",
    "INSERT INTO mentions (article_id, entity_id, spans) SELECT i, i, '[[0,3]]' FROM n",
    "INSERT INTO quotes (article_id, start, end, kind, entity_id) SELECT i, 0, 3, 'direct', i FROM n",
    "INSERT INTO shelf_articles (shelf_id, article_id, at, saved_at, user_id, message_id)"
    " SELECT 1, i, 21600 * i, 21600 * i, i % 40, i FROM n",
    "INSERT INTO shelf_mentions SELECT 1, i, 21600 * i, i FROM n",
    "INSERT INTO shelf_entities SELECT 1, i, 1, 21600 * i, 21600 * i FROM n",
    "INSERT INTO shelf_entity_days SELECT 1, i, 21600 * i / 86400, 1 FROM n",
    "INSERT INTO shelf_names SELECT 1, 'p' || i, i FROM n",
    "INSERT INTO stories (id, first_at, last_at) SELECT i, 0, 0 FROM n WHERE i % 3 = 0",
    "INSERT INTO stories (first_at, last_at, merged_into) SELECT 0, 0, i / 3 * 3 FROM n WHERE i % 3 = 1 AND i > 3",
    "INSERT INTO story_articles (article_id, story_id, at, score, reason)"
    " SELECT i, max(i / 3 * 3, 3), i, 1, '[]' FROM n",
    "INSERT INTO story_copies SELECT i, i - 1, 1 FROM n WHERE i % 3 = 2",
    "INSERT INTO story_postings SELECT 'word' || i, 21600 * i, i FROM n",
    "INSERT INTO story_prints SELECT 7 * i, i, 0 FROM n",
    "INSERT INTO term_counts SELECT i, 1 FROM n",
    "INSERT INTO deliveries (id, key, kind, guild_id, channel_id, state, due_at, created_at, message_id)"
    " SELECT i, 'digest:' || i, 'digest', 1, 1, 'sent', 0, 0, i FROM n",
    "INSERT INTO shown SELECT 1, 'day', i, i FROM n",
    "INSERT INTO jobs (id, url_key, state, shelf_id, due_at, created_at, ended_at, article_id)"
    " SELECT i, 'old.example/' || i, 'done', 1, 0, 2000000000, 2000000000, i FROM n",
    "INSERT INTO requests (id, job_id, shelf_id, user_id, message_id, answer, created_at)"
    " SELECT i, i, 1, 1, i, 1, 0 FROM n",
    "INSERT INTO pages SELECT 't' || i, 1, i, 2000000000 FROM n",
    "INSERT INTO looks SELECT i, 1, 'peninsula', 0, 2000000000 FROM n",
    "INSERT INTO looked_at SELECT i, 1, 'peninsula', i, 2000000000 FROM n",
    "INSERT INTO texts (texts) VALUES ('rebuild')",
    "INSERT INTO titles (titles) VALUES ('rebuild')",
)


def _fill(connection: sqlite3.Connection, articles: int) -> None:
    conversions.register(connection)
    for statement in _FILL:
        connection.execute(statement, {"n": articles} if ":n" in statement else {})


_FAMOUS = 9_000_000
_NAME_EVERYWHERE = (
    "INSERT INTO entities (id, key, name, kind) VALUES (:famous, 'kim', 'Kim', 'person')",
    "INSERT INTO entity_forms VALUES (:famous, 'kim')",
    "INSERT INTO mentions (article_id, entity_id, spans) SELECT id, :famous, '[]' FROM articles",
    "INSERT INTO shelf_mentions SELECT shelf_id, :famous, at, article_id FROM shelf_articles",
    "INSERT INTO shelf_entities SELECT shelf_id, entity_id, count(*), min(at), max(at) FROM shelf_mentions"
    " WHERE entity_id = :famous GROUP BY shelf_id",
    "INSERT INTO shelf_entity_days SELECT shelf_id, entity_id, at / 86400, count(*) FROM shelf_mentions"
    " WHERE entity_id = :famous GROUP BY shelf_id, at / 86400",
    "INSERT INTO shelf_names SELECT shelf_id, 'kim', :famous FROM shelf_entities WHERE entity_id = :famous",
)


def _name_everywhere(connection: sqlite3.Connection) -> None:
    """Every article names one entity from now on."""
    for statement in _NAME_EVERYWHERE:
        connection.execute(statement, {"famous": _FAMOUS})


def _own(n: int) -> Submission:
    page = Page(None, _TEXT.format(n=n).encode(), "text/plain", "utf-8")
    return Submission(Shelf.of_user(_ME), Post(_ME, None, 5, 9_000_000 + n, answer=True), page=page)


async def _steps(desk: SmallDesk, work: Callable[[], Awaitable[object]]) -> int:
    """How many steps the longest transaction of a piece of work takes, to twenty. What grows is to be done in more
    transactions, not in longer ones.

    The full-text indexes' own statements are left out: they merge segments now and then, in proportion to what was
    written.
    """
    counted = longest = 0
    counting = True

    def count() -> int:
        nonlocal counted, longest
        counted += _EVERY if counting else 0
        longest = max(longest, counted)
        return 0

    def begun(statement: str) -> None:
        nonlocal counted, counting
        counting = not statement.startswith("-- ")
        if statement.startswith("BEGIN"):
            counted = 0

    await desk.database.write(sqlite3.Connection.set_progress_handler, count, _EVERY)
    await desk.database.write(sqlite3.Connection.set_trace_callback, begun)
    await work()
    await desk.database.write(sqlite3.Connection.set_trace_callback, None)
    await desk.database.write(sqlite3.Connection.set_progress_handler, None, _EVERY)
    return longest


async def _measured(path: Path, articles: int) -> dict[str, int]:
    async with open_desk(path, Knowledge([])) as desk:
        await desk.database.write(_fill, articles)
        for n in range(5):
            await desk.ingest.submit(_own(n))
        await desk.save(ANNA, _NEW.format(n=0), _TEXT.format(n=900))
        await desk.work()
        mydata = MyDataService(desk.database, desk.clock)

        async def erase() -> None:
            await desk.database.write(erasure.begin, _ME)
            await mydata._erase_rows(_ME)

        async def rename() -> None:
            await desk.database.write(relinked_entities.rename, _FAMOUS, '["kim", "leader"]')

        await desk.database.write(_name_everywhere)
        new, text = _NEW.format(n=1), _TEXT.format(n=901)
        return {
            "save an article": await _steps(desk, lambda: desk.save(ANNA, new, text)),
            "save a stored one": await _steps(desk, lambda: desk.post(BORIS, new, message=7)),
            "delete": await _steps(desk, lambda: desk.database.write(shelves.take_off, 1, articles // 2)),
            "erase": await _steps(desk, erase),
            "edit a post": await _steps(desk, lambda: desk.ingest.edited(ANNA, 7, [])),
            "rename an entity": await _steps(desk, rename),
            "purge": await _steps(desk, desk.retention.prune_daily),
        }


async def test_in_an_archive_ten_times_as_long_no_transaction_takes_more_steps(tmp_path: Path) -> None:
    short = await _measured(tmp_path / "short.sqlite3", _SHORT)
    long = await _measured(tmp_path / "long.sqlite3", _LONG)
    assert min(short.values()) > 0
    growth = {name: round(long[name] / short[name], 2) for name in short}
    assert {name: ratio for name, ratio in growth.items() if ratio > 1.5} == {}, (short, long)
