"""A link is posted; an article stands on the shelf, or the member is told why not."""

from __future__ import annotations

import asyncio
import threading

import pytest

from bot.model.errors import FetchFailed, LinkRefused, ReaderFailed, Reason
from bot.model.jobs import Fetched, Post, Submission
from bot.model.placements import PlacedArticle
from bot.services.stories import placement
from bot.services.stories.placement import ComparedText, compared
from bot.storage.engine.times import seconds
from bot.storage.shelves import shelves
from tests.fakes.desk import ANNA, BORIS, SmallDesk
from tests.fakes.sql import run_many, run_sql
from tests.fakes.waiting import moments

URL = "https://news.example/launch"
LAUNCH = """Two missiles fly from Sunan
> published 2024-09-16T08:12:00+09:00
> outlet Han River Post
The missiles flew from {place:Sunan} at dawn.
{person:Cho Min-a=the ministry's spokeswoman}, spoke in {place:Seoul}.
Cho Min-a: We watch every step of North Korea.
"""


async def _card_rows(desk: SmallDesk) -> list[tuple[object, ...]]:
    return await desk.rows("SELECT kind, reply_to FROM deliveries ORDER BY id")


async def test_a_posted_link_ends_as_an_article_with_its_card_owed(desk: SmallDesk) -> None:
    article_id = await desk.save(ANNA, URL, LAUNCH, message=500)
    answer = await desk.answers.summary(ANNA, str(article_id))
    assert answer.article.title == "Two missiles fly from Sunan"
    assert answer.sentences[0].text == "The missiles flew from Sunan at dawn."
    assert answer.first_post is not None
    assert answer.first_post.message_id == 500
    assert [quote.speaker for quote in answer.quotes] == ["Cho Min-a"]
    assert await _card_rows(desk) == [("card", 500)]
    assert await desk.troubles() == []


async def test_a_link_already_on_the_shelf_is_answered_with_its_first_post(desk: SmallDesk) -> None:
    await desk.save(ANNA, URL, LAUNCH, message=500)
    again = await desk.post(ANNA, "http://www.news.example/launch/?utm_source=chat#top", message=501)
    assert (again.article_id, again.job_id, again.request_id) == (1, None, None)
    assert again.first_post == Post(77, 1, 10, 500)
    assert await _card_rows(desk) == [("card", 500)]


async def test_another_shelf_gets_the_page_without_a_second_fetch(desk: SmallDesk) -> None:
    await desk.save(ANNA, URL, LAUNCH)
    submitted = await desk.post(BORIS, URL + "?utm_source=chat", message=600)
    outcome = await desk.outcome(submitted)
    assert outcome is not None
    assert outcome.article_id == 1
    assert desk.network.fetches == [URL]
    assert (await desk.answers.search(BORIS, "sunan")).hits[0].article.id == 1
    assert await _card_rows(desk) == [("card", 600)]


async def test_many_requests_for_one_link_cause_one_fetch(desk: SmallDesk) -> None:
    desk.network.pages[URL] = LAUNCH
    waiting = [await desk.post(ANNA, URL, 1), await desk.post(BORIS, URL, 2), await desk.post(ANNA, URL, 3)]
    assert len({submitted.job_id for submitted in waiting}) == 1
    await desk.work()
    assert desk.network.fetches == [URL]
    assert await _card_rows(desk) == [("card", 1), ("card", 2), ("card", 3)]


async def test_a_message_seen_twice_makes_one_request(desk: SmallDesk) -> None:
    desk.network.pages[URL] = LAUNCH
    first, second = await desk.post(ANNA, URL, 1), await desk.post(ANNA, URL, 1)
    assert first == second
    await desk.work()
    assert await _card_rows(desk) == [("card", 1)]


async def test_an_address_that_may_not_be_fetched_is_refused_at_once(desk: SmallDesk) -> None:
    with pytest.raises(LinkRefused):
        await desk.post(ANNA, "ftp://news.example/launch")
    assert await desk.rows("SELECT * FROM jobs") == []


async def test_a_post_whose_link_was_refused_keeps_why_and_not_the_address(desk: SmallDesk) -> None:
    post = Post(user_id=77, guild_id=1, channel_id=10, message_id=500, answer=True)
    (refused,) = await desk.ingest.submit_links(ANNA, post, ["http://anna:secret@10.0.0.1/launch"])
    assert isinstance(refused, LinkRefused)
    told = "SELECT j.state, j.reason, j.url, r.message_id FROM jobs AS j JOIN requests AS r ON r.job_id = j.id"
    assert await desk.rows(told) == [("dead", refused.reason, None, 500)]


async def test_articles_of_one_minute_have_consecutive_moments_and_a_full_minute_runs_over(desk: SmallDesk) -> None:
    """A search meets the newest first by this number alone, 1,024 to the minute."""
    for number in range(2):
        await desk.save(ANNA, f"https://news.example/{number}", LAUNCH.replace("dawn", f"{number}:10"))
    ((first,), (second,)) = await desk.rows("SELECT moment FROM articles ORDER BY id")
    assert (first % 1024, second) == (0, first + 1)
    await desk.database.write(run_sql, "UPDATE articles SET moment = ? WHERE moment = ?", (first + 1023, second))
    await desk.save(ANNA, "https://news.example/2", LAUNCH.replace("dawn", "noon"))
    assert await desk.rows("SELECT max(moment) FROM articles") == [(first + 1024,)]


async def test_a_full_share_is_refused_but_what_is_known_is_still_served(desk: SmallDesk) -> None:
    await desk.save(ANNA, URL, LAUNCH)
    for number in range(50):
        await desk.post(ANNA, f"https://news.example/{number}")
    assert (await desk.post(ANNA, "https://news.example/7")).job_id is not None
    assert (await desk.post(BORIS, URL)).job_id is not None


async def test_a_site_that_is_down_is_tried_again_later_and_then_given_up(desk: SmallDesk) -> None:
    desk.network.pages[URL] = FetchFailed(Reason.SERVER_ERROR, "503")
    submitted = await desk.post(ANNA, URL, 9)
    for _ in range(10):
        await desk.work()
        desk.clock.advance(3600)
    outcome = await desk.outcome(submitted)
    assert outcome is not None
    assert (outcome.article_id, outcome.reason, outcome.detail) == (None, "server_error", "503")
    assert len(desk.network.fetches) == 4
    assert await _card_rows(desk) == [("refusal", 9)]


async def test_a_link_that_came_while_the_clock_was_ahead_does_not_wait_for_that_hour(desk: SmallDesk) -> None:
    desk.network.pages["https://post.example/rain"] = "Rain\nIt rained in {place:Sinuiju} for days.\nRoads are wet."
    desk.clock.advance(86_400)
    submitted = await desk.post(ANNA, "https://post.example/rain")
    desk.clock.advance(-86_400)
    await desk.work()
    outcome = await desk.outcome(submitted)
    assert outcome is not None
    assert outcome.article_id is not None


async def test_a_site_that_comes_back_in_time_is_read(desk: SmallDesk) -> None:
    desk.network.pages[URL] = FetchFailed(Reason.TIMED_OUT)
    submitted = await desk.post(ANNA, URL, 9)
    await desk.work()
    assert await desk.outcome(submitted) is None
    desk.network.pages[URL] = LAUNCH
    await desk.work()
    assert await desk.outcome(submitted) is None, "not before it is due"
    desk.clock.advance(3600)
    await desk.work()
    assert await _card_rows(desk) == [("card", 9)]


async def test_a_site_that_asks_to_wait_is_waited_for(desk: SmallDesk) -> None:
    busy = FetchFailed(Reason.RATE_LIMITED)
    busy.retry_after = 1800.0
    desk.network.pages[URL] = busy
    await desk.post(ANNA, URL)
    await desk.work()
    desk.clock.advance(1790)
    await desk.work()
    assert len(desk.network.fetches) == 1
    desk.clock.advance(20)
    await desk.work()
    assert len(desk.network.fetches) == 2


async def test_a_page_that_is_no_article_is_refused_with_the_reason_and_never_kept(desk: SmallDesk) -> None:
    desk.network.pages[URL] = "Checking your browser\n> verdict captcha\nPlease tick the box."
    submitted = await desk.post(ANNA, URL, 9)
    await desk.work()
    outcome = await desk.outcome(submitted)
    assert outcome is not None
    assert outcome.reason == "captcha"
    assert await _card_rows(desk) == [("refusal", 9)]
    assert await desk.rows("SELECT * FROM articles") == []
    assert await desk.rows("SELECT * FROM bodies") == []


async def test_a_link_that_was_refused_may_be_posted_again(desk: SmallDesk) -> None:
    desk.network.pages[URL] = FetchFailed(Reason.NOT_FOUND, "404")
    await desk.post(ANNA, URL, 9)
    await desk.work()
    desk.network.pages[URL] = LAUNCH
    await desk.post(ANNA, URL, 10)
    await desk.work()
    assert await _card_rows(desk) == [("refusal", 9), ("card", 10)]


async def test_a_reader_that_dies_is_given_the_page_once_more_without_fetching_it(desk: SmallDesk) -> None:
    desk.network.pages[URL] = LAUNCH
    desk.reader.failures = [ReaderFailed(Reason.READER_CRASHED)]
    await desk.post(ANNA, URL, 9)
    await desk.work()
    desk.clock.advance(600)
    await desk.work()
    assert await _card_rows(desk) == [("card", 9)]
    assert desk.network.fetches == [URL]


async def test_an_unexpected_error_fails_one_link_only(desk: SmallDesk, caplog: pytest.LogCaptureFixture) -> None:
    desk.network.pages |= {URL: LAUNCH, "https://news.example/other": LAUNCH}
    desk.reader.failures = [ZeroDivisionError("a bug"), ZeroDivisionError("the same bug")]
    await desk.post(ANNA, URL, 1)
    await desk.work()
    desk.clock.advance(600)
    await desk.work()
    await desk.post(ANNA, "https://news.example/other", 2)
    await desk.work()
    assert await _card_rows(desk) == [("refusal", 1), ("card", 2)]
    assert "ZeroDivisionError" in caplog.text


async def test_a_page_that_crashes_the_process_each_time_is_given_up(desk: SmallDesk) -> None:
    """The claim is counted before the work: a run that never comes back leaves its mark."""
    desk.network.pages[URL] = LAUNCH
    submitted = await desk.post(ANNA, URL, 9)
    await desk.database.write(
        run_sql, "UPDATE jobs SET attempts = 10, ready = 0, lease_by = 'a run that died', lease_until = 1 << 40"
    )
    await desk.work()
    outcome = await desk.outcome(submitted)
    assert outcome is not None
    assert outcome.reason == "reader_crashed"
    assert desk.network.fetches == []


async def test_shelves_take_turns(desk: SmallDesk) -> None:
    """Forty links of one server do not keep the one link of another waiting."""
    for number in range(40):
        desk.network.pages[f"https://a.example/{number}"] = f"Title {number}\nText {number}."
        await desk.post(ANNA, f"https://a.example/{number}")
    for _ in range(10):
        await desk.ingest.step()
    desk.network.pages["https://b.example/1"] = "Title\nOnly text."
    await desk.post(BORIS, "https://b.example/1")
    for _ in range(4):
        await desk.ingest.step()
    assert "https://b.example/1" in desk.network.fetches


async def test_waiting_for_a_job_returns_when_it_ends(desk: SmallDesk) -> None:
    desk.network.pages[URL] = LAUNCH
    submitted = await desk.post(ANNA, URL)
    assert submitted.job_id is not None
    waiter = asyncio.create_task(desk.ingest.wait(submitted.job_id, 60))
    workers = [asyncio.create_task(desk.ingest.run()) for _ in range(3)]
    outcome = await waiter
    assert outcome is not None
    assert outcome.article_id == 1
    for worker in workers:
        worker.cancel()
    assert all(
        isinstance(end, asyncio.CancelledError) for end in await asyncio.gather(*workers, return_exceptions=True)
    )


async def test_a_post_keeps_its_card_when_somebody_hands_in_its_link_again(desk: SmallDesk) -> None:
    desk.network.pages[URL] = LAUNCH
    await desk.post(ANNA, URL, 500)
    await desk.ingest.submit(Submission(ANNA, Post(78, 1, 10, 500), url=URL))
    await desk.work()
    assert await _card_rows(desk) == [("card", 500)]


async def test_a_worker_whose_lease_expired_leaves_the_job_alone(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It hung while it fetched, and another took the job over."""
    fetch = desk.network.fetch

    async def hangs(url: str, **conditions: str | None) -> Fetched:
        monkeypatch.setattr(desk.network, "fetch", fetch)
        desk.clock.advance(31 * 60)
        await desk.work()
        return await fetch(url)

    monkeypatch.setattr(desk.network, "fetch", hangs)
    desk.network.pages[URL] = LAUNCH
    await desk.post(ANNA, URL, 500)
    await desk.work()
    assert len(desk.network.fetches) == 2
    assert desk.reader.read == 1
    assert await _card_rows(desk) == [("card", 500)]


async def test_an_interaction_that_waits_no_longer_is_owed_a_card(desk: SmallDesk) -> None:
    desk.network.pages[URL] = LAUNCH
    here = await desk.ingest.submit(Submission(ANNA, Post(77, 1, 10), url=URL))
    there = await desk.ingest.submit(Submission(BORIS, Post(78, 2, 20), url=URL))
    assert await desk.ingest.answer_later(here)
    await desk.work()
    assert await desk.rows("SELECT channel_id FROM deliveries") == [(10,)]
    assert not await desk.ingest.answer_later(there), "it has its answer"


async def test_waiting_ends_when_its_time_is_up(desk: SmallDesk) -> None:
    submitted = await desk.post(ANNA, URL)
    assert submitted.job_id is not None
    waiter = asyncio.create_task(desk.ingest.wait(submitted.job_id, 60))
    await _asleep(desk)
    desk.clock.advance(59)
    assert desk.clock.sleepers
    desk.clock.advance(1)
    assert await waiter is None


async def test_pending_requests_of_the_previous_process_are_owed_cards(desk: SmallDesk) -> None:
    """One waits at a command, one took a link back, one imports files: a desk that begins anew answers the first."""
    for number, post in enumerate((Post(7, 1, 10), Post(8, 1, 10, 55, answer=True), Post())):
        desk.network.pages[f"https://post.example/{number}"] = f"Page {number}\nSomething happened at place {number}."
        await desk.ingest.submit(Submission(ANNA, post, url=f"https://post.example/{number}"))
    assert await desk.ingest.edited(ANNA, 55, [])
    await desk.ingest.owe_pending_cards()
    await desk.work()
    assert await desk.rows("SELECT user_id FROM deliveries") == [(7,)]
    assert (await desk.answers.status(ANNA)).articles == 3, "what was taken back was read all the same"
    assert (await desk.answers.summary(ANNA, "Page 1")).first_post is None


async def test_an_idle_worker_wakes_for_a_link_and_for_a_retry_that_comes_due(desk: SmallDesk) -> None:
    worker = asyncio.create_task(desk.ingest.run())
    await _asleep(desk)
    desk.network.pages[URL] = FetchFailed(Reason.TIMED_OUT)
    await desk.post(ANNA, URL)
    async for _ in moments():
        if desk.network.fetches:
            break
    await _asleep(desk)
    desk.clock.advance(19)
    assert desk.clock.sleepers, "the site is left alone"
    desk.clock.advance(1)
    async for _ in moments():
        if desk.network.fetches == [URL, URL]:
            break
    worker.cancel()
    await asyncio.gather(worker, return_exceptions=True)


async def test_a_submission_without_anything_is_refused(desk: SmallDesk) -> None:
    with pytest.raises(LinkRefused):
        await desk.ingest.submit(Submission(ANNA, Post(), url="   "))


async def test_after_a_month_requests_are_deleted_and_articles_kept(desk: SmallDesk) -> None:
    await desk.save(ANNA, URL, LAUNCH, message=500)
    await desk.database.write(run_sql, "UPDATE deliveries SET state = 'sent', message_id = 1")
    desk.clock.advance(31 * 86_400)
    await desk.save(ANNA, "https://news.example/later", LAUNCH.replace("Two", "Six"), message=501)
    worker = asyncio.create_task(desk.retention.run())
    await _asleep(desk)
    worker.cancel()
    await asyncio.gather(worker, return_exceptions=True)
    assert await desk.rows("SELECT message_id FROM requests") == [(501,)]
    assert await _card_rows(desk) == [("card", 501)]
    assert (await desk.answers.summary(ANNA, URL)).article.id == 1


async def test_a_digest_and_a_card_that_is_still_owed_outlive_the_month(desk: SmallDesk) -> None:
    """Discord may be away for long, and /why asks about old digests."""
    owed = [
        ("digest:10:day:2024-09-16:1", "digest", "sent"),
        ("card:1:1", "card", "pending"),
        ("card:2:2", "card", "sent"),
    ]
    await desk.database.write(
        run_many,
        "INSERT INTO deliveries (key, kind, state, message_id, channel_id, due_at, created_at)"
        " VALUES (?1, ?2, ?3, iif(?3 = 'sent', 7, NULL), 10, ?4, ?4)",
        [(*one, seconds(desk.clock.now())) for one in owed],
    )
    desk.clock.advance(31 * 86_400)
    await desk.retention.prune_daily()
    assert await desk.rows("SELECT key, kind, state FROM deliveries ORDER BY id") == owed[:2]


async def test_numbers_are_never_used_again(desk: SmallDesk) -> None:
    """Else a card owed under an old number would count as sent, and an old link would lead to another article."""
    await desk.save(ANNA, URL, LAUNCH, message=500)
    await desk.database.write(shelves.take_off, 1, 1)
    desk.clock.advance(31 * 86_400)
    await desk.retention.prune_daily()
    assert await desk.save(ANNA, URL, LAUNCH, message=501) == 2
    assert await _card_rows(desk) == [("card", 500), ("card", 501)]


async def _asleep(desk: SmallDesk) -> None:
    """Somebody has done what there was to do, and waits for the clock."""
    async for _ in moments():
        if desk.clock.sleepers:
            break


async def test_a_text_is_read_for_comparison_before_its_transaction(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It takes 10 ms of processor time with a long text, and all writers wait for a transaction."""
    writer = await desk.database.write(lambda _: threading.get_ident())
    readers = set[int]()

    def noted(article: PlacedArticle) -> ComparedText:
        readers.add(threading.get_ident())
        return compared(article)

    monkeypatch.setattr(placement, "compared", noted)
    await desk.save(ANNA, URL, LAUNCH)
    copy = await desk.save(ANNA, URL + "/copy", LAUNCH)
    assert readers
    assert writer not in readers
    (same,) = await desk.rows("SELECT near_of FROM story_articles WHERE article_id = ?", copy)
    assert same == (1,)
