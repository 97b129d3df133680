"""A page that claims another address: the claim counts only if the page at that address says the same."""

from __future__ import annotations

import pytest

from bot.model.errors import DeskError, FetchFailed, LinkRefused, ReaderFailed, Reason
from bot.storage.queue import jobs
from tests.fakes.desk import ANNA, BORIS, SmallDesk
from tests.fakes.sql import run_sql

CANONICAL = "https://press.example/2024/talks"
AMP = "https://press.example/amp-stories/9"
WORDS = "{person:Cho Min-a} met envoys in {place:Seoul} on Monday morning.\nThey talked for two hours about a ferry."
LIES = "The minister resigned in tears.\nHer deputy fled to {place:Busan} with the treasury of the ministry."


def page(title: str, words: str, claim: str | None = None) -> str:
    return f"{title}\n> canonical {claim}\n{words}" if claim else f"{title}\n{words}"


TALKS = page("Envoys talk", WORDS, CANONICAL)


async def _articles(desk: SmallDesk) -> list[tuple[str, str]]:
    return [(row[0], row[1]) for row in await desk.rows("SELECT title, url FROM articles ORDER BY id")]


async def _saved(desk: SmallDesk, url: str) -> tuple[str, str]:
    """What a member gets for a link: the article's title and address."""
    submitted = await desk.post(ANNA, url)
    await desk.work()
    if submitted.job_id is not None:
        outcome = await desk.outcome(submitted)
        assert outcome is not None
        assert outcome.article_id is not None, outcome
    article = (await desk.answers.summary(ANNA, url)).article
    return article.title, article.url or ""


@pytest.mark.parametrize(
    ("evil", "real"),
    [
        ("https://evil.press.example/x", CANONICAL),
        ("https://press.example/~mal/1", "https://press.example/~good/1"),
        ("https://press.example/view?no=666", CANONICAL),
    ],
)
async def test_a_page_cannot_speak_for_an_address_that_says_something_else(
    desk: SmallDesk, evil: str, real: str
) -> None:
    desk.network.pages |= {evil: page("Lies", LIES, real), real: TALKS.replace(CANONICAL, real)}
    assert await _saved(desk, evil) == ("Lies", evil)
    await desk.post(BORIS, real)
    await desk.work()
    answer = await desk.answers.summary(BORIS, real)
    assert (answer.article.title, answer.article.url) == ("Envoys talk", real)
    assert answer.sentences[0].text == "Cho Min-a met envoys in Seoul on Monday morning."
    assert desk.network.fetches == [evil, real, real]
    assert await desk.troubles() == []


async def test_a_copy_with_lies_in_front_is_not_shown_under_the_claimed_address(desk: SmallDesk) -> None:
    """The texts agree well enough; still, only what the claimed address itself serves is stored under it."""
    evil = "https://press.example/~mal/1"
    desk.network.pages |= {evil: page("Lies", f"{LIES}\n{WORDS}", CANONICAL), CANONICAL: TALKS}
    assert await _saved(desk, evil) == ("Envoys talk", CANONICAL)
    assert not [text for (text,) in await desk.rows("SELECT text_of(content) FROM versions") if "treasury" in text]
    assert (await desk.post(BORIS, CANONICAL)).article_id is None
    assert (await desk.answers.summary(BORIS, CANONICAL)).article.title == "Envoys talk"


@pytest.mark.parametrize("first", [AMP, CANONICAL])
async def test_an_honest_page_and_its_canonical_one_are_one_article_in_either_order(
    desk: SmallDesk, first: str
) -> None:
    desk.network.pages |= {AMP: TALKS, CANONICAL: TALKS + "\nThe canonical page has a sentence more."}
    second = CANONICAL if first == AMP else AMP
    assert await _saved(desk, first) == ("Envoys talk", CANONICAL)
    assert await _saved(desk, second) == ("Envoys talk", CANONICAL)
    assert sorted(desk.network.fetches) == [CANONICAL, AMP]
    assert await desk.rows("SELECT url FROM watches") == [(CANONICAL,)]
    assert "sentence more" in (await desk.rows("SELECT text_of(content) FROM versions"))[0][0]
    assert await desk.rows("SELECT count(*) FROM claimed_pages") == [(0,)]
    assert await desk.troubles() == []


async def test_two_editions_posted_together_are_one_article(desk: SmallDesk) -> None:
    editions = [AMP, "https://press.example/print?id=9", CANONICAL]
    desk.network.pages |= dict.fromkeys(editions, TALKS)
    for message, url in enumerate(editions, 1):
        await desk.post(ANNA, url, message)
    await desk.work()
    assert await _articles(desk) == [("Envoys talk", CANONICAL)]
    assert len(await desk.rows("SELECT * FROM deliveries WHERE kind = 'card'")) == 3


async def test_a_page_that_claims_its_own_address_costs_no_fetch(desk: SmallDesk) -> None:
    posted = "https://m.press.example/2024/talks/?utm_source=chat"
    desk.network.pages["https://m.press.example/2024/talks/"] = TALKS
    assert await _saved(desk, posted) == ("Envoys talk", CANONICAL)
    assert len(desk.network.fetches) == 1


@pytest.mark.parametrize(
    "trouble",
    [
        FetchFailed(Reason.SERVER_ERROR, "503"),
        FetchFailed(Reason.NOT_FOUND, "404"),
        FetchFailed(Reason.TIMED_OUT),
        LinkRefused(Reason.PRIVATE_ADDRESS),
        page("Subscribe", "> verdict paywall\n" + WORDS),
        page("One moment", "> verdict captcha\nPlease tick the box."),
    ],
    ids=["down", "missing", "slow", "private", "paywalled", "captcha"],
)
async def test_where_the_claimed_page_cannot_be_read_a_page_keeps_its_own_address(
    desk: SmallDesk, trouble: DeskError | str
) -> None:
    desk.network.pages |= {AMP: TALKS, CANONICAL: trouble}
    assert await _saved(desk, AMP) == ("Envoys talk", AMP)
    assert desk.network.fetches == [AMP, CANONICAL], "the member does not wait for the claimed page"
    desk.network.pages[CANONICAL] = TALKS
    assert await _saved(desk, CANONICAL) == ("Envoys talk", CANONICAL)
    stories = await desk.rows("SELECT count(*), count(DISTINCT story_id) FROM story_articles")
    assert stories == [(2, 1)]


@pytest.mark.parametrize(
    "claim",
    [
        "https://anna:pw@press.example/1",
        "ftp://press.example/1",
        "https://intranet.example/1",
        "https://press.example/",
    ],
)
async def test_what_a_page_may_not_claim_is_not_fetched(desk: SmallDesk, claim: str) -> None:
    desk.network.pages[AMP] = page("Envoys talk", WORDS, claim)
    assert await _saved(desk, AMP) == ("Envoys talk", AMP)
    assert desk.network.fetches == [AMP]


async def test_the_log_says_why_a_claim_failed_without_its_address(
    desk: SmallDesk, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    desk.network.pages |= {AMP: TALKS, CANONICAL: FetchFailed(Reason.NOT_FOUND, "404", url=CANONICAL)}
    assert await _saved(desk, AMP) == ("Envoys talk", AMP)
    (line,) = (one for one in caplog.messages if "own address kept" in one)
    assert line.endswith("error=not_found: 404")


async def test_a_chain_of_claims_is_followed_to_the_next_page_only(desk: SmallDesk) -> None:
    third = "https://press.example/third"
    desk.network.pages |= {AMP: TALKS, CANONICAL: page("Envoys talk", WORDS, third), third: TALKS}
    assert await _saved(desk, AMP) == ("Envoys talk", CANONICAL)
    assert desk.network.fetches == [AMP, CANONICAL]


async def test_a_chain_of_claims_ends_at_a_stored_article(desk: SmallDesk) -> None:
    third = "https://press.example/third"
    desk.network.pages |= {AMP: TALKS, CANONICAL: page("Envoys talk", WORDS, third), third: page("The third", WORDS)}
    assert await _saved(desk, third) == ("The third", third)
    assert await _saved(desk, AMP) == ("The third", third)
    assert await _saved(desk, CANONICAL) == ("The third", third)
    assert desk.network.fetches == [third, AMP, CANONICAL]


async def test_pages_that_claim_each_other_are_one_article(desk: SmallDesk) -> None:
    desk.network.pages |= {AMP: TALKS, CANONICAL: page("Envoys talk", WORDS, AMP)}
    assert await _saved(desk, AMP) == ("Envoys talk", AMP), "each calls the other canonical: the posted one is shown"
    assert await _saved(desk, CANONICAL) == ("Envoys talk", AMP)
    assert desk.network.fetches == [AMP, CANONICAL]


async def test_a_claimed_address_that_redirects_back_is_another_address_of_the_page(desk: SmallDesk) -> None:
    desk.network.pages[AMP] = TALKS
    desk.network.moved[CANONICAL] = AMP
    assert await _saved(desk, AMP) == ("Envoys talk", CANONICAL)
    assert (await desk.post(ANNA, CANONICAL)).article_id == 1


async def test_a_claimed_address_that_redirects_elsewhere_is_the_page_there(desk: SmallDesk) -> None:
    moved = "https://press.example/2025/talks"
    desk.network.pages |= {AMP: TALKS, moved: page("Envoys talk", WORDS)}
    desk.network.moved[CANONICAL] = moved
    assert await _saved(desk, AMP) == ("Envoys talk", moved)
    for url in (AMP, CANONICAL, moved):
        assert (await desk.post(ANNA, url)).article_id == 1


async def test_the_check_finds_nothing_wrong_at_any_stage(desk: SmallDesk) -> None:
    desk.network.pages |= {AMP: TALKS, CANONICAL: page("Envoys talk", LIES)}
    await desk.post(ANNA, AMP)
    stages = 0
    while await desk.ingest.step():
        stages += 1
        assert await desk.troubles() == []
    assert stages == 5


async def test_a_claimed_page_that_ends_readers_does_not_take_the_link_along(desk: SmallDesk) -> None:
    desk.network.pages |= {AMP: TALKS, CANONICAL: TALKS}
    await desk.post(ANNA, AMP)
    for _ in range(3):
        await desk.ingest.step()
    desk.reader.failures = [ReaderFailed(Reason.READER_DIED, "exit status -11")]
    await desk.work()
    assert await _articles(desk) == [("Envoys talk", AMP)]


async def test_a_claimed_page_that_ends_the_desk_each_time_does_not_take_the_link_along(desk: SmallDesk) -> None:
    desk.network.pages |= {AMP: TALKS, CANONICAL: TALKS}
    submitted = await desk.post(ANNA, AMP)
    for _ in range(2):
        await desk.ingest.step()
    assert await desk.rows("SELECT state FROM claimed_pages") == [("open",)]
    await desk.database.write(run_sql, "UPDATE jobs SET attempts = 10")
    await desk.work()
    outcome = await desk.outcome(submitted)
    assert outcome is not None
    assert outcome.article_id == 1
    assert await _articles(desk) == [("Envoys talk", AMP)]
    assert desk.network.fetches == [AMP]


async def test_a_desk_without_readers_leaves_the_claim_open(desk: SmallDesk) -> None:
    desk.network.pages |= {AMP: TALKS, CANONICAL: TALKS}
    await desk.post(ANNA, AMP)
    for _ in range(3):
        await desk.ingest.step()
    desk.reader.failures = [ReaderFailed(Reason.READER_UNAVAILABLE, "no memory")]
    await desk.work()
    assert await _articles(desk) == []
    desk.clock.advance(60)
    await desk.work()
    assert await _articles(desk) == [("Envoys talk", CANONICAL)]
    assert desk.network.fetches == [AMP, CANONICAL]


async def test_a_page_that_begins_to_claim_another_address_keeps_its_own(desk: SmallDesk) -> None:
    """On a later visit; what the page claims is not asked again."""
    mine = "https://press.example/~mal/1"
    await desk.save(ANNA, mine, page("Envoys talk", WORDS))
    desk.network.pages[mine] = page("Envoys talk", WORDS + "\nThey parted without a word.", CANONICAL)
    desk.clock.advance(7000)
    assert await desk.revisits.revisit_due() == 1
    assert "without a word" in (await desk.rows("SELECT text_of(content) FROM versions ORDER BY id DESC"))[0][0]
    assert await _articles(desk) == [("Envoys talk", mine)]
    desk.network.pages[CANONICAL] = page("The real report", "Something else happened in {place:Sinuiju} that day.")
    assert await _saved(desk, CANONICAL) == ("The real report", CANONICAL)


async def test_a_pasted_text_claims_nothing(desk: SmallDesk) -> None:
    """Pages saved to a file and messages name their address too."""
    await desk.paste(ANNA, TALKS)
    await desk.work()
    assert await desk.rows("SELECT url FROM articles") == [(None,)]
    assert await desk.rows("SELECT url_key FROM article_keys WHERE url_key NOT LIKE 'text:%'") == []
    assert desk.network.fetches == []
    desk.network.pages[CANONICAL] = page("The real report", "Something else happened in {place:Sinuiju} that day.")
    assert await _saved(desk, CANONICAL) == ("The real report", CANONICAL)


async def test_an_archives_copy_never_leads_from_the_address_that_it_names(desk: SmallDesk) -> None:
    kept = f"https://web.archive.org/web/20240318120000/{CANONICAL}"
    desk.network.pages |= {kept: page("Lies", LIES, CANONICAL), CANONICAL: TALKS}
    assert await _saved(desk, kept) == ("Lies", kept)
    assert await _saved(desk, CANONICAL) == ("Envoys talk", CANONICAL)
    assert desk.network.fetches == [kept, CANONICAL]


async def test_what_was_fetched_for_a_claim_is_deleted_with_its_job(desk: SmallDesk) -> None:
    desk.network.pages |= {AMP: TALKS, CANONICAL: TALKS}
    await desk.post(ANNA, AMP)
    for _ in range(3):
        await desk.ingest.step()
    assert await desk.rows("SELECT state FROM claimed_pages") == [("fetched",)]
    await desk.database.write(jobs.end, 1, desk.clock.now(), None, "gone")
    assert await desk.rows("SELECT * FROM claimed_pages") == []
