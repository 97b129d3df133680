"""What other answers say of a whole story is what its own answer says."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.model.analysis import OutletKind
from bot.model.answers import StoryRef
from bot.model.curation.acts import Curator
from bot.model.errors import NothingFound
from bot.model.exports.articles import ExportQuestion, ExportSource
from bot.model.reasons import Legacy, SharedSource
from bot.policy.curation.typed import TypedCorrection
from bot.services.curation.outlets import OutletNames
from bot.services.curation.service import CurationService
from bot.services.evidence.claims import ClaimService, ClaimsQuestion
from bot.services.exports.service import ExportService
from bot.services.latest.service import LatestService
from bot.services.story import StoryService
from bot.text.knowledge.base import Knowledge
from bot.text.sources.outlets import SourceTable
from tests.fakes import news_texts as texts
from tests.fakes.clock import NOON
from tests.fakes.desk import ANNA, BORIS, SmallDesk
from tests.fakes.sql import run_sql

_REPORTS = (
    ("https://post.example/1", "River floods Sinuiju, thousands stranded", texts.WIRE, "Han River Post"),
    ("https://port.example/2", "Thousands stranded in flooded Sinuiju", texts.FLOOD, "Port Times"),
    ("https://bay.example/3", "Bay Herald picture desk: a look back", texts.FLOOD_LATER, "Bay Herald"),
)


def _page(title: str, text: str, outlet: str, *headers: str, hours: float = 0) -> str:
    published = (NOON - timedelta(hours=hours)).isoformat()
    about = (f"> published {published}", f"> outlet {outlet}", *(f"> {one}" for one in headers))
    return "\n".join([title, *about, text.replace(". ", ".\n")])


async def _flood(desk: SmallDesk, *headers: str) -> None:
    for hours, (url, title, text, outlet) in zip((6, 4, 2), _REPORTS, strict=True):
        await desk.save(ANNA, url, _page(title, text, outlet, *headers, hours=hours))


async def test_every_answer_about_a_story_has_its_headline(desk: SmallDesk, knowledge: Knowledge) -> None:
    await _flood(desk)
    told = await StoryService(desk.database).story(ANNA, 1)
    export = ExportService(desk.database, desk.clock, knowledge)
    plan = await export.plan(ANNA, ExportQuestion(ExportSource.STORY, "story 1"), newest_first=True)
    summaries = [await desk.answers.summary(ANNA, str(article.id)) for article in told.articles]
    claims = await ClaimService(desk.database, desk.clock, knowledge).claims(ClaimsQuestion(ANNA, "story 1"))
    suggested = await StoryService(desk.database).suggest(ANNA, "")
    shown = [(one.story.headline, one.story.articles) for one in summaries if one.story]
    assert shown == [(told.headline, told.article_count)] * 3
    assert (plan.head.name, claims.story, suggested[0].text) == (told.headline,) * 3
    assert told.headline != told.articles[0].title, "else the newest title would do"


async def test_a_headline_that_people_gave_is_marked_wherever_the_story_is_listed(desk: SmallDesk) -> None:
    await _flood(desk)
    stories, given = StoryService(desk.database), "Thousands stranded in Sinuiju flood, by their own title"
    told = (await stories.story(ANNA, 1)).headline
    curation = CurationService(desk.database, desk.clock, OutletNames(SourceTable.load()))

    async def listed(headline: str) -> list[tuple[str, bool]]:
        summary = await desk.answers.summary(ANNA, "https://port.example/2")
        kept = (await stories.still_shown(ANNA, [StoryRef(1, headline, 3)]))[1]
        return [(one.headline, one.corrected) for one in (summary.story, kept) if one]

    async def correct(article: int, title: str) -> None:
        await curation.correct(ANNA, Curator(9, manages=True), str(article), TypedCorrection(title=title))

    assert await listed(told) == [(told, False)] * 2
    await correct(3, told)
    assert await listed(told) == [(told, True)] * 2, "of one article it is the page's title, of another people's"
    await correct(1, given)
    assert await listed(given) == [(told, True), (given, True)]
    await correct(2, given)
    assert await listed(told) == [(given, True), (told, True)]


async def test_a_story_of_an_earlier_list_is_the_one_that_took_it_over(desk: SmallDesk) -> None:
    await _flood(desk)
    await desk.save(ANNA, "https://post.example/9", _page("Missiles fired", texts.MISSILE, "Han River Post"))
    stories, listed = StoryService(desk.database), StoryRef(2, "Missiles fired", 1)
    assert await stories.still_shown(ANNA, [listed]) == {2: listed}
    await desk.database.write(run_sql, "UPDATE story_articles SET story_id = 1")
    await desk.database.write(run_sql, "UPDATE stories SET merged_into = 1 WHERE id = 2")
    assert await stories.still_shown(ANNA, [listed]) == {2: StoryRef(1, "Missiles fired", 4)}
    await desk.database.write(run_sql, "UPDATE articles SET retracted_at = 1 WHERE title = 'Missiles fired'")
    present = (await stories.story(ANNA, 1)).headline
    assert await stories.still_shown(ANNA, [listed]) == {2: StoryRef(1, present, 4)}, "it was taken back"
    assert await stories.still_shown(BORIS, [listed]) == {}


async def test_an_article_that_was_taken_back_gives_no_headline_no_origin_and_no_outlet(
    desk: SmallDesk, latest: LatestService
) -> None:
    await _flood(desk)
    stories = StoryService(desk.database)
    url, title, text, outlet = _REPORTS[1]
    assert (await stories.story(ANNA, 1)).headline == title
    desk.network.pages[url] = _page(title, text, outlet, hours=4) + "\nThis article has been retracted."
    desk.clock.advance(7200)
    while await desk.revisits.revisit_due():
        pass
    told, (line,) = await stories.story(ANNA, 1), (await latest.latest(ANNA)).stories
    summary = await desk.answers.summary(ANNA, url)
    assert summary.story is not None
    assert summary.story.headline == told.headline != title
    assert set(told.origins) == set(line.origins) == {"Han River Post", "Bay Herald"}
    assert {one.name for one in told.outlets} == {one.name for one in line.outlets} == set(told.origins)
    assert told.article_count == (await latest.latest(ANNA)).article_count == 3, "it is listed, and marked"
    assert (await latest.latest(ANNA)).outlet_count == 2


async def test_state_media_alone_report_what_another_outlet_took_back(desk: SmallDesk, latest: LatestService) -> None:
    (_, title, text, _), (url, *other), _ = _REPORTS
    state = ("country KP", "kind state_media")
    await desk.save(ANNA, "https://voice.example/1", _page(title, text, "Voice of the North", *state, hours=6))
    await desk.save(ANNA, url, _page(*other, "country JP", hours=4))
    stories, alone = StoryService(desk.database), SharedSource(kind=OutletKind.STATE_MEDIA)

    async def sides() -> list[SharedSource | Legacy | None]:
        (line,) = (await latest.latest(ANNA)).stories
        return [(await stories.story(ANNA, 1)).one_sided, line.one_sided]

    assert await sides() == [None, None]
    desk.network.pages[url] = _page(*other, hours=4) + "\nThis article has been retracted."
    desk.clock.advance(7200)
    while await desk.revisits.revisit_due():
        pass
    assert await sides() == [alone, alone]


async def test_an_article_that_was_taken_back_is_no_origin_of_what_is_new_to_a_reader(
    desk: SmallDesk, latest: LatestService
) -> None:
    (first, title, text, outlet), taken_back, third = _REPORTS
    await desk.save(ANNA, first, _page(title, text, outlet, hours=6))
    await latest.shown(await latest.look(ANNA, 77, since="last"))
    desk.clock.advance(60)
    for url, title, text, outlet in (taken_back, third):
        await desk.save(ANNA, url, _page(title, text, outlet, hours=2))
    (line,) = (await latest.look(ANNA, 77, since="last")).answer.stories
    assert set(line.origins) == {"Port Times", "Bay Herald"}
    url, title, text, outlet = taken_back
    desk.network.pages[url] = _page(title, text, outlet, hours=2) + "\nThis article has been retracted."
    desk.clock.advance(7200)
    while await desk.revisits.revisit_due():
        pass
    (line,) = (await latest.look(ANNA, 77, since="last")).answer.stories
    assert line.origins == ("Bay Herald",)


async def test_one_countrys_outlets_alone_are_no_warning_on_a_match_or_a_song(
    desk: SmallDesk, latest: LatestService
) -> None:
    await _flood(desk, "country KR", "subjects sport")
    (line,) = (await latest.latest(ANNA)).stories
    assert (await StoryService(desk.database).story(ANNA, 1)).one_sided is line.one_sided is None


async def test_a_number_does_not_tell_which_story_another_shelfs_article_is_in(desk: SmallDesk) -> None:
    """Articles and stories are shared rows; which of them belong together is seen on one's own shelf."""
    await _flood(desk)
    url, title, text, outlet = _REPORTS[0]
    await desk.save(BORIS, url, _page(title, text, outlet))
    stories = StoryService(desk.database)
    (own,) = (await stories.story(BORIS, 1)).articles
    assert (await stories.listed(BORIS, 99, own.id)).id == 1, "it is found by one's own article"
    for other in {article.id for article in (await stories.story(ANNA, 1)).articles} - {own.id}:
        with pytest.raises(NothingFound):
            await stories.listed(BORIS, 99, other)
        assert (await stories.listed(BORIS, 1, other)).id == 1, "as without it"
