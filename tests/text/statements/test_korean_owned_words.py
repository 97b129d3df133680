"""Words that a Korean sentence only mentions: "“…”는 의원의 지적에 시장은 웃었다"."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.text.statements.test_korean_speakers_in_news import said


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        # a noun for words, and its owner behind
        (
            "“시장은 사과하라”는 도한별 의원의 요구에 시청은 “정치 공세”라고 일축했다.",
            [("시장은 사과하라", "도한별"), ("정치 공세", "시청")],
        ),
        ("“언제 고치느냐”는 도한별 의원의 질의에 시장은 즉답을 피했다.", [("언제 고치느냐", "도한별")]),
        ("재판부는 “모르고 한 일”이라는 변호인의 주장을 배척했다.", [("모르고 한 일", "변호인")]),
        ("“안전에 문제가 없다”는 시공사 측의 설명과 달리 벽에 금이 갔다.", [("안전에 문제가 없다", "시공사 측")]),
        ("“밥은 먹었니”라는 어머니의 말이 귓가에 맴돈다고 박 씨는 말했다.", [("밥은 먹었니", "어머니")]),
        # the owner in front
        ("도한별 대표의 “법대로 하겠다”는 발언을 두고 야당은 반발했다.", [("법대로 하겠다", "도한별")]),
        ("시청의 “문제 없다”는 설명은 사실이 아니었다.", [("문제 없다", "시청")]),
        # who told of by the words
        ("“길을 넓히겠다”던 도한별 시장은 말을 바꿨다.", [("길을 넓히겠다", "도한별")]),
        ("“길이 안전하다”던 시의 설명과 달리 다리가 무너졌다.", [("길이 안전하다", "시")]),
        ("송가온 대표는 “탈당은 없다”고 말한 도한별 의원을 제명했다.", [("탈당은 없다", "도한별")]),
        ("“나도 당했다”고 밝힌 배우 도한별에게 응원이 쏟아졌다.", [("나도 당했다", "도한별")]),
    ],
)
def test_mentioned_words_are_their_owners(
    tagger: Tagger, base: Knowledge, text: str, statements: list[tuple[str, str]]
) -> None:
    assert said(text, tagger, base) == statements


@pytest.mark.parametrize(
    "text",
    [
        "“함께 살자”는 국민의 요구에 답해야 한다.",
        "노조는 “곧 만나자”는 시장의 답변을 기대했다.",
        "“철수하라”는 시장의 지시는 없었다.",
        "“합의가 이뤄졌다”는 시장의 발언은 나오지 않았다.",
        "“왜 늦었느냐”는 취재진의 질문에 김 씨는 고개를 숙였다.",
        "“산업을 살리겠다”던 공약은 사라졌다.",
        "“곧 끝난다”던 전쟁은 4년째다.",
        "국무회의 “늦었다”는 지적에 아무도 답하지 않았다.",  # 회의 is no owner 회
        "“다시 만나자”는 노래의 가사에 관객들은 눈물을 흘렸다.",
    ],
)
def test_words_of_nobody_or_not_said_have_no_speaker(tagger: Tagger, base: Knowledge, text: str) -> None:
    assert said(text, tagger, base) == []


def test_the_sentence_goes_on_with_its_own_subject(tagger: Tagger, base: Knowledge) -> None:
    text = "송가온 시장은 “예산을 깎지 않겠다”는 도지사의 약속을 전했다. 이어 “다행스러운 일”이라고 말했다."
    assert said(text, tagger, base) == [("예산을 깎지 않겠다", "도지사"), ("다행스러운 일", "송가온")]


def test_mentioned_words_stay_in_what_is_said_of_them(tagger: Tagger, base: Knowledge) -> None:
    text = "김 씨는 “이혼하자”는 말을 남편에게서 들었다고 했다."
    assert said(text, tagger, base) == [("“이혼하자”는 말을 남편에게서 들었다", "김 씨")]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("시장은 다리가 낡았다고, 노조는 예산이 없다고 말했다.", [("다리가 낡았다", "시장"), ("예산이 없다", "노조")]),
        (
            "도한별 의원은 합의가 끝났다고, 송가온 의원은 논의조차 없었다고 했다.",
            [("합의가 끝났다", "도한별"), ("논의조차 없었다", "송가온")],
        ),
        ("시장은 예산은 없다고, 인력은 부족하다고 말했다.", [("예산은 없다", "시장"), ("인력은 부족하다", "시장")]),
        ("정부는 물가가 안정됐다고, 성장률도 나아졌다고 강조했다.", [("물가가 안정됐다고, 성장률도 나아졌다", "정부")]),
        ("그는 회사가 어렵다고, 사장은 책임을 피한다고 비판했다.", [("회사가 어렵다고, 사장은 책임을 피한다", None)]),
    ],
)
def test_two_sides_before_one_verb_have_their_own_words(
    tagger: Tagger, base: Knowledge, text: str, statements: list[tuple[str, str | None]]
) -> None:
    assert said(text, tagger, base) == statements
