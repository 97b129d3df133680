"""A desk that delivers cards to threads and forum posts, and a backup of what it knows of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from sqlite3 import Connection

from msgspec.structs import replace

from bot.model.deliveries import DeliveryKind, NewDelivery
from bot.model.settings import CardPlaces
from bot.model.versions import Correction, VersionChange
from bot.policy.operations.restores import RestoreMark
from bot.services.deliveries.service import DeliveryService
from bot.storage.deliveries import outbox
from bot.storage.engine import restore_mark
from bot.storage.engine.database import Database
from tests.fakes import story_cards
from tests.fakes.clock import SteppedClock
from tests.fakes.discord import FakeDiscord, Message
from tests.fakes.sql import fetch_rows

CHANNEL, OTHER = 11, 12
_LAST_REQUEST = 1000
_SINCE_COPY = timedelta(seconds=660)
_COPIED = ("desks", "story_threads", "threaded_articles", "deliveries", "payloads")
"""Tables that a restore puts back; each refers to earlier ones only."""


@dataclass
class Desk:
    database: Database
    clock: SteppedClock
    discord: FakeDiscord
    service: DeliveryService

    async def choose(self, places: CardPlaces) -> None:
        await self.database.write(story_cards.choose, places)

    async def story(self, article_id: int, story_id: int, owner: int | None = None) -> None:
        await self.database.write(story_cards.add_article, article_id, story_id, owner)

    async def owe(self, article_id: int, story_id: int, channel: int = CHANNEL) -> str:
        return await self.database.write(story_cards.owe_card, channel, article_id, story_id, self.clock.now())

    async def send(self, article_id: int, story_id: int, channel: int = CHANNEL) -> Message:
        """An article comes to a story, and its card is delivered."""
        await self.story(article_id, story_id)
        key = await self.owe(article_id, story_id, channel)
        await self.service.deliver_due()
        return self.card(key)

    def card(self, key: str) -> Message:
        (found,) = (one for one in self.discord.messages if one.key == key)
        return found

    async def told(self) -> list[str]:
        rows = await self.database.read(fetch_rows, "SELECT key FROM deliveries WHERE kind = 'notice' ORDER BY id")
        return [row["key"] for row in rows]

    async def correct(self, article_id: int) -> Correction:
        """The article's page changed, and its card is corrected."""
        (sent,) = await self.database.read(outbox.cards_of, article_id)
        summary = story_cards.card(article_id, 1, self.clock.now())
        correction = Correction(replace(summary, korea=0.5), VersionChange(self.clock.now(), (), ()))
        key = f"correction:{article_id}:1"
        owed = NewDelivery(key, DeliveryKind.CORRECTION, CHANNEL, correction, 5, corrects=sent.id)
        await self.database.write(outbox.owe, owed, self.clock.now())
        await self.service.deliver_due()
        return correction

    async def back_up(self) -> None:
        """Make a copy of what is known of deliveries and threads."""
        await self.database.write(_back_up)
        self.clock.advance(60)

    async def restore(self) -> None:
        """Put the copy back, ten minutes later. Articles and stories stay as they are: they would be read again."""
        self.clock.advance(600)
        since = self.clock.now() - _SINCE_COPY
        await self.database.write(_restore, RestoreMark(since, self.clock.now(), _LAST_REQUEST))
        self.clock.advance(1)


def _back_up(connection: Connection) -> None:
    for table in _COPIED:
        connection.execute(f"CREATE TABLE copy_of_{table} AS SELECT * FROM {table}")  # noqa: S608  # a constant


def _restore(connection: Connection, mark: RestoreMark) -> None:
    connection.execute("PRAGMA defer_foreign_keys = ON")
    for table in reversed(_COPIED):
        connection.execute(f"DELETE FROM {table}")  # noqa: S608  # a constant
    for table in _COPIED:
        connection.execute(f"INSERT INTO {table} SELECT * FROM copy_of_{table}")  # noqa: S608  # a constant
    outbox.doubt_pending(connection, mark.since)
    restore_mark.save(connection, mark)
