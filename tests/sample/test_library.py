"""The sample library: pages that read as their articles, and pages that are refused."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Protocol
from urllib.parse import urlsplit

import pytest

from bot.model.analysis import Analysis, Page, Verdict
from bot.model.errors import FetchFailed, Reason
from bot.sample.clock import LAST_MORNING, SampleClock
from bot.sample.fetcher import SampleFetcher
from bot.sample.library import Revision, Sample, SampleLibrary
from tests.fakes.clock import SteppedClock
from tests.fakes.reading import SampleReader

LIBRARY = SampleLibrary.load()


class Read(Protocol):
    def __call__(self, url: str, at: datetime | None = None) -> Analysis: ...


@pytest.fixture(scope="module")
def read(sample_reader: SampleReader) -> Read:
    """Reads the page at a sample address like a reader process."""

    def of(url: str, at: datetime | None = None) -> Analysis:
        page = LIBRARY.page(url, at)
        assert page is not None
        charset = "utf-8" if "html" in page.content_type else None
        return sample_reader.read(Page(url, page.body, page.content_type, charset))

    return of


@pytest.mark.parametrize("article", LIBRARY.articles, ids=lambda article: article.name)
def test_a_page_reads_as_its_article(article: Sample, read: Read) -> None:
    host = urlsplit(article.url).hostname
    found = read(article.url)
    assert found.verdict is Verdict.ARTICLE
    assert found.title == article.title
    assert found.published is not None
    assert found.published[:10] in {article.published[:10], article.at.date().isoformat()}
    assert found.outlet is not None
    assert (found.outlet.name, found.outlet.domain) == (LIBRARY.outlets[host or ""].name, host)
    assert found.outlet.kind is not None
    assert all(paragraph in found.text for paragraph in article.paragraphs)
    assert len(found.text) < 1.1 * sum(map(len, article.paragraphs)) + 100  # and none of what surrounds it
    assert (found.topic.korea > 0.4) is article.about_korea
    if article.credit:
        assert found.origin is not None
    if article.byline:
        assert found.byline == tuple(name.strip() for name in article.byline.split(","))


@pytest.mark.parametrize(
    ("file", "verdicts"),
    [
        ("captcha.html", {Verdict.CAPTCHA}),
        ("paywall.html", {Verdict.PAYWALL}),
        ("consent.html", {Verdict.CONSENT}),
        ("gone.html", {Verdict.ERROR_PAGE}),
        ("section.html", {Verdict.NOT_ARTICLE, Verdict.THIN}),
        ("home.html", {Verdict.NOT_ARTICLE, Verdict.THIN}),
    ],
)
def test_other_pages_have_their_verdict(file: str, verdicts: set[Verdict], read: Read) -> None:
    (url,) = [url for url, other in LIBRARY.others.items() if other.get("file") == file]
    assert read(url).verdict in verdicts


def test_the_pdf_is_an_article(read: Read) -> None:
    (url,) = [url for url, other in LIBRARY.others.items() if other.get("file", "").endswith(".pdf")]
    found = read(url)
    assert found.verdict is Verdict.ARTICLE
    assert found.title == "North Korea's Satellite Launches, 2023-2024"
    assert "Chollima-1" in found.text


def test_a_copy_has_the_text_of_the_agency() -> None:
    copies = [article for article in LIBRARY.articles if article.credit]
    assert len(copies) >= 8
    for copy in copies:
        assert any(
            other.paragraphs[: len(copy.paragraphs)] == copy.paragraphs and other.url != copy.url
            for other in LIBRARY.articles
        )


def test_the_clock_starts_after_the_last_article() -> None:
    newest = max(article.at for article in LIBRARY.articles if "T" in article.published)
    assert newest < LAST_MORNING
    last_day = [article for article in LIBRARY.articles if (LAST_MORNING - article.at).total_seconds() < 86400]
    assert len({urlsplit(article.url).hostname for article in last_day}) >= 8


def test_the_clock_runs() -> None:
    clock = SampleClock()
    first = clock.now()
    assert LAST_MORNING <= first <= clock.now()
    assert first.utcoffset() is not None


async def test_the_fetcher_serves_the_library_and_nothing_else() -> None:
    fetcher = SampleFetcher(LIBRARY, SampleClock())
    page = await fetcher.fetch(f"{LIBRARY.articles[0].url}#:~:text=rocket")
    assert (page.status, page.content_type, page.charset) == (200, "text/html", "utf-8")
    short = await fetcher.fetch("https://tbk.example/s/451")
    assert short.final_url == "https://taebaek-news.example/en/20241031000451"
    assert b"JCS" in short.body
    for url, reason in (
        ("https://hanriverpost.example/2019/nothing", Reason.NOT_FOUND),
        ("https://example.com/", Reason.NOT_IN_DEMO),
    ):
        with pytest.raises(FetchFailed) as refused:
            await fetcher.fetch(url)
        assert refused.value.reason is reason


@pytest.mark.parametrize("revision", LIBRARY.revisions, ids=lambda revision: f"{revision.since:%m-%d %H:%M}")
def test_a_changed_page_reads_as_its_revision(revision: Revision, read: Read) -> None:
    before = read(revision.article.url)
    after = read(revision.article.url, revision.since + timedelta(minutes=1))
    assert after.verdict is Verdict.ARTICLE
    assert (before.title, before.text) != (after.title, after.text)
    assert after.title == revision.article.title
    assert all(paragraph in after.text for paragraph in revision.article.paragraphs)


async def test_a_page_is_served_in_its_version_until_it_is_deleted() -> None:
    (gone,) = [article for article in LIBRARY.articles if article.gone]
    assert gone.gone is not None
    clock = SteppedClock(gone.gone - timedelta(minutes=1))
    fetcher = SampleFetcher(LIBRARY, clock)
    page = await fetcher.fetch(gone.url)
    assert page.etag is not None
    again = await fetcher.fetch(gone.url, etag=page.etag)
    assert (again.status, again.body) == (304, b"")
    clock.advance(60)
    with pytest.raises(FetchFailed):
        await fetcher.fetch(gone.url, etag=page.etag)
