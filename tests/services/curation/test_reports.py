"""Members report that an article is in the wrong story, managers accept, refuse and undo."""

from __future__ import annotations

import pytest

from bot.model.curation.acts import ActKind, Curator
from bot.model.errors import DeskError, NothingFound, Reason
from bot.policy.curation.acts import MOST_REPORTS
from bot.services.curation.reports import ReportService
from bot.services.curation.service import CurationService
from bot.services.mydata import MyDataService
from bot.services.story import StoryService
from tests.fakes import news_texts as texts
from tests.fakes.desk import ANNA, BORIS, SmallDesk

MANAGER, ANYBODY = Curator(9, manages=True), Curator(78)


def _page(title: str, text: str) -> str:
    return "\n".join([title, text.replace(". ", ".\n")])


@pytest.fixture
def stories(desk: SmallDesk) -> StoryService:
    return StoryService(desk.database)


@pytest.fixture
async def flood(desk: SmallDesk) -> tuple[int, int]:
    """Two reports of one story on both servers; and a launch."""
    found = []
    for site, title, text in (("post", "River floods Sinuiju", texts.WIRE), ("port", "A flood", texts.WIRE_CUT)):
        url = f"https://{site}.example/1"
        found.append(await desk.save(ANNA, url, _page(title, text)))
        await desk.post(BORIS, url)
        await desk.work()
    await desk.save(ANNA, "https://voice.example/1", _page("North fires missiles", texts.MISSILE))
    rows = await desk.rows("SELECT count(DISTINCT story_id) FROM story_articles WHERE article_id IN (1, 2)")
    assert rows == [(1,)], "the two are one story"
    return found[0], found[1]


async def _mates(desk: SmallDesk, shelf: object, article: int) -> int:
    answer = await desk.answers.summary(shelf, str(article))  # type: ignore[arg-type]  # one of the two
    return 0 if answer.story is None else answer.story.articles


async def test_an_accepted_report_takes_the_article_out_of_its_story_on_this_server(
    desk: SmallDesk, reports: ReportService, stories: StoryService, curation: CurationService, flood: tuple[int, int]
) -> None:
    second = flood[1]
    assert await reports.wrong_story(ANNA, 78, second)
    assert not await reports.wrong_story(ANNA, 79, second), "it waits already"
    (waiting,) = (await reports.queue(ANNA)).reports
    assert (waiting.title, waiting.story, waiting.report.user_id) == ("A flood", "River floods Sinuiju", 78)
    with pytest.raises(DeskError) as caught:
        await reports.accept(ANNA, ANYBODY, waiting.report.id)
    assert caught.value.reason is Reason.MANAGERS_ONLY
    act = await reports.accept(ANNA, MANAGER, waiting.report.id)
    assert (act.act.kind, act.act.change.left, act.act.change.joined) == (ActKind.STORY, "River floods Sinuiju", "")
    assert [await _mates(desk, ANNA, one) for one in flood] == [1, 1]
    assert [await _mates(desk, BORIS, one) for one in flood] == [2, 2]
    assert (await stories.meant(ANNA, str(second))).article_count == 1
    assert (await desk.answers.status(ANNA)).stories == 3
    assert (await desk.answers.status(BORIS)).stories == 1
    assert (await reports.queue(ANNA)).total == 0
    with pytest.raises(DeskError) as caught:
        await reports.refuse(ANNA, MANAGER, waiting.report.id)
    assert caught.value.reason is Reason.DECIDED_ALREADY
    assert await desk.troubles() == []
    await curation.undo(ANNA, MANAGER, act.id)
    assert [await _mates(desk, ANNA, one) for one in flood] == [2, 2]
    assert (await reports.queue(ANNA)).total == 1, "what led to the act waits again"
    assert (await desk.answers.status(ANNA)).stories == 2
    assert await desk.troubles() == []


async def test_a_refused_report_waits_again_when_that_is_undone(
    desk: SmallDesk, reports: ReportService, flood: tuple[int, int]
) -> None:
    await reports.wrong_story(BORIS, 78, flood[0])
    await reports.wrong_story(ANNA, 78, flood[0])
    waiting = (await reports.queue(ANNA)).reports[0].report
    report_id = waiting.id
    refused = await reports.refuse(ANNA, MANAGER, report_id)
    assert waiting == refused
    assert (await reports.queue(ANNA)).total == 0
    assert await _mates(desk, ANNA, flood[0]) == 2
    await reports.reopen(ANNA, MANAGER, report_id)
    assert (await reports.queue(ANNA)).total == 1
    with pytest.raises(DeskError) as caught:
        await reports.reopen(ANNA, MANAGER, report_id)
    assert caught.value.reason is Reason.UNDONE_ALREADY


async def test_a_manager_moves_an_article_to_another_story_which_settles_the_report(
    desk: SmallDesk, reports: ReportService, curation: CurationService, stories: StoryService, flood: tuple[int, int]
) -> None:
    second = flood[1]
    await reports.wrong_story(ANNA, 78, second)
    act = await curation.move(ANNA, MANAGER, str(second), "North fires missiles")
    assert (act.act.change.left, act.act.change.joined) == ("River floods Sinuiju", "North fires missiles")
    assert (await reports.queue(ANNA)).total == 0
    launch = await stories.meant(ANNA, "North fires missiles")
    assert {one.id for one in launch.articles} == {second, 3}
    assert (await stories.meant(BORIS, str(second))).article_count == 2
    with pytest.raises(DeskError) as caught:
        await curation.move(ANNA, MANAGER, str(second), f"story {launch.id}")
    assert caught.value.reason is Reason.NOTHING_CHANGES
    with pytest.raises(NothingFound):
        await curation.move(ANNA, MANAGER, str(second), "story 99")
    with pytest.raises(DeskError):
        await curation.move(ANNA, ANYBODY, str(second))
    assert await desk.troubles() == []


async def test_a_later_article_of_the_story_does_not_bring_the_other_back(
    desk: SmallDesk, curation: CurationService, flood: tuple[int, int]
) -> None:
    await curation.move(ANNA, MANAGER, str(flood[1]))
    later = _page("Thousands stranded in flooded Sinuiju", texts.FLOOD_LATER)
    await desk.save(ANNA, "https://bay.example/2", later)
    assert await _mates(desk, ANNA, flood[1]) == 1
    assert await desk.troubles() == []


async def test_a_story_of_its_own_outlives_the_retention_of_empty_stories(
    desk: SmallDesk, curation: CurationService, flood: tuple[int, int]
) -> None:
    act = await curation.move(ANNA, MANAGER, str(flood[1]))
    desk.clock.advance(400 * 86_400)
    await desk.worked_until_now()
    await desk.retention.prune_daily()
    assert await _mates(desk, ANNA, flood[1]) == 1
    assert await desk.troubles() == []
    await curation.undo(ANNA, MANAGER, act.id)
    assert await _mates(desk, ANNA, flood[1]) == 2


async def test_an_article_that_is_alone_is_in_no_wrong_story(reports: ReportService, flood: tuple[int, int]) -> None:
    with pytest.raises(DeskError) as caught:
        await reports.wrong_story(ANNA, 78, 3)
    assert caught.value.reason is Reason.NOTHING_CHANGES
    with pytest.raises(NothingFound):
        await reports.wrong_story(BORIS, 78, 3)


async def test_a_member_has_so_many_reports(
    desk: SmallDesk, reports: ReportService, flood: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert MOST_REPORTS > 1
    monkeypatch.setattr("bot.services.curation.reports.MOST_REPORTS", 1)
    await reports.wrong_story(ANNA, 78, flood[0])
    with pytest.raises(DeskError) as caught:
        await reports.wrong_story(ANNA, 78, flood[1])
    assert caught.value.reason is Reason.TOO_MANY_REPORTS
    assert await reports.wrong_story(ANNA, 79, flood[1])


async def test_reports_that_nobody_can_decide_on_are_none_of_them(
    desk: SmallDesk,
    reports: ReportService,
    curation: CurationService,
    flood: tuple[int, int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The article was removed; else the member could report nothing here any more."""
    monkeypatch.setattr("bot.services.curation.reports.MOST_REPORTS", 1)
    await desk.save(ANNA, "https://bay.example/1", _page("Flood in Sinuiju", texts.WIRE))
    await reports.wrong_story(ANNA, 78, flood[0])
    await curation.remove(ANNA, MANAGER, str(flood[0]))
    assert await reports.wrong_story(ANNA, 78, flood[1])


async def test_reports_of_an_erased_member_go_and_decisions_stay(
    desk: SmallDesk, reports: ReportService, flood: tuple[int, int]
) -> None:
    mydata = MyDataService(desk.database, desk.clock)
    await reports.wrong_story(ANNA, 78, flood[0])
    await reports.wrong_story(ANNA, 79, flood[1])
    await reports.refuse(ANNA, Curator(78, manages=True), (await reports.queue(ANNA)).reports[1].report.id)
    assert [(one["reported"], one["decided"]) for one in (await mydata.export(78))["reports"]] == [(1, 0), (0, 1)]
    await mydata.erase(78)
    assert (await mydata.export(78))["reports"] == []
    assert await desk.rows("SELECT user_id, outcome, answered_by FROM curation_reports") == [(79, "refused", None)]


async def test_a_removed_article_waits_in_no_queue(
    desk: SmallDesk, reports: ReportService, curation: CurationService, flood: tuple[int, int]
) -> None:
    await reports.wrong_story(ANNA, 78, flood[0])
    act = await curation.remove(ANNA, MANAGER, str(flood[0]))
    assert (await reports.queue(ANNA)).total == 0
    await curation.undo(ANNA, MANAGER, act.id)
    assert (await reports.queue(ANNA)).total == 1


async def test_a_story_is_called_in_the_log_as_in_the_suggestions(
    desk: SmallDesk, curation: CurationService, stories: StoryService, flood: tuple[int, int]
) -> None:
    flooded = await stories.meant(ANNA, str(flood[0]))
    act = await curation.move(ANNA, MANAGER, "3", f"story {flooded.id}")
    assert act.act.change.joined == flooded.headline
    suggested = await stories.suggest(ANNA, "")
    assert act.act.change.joined in {one.text for one in suggested}
