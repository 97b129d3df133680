"""What others than a server's members read of its digests."""

from __future__ import annotations

import pytest

from bot.model.errors import DeskError, Reason
from bot.services.digests.service import DigestService
from bot.services.exports.digest_feed import digests_of
from bot.text.knowledge.base import Knowledge
from tests.fakes import news_texts as texts
from tests.fakes.desk import ANNA, SmallDesk
from tests.fakes.sql import run_sql
from tests.services.digests.evenings import CHANNEL, DAY, GUILD, every_evening, tell_of_the_flood
from tests.services.test_latest import page


async def test_an_outlet_of_a_pasted_text_alone_is_not_named(desk: SmallDesk, knowledge: Knowledge) -> None:
    digests = DigestService(desk.database, desk.clock, knowledge)
    await every_evening(digests)
    await tell_of_the_flood(desk)
    await desk.paste(ANNA, page("Sinuiju under water", texts.FLOOD, "outlet Members' Letter", hours=1))
    await desk.work()
    desk.clock.advance(1800)
    assert await digests.prepare_due() == 1
    await desk.database.write(run_sql, "UPDATE deliveries SET state = 'sent', message_id = 1 << 40")
    (told,) = await digests_of(desk.database, CHANNEL)
    (story,) = told.digest.stories
    assert [one.url for one in story.articles] == ["https://post.example/1"]
    assert [one.name for one in story.outlets] == ["Han River Post"]


async def test_a_digest_of_which_the_disk_lost_a_part_keeps_no_other_from_being_told(
    desk: SmallDesk, knowledge: Knowledge
) -> None:
    digests = DigestService(desk.database, desk.clock, knowledge)
    await every_evening(digests)
    await tell_of_the_flood(desk)
    for evening in range(2):
        desk.clock.advance(1800 + evening * DAY)
        assert await digests.prepare_due() == 1
    await desk.database.write(run_sql, "UPDATE deliveries SET state = 'sent', message_id = id << 40")
    cut = (
        "UPDATE payloads SET payload = substr(payload, 1, 9)"
        " WHERE delivery_id = (SELECT max(delivery_id) FROM payloads)"
    )
    await desk.database.write(run_sql, cut)
    assert [len(one.digest.stories) for one in await digests_of(desk.database, CHANNEL)] == [1]
    with pytest.raises(DeskError) as caught:
        await digests.why(GUILD, CHANNEL, "flood")
    assert caught.value.reason is Reason.NO_DIGEST_YET


async def test_a_feed_names_all_outlets_of_a_story_as_its_digest_does(desk: SmallDesk, knowledge: Knowledge) -> None:
    """A digest lists twelve articles of a story and names the outlets of all."""
    digests = DigestService(desk.database, desk.clock, knowledge)
    await every_evening(digests)
    for number in range(15):
        text = page(f"Sinuiju under water ({number})", texts.FLOOD, f"outlet Paper {number}", hours=1)
        await desk.save(ANNA, f"https://paper{number}.example/flood", text)
    await desk.paste(ANNA, page("Sinuiju under water", texts.FLOOD, "outlet Members' Letter", hours=1))
    await desk.work()
    desk.clock.advance(1800)
    assert await digests.prepare_due() == 1
    await desk.database.write(run_sql, "UPDATE deliveries SET state = 'sent', message_id = 1 << 40")
    (told,) = await digests_of(desk.database, CHANNEL)
    (story,) = told.digest.stories
    assert len(story.articles) <= 12
    assert {one.name for one in story.outlets} == {f"Paper {number}" for number in range(15)}
