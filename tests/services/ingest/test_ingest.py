"""A link is posted; its article is on the shelf, or the member is told why not."""

from __future__ import annotations

import threading
from sqlite3 import Connection
from typing import Any

import pytest

from bot.model.errors import FetchFailed, LinkRefused, Reason
from bot.model.jobs import Post, Submission
from bot.model.placements import PlacedArticle
from bot.services.stories import placement
from bot.services.stories.placement import ComparedText, compared
from bot.storage.engine.connections import thread
from tests.fakes.desk import ANNA, BORIS, SmallDesk
from tests.fakes.sql import run_sql
from tests.services.ingest.launch import LAUNCH, URL, card_rows


async def test_a_posted_link_ends_as_an_article_with_its_card_owed(desk: SmallDesk) -> None:
    article_id = await desk.save(ANNA, URL, LAUNCH, message=500)
    answer = await desk.answers.summary(ANNA, str(article_id))
    assert answer.article.title == "Two missiles fly from Sunan"
    assert answer.sentences[0].text == "The missiles flew from Sunan at dawn."
    assert answer.first_post is not None
    assert answer.first_post.message_id == 500
    assert [quote.speaker for quote in answer.quotes] == ["Cho Min-a"]
    assert await card_rows(desk) == [("card", 500)]
    assert await desk.troubles() == []


async def test_of_a_link_only_what_was_promised_waits_for_the_disk(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a power failure a claim that is lost is made again, and a page fetched again."""
    run, synced = thread.in_transaction, list[str]()

    def observed(connection: Connection, begin: str, work: Any, *args: Any) -> Any:
        changes, is_synced = connection.total_changes, connection.execute("PRAGMA synchronous").fetchone()[0] == 2
        result = run(connection, begin, work, *args)
        if is_synced and connection.total_changes > changes:
            synced.append(args[0].__name__)
        return result

    monkeypatch.setattr(thread, "in_transaction", observed)
    await desk.save(ANNA, URL, LAUNCH, message=500)
    assert synced == ["enqueue", "store"]


async def test_a_reader_is_expected_for_the_first_fetch_of_a_link_only(
    desk: SmallDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    fetches = list[int]()
    monkeypatch.setattr(desk.ingest, "_expect_page", lambda: fetches.append(len(desk.network.fetches)))
    desk.network.pages[URL] = FetchFailed(Reason.SERVER_ERROR, "503")
    await desk.post(ANNA, URL, 1)
    for _ in range(3):
        await desk.work()
        desk.clock.advance(3600)
    assert len(desk.network.fetches) > 1
    assert fetches == [0]


async def test_a_link_already_on_the_shelf_is_answered_with_its_first_post(desk: SmallDesk) -> None:
    await desk.save(ANNA, URL, LAUNCH, message=500)
    again = await desk.post(ANNA, "http://www.news.example/launch/?utm_source=chat#top", message=501)
    assert (again.article_id, again.job_id, again.request_id) == (1, None, None)
    assert again.first_post == Post(77, 1, 10, 500)
    assert await card_rows(desk) == [("card", 500)]


async def test_another_shelf_gets_the_page_without_a_second_fetch(desk: SmallDesk) -> None:
    await desk.save(ANNA, URL, LAUNCH)
    submitted = await desk.post(BORIS, URL + "?utm_source=chat", message=600)
    outcome = await desk.outcome(submitted)
    assert outcome is not None
    assert outcome.article_id == 1
    assert desk.network.fetches == [URL]
    assert (await desk.answers.search(BORIS, "sunan")).hits[0].article.id == 1
    assert await card_rows(desk) == [("card", 600)]


async def test_many_requests_for_one_link_cause_one_fetch(desk: SmallDesk) -> None:
    desk.network.pages[URL] = LAUNCH
    waiting = [await desk.post(ANNA, URL, 1), await desk.post(BORIS, URL, 2), await desk.post(ANNA, URL, 3)]
    assert len({submitted.job_id for submitted in waiting}) == 1
    await desk.work()
    assert desk.network.fetches == [URL]
    assert await card_rows(desk) == [("card", 1), ("card", 2), ("card", 3)]


async def test_a_message_seen_twice_makes_one_request(desk: SmallDesk) -> None:
    desk.network.pages[URL] = LAUNCH
    first, second = await desk.post(ANNA, URL, 1), await desk.post(ANNA, URL, 1)
    assert first == second
    await desk.work()
    assert await card_rows(desk) == [("card", 1)]


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


async def test_a_page_that_is_no_article_is_refused_with_the_reason_and_never_kept(desk: SmallDesk) -> None:
    desk.network.pages[URL] = "Checking your browser\n> verdict captcha\nPlease tick the box."
    submitted = await desk.post(ANNA, URL, 9)
    await desk.work()
    outcome = await desk.outcome(submitted)
    assert outcome is not None
    assert outcome.reason == "captcha"
    assert await card_rows(desk) == [("refusal", 9)]
    assert await desk.rows("SELECT * FROM articles") == []
    assert await desk.rows("SELECT * FROM bodies") == []


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


async def test_a_post_keeps_its_card_when_somebody_hands_in_its_link_again(desk: SmallDesk) -> None:
    desk.network.pages[URL] = LAUNCH
    await desk.post(ANNA, URL, 500)
    await desk.ingest.submit(Submission(ANNA, Post(78, 1, 10, 500), url=URL))
    await desk.work()
    assert await card_rows(desk) == [("card", 500)]


async def test_a_submission_without_anything_is_refused(desk: SmallDesk) -> None:
    with pytest.raises(LinkRefused):
        await desk.ingest.submit(Submission(ANNA, Post(), url="   "))


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
