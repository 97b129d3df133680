"""A server is moved from one process of the desk to another: nothing lost, nothing twice, whenever it is killed."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, fields, is_dataclass
from datetime import time, timedelta
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from bot.model.curation.acts import Curator
from bot.model.deliveries import ScheduleRequest, key_at_discord, moved_prefix
from bot.model.jobs import Shelf
from bot.model.operations import MovedServer, MoveRefused, MoveState, MoveTrouble
from bot.model.settings import FilterOwner, FilterScope, ServerSettings
from bot.model.watches.watch import WatchKind, WatchPlace, WatchTarget, WatchTimes
from bot.policy.curation.typed import TypedCorrection
from bot.policy.operations.shards import WHOLE, Shards
from bot.services.curation.outlets import OutletNames
from bot.services.curation.reports import ReportService
from bot.services.curation.service import CurationService
from bot.services.deliveries.service import DeliveryService
from bot.services.digests.service import DigestService
from bot.services.filters.names import FilterNames
from bot.services.filters.service import FilterService
from bot.services.latest import LatestService
from bot.services.settings import DeskService
from bot.storage import migrations, retention, shelf_versions
from bot.storage.deliveries import payloads
from bot.storage.engine import maintenance
from bot.storage.moves import exports, imports, numbers, servers
from bot.storage.moves.rows import ROWS
from bot.text.knowledge.base import Knowledge
from bot.text.sources.outlets import SourceTable
from tests.fakes.clock import SteppedClock
from tests.fakes.desk import ANNA, BORIS, SmallDesk, open_desk
from tests.fakes.discord import FakeDiscord
from tests.fakes.network import FakeNetwork
from tests.fakes.sql import run_sql

PAGE = (
    "Report {0}\n> published 2024-09-16T08:12:00+09:00\n> korea 0.9\n{{person:Kim Number{0}}} spoke of North Korea"
    " and of {{place:Sinuiju}} in {0} words."
)
HELD = 1
"""Anna's server, as Discord numbers it."""
ON_SHELF = (
    "SELECT a.title, a.url, s.at, s.saved_at, s.user_id, s.message_id, text_of(v.content), c.title, c.published"
    " FROM shelves AS k JOIN shelf_articles AS s ON s.shelf_id = k.id JOIN articles AS a ON a.id = s.article_id"
    " JOIN versions AS v ON v.id = a.version_id"
    " LEFT JOIN corrections AS c ON c.shelf_id = k.id AND c.article_id = a.id WHERE k.key = ? ORDER BY a.title, a.url"
)
_COUNT = "SELECT count(*) FROM {} JOIN shelves AS k ON k.id = shelf_id WHERE k.key = ?"
COUNTERS = (
    "SELECT e.key, c.articles, c.first_at, c.last_at FROM shelves AS k JOIN shelf_entities AS c ON c.shelf_id = k.id"
    " JOIN entities AS e ON e.id = c.entity_id WHERE k.key = ? ORDER BY e.key"
)


class Killed(BaseException):
    """The end of the process."""


@dataclass
class World:
    """Two processes' databases, the file between them, the sites and Discord."""

    home: Path
    clock: SteppedClock
    network: FakeNetwork
    discord: FakeDiscord

    @property
    def old(self) -> Path:
        return self.home / "old.sqlite3"

    @property
    def new(self) -> Path:
        return self.home / "new.sqlite3"

    @property
    def file(self) -> Path:
        return self.home / "server.sqlite3"

    def desk(self, path: Path) -> Any:
        return open_desk(path, Knowledge([]), self.clock, self.network)

    def export(self) -> MovedServer:
        return exports.export(self.old, HELD, self.file, self.clock.now())

    def bring(self, **erased: Any) -> MovedServer:
        return imports.import_server(self.file, self.new, WHOLE, self.clock.now(), erased.get("erased", {}))

    def move(self) -> None:
        self.export()
        self.bring()

    async def run(self, desk: SmallDesk) -> None:
        """Everything that is due happens: links, digests, messages."""
        await desk.work()
        await DigestService(desk.database, self.clock, Knowledge([])).prepare_due()
        delivery = DeliveryService(desk.database, self.clock, self.discord)
        for _ in range(8):
            await delivery.deliver_due()
            self.clock.advance(1)


@pytest.fixture
def world(tmp_path: Path) -> World:
    clock = SteppedClock()
    discord = FakeDiscord(clock, random.Random(1))  # noqa: S311  # repeatable, not secret
    return World(tmp_path, clock, FakeNetwork(), discord)


async def _save(desk: SmallDesk, shelf: Shelf, numbers_: range, first_message: int | None = None) -> None:
    for number in numbers_:
        message = None if first_message is None else first_message + number
        await desk.save(shelf, f"https://a.example/{number}", PAGE.format(number), message=message)


async def _furnish_old(world: World) -> None:
    """Anna's server has articles, some of them with Boris, a pasted text, a link that waits, settings, a digest each
    morning, a watch, a search and filters; cards were sent, and one is owed."""
    async with world.desk(world.old) as desk:
        await _save(desk, BORIS, range(4))
        await _save(desk, ANNA, range(2, 9), first_message=100)
        await desk.paste(ANNA, "A private note\nOf {person:Lim Ara} and others.", message=200)
        await DeskService(desk.database).save(ServerSettings(HELD, (10, 11), zone="Asia/Tokyo"))
        digests = DigestService(desk.database, world.clock, Knowledge([]))
        await digests.schedule(ScheduleRequest(HELD, 20, time(8), "Asia/Seoul", "Korean Peninsula"))
        place = WatchPlace(77, HELD, 10, 10, False)
        await desk.watches.add(place, WatchTarget(WatchKind.PHRASE, "sinuiju", "sinuiju"), WatchTimes())
        await desk.searches.save(ANNA, None, "floods", "flood after:3d")
        filters = FilterService(desk.database, world.clock, FilterNames(Knowledge([]), SourceTable.load()))
        await filters.add(FilterOwner(FilterScope.SERVER, HELD), ANNA, "zebra-news.example")
        latest = LatestService(desk.database, world.clock, Knowledge([]))
        await latest.shown(await latest.look(ANNA, 77, None))
        await world.run(desk)
        curation = CurationService(desk.database, world.clock, OutletNames(SourceTable.load()))
        manager = Curator(77, manages=True)
        await curation.remove(ANNA, manager, "https://a.example/3")
        for number in (4, 7):
            corrected = TypedCorrection(f"Corrected headline {number}", "2024-09-10")
            await curation.correct(ANNA, manager, f"https://a.example/{number}", corrected)
        await curation.block(ANNA, manager, "tabloid.example")
        (shared,) = await desk.rows(
            "SELECT min(article_id) FROM story_members AS m JOIN shelves AS k ON k.id = m.shelf_id WHERE k.key = ?"
            " GROUP BY story_id HAVING count(*) > 1 ORDER BY 1 LIMIT 1",
            ANNA.key,
        )
        await curation.move(ANNA, manager, str(shared[0]))
        names = "SELECT e.key FROM shelves AS k JOIN shelf_entities AS s ON s.shelf_id = k.id JOIN entities AS e"
        key = (await desk.rows(f"{names} ON e.id = s.entity_id WHERE k.key = ? ORDER BY e.id", ANNA.key))[0][0]
        await curation.rename(ANNA, manager, key, "Another name")
        await ReportService(desk.database, world.clock).wrong_name(ANNA, 78, key, "A third name")
        await _save(desk, ANNA, range(20, 21), first_message=300)
        world.network.pages["https://a.example/waits"] = PAGE.format(99)
        await desk.post(ANNA, "https://a.example/waits", message=400)
        await _follow(desk)


async def _follow(desk: SmallDesk) -> None:
    """Anna's server follows a feed, and is owed three entries of it: one in its backlog, two of a range."""
    for statement in (
        "INSERT INTO feeds (id, url, host, format, due_at) VALUES (7, 'https://f.example/rss', 'f.example', 'rss', 1)",
        "INSERT INTO feed_follows (id, feed_id, guild_id, channel_id, mode, fresh, owed_from, owed_to, silent_to)"
        " VALUES (5, 7, 1, 10, 'announce', 0, 1, 4, 2)",
        "INSERT INTO feed_entries (id, feed_id, link, url, title, seen_at, last_seen, news)"
        " SELECT value, 7, value * 11, 'https://f.example/' || value, 'Entry', 5, 5, 1 FROM json_each('[1,2,3,4]')",
        "INSERT INTO feed_backlog (follow_id, entry_id, announce) VALUES (5, 1, 1)",
    ):
        await desk.database.write(run_sql, statement, [])


async def _furnish_new(world: World) -> None:
    """Another server's articles, in the other process: two of Anna's pages are among them, under other numbers."""
    async with world.desk(world.new) as desk:
        await _save(desk, Shelf.of_guild(3), range(7, 14))
        await desk.post(Shelf.of_guild(3), "https://a.example/waits")


_CURATED = (
    "curation_acts", "removed_articles", "blocks", "shelf_stories", "shelf_entity_names", "curation_reports",
)  # fmt: skip


async def _seen(world: World, path: Path) -> tuple[Any, ...]:
    """What Anna's server has: articles, counters, and how much of everything else."""
    async with world.desk(path) as desk:
        shelf = await desk.rows(ON_SHELF, ANNA.key), await desk.rows(COUNTERS, ANNA.key)
        rest = [
            await desk.rows(f"SELECT count(*) FROM {table} WHERE guild_id = {HELD}")  # noqa: S608  # constants
            for table in ("desks", "subscriptions", "filters", "feed_follows", "deliveries", "requests", "news_watches")
        ]
        stories = await desk.rows("SELECT articles, stories FROM shelves WHERE key = ?", ANNA.key)
        curated = [await desk.rows(_COUNT.format(table), ANNA.key) for table in _CURATED]
        return (*shelf, *rest, *curated, stories)


async def test_everything_of_a_server_is_in_the_other_process_and_nothing_is_left(world: World) -> None:
    await _furnish_old(world)
    await _furnish_new(world)
    before = await _seen(world, world.old)
    assert len(before[0]) == 8, "one of them was removed by hand"
    moved = world.export()
    assert moved.rows["articles"] == 9, "which can be put back"
    assert world.bring().rows == moved.rows
    assert await _seen(world, world.new) == before
    gone = await _seen(world, world.old)
    assert gone[:2] == ([], [])
    assert all(count == [(0,)] for count in gone[2:-1])
    for path in (world.old, world.new):
        async with world.desk(path) as desk:
            assert await desk.troubles() == []
    async with world.desk(world.old) as desk:
        assert len(await desk.rows(ON_SHELF, BORIS.key)) == 4, "what another server has too stays with it"
    async with world.desk(world.new) as desk:
        assert len(await desk.rows(ON_SHELF, "guild:3")) == 7
        assert len(await desk.rows("SELECT 1 FROM articles WHERE url = 'https://a.example/7'")) == 1, (
            "a page is one row"
        )


async def test_what_is_owed_is_sent_once(world: World) -> None:
    """A card that was owed, a link that waited, and the digest of the next morning, which fell due in between."""
    await _furnish_old(world)
    await _furnish_new(world)
    sent = list(world.discord.keys(10))
    world.export()
    world.clock.advance(86_400)
    async with world.desk(world.old) as desk:
        await world.run(desk)
        assert world.discord.keys(10) == sent
        assert len(world.discord.keys(20)) == 0
    world.bring()
    for _ in range(2):
        async with world.desk(world.new) as desk:
            await world.run(desk)
            assert await desk.rows("SELECT kind, state FROM deliveries WHERE guild_id = 1 AND state <> 'sent'") == [], (
                "all was sent"
            )
    cards = world.discord.keys(10)
    assert len(cards) == len(set(cards)) == len(sent) + 2
    assert len(world.discord.keys(20)) == 1


async def test_a_message_that_was_under_way_is_found_and_not_sent_again(world: World) -> None:
    """Discord's answer to the card of the last article was lost, and the process stopped."""
    await _furnish_old(world)
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


async def test_a_slot_that_was_told_is_not_told_again(world: World) -> None:
    await _furnish_old(world)
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
    await _furnish_old(world)
    world.export()
    world.bring()
    async with world.desk(world.new) as desk:
        assert await desk.rows(
            "SELECT e.url, b.announce FROM feed_backlog AS b JOIN feed_entries AS e ON e.id = b.entry_id ORDER BY b.id"
        ) == [(f"https://f.example/{number}", int(number != 2)) for number in range(1, 5)]
        assert await desk.rows("SELECT owed_from, owed_to, fresh FROM feed_follows") == [(0, 0, 0)]


async def test_a_feed_that_another_server_follows_is_read_whole_at_its_next_poll(world: World) -> None:
    await _furnish_old(world)
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
        (retention, "forget_guild"),
        (exports, "_renamed"),
        (imports, "_ready"),
        (numbers, "assign"),
        (imports, "_renumber"),
        (imports, "_put_on_shelf"),
        (servers, "save"),
    ],
)
async def test_a_move_that_is_killed_anywhere_is_completed_by_the_same_commands(
    world: World, monkeypatch: pytest.MonkeyPatch, module: Any, name: str
) -> None:
    await _furnish_old(world)
    await _furnish_new(world)
    before = await _seen(world, world.old)
    with monkeypatch.context() as patch:
        patch.setattr(module, name, _die)
        with pytest.raises(Killed):
            world.move()
    assert not world.file.exists() or not (await _seen(world, world.old))[0], "never in both"
    world.export()
    assert world.bring().move.state is MoveState.HERE
    assert world.bring().is_repeated
    assert await _seen(world, world.new) == before
    assert (await _seen(world, world.old))[0] == []
    async with world.desk(world.new) as desk:
        assert await desk.troubles() == []


async def test_a_server_may_come_back(world: World) -> None:
    await _furnish_old(world)
    before = await _seen(world, world.old)
    world.export()
    world.bring()
    back = world.home / "back.sqlite3"
    exports.export(world.new, HELD, back, world.clock.now())
    imports.import_server(back, world.old, WHOLE, world.clock.now(), {})
    assert await _seen(world, world.old) == before
    async with world.desk(world.old) as desk:
        await world.run(desk)
        assert await desk.troubles() == []
    cards = world.discord.keys(10)
    assert len(cards) == len(set(cards))


async def test_numbers_of_rows_are_not_given_out_again(world: World) -> None:
    """Keys of messages and buttons hold them: a new job of either process has a number that neither had."""
    await _furnish_old(world)
    with closing(sqlite3.connect(world.old)) as connection:
        last = dict(connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    world.export()
    world.bring()
    with closing(sqlite3.connect(world.new)) as connection:
        now = dict(connection.execute("SELECT name, seq FROM sqlite_sequence").fetchall())
    assert all(now[table] >= last[table] for table in ("jobs", "requests", "articles", "news_watches"))


async def test_a_member_who_was_erased_meanwhile_is_erased_again(world: World) -> None:
    await _furnish_old(world)
    world.export()
    erased = world.clock.now() + timedelta(hours=1)
    world.clock.advance(7200)
    world.bring(erased={77: erased, 78: erased - timedelta(days=9)})
    with closing(sqlite3.connect(world.new)) as connection:
        assert connection.execute("SELECT user_id FROM erasures WHERE user_id IS NOT NULL").fetchall() == [(77,)]


async def test_what_cannot_be_moved_is_refused_and_nothing_changes(world: World, tmp_path: Path) -> None:
    await _furnish_old(world)
    before = await _seen(world, world.old)

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
    assert await _seen(world, world.old) == before
    world.export()
    other = Shards((1,), 2)
    assert refused(lambda: imports.import_server(world.file, world.new, other, now, {})) is MoveTrouble.OTHER_PROCESS
    world.file.rename(tmp_path / "elsewhere")
    assert refused(world.export) is MoveTrouble.FILE_LOST


async def test_the_file_is_private_and_has_nothing_of_other_servers(world: World) -> None:
    await _furnish_old(world)
    world.export()
    assert world.file.stat().st_mode & 0o077 == 0
    with closing(maintenance.connect(world.file, "ro")) as connection:
        assert connection.execute("SELECT key FROM shelves").fetchall() == [(ANNA.key,)]
        urls = {row[0] for row in connection.execute("SELECT url FROM articles")}
        assert "https://a.example/1" not in urls, "Boris's only"
        assert [move.state for move in servers.load(connection).values()] == [MoveState.FILE]


def test_every_table_is_moved_derived_or_of_the_process() -> None:
    """A new table is to be thought of."""
    stays = {
        "departures", "pages", "fetches", "retention_clock", "vitals", "erasures", "knowledge_bases", "moves",
        "term_counts", "watch_changes",
    }  # fmt: skip
    derived = {"shelf_mentions", "shelf_entities", "shelf_entity_days", "shelf_names", "shelf_versions", "touched"}
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(migrations.schema())
        rows = connection.execute(
            "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name NOT LIKE 'sqlite_%'"
        ).fetchall()
    assert {row[0] for row in rows} == ROWS.keys() | stays | derived


def test_every_id_inside_a_payload_is_renumbered_or_discords() -> None:
    of_discord = {"guild_id", "channel_id", "message_id", "user_id", "added_in", "reader_id", "role_id"}
    found, left = set[tuple[Any, str]](), list[Any](payloads._TYPES.values())
    seen = set[Any]()
    while left:
        one = left.pop()
        left += get_args(one)
        if not is_dataclass(one) or one in seen:
            continue
        seen.add(one)
        hints = get_type_hints(one)
        left += hints.values()
        found |= {
            (one, field.name)
            for field in fields(one)
            if field.name.rpartition("_")[2] == "id" and "int" in str(hints[field.name])
        }
    assert {(kind.__name__, name) for kind, name in found if name not in of_discord} == {
        (kind.__name__, name) for kind, names in numbers.IDS.items() for name in names if kind in seen
    }


def test_a_key_is_known_at_discord_as_it_was_sent() -> None:
    assert key_at_discord(f"{moved_prefix('ab12')}{moved_prefix('00')}card:1:2") == "card:1:2"
    assert key_at_discord("digest:1:day:2024-09-16:1") == "digest:1:day:2024-09-16:1"
