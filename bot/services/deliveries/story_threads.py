"""The places of cards: the thread or forum post of a story, if the server wants one.

settings, channel, the story's thread (gather) -> policy.story_threads.place (decide) -> the card's place (commit)
sent or found -> the thread is opened, where the card opens one -> committed with the end of the card
refused by its place -> policy.story_threads.after_refusal -> another place (commit)
"""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from msgspec.structs import replace

from bot.model.answers import SummaryAnswer
from bot.model.deliveries import (
    CardFacts,
    CardPlace,
    CardPlacement,
    Delivery,
    DeliveryKind,
    DeliveryState,
    FoundCard,
    SendFailure,
    SendResult,
    Sighting,
    ThreadTrouble,
)
from bot.model.settings import CardPlaces
from bot.policy import story_threads as policy
from bot.policy.deliveries import DeliveryOutcome
from bot.policy.operations import restores
from bot.ports import Clock, Sender
from bot.services.deliveries import notices
from bot.storage import settings
from bot.storage.deliveries import story_threads
from bot.storage.deliveries.outbox import OpenDelivery
from bot.storage.engine import restore_mark
from bot.storage.engine.database import Database


class StoryThreads:
    """Decides where cards are sent, and keeps the threads of stories. Used by `DeliveryService`."""

    def __init__(self, database: Database, clock: Clock, sender: Sender) -> None:
        self._database = database
        self._clock = clock
        self._sender = sender

    async def placed(self, message: OpenDelivery) -> OpenDelivery | None:
        """The message with its place, if it is a card that was never sent; None if the place is not known yet. The
        answer that an article is already saved goes where the link was posted."""
        delivery, guild_id = message.delivery, message.guild_id
        if delivery.kind is not DeliveryKind.CARD or delivery.placement is not None or guild_id is None:
            return message
        if isinstance(delivery.payload, SummaryAnswer) and delivery.payload.saved_before:
            return message
        places, _ = await self._database.read(settings.card_places, guild_id)
        if places is CardPlaces.REPLIES:
            return message
        has_threads = self._sender.has_threads(guild_id, delivery.channel_id)
        placement = await self._database.write(_place, message, has_threads, self._clock.now())
        return None if placement is None else _with_place(message, placement)

    async def find(self, message: OpenDelivery) -> tuple[Sighting, int | None, int | None]:
        """Look for a message where it may be. Returns whether it is there, its id, and its thread or post, if the
        message opened that or the desk does not know it."""
        delivery, place = message.delivery, CardPlace.CHANNEL
        if delivery.placement is not None:
            place = delivery.placement.place
        mark = await self._database.read(restore_mark.load)
        in_doubt = delivery.kind is DeliveryKind.CARD and restores.is_in_doubt(delivery.sending_since, mark)
        if place is not CardPlace.POST:
            sighting, message_id = await self._sender.find(delivery)
            if sighting is not Sighting.ABSENT or not in_doubt:
                return sighting, message_id, None
        if place in (CardPlace.WITHIN, CardPlace.POST) and in_doubt:
            sighting, message_id = await self._find_in_channel(delivery)
            if sighting is not Sighting.ABSENT:
                return sighting, message_id, None
        sighting, found = await self._sender.find_in_threads(delivery, anywhere=in_doubt)
        if found is None:
            return sighting, None, None
        await self._database.write(_found_within, message, found, self._clock.now())
        return sighting, found.message_id, found.thread_id

    async def _find_in_channel(self, delivery: Delivery) -> tuple[Sighting, int | None]:
        """Look for a card in its channel, where it was sent if its thread or forum refused it before a restore. If
        found, the channel becomes its place."""
        sighting, message_id = await self._sender.find(replace(delivery, placement=None))
        if sighting is Sighting.FOUND:
            await self._database.write(story_threads.place, delivery.id, CardPlacement(CardPlace.CHANNEL))
        return sighting, message_id

    async def opened(self, message: OpenDelivery, outcome: DeliveryOutcome) -> DeliveryOutcome:
        """Open the thread on a card that arrived, if it is to have one, and return the card's outcome. In doubt the
        card stays open: it will be found, and the thread opened again."""
        delivery, placement = message.delivery, message.delivery.placement
        if outcome.state is not DeliveryState.SENT or placement is None or placement.place is not CardPlace.THREAD:
            return outcome
        if delivery.kind is not DeliveryKind.CARD or outcome.thread_id is not None:
            return outcome
        result = await self._sender.open_thread(delivery, outcome.message_id or 0)
        age = self._clock.now() - delivery.created_at
        return policy.after_opening(outcome, result, delivery.attempts + 1, age)

    async def elsewhere(self, message: OpenDelivery, result: SendResult) -> OpenDelivery | None:
        """The message with another place, if its place refused it; None if no other place is tried."""
        placement = message.delivery.placement
        if placement is None or result.failure is None or message.delivery.kind is not DeliveryKind.CARD:
            return None
        if policy.after_refusal(placement.place, result.failure) is policy.Refused.END:
            return None
        has_threads = self._sender.has_threads(message.guild_id or 0, message.delivery.channel_id)
        chosen = await self._database.write(_replace, message, result.failure, has_threads, self._clock.now())
        return _with_place(message, chosen)


def after_end(connection: Connection, message: OpenDelivery, outcome: DeliveryOutcome, now: datetime) -> None:
    """Store the end of a card: keep the thread that it opened, or drop the one that it failed to open, with a notice of
    the reason. A card that was found in another thread belongs to that one."""
    placement = message.delivery.placement
    if placement is None or placement.thread is None or message.delivery.kind is not DeliveryKind.CARD:
        return
    if placement.place.opens and outcome.thread_id is None:
        story_threads.forget(connection, placement.thread)
    elif placement.place.opens and outcome.thread_id is not None:
        story_threads.opened(connection, placement.thread, outcome.thread_id)
        if placement.place is CardPlace.THREAD and outcome.thread_id != outcome.message_id:
            story_threads.move_within(connection, message.delivery.id)
    if outcome.unopened is not None:
        _tell(connection, message, placement, outcome.unopened, now)


def _place(
    connection: Connection, message: OpenDelivery, has_threads: bool | None, now: datetime
) -> CardPlacement | None:
    """Decide where a card is sent and store it, with the thread that it is to open. None for later."""
    delivery, guild_id = message.delivery, message.guild_id or 0
    facts = _facts(connection, guild_id, delivery, has_threads)
    chosen = policy.place(facts, now - delivery.created_at)
    if chosen is None:
        return None
    thread = facts.thread if chosen is CardPlace.WITHIN else None
    if chosen.opens:
        parent_id = policy.parent_of(facts.places, delivery.channel_id, facts.forum_id)
        thread = story_threads.add(connection, guild_id, parent_id or delivery.channel_id, now)
    if thread is not None:
        story_threads.put(connection, thread, _article(delivery))
    placement = CardPlacement(chosen, thread)
    story_threads.place(connection, delivery.id, placement)
    return placement


def _facts(connection: Connection, guild_id: int, delivery: Delivery, has_threads: bool | None) -> CardFacts:
    places, forum_id = settings.card_places(connection, guild_id)
    parent_id, article_id = policy.parent_of(places, delivery.channel_id, forum_id), _article(delivery)
    thread = None if parent_id is None else story_threads.of_story(connection, guild_id, parent_id, article_id)
    is_opening = thread is not None and story_threads.is_opening(connection, thread)
    if thread is not None and thread.thread_id is None and not is_opening:
        story_threads.forget(connection, thread)
        thread = story_threads.of_story(connection, guild_id, parent_id or 0, article_id)
    is_private = story_threads.is_private(connection, article_id)
    return CardFacts(places, delivery.channel_id, forum_id, has_threads, is_private, thread, is_opening)


def _replace(
    connection: Connection, message: OpenDelivery, failure: SendFailure, has_threads: bool | None, now: datetime
) -> CardPlacement:
    """Choose another place for a card that was refused in its place."""
    delivery = message.delivery
    before = delivery.placement or CardPlacement(CardPlace.CHANNEL)
    verdict = policy.after_refusal(before.place, failure)
    told = policy.trouble(before.place, failure)
    if told is not None:
        _tell(connection, message, before, told, now)
    if before.thread is not None and (before.place.opens or verdict is policy.Refused.ANEW):
        story_threads.forget(connection, before.thread)
    chosen = _place(connection, message, has_threads, now) if verdict is policy.Refused.ANEW else None
    if chosen is None:
        chosen = CardPlacement(CardPlace.CHANNEL)
        story_threads.place(connection, delivery.id, chosen)
    return chosen


def _tell(
    connection: Connection, message: OpenDelivery, placement: CardPlacement, trouble: ThreadTrouble, now: datetime
) -> None:
    if message.guild_id is not None and placement.thread is not None:
        where = placement.message_in(message.delivery.channel_id)
        notices.cards_as_replies(connection, message.guild_id, where, trouble, now)


def _article(delivery: Delivery) -> int:
    return delivery.payload.article.id if isinstance(delivery.payload, SummaryAnswer) else 0


def _found_within(connection: Connection, message: OpenDelivery, found: FoundCard, now: datetime) -> None:
    """Store the thread or post that a card was found in as its place, and as that of its story from now on, unless the
    card itself opens that thread or post."""
    delivery, placement = message.delivery, message.delivery.placement
    opens = placement.thread if placement is not None and placement.place.opens else None
    if opens is not None and opens.parent_id == found.parent_id:
        return
    thread = story_threads.known(connection, message.guild_id or 0, found, now)
    if not story_threads.is_private(connection, _article(delivery)):
        story_threads.put(connection, thread, _article(delivery))
    story_threads.place(connection, delivery.id, CardPlacement(CardPlace.WITHIN, thread))


def _with_place(message: OpenDelivery, placement: CardPlacement) -> OpenDelivery:
    return replace(message, delivery=replace(message.delivery, placement=placement))
