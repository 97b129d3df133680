"""A server is moved from one process of the desk to another: nothing lost, nothing twice, whenever it is killed."""

from __future__ import annotations

import asyncio
import errno
from collections.abc import Callable
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.model.errors import Reason, SettingsFailed
from bot.model.jobs import Shelf
from bot.model.operations import MoveRefused, MoveState, MoveTrouble
from bot.policy.operations.shards import WHOLE, Shards
from bot.services.deliveries.service import DeliveryService
from bot.services.mydata import MyDataService, held
from bot.storage import retention, shelf_versions
from bot.storage.engine import maintenance, replacement
from bot.storage.moves import exports, imports, numbers, servers, whole_shelf
from bot.storage.stories import candidates
from tests.fakes.desk import ANNA, BORIS
from tests.fakes.moved_server import HELD, ON_SHELF, PAGE, World, copy_of, empty_world, furnish_new, furnish_old, seen
from tests.fakes.sql import run_sql


class Killed(BaseException):
    """The end of the process."""


@pytest.fixture
def world(tmp_path: Path) -> World:
    return empty_world(tmp_path)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> World:
    """Both processes furnished; to be copied."""
    world = empty_world(tmp_path_factory.mktemp("made"))

    async def furnish() -> None:
        await furnish_old(world)
        await furnish_new(world)

    asyncio.run(furnish())
    return world


@pytest.fixture
def furnished(made: World, tmp_path: Path) -> World:
    """Both processes with all that they have."""
    return copy_of(made, tmp_path)


async def test_everything_of_a_server_is_in_the_other_process_and_nothing_is_left(furnished: World) -> None:
    before = await seen(furnished, furnished.old)
    assert len(before[0]) == 8, "one of them was removed by hand"
    moved = furnished.export()
    assert moved.rows["articles"] == 9, "which can be put back"
    assert furnished.bring().rows == moved.rows
    assert await seen(furnished, furnished.new) == before
    gone = await seen(furnished, furnished.old)
    assert gone[:2] == ([], [])
    assert all(count == [(0,)] for count in gone[2:-1])
    for path in (furnished.old, furnished.new):
        async with furnished.desk(path) as desk:
            assert await desk.troubles() == []
    async with furnished.desk(furnished.old) as desk:
        assert len(await desk.rows(ON_SHELF, BORIS.key)) == 4, "what another server has too stays with it"
    async with furnished.desk(furnished.new) as desk:
        assert len(await desk.rows(ON_SHELF, "guild:3")) == 7
        assert len(await desk.rows("SELECT 1 FROM articles WHERE url = 'https://a.example/7'")) == 1, (
            "a page is one row"
        )


async def test_articles_count_among_those_of_their_day_in_the_other_process(furnished: World) -> None:
    """Which names fill the news of two weeks is known there at once."""
    furnished.export()
    furnished.bring()
    async with furnished.desk(furnished.new) as desk:
        days = await desk.rows(
            "SELECT v.at / 86400, count(*) FROM story_vectors AS v JOIN articles AS a ON a.id = v.article_id"
            " WHERE a.owner_shelf_id IS NULL GROUP BY 1"
        )
        counted = dict(await desk.rows("SELECT term, documents FROM term_counts"))
    assert days
    assert {day: counted.get(candidates.day_key(day)) for day, _ in days} == dict(days)


async def test_what_is_owed_is_sent_once(furnished: World) -> None:
    """A card that was owed, a link that waited, and the digest of the next morning, which fell due in between."""
    sent = list(furnished.discord.keys(10))
    furnished.export()
    furnished.clock.advance(86_400)
    async with furnished.desk(furnished.old) as desk:
        await furnished.run(desk)
        assert furnished.discord.keys(10) == sent
        assert len(furnished.discord.keys(20)) == 0
    furnished.bring()
    for _ in range(2):
        async with furnished.desk(furnished.new) as desk:
            await furnished.run(desk)
            assert await desk.rows("SELECT kind, state FROM deliveries WHERE guild_id = 1 AND state <> 'sent'") == [], (
                "all was sent"
            )
    cards = furnished.discord.keys(10)
    assert len(cards) == len(set(cards)) == len(sent) + 2
    assert len(furnished.discord.keys(20)) == 1


async def test_a_message_that_was_under_way_is_found_and_not_sent_again(world: World) -> None:
    """Discord's answer to the card of the last article was lost, and the process stopped."""
    await furnish_old(world)
    world.discord.weather.lost_answer = 1.0
    async with world.desk(world.old) as desk:
        await DeliveryService(desk.database, world.clock, world.discord).deliver_due()
        under_way = await desk.rows("SELECT key FROM deliveries WHERE state = 'sending'")
        assert len(under_way) == 1
    world.discord.weather.lost_answer = 0.0
    before = world.discord.keys(10)
    world.export()
    world.clock.advance(3600)
    world.bring()
    async with world.desk(world.new) as desk:
        await world.run(desk)
        assert (await desk.rows("SELECT state FROM deliveries WHERE key LIKE ?", f"moved:%:{under_way[0][0]}")) == [
            ("sent",)
        ]
    assert world.discord.keys(10)[: len(before)] == before
    assert len(world.discord.keys(10)) == len(before) + 1, "the link that waited"


async def test_a_message_of_which_the_disk_lost_a_part_keeps_no_server_from_the_other_process(world: World) -> None:
    await furnish_old(world)
    async with world.desk(world.old) as desk:
        await desk.database.write(run_sql, "UPDATE payloads SET payload = substr(payload, 1, 9)")
    world.export()
    world.bring()
    async with world.desk(world.new) as desk:
        await world.run(desk)
        assert await desk.rows("SELECT count(*) FROM deliveries WHERE state = 'dead'") == [(1,)]
        assert await desk.rows("SELECT count(*) FROM deliveries WHERE state IN ('pending', 'sending')") == [(0,)]


async def test_a_slot_that_was_told_is_not_told_again(world: World) -> None:
    await furnish_old(world)
    world.clock.advance(86_400)
    async with world.desk(world.old) as desk:
        await world.run(desk)
    assert len(world.discord.keys(20)) == 1
    world.export()
    world.bring()
    async with world.desk(world.new) as desk:
        await world.run(desk)
        assert len(world.discord.keys(20)) == 1
        world.clock.advance(86_400)
        await world.run(desk)
    assert len(world.discord.keys(20)) == 2


async def test_entries_of_feeds_are_owed_as_before(world: World) -> None:
    """The range of numbers that a follow is owed becomes its backlog, silent as far as it was."""
    await furnish_old(world)
    world.export()
    world.bring()
    async with world.desk(world.new) as desk:
        assert await desk.rows(
            "SELECT e.url, b.announce FROM feed_backlog AS b JOIN feed_entries AS e ON e.id = b.entry_id ORDER BY b.id"
        ) == [(f"https://f.example/{number}", int(number != 2)) for number in range(1, 5)]
        assert await desk.rows("SELECT owed_from, owed_to, fresh FROM feed_follows") == [(0, 0, 0)]


async def test_a_feed_that_another_server_follows_is_read_whole_at_its_next_poll(world: World) -> None:
    await furnish_old(world)
    async with world.desk(world.new) as desk:
        for statement in (
            "INSERT INTO feeds (id, url, host, format) VALUES (2, 'https://f.example/rss', 'f.example', 'rss')",
            "INSERT INTO feed_entries (id, feed_id, link, url, title, seen_at, last_seen)"
            " VALUES (50, 2, 33, 'https://f.example/3', 'Entry 3', 5, 5)",
        ):
            await desk.database.write(run_sql, statement, [])
    world.export()
    world.bring()
    async with world.desk(world.new) as desk:
        assert await desk.rows("SELECT feed_id, fresh FROM feed_follows") == [(2, 1)]
        assert len(await desk.rows("SELECT 1 FROM feed_backlog")) == 4
        assert await desk.rows("SELECT count(*) FROM feed_entries") == [(4,)]


def _die(*_: object, **__: object) -> None:
    raise Killed


@pytest.mark.parametrize(
    ("module", "name"),
    [
        (exports, "_write"),
        (exports, "counted"),
        (exports, "_take_out"),
        (shelf_versions, "count"),
        (whole_shelf, "take_off"),
        (retention, "forget_guild"),
        (exports, "_rename"),
        (imports, "_ready"),
        (numbers, "assign"),
        (imports, "_renumber"),
        (whole_shelf, "put_on"),
        (servers, "save"),
    ],
)
async def test_a_move_that_is_killed_anywhere_is_completed_by_the_same_commands(
    furnished: World, monkeypatch: pytest.MonkeyPatch, module: Any, name: str
) -> None:
    before = await seen(furnished, furnished.old)
    with monkeypatch.context() as patch:
        patch.setattr(module, name, _die)
        with pytest.raises(Killed):
            furnished.move()
    assert not furnished.file.exists() or not (await seen(furnished, furnished.old))[0], "never in both"
    furnished.export()
    assert furnished.bring().move.state is MoveState.HERE
    assert furnished.bring().is_repeated
    assert await seen(furnished, furnished.new) == before
    assert (await seen(furnished, furnished.old))[0] == []
    async with furnished.desk(furnished.new) as desk:
        assert await desk.troubles() == []


async def test_a_disk_that_refuses_at_the_end_of_an_export_is_told_and_the_next_try_completes_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(_: Path) -> None:
        raise OSError(errno.EIO, "Input/output error")

    await furnish_old(world)
    with monkeypatch.context() as patch:
        patch.setattr(replacement, "sync_folder", refuses)
        with pytest.raises(SettingsFailed, match="Input/output error"):
            world.export()
    assert world.export().is_repeated
    assert world.bring().move.state is MoveState.HERE


@pytest.mark.parametrize(
    ("module", "name"), [(exports, "counted"), (whole_shelf, "take_off"), (shelf_versions, "count")]
)
async def test_an_export_that_is_stopped_leaves_nothing_of_members_beside_the_file(
    furnished: World, monkeypatch: pytest.MonkeyPatch, module: Any, name: str
) -> None:
    """By Ctrl-C, before the server has left the database: no erasure would reach what it had written."""

    def stopped(*_: object) -> Any:
        raise KeyboardInterrupt

    before = await seen(furnished, furnished.old)
    with monkeypatch.context() as patch:
        patch.setattr(module, name, stopped)
        with pytest.raises(KeyboardInterrupt):
            furnished.export()
    assert not list(furnished.home.glob(f"{furnished.file.name}*"))
    assert await seen(furnished, furnished.old) == before
    assert not furnished.export().is_repeated


async def test_an_export_that_is_stopped_once_the_server_has_left_keeps_the_only_copy(
    furnished: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = await seen(furnished, furnished.old)
    take_out = exports._take_out

    def stopped_after(*given: Any) -> None:
        take_out(*given)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(exports, "_take_out", stopped_after)
        with pytest.raises(KeyboardInterrupt):
            furnished.export()
    assert furnished.export().is_repeated
    assert furnished.bring().move.state is MoveState.HERE
    assert await seen(furnished, furnished.new) == before


async def test_a_server_may_come_back(world: World) -> None:
    await furnish_old(world)
    before = await seen(world, world.old)
    world.export()
    world.bring()
    back = world.home / "back.sqlite3"
    exports.export(world.new, HELD, back, world.clock.now())
    imports.import_server(back, world.old, WHOLE, world.clock.now(), {})
    assert await seen(world, world.old) == before
    async with world.desk(world.old) as desk:
        await world.run(desk)
        assert await desk.troubles() == []
    cards = world.discord.keys(10)
    assert len(cards) == len(set(cards))


async def test_a_notice_goes_along_and_an_article_that_the_other_process_has_without_it_is_visited(
    world: World,
) -> None:
    """Also long after its last planned visit: the server's card says that it was retracted."""
    other, article = "https://site.example/known", "A report of rain\nIt rained for a week."
    retracted = "Withdrawn\n> verdict retracted\nThis article has been withdrawn."
    async with world.desk(world.new) as desk:
        await desk.save(BORIS, other, article)
        await desk.database.write(run_sql, "UPDATE watches SET due_at = NULL")
    async with world.desk(world.old) as desk:
        await desk.save(ANNA, other, article)
        await desk.save(ANNA, "https://site.example/new", "Another report\nThe harbour froze.")
        world.network.pages |= {other: retracted, "https://site.example/new": retracted}
        world.clock.advance(7200)
        await desk.revisits.revisit_due()
    world.move()
    async with world.desk(world.new) as desk:
        marked = "SELECT count(*) FROM articles AS a JOIN retraction_notices AS n ON n.article_id = a.id"
        assert await desk.rows(f"{marked} WHERE a.retracted_at = n.read_at") == [(1,)]
        assert await desk.revisits.revisit_due() == 1
        assert await desk.rows(f"{marked} WHERE a.retracted_at = n.read_at") == [(2,)]
        assert (await desk.answers.summary(ANNA, other)).retraction is not None


async def test_what_a_file_has_of_a_member_erased_meanwhile_is_not_added_and_what_came_here_since_stays(
    world: World,
) -> None:
    """Erased here after the export, the member used the desk again before the import."""
    await furnish_old(world)
    world.export()
    world.clock.advance(3600)
    erased, own = world.clock.now(), Shelf.of_user(77)
    async with world.desk(world.new) as desk:
        await MyDataService(desk.database, world.clock).erase(77)
        world.clock.advance(3600)
        await desk.save(own, "https://a.example/since", PAGE.format(90))
        await desk.searches.save(own, 77, "ferries", "ferry")
        since = await desk.database.read(held, 77)
    world.bring(erased={77: erased, 78: erased - timedelta(days=9)})
    async with world.desk(world.new) as desk:
        await MyDataService(desk.database, world.clock).complete()
        now = await desk.database.read(held, 77)
        assert (now, len(now["direct_messages"]), len(now["searches"])) == (since, 1, 1)
        assert (await desk.database.read(held, 78))["reports"]


def test_a_damaged_database_is_named_by_both_commands(furnished: World) -> None:
    furnished.export()
    for database, command in ((furnished.old, furnished.export), (furnished.new, furnished.bring)):
        database.write_bytes(b"words, words, words\n" * 500)
        with pytest.raises(SettingsFailed, match=f"{database}: file is not a database") as caught:
            command()
        assert caught.value.reason is Reason.BROKEN_DATABASE


async def test_what_cannot_be_moved_is_refused_and_nothing_changes(world: World, tmp_path: Path) -> None:
    await furnish_old(world)
    before = await seen(world, world.old)

    def refused(work: Callable[[], Any]) -> MoveTrouble:
        with pytest.raises(MoveRefused) as caught:
            work()
        return caught.value.trouble

    now = world.clock.now()
    assert refused(lambda: exports.export(world.old, 5, world.file, now)) is MoveTrouble.NOTHING_HERE
    world.file.write_bytes(b"mine")
    assert refused(world.export) is MoveTrouble.FILE_EXISTS
    assert refused(world.bring) is MoveTrouble.NO_SERVER
    world.file.unlink()
    assert refused(lambda: imports.import_server(world.old, world.new, WHOLE, now, {})) is MoveTrouble.NO_SERVER
    assert await seen(world, world.old) == before
    world.export()
    other = Shards((1,), 2)
    assert refused(lambda: imports.import_server(world.file, world.new, other, now, {})) is MoveTrouble.OTHER_PROCESS
    world.file.rename(tmp_path / "elsewhere")
    assert refused(world.export) is MoveTrouble.FILE_LOST


async def test_the_file_is_private_and_has_nothing_of_other_servers(world: World) -> None:
    await furnish_old(world)
    world.export()
    assert world.file.stat().st_mode & 0o077 == 0
    with closing(maintenance.connect(world.file, "ro")) as connection:
        assert connection.execute("SELECT key FROM shelves").fetchall() == [(ANNA.key,)]
        urls = {row[0] for row in connection.execute("SELECT url FROM articles")}
        assert "https://a.example/1" not in urls, "Boris's only"
        assert [move.state for move in servers.load(connection).values()] == [MoveState.FILE]
