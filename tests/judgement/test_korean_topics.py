"""The written Korean texts with their topics against the reader, and Korean texts about elsewhere."""

from __future__ import annotations

from collections import Counter

import pytest

from bot.model.analysis import Subject
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from bot.text.topics.lexicon import TopicWords, strong, topic_words, weak
from bot.text.topics.score import topic
from tests.judgement import korean_topics
from tests.judgement.share import LOOK, NUMBER

ABOUT = {LOOK: 24 / 24, NUMBER: 24 / 24}
SUBJECT = {LOOK: 21 / 24, NUMBER: 24 / 24}
ELSEWHERE = (
    "일본 도쿄의 한 회사가 새 로봇을 내놨다. 값은 30만 엔(약 280만 원)이다. 국내에 언제 들어올지는 정해지지 않았다.",
    "미국 상원이 예산안을 부결했다. 연방정부는 사흘째 문을 닫았다. 공화당과 민주당은 협상을 이어 간다.",
    "영국 국회는 새 이민법을 통과시켰다. 총리는 다음 달 법을 시행한다고 밝혔다.",
    "브라질 대법원은 전 대통령에게 징역 27년을 선고했다. 검찰은 항소하지 않기로 했다.",
    "태국 방콕에서 버스가 뒤집혀 20명이 숨졌다. 한국인 피해는 없는 것으로 알려졌다.",
    "이란 외무장관은 제재가 풀리면 핵 협상에 나서겠다고 말했다. 이스라엘은 반대했다.",
)


@pytest.mark.parametrize("half", [LOOK, NUMBER])
def test_korean_topics(half: str, tagger: Tagger, base: Knowledge) -> None:
    about, subject = korean_topics.measured((case for case in korean_topics.cases() if case.half == half), tagger, base)
    assert about.value >= ABOUT[half]
    assert subject.value >= SUBJECT[half]


@pytest.mark.parametrize("text", ELSEWHERE)
def test_a_korean_text_about_elsewhere_is_not_about_the_peninsula(text: str, tagger: Tagger, base: Knowledge) -> None:
    assert topic(None, text, find_entities(tagger.tag(text), base, None, "2025-11-27"), base).korea < 0.5


def test_the_cases_are_complete_and_in_halves() -> None:
    cases = korean_topics.cases()
    assert Counter(case.half for case in cases) == {LOOK: 24, NUMBER: 24}
    assert len({case.text for case in cases}) == len(cases)
    assert all(case.subject in set(Subject) for case in cases)


def test_a_word_between_stars_is_found_within_others() -> None:
    words = TopicWords({"economy": ["*금리*", "은행*"]})
    assert words.places("기준금리가 올랐다. 한국은행은 말이 없다.") == {"economy": {2}}


def test_a_word_inside_a_longer_one_of_another_meaning_is_not_found() -> None:
    words = TopicWords({"society": ["*역사*", "*사고*"], "others": ["*지역사회*", "*사고방식*"]})
    assert words.places("지역사회의 역사는 길고, 사고방식은 다르다. 사고가 났다.") == {"society": {6, 25}}


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("지역사회 봉사단이 김장을 나눴다.", Subject.HISTORY),
        ("대학은 양자컴퓨터 연구소를 열었다.", Subject.DIPLOMACY),
        ("아이들이 수영을 배우고 있다.", Subject.CULTURE),
        ("어른들의 사고방식이 바뀌었다.", Subject.ACCIDENT_DISASTER),
        ("마을은 농축산물 장터를 연다.", Subject.NUCLEAR),
        ("온실종합농장이 섰다.", Subject.ACCIDENT_DISASTER),
    ],
)
def test_everyday_words_are_of_no_subject(text: str, subject: Subject) -> None:
    found = topic_words().places(text)
    assert not {strong(subject), weak(subject)} & found.keys()
