"""Articles of a database of before are indexed anew while the desk works: words inside sentences of Chinese and
Japanese are found, and a process that is killed loses nothing."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.model.errors import NothingFound
from bot.model.jobs import Post
from bot.policy.search.terms import prefix_terms
from bot.storage import migrations
from bot.storage.articles import titles
from bot.storage.engine import full_text, sql_functions
from bot.storage.shelves import shelves
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import ANNA, open_desk
from tests.migration.old_databases import AT, old_database


def _one_by_one() -> bool:
    return True


@pytest.mark.parametrize("version", [28, 29, 30])
async def test_words_inside_sentences_of_before_are_found(tmp_path: Path, version: int) -> None:
    path = tmp_path / "desk.sqlite3"
    old_database(path, 8, version)
    async with open_desk(path, Knowledge([])) as desk:
        await desk.index_waiting()
        for query, total in (
            ("弾道ミサイル", 2), ("弹道", 2), ("離散家屬", 2), ("散", 2), ("320km", 2), ("미사일", 2), ("국방부", 2),
            ("ferry", 2), ("source:通信社", 8), ("ミサイル OR 家属", 4),
        ):  # fmt: skip
            answer = await desk.answers.search(ANNA, query)
            assert (answer.total, answer.searched_since) == (total, None), query
        found = await desk.database.read(titles.with_all, 1, prefix_terms("發射"), 25)
        assert [one.id for one in found] == [5, 1]
        assert await desk.troubles() == []


async def test_the_desk_answers_while_it_indexes(tmp_path: Path) -> None:
    """A search has the newest articles, and says how far back it looked; what is saved or removed meanwhile is not
    indexed twice."""
    path = tmp_path / "desk.sqlite3"
    old_database(path, 12, 29)
    async with open_desk(path, Knowledge([])) as desk:
        assert (await desk.answers.search(ANNA, "ferry")).searched_since is not None
        for left in range(11, 5, -1):
            assert await desk.database.write(shelves.index_waiting, 100, _one_by_one) == left
        answer = await desk.answers.search(ANNA, "ferry")
        assert [hit.article.id for hit in answer.hits] == [12, 8]
        assert answer.searched_since is not None
        assert answer.searched_since.timestamp() == AT + 6 * 60
        assert (await desk.answers.search(ANNA, "zzz OR yyy")).searched_since is not None
        saved = await desk.save(ANNA, "https://a.example/new", "Ferry\n> published 2024-09-20\nThe ferry sails.")
        await desk.database.write(shelves.take_off, 1, 4)
        await desk.database.write(shelves.reindex, 2)
        await desk.database.write(shelves.put, 1, {1: Post()}, desk.clock.now())
        assert await desk.database.read(shelves.waiting) == 4, "what changes is indexed at once"
        assert await desk.database.write(shelves.index_waiting, 100, _one_by_one) == 3
        assert await desk.troubles() == []
        await desk.index_waiting()
        answer = await desk.answers.search(ANNA, "ferry")
        assert ({hit.article.id for hit in answer.hits}, answer.searched_since) == ({12, 8, saved}, None)
        with pytest.raises(NothingFound):
            await desk.answers.search(ANNA, "zzz")
        assert await desk.troubles() == []


async def test_a_desk_killed_five_times_has_in_the_end_what_a_new_index_has(tmp_path: Path) -> None:
    path = tmp_path / "desk.sqlite3"
    old_database(path, 250, 29)
    with closing(_opened(path)) as connection:
        migrations.bring_up_to_date(connection)
    chance, left = random.Random(5), 250  # noqa: S311  # no secret
    for _ in range(5):
        _killed_while_it_indexes(path, chance.randrange(10, 90))
        with closing(_opened(path)) as connection:
            before, left = left, shelves.waiting(connection)
            assert before >= left > 0
    assert left < 250, "one transaction at least was complete"
    async with open_desk(path, Knowledge([])) as desk:
        await desk.index_waiting()
        assert await desk.troubles() == []
    with closing(_opened(path)) as connection:
        found = [_contents(connection, index) for index in full_text.INDEXES]
        for index in full_text.INDEXES:
            full_text.rebuild(connection, index)
        assert found == [_contents(connection, index) for index in full_text.INDEXES]
        assert all(found)


def _killed_while_it_indexes(path: Path, articles: int) -> None:
    """Index in another process, 40 articles a transaction, that is killed at the article of this number."""
    child = os.fork()
    if not child:
        left = articles

        def is_over() -> bool:
            nonlocal left
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return False

        with closing(_opened(path)) as connection:
            for _ in range(250):
                connection.execute("BEGIN IMMEDIATE")
                shelves.index_waiting(connection, 40, is_over)
                connection.execute("COMMIT")
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


def _contents(connection: sqlite3.Connection, index: str) -> list[tuple[object, ...]]:
    """The words of an index with their places."""
    connection.execute("DROP TABLE IF EXISTS temp.words")
    connection.execute(f"CREATE VIRTUAL TABLE temp.words USING fts5vocab ('main', '{index}', 'instance')")
    return connection.execute("SELECT * FROM words ORDER BY 1, 2, 3, 4").fetchall()


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None)
    sql_functions.register(connection)
    return connection
