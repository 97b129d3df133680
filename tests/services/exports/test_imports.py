"""An exported shelf is imported on an empty desk, which then gives the same answers."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from bot.model.curation.acts import Curator
from bot.model.errors import DeskError, LinkRefused, Reason
from bot.model.exports.articles import ExportQuestion, ExportSource
from bot.model.reasons import ArticleFate
from bot.model.searches import SearchOrder
from bot.policy.curation.typed import TypedCorrection
from bot.policy.exports.json_lines import json_line
from bot.policy.exports.records import record
from bot.services.curation.links import Split
from bot.services.curation.outlets import OutletNames
from bot.services.curation.service import CurationService
from bot.services.exports.imports import ShelfImport
from bot.services.exports.service import ExportService
from bot.services.latest.service import LatestService
from bot.services.story import StoryService
from bot.text.knowledge.base import Knowledge
from bot.text.sources.outlets import SourceTable
from tests.fakes.desk import ANNA, BORIS, SmallDesk, open_desk
from tests.services.exports.test_exports import COPY, HARVEST, LAUNCH, OTHER, PAGE

Row = dict[str, Any]
MANAGER = Curator(1, manages=True)


async def furnish(desk: SmallDesk) -> None:
    """Two servers; the shelf of ANNA has two stories, one text in three papers, a pasted text, a letter without a date,
    and corrections: of an article, of a name, of two names that are one, of one name that is two."""
    desk.clock.advance(10 * 86_400)
    await desk.save(BORIS, "https://post.example/theirs", HARVEST.replace("maize", "rice"))
    await desk.save(ANNA, PAGE, LAUNCH)
    desk.clock.advance(3600)
    await desk.save(ANNA, OTHER, HARVEST)
    await desk.save(ANNA, COPY, LAUNCH.replace("Han River Post", "Meridian Wire").replace("fly", "fly east"))
    await desk.save(
        ANNA, "https://chollimadaily.example/x", LAUNCH.replace("Han River Post", "Chollima Daily\n> kind state_media")
    )
    await desk.paste(ANNA, "미사일 노트\n> published 2024-09-17\n{person:Kim Jong Un} 총비서가 공장을 찾았다.\n")
    await desk.save(
        ANNA, "https://undated.example/x", "Undated\n> outlet Odd Paper\nSir, a ship left {place:Nampho} again.\n"
    )
    await desk.work()
    curation = CurationService(desk.database, desk.clock, OutletNames(SourceTable.load()))
    await curation.correct(ANNA, MANAGER, OTHER, TypedCorrection(title="The harvest is in", date="2024-09-19"))
    await curation.rename(ANNA, MANAGER, "kim-jong-un", "Kim III")
    await curation.merge(ANNA, MANAGER, "Nampho", "Sinuiju")
    await curation.split(Split(ANNA, MANAGER, OTHER, "Sinuiju", "Sunan"))


async def lines(desk: SmallDesk, knowledge: Knowledge, question: ExportQuestion) -> list[Row]:
    exports = ExportService(desk.database, desk.clock, knowledge)
    plan = await exports.plan(ANNA, question, newest_first=False)
    batches = [one async for batch in exports.articles(plan) for one in batch]
    return [json.loads(json_line(one, whole_text=True)) for one in batches]


@pytest.fixture
async def empty(tmp_path: Path, knowledge: Knowledge) -> AsyncIterator[SmallDesk]:
    async with open_desk(tmp_path / "empty.sqlite3", knowledge) as opened:
        opened.clock.advance(20 * 86_400)
        yield opened


def importing(desk: SmallDesk, knowledge: Knowledge, *, private: bool = False) -> ShelfImport:
    return ShelfImport(desk.database, desk.clock, knowledge, ANNA, private=private)


async def imported(target: ShelfImport, rows: list[Row]) -> dict[int, int]:
    """Number in the file -> the article here."""
    return {row["id"]: (await target.add(record(row))).id for row in rows}


async def answers(desk: SmallDesk, knowledge: Knowledge, numbers: dict[int, int]) -> list[Any]:
    """What the shelf answers, with the numbers of articles and stories as in the file."""
    latest, stories = LatestService(desk.database, desk.clock, knowledge), StoryService(desk.database)
    found: list[Any] = [
        await desk.answers.search(ANNA, query, 0, order)
        for query in ("missiles", "공장", "harvest", "source:wire", "entity:sunan", "kind:state_media")
        for order in SearchOrder
    ]
    found += [await desk.answers.entity(ANNA, name) for name in ("Kim III", "Sunan", "Sinuiju")]
    found += [replace(await desk.answers.summary(ANNA, url, 8), versions=()) for url in (PAGE, OTHER, COPY)]
    found += [
        await latest.latest(ANNA, None, "60 days"),
        await stories.meant(ANNA, PAGE),
        await stories.meant(ANNA, OTHER),
    ]
    text = json.dumps([msgspec.to_builtins(one) for one in found], default=str)
    return [_numbered(one, numbers) for one in json.loads(text)]


def _numbered(value: Any, numbers: dict[int, int]) -> Any:
    """Articles by their number in the file; the numbers of stories are each desk's own. The mark of merged and split
    names is left out: in a file they are as the shelf shows them."""
    if isinstance(value, list):
        return [_numbered(one, numbers) for one in value]
    if not isinstance(value, dict):
        return value
    found = {name: _numbered(one, numbers) for name, one in value.items()}
    found.pop("linked", None)
    if "published" in found and "at" in found:
        found["id"] = numbers[found["id"]]
    elif "headline" in found:
        found["id"] = None
    return found


async def test_an_empty_desk_gives_the_same_answers(desk: SmallDesk, empty: SmallDesk, knowledge: Knowledge) -> None:
    await furnish(desk)
    desk.clock.advance((empty.clock.now() - desk.clock.now()).total_seconds())
    rows = await lines(desk, knowledge, ExportQuestion(ExportSource.SHELF))
    numbers = await imported(importing(empty, knowledge), rows)
    assert len(numbers) == len(set(numbers.values())) == 6
    assert await empty.troubles() == []
    own = {one: one for one in numbers}
    theirs = {here: number for number, here in numbers.items()}
    before, after = await answers(desk, knowledge, own), await answers(empty, knowledge, theirs)
    for one, other in zip(before, after, strict=True):
        assert one == other
    again = await lines(empty, knowledge, ExportQuestion(ExportSource.SHELF))
    assert [_bare(row, numbers) for row in rows] == [_bare(row, None) for row in again]
    assert len({row["story"] for row in rows}) == len({row["story"] for row in again})
    assert [row["title"] for row in again if row.get("genre") == "letter"] == ["Undated"]


def _bare(row: Row, numbers: dict[int, int] | None) -> Row:
    """A line without the numbers that each desk gives."""
    family = row["family"] and {**row["family"]}
    if family and numbers:
        family["first"] = numbers[family["first"]]
    return {**row, "id": numbers[row["id"]] if numbers else row["id"], "story": None, "family": family}


async def test_a_notice_in_the_place_of_an_article_is_imported_with_it(
    desk: SmallDesk, empty: SmallDesk, knowledge: Knowledge
) -> None:
    """An imported article is not visited, so the mark would never come back."""
    await desk.save(ANNA, PAGE, LAUNCH)
    desk.network.pages[PAGE] = "Withdrawn\n> verdict retracted\nThis article has been withdrawn."
    desk.clock.advance(7200)
    await desk.revisits.revisit_due()
    rows = await lines(desk, knowledge, ExportQuestion(ExportSource.SHELF))
    await imported(importing(empty, knowledge), rows)
    before, after = await desk.answers.summary(ANNA, PAGE), await empty.answers.summary(ANNA, PAGE)
    assert after.article.fate is ArticleFate.RETRACTED
    assert after.retraction == before.retraction
    assert await lines(empty, knowledge, ExportQuestion(ExportSource.SHELF)) == rows
    with pytest.raises(DeskError):
        record({**rows[0], "retraction": {"read": "2024-09-16T08:12:00", "text": "No zone."}})


async def test_a_part_of_a_shelf_keeps_its_families_and_stories(
    desk: SmallDesk, empty: SmallDesk, knowledge: Knowledge
) -> None:
    await furnish(desk)
    rows = [row for row in await lines(desk, knowledge, ExportQuestion(ExportSource.SHELF)) if row["url"] != PAGE]
    numbers = await imported(importing(empty, knowledge), rows)
    copies = [numbers[row["id"]] for row in rows if row["family"]]
    assert len(copies) == 2
    families = await empty.rows("SELECT article_id, family, near_of FROM story_articles ORDER BY article_id")
    assert [row for row in families if row[0] in copies] == [(copies[0], None, None), (copies[1], copies[0], copies[0])]
    assert await empty.troubles() == []


async def test_an_import_is_repeated_and_goes_on_where_it_ended(
    desk: SmallDesk, empty: SmallDesk, knowledge: Knowledge
) -> None:
    await furnish(desk)
    rows = await lines(desk, knowledge, ExportQuestion(ExportSource.SHELF))
    await imported(importing(empty, knowledge), rows[:3])
    second = importing(empty, knowledge)
    states = [(await second.add(record(row))).is_new for row in rows]
    assert states == [False, False, False, True, True, True]
    stories = await empty.rows("SELECT story_id FROM story_articles ORDER BY article_id")
    given = [row["story"] for row in rows]
    assert [stories.index(one) for one in stories] == [given.index(one) for one in given]
    acts = await empty.rows("SELECT kind, user_id FROM curation_acts ORDER BY id")
    assert sorted(acts) == [("correct", None), ("name", None)]


async def test_what_the_desk_has_read_itself_stays_as_it_is(
    desk: SmallDesk, empty: SmallDesk, knowledge: Knowledge
) -> None:
    await desk.save(ANNA, PAGE, LAUNCH)
    (row,) = await lines(desk, knowledge, ExportQuestion(ExportSource.SHELF))
    own = await empty.save(BORIS, PAGE, HARVEST)
    forged = {**row, "entities": [{**one, "name": "Somebody else"} for one in row["entities"]], "quotes": []}
    added = await importing(empty, knowledge).add(record(forged))
    assert (added.id, added.is_new) == (own, True)
    summary = await empty.answers.summary(ANNA, PAGE)
    assert summary.article.title == "A harvest is brought in"
    elsewhere = await importing(empty, knowledge).add(record({**forged, "url": COPY}))
    assert elsewhere.is_new
    names = await empty.rows("SELECT name FROM entities WHERE key = 'kim-jong-un'")
    assert names == [("Kim Jong Un",)], "a file renames nothing of the knowledge base"


async def test_a_private_import_is_on_its_shelf_alone(desk: SmallDesk, empty: SmallDesk, knowledge: Knowledge) -> None:
    await desk.save(ANNA, PAGE, LAUNCH)
    rows = await lines(desk, knowledge, ExportQuestion(ExportSource.SHELF))
    target = importing(empty, knowledge, private=True)
    (article_id,) = (await imported(target, rows)).values()
    assert not (await target.add(record(rows[0]))).is_new
    found = await empty.answers.summary(ANNA, str(article_id))
    assert found.article.url == PAGE
    theirs = await empty.save(BORIS, PAGE, HARVEST)
    assert theirs != article_id
    assert await empty.troubles() == []


async def test_a_blocked_site_is_not_imported(desk: SmallDesk, empty: SmallDesk, knowledge: Knowledge) -> None:
    await desk.save(ANNA, PAGE, LAUNCH)
    (row,) = await lines(desk, knowledge, ExportQuestion(ExportSource.SHELF))
    kept = await empty.save(ANNA, OTHER, HARVEST)
    curation = CurationService(empty.database, empty.clock, OutletNames(SourceTable.load()))
    await curation.block(ANNA, MANAGER, "post.example")
    with pytest.raises(LinkRefused) as refused:
        await importing(empty, knowledge).add(record(row))
    assert refused.value.reason is Reason.BLOCKED
    await empty.save(BORIS, PAGE, LAUNCH)
    with pytest.raises(LinkRefused):  # that another server has the page changes nothing
        await importing(empty, knowledge).add(record(row))
    assert await empty.rows("SELECT article_id FROM shelf_articles WHERE shelf_id = 1") == [(kept,)]
    with pytest.raises(DeskError):
        await importing(empty, knowledge).add(record({**row, "url": COPY, "saved": "2024-09-16T08:12:00"}))
