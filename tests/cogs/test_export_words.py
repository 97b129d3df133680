"""The words of exports in the language of whoever asked for them."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from bot.catalogue import catalogue, using
from bot.model.analysis import Outlet, QuoteKind
from bot.model.answers import Linked
from bot.model.deliveries import Notice, NoticeKind
from bot.model.exports.articles import ExportedStatement, ExportHead, ExportSource
from bot.model.jobs import Shelf
from bot.policy.search.grammar import Today, parse
from cogs._cards.evidence.exports import too_large_note
from cogs._cards.notices import notice_sentence
from cogs._layout.export_words import digest_feed_words, export_words
from tests.cogs.card_answers import ref, shown, story

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


@pytest.mark.parametrize("language", ["en", "ko", "ja", "zh-CN", "zh-TW"])
def test_a_search_that_is_too_large_is_narrowed_in_words_that_a_search_has(language: str) -> None:
    with using(catalogue(language)):
        told = shown(too_large_note(HEAD, 2**20, 1, Shelf.of_guild(1)))
    advised = told.splitlines()[1].split("`")[1]
    today = Today(date(2024, 12, 1), "UTC")
    assert parse(advised, today) == parse("after:2024-10 before:2024-11", today)


@pytest.mark.parametrize(
    ("source", "lines"), [(ExportSource.SHELF, 3), (ExportSource.ENTITY, 3), (ExportSource.STORY, 2)]
)
def test_only_commands_with_days_are_said_to_have_them(source: ExportSource, lines: int) -> None:
    told = shown(too_large_note(replace(HEAD, source=source), 2**20, 1, Shelf.of_guild(1)))
    assert ("`since`" in told, len(told.splitlines())) == (lines == 3, lines)
