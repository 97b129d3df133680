"""Find announcements of feeds that were sent before a restore and are missing in the restored database.

A card is in doubt after a restore, and was not found: the card of another article of its story may be in the channel.

    the desk's own cards in the channel, from before the restore -> the pages that they announced
        a page that the shelf has, of the same story -> this card is not sent; the other one's is owed in its place, and
                                                        will be found
        a page that the desk does not know any more  -> saved again, as an entry of the feed; this card waits for it
        none is left                                 -> this card is sent

So the cards of the lost time become known again from the first new one on, and with them their articles. If a page can
no longer be read, or not within an hour, its story may be announced a second time.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from sqlite3 import Connection

from bot.model.answers import SummaryAnswer
from bot.model.deliveries import Delivery, Sighting
from bot.model.errors import LinkRefused
from bot.model.jobs import Post, Shelf, Submission
from bot.policy.urls import url_key
from bot.ports import Clock, Sender
from bot.services.deliveries import announcements
from bot.services.feeds import submission
from bot.services.ingest import submissions
from bot.services.ingest.service import IngestService
from bot.storage.articles import article_rows
from bot.storage.deliveries import announced
from bot.storage.deliveries.outbox import OpenDelivery
from bot.storage.engine import restore_mark
from bot.storage.engine.database import Database
from bot.storage.feeds import follows
from bot.storage.queue import jobs
from bot.storage.shelves import shelves

_LONGEST_WAIT = timedelta(hours=1)
"""The longest time that a card waits for pages that were announced in its channel. Its channel's other messages wait
with it."""
_MOST = 500
"""The most cards of the lost time, the newest, that are looked at for one channel."""


class LostAnnouncements:
    """Looks for the story of a card in doubt among the pages announced in its channel. Used by `DeliveryService`."""

    def __init__(self, database: Database, clock: Clock, sender: Sender, ingest: IngestService) -> None:
        self._database = database
        self._clock = clock
        self._sender = sender
        self._ingest = ingest
        self._told: dict[tuple[int, datetime], tuple[str, ...]] = {}
        self._asked: set[tuple[int, str]] = set()

    async def look(self, message: OpenDelivery) -> Sighting:
        """ABSENT if the message's story was not announced in the channel before a restore; UNKNOWN while that is not
        known."""
        delivery, since = message.delivery, message.delivery.sending_since
        mark = await self._database.read(restore_mark.load)
        if not delivery.key.startswith("feed:") or mark is None or since is None or since > mark.since:
            return Sighting.ABSENT
        told = await self._pages_told(delivery, since)
        if told is None:
            return Sighting.UNKNOWN
        unknown = [url for url in told if (delivery.channel_id, url) not in self._asked]
        sighting = await self._database.write(self._compare, message, told, unknown)
        self._asked.update((delivery.channel_id, url) for url in unknown)
        self._ingest.jobs_added()
        return sighting

    def owe_earlier_card(self, connection: Connection, message: OpenDelivery, now: datetime) -> None:
        """Owe the card that announced the story of a message that is therefore not sent; the card will be found in the
        channel. Call it in the transaction that ends the message."""
        delivery = message.delivery
        told = self._told.get((delivery.channel_id, delivery.sending_since or now), ())
        shelf_id = shelves.find(connection, Shelf.of_guild(message.guild_id or 0))
        teller = self._announced_article(connection, shelf_id, _article(delivery) or 0, told)
        if shelf_id is not None and teller is not None:
            post = Post(None, message.guild_id, delivery.channel_id, None, answer=True, feed_id=0)
            article = announcements.announced_article(connection, teller, "")
            announcements.announce(connection, shelf_id, post, article, now)

    async def _pages_told(self, delivery: Delivery, since: datetime) -> tuple[str, ...] | None:
        """The pages of the channel's cards. They are read once, since the database has the later cards."""
        place = delivery.channel_id, since
        if place not in self._told:
            found = await self._sender.announced(delivery)
            if found is None:
                return None
            self._told[place] = tuple(url for url in found[-_MOST:] if _is_address(url))
        return self._told[place]

    def _compare(
        self, connection: Connection, message: OpenDelivery, told: Sequence[str], unknown: Sequence[str]
    ) -> Sighting:
        article_id = _article(message.delivery)
        if article_id is None:
            return Sighting.ABSENT
        for url in unknown:
            self._submit(connection, message, url)
        shelf_id = shelves.find(connection, Shelf.of_guild(message.guild_id or 0))
        if self._announced_article(connection, shelf_id, article_id, told) is not None:
            return Sighting.TOLD
        waits = self._clock.now() - message.delivery.created_at < _LONGEST_WAIT
        is_read = waits and any(jobs.live(connection, url_key(url)) for url in told)
        return Sighting.UNKNOWN if is_read else Sighting.ABSENT

    def _submit(self, connection: Connection, message: OpenDelivery, url: str) -> None:
        """Save a page again, as an entry of a feed of the channel; nothing where the shelf has it, or the server blocks
        or has removed it."""
        guild_id, channel_id = message.guild_id or 0, message.delivery.channel_id
        feed_id = follows.feed_of_channel(connection, guild_id, channel_id)
        if feed_id is not None:
            post = Post(None, guild_id, channel_id, None, answer=True, feed_id=feed_id)
            prepared = submissions.prepare_link(Submission(Shelf.of_guild(guild_id), post, url=url))
            if not submission.is_kept_out(connection, guild_id, prepared.key):
                submissions.enqueue(connection, prepared, self._clock.now(), 0)

    def _announced_article(
        self, connection: Connection, shelf_id: int | None, article_id: int, told: Sequence[str]
    ) -> int | None:
        """Another article of the story that the shelf has at one of these addresses."""
        found = (article_rows.at_keys(connection, [url_key(url)]) for url in told)
        others = (other for other in found if other is not None and other != article_id)
        return next((one for one in others if announced.is_one_story(connection, shelf_id, article_id, one)), None)


def _article(delivery: Delivery) -> int | None:
    """The article of a card; None for a brief."""
    return delivery.payload.article.id if isinstance(delivery.payload, SummaryAnswer) else None


def _is_address(url: str) -> bool:
    try:
        url_key(url)
    except LinkRefused:
        return False
    return True
