"""A channel with a digest every evening, and what it is owed."""

from __future__ import annotations

from datetime import time

from bot.model.deliveries import CatchUp, DeliveryKind, QuietDay, ScheduleRequest
from bot.model.digests.answer import DigestAnswer
from bot.services.digests.service import DigestService
from bot.storage.deliveries.payloads import from_json
from tests.fakes import news_texts as texts
from tests.fakes.desk import ANNA, SmallDesk
from tests.services.test_latest import page

GUILD, CHANNEL = 1, 10
DAY = 86_400


async def owed(desk: SmallDesk) -> list[DigestAnswer]:
    """The digests that were composed, in order."""
    rows = await desk.rows(
        "SELECT payload FROM payloads JOIN deliveries ON id = delivery_id WHERE kind = 'digest' ORDER BY id"
    )
    answers = [from_json(DeliveryKind.DIGEST, row[0]) for row in rows]
    return [answer for answer in answers if isinstance(answer, DigestAnswer)]


async def every_evening(
    digests: DigestService, quiet: QuietDay = QuietDay.LINE, catch_up: CatchUp = CatchUp.ONCE
) -> None:
    """At 21:30 in Seoul; the clock shows 21:00."""
    await digests.schedule(ScheduleRequest(GUILD, CHANNEL, time(21, 30), "Asia/Seoul", quiet=quiet, catch_up=catch_up))


async def tell_of_the_flood(desk: SmallDesk) -> None:
    headers = ("outlet Han River Post", "country KR", "origin Yonhap")
    await desk.save(ANNA, "https://post.example/1", page("River floods Sinuiju", texts.WIRE, *headers))
