"""The transaction that turns open matches of a watch into deliveries.

open matches with their cards in the channel, earlier alerts (gather) -> policy/watches/alerts.plan (decide)
    -> messages owed, matches marked: alerted, alerted by a card, copies; the time of the next plan (apply)
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from sqlite3 import Connection

from msgspec.structs import replace

from bot.model.deliveries import DeliveryKind, NewDelivery
from bot.model.watches.alert import MatchOutcome, OpenMatch, WatchAlert, WatchedStory
from bot.model.watches.watch import Watch, WatchPlace
from bot.policy.watches.alerts import BURST_WITHIN, MADE_UP_FOR, AlertedStory, AlertMessage, WatchState, overdue, plan
from bot.policy.watches.quiet import HORIZON
from bot.services.watches.words import matched_words
from bot.storage import departures
from bot.storage.deliveries import outbox
from bot.storage.watches import matches, watches
from bot.storage.watches.matches import StoredMatch

_SHOWN = 8
"""The most stories of a message."""
_LOOKED_AT = 500
"""The most open matches that are planned together."""
_SURELY_OVERDUE = MADE_UP_FOR + HORIZON
"""How long ago an article may have matched whose alert is not overdue."""
_AGAIN = timedelta(minutes=1)
_SOONEST = timedelta(seconds=1)
_LATEST = HORIZON - timedelta(hours=1)
"""The latest time of the next plan. A later one, after a clock that was ahead alerted a story, would be due at once,
again and again."""


def owe_alerts(connection: Connection, watch_id: int, now: datetime) -> int:
    """Owe the alerts of a watch that are due now; returns the number of messages. Alerts of a server that removed the
    desk wait until it is back."""
    watch = watches.find(connection, watch_id)
    if watch is None or watch.paused is not None or departures.is_gone(connection, watch.place.guild_id or 0):
        watches.plan_at(connection, watch_id, None)
        return 0
    matches.drop_lost_articles(connection, watch_id)
    state = _state(connection, watch, now)
    planned = plan(state, now)
    matches.close(connection, watch_id, [one.article_id for one in planned.copies], MatchOutcome.COPY)
    _tell_by_cards(connection, watch_id, planned.by_cards, now)
    owed = sum(_owe(connection, watch, message, now) for message in planned.messages)
    look_at = planned.look_at
    if look_at is None and matches.are_open(connection, watch_id):
        look_at = now + _AGAIN
    watches.plan_at(connection, watch_id, look_at and min(max(look_at, now + _SOONEST), now + _LATEST))
    return owed


def resume(connection: Connection, watch_id: int, now: datetime) -> None:
    """Resume a watch, if it is paused."""
    watch = watches.find(connection, watch_id)
    if watch is not None and watch.paused is not None:
        go_on(connection, watch_id, now)


def go_on(connection: Connection, watch_id: int, now: datetime) -> None:
    """Resume a watch that was paused, or whose server had removed the desk. Matches that wait because Discord took no
    alerts are planned now; those due more than a day ago cause no alert."""
    watch = watches.find(connection, watch_id)
    if watch is None:
        return
    matches.close_open(connection, watch_id, now - _SURELY_OVERDUE)
    while late := _overdue(connection, watch, now):
        matches.close(connection, watch_id, late, MatchOutcome.PAUSED)
    watches.resume(connection, watch_id)
    watches.plan_now(connection, [watch_id], now)


def overdue_among(connection: Connection, watch: Watch, found: Sequence[StoredMatch], now: datetime) -> frozenset[int]:
    """The articles of these matches whose alerts would no longer be sent if the watch were resumed now; none for an
    active watch."""
    if watch.paused is None:
        return frozenset()
    late = _overdue(connection, watch, now)
    old = now - _SURELY_OVERDUE
    return frozenset(
        one.article_id for one in found if one.outcome is None and (one.at < old or one.article_id in late)
    )


def _overdue(connection: Connection, watch: Watch, now: datetime) -> frozenset[int]:
    """The articles whose alerts were due more than a day ago; the oldest of many."""
    return frozenset(one.article_id for one in overdue(_state(connection, watch, now), now))


def notifies(place: WatchPlace) -> bool:
    """Whether the alerts of a watch notify a role or a member, as a card in the channel does not."""
    return place.personal or place.role_id is not None


def with_cards(connection: Connection, channel_id: int, found: Sequence[OpenMatch]) -> tuple[OpenMatch, ...]:
    """The matches with the cards of their articles in a channel."""
    cards = outbox.channel_cards(connection, channel_id, {one.article_id: one.at for one in found})
    return tuple(replace(one, card=cards.get(one.article_id)) for one in found)


def _state(connection: Connection, watch: Watch, now: datetime) -> WatchState:
    found = matches.open_ones(connection, watch.id, _LOOKED_AT)
    stories = {one.story_id for one in found}
    return WatchState(
        watch.id,
        watch.times,
        with_cards(connection, watch.place.channel_id, found),
        matches.told_stories(connection, watch.id, stories),
        matches.told_texts(connection, watch.id, stories),
        tuple(matches.messages_since(connection, watch.id, now - BURST_WITHIN)),
        matches.last_told(connection, watch.id),
        notifies(watch.place),
    )


def _tell_by_cards(connection: Connection, watch_id: int, stories: Sequence[AlertedStory], now: datetime) -> None:
    for story in stories:
        for one in story.matches:
            if one.card is not None:
                matches.tell(connection, watch_id, [one.article_id], story.outcome, one.card.delivery_id, now)


def _owe(connection: Connection, watch: Watch, message: AlertMessage, now: datetime) -> bool:
    """Owe a message; False if nothing is owed. A page that was alerted under the same key is not alerted again; a
    roll-up whose key was used before, as after a clock was set back, gets another."""
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
        reply_to=message.reply_to,
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
        language=place.language if place.personal else None,
    )


def _stories(connection: Connection, watch: Watch, alerted: Sequence[AlertedStory]) -> tuple[WatchedStory, ...]:
    found = []
    for story in alerted:
        words = matched_words(connection, watch.shelf_id, watch.target, story.matches[0].article_id)
        update, others = story.outcome is MatchOutcome.UPDATE, len(story.matches) - 1
        found.append(WatchedStory(words.article, update, words.sentence, words.marks, others))
    return tuple(found)
