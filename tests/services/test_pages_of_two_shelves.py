"""Two shelves have one page: neither is shown when the other saved it."""

from __future__ import annotations

from datetime import datetime, timedelta
from sqlite3 import Connection

import pytest

from bot.model.analysis import Page
from bot.model.jobs import Post, Shelf, Submission
from bot.news.text_reuse import BOILERPLATE_STORIES
from bot.services.latest.service import LatestService
from bot.services.story import StoryService
from bot.storage.articles import find
from bot.storage.engine.times import seconds
from bot.storage.shelves import shelves, state_media
from bot.text.knowledge.base import Knowledge
from tests.fakes import news_texts as texts
from tests.fakes.desk import ANNA, BORIS, SmallDesk

PAGE = "https://odd.example/ship"
UNDATED = "A ship leaves\n> outlet Odd Paper\nA ship with coal left {place:Nampho} again for an unknown port.\n"


async def test_a_page_without_a_date_has_the_day_on_which_the_shelf_saved_it(
    desk: SmallDesk, knowledge: Knowledge
) -> None:
    await desk.save(BORIS, PAGE, UNDATED)
    first = desk.clock.now()
    desk.clock.advance(timedelta(days=3).total_seconds())
    await desk.post(ANNA, PAGE)
    await desk.work()
    latest, stories = LatestService(desk.database, desk.clock, knowledge), StoryService(desk.database)
    for shelf, at in ((BORIS, first), (ANNA, desk.clock.now())):
        (hit,) = (await desk.answers.search(shelf, "ship")).hits
        (line,) = (await latest.latest(shelf, since="7d")).stories
        story = await stories.meant(shelf, PAGE)
        summary = await desk.answers.summary(shelf, PAGE)
        shown = (hit.article, summary.article, *line.articles, *story.articles)
        assert {one.at for one in shown} == {line.latest, story.first, story.latest} == {at}
        assert [one.day for one in story.days] == [at.date()]


async def test_a_page_that_was_gone_before_a_shelf_saved_it_is_gone_since_then(desk: SmallDesk) -> None:
    article = await desk.save(BORIS, PAGE, UNDATED)
    gone = desk.clock.now()
    await desk.database.write(
        lambda connection: connection.execute("UPDATE watches SET gone_since = ?", (seconds(gone),)).rowcount
    )
    desk.clock.advance(timedelta(days=3).total_seconds())
    await desk.post(ANNA, PAGE)
    await desk.work()

    def told(connection: Connection) -> list[datetime]:
        ids = [shelves.make(connection, shelf) for shelf in (BORIS, ANNA)]
        since = gone - timedelta(days=1)
        return [state_media.gone_pages(connection, one, [article], since)[0][1] for one in ids]

    assert await desk.database.write(told) == [gone, desk.clock.now()]
    for shelf, since in ((BORIS, gone), (ANNA, desk.clock.now())):
        assert (await desk.answers.summary(shelf, PAGE)).gone_since == since


async def test_a_report_without_a_date_is_not_its_own_earlier_report(desk: SmallDesk) -> None:
    report = UNDATED.replace("outlet Odd Paper", "outlet Amnok Agency\n> kind state_media\n> country KP").replace(
        "A ship with", "{person:Han Chol Gun=director} waved as a ship with"
    )
    article = await desk.save(BORIS, PAGE, report)
    desk.clock.advance(timedelta(days=3).total_seconds())
    await desk.post(ANNA, PAGE)
    await desk.work()
    ((key,),) = await desk.rows("SELECT key FROM entities WHERE kind = 'person'")

    def earlier(connection: Connection) -> int:
        shelf_id = shelves.make(connection, ANNA)
        line = find.line(connection, shelf_id, article)
        return len(state_media.earlier_roles(connection, shelf_id, key, line))

    assert await desk.database.write(earlier) == 0


async def test_a_text_pasted_in_direct_messages_joins_no_stories_of_a_server(desk: SmallDesk) -> None:
    """A member pastes a briefing that holds two agency texts: the server keeps the flood and the missiles apart."""
    for number, text in enumerate((texts.WIRE, texts.MISSILE)):
        await desk.save(ANNA, f"https://post.example/{number}", f"Report {number}\n{_lines(text)}")
    before = await desk.answers.status(ANNA)
    assert before.stories == 2
    await _paste(desk, "My briefing", texts.WIRE, texts.MISSILE)
    assert (await desk.answers.status(Shelf.of_user(77))).articles == 1
    assert await desk.answers.status(ANNA) == before
    assert await desk.troubles() == []


async def test_articles_that_come_after_a_pasted_briefing_are_not_joined_by_it(desk: SmallDesk) -> None:
    await _paste(desk, "My briefing", texts.WIRE, texts.MISSILE)
    for number, text in enumerate((texts.WIRE, texts.MISSILE)):
        await desk.save(ANNA, f"https://post.example/{number}", f"Report {number}\n{_lines(text)}")
    assert (await desk.answers.status(ANNA)).stories == 2
    assert len(set(await _families(desk, ANNA))) == 2
    assert await desk.troubles() == []


@pytest.mark.parametrize("is_pasted_first", [True, False])
async def test_reports_of_one_event_keep_their_origins_beside_a_text_that_quotes_both(
    desk: SmallDesk, is_pasted_first: bool
) -> None:
    halves = [". ".join(text.split(". ")[:2]) for text in (texts.WIRE, texts.FLOOD)]
    if is_pasted_first:
        await _paste(desk, "My briefing", *halves)
    for number, text in enumerate((texts.WIRE, texts.FLOOD)):
        await desk.save(ANNA, f"https://post.example/{number}", f"Report {number}\n{_lines(text)}")
    if not is_pasted_first:
        await _paste(desk, "My briefing", *halves)
    assert (await desk.answers.status(ANNA)).stories == 1
    assert len(set(await _families(desk, ANNA))) == 2
    assert await desk.troubles() == []


async def test_pasted_texts_make_no_sentences_of_an_agency_s_text_boilerplate(desk: SmallDesk) -> None:
    """Else its copies on other shelves would count as reports of their own."""
    for number, text in enumerate((texts.WIRE, texts.WIRE_CUT)):
        await desk.save(ANNA, f"https://post.example/{number}", f"Report {number}\n{_lines(text)}")
    assert len(set(await _families(desk, ANNA))) == 1
    for sentence in texts.WIRE_CUT.split(". ")[:2]:
        for number in range(5):
            other = [" ".join(f"{word}{number}{one}" for word in sentence.lower().split()) for one in "abcdefghijkl"]
            await _paste(desk, f"Notes {number}", ". ".join([*other, sentence]))
    stories = await desk.rows("SELECT DISTINCT story_id FROM story_articles")
    assert len(stories) > BOILERPLATE_STORIES, "they are in stories of their own"
    assert len(set(await _families(desk, ANNA))) == 1
    await desk.save(ANNA, "https://post.example/3", f"Report 3\n{_lines(texts.WIRE)}")
    assert len(set(await _families(desk, ANNA))) == 1


async def test_a_page_is_in_the_story_of_the_text_that_was_pasted_before_it(desk: SmallDesk) -> None:
    """Where a site refuses the desk, a member pastes its text, and another outlet's link comes later."""
    for title in ("The flood", "The flood again"):
        await desk.paste(ANNA, f"{title}\n{_lines(texts.WIRE)}")
        await desk.work()
    await desk.save(ANNA, "https://post.example/1", f"Report\n{_lines(texts.WIRE_CUT)}")
    assert (await desk.answers.status(ANNA)).stories == 1
    assert len(set(await _families(desk, ANNA))) == 1
    await desk.paste(BORIS, f"The flood\n{_lines(texts.WIRE)}")
    await desk.work()
    assert (await desk.answers.status(BORIS)).stories == 1
    assert await desk.troubles() == []


async def _paste(desk: SmallDesk, title: str, *parts: str) -> None:
    """A member pastes a text in direct messages."""
    text = "\n".join((title, *map(_lines, parts)))
    page = Page(None, text.encode(), "text/plain", "utf-8")
    await desk.ingest.submit(Submission(Shelf.of_user(77), Post(77, None, 5, 50), page=page))
    await desk.work()


async def _families(desk: SmallDesk, shelf: Shelf) -> list[int]:
    """The families of a shelf's articles."""
    rows = await desk.rows(
        "SELECT coalesce(m.family, m.article_id) FROM story_articles AS m JOIN shelf_articles AS s USING (article_id)"
        " JOIN shelves AS k ON k.id = s.shelf_id WHERE k.key = ? ORDER BY m.article_id",
        shelf.key,
    )
    return [row[0] for row in rows]


def _lines(text: str) -> str:
    return text.replace(". ", ".\n")
