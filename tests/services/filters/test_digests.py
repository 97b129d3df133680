"""Digests leave out what the server and the digest leave out, and tell it when they are asked why."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from bot.model.deliveries import DeliveryKind, QuietDay, Rhythm, ScheduleRequest
from bot.model.digests.answer import DigestAnswer
from bot.model.errors import DeskError, Reason
from bot.model.reasons import StoryVerdict, VerdictKind
from bot.model.settings import Filter, FilterKind, FilterOwner, FilterScope
from bot.policy.filters import NEW_DIGEST
from bot.services.digests.service import DigestService
from bot.services.filters.service import FilterService
from bot.services.latest.service import LatestService
from bot.storage.deliveries.payloads import from_json, to_json
from cogs._cards.reasons import verdict_sentence
from cogs._cards.stories import digest_card
from tests.cogs.card_answers import shown
from tests.fakes import moving_texts, news_texts
from tests.fakes.desk import ANNA, SmallDesk
from tests.services.filters.newsroom import FLOOD, LAUNCH, MATCH, save_news
from tests.services.test_latest import page

_GUILD, _CHANNEL = 1, 10
_SERVER = FilterOwner(FilterScope.SERVER, _GUILD)
_WIRE = Filter(FilterKind.SOURCE, "wire", "wire")


async def _schedule(digests: DigestService, rhythm: Rhythm = Rhythm.DAY, **given: Any) -> FilterOwner:
    """A digest at 21:30 in Seoul; the clock shows 21:00."""
    request = ScheduleRequest(_GUILD, _CHANNEL, time(21, 30), "Asia/Seoul", rhythm=rhythm, **given)
    return FilterOwner(FilterScope.DIGEST, (await digests.schedule(request)).digest.id)


async def _composed(digests: DigestService, rhythm: Rhythm | None = None) -> DigestAnswer:
    (part,) = await digests.preview(_GUILD, _CHANNEL, rhythm)
    return part


def _headlines(digest: DigestAnswer) -> list[str]:
    return [story.headline for story in digest.stories]


async def test_a_new_digest_leaves_out_sport_and_one_that_says_nothing_does_not(
    desk: SmallDesk, digests: DigestService, filters: FilterService
) -> None:
    await save_news(desk)
    owner = await _schedule(digests)
    assert await filters.of(owner) == NEW_DIGEST
    assert MATCH not in _headlines(await _composed(digests))
    assert owner == await _schedule(digests, leave_out=())
    assert MATCH in _headlines(await _composed(digests))
    await _schedule(digests)
    assert await filters.of(owner) == (), "another time changes no filter"


async def test_a_digest_on_sport_shows_sport(desk: SmallDesk, digests: DigestService) -> None:
    await save_news(desk)
    await _schedule(digests, topic="sport")
    assert _headlines(await _composed(digests)) == [MATCH]
    with pytest.raises(DeskError) as refused:
        await _schedule(digests, topic="sport", leave_out=(NEW_DIGEST[0],))
    assert refused.value.reason is Reason.LEFT_OUT_TOPIC


async def test_a_report_that_was_taken_for_culture_stays_in_its_story(
    desk: SmallDesk, digests: DigestService, latest: LatestService
) -> None:
    """Also in a window that has none of the others."""
    old = page(FLOOD, news_texts.WIRE, "outlet Han River Post", hours=60)
    await desk.save(ANNA, "https://post.example/1", old)
    await _schedule(digests)
    await desk.save(ANNA, "https://bay.example/1", page("Kim inspects Sinuiju", news_texts.FLOOD, "subjects culture"))
    song = "A singer from Busan released a song about the ferry. It was recorded in one night."
    await desk.save(ANNA, "https://song.example/1", page("Singer releases song", song, "subjects culture"))
    digest = await _composed(digests)
    assert (digest.story_count, digest.filtered_count) == (1, 1)
    assert "bay.example" in to_json(DeliveryKind.DIGEST, digest)


async def test_a_second_subject_of_another_report_keeps_only_that_report(
    desk: SmallDesk, digests: DigestService
) -> None:
    song = "A singer from Busan released a song about the ferry of 1953. It was recorded in one night."
    old = page("Singer releases song", song, "subjects culture history", hours=60)
    await desk.save(ANNA, "https://song.example/1", old)
    await _schedule(digests)
    await desk.save(ANNA, "https://song.example/2", page("Singer releases song on ferry", song, "subjects culture"))
    digest = await _composed(digests)
    assert (digest.story_count, digest.article_count) == (1, 1)
    assert "song.example/2" not in to_json(DeliveryKind.DIGEST, digest)


async def test_a_left_out_outlet_is_neither_quoted_nor_counted(
    desk: SmallDesk, digests: DigestService, filters: FilterService
) -> None:
    await save_news(desk)
    await _schedule(digests)
    before = await _composed(digests)
    flood = next(story for story in before.stories if len(story.outlets) > 1)
    assert (before.article_count, before.outlet_count, len(flood.articles)) == (4, 4, 3)
    await filters.add(_SERVER, ANNA, "Bay Herald")
    after = await _composed(digests)
    flood = next(story for story in after.stories if story.id == flood.id)
    assert (after.article_count, after.outlet_count, len(flood.articles)) == (3, 3, 2)
    assert "Bay Herald" not in {outlet.name for outlet in flood.outlets}
    assert "bay.example" not in to_json(DeliveryKind.DIGEST, after)
    assert len(flood.origins) == 1, "its origin went with it"


async def test_a_copy_of_a_left_out_agencys_text_goes_with_it(
    desk: SmallDesk, digests: DigestService, filters: FilterService
) -> None:
    await desk.save(ANNA, "https://agency.example/1", page(FLOOD, news_texts.WIRE, "outlet Agency", "kind wire"))
    copy = page("Rain floods the river", news_texts.WIRE_CUT, "outlet Port Times", "origin Agency")
    await desk.save(ANNA, "https://port.example/1", copy)
    report = page("Kim inspects Sinuiju", news_texts.FLOOD, "outlet Bay Herald", "origin Agency", "subjects leadership")
    await desk.save(ANNA, "https://bay.example/1", report)
    await _schedule(digests)
    await filters.choose(_SERVER, FilterKind.SOURCE, ["wire"], [])
    (story,) = (await _composed(digests)).stories
    assert [article.url for article in story.articles] == ["https://bay.example/1"], "a report that cites it stays"


async def test_why_names_the_filters_and_whose_they_are(
    desk: SmallDesk, digests: DigestService, filters: FilterService
) -> None:
    await save_news(desk)
    await _schedule(digests)
    await filters.add(_SERVER, ANNA, "state media")
    desk.clock.advance(1800)
    assert await digests.prepare_due() == 1
    sport = await digests.why(_GUILD, _CHANNEL, MATCH)
    launch = await digests.why(_GUILD, _CHANNEL, LAUNCH)
    assert [one.weighed.place for one in (sport, launch)] == [None, None]
    verdicts = [one.weighed.verdict for one in (sport, launch)]
    assert all(isinstance(one, StoryVerdict) and one.kind is VerdictKind.FILTERED for one in verdicts)
    assert [verdict_sentence(one) for one in verdicts] == [
        "Left out by filters: sport (this digest)",
        "Left out by filters: state media (this server)",
    ]
    assert LAUNCH in [one.text for one in await digests.suggest_weighed(_GUILD, _CHANNEL, "")]
    assert (await digests.why(_GUILD, _CHANNEL, "1")).weighed.place == 1


async def test_a_day_on_which_everything_is_left_out_says_so(
    desk: SmallDesk, digests: DigestService, filters: FilterService
) -> None:
    await save_news(desk)
    await _schedule(digests, quiet=QuietDay.LINE)
    for name in ("Han River Post", "Port Times", "Bay Herald", "Morning Voice"):
        await filters.add(_SERVER, ANNA, name)
    digest = await _composed(digests)
    assert (digest.stories, digest.story_count, digest.filtered_count) == ((), 0, 3)
    assert "A quiet day: nothing new since" in shown(digest_card(digest))
    assert "3 stories left out by filters" in shown(digest_card(digest))


async def test_a_name_leaves_out_what_mentions_it_also_if_the_base_learns_it_later(
    desk: SmallDesk, digests: DigestService, filters: FilterService
) -> None:
    await save_news(desk)
    text = "{person:Kang Byol} opened the {place:Sinuiju} bridge on Monday. Trucks crossed it in the afternoon."
    await desk.save(ANNA, "https://post.example/2", page("Bridge opens", text, "outlet Han River Post"))
    await _schedule(digests)
    await filters.add(_SERVER, ANNA, "Kang Byol")
    await filters.add(_SERVER, ANNA, "김정은")
    digest = await _composed(digests)
    assert "Bridge opens" not in _headlines(digest)
    assert "bay.example" not in to_json(DeliveryKind.DIGEST, digest)
    await desk.database.write(_renamed, "x:person:kang byol", "kang-byol")
    assert "Bridge opens" not in _headlines(await _composed(digests)), "the entity has another key now"


def _renamed(connection: Any, old: str, new: str) -> None:
    cursor = connection.execute("UPDATE entities SET key = ? WHERE key LIKE 'x:person:kang%'", (new,))
    assert cursor.rowcount == 1, old


async def test_numbers_of_a_left_out_outlet_stand_beside_no_story(
    desk: SmallDesk, digests: DigestService, filters: FilterService
) -> None:
    """Numbers that move are compared over the whole shelf."""
    first = page(
        "Flood kills 12 in Sinuiju", "The flood in Sinuiju killed 12 people, officials said.", "outlet Bay Herald"
    )
    later = page(
        "Flood kills 30 in Sinuiju", "The flood in Sinuiju killed 30 people, officials said.", "outlet Port Times"
    )
    await desk.save(ANNA, "https://bay.example/1", first)
    await desk.save(ANNA, "https://port.example/1", later)
    await _schedule(digests)
    assert "Numbers differ" in shown(digest_card(await _composed(digests)))
    await filters.add(_SERVER, ANNA, "Bay Herald")
    card = shown(digest_card(await _composed(digests)))
    assert "Numbers differ" not in card
    assert "bay.example" not in card


async def test_a_weekly_digest_has_filters_of_its_own(
    desk: SmallDesk, digests: DigestService, filters: FilterService
) -> None:
    await save_news(desk)
    await _schedule(digests)
    weekly = await _schedule(digests, Rhythm.WEEK, leave_out=(_WIRE,))
    assert MATCH in _headlines(await _composed(digests, Rhythm.WEEK))
    assert MATCH not in _headlines(await _composed(digests, Rhythm.DAY))
    await digests.stop(_GUILD, _CHANNEL, Rhythm.WEEK)
    assert await filters.of(weekly) == ()


@pytest.mark.parametrize("left_out", ["Bay Herald", "state media", "missiles", "Kim Jong Un"])
async def test_what_a_digest_counts_latest_can_show(
    desk: SmallDesk, digests: DigestService, filters: FilterService, latest: LatestService, left_out: str
) -> None:
    await save_news(desk)
    for number, (title, text) in enumerate(news_texts.UNRELATED.items()):
        header = "outlet Bay Herald" if number % 2 else "outlet Han River Post"
        await desk.save(ANNA, f"https://else.example/{number}", page(title, text, header, "subjects economy"))
    await _schedule(digests, leave_out=())
    await filters.add(_SERVER, ANNA, left_out)
    digest = await _composed(digests)
    answer = await latest.latest(ANNA, since="24h")
    found = [answer, *[await latest.latest(ANNA, since="24h", page=one) for one in range(1, answer.pages)]]
    counted = (digest.story_count, digest.article_count, digest.outlet_count, digest.filtered_count)
    assert counted == (answer.story_count, answer.article_count, answer.outlet_count, answer.filtered_count)
    assert {story.id for story in digest.stories} <= {story.id for page_ in found for story in page_.stories}
    assert sum(len(page_.stories) for page_ in found) == digest.story_count
    assert answer.filtered_count + answer.story_count >= 3


async def test_a_story_that_was_told_comes_back_only_with_news_that_is_not_left_out(
    desk: SmallDesk, digests: DigestService, filters: FilterService
) -> None:
    title, text = moving_texts.LAUNCH[0]
    await desk.save(ANNA, "https://post.example/1", page(title, text, "outlet Han River Post"))
    await _schedule(digests)
    desk.clock.advance(1800)
    assert await digests.prepare_due() == 1
    desk.clock.advance(86_400)
    title, text = moving_texts.NEXT_DAY
    await desk.save(ANNA, "https://voice.example/2", page(title, text, "outlet Morning Voice", hours=-20))
    await filters.add(_SERVER, ANNA, "Morning Voice")
    digest = await _composed(digests)
    assert digest.stories == ()
    await filters.remove(_SERVER, ["Morning Voice"])
    assert [story.update for story in (await _composed(digests)).stories] == [True]


def test_a_digest_of_an_earlier_version_is_read() -> None:
    stored = '{"topic":"x","slot_date":"2024-09-16","since":"2024-09-15T00:00:00Z","until":"2024-09-16T00:00:00Z",'
    stored += '"zone":"UTC","stories":[],"article_count":0,"outlet_count":0}'
    digest = from_json(DeliveryKind.DIGEST, stored)
    assert isinstance(digest, DigestAnswer)
    assert digest.filtered_count == 0
