"""A retracted article is no news of a digest; one that an earlier digest told is told as retracted."""

from __future__ import annotations

import pytest

from bot.model.deliveries import QuietDay
from bot.model.digests.answer import DigestAnswer
from bot.model.reasons import ArticleFate, StoryVerdict, VerdictKind
from bot.services.digests.service import DigestService
from bot.services.latest import LatestService
from bot.text.knowledge.base import Knowledge
from cogs._cards.stories import digest_card, latest_card
from tests.cogs.card_answers import shown
from tests.fakes import news_texts as texts
from tests.fakes.desk import ANNA, SmallDesk
from tests.services.digests.test_digests import _DAY, _every_evening, _owed, digests
from tests.services.test_latest import page

__all__ = ["digests"]

FLOOD = "https://post.example/1"
HEADERS = ("outlet Han River Post", "country KR")
REPORT = page("River floods Sinuiju", texts.WIRE, *HEADERS)
NOTE = "\nHan River Post has retracted this article."


async def _retract(desk: SmallDesk) -> None:
    """The desk reads at its next visit that the newsroom took the article back."""
    desk.network.pages[FLOOD] = REPORT + NOTE
    for _ in range(24):
        desk.clock.advance(_DAY / 24)
        await desk.revisits.revisit_due()


async def _digests(desk: SmallDesk, service: DigestService) -> list[DigestAnswer]:
    await service.prepare_due()
    return await _owed(desk)


@pytest.mark.parametrize("quiet", QuietDay)
async def test_the_next_digest_says_that_an_article_was_retracted(
    desk: SmallDesk, digests: DigestService, quiet: QuietDay
) -> None:
    await _every_evening(digests, quiet)
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
    desk.clock.advance(_DAY)
    assert [one.retracted for one in (await _digests(desk, digests))[2:]] == [()] * (quiet is QuietDay.LINE), "once"


async def test_an_article_that_was_retracted_before_its_digest_is_no_news(
    desk: SmallDesk, digests: DigestService
) -> None:
    await _every_evening(digests)
    await desk.save(ANNA, FLOOD, REPORT + NOTE)
    desk.clock.advance(1800)
    (digest,) = await _digests(desk, digests)
    assert (digest.stories, digest.retracted) == ((), ())
    assert [one.verdict for one in digest.weighed] == [StoryVerdict(VerdictKind.RETRACTED)]


async def test_a_story_is_told_by_its_other_articles(
    desk: SmallDesk, digests: DigestService, knowledge: Knowledge
) -> None:
    await _every_evening(digests)
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
