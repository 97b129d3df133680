"""The outbox: messages owed to channels. `bot/policy/deliveries` has the table of their states."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from sqlite3 import Connection

from msgspec import Struct

from bot.model.deliveries import CardPlacement, Delivery, DeliveryKind, DeliveryState, NewDelivery, Payload, Rhythm
from bot.model.digests.answer import DigestAnswer
from bot.model.watches.alert import ChannelCard
from bot.policy.deliveries import LONGEST_RETRY_AFTER
from bot.policy.operations.restores import may_have_arrived
from bot.storage.deliveries import story_threads
from bot.storage.deliveries.payloads import UNREADABLE, from_json, to_json
from bot.storage.engine import restore_mark
from bot.storage.engine.times import moment, moment_or_none, seconds

_LONGEST_WAIT = 2 * LONGEST_RETRY_AFTER
"""Seconds."""
WAITS_FOR_SERVER = (
    # With a plus, or SQLite goes through all answers to members in place of the open deliveries.
    "kind IN ('card', 'refusal') AND +user_id IS NOT NULL"
    " AND EXISTS (SELECT 1 FROM departures WHERE departures.guild_id = deliveries.guild_id)"
)
"""Answers to members' links on a server that removed the desk: they are sent when it is back, and deleted with its
data. Other messages, such as the cards of feeds, end as they do where a channel is gone."""


class OpenDelivery(Struct, frozen=True):
    """A delivery that has not ended, with what `Sender` does not need."""

    delivery: Delivery
    guild_id: int | None
    user_id: int | None
    subscription_id: int | None


class SentCard(Struct, frozen=True):
    """A card that was sent or will be; `version_id` is the version that it shows after all its corrections."""

    id: int
    guild_id: int | None
    channel_id: int
    user_id: int | None
    version_id: int


def owe(connection: Connection, delivery: NewDelivery, now: datetime) -> bool:
    """Store a delivery; False where its key is known already. It is pending, or sending where it may have been sent
    before the database was restored."""
    at = seconds(now)
    mark = restore_mark.load(connection)
    in_doubt = mark is not None and may_have_arrived(delivery.kind, delivery.key, mark, now)
    payload = to_json(delivery.kind, delivery.payload)
    rows = connection.execute(
        "INSERT INTO deliveries (key, kind, subscription_id, guild_id, channel_id, reply_to, user_id,"
        " version_id, corrects, state, sending_since, due_at, created_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (key) DO NOTHING RETURNING id",
        (
            delivery.key,
            delivery.kind,
            delivery.subscription_id,
            delivery.guild_id,
            delivery.channel_id,
            delivery.reply_to,
            delivery.user_id,
            delivery.version_id,
            delivery.corrects,
            DeliveryState.SENDING if in_doubt else DeliveryState.PENDING,
            seconds(mark.since) if mark and in_doubt else None,
            at,
            at,
        ),
    ).fetchall()
    connection.executemany(
        "INSERT INTO payloads (delivery_id, payload) VALUES (?, ?)", [(row["id"], payload) for row in rows]
    )
    return bool(rows)


def doubt_pending(connection: Connection, since: datetime) -> int:
    """Treat every open delivery as sent after `since`, so that it is looked for first; how many. A time of sending in
    the copy may be of a clock that was ahead. Corrections stay: repeating an edit has no further effect."""
    cursor = connection.execute(
        "UPDATE deliveries SET state = 'sending', sending_since = min(coalesce(sending_since, ?1), ?1)"
        " WHERE state IN ('pending', 'sending') AND corrects IS NULL",
        (seconds(since),),
    )
    return cursor.rowcount


def doubt(connection: Connection, key: str, since: datetime) -> None:
    """Treat a pending delivery as sent after `since`."""
    connection.execute(
        "UPDATE deliveries SET state = 'sending', sending_since = ? WHERE key = ? AND state = 'pending'",
        (seconds(since), key),
    )


def cards_of(connection: Connection, article_id: int) -> tuple[SentCard, ...]:
    """The cards of an article that can be corrected: their messages exist, or will."""
    rows = connection.execute(
        "SELECT c.id, c.guild_id, c.channel_id, c.user_id, coalesce((SELECT d.version_id FROM deliveries AS d"
        "  WHERE d.corrects = c.id ORDER BY d.id DESC LIMIT 1), c.version_id)"
        " FROM versions AS v JOIN deliveries AS c ON c.version_id = v.id AND c.kind = 'card'"
        " WHERE v.article_id = ? AND c.state IN ('pending', 'sending', 'sent')"
        " AND NOT EXISTS (SELECT 1 FROM deliveries AS d WHERE d.corrects = c.id AND d.state = 'dead') ORDER BY c.id",
        (article_id,),
    ).fetchall()
    return tuple(SentCard(*row) for row in rows)


def channel_cards(
    connection: Connection, channel_id: int, owed_since: Mapping[int, datetime]
) -> dict[int, ChannelCard]:
    """Article -> its card in a channel and in no thread, for those of `owed_since` that have one which
    was owed since then: one that was sent, else one that is still to be sent."""
    asked = json.dumps([(article_id, seconds(since)) for article_id, since in owed_since.items()])
    rows = connection.execute(
        "SELECT v.article_id, d.id, d.message_id, d.due_at FROM json_each(?1) AS n"
        " JOIN versions AS v ON v.article_id = n.value ->> 0 JOIN deliveries AS d ON d.version_id = v.id"
        " WHERE d.channel_id = ?2 AND d.kind = 'card' AND d.state IN ('pending', 'sending', 'sent')"
        " AND coalesce(d.place, 'channel') IN ('channel', 'thread')"
        " AND d.created_at >= n.value ->> 1 ORDER BY d.state = 'sent', d.id",
        (asked, channel_id),
    ).fetchall()
    return {article_id: ChannelCard(card_id, message_id, moment(due)) for article_id, card_id, message_id, due in rows}


def withdraw(connection: Connection, subscription_id: int) -> None:
    """Delete a subscription's pending digests, except those of which a part may have arrived."""
    connection.execute(
        "DELETE FROM deliveries WHERE subscription_id = ?1 AND state = 'pending' AND NOT EXISTS (SELECT 1"
        " FROM deliveries AS part WHERE part.subscription_id = ?1 AND part.state <> 'pending'"
        " AND rtrim(part.key, '0123456789') = rtrim(deliveries.key, '0123456789'))",
        (subscription_id,),
    )


def drop_dead(connection: Connection, slot_key: str) -> None:
    """Delete the messages of a slot's digest if all of them are dead: the slot is due again."""
    rows = connection.execute(
        "SELECT id, state FROM deliveries WHERE key >= ?1 || ':0' AND key < ?1 || '::'", (slot_key,)
    ).fetchall()
    if all(row["state"] == DeliveryState.DEAD for row in rows):
        connection.executemany("DELETE FROM deliveries WHERE id = ?", [(row["id"],) for row in rows])


def owed_slots(connection: Connection, slot_keys: Sequence[str]) -> frozenset[str]:
    """Those of these slots whose digest was queued, unless it did not arrive."""
    rows = connection.execute(
        "SELECT n.value FROM json_each(?) AS n CROSS JOIN deliveries AS d ON d.key = n.value || ':1'"
        " WHERE d.state <> 'dead'",
        (json.dumps(list(slot_keys)),),
    ).fetchall()
    return frozenset(row[0] for row in rows)


def newest_digest(connection: Connection, channel_id: int, rhythm: Rhythm) -> datetime | None:
    """When the last digest of a channel and rhythm was queued that was not asked for; without those that did not
    arrive."""
    row = connection.execute(
        "SELECT max(created_at) FROM deliveries WHERE key >= ?1 AND key < ?1 || ':' AND key NOT LIKE '%:now-%'"
        " AND state <> 'dead'",
        (f"digest:{channel_id}:{rhythm}:",),
    ).fetchone()
    return moment_or_none(row[0])


def drop_open(connection: Connection, delivery_id: int) -> None:
    """Delete an open delivery that did not arrive."""
    connection.execute("DELETE FROM deliveries WHERE id = ? AND state IN ('pending', 'sending')", (delivery_id,))


def drop(connection: Connection, delivery_id: int) -> None:
    """Delete a delivery whose message is not to be sent, or is deleted."""
    connection.execute("DELETE FROM deliveries WHERE id = ?", (delivery_id,))


def last_answer(connection: Connection, guild_id: int, channel_id: int) -> int:
    """The newest card in a channel that was sent, 0 if there is none."""
    rows = connection.execute(
        "SELECT message_id FROM deliveries WHERE guild_id = ? AND kind = 'card' AND channel_id = ? AND state = 'sent'"
        " ORDER BY created_at DESC LIMIT 1",
        (guild_id, channel_id),
    ).fetchall()
    return next((row["message_id"] for row in rows), 0)


def told_elsewhere(connection: Connection, guild_id: int, about: str, here: str, since: datetime) -> bool:
    """Whether a server's managers were sent a notice since then whose key begins with `about`, and does not go on with
    `here`."""
    rows = connection.execute(
        "SELECT 1 FROM deliveries WHERE guild_id = ?1 AND kind = 'notice' AND created_at > ?2"
        " AND substr(key, 1, length(?3)) = ?3 AND substr(key, 1, length(?4)) <> ?4 LIMIT 1",
        (guild_id, seconds(since), about, f"{about}{here}"),
    ).fetchall()
    return bool(rows)


def find_id(connection: Connection, key: str) -> int | None:
    """The id of the delivery owed under a key."""
    rows = connection.execute("SELECT id FROM deliveries WHERE key = ?", (key,)).fetchall()
    return next((row["id"] for row in rows), None)


def last_digest(
    connection: Connection, guild_id: int, channel_id: int, rhythm: Rhythm | None = None
) -> DigestAnswer | None:
    """The first part of the newest digest (of a rhythm) of a channel that is not dead, as long as its content is
    kept and can be decoded."""
    rows = connection.execute(
        "SELECT p.payload FROM deliveries AS d JOIN payloads AS p ON p.delivery_id = d.id WHERE d.kind = 'digest'"
        " AND d.guild_id = ? AND d.channel_id = ? AND d.state <> 'dead' AND d.key LIKE 'digest:%:' || ? || ':%:1'"
        " ORDER BY d.created_at DESC, d.id DESC LIMIT 1",
        (guild_id, channel_id, rhythm or "%"),
    ).fetchall()
    payload = next((_payload(DeliveryKind.DIGEST, row["payload"]) for row in rows), None)
    return payload if isinstance(payload, DigestAnswer) else None


def due(connection: Connection, now: datetime, limit: int, busy: Collection[int] = ()) -> tuple[OpenDelivery, ...]:
    """The oldest open delivery of each channel, where that one is due; those of `busy` channels are left out. Within a
    channel the order is kept. A delivery without an attempt is due; so is one whose time is further off than any
    wait, which was set by a clock that was ahead. One that meets
    `WAITS_FOR_SERVER` is not due."""
    rows = connection.execute(
        "SELECT *, (SELECT payload FROM payloads WHERE delivery_id = deliveries.id) AS payload,"  # noqa: S608  # constant
        " (SELECT card.message_id FROM deliveries AS card WHERE card.id = deliveries.corrects) AS edits,"
        " (SELECT card.key FROM deliveries AS card WHERE card.id = deliveries.corrects) AS edits_key,"
        " CASE state WHEN 'sending' THEN (SELECT message_id FROM deliveries AS sent"
        "  WHERE sent.channel_id = deliveries.channel_id AND sent.state = 'sent' AND sent.corrects IS NULL"
        "  AND sent.sending_since < deliveries.sending_since ORDER BY sent.message_id DESC LIMIT 1) END"
        " AS follows FROM deliveries WHERE id IN ("
        f" SELECT min(id) FROM deliveries WHERE state IN ('pending', 'sending') AND NOT ({WAITS_FOR_SERVER})"
        " GROUP BY channel_id)"
        " AND (state = 'pending' AND attempts = 0 OR due_at <= ?1 OR due_at > ?1 + ?2)"
        " AND channel_id NOT IN (SELECT value FROM json_each(?3)) ORDER BY due_at, id LIMIT ?4",
        (seconds(now), _LONGEST_WAIT, json.dumps(list(busy)), limit),
    ).fetchall()
    return tuple(_open_delivery(row, story_threads.placement(connection, row["corrects"] or row["id"])) for row in rows)


def begin(connection: Connection, delivery_id: int, now: datetime) -> bool:
    """Set a delivery to `sending` and open a nonce window: from now on the message may have arrived. A card whose place
    is not decided is sent to its channel. False where it is not owed any more: it was withdrawn or erased."""
    cursor = connection.execute(
        "UPDATE deliveries SET state = 'sending', sending_since = ?, attempts = attempts + 1,"
        " place = iif(kind = 'card', coalesce(place, 'channel'), NULL)"
        " WHERE id = ? AND state IN ('pending', 'sending')",
        (seconds(now), delivery_id),
    )
    return cursor.rowcount > 0


def count_attempt(connection: Connection, delivery_id: int) -> bool:
    """Count another send inside the open window. False where it is not owed any more."""
    cursor = connection.execute(
        "UPDATE deliveries SET attempts = attempts + 1 WHERE id = ? AND state = 'sending'", (delivery_id,)
    )
    return cursor.rowcount > 0


def wait(connection: Connection, delivery_id: int, until: datetime, detail: str, attempts: int) -> None:
    """Make a delivery due again at `until`, rounded up to whole seconds; `attempts` were made so far."""
    due = seconds(until + timedelta(microseconds=999_999))
    connection.execute(
        "UPDATE deliveries SET due_at = ?, detail = ?, attempts = max(attempts, ?) WHERE id = ?",
        (due, detail, attempts, delivery_id),
    )


def take_back(connection: Connection, before: Delivery, until: datetime, detail: str) -> None:
    """Nothing was sent: set a delivery to what it was before this attempt, which counts, and make it due again at
    `until`."""
    since = None if before.sending_since is None else seconds(before.sending_since)
    connection.execute(
        "UPDATE deliveries SET state = ?, sending_since = ? WHERE id = ? AND state = 'sending'",
        (before.state, since, before.id),
    )
    wait(connection, before.id, until, detail, before.attempts + 1)


def end(connection: Connection, delivery_id: int, state: DeliveryState, message_id: int | None, detail: str) -> None:
    """End a delivery as SENT, HELD or DEAD. Only a digest's payload is kept: `/digest why` reads it. Pending
    corrections of a message that did not arrive are deleted."""
    connection.execute(
        "UPDATE deliveries SET state = ?, message_id = ?, detail = ? WHERE id = ?",
        (state, message_id, detail, delivery_id),
    )
    connection.execute(
        "DELETE FROM payloads WHERE delivery_id = (SELECT id FROM deliveries WHERE id = ? AND kind <> 'digest')",
        (delivery_id,),
    )
    if state is not DeliveryState.SENT:
        connection.execute("DELETE FROM deliveries WHERE corrects = ? AND state = 'pending'", (delivery_id,))


def _open_delivery(row: sqlite3.Row, placement: CardPlacement | None) -> OpenDelivery:
    kind = DeliveryKind(row["kind"])
    delivery = Delivery(
        id=row["id"],
        key=row["key"],
        kind=kind,
        channel_id=row["channel_id"],
        reply_to=row["reply_to"],
        payload=_payload(kind, row["payload"]),
        state=DeliveryState(row["state"]),
        attempts=row["attempts"],
        created_at=moment(row["created_at"]),
        sending_since=moment_or_none(row["sending_since"]),
        edits=row["edits"],
        edits_key=row["edits_key"],
        follows=row["follows"],
        placement=placement,
    )
    return OpenDelivery(delivery, row["guild_id"], row["user_id"], row["subscription_id"])


def _payload(kind: DeliveryKind, stored: str) -> Payload | None:
    try:
        return from_json(kind, stored)
    except UNREADABLE:
        return None
