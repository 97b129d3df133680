"""Names that a shelf shows as others, in its acts and reports."""

from __future__ import annotations

import pytest

from bot.model.errors import DeskError, Reason
from bot.services.curation.links import Split
from bot.services.curation.reports import ReportService
from bot.services.curation.service import CurationService
from tests.fakes.desk import ANNA, SmallDesk
from tests.services.curation.test_links import ACTOR, ENVOY, GENERAL, MANAGER, names, preparation

__all__ = ["preparation"]


async def test_the_name_that_is_shown_as_another_is_known_to_managers(
    desk: SmallDesk, curation: CurationService
) -> None:
    await curation.merge(ANNA, MANAGER, "Kim Yongchul", "Kim Yong Chol")
    with pytest.raises(DeskError) as same:
        await curation.merge(ANNA, MANAGER, "Kim Yongchul", "Kim Yong Chol")
    assert same.value.reason is Reason.NOTHING_CHANGES
    act = await curation.rename(ANNA, MANAGER, "Kim Yongchul", "General Kim")
    assert act.act.subject == "Kim Yong Chol"


async def test_an_article_names_somebody_new_under_the_name_that_another_had(
    desk: SmallDesk, curation: CurationService
) -> None:
    await curation.rename(ANNA, MANAGER, GENERAL, "General Kim")
    await curation.split(Split(ANNA, MANAGER, ACTOR, "General Kim", "Kim Yong Chol"))
    assert await names(desk, ACTOR) == {"Kim Yong Chol": (2, "actor", True)}
    assert (await desk.answers.entity(ANNA, GENERAL)).entity.name == "General Kim"


async def test_what_is_shown_as_another_is_not_offered_as_a_namesake(
    desk: SmallDesk, curation: CurationService
) -> None:
    text = "A statement\nThe envoys of {place:North Korea} and {place:South Korea} met on Friday."
    await desk.save(ANNA, "https://paper8.example/statement", text)
    await curation.merge(ANNA, MANAGER, "North Korea", "South Korea")
    answer = await desk.answers.entity(ANNA, "North Korea")
    assert answer.entity.name == "South Korea"
    assert [one.entity.name for one in answer.also] == []


async def test_acts_and_reports_keep_a_name_that_people_gave_or_have_changed_since(
    desk: SmallDesk, curation: CurationService
) -> None:
    reports = ReportService(desk.database, desk.clock)
    await reports.same_entity(ANNA, 78, ENVOY, "kim yong chol")
    await curation.rename(ANNA, MANAGER, GENERAL, "General Kim")
    (waiting,) = (await reports.queue(ANNA)).reports
    assert (waiting.named and waiting.named.key, waiting.other, waiting.report.about.name) == (
        ENVOY,
        None,
        "Kim Yong Chol",
    )
    act = await curation.merge(ANNA, MANAGER, ENVOY, GENERAL)
    assert (act.named and act.named.key, act.other, act.act.change.name) == (ENVOY, None, "General Kim")
