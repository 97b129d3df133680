"""An alert went to another channel of its server in the time that a restore lost."""

from __future__ import annotations

import json

from bot.model.deliveries import DeliveryKind, NewDelivery
from bot.model.versions import Alert, VersionChange
from bot.storage.deliveries import outbox
from tests.fakes import story_cards
from tests.fakes.sql import run_sql
from tests.services.deliveries.threads.story_desk import CHANNEL, OTHER, Desk


async def test_an_alert_whose_channel_was_deleted_is_found_in_the_next_one(desk: Desk) -> None:
    """The backup knows only that it is owed to the deleted channel."""
    await desk.story(1, 1)
    await desk.database.write(run_sql, "INSERT INTO shelves (id, key) VALUES (1, 'guild:5')")
    shelved = "INSERT INTO shelf_articles (shelf_id, article_id, channel_id, saved_at, at) VALUES (1, 1, ?, 0, 0)"
    await desk.database.write(run_sql, shelved, [CHANNEL])
    await desk.database.write(run_sql, "UPDATE desks SET channels = ?", [json.dumps([CHANNEL, OTHER])])
    now = desk.clock.now()
    alert = Alert(story_cards.card(1, 1, now).article, VersionChange(now, (), ()))
    owed = NewDelivery(f"alert:{CHANNEL}:3", DeliveryKind.ALERT, CHANNEL, alert, story_cards.GUILD)
    await desk.database.write(outbox.owe, owed, now)
    await desk.back_up()
    desk.discord.gone.add(CHANNEL)
    await desk.service.deliver_due()
    assert desk.discord.keys(OTHER) == [f"alert:{OTHER}:3"]
    await desk.restore()
    await desk.service.deliver_due()
    assert desk.discord.keys(OTHER) == [f"alert:{OTHER}:3"]
