"""The words of exports in the language of whoever asked for them."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from bot.catalogue import catalogue, using
from bot.model.analysis import Outlet, QuoteKind
from bot.model.answers import Linked
from bot.model.deliveries import Notice, NoticeKind
from bot.model.exports.articles import ExportedStatement, ExportHead, ExportSource
from cogs._cards.notices import notice_sentence
from cogs._layout.export_words import digest_feed_words, export_words
from tests.cogs.card_answers import ref, story

HEAD = ExportHead(ExportSource.SEARCH, "missile", 2, datetime(2024, 9, 16, 8, tzinfo=UTC))


@pytest.mark.parametrize(
    ("language", "line", "outlets"),
    [
        ("en", "Names: 김정은, 북한", "Yonhap News Agency, Han River Post"),
        ("ko", "이름: 김정은, 북한", "연합뉴스, Han River Post"),
        ("ja", "名前: 김정은、북한", "聯合ニュース、Han River Post"),
        ("zh-CN", "名称：김정은、북한", "韩联社、Han River Post"),
    ],
)
def test_lists_of_an_export_are_written_as_the_language_writes_them(language: str, line: str, outlets: str) -> None:
    yonhap, post = Outlet("Yonhap News Agency", "yna.co.kr"), Outlet("Han River Post", "hanriverpost.example")
    told = replace(story(), outlets=(yonhap, post, post))
    with using(catalogue(language)):
        assert export_words(HEAD).named(["김정은", "북한"]) == line
        assert digest_feed_words([]).outlets(told) == outlets


@pytest.mark.parametrize(("cue", "line"), [("describing", "North Korea · describing"), (None, "North Korea")])
def test_a_statement_is_introduced_as_on_a_card(cue: str | None, line: str) -> None:
    said = Linked("it as one of two core weapons", ref(), 0, 29, None)
    one = ExportedStatement(said, QuoteKind.INDIRECT, cue, "North Korea", "north_korea", None)
    assert export_words(HEAD).said_by(one) == line


def test_a_notice_on_several_channels_lists_them_as_the_language_does() -> None:
    notice = Notice(1, NoticeKind.RESUMED, (5, 6))
    with using(catalogue("ja")):
        assert "<#5>、<#6>" in notice_sentence(notice)
