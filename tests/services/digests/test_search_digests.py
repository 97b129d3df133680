"""A digest on a saved search of the server has the stories whose articles the search finds, and nothing else."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import Any

import pytest

from bot.model.deliveries import DeliveryKind, QuietDay, Rhythm, ScheduleRequest, Subscription
from bot.model.errors import BadQuery, DeskError, Reason
from bot.model.jobs import Shelf
from bot.model.searches import SavedSearch, SearchUse
from bot.model.settings import FilterOwner, FilterScope
from bot.services.digests.service import DigestService
from bot.services.filters.names import FilterNames
from bot.services.filters.service import FilterService
from bot.storage.deliveries.payloads import to_json
from bot.text.knowledge.base import Knowledge
from bot.text.sources.outlets import SourceTable
from tests.fakes import news_texts as texts
from tests.fakes.desk import ANNA, BORIS, SmallDesk
from tests.fakes.sql import run_sql
from tests.services.digests.evenings import owed
from tests.services.filters.newsroom import FLOOD, LAUNCH, MATCH, save_news
from tests.services.test_latest import page

_GUILD, _CHANNEL = 1, 10
MINA = 7
_DAY = 86_400


async def _search(desk: SmallDesk, typed: str, name: str = "Ours", shelf: Shelf = ANNA) -> SavedSearch:
    return await desk.searches.save(shelf, None, name, typed)


async def _schedule(digests: DigestService, search: str | None = "Ours", **given: Any) -> Subscription:
    """A digest at 21:30 in Seoul; the clock shows 21:00."""
    request = ScheduleRequest(_GUILD, _CHANNEL, time(21, 30), "Asia/Seoul", search=search, **given)
    return (await digests.schedule(request)).digest


async def _headlines(digests: DigestService) -> list[str]:
    return [story.headline for part in await digests.preview(_GUILD, _CHANNEL) for story in part.stories]


async def test_it_has_what_the_search_finds(desk: SmallDesk, digests: DigestService) -> None:
    """Whatever it is about: who searches for sport gets sport, which other digests leave out."""
    await save_news(desk)
    found = {
        "missiles": [LAUNCH],
        "subject:sport": [MATCH],
        "kind:state-media OR goals": [MATCH, LAUNCH],
        "Sinuiju after:2d -source:bay": ["Thousands stranded in flooded Sinuiju"],
        "nothing-of-this": [],
    }
    for query, headlines in found.items():
        await _search(desk, query)
        await _schedule(digests)
        assert sorted(await _headlines(digests)) == sorted(headlines), query


async def test_only_articles_that_the_search_finds_are_shown_and_counted(
    desk: SmallDesk, digests: DigestService
) -> None:
    """Three papers tell of the flood; the search excludes one of them."""
    await save_news(desk)
    await _search(desk, "Sinuiju -source:bay")
    await _schedule(digests)
    (digest,) = await digests.preview(_GUILD, _CHANNEL)
    (flood,) = digest.stories
    assert (digest.article_count, digest.outlet_count, len(flood.articles)) == (2, 2, 2)
    assert {sentence.article.outlet.name for sentence in flood.sentences if sentence.article.outlet} <= {
        "Han River Post",
        "Port Times",
    }
    assert "bay.example" not in to_json(DeliveryKind.DIGEST, digest)


async def test_numbers_of_other_articles_stand_beside_no_story(desk: SmallDesk, digests: DigestService) -> None:
    """The counts of a digest are compared over all the shelf's articles; of a search, over those that it finds."""
    for paper, number in (("Bay Herald", 12), ("Port Times", 30)):
        text = f"The flood in Sinuiju killed {number} people, officials said."
        report = page(f"Flood kills {number} in Sinuiju", text, f"outlet {paper}")
        await desk.save(ANNA, f"https://paper.example/{number}", report)
    await _schedule(digests, None)
    (whole,) = await digests.preview(_GUILD, _CHANNEL)
    assert any(story.figures for story in whole.stories)
    await _search(desk, "flood -source:bay")
    await _schedule(digests)
    (one,) = await digests.preview(_GUILD, _CHANNEL)
    assert one.stories
    assert not any(story.figures for story in one.stories)


async def test_a_sentence_with_the_words_of_the_search_is_shown(desk: SmallDesk, digests: DigestService) -> None:
    """One that the title does not speak of."""
    text = (
        f"{texts.FLOOD} A spokesman in Dandong said that two sturgeon farms were lost. Trains to Dandong wait. "
        "The pumping station of the county stood still all day, and the school was closed."
    )
    await desk.save(ANNA, "https://bay.example/1", page("Kim inspects flooded Sinuiju", text, "outlet Bay Herald"))
    await _search(desk, "sturgeons")
    await _schedule(digests)
    (digest,) = await digests.preview(_GUILD, _CHANNEL)
    (story,) = digest.stories
    assert any("sturgeon farms" in sentence.text for sentence in story.sentences)


async def test_filters_of_the_server_and_of_the_digest_hold(
    desk: SmallDesk, digests: DigestService, knowledge: Knowledge
) -> None:
    await save_news(desk)
    filters = FilterService(desk.database, desk.clock, FilterNames(knowledge, SourceTable.load()))
    await _search(desk, "missiles OR goals")
    order = await _schedule(digests)
    assert await filters.of(FilterOwner(FilterScope.DIGEST, order.id)) == (), "a search says what it wants"
    await filters.add(FilterOwner(FilterScope.SERVER, _GUILD), ANNA, "Morning Voice")
    assert await _headlines(digests) == [MATCH]
    await _schedule(digests, leave_out=await filters.meant(ANNA, "sport"))
    assert await _headlines(digests) == []
    (empty,) = await digests.preview(_GUILD, _CHANNEL)
    assert empty.filtered_count == 2


async def test_the_digest_follows_the_search_and_keeps_its_query_without_it(
    desk: SmallDesk, digests: DigestService
) -> None:
    await save_news(desk)
    search = await _search(desk, "missiles")
    await _schedule(digests)
    assert await desk.searches.used_by(search.id) == SearchUse(digests=1)
    await _search(desk, "goals", "OURS")
    (order,) = await digests.show(_GUILD)
    assert (order.topic, order.query, order.search_id) == ("OURS", "goals", search.id)
    assert await _headlines(digests) == [MATCH]
    await desk.searches.remove(ANNA, None, search.id)
    await _search(desk, "missiles", "ours")
    (order,) = await digests.show(_GUILD)
    assert (order.topic, order.query, order.search_id) == ("OURS", "goals", None), "that is another search"
    assert await _headlines(digests) == [MATCH]
    await _schedule(digests, None)
    (order,) = await digests.show(_GUILD)
    assert (order.topic, order.query, order.search_id) == ("Korean Peninsula", None, None)


async def test_only_a_search_of_this_server_is_taken(desk: SmallDesk, digests: DigestService) -> None:
    await desk.searches.save(ANNA, MINA, "Mine", "missiles")
    other = await _search(desk, "missiles", "Elsewhere", BORIS)
    for named in ("Mine", "Elsewhere", str(other.id), ""):
        with pytest.raises(DeskError) as refused:
            await _schedule(digests, named)
        assert refused.value.reason is Reason.NO_SUCH_SEARCH
    with pytest.raises(DeskError) as refused:
        await _schedule(digests, "Mine", topic="missiles")
    assert refused.value.reason is Reason.TOPIC_AND_SEARCH
    assert await digests.show(_GUILD) == ()


async def test_missed_days_are_caught_up_and_quiet_ones_say_so(desk: SmallDesk, digests: DigestService) -> None:
    await save_news(desk)
    await _search(desk, "missiles")
    await _schedule(digests)
    desk.clock.advance(3 * _DAY)
    assert await digests.prepare_due() == 1
    desk.clock.advance(_DAY)
    await desk.save(ANNA, "https://post.example/9", page(FLOOD, texts.FLOOD_LATER, hours=-95))
    assert await digests.prepare_due() == 1
    first, second = await owed(desk)
    assert first.missed == (date(2024, 9, 16), date(2024, 9, 17), date(2024, 9, 18))
    assert [story.headline for story in first.stories] == [LAUNCH]
    assert (first.topic, first.query) == ("Ours", "missiles")
    assert second.stories == ()
    await _schedule(digests, quiet=QuietDay.SILENT)
    desk.clock.advance(_DAY)
    assert await digests.prepare_due() == 0


async def test_a_months_digest_looks_at_its_month(desk: SmallDesk, digests: DigestService) -> None:
    await desk.save(ANNA, "https://voice.example/1", page(LAUNCH, texts.MISSILE, hours=20 * 24))
    await _search(desk, "missiles")
    await _schedule(digests)
    await _schedule(digests, rhythm=Rhythm.MONTH)
    assert await _headlines(digests) == []
    (month,) = await digests.preview(_GUILD, _CHANNEL, Rhythm.MONTH)
    assert [story.headline for story in month.stories] == [LAUNCH]


async def test_why_names_the_search(desk: SmallDesk, digests: DigestService) -> None:
    await save_news(desk)
    await _search(desk, "missiles")
    await _schedule(digests)
    await digests.now(_GUILD, _CHANNEL)
    why = await digests.why(_GUILD, _CHANNEL, LAUNCH)
    assert (why.topic, why.query) == ("Ours", "missiles")


async def test_a_search_that_another_release_saved_costs_no_digest_its_news(
    desk: SmallDesk, digests: DigestService, caplog: pytest.LogCaptureFixture
) -> None:
    """It cannot be understood any more: the slot is not tried for ever, and the next digest tells its news too."""
    await save_news(desk)
    await _search(desk, "missiles")
    await _schedule(digests)
    await desk.database.write(run_sql, "UPDATE searches SET typed = 'kind:of-old'")
    with pytest.raises(BadQuery):
        await digests.preview(_GUILD, _CHANNEL)
    desk.clock.advance(1800)
    assert await digests.prepare_due() == 0
    assert "digest not composed: its search is not understood" in caplog.text
    caplog.clear()
    assert await digests.prepare_due() == 0
    assert not caplog.text
    await _search(desk, "missiles")
    desk.clock.advance(_DAY)
    assert await digests.prepare_due() == 1
    (digest,) = await owed(desk)
    assert [story.headline for story in digest.stories] == [LAUNCH]
    assert desk.clock.now() - digest.since >= timedelta(days=2)
