"""The transaction that turns open matches of a watch into deliveries.

open matches, what the watch told before (gather) -> policy/watches/alerts.plan (decide)
    -> messages owed, their matches told; copies closed; when to look again (apply)
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from sqlite3 import Connection

from bot.model.deliveries import DeliveryKind, NewDelivery
from bot.model.watches.alert import MatchOutcome, WatchAlert, WatchedStory
from bot.model.watches.watch import Watch
from bot.policy.watches.alerts import BURST_WITHIN, AlertMessage, ToldStory, WatchState, plan
from bot.services.watches.words import met_words
from bot.storage.deliveries import outbox
from bot.storage.watches import matches, watches

_SHOWN = 8
"""Stories of a message."""
_LOOKED_AT = 500
"""Open matches that are looked at together."""
_AGAIN = timedelta(minutes=1)


def tell(connection: Connection, watch_id: int, now: datetime) -> int:
    """Owe what is to be told of a watch now; the number of messages."""
    watch = watches.find(connection, watch_id)
    if watch is None or watch.paused is not None:
        watches.look(connection, watch_id, None)
        return 0
    matches.drop_lost_articles(connection, watch_id)
    state = _state(connection, watch, now)
    planned = plan(state, now)
    matches.close(connection, watch_id, [one.article_id for one in planned.copies], MatchOutcome.COPY)
    owed = sum(_owe(connection, watch, message, now) for message in planned.messages)
    look_at = planned.look_at
    if look_at is None and matches.are_open(connection, watch_id):
        look_at = now + _AGAIN
    watches.look(connection, watch_id, look_at and max(look_at, now + timedelta(seconds=1)))
    return owed


def _state(connection: Connection, watch: Watch, now: datetime) -> WatchState:
    found = matches.open_ones(connection, watch.id, _LOOKED_AT)
    stories = {one.story_id for one in found}
    return WatchState(
        watch.id,
        watch.times,
        found,
        matches.told_stories(connection, watch.id, stories),
        matches.told_texts(connection, watch.id, stories),
        tuple(matches.messages_since(connection, watch.id, now - BURST_WITHIN)),
        matches.last_told(connection, watch.id),
    )


def _owe(connection: Connection, watch: Watch, message: AlertMessage, now: datetime) -> bool:
    """Owe a message. A page that was told under the same key before is not told again; a roll-up whose key was used,
    as after a clock was put back, gets another. False where
    nothing is owed."""
    place, key = watch.place, message.key
    if outbox.find_id(connection, key) is not None:
        if not message.rolled:
            articles = [one.article_id for story in message.stories for one in story.matches]
            matches.close(connection, watch.id, articles, MatchOutcome.COPY)
            return False
        at = now.astimezone(UTC)
        key = f"watch:{watch.id}:{at:%H%M%S}:{at.date().isoformat()}"
    delivery = NewDelivery(
        key=key,
        kind=DeliveryKind.WATCH,
        channel_id=place.channel_id,
        payload=_alert(connection, watch, message),
        guild_id=place.guild_id,
        user_id=place.user_id if place.personal else None,
    )
    if not outbox.owe(connection, delivery, now):
        return False
    delivery_id = outbox.find_id(connection, key) or 0
    for story in message.stories:
        articles = [one.article_id for one in story.matches]
        matches.tell(connection, watch.id, articles, story.outcome, delivery_id, now)
    return True


def _alert(connection: Connection, watch: Watch, message: AlertMessage) -> WatchAlert:
    place = watch.place
    return WatchAlert(
        watch.id,
        watch.target,
        _stories(connection, watch, message.stories[:_SHOWN]),
        max(len(message.stories) - _SHOWN, 0),
        place.guild_id,
        place.added_in,
        reader_id=place.user_id if place.personal else None,
        role_id=place.role_id,
        rolled=message.rolled,
    )


def _stories(connection: Connection, watch: Watch, told: Sequence[ToldStory]) -> tuple[WatchedStory, ...]:
    found = []
    for story in told:
        met = met_words(connection, watch.target, story.matches[0].article_id)
        update, others = story.outcome is MatchOutcome.UPDATE, len(story.matches) - 1
        found.append(WatchedStory(met.article, update, met.sentence, met.marks, others))
    return tuple(found)
