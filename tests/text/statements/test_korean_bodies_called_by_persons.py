"""Bodies that Korean news calls by a person's name speak for themselves, and the person has not said it."""

from __future__ import annotations

import pytest

from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.statements.find import find_quotes
from bot.text.tagger import Tagger


@pytest.mark.parametrize(
    "speaker",
    [
        "김건희 특검팀",
        "김건희 특검",
        "윤석열 정부",
        "이재명 캠프",
        "한동훈 지도부",
        "명태균 게이트 특위",
        "추경호 의원실",
        "윤석열 대통령 변호인단",
        "김하늬 한빛대 교수 연구팀",
    ],
)
def test_a_body_called_by_a_person_speaks_for_itself(tagger: Tagger, base: Knowledge, speaker: str) -> None:
    text = f"{speaker}은 “사실이 아니다”라고 밝혔다."
    tagged = tagger.tag(text)
    found = find_quotes(tagged, find_entities(tagged, base, None, "2026-12-02"))
    assert [(quote.speaker, quote.speaker_id) for quote in found] == [(speaker, None)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("민중기 특검은 “사실이 아니다”라고 밝혔다.", "민중기"),
        ("방시온 특검은 “사실이 아니다”라고 밝혔다.", "방시온"),
        ("박종훈 대위는 “사실이 아니다”라고 밝혔다.", "박종훈"),
        ("김하늬 한빛대 교수는 “사실이 아니다”라고 밝혔다.", "김하늬"),
    ],
)
def test_a_title_that_ends_like_a_body_is_the_persons(tagger: Tagger, base: Knowledge, text: str, speaker: str) -> None:
    tagged = tagger.tag(text)
    (quote,) = find_quotes(tagged, find_entities(tagged, base, None, "2026-12-02"))
    assert quote.speaker_span is not None
    assert text[quote.speaker_span.start : quote.speaker_span.end] == speaker


def test_an_inquiry_into_a_politician_is_not_the_politicians_office(tagger: Tagger, base: Knowledge) -> None:
    text = "김건희 특검은 오정희를 불렀다. 민중기 특검이 맡는다."
    found = find_entities(tagger.tag(text), base, None, "2026-12-02")
    roles = {one.name: one.role and one.role.text for one in found}
    assert roles["Kim Keon-hee"] is None
    assert roles["Min Joong-ki"] == "특검"
