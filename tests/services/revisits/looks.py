"""A page that is looked at again as time passes."""

from __future__ import annotations

import random
from datetime import timedelta

import pytest

from bot.model.errors import DeskError
from bot.model.jobs import Shelf
from bot.model.versions import VersionChange
from bot.services.deliveries.service import DeliveryService
from tests.fakes.desk import ANNA, SmallDesk
from tests.fakes.discord import FakeDiscord

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
PAGE = "https://post.example/launch"
LAUNCH = (
    "Three missiles fly\n> outlet Han River Post\n> kind newspaper\n"
    "The North fired three missiles from {place:Sunan}.\n"
    "They flew about 500 km, the military said.\n"
    "It was the first launch of the year.\n"
    "Analysts had expected a launch for weeks.\n"
    "{person:Cho Min-a=a spokeswoman} saw them over {place:Sunan}.\n"
    "Cho Min-a: We condemn the launch."
)
STATE = LAUNCH.replace("kind newspaper", "kind state_media\n> country KP").replace("Han River Post", "The Ideal")


class Day:
    """A desk whose Discord delivers at once."""

    def __init__(self, desk: SmallDesk) -> None:
        self.desk = desk
        self.discord = FakeDiscord(desk.clock, random.Random(1))  # noqa: S311  # repeatable, not secret
        self.deliveries = DeliveryService(desk.database, desk.clock, self.discord)

    async def pass_time(self, time: timedelta, page: str | DeskError | None = None, url: str = PAGE) -> int:
        """So much later, the page being as given now, the desk looks at what is due and says what it owes; how many
        looks."""
        if page is not None:
            self.desk.network.pages[url] = page
        self.desk.clock.advance(time.total_seconds())
        looks = await self.desk.revisits.revisit_due()
        await self.deliveries.deliver_due()
        return looks

    async def changes(self, shelf: Shelf = ANNA, article: str = PAGE) -> tuple[VersionChange, ...]:
        return (await self.desk.versions.versions(shelf, article)).changes


@pytest.fixture
async def day(desk: SmallDesk) -> Day:
    """Anna's server has the launch, and its card."""
    day = Day(desk)
    await desk.save(ANNA, PAGE, LAUNCH, message=1)
    await day.deliveries.deliver_due()
    return day
