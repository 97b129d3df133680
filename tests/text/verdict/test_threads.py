"""Threads of forums, and questions and answers of newspapers, which may state the same types."""

from __future__ import annotations

import json
from typing import Any

import pytest

from bot.model.analysis import Page, Verdict
from bot.text.extract import read_document
from bot.text.sources.outlets import SourceTable

_QUESTION = {"@type": "Question", "name": "When does it sail?", "author": {"@type": "Person", "name": "ferryfan77"}}
_ANSWERS: dict[str, Any] = {"@type": "QAPage", "mainEntity": _QUESTION}
_THREAD: dict[str, Any] = {"@type": "DiscussionForumPosting", "headline": "The new ferry"}
_PRESS = {"@type": "NewsMediaOrganization", "name": "Island Daily"}
_PAGE = """<html><head><title>Questions on the new ferry</title>
<script type="application/ld+json">{data}</script></head><body><article><h1>Questions on the new ferry</h1>{by}
<p>The ministry of oceans said on Monday that a new ferry would sail to Ulleung from June, and would carry cars.</p>
<h2>When does it sail?</h2><p>It leaves Pohang at seven in the morning, the ministry said.
Park Seo-yun, a spokeswoman, told reporters that tickets would cost 68,000 won.</p>
<h2>Who paid for it?</h2><p>The county paid half of the 55 billion won, according to a statement on Friday.</p>
</article></body></html>"""


@pytest.mark.parametrize(
    ("data", "by", "verdict"),
    [
        (_ANSWERS, "", Verdict.NOT_ARTICLE),
        (_THREAD, "<p>ferryfan77 wrote:</p>", Verdict.NOT_ARTICLE),
        (_ANSWERS, '<p class="byline">By Yun Ara</p>', Verdict.ARTICLE),
        ([_THREAD, _PRESS], "", Verdict.ARTICLE),  # its comments
    ],
)
def test_a_page_that_nobody_answers_for_is_a_thread(data: object, by: str, verdict: Verdict) -> None:
    page = _PAGE.format(data=json.dumps(data), by=by).encode()
    document = read_document(Page("https://paper.example/a/4127", page, "text/html", "utf-8"), SourceTable.load())
    assert document.verdict is verdict


@pytest.mark.parametrize(
    ("url", "data", "verdict"),
    [
        ("https://www.hani.co.kr/arti/4127.html", _ANSWERS, Verdict.ARTICLE),
        ("https://www.hani.co.kr/arti/4127.html", _THREAD, Verdict.NOT_ARTICLE),
        ("https://www.mofa.go.kr/faq/4127", _ANSWERS, Verdict.NOT_ARTICLE),
    ],
)
def test_a_known_newspaper_answers_for_questions_and_answers_on_its_site(
    url: str, data: object, verdict: Verdict
) -> None:
    page = _PAGE.format(data=json.dumps(data), by="").encode()
    assert read_document(Page(url, page, "text/html", "utf-8"), SourceTable.load()).verdict is verdict
