"""The process dies at every moment of a look and of what follows from it: a version, its corrections and its alert
exist once, whatever had been done by then."""

from __future__ import annotations

import asyncio
import random
import shutil
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from copy import deepcopy
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

from bot.model.errors import DeskError, FetchFailed, Reason
from bot.model.versions import Correction
from bot.services.deliveries.service import DeliveryService
from bot.storage.engine.encoding import content_from
from bot.text.knowledge.base import Knowledge
from tests.fakes.clock import NOON, SteppedClock
from tests.fakes.crash import Cancelling, Fate, copy_as_killed, digest_of, fated
from tests.fakes.desk import ANNA, BORIS, SmallDesk, open_desk
from tests.fakes.discord import FakeDiscord
from tests.fakes.network import FakeNetwork

PAGE = "https://ideal.example/launch"
TEXT = (
    "Three missiles fly\n> outlet The Ideal\n> kind state_media\n"
    "The marshal watched three missiles at {place:Sunan}.\n{person:Cho Min-a} clapped.\nCho Min-a: They flew."
)
CHANGED = TEXT.replace("Three", "Two").replace("three", "two")

Days = list[tuple[float, str | DeskError]]


class Life:
    """What outlives the process: the data folder, the network, the clock, Discord."""

    def __init__(self, path: Path, before: Life | None = None) -> None:
        self.path = path
        self.network, self.clock = FakeNetwork({PAGE: TEXT}), SteppedClock()
        self.discord = FakeDiscord(self.clock, random.Random(1))  # noqa: S311  # repeatable, not secret
        if before is not None:
            shutil.copy(before.path, path)
            self.discord.messages = list(before.discord.messages)

    @classmethod
    async def begun(cls, folder: Path) -> Life:
        """Two servers have the page, and its card."""
        life = cls(folder / "begun.sqlite3")
        async with life.desk() as desk:
            await desk.post(ANNA, PAGE, 1)
            await desk.post(BORIS, PAGE, 2)
            await desk.work()
            await life.deliveries(desk).deliver_due()
        return life

    def desk(self) -> AbstractAsyncContextManager[SmallDesk]:
        return open_desk(self.path, Knowledge([]), self.clock, self.network)

    def deliveries(self, desk: SmallDesk) -> DeliveryService:
        return DeliveryService(desk.database, self.clock, self.discord)

    async def look(self, desk: SmallDesk) -> None:
        await desk.revisits.revisit_due()
        await self.deliveries(desk).deliver_due()

    def as_killed(self, path: Path) -> Life:
        """What outlives a process that is killed now."""
        copy_as_killed(self.path, path)
        life = Life(path)
        life.clock, life.network, life.discord = deepcopy((self.clock, self.network, self.discord))
        life.discord.kill = lambda: None
        return life

    async def pass_days(self, days: Days, fate: Fate) -> list[_Death]:
        """The page as it is so many days after it was saved. What a process leaves that dies at a moment of them."""
        last, deaths = 0, list[_Death]()

        def die(moment: int) -> None:
            deaths.append(_Death(moment, self.as_killed(self.path.with_name(f"{moment}.sqlite3")), last))

        fate.at_distinct = die
        fate.outside = lambda: (
            digest_of(self.path), len(self.network.fetches), len(self.discord.messages), len(self.discord.edited), last
        )  # fmt: skip
        async with self.desk() as desk, fated(fate, desk.database):
            self.discord.kill = lambda: fate.moment("discord")
            for place, (day, page) in enumerate(days):
                last = place
                await self._pass_day(desk, day, page)
        self.discord.kill = lambda: None
        return deaths

    async def end(self, days: Days) -> list[object]:
        """Another desk goes on through these days. What members could notice in the end."""
        async with self.desk() as desk:
            await self.look(desk)
            for day, page in days:
                await self._pass_day(desk, day, page)
            return await self.state(desk)

    async def _pass_day(self, desk: SmallDesk, day: float, page: str | DeskError) -> None:
        self.network.pages[PAGE] = page
        self.clock.advance((NOON + timedelta(days=day) - self.clock.now()).total_seconds())
        await self.look(desk)

    async def state(self, desk: SmallDesk) -> list[object]:
        assert await desk.troubles() == []
        corrected = {message: payload.summary.article.title for message, payload in self.discord.edited.items()
                     if isinstance(payload, Correction)}  # fmt: skip
        return [
            *await desk.rows("SELECT kinds, version_id FROM changes ORDER BY id"),
            *[
                (n, content_from(one).title)
                for n, one in await desk.rows("SELECT id, content FROM versions ORDER BY id")
            ],
            *await desk.rows("SELECT key, state FROM deliveries ORDER BY id"),
            *await desk.rows("SELECT doubt, gone_since, failures FROM watches"),
            corrected,
            self.discord.keys(10),
        ]


class _Death(NamedTuple):
    """What a process left that died at a moment, on the day of this place."""

    moment: int
    left: Life
    last: int


async def _die_everywhere(folder: Path, days: Days, only: Callable[[str], bool]) -> list[object]:
    """The rows at the end, at whatever moment the process was killed; there were `moments` for it."""
    whole, life = Fate(only=only), Life(folder / "whole.sqlite3", await Life.begun(folder))
    deaths = await life.pass_days(days, whole)
    expected = await life.end([])
    assert whole.moments > 30
    for death in deaths:
        ended = await death.left.end(days[death.last + 1 :])
        assert ended == expected, f"died at moment {death.moment} of {whole.moments}"
    return expected


async def test_a_change_survives_death_at_every_call_of_its_way(tmp_path: Path) -> None:
    found = await _die_everywhere(tmp_path, [(0.1, CHANGED)], lambda name: True)
    assert found[:3] == [('["headline", "figures"]', 2), (1, "Three missiles fly"), (2, "Two missiles fly")]
    assert [row for row in found if isinstance(row, tuple) and row[1] == "sent"] == [
        ("card:1:1", "sent"),
        ("card:1:2", "sent"),
        ("correction:1:1", "sent"),
        ("correction:2:1", "sent"),
        ("alert:10:1", "sent"),
    ]


async def test_a_page_that_changes_goes_and_comes_survives_death_around_every_commit(tmp_path: Path) -> None:
    def at_the_border(name: str) -> bool:
        return name.endswith(("commit", "fetch", "analyze", "discord"))

    gone = FetchFailed(Reason.GONE)
    days: Days = [(0.1, CHANGED), (1.1, gone), (1.4, gone), (7.1, TEXT)]
    found = await _die_everywhere(tmp_path, days, at_the_border)
    assert [row[0] for row in found if isinstance(row, tuple) and str(row[0]).startswith("[")] == [
        '["headline", "figures"]',
        '["deleted"]',
        '["headline", "figures", "restored"]',
    ]
    assert found[-2:] == [
        {1: "Three missiles fly", 2: "Three missiles fly"},
        ["card:1:1", "card:1:2", "alert:10:1", "alert:10:2", "alert:10:3"],
    ]


async def test_a_look_that_is_cancelled_anywhere_is_made_again(tmp_path: Path) -> None:
    """As at the desk's shutdown; the same desk then goes on."""

    begun = await Life.begun(tmp_path)

    async def looked(path: Path, fate: Fate) -> list[object]:
        life = Life(path, begun)
        life.network.pages[PAGE] = CHANGED
        life.clock.advance(7200)
        async with life.desk() as desk:
            async with fated(fate, desk.database):
                await asyncio.wait({asyncio.create_task(desk.revisits.revisit_due())})
            await life.look(desk)
            return await life.state(desk)

    whole = Cancelling()
    expected = await looked(tmp_path / "whole.sqlite3", whole)
    for fatal in range(1, whole.moments + 1):
        assert await looked(tmp_path / f"{fatal}.sqlite3", Cancelling(fatal)) == expected, f"cancelled at {fatal}"
