"""Check a watch before its alert is sent, and pause it after Discord refused one. The articles of a refused alert, and
those that match during the pause, wait for the end of the pause (`bot/services/watches/alerts.resume`)."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from bot.model.deliveries import DeliveryKind, DeliveryState, SendFailure
from bot.model.watches.alert import WatchAlert
from bot.model.watches.watch import WatchPause
from bot.policy.deliveries import UNDER_WAY, DeliveryOutcome
from bot.policy.watches.quiet import quiet_until
from bot.services.deliveries import notices
from bot.storage import departures
from bot.storage.deliveries import outbox
from bot.storage.deliveries.outbox import OpenDelivery
from bot.storage.watches import matches, watches

_PAUSES = {SendFailure.GONE: WatchPause.GONE, SendFailure.FORBIDDEN: WatchPause.FORBIDDEN}


def is_unwanted(connection: Connection, message: OpenDelivery, now: datetime) -> bool:
    """Whether an alert must not be sent now: the quiet hours have begun since it was owed, the watch was paused or
    removed, or the server removed the desk."""
    alert = message.delivery.payload
    if not isinstance(alert, WatchAlert):
        return False
    watch = watches.find(connection, alert.watch_id)
    if watch is None or watch.paused is not None or _is_gone(connection, message):
        return True
    return quiet_until(now, watch.times) is not None


def withdraw(connection: Connection, message: OpenDelivery, now: datetime) -> bool:
    """Delete an alert that did not arrive and must not be sent now; False if it may be sent. Its matches wait for the
    end of the quiet hours or the pause, or until the desk is back on the server."""
    alert, delivery_id = message.delivery.payload, message.delivery.id
    if not isinstance(alert, WatchAlert):
        return False
    watch = watches.find(connection, alert.watch_id)
    if watch is not None and watch.paused is None:
        until, gone = quiet_until(now, watch.times), _is_gone(connection, message)
        if until is None and not gone:
            return False
        matches.reopen(connection, delivery_id)
        watches.plan_at(connection, watch.id, None if gone else until)
    elif watch is not None:
        matches.reopen(connection, delivery_id)
        if watch.paused is not None and not watch.paused.keeps_matches:
            matches.close_open(connection, watch.id)
    outbox.drop_open(connection, delivery_id)
    return True


def after_refusal(message: OpenDelivery, outcome: DeliveryOutcome) -> DeliveryOutcome:
    """The outcome of a message after it was requested. An alert that Discord refused, and that an earlier request may
    still bring, stays open: it is looked for once more before its articles wait for another alert."""
    alert, is_in_doubt = message.delivery.payload, message.delivery.state is DeliveryState.SENDING
    why = _pause_for(alert, outcome) if isinstance(alert, WatchAlert) else None
    if is_in_doubt and why is not None and why.keeps_matches:
        return DeliveryOutcome(DeliveryState.SENDING, wait=UNDER_WAY.total_seconds(), suspend=outcome.suspend)
    return outcome


def after_end(connection: Connection, message: OpenDelivery, outcome: DeliveryOutcome, now: datetime) -> None:
    """Store the end of an alert, or that Discord refused it. If it did not arrive, its stories count as not alerted. A
    watch whose alerts cannot be sent is paused: the member learns it with the next command, managers by a notice."""
    if message.delivery.kind is not DeliveryKind.WATCH or outcome.state in (DeliveryState.SENT, DeliveryState.HELD):
        return
    alert, delivery_id = message.delivery.payload, message.delivery.id
    why = _pause_for(alert, outcome) if isinstance(alert, WatchAlert) else None
    is_away = why in _PAUSES.values() and _is_gone(connection, message)
    if outcome.is_open:
        pass  # it is looked for
    elif why is not None and why.keeps_matches:
        matches.reopen(connection, delivery_id)
        outbox.drop(connection, delivery_id)  # the alert that is sent later has its key
    else:
        matches.lose(connection, delivery_id)
    if isinstance(alert, WatchAlert) and why is not None and not is_away:
        _pause(connection, message, alert, why, now)


def _is_gone(connection: Connection, message: OpenDelivery) -> bool:
    return departures.is_gone(connection, message.guild_id or 0)


def _pause_for(alert: WatchAlert, outcome: DeliveryOutcome) -> WatchPause | None:
    """Why the watch of an alert is paused after this outcome; None if it is not."""
    if outcome.unwanted:
        return WatchPause.LEFT
    if outcome.suspend is None:
        return None
    if alert.reader_id is None:
        return _PAUSES[outcome.suspend]
    return WatchPause.CLOSED if outcome.suspend is SendFailure.FORBIDDEN else None


def _pause(connection: Connection, message: OpenDelivery, alert: WatchAlert, why: WatchPause, now: datetime) -> None:
    """Pause a member's watch, or those of a channel."""
    if alert.reader_id is None and why is not WatchPause.LEFT:
        if watches.pause_channel(connection, message.delivery.channel_id, why):
            notices.watches_paused(connection, message, now)
    elif watches.pause(connection, alert.watch_id, why, is_known=False):
        matches.withdraw(connection, alert.watch_id)
        if not why.keeps_matches:
            matches.close_open(connection, alert.watch_id)
