"""What an export holds: the asking shelf's articles as that shelf shows them, and nothing of another."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta
from pathlib import Path

import pytest

from bot.model.curation.acts import Curator
from bot.model.errors import DeskError, NothingFound, Reason
from bot.model.exports.articles import ExportedArticle, ExportForm, ExportQuestion, ExportSource
from bot.policy.curation.typed import TypedCorrection
from bot.policy.exports.json_lines import json_line
from bot.policy.exports.writers import writer
from bot.services.curation.outlets import OutletNames
from bot.services.curation.service import CurationService
from bot.services.exports import attachments as attachments_module
from bot.services.exports import service
from bot.services.exports.attachments import ExportAttachments, Progress
from bot.services.exports.service import ExportService
from bot.text.knowledge.base import Knowledge
from bot.text.sources.outlets import SourceTable
from cogs._layout.export_words import export_words as words_of
from tests.fakes.desk import ANNA, BORIS, SmallDesk
from tests.policy.exports.exported import HEAD, words

WHOLE = ExportQuestion(ExportSource.SHELF)
PAGE, COPY, OTHER = (f"https://{name}.example/launch" for name in ("post", "wire", "daily"))
LAUNCH = (
    "Three missiles fly\n> published 2024-09-16T08:12:00+09:00\n> outlet Han River Post\n"
    "The North fired three missiles from {place:Sunan} on Monday morning, officers in Seoul said.\n"
    "{person:Kim Jong Un=General Secretary} watched them from a hill beside the runway of the airport.\n"
    "They flew about five hundred kilometres to the east before they fell into the open sea there.\n"
    'Kim Jong Un: "Our deterrent is ready for anything that may come."\n'
)
HARVEST = (
    "A harvest is brought in\n> published 2024-09-20\n> outlet Taedong Daily\n> subjects economy\n"
    "Farmers near {place:Sinuiju} brought in the harvest of maize after weeks of rain.\n"
)


@pytest.fixture
def exports(desk: SmallDesk, knowledge: Knowledge) -> ExportService:
    return ExportService(desk.database, desk.clock, knowledge)


async def exported(
    exports: ExportService, question: ExportQuestion = WHOLE, shelf: object = ANNA, *, newest_first: bool = True
) -> list[ExportedArticle]:
    plan = await exports.plan(shelf, question, newest_first=newest_first)  # type: ignore[arg-type]
    found = [one async for batch in exports.articles(plan) for one in batch]
    assert plan.head.articles == len(found)
    return found


async def titles(exports: ExportService, question: ExportQuestion) -> list[str]:
    return [one.article.title for one in await exported(exports, question)]


async def test_nothing_of_another_shelf_or_of_members_is_in_it(desk: SmallDesk, exports: ExportService) -> None:
    await desk.save(BORIS, PAGE, LAUNCH, message=77)
    await desk.paste(BORIS, "Secret note\nOnly for us.\n")
    await desk.work()
    desk.clock.advance(timedelta(days=2).total_seconds())
    later = desk.clock.now()
    await desk.save(ANNA, COPY, LAUNCH.replace("Han River Post", "Meridian Wire"), message=78)
    await desk.post(ANNA, PAGE, message=79)
    await desk.work()
    found = await exported(exports, newest_first=False)
    assert sorted(one.article.url or "" for one in found) == sorted((PAGE, COPY))
    assert {(one.saved_at, one.retrieved) for one in found} == {(later, later)}, "since when another shelf has it"
    lines = "".join(json_line(one, whole_text=True) for one in found)
    assert "Secret note" not in lines
    posts = await desk.rows("SELECT user_id, channel_id, message_id FROM shelf_articles")
    ids = {str(number) for row in posts for number in row if number is not None and number > 70}
    assert ids
    assert not any(f'":{one},' in lines or f'"{one}"' in lines for one in ids)


async def test_the_link_of_an_article_is_exported_as_it_is_found(desk: SmallDesk, exports: ExportService) -> None:
    await desk.save(ANNA, PAGE, LAUNCH)
    await desk.save(ANNA, COPY, HARVEST)
    link = f"<{PAGE.replace('https://', 'https://www.')}>"
    assert await titles(exports, ExportQuestion(ExportSource.SEARCH, link)) == ["Three missiles fly"]
    with pytest.raises(NothingFound) as missing:
        await exports.plan(ANNA, ExportQuestion(ExportSource.SEARCH, OTHER), newest_first=True)
    assert missing.value.reason is Reason.LINK_NOT_SAVED


async def test_a_page_without_a_date_does_not_tell_when_another_shelf_saved_it(
    desk: SmallDesk, exports: ExportService
) -> None:
    undated = "Undated\n> outlet Odd Paper\nA ship left {place:Nampho} again.\n"
    await desk.save(BORIS, PAGE, undated)
    first = desk.clock.now()
    desk.clock.advance(timedelta(days=3).total_seconds())
    await desk.post(ANNA, PAGE)
    await desk.work()
    (one,) = await exported(exports)
    assert one.saved_at == desk.clock.now()
    shown = words_of(HEAD)
    for form in (ExportForm.JSONL, ExportForm.CSV, ExportForm.MARKDOWN, ExportForm.HTML):
        text = writer(form, shown).entry(one)
        assert f"{first:%Y-%m-%d}" not in text, form
        assert f"{first.day} {first:%b %Y}" not in text, form
    assert "saved on 19 Sep 2024" in " ".join(shown.source(one).split())


async def test_a_text_carried_by_others_names_only_articles_of_the_shelf(
    desk: SmallDesk, exports: ExportService
) -> None:
    first = await desk.save(BORIS, PAGE, LAUNCH)
    second = await desk.save(ANNA, COPY, LAUNCH.replace("Han River Post", "Meridian Wire"))
    third = await desk.save(ANNA, OTHER, LAUNCH.replace("Han River Post", "Chollima Daily"))
    ours = {one.article.id: one.family for one in await exported(exports)}
    assert ours[second] is None, "its original is on another shelf"
    family = ours[third]
    assert family is not None
    assert (family.first_id, family.share) == (second, 1.0)
    assert first not in ours


async def test_the_shelf_is_exported_as_people_corrected_it(desk: SmallDesk, exports: ExportService) -> None:
    curation = CurationService(desk.database, desk.clock, OutletNames(SourceTable.load()))
    manager = Curator(1, manages=True)
    kept = await desk.save(ANNA, PAGE, LAUNCH)
    gone = await desk.save(ANNA, OTHER, HARVEST)
    await curation.correct(ANNA, manager, str(kept), TypedCorrection(title="Three missiles are fired"))
    await curation.rename(ANNA, manager, "kim-jong-un", "Kim III")
    await curation.remove(ANNA, manager, str(gone))
    (one,) = await exported(exports)
    assert (one.article.title, one.article.corrected, one.page.title) == (
        "Three missiles are fired", ("title",), "Three missiles fly",
    )  # fmt: skip
    assert [(each.entity.name, each.own_name) for each in one.entities if each.entity.renamed] == [
        ("Kim III", "Kim Jong Un")
    ]
    row = json.loads(json_line(one, whole_text=True))
    assert (row["title"], row["page"]) == ("Three missiles are fired", {"title": "Three missiles fly"})


async def test_what_is_asked_for_is_exported_the_newest_first(
    desk: SmallDesk, exports: ExportService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(service, "_IDS_AT_ONCE", 2)
    monkeypatch.setattr(service, "AT_ONCE", 2)
    for day in range(10, 17):
        text = LAUNCH.replace("2024-09-16", f"2024-09-{day}").replace("Three missiles", f"Missiles of day {day}")
        await desk.save(ANNA, f"https://post.example/{day}", text.replace("Monday", f"Monday the {day}th"))
    await desk.save(ANNA, OTHER, HARVEST)
    days = [f"Missiles of day {day} fly" for day in range(16, 9, -1)]
    for question in (ExportQuestion(ExportSource.SEARCH, "missiles"), ExportQuestion(ExportSource.ENTITY, "김정은")):
        assert await titles(exports, question) == days
    assert await titles(exports, WHOLE) == ["A harvest is brought in", *days]
    assert await titles(exports, ExportQuestion(ExportSource.SHELF, "", "2024-09-12", "2024-09-14")) == days[2:5]
    assert await titles(exports, ExportQuestion(ExportSource.ENTITY, "Sunan", until="2024-09-11")) == days[5:]
    (harvest,) = await exported(exports, ExportQuestion(ExportSource.STORY, OTHER))
    assert harvest.article.title == "A harvest is brought in"
    in_order = await exported(exports, newest_first=False)
    assert [one.article.id for one in in_order] == sorted(one.article.id for one in in_order)


async def test_what_cannot_be_found_says_why(desk: SmallDesk, exports: ExportService) -> None:
    async def refused(question: ExportQuestion, shelf: object = ANNA) -> Reason:
        with pytest.raises(DeskError) as error:
            await exported(exports, question, shelf)
        return error.value.reason

    assert await refused(WHOLE) is Reason.EMPTY_SHELF
    await desk.save(ANNA, PAGE, LAUNCH)
    assert await refused(ExportQuestion(ExportSource.SEARCH, "submarine")) is Reason.NO_SUCH_ARTICLE
    assert await refused(ExportQuestion(ExportSource.ENTITY, "Sinuiju")) is Reason.NO_SUCH_ARTICLE
    assert await refused(ExportQuestion(ExportSource.STORY, "story 99")) is Reason.NO_SUCH_STORY
    assert await refused(ExportQuestion(ExportSource.SHELF, since="whenever")) is Reason.BAD_PERIOD
    assert await refused(ExportQuestion(ExportSource.SEARCH, "entity:")) is Reason.BAD_QUERY
    with pytest.raises(NothingFound):
        await exported(exports, ExportQuestion(ExportSource.STORY, PAGE), BORIS)


async def test_a_file_that_does_not_fit_is_not_made(desk: SmallDesk, exports: ExportService, tmp_path: Path) -> None:
    for number in range(4):
        await desk.save(ANNA, f"https://post.example/{number}", LAUNCH.replace("hill", f"hill number {number}"))
    plan = await exports.plan(ANNA, WHOLE, newest_first=True)
    told: list[tuple[int, int]] = []

    async def progress(done: int, total: int) -> None:
        told.append((done, total))

    attachments = ExportAttachments(exports)
    one = writer(ExportForm.JSONL, words())
    whole = await attachments.write(plan, one, 10**6, progress)
    assert whole.file is not None
    with whole.file as file:
        content = file.read()
    assert (whole.bytes, content.count(b"\n"), told) == (len(content), 4, [(4, 4)])
    exact = await attachments.write(plan, one, len(content), progress)
    assert exact.file is not None
    exact.file.close()
    less = await attachments.write(plan, one, len(content) - 1, progress)
    assert (less.file, less.fitting) == (None, 3)


async def test_an_export_waits_for_large_ones_of_its_own_server_only(
    desk: SmallDesk, exports: ExportService, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A search that finds little is answered at once, and so is another server; who has to wait reads why."""
    monkeypatch.setattr(attachments_module, "_MOST_OF_SMALL", 1)
    monkeypatch.setattr(attachments_module, "_TELL_SECONDS", 0.01)
    for number in range(2):
        for shelf in (ANNA, BORIS):
            await desk.save(shelf, f"https://post.example/{number}", LAUNCH.replace("hill", f"hill number {number}"))
    await desk.save(ANNA, PAGE, HARVEST)
    attachments = ExportAttachments(exports)
    one = writer(ExportForm.JSONL, words())
    begun, waits, may_end, told = asyncio.Event(), asyncio.Event(), asyncio.Event(), list[int]()

    async def slowly(_done: int, _total: int) -> None:
        begun.set()
        await may_end.wait()

    async def tell(done: int, _total: int) -> None:
        told.append(done)
        waits.set()

    async def write(shelf: object, question: ExportQuestion, progress: Progress) -> int:
        plan = await exports.plan(shelf, question, newest_first=True)  # type: ignore[arg-type]
        written = await attachments.write(plan, one, 10**6, progress)
        assert written.file is not None
        with written.file as file:
            return file.read().count(b"\n")

    first = asyncio.create_task(write(ANNA, WHOLE, slowly))
    await begun.wait()
    second = asyncio.create_task(write(ANNA, WHOLE, tell))
    async with asyncio.timeout(5):
        assert await write(ANNA, ExportQuestion(ExportSource.SEARCH, "maize"), tell) == 1
        assert await write(BORIS, WHOLE, tell) == 2
        told.clear()
        waits.clear()
        await waits.wait()
    assert not second.done()
    assert set(told) == {0}
    may_end.set()
    assert (await first, await second, told[-1]) == (3, 3, 3)
