"""A retracted article is no news of a digest; one that an earlier digest told is told as retracted."""

from __future__ import annotations

from datetime import time

import pytest

from bot.model.deliveries import QuietDay, ScheduleRequest
from bot.model.digests.answer import DigestAnswer
from bot.model.reasons import ArticleFate, StoryVerdict, VerdictKind
from bot.model.settings import Filter, FilterKind, FilterOwner, FilterScope
from bot.services.digests.service import DigestService
from bot.services.latest.service import LatestService
from bot.storage import filters
from bot.text.knowledge.base import Knowledge
from cogs._cards.stories import digest_card, latest_card
from tests.cogs.card_answers import shown
from tests.fakes import news_texts as texts
from tests.fakes.desk import ANNA, BORIS, SmallDesk
from tests.fakes.sql import run_sql
from tests.services.digests.evenings import CHANNEL, DAY, GUILD, every_evening, owed
from tests.services.test_latest import page

FLOOD, SECOND = "https://post.example/1", "https://post.example/2"
HEADERS = ("outlet Han River Post", "country KR")
REPORT = page("River floods Sinuiju", texts.WIRE, *HEADERS)
NOTE = "\nHan River Post has retracted this article."


async def _retract(desk: SmallDesk) -> None:
    """The desk reads at its next visit that the newsroom took the article back."""
    desk.network.pages[FLOOD] = REPORT + NOTE
    for _ in range(24):
        desk.clock.advance(DAY / 24)
        await desk.revisits.revisit_due()


async def _read_again(desk: SmallDesk, page: str, url: str = FLOOD) -> None:
    """The desk visits the page now."""
    desk.network.pages[url] = page
    await desk.database.write(run_sql, "UPDATE watches SET due_at = 0")
    await desk.revisits.revisit_due()


async def _digests(desk: SmallDesk, service: DigestService) -> list[DigestAnswer]:
    await service.prepare_due()
    return await owed(desk)


@pytest.mark.parametrize("quiet", QuietDay)
async def test_the_next_digest_says_that_an_article_was_retracted(
    desk: SmallDesk, digests: DigestService, quiet: QuietDay
) -> None:
    await every_evening(digests, quiet)
    await desk.save(ANNA, FLOOD, REPORT)
    desk.clock.advance(1800)
    (first,) = await _digests(desk, digests)
    assert first.retracted == ()
    await _retract(desk)
    _, second = await _digests(desk, digests)
    assert second.stories == ()
    assert [(one.url, one.fate) for one in second.retracted] == [(FLOOD, ArticleFate.RETRACTED)]
    card = shown(digest_card(second))
    assert "⚠️ **1 article that was in an earlier digest here has been retracted by its newsroom**" in card
    assert "River floods Sinuiju" in card
    desk.clock.advance(DAY)
    assert [one.retracted for one in (await _digests(desk, digests))[2:]] == [()] * (quiet is QuietDay.LINE), "once"


async def test_a_notice_in_the_place_of_the_article_is_told_as_a_retraction_once(
    desk: SmallDesk, digests: DigestService
) -> None:
    """It was told as news by the next digest, where it was not told before."""
    await every_evening(digests)
    await desk.save(ANNA, FLOOD, REPORT)
    desk.clock.advance(1800)
    await _digests(desk, digests)
    await desk.save(ANNA, SECOND, page("Troops parade in Wonsan", texts.MISSILE, *HEADERS))
    for url in (FLOOD, SECOND):
        await _read_again(desk, "Withdrawn\n> verdict retracted\nThis article has been withdrawn.", url)
    assert await desk.rows("SELECT count(*) FROM articles WHERE retracted_at IS NOT NULL") == [(2,)]
    for _ in range(3):
        desk.clock.advance(DAY)
        await digests.prepare_due()
    _, second, *later = await owed(desk)
    assert second.stories == ()
    assert [(one.url, one.title) for one in second.retracted] == [(FLOOD, "River floods Sinuiju")]
    assert all(one.retracted == () for one in later)


async def test_an_article_that_was_retracted_before_its_digest_is_no_news(
    desk: SmallDesk, digests: DigestService
) -> None:
    await every_evening(digests)
    await desk.save(ANNA, FLOOD, REPORT + NOTE)
    desk.clock.advance(1800)
    (digest,) = await _digests(desk, digests)
    assert (digest.stories, digest.retracted) == ((), ())
    assert [one.verdict for one in digest.weighed] == [StoryVerdict(VerdictKind.RETRACTED)]


async def test_a_story_is_told_by_its_other_articles(
    desk: SmallDesk, digests: DigestService, knowledge: Knowledge
) -> None:
    await every_evening(digests)
    await desk.save(ANNA, "https://bay.example/3", page("Red Cross offers aid to flooded Sinuiju", texts.FLOOD_LATER))
    await desk.save(ANNA, FLOOD, REPORT + NOTE)
    desk.clock.advance(1800)
    (digest,) = await _digests(desk, digests)
    (story,) = digest.stories
    assert story.headline == "Red Cross offers aid to flooded Sinuiju"
    assert {one.article.url for one in story.sentences} == {"https://bay.example/3"}
    latest = await LatestService(desk.database, desk.clock, knowledge).latest(ANNA)
    assert "⚠️ retracted" not in shown(latest_card(latest, "t")), "its sentences are of the other article"


async def test_latest_marks_a_story_whose_only_article_was_retracted(desk: SmallDesk, knowledge: Knowledge) -> None:
    await desk.save(ANNA, FLOOD, REPORT + NOTE)
    latest = await LatestService(desk.database, desk.clock, knowledge).latest(ANNA)
    assert "⚠️ retracted" in shown(latest_card(latest, "t"))


async def test_it_is_told_once_also_between_the_digests(desk: SmallDesk, digests: DigestService) -> None:
    """A digest that is asked for has what the next one at its time has."""
    await every_evening(digests)
    await desk.save(ANNA, FLOOD, REPORT)
    desk.clock.advance(1800)
    await _digests(desk, digests)
    desk.clock.advance(DAY / 2)
    await _read_again(desk, REPORT + NOTE)
    await digests.now(GUILD, CHANNEL)
    desk.clock.advance(DAY / 2)
    await digests.prepare_due()
    assert [len(one.retracted) for one in await owed(desk)] == [0, 1, 0]


async def test_it_is_told_once_where_the_digest_was_late(desk: SmallDesk, digests: DigestService) -> None:
    await every_evening(digests)
    await desk.save(ANNA, FLOOD, REPORT)
    desk.clock.advance(1800)
    await _digests(desk, digests)
    desk.clock.advance(DAY + 600)  # the slot was ten minutes ago
    await _read_again(desk, REPORT + NOTE)
    await digests.prepare_due()
    desk.clock.advance(DAY)
    await digests.prepare_due()
    assert [len(one.retracted) for one in await owed(desk)] == [0, 1, 0]


async def test_it_is_told_again_where_the_digest_did_not_arrive(desk: SmallDesk, digests: DigestService) -> None:
    await every_evening(digests)
    await desk.save(ANNA, FLOOD, REPORT)
    desk.clock.advance(1800)
    await _digests(desk, digests)
    await _retract(desk)
    await digests.prepare_due()
    await desk.database.write(
        run_sql, "UPDATE deliveries SET state = 'dead' WHERE id = (SELECT max(id) FROM deliveries)"
    )
    desk.clock.advance(DAY)
    await digests.prepare_due()
    assert [len(one.retracted) for one in await owed(desk)] == [0, 1, 1]


async def test_a_page_that_is_restored_is_not_told_and_loses_the_mark(desk: SmallDesk, digests: DigestService) -> None:
    await every_evening(digests)
    await desk.save(ANNA, FLOOD, REPORT)
    desk.clock.advance(1800)
    await _digests(desk, digests)
    desk.clock.advance(3600)
    await _read_again(desk, REPORT + NOTE)
    desk.clock.advance(3600)
    await _read_again(desk, REPORT)
    assert await desk.rows("SELECT retracted_at FROM articles") == [(None,)]
    desk.clock.advance(DAY - 7200)
    await digests.prepare_due()
    desk.clock.advance(3600)
    await _read_again(desk, REPORT + NOTE)
    desk.clock.advance(DAY - 3600)
    await digests.prepare_due()
    assert [len(one.retracted) for one in await owed(desk)] == [0, 0, 1], "it was taken back again"


async def test_what_a_digest_showed_as_retracted_is_not_told_by_the_next(
    desk: SmallDesk, digests: DigestService
) -> None:
    await every_evening(digests)
    await desk.save(ANNA, "https://bay.example/3", page("Red Cross offers aid to flooded Sinuiju", texts.FLOOD_LATER))
    await desk.save(ANNA, FLOOD, REPORT + NOTE)
    desk.clock.advance(900)
    await digests.now(GUILD, CHANNEL)
    desk.clock.advance(900)
    await digests.prepare_due()
    assert [len(one.retracted) for one in await owed(desk)] == [0, 0]


async def test_an_outlet_that_the_server_leaves_out_is_not_told(desk: SmallDesk, digests: DigestService) -> None:
    await every_evening(digests)
    await desk.save(ANNA, FLOOD, REPORT)
    desk.clock.advance(1800)
    await _digests(desk, digests)
    left_out = Filter(FilterKind.OUTLET, "han river post", "Han River Post")
    await desk.database.write(filters.add, FilterOwner(FilterScope.SERVER, GUILD), left_out, desk.clock.now())
    await _retract(desk)
    await digests.prepare_due()
    assert [len(one.retracted) for one in await owed(desk)] == [0, 0]


async def test_a_channel_that_did_not_have_the_article_is_not_told(desk: SmallDesk, digests: DigestService) -> None:
    """Nor is another server."""
    await digests.schedule(ScheduleRequest(GUILD, CHANNEL + 1, time(22, 30), "Asia/Seoul"))
    await every_evening(digests)
    await desk.save(ANNA, FLOOD, REPORT)
    await desk.save(BORIS, FLOOD, REPORT)
    desk.clock.advance(1800)
    await _digests(desk, digests)
    await _read_again(desk, REPORT + NOTE)
    await digests.schedule(ScheduleRequest(2, CHANNEL + 2, time(22, 30), "Asia/Seoul"))
    desk.clock.advance(3600)
    await digests.prepare_due()
    assert [len(one.retracted) for one in await owed(desk)] == [0, 0, 0]
