"""The link table: what becomes of two links to one page, or to pages that only claim to be one. The links are posted,
the pages come over real HTTP from a site on the loopback and are read as any page is.

One article: the second link leads to the first's. One story: two articles of one story and one origin. Two reports: one
story, two origins. Apart: two stories.
"""

from __future__ import annotations

import socket
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from enum import Enum, auto
from pathlib import Path
from typing import Any

import pytest

from bot.clock import SystemClock
from bot.fetch.client import HttpFetcher, Limits
from bot.fetch.guard import Guard, networks
from bot.model.jobs import Post, Shelf, Submission
from bot.services.ingest.service import IngestService
from bot.storage.engine.database import Database
from bot.text.knowledge.base import Knowledge
from tests.fakes.clock import SteppedClock
from tests.fakes.reading import SampleReader
from tests.fakes.sql import fetch_rows
from tests.fetch.site import Answer, Site, redirect, response

ANNA = Shelf.of_guild(1)
FERRY = (
    "The ferry between Donghae and Sokcho ran again on Monday after eleven days in port, the harbour office said. "
    "A storm had torn a plate from its hull in the first week of March, and divers needed calm water to weld it.",
    "Some 240 passengers waited at the pier before sunrise, among them students on their way back to their colleges. "
    "The captain, Han Seo-jun, thanked the welders by name over the loudspeaker and sounded the horn three times.",
    "The operator will refund the tickets of those who could not sail and wants to buy a second ship by autumn. "
    "The province is asked to bear a third of its price, about four billion won, and will decide in May.",
)
FERRY_LATER = (
    "Crews at Donghae pumped the last water out of a cargo hold on Tuesday while inspectors counted damaged crates. "
    "Insurance papers for the lost fruit run to ninety pages, said Moon Ga-eul, who keeps the books of the market.",
    "Nobody at the fish auction expected the crates to float as far as Yangyang, where children brought them ashore. "
    "The mayor there sent them home with rice cakes and a letter of thanks to every school along the coast.",
)
ORCHARD = (
    "Frost took a third of the pear blossom around Naju in one night, growers said, and the rest stands late. "
    "Smoke from straw fires hung over the orchards until noon on Thursday, with schools keeping their windows shut.",
    "The county promised seedlings and a loan without interest, which the growers' union called a beginning. "
    "Its head, Ryu Chan-mi, reckons that prices will rise by a fifth before the autumn holidays and then settle.",
)
KOREAN = (
    "동해와 속초를 잇는 여객선이 열하루 만인 월요일 운항을 다시 시작했다고 항만 사무소가 밝혔다. "
    "3월 첫째 주 폭풍으로 선체 철판이 떨어져 나갔고 잠수사들은 물결이 잔잔해지기를 기다려 용접을 마쳤다.",
    "해가 뜨기 전부터 승객 240여 명이 부두에서 기다렸으며 학교로 돌아가는 학생들도 있었다. "
    "한서준 선장은 방송으로 용접공들의 이름을 부르며 감사를 전하고 뱃고동을 세 번 울렸다.",
    "운항사는 배를 타지 못한 승객의 표값을 돌려주고 가을까지 두 번째 배를 사들이려 한다. "
    "도는 값의 3분의 1인 약 40억 원을 맡아 달라는 요청을 받았으며 5월에 결정한다.",
)


class Are(Enum):
    ONE_ARTICLE = auto()
    ONE_STORY = auto()
    TWO_REPORTS = auto()
    APART = auto()


@dataclass(frozen=True)
class Row:
    """Two links posted one after the other, what the web answers (by host and path), what they are expected to be."""

    name: str
    first: str
    second: str
    are: Are
    web: dict[str, Answer] = field(default_factory=dict)


def page(
    paragraphs: tuple[str, ...],
    title: str,
    *,
    canonical: str | None = None,
    og: str | None = None,
    links: str = "",
    language: str = "en",
) -> bytes:
    head = f"<title>{title}</title><meta property='og:type' content='article'>"
    head += "<meta property='article:published_time' content='2024-03-18T08:00:00+09:00'>"
    head += f"<link rel='canonical' href='{canonical}'>" if canonical else ""
    head += f"<meta property='og:url' content='{og}'>" if og else ""
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    body = f"<article><h1>{title}</h1>{text}</article>"
    return response(f"<html lang='{language}'><head>{head}{links}</head><body>{body}</body></html>".encode())


def ferry(**kwargs: Any) -> bytes:
    return page(FERRY, "Ferry to Sokcho sails again", **kwargs)


def korean(**kwargs: Any) -> bytes:
    return page(KOREAN, "속초 여객선 다시 뜬다", language="ko", **kwargs)


def orchard(**kwargs: Any) -> bytes:
    return page(ORCHARD, "Frost takes the pear blossom of Naju", **kwargs)


def refresh(address: str) -> bytes:
    meta = f"<meta http-equiv='refresh' content='0; url={address}'>"
    return response(f"<html><head>{meta}<title>One moment</title></head><body></body></html>".encode())


def hreflang(**addresses: str) -> str:
    return "".join(f"<link rel='alternate' hreflang='{language}' href='{url}'>" for language, url in addresses.items())


NEWS = "http://news.example/2024/ferry-sails"
ONLY: dict[str, Answer] = {"news.example/2024/ferry-sails": ferry()}
ONE, STORY, REPORTS, APART = Are
KO, EN = "http://news.example/ko/2024/77", "http://news.example/en/2024/77"
SESSIONS = ("", ";jsessionid=1", ";jsessionid=2")
BOTH = hreflang(ko=KO, en=EN)

TABLE = [
    Row("the same link", NEWS, NEWS, ONE, ONLY),
    Row("tracking parameters", NEWS, f"{NEWS}?utm_source=x&utm_medium=social&fbclid=abc", ONE, ONLY),
    Row("tracking parameters first", f"{NEWS}?gclid=1", NEWS, ONE, ONLY),
    Row("https for http", NEWS, NEWS.replace("http:", "https:"), ONE, ONLY),
    Row("capitals in the host", NEWS, "HTTP://NEWS.Example/2024/ferry-sails", ONE, ONLY),
    Row("www", NEWS, "http://www.news.example/2024/ferry-sails", ONE, ONLY),
    Row("a slash at the end", NEWS, f"{NEWS}/", ONE, ONLY),
    Row("a fragment", NEWS, f"{NEWS}#comments", ONE, ONLY),
    Row("the default port", NEWS, "http://news.example:80/2024/ferry-sails", ONE, ONLY),
    Row("escapes for letters", NEWS, "http://news.example/2024/%66erry-sails", ONE, ONLY),
    Row("the mobile host", NEWS, "http://m.news.example/2024/ferry-sails", ONE, ONLY),
    Row("the AMP form by path", NEWS, f"{NEWS}/amp", ONE, ONLY),
    Row("the AMP form by parameter", NEWS, f"{NEWS}?outputType=amp", ONE, ONLY),
    Row("an AMP cache", NEWS, "https://news-example.cdn.ampproject.org/c/news.example/2024/ferry-sails", ONE, ONLY),
    Row("a forwarding wrapper",
        NEWS, "https://www.google.com/url?q=http%3A%2F%2Fnews.example%2F2024%2Fferry-sails", ONE,
        ONLY),
    Row("a session in the query", NEWS, f"{NEWS}?PHPSESSID=0a1b2c", ONE, ONLY),
    Row("a host in Hangul and in punycode", "http://뉴스.example/1", "http://xn--vg1b002a.example/1", ONE,
        {"xn--vg1b002a.example/1": ferry()}),
    Row("a session in the path, and a canonical link",
        "http://news.example/a;jsessionid=1", "http://news.example/a;jsessionid=2",
        ONE, {f"news.example/a{n}": ferry(canonical="http://news.example/a") for n in SESSIONS}),
    Row("a session in the path, and a canonical link that leads nowhere",
        "http://news.example/a;jsessionid=1", "http://news.example/a;jsessionid=2",
        ONE, {f"news.example/a{n}": ferry(canonical="http://news.example/a") for n in SESSIONS[1:]}),
    Row("an AMP page that names its canonical one", "http://news.example/amp-stories/9", NEWS, ONE,
        ONLY | {"news.example/amp-stories/9": ferry(canonical=NEWS)}),
    Row("the canonical page before its AMP page", NEWS, "http://news.example/amp-stories/9", ONE,
        ONLY | {"news.example/amp-stories/9": ferry(canonical=NEWS)}),
    Row("a print view with a canonical link", NEWS, "http://news.example/print.php?id=9", ONE,
        ONLY | {"news.example/print.php?id=9": ferry(canonical=NEWS)}),
    Row("a print view without one", NEWS, "http://news.example/print.php?id=9", STORY,
        ONLY | {"news.example/print.php?id=9": ferry()}),
    Row("og:url in place of a canonical link", NEWS, "http://news.example/view?no=9", ONE,
        ONLY | {"news.example/view?no=9": ferry(og=NEWS)}),
    Row("a relative canonical link", NEWS, "http://news.example/view?no=9", ONE,
        ONLY | {"news.example/view?no=9": ferry(canonical="/2024/ferry-sails")}),
    Row("a canonical link of a host below", NEWS, "http://live.news.example/9", ONE,
        ONLY | {"live.news.example/9": ferry(canonical=NEWS)}),
    Row("a shortener", "http://sho.example/x1", NEWS, ONE, ONLY | {"sho.example/x1": redirect(NEWS, "301 Moved")}),
    Row("a shortener afterwards", NEWS, "http://sho.example/x1", ONE, ONLY | {"sho.example/x1": redirect(NEWS)}),
    Row("two shorteners in a row", NEWS, "http://sho.example/x1", ONE,
        ONLY | {"sho.example/x1": redirect("http://t.example/y"), "t.example/y": redirect(NEWS, "307 Temporary")}),
    Row("a shortener that forwards by a page", NEWS, "http://sho.example/x1", ONE,
        ONLY | {"sho.example/x1": refresh(NEWS)}),
    Row("a moved article",
        NEWS, "http://news.example/old/9", ONE, ONLY | {"news.example/old/9": redirect("/2024/ferry-sails")}),
    Row("a page that loads itself anew every five minutes", NEWS, "http://news.example/live/9", STORY,
        ONLY | {"news.example/live/9": ferry(links="<meta http-equiv='refresh' content='300'>")}),
    Row("two languages that name each other", EN, KO, STORY,
        {"news.example/en/2024/77": ferry(links=BOTH), "news.example/ko/2024/77": korean(links=BOTH)}),
    Row("two languages on hosts of their own", "http://en.news.example/77", "http://ko.news.example/77", STORY,
        {"en.news.example/77": ferry(), "ko.news.example/77": korean(links=hreflang(en="http://en.news.example/77"))}),
    Row("two languages that do not know of each other", EN, KO, REPORTS,
        {"news.example/en/2024/77": ferry(), "news.example/ko/2024/77": korean()}),
    Row("another site that claims to be a translation", EN, "http://other.example/ko/5", APART,
        {"news.example/en/2024/77": ferry(), "other.example/ko/5": orchard(links=hreflang(en=EN))}),
    Row("a language link to the front page", "http://news.example/en/", KO, APART,
        {"news.example/en/": orchard(), "news.example/ko/2024/77": korean(links=hreflang(en="http://news.example/"))}),
    Row("a syndicated copy", NEWS, "http://portal.example/syndicated/551", STORY,
        ONLY | {"portal.example/syndicated/551": ferry()}),
    Row("a syndicated copy that names its origin canonical", NEWS, "http://portal.example/syndicated/551", STORY,
        ONLY | {"portal.example/syndicated/551": ferry(canonical=NEWS)}),
    Row("another text that names a stranger's page canonical", NEWS, "http://evil.example/x", APART,
        ONLY | {"evil.example/x": orchard(canonical=NEWS)}),
    Row("a stranger who claims a page before it comes", "http://evil.example/x", NEWS, APART,
        ONLY | {"evil.example/x": orchard(canonical=NEWS)}),
    Row("a site that calls its front page canonical everywhere", NEWS, "http://news.example/2024/pears", APART,
        {"news.example/2024/ferry-sails": ferry(canonical="http://news.example/"),
         "news.example/2024/pears": orchard(canonical="http://news.example/")}),
    Row("a site that calls one article canonical everywhere", NEWS, "http://news.example/2024/pears", APART,
        {"news.example/2024/ferry-sails": ferry(canonical=NEWS), "news.example/2024/pears": orchard(canonical=NEWS)}),
    Row("another article told apart by the query alone",
        "http://news.example/view?no=9", "http://news.example/view?no=10", APART,
        {"news.example/view?no=9": ferry(), "news.example/view?no=10": orchard()}),
    Row("capitals in the path", "http://news.example/a/Ab", "http://news.example/a/aB", APART,
        {"news.example/a/Ab": ferry(), "news.example/a/aB": orchard()}),
    Row("the second page of an article", NEWS, f"{NEWS}?page=2", APART,
        ONLY | {"news.example/2024/ferry-sails?page=2": page(FERRY_LATER, "Fruit on the beach", canonical=NEWS)}),
    Row("a part of the site that claims a page before it comes", "http://evil.news.example/x", NEWS, APART,
        ONLY | {"evil.news.example/x": orchard(canonical=NEWS)}),
    Row("a member's page that claims another member's", "http://hosts.example/~mal/1", "http://hosts.example/~good/1",
        APART, {"hosts.example/~mal/1": orchard(canonical="http://hosts.example/~good/1"),
                "hosts.example/~good/1": ferry()}),
    Row("two blogs of one host", "http://anna.blog.example/1", "http://boris.blog.example/1", APART,
        {"anna.blog.example/1": ferry(), "boris.blog.example/1": orchard(canonical="http://anna.blog.example/1")}),
    Row("an archive's copy",
        NEWS, "http://web.archive.org/web/20240318120000/http://news.example/2024/ferry-sails", ONE,
        ONLY | {"web.archive.org/web/20240318120000/http://news.example/2024/ferry-sails": ferry()}),
    Row("an archive's copy before the page",
        "http://web.archive.org/web/2024/http://news.example/2024/ferry-sails", NEWS, STORY,
        ONLY | {"web.archive.org/web/2024/http://news.example/2024/ferry-sails": ferry()}),
    Row("an archive's copy of what the page said once",
        NEWS, "http://archive.ph/2020/http://news.example/2024/ferry-sails", APART,
        ONLY | {"archive.ph/2020/http://news.example/2024/ferry-sails": orchard()}),
    Row("an archive's copy with a short address, which names the page", NEWS, "http://archive.ph/Ab3dE", ONE,
        ONLY | {"archive.ph/Ab3dE": ferry(canonical=f"http://archive.ph/2024.03.18-120000/{NEWS}")}),
    Row("an archive's copy with a short address of what the page said once", NEWS, "http://archive.ph/Ab3dE", APART,
        ONLY | {"archive.ph/Ab3dE": orchard(canonical=f"http://archive.ph/2024.03.18-120000/{NEWS}")}),
]  # fmt: skip


@pytest.fixture
async def site(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Site]:
    """A site that answers for every host."""
    async with Site().serving() as site:

        def look_up(host: str, port: int, *_: object, **__: object) -> list[tuple[Any, ...]]:
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", site.port))]

        monkeypatch.setattr("socket.getaddrinfo", look_up)
        yield site


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
async def test_two_links(
    row: Row, site: Site, tmp_path: Path, knowledge: Knowledge, sample_reader: SampleReader
) -> None:
    site.answers.update(row.web)
    guard = Guard(networks=networks("127.0.0.1/32"))
    async with (
        Database.open(tmp_path / "desk.sqlite3") as database,
        HttpFetcher(SystemClock(), guard, Limits(seconds=5), gap=0) as fetcher,
    ):
        ingest = IngestService(database, SteppedClock(), fetcher, sample_reader, knowledge, jitter=lambda: 0.0)
        first, second = [await _saved(ingest, url) for url in (row.first, row.second)]
        stories, origins = await _placed(database)
    told = (first == second, stories[first] == stories[second], origins[first] == origins[second])
    expected = {
        Are.ONE_ARTICLE: (True, True, True),
        Are.ONE_STORY: (False, True, True),
        Are.TWO_REPORTS: (False, True, False),
        Are.APART: (False, False, False),
    }
    assert told == expected[row.are]


def test_the_table_is_long() -> None:
    assert len({row.name for row in TABLE}) == len(TABLE) > 45


async def _saved(ingest: IngestService, url: str) -> int:
    """Post a link and work until it is read; the article's number."""
    submitted = await ingest.submit(Submission(ANNA, Post(), url=url))
    while await ingest.step():
        pass
    if submitted.article_id is not None:
        return submitted.article_id
    assert submitted.job_id is not None
    outcome = await ingest.wait(submitted.job_id, 0)
    assert outcome is not None
    assert outcome.article_id is not None, outcome
    return outcome.article_id


async def _placed(database: Database) -> tuple[dict[int, int], dict[int, int]]:
    """Article -> its story, and article -> the first of those that carry its text."""
    rows = await database.read(fetch_rows, "SELECT article_id, story_id, family FROM story_articles")
    return {row[0]: row[1] for row in rows}, {row[0]: row[2] or row[0] for row in rows}
