"""Entities are called otherwise on one server, and nowhere else."""

from __future__ import annotations

import pytest

from bot.model.curation.acts import ActKind, Curator
from bot.model.errors import DeskError, NothingFound, Reason
from bot.services.curation.reports import ReportService
from bot.services.curation.service import CurationService
from bot.services.story import StoryService
from tests.fakes.desk import ANNA, BORIS, SmallDesk

MANAGER = Curator(9, manages=True)
PAGE = "https://paper.example/1"
_TEXT = "A visit to Sinuiju\n{person:Pak Jong Chon} visited {place:Sinuiju}.\n{person:Pak Jong Chon} spoke there."
_RIGHT = "Pak Jong Chun"


@pytest.fixture
async def saved(desk: SmallDesk) -> int:
    article = await desk.save(ANNA, PAGE, _TEXT)
    await desk.post(BORIS, PAGE)
    await desk.work()
    return article


async def test_managers_may_use_the_old_name_too(desk: SmallDesk, curation: CurationService, saved: int) -> None:
    """That is the one in the article, and the one to go back to."""
    await curation.rename(ANNA, MANAGER, "Pak Jong Chon", _RIGHT)
    act = await curation.rename(ANNA, MANAGER, "Pak Jong Chon", "Pak Jong Chon")
    assert act.act.subject == _RIGHT
    log = (await curation.log(ANNA)).acts
    assert [one.named and one.named.name for one in log] == [None, "Pak Jong Chon"], "as it was called then"
    assert (await desk.answers.entity(ANNA, "Pak Jong Chon")).entity.name == "Pak Jong Chon"


async def test_a_new_name_is_shown_and_found_on_its_server_alone(
    desk: SmallDesk, curation: CurationService, saved: int
) -> None:
    key = (await desk.answers.entity(ANNA, "Pak Jong Chon")).entity.key
    act = await curation.rename(ANNA, MANAGER, key, f" {_RIGHT} ")
    assert (act.act.kind, act.act.subject, act.act.change.name) == (ActKind.NAME, "Pak Jong Chon", _RIGHT)
    for typed in (_RIGHT, "pak jong chun", key, "Pak Jong Chon"):
        entity = (await desk.answers.entity(ANNA, typed)).entity
        assert (entity.key, entity.name, entity.renamed) == (key, _RIGHT, True), typed
    named = (await desk.answers.summary(ANNA, str(saved))).entities[0].entity
    assert (named.name, named.renamed) == (_RIGHT, True)
    story = await StoryService(desk.database).meant(ANNA, str(saved))
    assert story.people[0].entity == named
    place = await desk.answers.entity(ANNA, "Sinuiju")
    assert _RIGHT in [one.entity.name for one in place.companions]
    offered = await desk.answers.suggest_entities(ANNA, "pak jong chu")
    assert [(one.text, one.renamed) for one in offered] == [(_RIGHT, True)]
    assert (await desk.answers.search(ANNA, 'entity:"pak jong chun"')).total == 1
    elsewhere = (await desk.answers.summary(BORIS, str(saved))).entities[0].entity
    assert (elsewhere.name, elsewhere.renamed) == ("Pak Jong Chon", False)
    assert await desk.answers.suggest_entities(BORIS, "pak jong chu") == ()
    assert await desk.troubles() == []
    await curation.undo(ANNA, MANAGER, act.id)
    assert (await desk.answers.summary(ANNA, str(saved))).entities[0].entity == elsewhere
    assert await desk.answers.suggest_entities(ANNA, "pak jong chu") == ()
    assert await desk.troubles() == []


async def test_a_report_of_a_wrong_name_is_accepted_and_undone(
    desk: SmallDesk, curation: CurationService, reports: ReportService, saved: int
) -> None:
    key = (await desk.answers.entity(ANNA, "Pak Jong Chon")).entity.key
    assert await reports.wrong_name(ANNA, 78, key, _RIGHT)
    assert not await reports.wrong_name(ANNA, 79, key, "Another")
    (waiting,) = (await reports.queue(ANNA)).reports
    assert (waiting.title, waiting.report.about.name) == ("Pak Jong Chon", _RIGHT)
    act = await reports.accept(ANNA, MANAGER, waiting.report.id)
    assert (await desk.answers.entity(ANNA, key)).entity.name == _RIGHT
    assert (await reports.queue(ANNA)).total == 0
    await curation.undo(ANNA, MANAGER, act.id)
    assert (await desk.answers.entity(ANNA, key)).entity.name == "Pak Jong Chon"
    assert (await reports.queue(ANNA)).total == 1


async def test_statements_have_the_new_name_on_its_server_alone(desk: SmallDesk, curation: CurationService) -> None:
    page = "https://paper.example/2"
    await desk.save(
        ANNA, page, "A word at Sinuiju\n{person:Pak Jong Chon} spoke.\n{person:Pak Jong Chon}: The dam will hold."
    )
    await desk.post(BORIS, page)
    await desk.work()
    await curation.rename(ANNA, MANAGER, "Pak Jong Chon", _RIGHT)
    told = {shelf: (await desk.answers.summary(shelf, page)).quotes[0] for shelf in (ANNA, BORIS)}
    assert [(one.speaker, one.by is not None and one.by.renamed) for one in told.values()] == [
        (_RIGHT, True),
        ("Pak Jong Chon", False),
    ]


async def test_what_cannot_be_renamed(curation: CurationService, reports: ReportService, saved: int) -> None:
    key = "sinuiju"
    for name, reason in (
        ("", Reason.BAD_ENTITY_NAME),
        ("123", Reason.BAD_ENTITY_NAME),
        ("Sinuiju", Reason.NOTHING_CHANGES),
    ):
        with pytest.raises(DeskError) as caught:
            await curation.rename(ANNA, MANAGER, key, name)
        assert caught.value.reason is reason
        with pytest.raises(DeskError) as caught:
            await reports.wrong_name(ANNA, 78, key, name)
        assert caught.value.reason is reason
    with pytest.raises(NothingFound):
        await curation.rename(ANNA, MANAGER, "nobody", "Somebody")
    with pytest.raises(DeskError) as caught:
        await curation.rename(ANNA, Curator(78), key, "Another")
    assert caught.value.reason is Reason.NOT_CURATOR


async def test_a_name_that_no_article_has_any_more_waits_in_no_queue(
    desk: SmallDesk, curation: CurationService, reports: ReportService, saved: int
) -> None:
    key = (await desk.answers.entity(ANNA, "Pak Jong Chon")).entity.key
    await reports.wrong_name(ANNA, 78, key, _RIGHT)
    await curation.rename(ANNA, MANAGER, "sinuiju", "Uiju")
    act = await curation.remove(ANNA, MANAGER, str(saved))
    assert (await reports.queue(ANNA)).total == 0
    await curation.undo(ANNA, MANAGER, act.id)
    assert (await reports.queue(ANNA)).total == 1
    assert (await desk.answers.entity(ANNA, "uiju")).entity.name == "Uiju"
    assert await desk.troubles() == []
