"""Pages that say, with status 200, that an article is gone, while their data still have its date and type."""

from __future__ import annotations

import pytest

from bot.model.analysis import Page, Verdict
from bot.text.extract import read_document
from bot.text.sources.outlets import SourceTable

_PAGE = """<html><head><title>{title}</title><meta property="og:type" content="article">
<meta property="article:published_time" content="2026-02-14T08:00:00+09:00"></head>
<body><main><article><h1>{title}</h1>{text}</article></main></body></html>"""


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Page not found", "Sorry, we could not find the page. It may have been moved or deleted. Try our home page."),
        (
            "404 Not Found",
            "Sorry, that page could not be found. It may have been moved, renamed or deleted. Go to our home page.",
        ),
        (
            "ページが見つかりません",
            "お探しのページは移動または削除された可能性があります。トップページに戻ってください。",
        ),
        (
            "記事は削除されました｜みなと日報",
            "この記事は掲載期間が終了しました。ほかの記事はトップページからご覧いただけます。",
        ),
        ("お探しの記事は公開を終了しました", "配信の期限が過ぎたため、表示できません。トップページに戻る。"),
        ("文章已删除", "该文章已被删除，无法查看。返回首页。"),
        ("您访问的页面不存在 - 海港晚报", "抱歉，页面可能已被移动或删除，请返回首页查看其他内容。"),
        (
            "Article removed",
            "This article is no longer available. It has been taken down. Read more stories on our home page.",
        ),
    ],
)
def test_what_says_that_an_article_is_gone_is_none(title: str, text: str) -> None:
    assert _verdict(title, text) is Verdict.ERROR_PAGE


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Page not found: no tickets to Ulleung for a week",
            "The island's ferry office said on Monday that the page for tickets would return in March.",
        ),
        (
            "ページが見つかりません、県のサイトで障害",
            "県は十四日、公式サイトの一部が表示できない障害が起きたと発表した。担当課の山本課長が説明した。",
        ),
        ("文章已删除引发争议", "记者协会十四日发表声明，批评报社删除文章。会长王明说此举损害公信力。"),
    ],
)
def test_a_report_under_such_a_title_is_an_article(title: str, text: str) -> None:
    assert _verdict(title, text) is Verdict.ARTICLE


def _verdict(title: str, text: str) -> Verdict:
    page = _PAGE.format(title=title, text=f"<p>{text}</p>").encode()
    return read_document(Page("https://paper.example/a/4127", page, "text/html", "utf-8"), SourceTable.load()).verdict
