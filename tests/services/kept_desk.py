"""A desk with all that answers from a shelf, its answers kept or computed anew, and deeds that change shelves."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass, field
from datetime import time, timedelta
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from bot.model.curation.acts import Curator
from bot.model.deliveries import ScheduleRequest
from bot.model.errors import DeskError
from bot.model.settings import FilterOwner, FilterScope, ServerSettings
from bot.policy.curation.typed import TypedCorrection
from bot.services.curation.links import Split
from bot.services.curation.outlets import OutletNames
from bot.services.curation.service import CurationService
from bot.services.filters.names import FilterNames
from bot.services.filters.service import FilterService
from bot.services.kept_answers import KeptAnswers, ShelfQuestion
from bot.services.mydata import MyDataService
from bot.services.relinking import RelinkService
from bot.services.settings import DeskService
from bot.storage.engine import sql_functions
from bot.storage.shelf_versions import ShelfVersion
from bot.storage.shelves import shelves
from bot.text.knowledge.base import Knowledge
from bot.text.sources.outlets import SourceTable
from tests.fakes import news_texts as texts
from tests.fakes.clock import NOON
from tests.fakes.desk import ANNA, BORIS, SmallDesk, open_desk
from tests.fakes.discord import FakeDiscord
from tests.fakes.network import FakeNetwork
from tests.fakes.sql import run_sql
from tests.services.answerers import MEMBER, REMEMBERING, Answerers, answered

SHELVES = (ANNA, BORIS)
_SOURCES = SourceTable.load()
MANAGER = Curator(9, manages=True)
_CORRECTIONS = (
    TypedCorrection(title="홍수가 신의주를 덮쳤다"),
    None,
    TypedCorrection(date="yesterday"),
    TypedCorrection(outlet="Bay Herald"),
    TypedCorrection("Kim visits flooded Sinuiju again", "2024-08-30 08:15", "paper2.example"),
    TypedCorrection(outlet="KCNA", date="2023-01-05"),
    "alone",
    TypedCorrection(title="Missiles and floods"),
    "joins",
    "renames",
    "merges",
    "splits",
    TypedCorrection(date="2024-09-02"),
)
"""An odd number, so that each shelf meets all. None removes the article, words move it to a story of its own, or to
that of another article, rename a person, merge two, or split one."""
_OPINION_EACH = 7
_RETRACTED = "\nThis article has been retracted."
_NOTICE = "Withdrawn\n> verdict retracted\nThis article has been withdrawn."
_SUBJECTS = ("missiles", "humanitarian", "sport")
_NAMED = (
    "{person:Kim Jong Un=leader of North Korea} came to {place:Sinuiju}",
    "{person:Pak Jong Chon} spoke in {place:Wonsan}",
)
TEXTS = (texts.WIRE, texts.WIRE_CUT, texts.FLOOD, texts.FLOOD_LATER, texts.MISSILE)
_TITLES = (
    "River floods Sinuiju, thousands stranded",
    "Thousands stranded in flooded Sinuiju",
    "Kim inspects flooded Sinuiju",
    "Red Cross offers help to flooded Sinuiju",
    "North fires missiles toward the East Sea",
)


class CountedAnswers(KeptAnswers):
    """Counts the values that it has `given`."""

    def __init__(self) -> None:
        super().__init__()
        self.given = 0

    def find(
        self, question: ShelfQuestion, version: ShelfVersion | None, holds: Callable[[Any], bool] | None = None
    ) -> Any | None:
        found = super().find(question, version, holds)
        self.given += found is not None
        return found

    def former(self, question: ShelfQuestion) -> Any | None:
        found = super().former(question)
        self.given += found is not None
        return found


@dataclass
class KeptDesk:
    """A desk whose answers are `kept`, and which computes each `anew` beside them."""

    desk: SmallDesk
    knowledge: Knowledge
    memory: CountedAnswers
    kept: Answerers
    anew: Answerers
    discord: FakeDiscord
    saved: int = 0
    replaced: dict[str, str] = field(default_factory=dict)
    """Address -> the page before a notice took its place."""

    async def ask(self) -> None:
        """Have every answer kept."""
        for shelf in SHELVES:
            await self.kept.all(shelf)

    async def compare(self) -> list[str]:
        """The answers that are not what they are when computed anew. One of which nothing was kept has been computed
        anew already."""
        found = []
        self.anew.forget()
        for shelf in SHELVES:
            anew = self.anew.questions(shelf)
            for name, asked in self.kept.questions(shelf).items():
                before = self.memory.given
                kept = await answered(asked)
                is_of_memory = self.memory.given > before or name.startswith(REMEMBERING)
                if is_of_memory and kept != await answered(anew[name]):
                    found.append(f"{shelf.key}: {name}")
        return found

    async def save(self, which: int) -> None:
        """A report of a story, or sometimes an opinion on it, comes to one shelf or both."""
        self.saved += 1
        text, title = TEXTS[which % len(TEXTS)], _TITLES[which % len(_TITLES)]
        title = f"Opinion: {title}" if which % _OPINION_EACH == _OPINION_EACH - 1 else title
        url = f"https://paper{which % 4}.example/{self.saved}"
        coming = f"Envoys will hold talks in Busan on {20 + self.saved % 9} September"
        body = self.page(f"{title} ({self.saved})", f"{_NAMED[which % 2]}. {text} {coming}.", which)
        await self.desk.save(SHELVES[which % 2], url, body, message=1000 + self.saved)
        if which % 3 == 0:
            await self.desk.post(SHELVES[1 - which % 2], url, 5000 + self.saved)
            await self.desk.work()

    def page(self, title: str, text: str, which: int) -> str:
        """A page that was published shortly before, perhaps in the same minute as another."""
        published = self.desk.clock.now() - timedelta(minutes=which % 5, seconds=which - which % 5)
        headers = (
            f"published {published.isoformat()}",
            f"outlet Paper {which % 4}",
            f"subjects {_SUBJECTS[which % 3]}",
        )
        return "\n".join([title, *(f"> {one}" for one in headers), text.replace(". ", ".\n")])

    async def correct(self, which: int) -> None:
        """A page says something else, with another title or above all in its first sentence, and is looked at again."""
        urls = sorted(self.desk.network.pages)
        if not urls:
            return
        url = urls[which % len(urls)]
        body = str(self.desk.network.pages[url])
        changed = f"{body}\n{{person:Ri Sol Ju}} said that {which} bridges were lost.".replace(
            "4,200", f"{4300 + which}"
        )
        first = f"\nFlooded Sinuiju has lost {which} bridges, thousands are stranded.\n{{person:"
        titled, opened = changed.replace("\n> ", " corrected\n> ", 1), changed.replace("\n{person:", first, 1)
        await self._revisit(url, opened if which % 2 else titled)

    async def retract(self, which: int) -> None:
        """A newsroom takes its article back, by a note or by a notice in its place, or restores one."""
        urls = sorted(self.desk.network.pages)
        if not urls:
            return
        url = urls[which % len(urls)]
        before = str(self.desk.network.pages[url])
        kept = self.replaced.pop(url, before.removesuffix(_RETRACTED))
        if kept != before:
            await self._revisit(url, kept)
        elif which // len(urls) % 2:
            self.replaced[url] = before
            await self._revisit(url, _NOTICE)
        else:
            await self._revisit(url, before + _RETRACTED)

    async def _revisit(self, url: str, page: str) -> None:
        self.desk.network.pages[url] = page
        self.desk.clock.advance(7200)
        while await self.desk.revisits.revisit_due():
            pass

    async def take_off(self, which: int) -> None:
        """A shelf loses an article."""
        rows = await self.desk.rows("SELECT shelf_id, article_id FROM shelf_articles ORDER BY 1, 2")
        if rows:
            await self.desk.database.write(shelves.take_off, *rows[which % len(rows)])

    async def replace_newest(self, which: int) -> None:
        """The newest article is deleted, and the next one gets the numbers of its rows."""
        for row in await self.desk.rows(
            "SELECT s.id, a.id FROM shelves AS s, (SELECT max(id) AS id FROM articles) AS a"
        ):
            await self.desk.database.write(shelves.take_off, *row)
        await self.save(which)

    async def erase(self, _: int) -> None:
        """The member goes, with what they pasted."""
        await MyDataService(self.desk.database, self.desk.clock).erase(MEMBER)

    async def paste(self, which: int) -> None:
        """A text that belongs to one shelf."""
        self.saved += 1
        text = self.page(f"Pasted note {self.saved} on flooded Sinuiju", TEXTS[which % len(TEXTS)], which)
        await self.desk.paste(SHELVES[which % 2], text, message=9000 + self.saved)
        await self.desk.work()

    async def filter(self, which: int) -> None:
        """A filter is added, or the owner's are removed."""
        filters = FilterService(self.desk.database, self.desk.clock, FilterNames(self.knowledge, _SOURCES))
        owner = FilterOwner(FilterScope.SERVER if which % 2 else FilterScope.MEMBER, 1 if which % 2 else MEMBER)
        typed = ("sport", "Paper 1", "Kim Jong Un", "Pak Jong Chon", "missiles")[which % 5]
        held = await filters.of(owner)
        try:
            if len(held) > 2:
                await filters.remove(owner, [one.label for one in held])
            else:
                await filters.add(owner, ANNA, typed)
        except DeskError:
            return

    async def settle(self, which: int) -> None:
        """A server chooses another time zone and language."""
        zone = ("Asia/Seoul", "America/New_York", "Pacific/Auckland")[which % 3]
        await DeskService(self.desk.database).save(
            replace(ServerSettings(1), zone=zone, language=(None, "ko", "ja", "zh-TW", "en")[which % 5])
        )

    async def pass_time(self, which: int) -> None:
        """Seconds, minutes, hours or days."""
        self.desk.clock.advance((1, 59, 240, 3600, 7300, 86_400, 3 * 86_400)[which % 7])

    async def retain(self, _: int) -> None:
        """What is past its term is deleted."""
        await self.desk.worked_until_now()
        await self.desk.retention.prune_daily()

    async def show(self, which: int) -> None:
        """A member is shown a page of the latest."""
        shelf = SHELVES[which % 2]
        try:
            await self.kept.latest.shown(await self.kept.latest.look(shelf, MEMBER, since="last"))
        except DeskError:
            return

    async def digest(self, which: int) -> None:
        """The channel gets its digest at once."""
        try:
            await self.kept.digests.now(1 + which % 2, 10)
        except DeskError:
            return

    async def curate(self, which: int) -> None:
        """A manager removes or corrects an article of a shelf."""
        shelf, curation = SHELVES[which % 2], self.curation()
        rows = await self.desk.rows(
            "SELECT s.article_id FROM shelf_articles AS s JOIN shelves AS k ON k.id = s.shelf_id WHERE k.key = ?"
            " ORDER BY 1",
            shelf.key,
        )
        if not rows:
            return
        article = str(rows[which // 2 % len(rows)][0])
        wanted = _CORRECTIONS[which % len(_CORRECTIONS)]
        try:
            if wanted == "renames":
                await curation.rename(
                    shelf, MANAGER, ("kim-jong-un", "x:person:pakjongchon")[which % 2], f"Name {which}"
                )
            elif wanted == "merges":
                pair = ("Kim Jong Un", "Pak Jong Chon")
                await curation.merge(shelf, MANAGER, *(pair if which // 4 % 2 else pair[::-1]))
            elif wanted == "splits":
                names = ("Kim Jong Un", "Pak Jong Chon")
                meant = ("Another Kim", names[1], "Another Kim", names[0])[which // 4 % 4]
                named = {one.entity.name for one in (await self.anew.answers.summary(shelf, article)).entities}
                entity = next((name for name in names if name in named), names[0])
                await curation.split(Split(shelf, MANAGER, article, entity, meant))
            elif isinstance(wanted, str):
                other = str(rows[which // 3 % len(rows)][0])
                await curation.move(shelf, MANAGER, article, {"alone": None, "joins": other}[wanted])
            elif wanted is None:
                await curation.remove(shelf, MANAGER, article)
            else:
                await curation.correct(shelf, MANAGER, article, wanted)
        except DeskError:
            return

    async def undo(self, which: int) -> None:
        """A manager undoes an act."""
        shelf = SHELVES[which % 2]
        standing = [one for one in (await self.curation().log(shelf)).acts if one.in_force]
        if standing:
            await self.curation().undo(shelf, MANAGER, standing[which // 2 % len(standing)].id)

    def curation(self) -> CurationService:
        return CurationService(self.desk.database, self.desk.clock, OutletNames(_SOURCES))

    async def relink(self, _: int) -> None:
        """The knowledge base learns a name; answers go on with the old one, as until the restart."""
        base = self.knowledge
        relinking = RelinkService(self.desk.database, self.desk.clock, self.desk.reader, base)
        await relinking.register(everything=True)
        await relinking.relink()

    async def another_process(self, which: int) -> None:
        """Another program writes to the file, with nothing of the desk's but its schema."""
        statement = (
            "UPDATE articles SET title = title || ' again' WHERE id = (SELECT max(id) - ?1 FROM articles)",
            "UPDATE entities SET name = name || ' II' WHERE id = (SELECT max(id) FROM entities) AND ?1 >= 0",
            "DELETE FROM mentions WHERE article_id = (SELECT max(id) - ?1 FROM articles)",
        )[which % 3]
        with closing(sqlite3.connect(self.desk.database.path, isolation_level=None)) as connection:
            sql_functions.register(connection)
            connection.execute(statement, (which % 3,))

    async def write_something_else(self, which: int) -> None:
        """A transaction that no answer depends on."""
        await self.desk.database.write(run_sql, "INSERT OR IGNORE INTO shelves (key) VALUES (?)", [f"user:{which}"])


Deed = Callable[[KeptDesk, int], Awaitable[None]]
DEEDS: tuple[Deed, ...] = (
    KeptDesk.save,
    KeptDesk.save,
    KeptDesk.save,
    KeptDesk.correct,
    KeptDesk.retract,
    KeptDesk.take_off,
    KeptDesk.replace_newest,
    KeptDesk.erase,
    KeptDesk.paste,
    KeptDesk.filter,
    KeptDesk.settle,
    KeptDesk.pass_time,
    KeptDesk.pass_time,
    KeptDesk.retain,
    KeptDesk.show,
    KeptDesk.digest,
    KeptDesk.curate,
    KeptDesk.curate,
    KeptDesk.undo,
    KeptDesk.relink,
    KeptDesk.another_process,
    KeptDesk.write_something_else,
)


_BEGUN: dict[tuple[int, ...], tuple[bytes, dict[str, Any]]] = {}
"""What was saved -> the database file and the pages."""


def _begin(path: Path, saved: tuple[int, ...]) -> dict[str, Any]:
    """Lay the file of what was saved; its pages."""
    content, pages = _BEGUN.get(saved, (b"", {}))
    path.write_bytes(content)
    return dict(pages)


@asynccontextmanager
async def open_kept_desk(path: Path, knowledge: Knowledge, *saved: int) -> AsyncIterator[KeptDesk]:
    """A desk with a daily digest on each shelf, after the calls of `save`, which a test process makes once."""
    if saved and saved not in _BEGUN:
        begun = path.with_name("begun.sqlite3")
        async with open_kept_desk(begun, knowledge) as room:
            for which in saved:
                await room.save(which)
        _BEGUN[saved] = begun.read_bytes(), room.desk.network.pages
    pages = _begin(path, saved)
    async with open_desk(path, knowledge, network=FakeNetwork(pages)) as desk:
        memory = CountedAnswers()
        kept = Answerers.over(desk, knowledge, memory)
        anew = Answerers.over(desk, knowledge, KeptAnswers(0))
        if not saved:
            for guild_id in (1, 2):
                await kept.digests.schedule(ScheduleRequest(guild_id, 10, time(8), "Asia/Seoul"))
        desk.clock.advance((NOON - desk.clock.now()).total_seconds())
        discord = FakeDiscord(desk.clock, random.Random(1))  # noqa: S311  # repeatable, not secret
        yield KeptDesk(desk, knowledge, memory, kept, anew, discord, len(saved))
