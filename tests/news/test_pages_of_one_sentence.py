"""A Japanese or Chinese page without an end of a sentence, as a list or a table: nothing is read from it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.model.analysis import Span
from bot.news.ahead.reading import ahead_reports
from bot.news.appearances.reading import NamingArticle, appearances
from bot.news.launches.reports import LaunchArticle, launch_reports
from bot.news.named_days import named_days
from tests.judgement.ahead import article_of

PUBLISHED = date(2024, 11, 20)
CLAUSES = {
    "ja": "金正恩総書記は19日に工場を訪れ、軍は弾道ミサイル2発を発射し、25日に会談を開く予定で、",
    "zh": "金正恩19日视察工厂，朝鲜19日发射2枚弹道导弹，双方将于25日举行会谈，",
}


@pytest.mark.parametrize("language", CLAUSES)
@pytest.mark.parametrize(("times", "is_read"), [(2, True), (60, False)])
def test_a_sentence_longer_than_any_of_a_report_is_not_read(language: str, times: int, *, is_read: bool) -> None:
    text = CLAUSES[language] * times
    whole = [Span(0, len(text))]
    names = [Span(0, 3)]
    found = (
        ahead_reports(article_of(text, PUBLISHED)),
        launch_reports(LaunchArticle(text, whole, PUBLISHED, is_north=True)),
        appearances(NamingArticle(text, whole, PUBLISHED), names),
        named_days(text, PUBLISHED),
    )
    assert [bool(one) for one in found] == [is_read] * 4
