"""Check a watch before its alert is sent, and pause it after Discord refused one."""

from __future__ import annotations

from datetime import datetime
from sqlite3 import Connection

from bot.model.deliveries import DeliveryKind, DeliveryState, SendFailure
from bot.model.watches.alert import WatchAlert
from bot.model.watches.watch import WatchPause
from bot.policy.deliveries import DeliveryOutcome
from bot.policy.watches.quiet import quiet_until
from bot.services.deliveries import notices
from bot.storage import departures
from bot.storage.deliveries import outbox
from bot.storage.deliveries.outbox import OpenDelivery
from bot.storage.watches import matches, watches

_PAUSES = {SendFailure.GONE: WatchPause.GONE, SendFailure.FORBIDDEN: WatchPause.FORBIDDEN}


def is_unwanted(connection: Connection, message: OpenDelivery, now: datetime) -> bool:
    """Whether an alert is not to be sent now: the quiet hours have begun since it was owed, or the watch was paused or
    removed."""
    alert = message.delivery.payload
    if not isinstance(alert, WatchAlert):
        return False
    watch = watches.find(connection, alert.watch_id)
    return watch is None or watch.paused is not None or quiet_until(now, watch.times) is not None


def withdraw(connection: Connection, message: OpenDelivery, now: datetime) -> bool:
    """Delete an alert that did not arrive and is not to be sent now; False where it is wanted. Its matches wait for the
    end of the quiet hours."""
    alert, delivery_id = message.delivery.payload, message.delivery.id
    if not isinstance(alert, WatchAlert):
        return False
    watch = watches.find(connection, alert.watch_id)
    if watch is not None and watch.paused is None:
        until = quiet_until(now, watch.times)
        if until is None:
            return False
        matches.reopen(connection, delivery_id)
        watches.plan_at(connection, watch.id, until)
    elif watch is not None:
        matches.reopen(connection, delivery_id)
        matches.close_open(connection, watch.id)
    outbox.drop_open(connection, delivery_id)
    return True


def after_end(connection: Connection, message: OpenDelivery, outcome: DeliveryOutcome, now: datetime) -> None:
    """Store the end of an alert. If it did not arrive, its stories count as not alerted, and a watch whose alerts
    cannot be sent is paused: the member learns it with the next command, managers by a notice."""
    if message.delivery.kind is not DeliveryKind.WATCH or outcome.state is not DeliveryState.DEAD:
        return
    matches.lose(connection, message.delivery.id)
    alert = message.delivery.payload
    if not isinstance(alert, WatchAlert):  # it cannot be decoded
        return
    if outcome.unwanted:
        _pause(connection, alert.watch_id, WatchPause.LEFT)
    elif outcome.suspend is not None and alert.reader_id is not None:
        if outcome.suspend is SendFailure.FORBIDDEN:  # else the desk is not on the server at the moment
            _pause(connection, alert.watch_id, WatchPause.CLOSED)
    elif outcome.suspend is not None and not departures.is_gone(connection, alert.guild_id or 0):
        channel_id = message.delivery.channel_id
        paused = watches.pause_channel(connection, channel_id, _PAUSES[outcome.suspend])
        for watch in paused:
            matches.close_open(connection, watch.id)
        if paused:
            notices.watches_paused(connection, message, now)


def _pause(connection: Connection, watch_id: int, why: WatchPause) -> None:
    if watches.pause(connection, watch_id, why, is_known=False):
        matches.withdraw(connection, watch_id)
        matches.close_open(connection, watch_id)
