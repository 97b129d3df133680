"""Where a message that may have arrived is looked for: after the last one that was surely sent before it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.model.deliveries import DeliveryKind, DeliveryState, NewDelivery, Refusal
from bot.storage.deliveries import outbox
from bot.storage.engine.database import Database
from tests.fakes.sql import run_sql

NOON = datetime(2024, 9, 16, 12, 0, tzinfo=UTC)
CHANNEL = 5


async def test_a_message_found_after_a_restore_is_no_start_for_the_next_search(tmp_path: Path) -> None:
    """All messages in doubt after a restore have one time of sending: which came first is unknown."""
    async with Database.open(tmp_path / "desk.sqlite3") as database:
        for number in (1, 2, 3):
            payload = Refusal("not_found", "404", f"https://news.example/{number}")
            delivery = NewDelivery(f"card:{number}:{number}", DeliveryKind.REFUSAL, CHANNEL, payload, reply_to=number)
            await database.write(outbox.owe, delivery, NOON)
        sent = "UPDATE deliveries SET state = 'sent', message_id = ?, sending_since = ? WHERE id = ?"
        doubt = int((NOON + timedelta(hours=1)).timestamp())
        await database.write(run_sql, sent, (700, doubt - 60, 1))
        await database.write(run_sql, sent, (900, doubt, 2))
        await database.write(
            run_sql, "UPDATE deliveries SET state = 'sending', sending_since = ? WHERE id = 3", (doubt,)
        )
        (found,) = await database.read(outbox.due, NOON + timedelta(hours=2), 8)
    assert found.delivery.state is DeliveryState.SENDING
    assert found.delivery.follows == 700
