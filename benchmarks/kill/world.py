"""What a run begins with: a desk with a shelf full of news, standing orders in several zones, and cards owed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from sqlite3 import Connection

from bot.model.deliveries import DeliveryKind, NewDelivery, Refusal, Rhythm, ScheduleRequest
from bot.model.jobs import Shelf
from bot.model.versions import Alert, ChangeKind, Correction, Passage, Piece, Side, VersionChange
from bot.services.answers import AnswerService
from bot.services.digests.service import DigestService
from bot.storage.deliveries import outbox
from bot.storage.engine.database import Database
from bot.text.knowledge.base import Knowledge
from tests.fakes.clock import SteppedClock
from tests.fakes.desk import open_desk

GUILD = 5
ORDERS = (
    (11, time(8), "Asia/Seoul", Rhythm.DAY),
    (12, time(1, 30), "America/New_York", Rhythm.DAY),
    (12, time(9), "America/New_York", Rhythm.WEEK),
    (13, time(23, 45), "Asia/Kathmandu", Rhythm.DAY),
)
"""Channel, local time, zone, rhythm: 01:30 in New York comes twice when the clocks go back."""
STARTS = (datetime(2024, 11, 1, 12, tzinfo=UTC), datetime(2024, 3, 8, 12, tzinfo=UTC))
"""Two days before the clocks change in New York: back, and forward."""
CARDS = 3
"""Cards owed to each channel at the start; the first is corrected a day later, when an alert is owed too."""

_WORDS = """
harvest paddies drought irrigation canal reservoir ferry harbour pilot cargo lighthouse breakwater
orchestra violin rehearsal concert soloist encore museum pottery kiln exhibit glaze curator tunnel railway signal
carriage sleeper timetable glacier summit climber ridge avalanche rope hospital nurse vaccine clinic ward ambulance
satellite orbit antenna telemetry booster payload currency exporter tariff customs invoice warehouse judge verdict
appeal courtroom witness statute chess grandmaster opening tournament gambit referee beekeeper hive blossom honey
swarm orchard typhoon landslide evacuation shelter embankment barometer dictionary dialect grammar lexicon accent
proverb fishery trawler squid quota net anchovy theatre curtain costume director premiere balcony
"""
_A_STORY = 6
_SENT = "SELECT id FROM deliveries WHERE key = ? AND state = 'sent'"


@dataclass(frozen=True, slots=True)
class World:
    """The files of a run."""

    folder: Path
    start: datetime
    days: int

    @property
    def database(self) -> Path:
        return self.folder / "desk.sqlite3"

    @property
    def journal(self) -> Path:
        return self.folder / "discord.jsonl"

    @property
    def clock(self) -> Path:
        """The time when the last life last looked."""
        return self.folder / "clock"

    @property
    def end(self) -> datetime:
        return self.start + timedelta(days=self.days)


async def make(world: World, knowledge: Knowledge) -> None:
    """Fill the shelf, give the orders, owe the cards."""
    world.clock.write_text(world.start.isoformat())
    clock = SteppedClock(world.start)
    async with open_desk(world.database, knowledge, clock) as desk:
        for number, (url, page) in enumerate(_pages(world.start)):
            await desk.save(Shelf.of_guild(GUILD), url, page)
            clock.advance(number % 2)
        digests = DigestService(desk.database, clock, knowledge)
        for channel, at, zone, rhythm in ORDERS:
            await digests.schedule(ScheduleRequest(GUILD, channel, at, zone, rhythm=rhythm))
        await desk.database.write(_owe_cards, clock)


def cards() -> list[tuple[str, int]]:
    """The cards owed at the start: key and channel."""
    return [(f"card:{number}:{channel}", channel) for number in range(CARDS) for channel in channels()]


def channels() -> list[int]:
    """Each channel once."""
    return sorted({channel for channel, *_ in ORDERS})


async def owe_later(database: Database, clock: SteppedClock, answers: AnswerService) -> None:
    """Owe each channel a correction of its first card, if that was sent, and an alert; once."""
    summary = await answers.summary(Shelf.of_guild(GUILD), "1", 3)
    swapped = Passage((Piece(Side.REMOVED, "three"), Piece(Side.ADDED, "four")))
    change = VersionChange(clock.now(), (ChangeKind.FIGURES,), (swapped,))
    await database.write(_owe_changes, Correction(summary, change), Alert(summary.article, change), clock)


def _owe_cards(connection: Connection, clock: SteppedClock) -> None:
    for key, channel in cards():
        refusal = Refusal("paywall", "", None)
        outbox.owe(connection, NewDelivery(key, DeliveryKind.REFUSAL, channel, refusal, GUILD), clock.now())


def _owe_changes(connection: Connection, corrected: Correction, alert: Alert, clock: SteppedClock) -> None:
    for channel in channels():
        for card in connection.execute(_SENT, (f"card:0:{channel}",)).fetchall():
            correction = NewDelivery(
                key=f"correction:{channel}",
                kind=DeliveryKind.CORRECTION,
                channel_id=channel,
                payload=corrected,
                guild_id=GUILD,
                corrects=card["id"],
            )
            outbox.owe(connection, correction, clock.now())
        outbox.owe(connection, NewDelivery(f"alert:{channel}", DeliveryKind.ALERT, channel, alert, GUILD), clock.now())


def _pages(start: datetime) -> list[tuple[str, str]]:
    """Reports that have nothing in common, as `tests.fakes.reader` reads them."""
    pages, words = [], _WORDS.split()
    for place in range(0, len(words) - _A_STORY + 1, _A_STORY):
        one, two, three, four, five, six = words[place : place + _A_STORY]
        published = start - timedelta(hours=2, minutes=place)
        text = (
            f"{one.capitalize()} {two} {three}\n> published {published.isoformat()}\n> outlet Paper {place}\n"
            f"{one.capitalize()} {two} {three} {four} {five}.\n{six.capitalize()} {four} {one}.\n"
        )
        pages.append((f"https://paper{place}.example/{one}", text))
    return pages
