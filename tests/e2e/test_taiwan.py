"""A server in Taiwan: members post articles in traditional and in simplified characters, and ask in their own."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.model.analysis import Analysis, Page
from bot.text.knowledge.base import Knowledge
from bot.text.pipeline import Reader
from bot.text.sources.outlets import SourceTable
from bot.text.tagger import Tagger
from tests.e2e.newsroom import Newsroom, words
from tests.fakes.reader import PlainReader
from tests.fakes.tables import table

TESTS_URL = "https://daoyu.example/news/1"
VISIT_URL = "https://hebao.example/news/2"


def page(language: str, title: str, published: str, *paragraphs: str) -> str:
    body = "".join(f"<p>{one}</p>" for one in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta property="article:published_time" content="{published}"></head>'
        f"<body><article><h1>{title}</h1>{body}</article></body></html>"
    )


TESTS = page(
    "zh-TW",
    "北韓公開鈾濃縮設施 金正恩親自視察",
    "2024-09-13T10:00:00+08:00",
    "北韓官媒朝中社13日報導，北韓領導人金正恩視察核武器研究所與生產武器級核物質的基地，這是北韓首次公開鈾濃縮設施。",
    "南韓統一部表示，強烈譴責北韓的這項舉動，北韓的核武威脅不會被容忍，國際社會也不會接受。",
    "南韓聯合參謀本部指出，北韓12日上午7時10分左右從平壤一帶朝日本海發射數枚短程彈道飛彈，飛行約360公里。",
)
VISIT = page(
    "zh-CN",
    "尹锡悦将访问捷克 商谈核电站合作",
    "2024-09-16T10:00:00+08:00",
    "韩国总统室16日表示，总统尹锡悦将从19日起对捷克进行为期四天的正式访问，与捷克总统举行首脑会谈。",
    "总统室说，双方将讨论核电站建设合作以及两国的战略伙伴关系，多家韩国企业的负责人也将随行访问。",
)


@pytest.fixture
async def taipei(room: Newsroom, tagger: Tagger, base: Knowledge, monkeypatch: pytest.MonkeyPatch) -> Newsroom:
    """The newsroom, where clients and server are Taiwanese and pages are read by the desk's own reader."""
    reader = Reader(tagger, base, SourceTable.load())

    async def analyze(self: PlainReader, page: Page) -> Analysis:
        return reader.analyze(replace(page, content_type="text/html"))

    monkeypatch.setattr(PlainReader, "analyze", analyze)
    room.speak("zh-TW", "zh-TW")
    room.network.pages |= {TESTS_URL: TESTS, VISIT_URL: VISIT}
    await room.save(TESTS_URL, VISIT_URL)
    return room


async def asked(room: Newsroom, command: str, **options: object) -> str:
    return words((await room.anna.slash(room.channel, command, **options)).response)


async def test_a_posted_link_is_answered_with_a_card_in_traditional_characters(taipei: Newsroom) -> None:
    card = await asked(taipei, "summary", article=TESTS_URL)
    assert "**北韓公開鈾濃縮設施 金正恩親自視察**" in card
    assert "**人物**（職務截至2024年9月13日）：金正恩（北韓領導人）" in card
    assert "南韓統一部" in card
    assert "朝鲜" not in card


async def test_an_article_in_simplified_characters_is_quoted_as_it_is_and_its_names_are_the_readers(
    taipei: Newsroom,
) -> None:
    card = await asked(taipei, "summary", article=VISIT_URL)
    assert "**尹锡悦将访问捷克 商谈核电站合作**" in card
    assert "**人物**（職務截至2024年9月16日）：尹錫悅（总统）" in card


@table(
    ("typed", "title"),
    [
        ("尹錫悅", "尹锡悦将访问捷克"),
        ("捷克", "尹锡悦将访问捷克"),
        ("名稱:尹錫悅", "尹锡悦将访问捷克"),
        ("話題:核武器研究所", "北韓公開鈾濃縮設施"),
        ("语言:中文 金正恩", "北韓公開鈾濃縮設施"),
        ("統一部", "北韓公開鈾濃縮設施"),
        ("统一部", "北韓公開鈾濃縮設施"),
    ],
)
async def test_names_are_found_in_either_script(taipei: Newsroom, typed: str, title: str) -> None:
    assert title in await asked(taipei, "search", query=typed)


async def test_a_person_is_looked_up_and_offered_in_traditional_characters(taipei: Newsroom) -> None:
    assert (await asked(taipei, "entity", name="金正恩")).startswith("**金正恩** · Kim Jong Un")
    assert (await asked(taipei, "entity", name="尹锡悦")).startswith("**尹錫悅** · Yoon Suk Yeol")
    for typed in ("尹錫", "尹锡"):
        offered = await taipei.anna.autocomplete(taipei.channel, "entity", "name", typed)
        assert offered[0]["name"].startswith("尹錫悅 · "), typed


async def test_the_latest_news_are_headed_as_in_taiwan(taipei: Newsroom) -> None:
    assert (await asked(taipei, "latest", since="上週")).startswith("## 朝鮮半島最新消息")
    assert (await asked(taipei, "latest", topic="北韓", since="30天前")).startswith("## 北韓最新消息")


async def test_a_direct_message_in_traditional_characters_is_answered_in_them(room: Newsroom) -> None:
    await room.anna.send_dm("你好，請問有什麼新聞？")
    (told,) = (words(one) for one in room.messages(room.anna.user.dm_channel))
    assert "連結" in told
