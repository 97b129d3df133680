"""What a retraction leaves in the database."""

from __future__ import annotations

from bot.model.jobs import Retraction, TakenBack
from bot.services.ingest.submissions import key_of
from tests.fakes.desk import ANNA, BORIS, SmallDesk
from tests.fakes.sql import run_sql
from tests.services.ingest.launch import LAUNCH, URL, card_rows

MEMBER = 77
GONE = frozenset({key_of(URL)})


async def test_an_article_that_was_taken_back_leaves_nothing_on_its_shelf(desk: SmallDesk) -> None:
    await desk.save(ANNA, URL, LAUNCH, message=500)
    gone = await desk.ingest.taken_back(TakenBack(ANNA, MEMBER, 500, GONE))
    assert gone == Retraction(changed=True)
    assert await card_rows(desk) == []
    for table in ("articles", "shelf_articles", "jobs", "requests", "shelf_mentions", "removed_articles"):
        assert await desk.rows(f"SELECT * FROM {table}") == [], table  # noqa: S608  # of this list
    assert await desk.troubles() == []
    assert await desk.ingest.taken_back(TakenBack(ANNA, MEMBER, 500, GONE)) == Retraction()

    await desk.save(ANNA, URL, LAUNCH, message=501)
    assert await card_rows(desk) == [("card", 501)]
    assert await desk.troubles() == []


async def test_a_card_that_is_held_back_is_not_sent_later(desk: SmallDesk) -> None:
    await desk.save(ANNA, URL, LAUNCH, message=500)
    await desk.database.write(run_sql, "UPDATE deliveries SET state = ?", ["held"])
    await desk.ingest.taken_back(TakenBack(ANNA, MEMBER, 500, GONE))
    assert await card_rows(desk) == []


async def test_another_shelf_keeps_the_article(desk: SmallDesk) -> None:
    article_id = await desk.save(ANNA, URL, LAUNCH, message=500)
    await desk.post(BORIS, URL, message=600)
    await desk.ingest.taken_back(TakenBack(ANNA, MEMBER, 500, GONE))
    assert (await desk.answers.summary(BORIS, URL)).article.id == article_id
    assert await desk.rows("SELECT shelf_id FROM shelf_articles") == [(2,)]
    assert await desk.troubles() == []


async def test_a_post_of_another_member_is_not_taken_back(desk: SmallDesk) -> None:
    await desk.save(ANNA, URL, LAUNCH, message=500)
    assert await desk.ingest.taken_back(TakenBack(ANNA, MEMBER + 1, 500, GONE)) == Retraction()
    assert await card_rows(desk) == [("card", 500)]


async def test_a_page_that_is_being_read_is_not_stored(desk: SmallDesk) -> None:
    desk.network.pages[URL] = LAUNCH
    await desk.post(ANNA, URL, message=500)
    assert await desk.ingest.step()
    await desk.ingest.taken_back(TakenBack(ANNA, MEMBER, 500, GONE))
    await desk.work()
    assert await desk.rows("SELECT * FROM articles") == []
    assert await desk.rows("SELECT * FROM jobs") == []
    assert await desk.troubles() == []
