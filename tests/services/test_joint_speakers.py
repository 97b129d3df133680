"""A statement of several who speak together belongs to each of them, and is shown once, as written."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.model.curation.acts import Curator
from bot.model.evidence.claims import ClaimView
from bot.model.exports.articles import ExportQuestion, ExportSource
from bot.policy.exports.json_lines import json_line
from bot.policy.exports.records import record
from bot.services.curation.links import Split
from bot.services.curation.outlets import OutletNames
from bot.services.curation.service import CurationService
from bot.services.evidence.claims import ClaimService, ClaimsQuestion
from bot.services.exports.service import ExportService
from bot.services.story import StoryService
from bot.text.knowledge.base import Knowledge
from bot.text.sources.outlets import SourceTable
from tests.fakes.desk import ANNA, SmallDesk, open_desk

PAGE = "https://hanriver.example/drill"
TOGETHER = "South Korea and Russia"
SAID = "The talks of South Korea begin in May."
OWN = "The rooms are ready."
SHOWN = [(TOGETHER, None), ("South Korea", "south-korea")]
TEXT = (
    "Talks in May\n> published 2024-09-16T10:00:00+09:00\n> outlet Han River Post\n"
    "{place:South Korea} and {place:Russia} plan talks.\n"
    f"{{place:South Korea}} and {{place:Russia}}: {SAID}\n"
    f"South Korea: {OWN}\n"
)


@pytest.fixture
async def joint(tmp_path: Path, base: Knowledge) -> AsyncIterator[SmallDesk]:
    """A desk with an article in which two states speak together."""
    async with open_desk(tmp_path / "desk.sqlite3", base) as desk:
        await desk.save(ANNA, PAGE, TEXT, message=1)
        yield desk


async def has_both(desk: SmallDesk) -> None:
    for name, count in (("South Korea", 2), ("Russia", 1)):
        answer = await desk.answers.entity(ANNA, name)
        assert (answer.quotes_by[0].speaker, answer.quotes_by[0].said.text) == (TOGETHER, SAID)
        assert len(answer.quotes_by) == count
        assert not [one for one in answer.quotes_about if one.said.text == SAID], "said by it, not about it"
        assert (await desk.answers.search(ANNA, f'speaker:"{name}"')).total == 1
    summary = await desk.answers.summary(ANNA, PAGE)
    assert [(one.speaker, one.by and one.by.key) for one in summary.quotes] == SHOWN


async def test_each_of_those_who_speak_together_has_the_statement(joint: SmallDesk) -> None:
    await has_both(joint)


async def test_a_story_shows_the_statement_once(joint: SmallDesk) -> None:
    story = await StoryService(joint.database).meant(ANNA, PAGE)
    assert [(one.speaker, one.by and one.by.key) for one in story.quotes] == SHOWN


async def test_a_name_that_a_server_gave_one_of_them_does_not_stand_for_both(joint: SmallDesk) -> None:
    curation = CurationService(joint.database, joint.clock, OutletNames(SourceTable.load()))
    await curation.rename(ANNA, Curator(1, manages=True), "south-korea", "Republic")
    summary = await joint.answers.summary(ANNA, PAGE)
    assert [one.speaker for one in summary.quotes] == [TOGETHER, "Republic"]


async def test_a_corrected_speaker_takes_the_statement_and_it_is_shown_once(joint: SmallDesk) -> None:
    curation = CurationService(joint.database, joint.clock, OutletNames(SourceTable.load()))
    manager = Curator(1, manages=True)
    act = await curation.split(Split(ANNA, manager, PAGE, "russia", "Japan"))
    for name, said in (("South Korea", [SAID, OWN]), ("Japan", [SAID]), ("Russia", [])):
        assert [one.said.text for one in (await joint.answers.entity(ANNA, name)).quotes_by] == said
    await curation.undo(ANNA, manager, act.id)
    await curation.merge(ANNA, manager, "russia", "south-korea")
    assert [one.said.text for one in (await joint.answers.entity(ANNA, "Russia")).quotes_by] == [SAID, OWN]
    assert [one.speaker for one in (await joint.answers.summary(ANNA, PAGE)).quotes] == [TOGETHER, "South Korea"]


async def test_claims_have_the_statement_under_each_state(joint: SmallDesk, base: Knowledge) -> None:
    service = ClaimService(joint.database, joint.clock, base)
    answer = await service.claims(ClaimsQuestion(ANNA, "talks", view=ClaimView.ANSWERS))
    assert {side.side for side in answer.answers} == {"KR", "RU"}


async def test_an_export_keeps_who_speaks_together(joint: SmallDesk, base: Knowledge, tmp_path: Path) -> None:
    exports = ExportService(joint.database, joint.clock, base)
    plan = await exports.plan(ANNA, ExportQuestion(ExportSource.SHELF), newest_first=True)
    (one,) = [article async for part in exports.articles(plan) for article in part]
    row = json.loads(json_line(one, whole_text=True))
    assert [(said["speaker_key"], said.get("joint")) for said in row["quotes"]] == [
        (None, ["south-korea", "russia"]),
        ("south-korea", None),
    ]
    async with open_desk(tmp_path / "other.sqlite3", base) as other:
        await ExportService(other.database, other.clock, base).importer(ANNA, private=False).add(record(row))
        await has_both(other)
