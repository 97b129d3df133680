"""A notice at another address marks nothing, but the articles that it names are visited."""

from __future__ import annotations

import pytest

from bot.model.reasons import ArticleFate
from tests.fakes.desk import ANNA, BORIS, SmallDesk
from tests.fakes.sql import run_sql
from tests.services.revisits.looks import DAY, LAUNCH, PAGE

ELSEWHERE = "https://post.example/corrections/7"
NOTICE = 'Note to readers\n> verdict retracted\nWe have retracted the report "Three missiles fly" of 16 September.'
NOTE = "\nHan River Post has retracted this article."


async def visited(desk: SmallDesk, url: str, notice: str) -> bool:
    """Another server posts a notice weeks after the visits of the article have ended; whether it is visited again."""
    await desk.save(ANNA, PAGE, LAUNCH)
    for _ in range(30):
        desk.clock.advance(DAY.total_seconds())
        await desk.revisits.revisit_due()
    desk.network.pages |= {url: notice, PAGE: LAUNCH + NOTE}
    await desk.post(BORIS, url)
    await desk.work()
    assert await desk.rows("SELECT count(*) FROM articles WHERE retracted_at IS NOT NULL") == [(0,)]
    return await desk.revisits.revisit_due() > 0


@pytest.mark.parametrize(
    "notice",
    [
        NOTICE,
        NOTICE.replace('"Three', "“Three").replace('fly"', "fly”"),
        "Retraction: THREE MISSILES FLY\n> verdict retracted\nWe have retracted this report.",
    ],
)
async def test_an_article_that_a_notice_names_is_retracted_by_its_own_page(desk: SmallDesk, notice: str) -> None:
    """Weeks after its last visit the retraction was never read."""
    assert await visited(desk, ELSEWHERE, notice)
    assert (await desk.answers.summary(ANNA, PAGE)).article.fate is ArticleFate.RETRACTED
    assert await desk.rows("SELECT due_at FROM watches") == [(None,)], "and it is visited no more"


@pytest.mark.parametrize(
    ("url", "notice"),
    [
        ("https://other.example/corrections/7", NOTICE),
        (ELSEWHERE, NOTICE.replace("fly", "fall")),
        (ELSEWHERE, NOTICE.replace('"', "")),
        (ELSEWHERE, NOTICE.replace("> verdict retracted\n", "")),
    ],
    ids=["of another site", "another title", "no title", "an article"],
)
async def test_no_other_page_has_it_visited(desk: SmallDesk, url: str, notice: str) -> None:
    assert not await visited(desk, url, notice)


async def test_a_pasted_text_is_neither_a_notice_nor_named(desk: SmallDesk) -> None:
    await desk.paste(ANNA, LAUNCH)
    await desk.work()
    desk.network.pages[ELSEWHERE] = NOTICE
    await desk.post(BORIS, ELSEWHERE)
    await desk.work()
    assert await desk.revisits.revisit_due() == 0


async def test_later_articles_of_other_sites_with_the_title_do_not_hide_it(desk: SmallDesk) -> None:
    await desk.save(ANNA, PAGE, LAUNCH)
    for number in range(6):
        await desk.save(ANNA, f"https://other{number}.example/launch", LAUNCH)
    await desk.database.write(run_sql, "UPDATE watches SET due_at = NULL")
    desk.network.pages[ELSEWHERE] = NOTICE
    await desk.post(BORIS, ELSEWHERE)
    await desk.work()
    assert await desk.rows("SELECT url FROM watches WHERE due_at IS NOT NULL") == [(PAGE,)]
