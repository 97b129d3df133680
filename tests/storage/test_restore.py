"""An operator puts a backup back: after a kill, over a running desk, from a damaged file, through a crash."""

from __future__ import annotations

import errno
import random
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest
from msgspec import Struct
from msgspec.structs import replace

from bot.model.analysis import Page
from bot.model.curation.acts import Curator
from bot.model.deliveries import ScheduleRequest
from bot.model.errors import Reason, SettingsFailed
from bot.model.jobs import Post, Shelf, Submission
from bot.policy.operations import restores
from bot.services.curation.outlets import OutletNames
from bot.services.curation.service import CurationService
from bot.services.deliveries.service import DeliveryService
from bot.services.digests.service import DigestService
from bot.services.mydata import MyDataService
from bot.storage.deliveries import outbox
from bot.storage.engine import erasures, replacement
from bot.storage.engine.encoding import text_of
from bot.storage.engine.maintenance import copy, troubles
from bot.storage.restore import restore
from bot.text.knowledge.base import Knowledge
from bot.text.sources.outlets import SourceTable
from tests.fakes.clock import SteppedClock
from tests.fakes.desk import ANNA, SmallDesk, open_desk
from tests.fakes.discord import FakeDiscord
from tests.fakes.network import FakeNetwork

PAGE = "Report {0}\n> published 2024-09-16T08:12:00+09:00\n> korea 0.9\n{{person:Kim Number{0}}} spoke of North Korea."
DAY = 86400
BACKUP, TITLES = "backup.sqlite3", "SELECT title FROM articles ORDER BY id"


class World(Struct):
    """What outlives the desk: its folder, the time, the sites and Discord. `killed`: the folder of
    `_killed_after_backup`, for all tests."""

    path: Path
    clock: SteppedClock
    network: FakeNetwork
    discord: FakeDiscord
    killed: Path

    @property
    def backup(self) -> Path:
        return self.path.with_name(BACKUP)

    def desk(self) -> Any:
        return open_desk(self.path, Knowledge([]), self.clock, self.network)

    def restore(self) -> Any:
        return restore(self.backup, self.path, self.clock.now())

    async def run(self, desk: SmallDesk) -> None:
        """Everything that is due happens: links, digests, messages."""
        await desk.work()
        await DigestService(desk.database, self.clock, Knowledge([])).prepare_due()
        delivery = DeliveryService(desk.database, self.clock, self.discord)
        for _ in range(5):
            await delivery.deliver_due()
            self.clock.advance(1)


@pytest.fixture(scope="module")
def killed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("killed")


@pytest.fixture
def world(tmp_path: Path, killed: Path) -> World:
    clock = SteppedClock()
    discord = FakeDiscord(clock, random.Random(1))  # noqa: S311  # repeatable, not secret
    return World(tmp_path / "desk.sqlite3", clock, FakeNetwork(), discord, killed)


async def _save(desk: SmallDesk, numbers: range) -> None:
    for number in numbers:
        await desk.save(ANNA, f"https://a.example/{number}", PAGE.format(number))


async def _killed_after_backup(world: World) -> None:
    """Thirty articles, a backup, thirty more, and a kill: the last ones are only in the write-ahead log."""
    if not any(world.killed.iterdir()):
        path = world.killed / "made" / world.path.name
        path.parent.mkdir()
        await _save_sixty(replace(world, path=path))
    for file in world.killed.glob("*.sqlite3*"):
        shutil.copy(file, world.path.with_name(file.name))


async def _save_sixty(world: World) -> None:
    async with world.desk() as desk:
        await _save(desk, range(30))
    copy(world.path, world.killed / BACKUP)
    async with world.desk() as desk:
        await _save(desk, range(30, 60))
        for file in world.path.parent.glob(f"{world.path.name}*"):
            shutil.copy(file, world.killed / file.name)


async def test_a_backup_put_by_hand_over_a_killed_desks_files_is_no_malformed_database(world: World) -> None:
    await _killed_after_backup(world)
    shutil.copy(world.backup, world.path)
    async with world.desk() as desk:
        assert len(await desk.rows(TITLES)) == 30
        await _save(desk, range(90, 91))
        assert await desk.troubles() == []


async def test_a_restore_over_a_killed_desks_files_keeps_those_readable(world: World) -> None:
    await _killed_after_backup(world)
    done = world.restore()
    assert done.aside is not None
    async with world.desk() as desk:
        assert len(await desk.rows(TITLES)) == 30
        await _save(desk, range(90, 91))
        assert await desk.troubles() == []
    with closing(sqlite3.connect(done.aside / "desk.sqlite3")) as before:
        assert len(before.execute(TITLES).fetchall()) == 60


async def test_what_was_sent_after_the_backup_is_not_sent_again(world: World) -> None:
    """At the backup a link waits and a digest is to come; both are sent, the disk dies, the backup is put back."""
    url = "https://a.example/1"
    async with world.desk() as desk:
        request = ScheduleRequest(1, 10, time(8), "Asia/Seoul", "Korean Peninsula")
        await DigestService(desk.database, world.clock, Knowledge([])).schedule(request)
        await desk.post(ANNA, url, message=5)
        copy(world.path, world.backup)
        world.network.pages[url] = PAGE.format(1)
        await desk.work()
        world.clock.advance(14 * 3600)
        await world.run(desk)
    sent = world.discord.keys(10)
    assert len(sent) == 2
    world.clock.advance(3600)
    world.restore()
    async with world.desk() as desk:
        await desk.post(ANNA, "https://a.example/2", message=6)
        world.network.pages["https://a.example/2"] = PAGE.format(2)
        await world.run(desk)
        assert await desk.rows("SELECT DISTINCT state FROM deliveries") == [("sent",)]
    assert world.discord.keys(10)[:2] == sent
    assert len(world.discord.keys(10)) == 3, "the new link has its card"


async def test_what_the_backup_held_ready_and_was_never_sent_is_sent(world: World) -> None:
    async with world.desk() as desk:
        await desk.save(ANNA, "https://a.example/1", PAGE.format(1), message=5)
        copy(world.path, world.backup)
    assert world.restore().to_look_for == 1
    async with world.desk() as desk:
        await world.run(desk)
    assert len(world.discord.keys(10)) == 1


async def test_a_message_that_cannot_be_looked_for_is_held_and_not_sent_twice(world: World) -> None:
    async with world.desk() as desk:
        await desk.save(ANNA, "https://a.example/1", PAGE.format(1), message=5)
        copy(world.path, world.backup)
        await world.run(desk)
    world.clock.advance(3600)
    world.restore()
    world.discord.no_history.add(10)
    async with world.desk() as desk:
        await world.run(desk)
        assert await desk.rows("SELECT state FROM deliveries WHERE kind = 'card'") == [("held",)]
    assert len(world.discord.keys(10)) == 1


@pytest.mark.parametrize("begun", [False, True])
async def test_the_search_begins_before_a_copy_that_a_clock_far_ahead_dated(world: World, begun: bool) -> None:
    """Nothing in the copy was written by a right clock but the id of the channel, which Discord gave."""
    right = world.clock.now()
    channel = int((right - datetime(2015, 1, 1, tzinfo=UTC)) / timedelta(milliseconds=1)) << 22
    async with world.desk() as desk:
        digests = DigestService(desk.database, world.clock, Knowledge([]))
        await digests.schedule(ScheduleRequest(1, channel, time(8), "Asia/Seoul", "Korean Peninsula"))
        world.clock.advance(400 * DAY)
        assert await digests.prepare_due() == 1
        if begun:
            await desk.database.write(outbox.begin, 1, world.clock.now())
        copy(world.path, world.backup)
    world.clock.advance(-397 * DAY)
    world.restore()
    async with world.desk() as desk:
        assert await desk.rows("SELECT state, sending_since FROM deliveries") == [("sending", right.timestamp())]


async def test_old_buttons_and_keys_meet_nothing_new_even_after_two_restores_of_one_file(world: World) -> None:
    tables = ("articles", "jobs", "requests", "stories")
    async with world.desk() as desk:
        await _save(desk, range(3))
        copy(world.path, world.backup)
    used: dict[str, set[int]] = {table: set() for table in tables}
    for life in range(3):
        async with world.desk() as desk:
            await _save(desk, range(100 * life + 10, 100 * life + 14))
            for table in tables:
                new = {row[0] for row in await desk.rows(f"SELECT id FROM {table} WHERE id > 3")}  # noqa: S608  # names from above
                new = {one for one in new if one % restores.SMALLEST_GAP != 0}
                assert not new & used[table]
                used[table] |= new
        world.clock.advance(3600)
        world.restore()


async def test_an_erased_member_stays_erased_and_one_who_came_back_keeps_what_is_new(world: World) -> None:
    diary = "My diary\nDear {person:Lim Ara}, this is the zebra of my heart."
    async with world.desk() as desk:
        for member in (7, 8):
            await desk.ingest.submit(
                Submission(Shelf.of_user(member), Post(member, None, 5, member), page=_text(diary))
            )
        await desk.work()
        mydata = MyDataService(desk.database, world.clock)
        await mydata.erase(8)
        world.clock.advance(60)
        await desk.ingest.submit(Submission(Shelf.of_user(8), Post(8, None, 5, 9), page=_text("Again\nI came back.")))
        await desk.work()
        copy(world.path, world.backup)
        world.clock.advance(60)
        await mydata.erase(7)
    with closing(sqlite3.connect(world.backup)) as connection:
        (content,) = connection.execute("SELECT content FROM versions ORDER BY id LIMIT 1").fetchone()
    assert "zebra of my heart" in text_of(content)
    assert world.restore().erased == 1
    for words in (content[:50], content[-50:], b"zebra of my heart", b"Lim Ara", b"My diary"):
        assert words not in world.path.read_bytes()
    async with world.desk() as desk:
        assert await desk.rows(TITLES) == [("Again",)]
        assert await desk.troubles() == []


async def test_an_erasure_is_listed_before_the_database_forgets(world: World) -> None:
    """If the database fails in the middle, the list has the erasure already."""
    async with world.desk() as desk:
        await desk.save(ANNA, "https://a.example/1", PAGE.format(1), message=5)
        await desk.database.write(_sabotage)
        with pytest.raises(sqlite3.IntegrityError):
            await MyDataService(desk.database, world.clock).erase(77)
    assert erasures.load(erasures.beside(world.path)) == {77: world.clock.now()}
    assert erasures.beside(world.path).stat().st_mode & 0o077 == 0


async def test_a_desk_that_runs_is_not_restored(world: World) -> None:
    async with world.desk() as desk:
        await _save(desk, range(1))
        copy(world.path, world.backup)
        with pytest.raises(SettingsFailed) as refused:
            world.restore()
        assert refused.value.reason is Reason.ALREADY_RUNNING
        assert len(await desk.rows(TITLES)) == 1


@pytest.mark.parametrize(
    ("fault", "reason"),
    [
        ("newer", Reason.NEWER_DATABASE),
        ("totals", Reason.BROKEN_DATABASE),
        ("torn", Reason.BROKEN_DATABASE),
        ("words", Reason.BROKEN_DATABASE),
        ("empty", Reason.BROKEN_DATABASE),
        ("foreign", Reason.BROKEN_DATABASE),
        ("list", Reason.DATA_FOLDER),
    ],
)
async def test_a_file_that_cannot_be_restored_leaves_the_desk_as_it_is(
    world: World, fault: str, reason: Reason
) -> None:
    async with world.desk() as desk:
        await _save(desk, range(3))
        copy(world.path, world.backup)
        await _save(desk, range(3, 5))
    _spoil(world, fault)
    before = {file.name for file in world.path.parent.iterdir()}
    with pytest.raises(SettingsFailed) as refused:
        world.restore()
    assert refused.value.reason is reason
    assert "restore-part" not in refused.value.detail
    assert {file.name for file in world.path.parent.iterdir()} == before
    async with world.desk() as desk:
        assert len(await desk.rows(TITLES)) == 5


async def test_a_full_disk_is_named_and_not_the_backup(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    await _killed_after_backup(world)
    before = {file.name for file in world.path.parent.iterdir()}
    monkeypatch.setattr(replacement, "sync", Mock(side_effect=OSError(errno.ENOSPC, "No space left on device")))
    with pytest.raises(SettingsFailed) as refused:
        world.restore()
    assert refused.value.reason is Reason.DISK_FULL
    assert before >= {one.name for one in world.path.parent.iterdir()} - {f"{world.path.name}.lock"}


@pytest.mark.parametrize("survived", range(5))
async def test_a_crash_in_the_middle_of_a_restore_leaves_the_old_state_or_the_new(
    world: World, monkeypatch: pytest.MonkeyPatch, survived: int
) -> None:
    await _killed_after_backup(world)
    renames = 0
    rename = Path.rename

    def failing(self: Path, target: Path) -> Path:
        nonlocal renames
        renames += 1
        if renames > survived:
            raise KeyboardInterrupt
        return rename(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", failing)
        with pytest.raises(KeyboardInterrupt):
            world.restore()
    async with world.desk() as desk:
        assert len(await desk.rows(TITLES)) == (60 if survived == 0 else 30)
        assert await desk.troubles() == []


async def test_the_database_its_copies_and_what_was_replaced_are_private(world: World) -> None:
    await _killed_after_backup(world)
    aside = world.restore().aside
    assert aside is not None
    for file in (world.path, world.backup, aside):
        assert file.stat().st_mode & 0o077 == 0, file
    assert troubles(world.path) == []


def test_numbers_outrun_what_a_busy_desk_gives_out() -> None:
    day = timedelta(days=1)
    assert restores.gap(3 * day) - restores.gap(2 * day) > 1_000_000
    assert restores.gap(-day) == restores.SMALLEST_GAP


async def test_numbers_and_buttons_of_acts_seen_before_a_restore_mean_no_later_act(world: World) -> None:
    """A manager saw "#2", which the backup does not have; what is done after the restore has other numbers."""
    seen: dict[int, int] = {}
    async with world.desk() as desk:
        await _save(desk, range(1))
        copy(world.path, world.backup)
    for site in ("one.example", "two.example"):
        async with world.desk() as desk:
            curation = CurationService(desk.database, world.clock, OutletNames(SourceTable.load()))
            for word in ("a", "b"):
                act = await curation.block(ANNA, Curator(9, manages=True), f"{word}.{site}")
                assert act.number not in seen
                assert act.id not in seen.values()
                seen[act.number] = act.id
        world.clock.advance(3600)
        world.restore()
    assert sorted(seen) == [1, 2, 161, 162]


def _text(words: str) -> Page:
    return Page(None, words.encode(), "text/plain", "utf-8")


def _sabotage(connection: sqlite3.Connection) -> None:
    connection.execute(
        "CREATE TRIGGER refused BEFORE UPDATE OF user_id ON deliveries BEGIN SELECT RAISE(ABORT, 'no'); END"
    )
    connection.execute(
        "CREATE TRIGGER refused_too BEFORE UPDATE OF user_id ON requests BEGIN SELECT RAISE(ABORT, 'no'); END"
    )


def _spoil(world: World, fault: str) -> None:
    spoiling = {
        "newer": "PRAGMA user_version = 99",
        "totals": "UPDATE shelves SET articles = articles + 1",
        "foreign": "PRAGMA user_version = 0",
    }
    if fault in spoiling:
        with closing(sqlite3.connect(world.backup)) as connection:
            connection.execute(spoiling[fault])
            connection.commit()
    elif fault == "torn":
        content = bytearray(world.backup.read_bytes())
        content[len(content) // 2 :] = b"\xa5" * (len(content) - len(content) // 2)
        world.backup.write_bytes(content)
    elif fault == "words":
        world.backup.write_text("no database at all, however one looks at it " * 100)
    elif fault == "empty":
        world.backup.write_bytes(b"")
    else:
        erasures.beside(world.path).write_text("what is this\n")
