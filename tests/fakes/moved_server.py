"""Two processes of a desk between which a server is moved, furnished with everything that a server has."""

from __future__ import annotations

import random
import shutil
from copy import deepcopy
from dataclasses import dataclass
from datetime import time
from pathlib import Path
from typing import Any

from bot.model.curation.acts import Curator
from bot.model.deliveries import ScheduleRequest
from bot.model.jobs import Shelf
from bot.model.operations import MovedServer
from bot.model.settings import FilterOwner, FilterScope, ServerSettings
from bot.model.watches.watch import WatchKind, WatchPlace, WatchTarget, WatchTimes
from bot.policy.curation.typed import TypedCorrection
from bot.policy.operations.shards import WHOLE
from bot.services.curation.links import Split
from bot.services.curation.outlets import OutletNames
from bot.services.curation.reports import ReportService
from bot.services.curation.service import CurationService
from bot.services.deliveries.service import DeliveryService
from bot.services.digests.service import DigestService
from bot.services.filters.names import FilterNames
from bot.services.filters.service import FilterService
from bot.services.latest.service import LatestService
from bot.services.settings import DeskService
from bot.storage.moves import exports, imports
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
_CURATED = (
    "curation_acts", "removed_articles", "blocks", "shelf_stories", "shelf_entity_names", "curation_reports",
    "shelf_merges", "shelf_splits",
)  # fmt: skip
COUNTERS = (
    "SELECT e.key, c.articles, c.first_at, c.last_at FROM shelves AS k JOIN shelf_entities AS c ON c.shelf_id = k.id"
    " JOIN entities AS e ON e.id = c.entity_id WHERE k.key = ? ORDER BY e.key"
)


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


async def save(desk: SmallDesk, shelf: Shelf, numbers_: range, first_message: int | None = None) -> None:
    for number in numbers_:
        message = None if first_message is None else first_message + number
        await desk.save(shelf, f"https://a.example/{number}", PAGE.format(number), message=message)


def empty_world(home: Path) -> World:
    """Both processes before their first start."""
    clock = SteppedClock()
    discord = FakeDiscord(clock, random.Random(1))  # noqa: S311  # repeatable, not secret
    return World(home, clock, FakeNetwork(), discord)


def copy_of(made: World, home: Path) -> World:
    """The same processes in another folder, to be changed."""
    shutil.copytree(made.home, home, dirs_exist_ok=True)
    clock, network, discord = deepcopy((made.clock, made.network, made.discord))
    return World(home, clock, network, discord)


async def furnish_old(world: World) -> None:
    """Anna's server has articles, some of them with Boris, a pasted text, a link that waits, settings, a digest each
    morning, a watch, a search and filters; cards were sent, and one is owed."""
    async with world.desk(world.old) as desk:
        await save(desk, BORIS, range(4))
        await save(desk, ANNA, range(2, 9), first_message=100)
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
        await _link(desk, curation, manager)
        await ReportService(desk.database, world.clock).wrong_name(ANNA, 78, key, "A third name")
        await save(desk, ANNA, range(20, 21), first_message=300)
        world.network.pages["https://a.example/waits"] = PAGE.format(99)
        await desk.post(ANNA, "https://a.example/waits", message=400)
        await follow(desk)


async def _link(desk: SmallDesk, curation: CurationService, manager: Curator) -> None:
    """Two names are one on Anna's server, and an article means somebody else by a third."""
    rows = await desk.rows(
        "SELECT e.key, min(m.article_id) FROM shelves AS k JOIN shelf_mentions AS m ON m.shelf_id = k.id"
        " JOIN entities AS e ON e.id = m.entity_id WHERE k.key = ? AND e.kind = 'person' GROUP BY e.id ORDER BY e.id",
        ANNA.key,
    )
    (first, _), (second, _), *others = rows
    await curation.merge(ANNA, manager, first, second)
    key, article = (others or rows)[-1]
    await curation.split(Split(ANNA, manager, str(article), key, "Another one"))


async def follow(desk: SmallDesk) -> None:
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


async def furnish_new(world: World) -> None:
    """Another server's articles, in the other process: two of Anna's pages are among them, under other numbers."""
    async with world.desk(world.new) as desk:
        await save(desk, Shelf.of_guild(3), range(7, 14))
        await desk.post(Shelf.of_guild(3), "https://a.example/waits")


async def seen(world: World, path: Path) -> tuple[Any, ...]:
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
