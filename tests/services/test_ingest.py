"""A link is posted; an article stands on the shelf."""

from __future__ import annotations

from tests.fakes.desk import ANNA, BORIS, SmallDesk

LAUNCH = """Two missiles fly from Sunan
> published 2024-09-16T08:12:00+09:00
> outlet Han River Post
The missiles flew from {place:Sunan} at dawn.
{person:Cho Min-a=the ministry's spokeswoman}, spoke in {place:Seoul}.
Cho Min-a: We watch every step of North Korea.
"""
URL = "https://news.example/launch"


async def test_a_posted_link_ends_as_an_article_with_its_card_owed(desk: SmallDesk) -> None:
    article_id = await desk.save(ANNA, URL, LAUNCH, message=500)
    answer = await desk.answers.summary(ANNA, str(article_id))
    assert answer.article.title == "Two missiles fly from Sunan"
    assert answer.sentences[0].text == "The missiles flew from Sunan at dawn."
    assert answer.first_post is not None
    assert answer.first_post.message_id == 500
    assert [quote.speaker for quote in answer.quotes] == ["Cho Min-a"]
    assert await desk.rows("SELECT kind, reply_to FROM deliveries") == [("card", 500)]


async def test_another_shelf_gets_the_page_without_a_second_fetch(desk: SmallDesk) -> None:
    await desk.save(ANNA, URL, LAUNCH)
    submitted = await desk.post(BORIS, URL + "?utm_source=chat", message=600)
    outcome = await desk.outcome(submitted)
    assert outcome is not None
    assert outcome.article_id == 1
    assert desk.network.fetches == [URL]
    assert (await desk.answers.search(BORIS, "sunan")).hits[0].article.id == 1
