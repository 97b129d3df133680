"""Pages whose address has another key than when they were saved are known again after the update."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from bot.policy.feeds.recognition import link_key
from bot.policy.urls import canonical, url_key
from bot.storage import migrations
from bot.text.knowledge.base import Knowledge
from tests.fakes.clock import SteppedClock
from tests.fakes.desk import ANNA, open_desk
from tests.fakes.network import FakeNetwork
from tests.services.feeds.newsroom import Newsroom

_FORMS = [
    ("https://han.example//news/a-1", "han.example//news/a-1"),
    ("https://han.example/news/it%27s-1", "han.example/news/it%27s-1"),
    ("https://han.example/news/a-1/index.php", "han.example/news/a-1/index.php"),
    ("https://han.example/news/a-1?from=rss_feed", "han.example/news/a-1?from=rss_feed"),
    ("https://han.example/news/cafe%CC%81-1", "han.example/news/cafe%CC%81-1"),
]
"""Addresses, and the keys that version 13 gave them."""


def _with_old_key(path: Path, url: str, key: str) -> None:
    """Give the database the rows of version 13, which knew the page under `key`, and convert them."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute("UPDATE article_keys SET url_key = ? WHERE url_key = ?", (key, url_key(url)))
        assert found.rowcount == 1
        assert connection.execute("UPDATE jobs SET url_key = ? WHERE url = ?", (key, canonical(url))).rowcount == 1
        links = link_key(key), link_key(url_key(url))
        assert connection.execute("UPDATE feed_entries SET link = ? WHERE link = ?", links).rowcount == 1
        connection.execute(
            "INSERT INTO feed_left_out SELECT f.id, ?, 'words', a.saved_at FROM feed_follows AS f, articles AS a"
            " LIMIT 1",
            (link_key(key),),
        )
        connection.commit()
        _take_step(connection)
        connection.commit()


def _take_step(connection: sqlite3.Connection, version: int = 14) -> None:
    """Run the step to a version on a database of the current schema, whose later steps were run."""
    connection.isolation_level = None
    connection.execute(f"PRAGMA user_version = {version - 1:d}")
    migrations.bring_up_to_date(connection, version)
    connection.execute(f"PRAGMA user_version = {migrations.VERSION:d}")


def _insert_articles(connection: sqlite3.Connection, ids: list[int]) -> None:
    connection.executemany(
        "INSERT INTO articles (id, title, at, moment, language, korea, version_id, saved_at)"
        " VALUES (?1, '', 0, ?1, 'en', 1, ?1, 0)",
        [(number,) for number in ids],
    )
    connection.executemany("INSERT INTO versions VALUES (?1, ?1, 0, 0, x'00')", [(number,) for number in ids])


@pytest.mark.parametrize(("url", "key"), _FORMS)
async def test_what_a_feed_still_lists_is_not_saved_again(tmp_path: Path, url: str, key: str) -> None:
    """One of 25 entries: where more had another address at once, they would be compared by their titles."""
    path, clock, network = tmp_path / "desk.sqlite3", SteppedClock(), FakeNetwork()
    async with open_desk(path, Knowledge([]), clock, network) as desk:
        room = Newsroom(desk)
        await room.follow()
        for _ in range(24):
            room.write(guid=None)
        room.write(url=url, guid=None)
        network.pages[canonical(url)] = network.pages[url]
        for _ in range(25):
            await room.poll(hours=1)
        saved = await desk.rows("SELECT id, url FROM articles ORDER BY id")
        assert len(saved) == 25
    _with_old_key(path, url, key)
    async with open_desk(path, Knowledge([]), clock, network) as desk:
        room.desk = desk
        told = await room.told()
        news = room.write(guid=None)
        await room.poll(hours=1)
        assert await desk.rows("SELECT id, url FROM articles WHERE url <> ? ORDER BY id", news.url) == saved
        assert await room.told() == [*told, news.url]
        assert (await desk.post(ANNA, url)).article_id is not None
        left_out = await desk.rows("SELECT count(*) FROM feed_left_out WHERE link = ?", link_key(url_key(url)))
        assert left_out == [(1,)]


def test_keys_that_cannot_be_renewed_stay(tmp_path: Path) -> None:
    """A pasted text has none; a page saved under both forms keeps both articles; of two live jobs each is done."""
    with closing(sqlite3.connect(tmp_path / "desk.sqlite3", isolation_level=None)) as connection:
        migrations.bring_up_to_date(connection)
        connection.execute("PRAGMA foreign_keys = OFF")
        keys = [("text:guild:1:0", 1), ("a.example/x", 2), ("a.example//x", 3), ("a.example//y", 4)]
        connection.executemany("INSERT INTO article_keys VALUES (?, ?)", keys)
        connection.executemany(
            "INSERT INTO jobs (url, url_key, state, due_at, created_at) VALUES (?, ?, 'queued', 0, 0)",
            [
                (None, "text:guild:1:0"),
                ("https://a.example/x", "a.example/x"),
                ("https://a.example//x", "a.example//x"),
            ],
        )
        _insert_articles(connection, [number for _, number in keys])
        _take_step(connection)
        assert dict(connection.execute("SELECT article_id, url_key FROM article_keys").fetchall()) == {
            1: "text:guild:1:0",
            2: "a.example/x",
            3: "a.example//x",
            4: "a.example/y",
        }
        assert connection.execute("SELECT count(*) FROM jobs").fetchone() == (3,)


def test_print_forms_and_touch_hosts_get_the_key_of_their_page(tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "desk.sqlite3", isolation_level=None)) as connection:
        migrations.bring_up_to_date(connection)
        connection.execute("PRAGMA foreign_keys = OFF")
        keys = ["a.example/x-1?print=true", "touch.a.example/x-2", "a.example/x-3/print", "a.example/print"]
        connection.executemany("INSERT INTO article_keys VALUES (?, ?)", [*zip(keys, range(1, 5), strict=True)])
        _insert_articles(connection, [1, 2, 3, 4])
        _take_step(connection, 22)
        renewed = [key for (key,) in connection.execute("SELECT url_key FROM article_keys ORDER BY article_id")]
        assert renewed == ["a.example/x-1", "a.example/x-2", "a.example/x-3", "a.example/print"]
