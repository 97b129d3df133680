"""What people remove and correct on a shelf: shown wherever the shelf's article is, kept when the page is read again,
unknown to every other shelf."""

from __future__ import annotations

import pytest

from bot.model.analysis import Page
from bot.model.answers import CorrectedField
from bot.model.curation.acts import ActKind, Curator
from bot.model.errors import DeskError, NothingFound, Reason
from bot.model.jobs import Post, Submission
from bot.policy.curation.typed import TypedCorrection
from bot.services.curation.service import CurationService
from bot.services.latest.service import LatestService
from bot.services.mydata import MyDataService
from bot.services.story import StoryService
from bot.storage import clock_repair
from bot.storage.engine.times import seconds
from bot.storage.shelves import shelves
from bot.text.knowledge.base import Knowledge
from tests.fakes.desk import ANNA, BORIS, SmallDesk

MANAGER, POSTER, STRANGER = Curator(9, manages=True), Curator(77), Curator(78)
PAGE = "https://paper.example/flood"
_TEXT = (
    "River floods Sinuiju\n> published 2024-09-10T09:00:00+09:00\n> outlet The Paper\n"
    "The river flooded {place:Sinuiju} on Tuesday.\n{person:Kim Jong Un} came.\nThousands left their homes."
)
_TITLE = "River floods Sinuiju, thousands leave"


@pytest.fixture
async def saved(desk: SmallDesk) -> int:
    """An article that a member of Anna's server posted, and that Boris's server has too."""
    article = await desk.save(ANNA, PAGE, _TEXT, message=1)
    await desk.post(BORIS, PAGE, 2)
    await desk.work()
    return article


async def test_a_removed_article_is_not_mistaken_for_one_with_its_number_in_the_title(
    desk: SmallDesk, curation: CurationService, saved: int
) -> None:
    """Two managers choose it in the list at once: the second removes nothing else, and is asked whether it is meant."""
    title = f"Bus {saved} returns to Sinuiju"
    await desk.save(ANNA, "https://paper.example/bus", f"{title}\n{{place:Sinuiju}} has its bus again.", message=3)
    await curation.remove(ANNA, MANAGER, str(saved))
    with pytest.raises(NothingFound) as refused:
        await curation.remove(ANNA, MANAGER, str(saved))
    assert (refused.value.reason, refused.value.nearest) == (Reason.NO_SUCH_ARTICLE, (title,))
    assert (await desk.answers.summary(ANNA, f"bus {saved}")).article.title == title


async def test_a_correction_is_shown_in_every_answer_of_its_shelf_alone(
    desk: SmallDesk, curation: CurationService, knowledge: Knowledge, saved: int
) -> None:
    wanted = TypedCorrection(_TITLE, "2024-09-08", "KCNA")
    act = await curation.correct(ANNA, MANAGER, "river floods", wanted)
    assert act.act.change.before.title == "River floods Sinuiju"
    summary = await desk.answers.summary(ANNA, str(saved))
    assert summary.article.title == _TITLE
    assert summary.article.published == "2024-09-08"
    assert summary.article.outlet is not None
    assert summary.article.outlet.name == "KCNA"
    assert summary.article.corrected == tuple(CorrectedField)
    assert all(one.article == summary.article for one in summary.sentences)
    for query in ("thousands leave", "outlet:kcna", "after:2024-09-08 before:2024-09-09", "kind:state_media"):
        found = await desk.answers.search(ANNA, query)
        assert [hit.article for hit in found.hits] == [summary.article], query
    for query in ("outlet:paper", "after:2024-09-10"):
        with pytest.raises(NothingFound):
            await desk.answers.search(ANNA, query)
    latest = await LatestService(desk.database, desk.clock, knowledge).latest(ANNA, since="30d")
    assert latest.stories[0].headline == _TITLE
    assert latest.stories[0].articles == (summary.article,)
    story = await StoryService(desk.database).story(ANNA, latest.stories[0].id)
    assert (story.headline, story.articles) == (_TITLE, (summary.article,))
    assert story.first == summary.article.at
    entity = await desk.answers.entity(ANNA, "Kim Jong Un")
    assert entity.articles == (summary.article,)
    assert entity.last_seen == summary.article.at
    assert [one.text for one in await desk.answers.suggest_articles(ANNA, "thousands le")] == [_TITLE]
    assert await desk.answers.suggest_outlets(ANNA, "") == ("KCNA",)
    elsewhere = (await desk.answers.summary(BORIS, str(saved))).article
    assert (elsewhere.title, elsewhere.published, elsewhere.corrected) == (
        "River floods Sinuiju",
        "2024-09-10T09:00:00+09:00",
        (),
    )
    assert (await desk.answers.search(BORIS, "outlet:paper after:2024-09-09")).total == 1
    with pytest.raises(NothingFound):
        await desk.answers.search(BORIS, "outlet:kcna")
    assert await desk.troubles() == []


async def test_a_correction_stays_when_the_page_is_read_again(
    desk: SmallDesk, curation: CurationService, saved: int
) -> None:
    await curation.correct(ANNA, MANAGER, str(saved), TypedCorrection(_TITLE, "2024-09-08"))
    desk.network.pages[PAGE] = _TEXT.replace("River floods", "The river has flooded").replace("homes.", "villages.")
    desk.clock.advance(7200)
    while await desk.revisits.revisit_due():
        pass
    article = (await desk.answers.summary(ANNA, str(saved), 8)).article
    assert (article.title, article.published) == (_TITLE, "2024-09-08")
    assert (await desk.answers.search(ANNA, "villages before:2024-09-09")).total == 1
    assert (await desk.answers.summary(BORIS, str(saved))).article.title == "The river has flooded Sinuiju"
    act = (await curation.log(ANNA)).acts[0]
    await curation.undo(ANNA, MANAGER, act.id)
    assert (await desk.answers.summary(ANNA, str(saved))).article.title == "The river has flooded Sinuiju"
    assert await desk.troubles() == []


async def test_a_korean_title_of_an_english_article_is_found_by_its_words(
    desk: SmallDesk, curation: CurationService, saved: int
) -> None:
    act = await curation.correct(ANNA, MANAGER, str(saved), TypedCorrection(title="신의주 홍수로 수천 명 대피"))
    assert (await desk.answers.search(ANNA, "홍수")).total == 1
    assert (await desk.answers.search(ANNA, "homes")).total == 1
    assert len((await desk.answers.search(ANNA, "homes")).hits[0].marks) == 1
    await curation.undo(ANNA, MANAGER, act.id)
    with pytest.raises(NothingFound):
        await desk.answers.search(ANNA, "홍수")
    assert (await desk.answers.search(ANNA, "homes")).total == 1


async def test_a_removed_article_is_in_no_answer_and_comes_back(
    desk: SmallDesk, curation: CurationService, saved: int
) -> None:
    before = await desk.answers.summary(ANNA, str(saved))
    act = await curation.remove(ANNA, POSTER, str(saved))
    assert (act.act.kind, act.user_id) == (ActKind.REMOVE, 77)
    with pytest.raises(NothingFound):
        await desk.answers.summary(ANNA, str(saved))
    assert (await desk.answers.summary(BORIS, str(saved))).article.title == "River floods Sinuiju"
    assert await desk.troubles() == []
    await curation.undo(ANNA, POSTER, act.id)
    assert await desk.answers.summary(ANNA, str(saved)) == before
    with pytest.raises(DeskError) as caught:
        await curation.undo(ANNA, POSTER, act.id)
    assert caught.value.reason is Reason.UNDONE_ALREADY
    assert await desk.troubles() == []


async def test_an_article_that_every_shelf_removed_can_be_put_back(desk: SmallDesk, curation: CurationService) -> None:
    article = await desk.save(ANNA, PAGE, _TEXT, message=1)
    act = await curation.remove(ANNA, MANAGER, str(article))
    assert await desk.troubles() == []
    await curation.undo(ANNA, MANAGER, act.id)
    assert (await desk.answers.summary(ANNA, str(article))).article.title == "River floods Sinuiju"


async def test_posting_a_removed_article_again_undoes_the_removal(
    desk: SmallDesk, curation: CurationService, saved: int
) -> None:
    await curation.correct(ANNA, MANAGER, str(saved), TypedCorrection(date="2024-09-08"))
    act = await curation.remove(ANNA, MANAGER, str(saved))
    await desk.post(ANNA, PAGE, 3)
    await desk.work()
    article = (await desk.answers.summary(ANNA, str(saved))).article
    assert article.published == "2024-09-08"
    assert (await desk.answers.search(ANNA, "before:2024-09-09")).total == 1
    (undone, _) = (await curation.log(ANNA)).acts
    assert (undone.id, undone.in_force, undone.undone_by) == (act.id, False, 77)
    assert await desk.troubles() == []


async def test_who_may_act(desk: SmallDesk, curation: CurationService, saved: int) -> None:
    for refused in (STRANGER, Curator(None)):
        with pytest.raises(DeskError) as caught:
            await curation.correct(ANNA, refused, str(saved), TypedCorrection(title="Mine"))
        assert caught.value.reason is Reason.NOT_CURATOR
        with pytest.raises(DeskError):
            await curation.remove(ANNA, refused, str(saved))
        with pytest.raises(DeskError):
            await curation.block(ANNA, refused, "paper.example")
    with pytest.raises(DeskError):
        await curation.block(ANNA, POSTER, "paper.example")
    act = await curation.correct(ANNA, MANAGER, str(saved), TypedCorrection(title="Ours"))
    with pytest.raises(DeskError) as caught:
        await curation.undo(ANNA, POSTER, act.id)
    assert caught.value.reason is Reason.NOT_CURATOR
    with pytest.raises(DeskError) as caught:
        await curation.undo(BORIS, MANAGER, act.id)
    assert caught.value.reason is Reason.NO_SUCH_ACT


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (TypedCorrection(), Reason.NOTHING_TO_CORRECT),
        (TypedCorrection(title="River floods Sinuiju", outlet="the paper"), Reason.NOTHING_CHANGES),
        (TypedCorrection(date="2024-10-40"), Reason.BAD_DATE),
        (TypedCorrection(title=" "), Reason.BAD_TITLE),
        (TypedCorrection(outlet=" "), Reason.NO_SUCH_OUTLET),
    ],
)
async def test_what_corrects_nothing_is_refused(
    curation: CurationService, saved: int, wanted: TypedCorrection, reason: Reason
) -> None:
    with pytest.raises(DeskError) as caught:
        await curation.correct(ANNA, MANAGER, str(saved), wanted)
    assert caught.value.reason is reason
    assert (await curation.log(ANNA)).total == 0


async def test_acts_are_undone_in_any_order(desk: SmallDesk, curation: CurationService, saved: int) -> None:
    first = await curation.correct(ANNA, POSTER, str(saved), TypedCorrection(title="One"))
    second = await curation.correct(ANNA, MANAGER, str(saved), TypedCorrection(title="Two"))
    await curation.undo(ANNA, MANAGER, first.id)
    assert (await desk.answers.summary(ANNA, str(saved))).article.title == "Two"
    await curation.undo(ANNA, MANAGER, second.id)
    article = (await desk.answers.summary(ANNA, str(saved))).article
    assert (article.title, article.corrected) == ("River floods Sinuiju", ())


async def test_the_log_has_pages_and_the_newest_first(curation: CurationService, saved: int) -> None:
    for number in range(7):
        await curation.correct(BORIS, MANAGER, str(saved), TypedCorrection(title=f"Their title {number}"))
        await curation.correct(ANNA, MANAGER, str(saved), TypedCorrection(title=f"Title {number}"))
    first, last = await curation.log(ANNA), await curation.log(ANNA, 9)
    assert (first.total, first.pages, first.page, len(first.acts)) == (7, 2, 0, 5)
    assert first.acts[0].act.change.after.title == "Title 6"
    assert (last.page, [one.act.change.after.title for one in last.acts]) == (1, ["Title 1", "Title 0"])
    assert [one.number for one in (*first.acts, *last.acts)] == [7, 6, 5, 4, 3, 2, 1], "theirs are not counted"
    await curation.block(ANNA, MANAGER, "other.example")
    assert [one.number for one in await curation.blocks(ANNA)] == [8]


async def test_a_number_of_the_log_means_the_same_act_when_another_is_deleted_with_its_article(
    desk: SmallDesk, curation: CurationService, saved: int
) -> None:
    """A manager writes "see #2" to a colleague; then the article that #1 was about leaves the shelf for good."""
    deleted = await desk.save(ANNA, "https://paper.example/dam", "A dam breaks\nIt stood near {place:Sinuiju}.")
    await curation.correct(ANNA, MANAGER, str(deleted), TypedCorrection(title="A dam broke"))
    seen = await curation.correct(ANNA, MANAGER, str(saved), TypedCorrection(title="Flood"))
    last = await curation.block(ANNA, MANAGER, "other.example")
    await desk.database.write(shelves.take_off, 1, deleted)
    assert [(one.number, one.id) for one in (await curation.log(ANNA)).acts] == [(3, last.id), (2, seen.id)]
    await curation.undo(ANNA, MANAGER, last.id)
    assert (await curation.block(ANNA, MANAGER, "third.example")).number == 4


async def test_an_erased_member_leaves_the_log_and_the_act_stays(
    desk: SmallDesk, curation: CurationService, saved: int
) -> None:
    act = await curation.correct(ANNA, POSTER, str(saved), TypedCorrection(title="One"))
    removal = await curation.remove(ANNA, POSTER, str(saved))
    mydata = MyDataService(desk.database, desk.clock)
    held = await mydata.export(77)
    assert [(one["kind"], one["done"], one["undone"]) for one in held["curation"]] == [
        ("correct", 1, 0),
        ("remove", 1, 0),
    ]
    assert "flood" in held["posts"][0]["url"]
    await mydata.erase(77)
    assert [(one.id, one.user_id) for one in (await curation.log(ANNA)).acts] == [(removal.id, None), (act.id, None)]
    assert not (await mydata.export(77))["curation"]
    assert await desk.rows("SELECT * FROM removed_articles WHERE user_id IS NOT NULL") == []
    with pytest.raises(DeskError):
        await curation.undo(ANNA, POSTER, removal.id)
    await curation.undo(ANNA, MANAGER, removal.id)
    assert (await desk.answers.summary(ANNA, str(saved))).article.title == "One"
    assert await desk.troubles() == []


async def test_a_removed_text_of_an_own_shelf_is_exported_and_erased(
    desk: SmallDesk, curation: CurationService
) -> None:
    own = ANNA.of_user(77)
    await desk.ingest.submit(Submission(own, Post(user_id=77), page=_pasted("A secret meeting in Wonsan")))
    await desk.work()
    await curation.remove(own, Curator(77, manages=True), "secret meeting")
    mydata = MyDataService(desk.database, desk.clock)
    assert [one["title"] for one in (await mydata.export(77))["direct_messages"]] == ["A secret meeting in Wonsan"]
    await mydata.erase(77)
    assert await desk.rows("SELECT id FROM articles UNION ALL SELECT id FROM curation_acts") == []
    assert await desk.troubles() == []


async def test_a_correction_survives_a_clock_that_was_ahead(desk: SmallDesk, curation: CurationService) -> None:
    """An article without a date, saved by a clock that is put right: the corrected date stays, the other follows."""
    article = await desk.save(ANNA, PAGE, _TEXT.replace("> published 2024-09-10T09:00:00+09:00\n", ""), message=1)
    await desk.post(BORIS, PAGE, 2)
    await desk.work()
    await curation.correct(ANNA, MANAGER, str(article), TypedCorrection(date="2024-09-08"))
    await curation.correct(BORIS, MANAGER, str(article), TypedCorrection(title="Boris's own title"))
    desk.clock.advance(-5 * 86_400)
    ids = await desk.database.read(clock_repair.articles_ahead, desk.clock.now(), 10)
    assert ids == [article]
    await desk.database.write(clock_repair.bring_back_articles, desk.clock.now(), ids)
    assert await desk.rows("SELECT 1 FROM shelf_articles WHERE saved_at > ?", seconds(desk.clock.now())) == []
    assert await desk.troubles() == []
    assert (await desk.answers.summary(ANNA, str(article))).article.published == "2024-09-08"
    assert (await desk.answers.summary(BORIS, str(article))).article.at <= desk.clock.now()
    assert (await desk.answers.search(BORIS, "own title")).total == 1


def _pasted(title: str) -> Page:
    return Page(
        None, f"{title}\nThe envoys met in {{place:Wonsan}}.\nNothing was said.".encode(), "text/plain", "utf-8"
    )
