"""What a member had erased is gone from the files: the database, its write-ahead log, and every later backup."""

from __future__ import annotations

import asyncio
import logging
import shutil
import sqlite3
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model.analysis import Page
from bot.model.jobs import Post, Shelf, Submission
from bot.policy.operations.backups import BackupPlan
from bot.services.button_state import PageService
from bot.services.latest.service import LatestService
from bot.services.mydata import MyDataService
from bot.storage.engine import erasures, maintenance, page_gaps, replacement
from bot.storage.shelves import leftovers
from bot.text.knowledge.base import Knowledge
from tests.fakes.blobs import uncompressed
from tests.fakes.clock import SteppedClock
from tests.fakes.crash import Fate, fated
from tests.fakes.desk import ANNA, SmallDesk, open_desk
from tests.fakes.network import FakeNetwork
from tests.fakes.sql import fetch_rows, run_sql
from tests.fakes.waiting import moments

ME, MINA = 77, 78
MARK = "zqx"
"""Every word that only an erased text has begins so; the full-text indexes hold its beginnings too."""
KOREAN, JAPANESE = "뷁", "驫"
TEXT = (
    "{mark}title {n} of 뷁제목\n> published 2024-09-16T08:12:00+09:00\n> korea 0.9\n"
    "{{person:{mark}name Number{n} Kim}} said “{mark}quote {n} in North Korea” to the paper.\n"
    "The {mark}ship{n} sailed from {{place:{mark}port{n}}} with {mark}cargo and 뷁화물{n}.\n"
)
WITHOUT_SPACES = (
    "驫麤丸が沈没\n> published 2024-09-16T08:12:00+09:00\n> korea 0.9\n北朝鮮の貨物船驫麤丸が日本海で沈没した。"
)
PUBLIC = (
    "Missiles fly {n}\n> published 2024-09-16T08:12:00+09:00\n> korea 0.9\nThey flew from {{place:Sunan}} {n} times."
)
LINK = "https://paper.example/{n}"


def _text(n: int) -> bytes:
    return TEXT.format(mark=MARK, n=n).encode()


async def _hand_in(desk: SmallDesk, user: int, n: int) -> None:
    post = Post(user, None, 5, 1000 * user + n, answer=True)
    await desk.ingest.submit(Submission(Shelf.of_user(user), post, page=Page(None, _text(n), "text/plain", "utf-8")))
    await desk.work()


async def _link(desk: SmallDesk, user: int, n: int, text: bytes) -> None:
    desk.network.pages[LINK.format(n=n)] = text.decode()
    post = Post(user, None, 5, 2000 * user + n, answer=True)
    await desk.ingest.submit(Submission(Shelf.of_user(user), post, url=LINK.format(n=n)))
    await desk.work()


async def _live(desk: SmallDesk) -> None:
    """Texts of mine among those of a server: pasted ones, one in Japanese, a link that only I saved and that changed
    since, one that Mina saved too, a text that waits to be read, a question behind buttons, and a topic that I read."""
    for n in range(12):
        await desk.save(ANNA, f"https://news.example/{n}", PUBLIC.format(n=n), message=n + 1)
        await _hand_in(desk, ME, n)
    post = Post(ME, None, 5, 8, answer=True)
    page = Page(None, WITHOUT_SPACES.encode(), "text/plain", "utf-8")
    await desk.ingest.submit(Submission(Shelf.of_user(ME), post, page=page))
    await desk.work()
    await _link(desk, ME, 50, _text(50))
    desk.network.pages[LINK.format(n=50)] = _text(51).decode()
    desk.clock.advance(2 * 86_400)
    while await desk.revisits.revisit_due():
        pass
    await _link(desk, ME, 60, _text(60))
    await _link(desk, MINA, 60, _text(60))
    waits = Submission(Shelf.of_user(ME), Post(ME, None, 5, 9), page=Page(None, _text(70), "text/plain", "utf-8"))
    await desk.ingest.submit(waits)
    await PageService(desk.database, desk.clock).remember(
        Shelf.of_user(ME), {"kind": "search", "query": f"{MARK}query"}
    )
    latest = LatestService(desk.database, desk.clock, Knowledge([]))
    await latest.shown(await latest.look(ANNA, ME, f"{MARK}topic"))


def _contents(path: Path) -> Iterator[tuple[str, bytes]]:
    """The bytes of the database's files, and its blobs, uncompressed where they are compressed."""
    for file in sorted(path.parent.glob(f"{path.name}*")):
        if file.is_file():
            yield file.name, file.read_bytes()
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0").fetchall()
        for (table,) in tables:
            for row in connection.execute(f"SELECT * FROM {table}"):  # noqa: S608  # a name from the schema
                for value in row:
                    if isinstance(value, bytes):
                        yield table, uncompressed(value)


def _found(path: Path) -> set[str]:
    """Where in the files a word of an erased text is."""
    signs = (MARK.encode(), MARK.encode("utf-16-le"), KOREAN.encode(), JAPANESE.encode())
    return {where for where, content in _contents(path) if any(sign in content.lower() for sign in signs)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "desk"
    folder.mkdir()
    return folder / "desk.sqlite3"


@asynccontextmanager
async def _desk(path: Path) -> AsyncIterator[SmallDesk]:
    async with open_desk(path, Knowledge([]), SteppedClock(), FakeNetwork()) as desk:
        yield desk


async def _until(condition: Callable[[], bool]) -> None:
    async for _ in moments():
        if condition():
            return


async def test_no_file_holds_a_word_of_what_was_erased(path: Path, tmp_path: Path) -> None:
    async with _desk(path) as desk:
        await _live(desk)
        tables = {"hangul_texts_data", "texts_data", "titles_data", "bodies", "story_vectors"}
        assert {path.name, f"{path.name}-wal"} | tables <= _found(path)
        mydata = MyDataService(desk.database, desk.clock)
        erased = await mydata.erase(ME)
        assert erased.records > 20
        assert {f"{path.name}"} <= _found(path), "Mina has one of the links still"
        assert await desk.rows("SELECT count(*) FROM articles WHERE url LIKE 'https://paper%'") == [(1,)]
        assert (await mydata.erase(MINA)).is_complete
        assert _found(path) == set()
        assert await desk.troubles() == []
        later = tmp_path / "later.sqlite3"
        maintenance.copy(path, later)
        assert _found(later) == set()
        assert await desk.rows("SELECT * FROM erasures") == []
    async with _desk(path) as desk:
        assert await desk.rows("SELECT * FROM erasures") == []
        assert await desk.troubles() == []
    assert set(erasures.load(erasures.beside(path))) == {ME, MINA}
    assert (await asyncio.to_thread(erasures.beside(path).read_bytes)).find(MARK.encode()) < 0


async def test_each_erasure_of_a_process_overwrites_the_gaps_of_pages(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """From the second one on none did, since their rows get the same id: words that were copied in a page stayed."""
    looked_at: list[int] = []
    dirty = page_gaps.dirty

    def noted(connection: sqlite3.Connection, first: int, last: int) -> list[int]:
        looked_at.append(first)
        return dirty(connection, first, last)

    monkeypatch.setattr(page_gaps, "dirty", noted)
    async with _desk(path) as desk:
        mydata = MyDataService(desk.database, desk.clock)
        for count, member in enumerate((ME, MINA, ME), 1):
            await _hand_in(desk, member, count)
            looked_at.clear()
            assert (await mydata.erase(member)).is_complete
            assert looked_at == [1, 1], "in two passes"


async def test_the_words_of_private_texts_are_counted_for_nobody(path: Path) -> None:
    async with _desk(path) as desk:
        await desk.save(ANNA, "https://news.example/1", PUBLIC.format(n=1))
        before = await desk.rows("SELECT * FROM term_counts ORDER BY 1")
        assert len(before) > 5
        await _hand_in(desk, ME, 1)
        assert await desk.rows("SELECT * FROM term_counts ORDER BY 1") == before


async def test_while_somebody_reads_an_older_state_the_erasure_is_not_called_complete(path: Path) -> None:
    """The member is told at once, and the rest follows when the reader has ended, in this process or in the next."""
    async with _desk(path) as desk:
        await _hand_in(desk, ME, 1)
        await _hand_in(desk, MINA, 2)
        mydata = MyDataService(desk.database, desk.clock)
        running = asyncio.create_task(mydata.run())
        await _until(lambda: desk.clock.sleepers == 1)
        with closing(sqlite3.connect(path, isolation_level=None)) as backup:
            backup.execute("BEGIN")
            backup.execute("SELECT count(*) FROM articles").fetchone()
            assert not (await mydata.erase(ME)).is_complete
            assert not (await mydata.erase(MINA)).is_complete, "the first one does not hold up the next"
            assert await desk.rows("SELECT DISTINCT left_words FROM erasures") == [(0,)], "not merged at each try"
            assert _found(path)
            await desk.save(ANNA, "https://news.example/1", PUBLIC.format(n=1))  # which does not wait for it
        async for _ in moments():
            desk.clock.advance(5)
            if not _found(path):
                break
        running.cancel()
        await asyncio.wait({running})


async def test_pages_are_looked_at_once_however_long_somebody_reads(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[int] = []

    def counted(connection: sqlite3.Connection, first: int, last: int) -> list[int]:
        looked_at.append(first)
        return dirty(connection, first, last)

    dirty = page_gaps.dirty
    monkeypatch.setattr(page_gaps, "dirty", counted)
    async with _desk(path) as desk:
        await _hand_in(desk, ME, 1)
        mydata = MyDataService(desk.database, desk.clock)
        with closing(sqlite3.connect(path, isolation_level=None)) as backup:
            backup.execute("BEGIN")
            backup.execute("SELECT count(*) FROM articles").fetchone()
            assert not (await mydata.erase(ME)).is_complete
            assert not await mydata.complete()
        assert await mydata.complete()
    assert len(looked_at) == 2, "twice, as the erasure does"


async def test_what_a_reader_kept_in_the_files_is_removed_by_the_next_process(path: Path) -> None:
    async with _desk(path) as desk:
        await _hand_in(desk, ME, 1)
        with closing(sqlite3.connect(path, isolation_level=None)) as backup:
            backup.execute("BEGIN")
            backup.execute("SELECT count(*) FROM articles").fetchone()
            assert not (await MyDataService(desk.database, desk.clock).erase(ME)).is_complete
        running = asyncio.create_task(MyDataService(desk.database, desk.clock).run())
        await _until(lambda: not _found(path))
        running.cancel()
        await asyncio.wait({running})


async def test_others_get_in_between_the_parts_of_a_long_erasure(path: Path) -> None:
    async with _desk(path) as desk:
        for n in range(12):
            await _hand_in(desk, ME, n)
        erasing = asyncio.create_task(MyDataService(desk.database, desk.clock).erase(ME))
        for n in range(3):
            await desk.post(ANNA, f"https://news.example/{n}", message=n + 1)
        assert not erasing.done()
        assert (await erasing).is_complete


async def test_an_erasure_that_was_killed_at_any_commit_is_completed_by_the_next_start(
    path: Path, tmp_path: Path
) -> None:
    async with _desk(path) as desk:
        for n in range(3):
            await _hand_in(desk, ME, n)
        await desk.save(ANNA, "https://news.example/1", PUBLIC.format(n=1))
    fatal = 0
    while True:
        fatal += 1
        home, dead = tmp_path / f"home-{fatal}", tmp_path / f"dead-{fatal}"
        shutil.copytree(path.parent, home)
        async with _desk(home / path.name) as desk:
            fate = Fate(fatal, lambda name: name == "before commit" or name.endswith("_checkpoint"))
            async with fated(fate, desk.database):
                await MyDataService(desk.database, desk.clock).erase(ME)
            await asyncio.to_thread(shutil.copytree, home, dead)
        if not fate.dead:
            break
        async with _desk(dead / path.name) as desk:
            mydata = MyDataService(desk.database, desk.clock)
            owed = await desk.rows("SELECT count(*) FROM erasures")
            assert await mydata.complete()
            assert _found(dead / path.name) == set() or (owed == [(0,)] and fatal == 1)
            assert await desk.troubles() == []
    assert fatal > 8


async def test_where_copies_from_before_are_is_told(
    path: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    async with _desk(path) as desk:
        await _hand_in(desk, ME, 1)
        folder = path.with_name("backups")
        folder.mkdir()
        for name in ("desk-20240915-120000.sqlite3", "before-the-move.sqlite3"):
            maintenance.copy(path, folder / name)
        path.with_name("replaced-20240901-120000").mkdir()
        plan = BackupPlan(folder, timedelta(days=1), kept=7)
        with caplog.at_level(logging.WARNING):
            erased = await MyDataService(desk.database, desk.clock, plan).erase(ME)
        assert erased.backups_until is not None
        assert timedelta(days=7) <= erased.backups_until - desk.clock.now() < timedelta(days=8)
        assert erased.other_copies == 2
        for name in ("desk-20240915-120000.sqlite3", "before-the-move.sqlite3", "replaced-20240901-120000"):
            assert name in caplog.text
        assert str(ME) not in caplog.text.replace(str(tmp_path), "")


async def test_a_backup_that_is_being_written_is_told_as_one_from_before(path: Path) -> None:
    """It began before the erasure, so it will hold the data."""
    async with _desk(path) as desk:
        await _hand_in(desk, ME, 1)
        folder = path.with_name("backups")
        folder.mkdir()
        maintenance.copy(path, folder / "desk-20240916-120000.sqlite3.part")
        erased = await MyDataService(desk.database, desk.clock, BackupPlan(folder, timedelta(days=1), 7)).erase(ME)
    assert (erased.backups_until is not None, erased.other_copies) == (True, 0)


@pytest.mark.parametrize("command", ["import", "restore"])
async def test_the_copy_of_a_command_that_was_killed_does_not_outlive_the_next_start(path: Path, command: str) -> None:
    """An erasure would not reach it."""
    async with _desk(path) as desk:
        await _hand_in(desk, ME, 1)
    link = path.with_name("links") / path.name
    link.parent.mkdir()
    link.symlink_to(path)
    part = replacement.private_copy(link, command)
    for left in (part, part.with_name(f"{part.name}-journal")):
        maintenance.copy(path, left)
    async with _desk(path) as desk:
        await MyDataService(desk.database, desk.clock).erase(ME)
    assert not [file for file in path.parent.rglob("*") if "-part" in file.name]


async def test_samples_of_index_keys_are_forgotten_too(path: Path) -> None:
    """As builds of SQLite with STAT4 keep them."""
    async with _desk(path) as desk:
        for sql in (
            "PRAGMA writable_schema = ON",
            "CREATE TABLE sqlite_stat4 (tbl, idx, neq, nlt, ndlt, sample)",
            "INSERT INTO sqlite_stat4 VALUES ('entity_forms', '', '', '', '', 'zqx')",
            "PRAGMA writable_schema = OFF",
        ):
            await desk.database.write(run_sql, sql)
        await desk.database.write(leftovers.forget_samples)
        assert not await desk.database.read(fetch_rows, "SELECT * FROM sqlite_stat4")
