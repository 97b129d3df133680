"""Why a story is in the last digest, or is not."""

from __future__ import annotations

import pytest

from bot.model.curation.acts import Curator
from bot.model.deliveries import Rhythm
from bot.model.errors import DeskError, NothingFound, Reason
from bot.model.jobs import Shelf
from bot.model.reasons import RankingFactors, StoryVerdict, VerdictKind
from bot.news.digests import parts
from bot.services.curation.outlets import OutletNames
from bot.services.curation.service import CurationService
from bot.services.digests.service import DigestService
from bot.text.sources.outlets import SourceTable
from tests.fakes import news_texts as texts
from tests.fakes.desk import ANNA, SmallDesk
from tests.services.digests.evenings import CHANNEL, DAY, GUILD, every_evening, tell_of_the_flood
from tests.services.test_latest import page


async def test_why_tells_what_was_shown_and_what_was_left_out(desk: SmallDesk, digests: DigestService) -> None:
    with pytest.raises(DeskError) as no_schedule:
        await digests.why(GUILD, CHANNEL, "1")
    assert no_schedule.value.reason is Reason.NO_SCHEDULE, "`/digest now` would post none"
    await every_evening(digests)
    with pytest.raises(DeskError) as none_yet:
        await digests.why(GUILD, CHANNEL, "1")
    assert none_yet.value.reason is Reason.NO_DIGEST_YET
    await tell_of_the_flood(desk)
    await desk.save(ANNA, "https://port.example/2", page("Thousands stranded", texts.WIRE_CUT, "outlet Port Times"))
    desk.clock.advance(1800)
    await digests.prepare_due()

    flood = await digests.why(GUILD, CHANNEL, "1")
    assert (flood.weighed.place, flood.weighed.verdict) == (1, StoryVerdict(VerdictKind.SHOWN, place=1))
    assert isinstance(flood.weighed.reasons, RankingFactors)
    assert (flood.weighed.reasons.origins, flood.weighed.reasons.articles) == (1, 2)
    assert {one.article_id: one.copy for one in flood.weighed.articles} == {1: False, 2: True}
    for article in ("https://port.example/2", "port.example/2?utm_source=chat", "thousands STRANDED"):
        assert await digests.why(GUILD, CHANNEL, article) == flood, "a story is named by any article of it"
    with pytest.raises(NothingFound) as unsaved:
        await digests.why(GUILD, CHANNEL, "https://port.example/3")
    assert unsaved.value.reason is Reason.LINK_NOT_SAVED, "not that the digest left it out"

    await desk.save(ANNA, "https://bay.example/3", page("North fires missiles", texts.MISSILE, "outlet Bay Herald"))
    desk.clock.advance(DAY)
    await digests.prepare_due()
    again = await digests.why(GUILD, CHANNEL, "stranded")
    assert again.weighed.place is None
    assert again.weighed.verdict == StoryVerdict(VerdictKind.ALL_SEEN)
    assert all(one.known for one in again.weighed.articles)
    choices = await digests.suggest_weighed(GUILD, CHANNEL, "")
    assert [(choice.place, choice.text) for choice in choices] == [
        (1, "North fires missiles"),
        (0, again.weighed.headline),
    ]
    assert (await digests.why(GUILD, CHANNEL, choices[1].value)).weighed == again.weighed

    curation = CurationService(desk.database, desk.clock, OutletNames(SourceTable.load()))
    await curation.remove(Shelf.of_guild(GUILD), Curator(2, manages=True), "https://bay.example/3")
    assert [one.text for one in await digests.suggest_weighed(GUILD, CHANNEL, "")] == [again.weighed.headline]
    with pytest.raises(NothingFound) as removed:
        await digests.why(GUILD, CHANNEL, "1")
    assert removed.value.nearest == (again.weighed.headline,), "a removed headline is offered no more"


async def test_a_story_is_explained_by_an_article_that_was_moved_out_of_it_since(
    desk: SmallDesk, digests: DigestService
) -> None:
    await every_evening(digests)
    await tell_of_the_flood(desk)
    moved = await desk.save(ANNA, "https://port.example/2", page("Thousands stranded", texts.WIRE_CUT))
    desk.clock.advance(1800)
    await digests.prepare_due()
    flood = await digests.why(GUILD, CHANNEL, "1")
    curation = CurationService(desk.database, desk.clock, OutletNames(SourceTable.load()))
    await curation.move(Shelf.of_guild(GUILD), Curator(2, manages=True), str(moved), None)
    assert (await digests.why(GUILD, CHANNEL, "https://port.example/2")).weighed == flood.weighed


async def test_why_names_the_cut_and_what_it_does_not_know(
    desk: SmallDesk, digests: DigestService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(parts.MOST_STORIES, Rhythm.DAY, 1)
    await every_evening(digests)
    await tell_of_the_flood(desk)
    await desk.save(ANNA, "https://bay.example/3", page("North fires missiles", texts.MISSILE, "outlet Bay Herald"))
    desk.clock.advance(1800)
    await digests.prepare_due()
    first, second = [await digests.why(GUILD, CHANNEL, f"story {number}") for number in (1, 2)]
    below = second if first.weighed.place == 1 else first
    assert below.weighed.verdict == StoryVerdict(VerdictKind.DIGEST_FULL, limit=1)
    with pytest.raises(NothingFound) as unknown:
        await digests.why(GUILD, CHANNEL, "orchards")
    assert unknown.value.nearest
    for strange in ("", "99", "story 99"):
        with pytest.raises(NothingFound):
            await digests.why(GUILD, CHANNEL, strange)
    with pytest.raises(DeskError):
        await digests.why(2, CHANNEL, "1")
