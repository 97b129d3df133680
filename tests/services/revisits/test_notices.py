"""A newsroom puts a notice in the place of its article: the article stays, marked, with what the notice says."""

from __future__ import annotations

import pytest

from bot.model.analysis import Page
from bot.model.errors import FetchFailed, NothingFound, Reason
from bot.model.reasons import ArticleFate, RetractionNotice
from bot.model.versions import ChangeKind, Correction
from bot.policy import urls
from tests.fakes.desk import ANNA, BORIS, SmallDesk
from tests.fakes.sql import run_sql
from tests.services.revisits.looks import DAY, HOUR, LAUNCH, PAGE, STATE, Day, day
from tests.services.revisits.test_corrections import alerts

__all__ = ["day"]

SAYS = "This article has been withdrawn.\nThe launch that it reports did not take place."
NOTICE = f"Withdrawn\n> verdict retracted\n> outlet Han River Post\n{SAYS}"
NOTE = "\nHan River Post has retracted this article."


async def marks(desk: SmallDesk) -> list[tuple[bool]]:
    return [(row[0] is not None,) for row in await desk.rows("SELECT retracted_at FROM articles")]


async def test_the_article_is_kept_and_marked_with_the_words_of_the_notice(day: Day, desk: SmallDesk) -> None:
    assert await day.pass_time(2 * HOUR, NOTICE) == 1
    read = desk.clock.now()
    summary = await desk.answers.summary(ANNA, PAGE)
    assert summary.article.fate is ArticleFate.RETRACTED
    assert summary.article.title == "Three missiles fly"
    assert summary.sentences[0].text == "The North fired three missiles from Sunan."
    assert summary.retraction == RetractionNotice(read, SAYS)
    correction = day.discord.edited[1]
    assert isinstance(correction, Correction)
    assert correction.change.kinds == (ChangeKind.RETRACTED,)
    assert correction.summary.retraction == summary.retraction
    versions = await desk.versions.versions(ANNA, PAGE)
    assert [(change.at, change.kinds) for change in versions.changes] == [(read, (ChangeKind.RETRACTED,))]
    assert (versions.retraction, versions.gone_since) == (summary.retraction, None)
    assert [hit.article.fate for hit in (await desk.answers.search(ANNA, "missiles")).hits] == [ArticleFate.RETRACTED]
    assert await desk.troubles() == []


async def test_it_is_told_once_and_a_notice_that_is_rewritten_is_shown_as_it_is_now(day: Day, desk: SmallDesk) -> None:
    await day.pass_time(2 * HOUR, NOTICE)
    first = (await desk.answers.summary(ANNA, PAGE)).retraction
    day.discord.edited.clear()
    await day.pass_time(5 * HOUR, NOTICE.replace("did not", "never"))
    await day.pass_time(DAY)
    assert day.discord.edited == {}
    assert len(await day.changes()) == 1
    now = (await desk.answers.summary(ANNA, PAGE)).retraction
    assert first is not None
    assert now == RetractionNotice(first.at, SAYS.replace("did not", "never"))


async def test_a_retracted_page_that_is_deleted_later_stays_retracted(day: Day, desk: SmallDesk) -> None:
    await day.pass_time(2 * HOUR, NOTICE)
    await day.pass_time(DAY, FetchFailed(Reason.NOT_FOUND))
    await day.pass_time(7 * HOUR)
    assert [change.kinds for change in await day.changes()] == [(ChangeKind.DELETED,), (ChangeKind.RETRACTED,)]
    summary = await desk.answers.summary(ANNA, PAGE)
    assert summary.article.fate is ArticleFate.RETRACTED
    assert summary.retraction is not None
    assert summary.gone_since is not None


async def test_a_page_that_was_gone_and_is_a_notice_now_is_not_called_deleted(day: Day, desk: SmallDesk) -> None:
    await day.pass_time(2 * HOUR, FetchFailed(Reason.NOT_FOUND))
    await day.pass_time(7 * HOUR)
    await day.pass_time(DAY, NOTICE)
    assert [change.kinds for change in await day.changes()] == [(ChangeKind.RETRACTED,), (ChangeKind.DELETED,)]
    assert (await desk.versions.versions(ANNA, PAGE)).gone_since is None


@pytest.mark.parametrize("changed", [False, True])
@pytest.mark.parametrize("noted", [False, True])
async def test_an_article_that_is_back_is_no_longer_marked_unless_it_says_so_itself(
    day: Day, desk: SmallDesk, changed: bool, noted: bool
) -> None:
    before = LAUNCH + NOTE if noted else LAUNCH
    if noted:
        await day.pass_time(2 * HOUR, before)
        assert await marks(desk) == [(True,)]
    await day.pass_time(5 * HOUR, NOTICE)
    assert await marks(desk) == [(True,)]
    await day.pass_time(DAY, before.replace("500", "600") if changed else before)
    assert await marks(desk) == [(noted,)]
    assert (await desk.answers.summary(ANNA, PAGE)).retraction is None
    assert ChangeKind.REINSTATED in (await day.changes())[0].kinds
    assert await desk.rows("SELECT * FROM retraction_notices") == []
    correction = day.discord.edited[1]
    assert isinstance(correction, Correction)
    assert ChangeKind.REINSTATED in correction.change.kinds


LONGER = """Our withdrawn report
> outlet Han River Post
Readers asked how the report of a launch came about.
A source sent us a film, and nobody asked when it was shot.
We now ask two people who were there.
The film is of {place:Wonsan} and ten years old.
"""


async def test_a_longer_notice_that_reads_like_an_article_is_not_the_article_again(day: Day, desk: SmallDesk) -> None:
    await day.pass_time(2 * HOUR, NOTICE)
    day.discord.edited.clear()
    for _ in range(3):
        await day.pass_time(DAY, LONGER)
    assert await marks(desk) == [(True,)]
    summary = await desk.answers.summary(ANNA, PAGE)
    assert summary.retraction is not None
    assert summary.article.title == "Three missiles fly"
    assert (len(await day.changes()), day.discord.edited) == (1, {})
    await day.pass_time(7 * DAY, LAUNCH)
    assert await marks(desk) == [(False,)]


async def test_a_link_that_led_to_the_article_and_is_read_after_the_notice_leaves_it_to_the_next_visit(
    day: Day, desk: SmallDesk
) -> None:
    """It was fetched before, and a changed text removed the mark, but not the notice."""
    short = "https://s.example/1"
    desk.network.moved[short], desk.network.pages[short] = PAGE, LAUNCH.replace("500", "600")
    await desk.database.write(run_sql, "DELETE FROM article_keys")
    await desk.post(BORIS, short)
    await desk.ingest.step()
    await desk.database.write(
        run_sql, "INSERT INTO article_keys (url_key, article_id) SELECT ?, id FROM articles", [urls.url_key(PAGE)]
    )
    await day.pass_time(4 * HOUR, NOTICE)
    assert await marks(desk) == [(True,)]
    before = await desk.rows("SELECT due_at FROM watches")
    await desk.work()
    assert await marks(desk) == [(True,)]
    assert (await desk.answers.summary(BORIS, PAGE)).retraction is not None
    assert await desk.rows("SELECT due_at FROM watches") < before
    assert await day.pass_time(0 * HOUR, LAUNCH) == 1
    assert await marks(desk) == [(False,)]


async def test_a_shelf_that_saves_the_article_later_is_not_told_when_the_notice_was_read_for_others(
    day: Day, desk: SmallDesk
) -> None:
    await day.pass_time(2 * HOUR, NOTICE)
    desk.clock.advance(3 * 3600)
    await desk.post(BORIS, PAGE)
    await desk.work()
    saved = RetractionNotice(desk.clock.now(), SAYS)
    assert (await desk.versions.versions(BORIS, PAGE)).retraction == saved
    assert (await desk.answers.summary(BORIS, PAGE)).retraction == saved


async def test_a_page_that_is_asked_for_again_as_it_was_stored_is_the_article_once_it_is_unchanged(
    desk: SmallDesk,
) -> None:
    """The notice's own tag is not kept: with it a page that is a notice would pass for an unchanged article."""
    desk.network.etags[PAGE] = '"article"'
    await desk.save(ANNA, PAGE, LAUNCH)
    day = Day(desk)
    desk.network.etags[PAGE] = '"notice"'
    await day.pass_time(2 * HOUR, NOTICE)
    await day.pass_time(5 * HOUR)
    assert await marks(desk) == [(True,)]
    desk.network.etags[PAGE] = '"article"'
    await day.pass_time(DAY, LAUNCH)
    assert await marks(desk) == [(False,)]


@pytest.mark.parametrize(
    ("named", "proved"), [("it", False), ("“Four missiles fly”", False), ("“Three missiles fly”", True)]
)
async def test_an_address_that_leads_to_a_notice_elsewhere_proves_nothing_unless_it_names_the_article(
    day: Day, desk: SmallDesk, named: str, proved: bool
) -> None:
    desk.network.moved[PAGE] = "https://post.example/corrections"
    for _ in range(3):
        await day.pass_time(DAY, NOTICE.replace("that it", f"that {named}"), "https://post.example/corrections")
    assert len(await day.changes()) == proved
    assert await marks(desk) == [(proved,)]


async def test_a_stored_article_that_is_a_notice_itself_is_not_retracted_by_its_words(desk: SmallDesk) -> None:
    """Such pages were articles to earlier releases."""
    await desk.save(ANNA, PAGE, NOTICE.replace("> verdict retracted\n", ""))
    await desk.database.write(lambda connection: connection.execute("UPDATE articles SET retracted_at = NULL").rowcount)
    day = Day(desk)
    await day.pass_time(2 * HOUR, NOTICE)
    assert await marks(desk) == [(False,)]
    assert await day.changes() == ()


async def test_state_media_that_retract_an_article_are_an_alert_with_the_notice(desk: SmallDesk) -> None:
    await desk.save(ANNA, PAGE, STATE, message=1)
    desk.network.pages[PAGE] = NOTICE
    for hours in (2, 26):
        desk.clock.advance(3600 * hours)
        await desk.revisits.revisit_due()
    told = await alerts(desk)
    assert [(one.change.kinds, one.retraction and one.retraction.text) for _, one in told] == [
        ((ChangeKind.RETRACTED,), SAYS)
    ]


async def test_a_notice_that_is_posted_is_no_article(desk: SmallDesk) -> None:
    desk.network.pages[PAGE] = NOTICE
    submitted = await desk.post(ANNA, PAGE)
    await desk.work()
    outcome = await desk.outcome(submitted)
    assert outcome is not None
    assert outcome.reason == Reason.RETRACTED
    with pytest.raises(NothingFound):
        await desk.answers.summary(ANNA, PAGE)


@pytest.mark.parametrize("reason", [Reason.NOT_FOUND, Reason.GONE])
async def test_a_notice_with_the_status_of_a_missing_page_marks_the_article(
    day: Day, desk: SmallDesk, reason: Reason
) -> None:
    gone = FetchFailed(reason)
    gone.page = Page(PAGE, NOTICE.encode(), "text/plain", "utf-8")
    await day.pass_time(2 * HOUR, gone)
    assert await marks(desk) == [(True,)]
    summary = await desk.answers.summary(ANNA, PAGE)
    assert (summary.article.title, summary.gone_since) == ("Three missiles fly", None)
    assert summary.retraction is not None
    assert summary.retraction.text == SAYS


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (PAGE, "Nothing here\n> verdict error_page\nWe have no such page."),
        (PAGE, LAUNCH),
        ("https://post.example/corrections", NOTICE),
        (PAGE, NOTICE.replace(SAYS, "We withdraw our story “Rice runs out in Wonsan”.")),
    ],
)
async def test_any_other_page_with_the_status_of_a_missing_one_is_a_missing_page(
    day: Day, desk: SmallDesk, address: str, shown: str
) -> None:
    """An error page, an article that a site shows with every 404, a notice to which the address leads, and one about
    another article."""
    gone = FetchFailed(Reason.NOT_FOUND)
    gone.page = Page(address, shown.encode(), "text/plain", "utf-8")
    await day.pass_time(2 * HOUR, gone)
    assert await day.changes() == ()
    await day.pass_time(7 * HOUR)
    assert [change.kinds for change in await day.changes()] == [(ChangeKind.DELETED,)]
    assert await marks(desk) == [(False,)]


@pytest.mark.parametrize(
    ("before", "after", "says", "marked"),
    [
        # a list of corrections, whose newest entry is about another article
        ("Corrections", "Corrections", "This article has been withdrawn.", False),
        ("Corrections: 3 May", "Corrections: 4 May", "Our report on rice has been withdrawn.", False),
        ("바로잡습니다", "바로잡습니다", "본지는 '쌀값 폭등' 기사를 취소합니다.", False),
        ("What we got wrong", "What we got wrong", "We withdraw our story “Rice runs out in Wonsan”.", False),
        # the article's own page, with its title, that of the notice, or a title that is quoted loosely
        ("Three missiles fly", "Three missiles fly", "This article has been withdrawn.", True),
        ("Three missiles fly", "Withdrawn", "We withdraw our story “A launch from Sunan”.", True),
        ("Three missiles fly", "Three missiles fly", "We withdraw our story “Three missiles fly east”.", True),
        ("Corrections officers strike", "Corrections officers strike", "This article has been withdrawn.", True),
    ],
)
async def test_a_page_of_corrections_is_not_retracted_by_its_newest_entry(
    desk: SmallDesk, before: str, after: str, says: str, marked: bool
) -> None:
    await desk.save(ANNA, PAGE, LAUNCH.replace("Three missiles fly", before))
    await Day(desk).pass_time(2 * HOUR, NOTICE.replace("Withdrawn", after).replace(SAYS, says))
    assert await marks(desk) == [(marked,)]
