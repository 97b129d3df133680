"""Who can speak in Korean news, and where what they say is said: trades, bodies, reports, meetings, pages."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.text.statements.test_korean_speakers_in_news import said

_NOUNS = (
    *(
        "세무사는",
        "요양보호사는",
        "번역가는",
        "주치의는",
        "농장주는",
        "해녀는",
        "형사는",
        "인턴은",
        "지인은",
        "며느리는",
    ),
    *(
        "어르신은",
        "관중은",
        "동포는",
        "사절단은",
        "비서실은",
        "상인회는",
        "약사회는",
        "체육회는",
        "어린이집은",
        "세관은",
    ),
    *("기상대는", "의료계는", "정치권은", "사측은", "전문가단은", "보험사는"),
)


@pytest.mark.parametrize("topic", _NOUNS)
def test_people_of_every_trade_and_body_speak(tagger: Tagger, base: Knowledge, topic: str) -> None:
    text = f"{topic} 이번 달 들어 다리가 두 번 무너졌다고 말했다."
    assert said(text, tagger, base) == [("이번 달 들어 다리가 두 번 무너졌다", topic[:-1])]


@pytest.mark.parametrize("topic", ["보고서는", "여권은", "주장은", "은사는", "형은", "심판은", "요금은"])
def test_things_do_not(tagger: Tagger, base: Knowledge, topic: str) -> None:
    text = f"{topic} 이번 달 들어 두 번 나왔다고 말했다."
    assert topic[:-1] not in [speaker for _, speaker in said(text, tagger, base)]


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "국책연구원이 보고서를 냈다. 보고서는 빚을 진 청년이 많다고 지적했다. 보고서는 제도가 필요하다고 제언했다.",
            [("빚을 진 청년이 많다", "보고서"), ("제도가 필요하다", "보고서")],
        ),
        ("감사원 보고서는 공사비가 부풀려졌다고 지적했다.", [("공사비가 부풀려졌다", "감사원 보고서")]),
        ("한 연구는 커피가 심장에 좋다고 분석했다.", [("커피가 심장에 좋다", "한 연구")]),
        # somebody may speak of the report, or promise it
        ("보고서는 곧 공개하겠다고 밝혔다.", []),
        (
            "시장은 예산을 줄이겠다고 말했다. 보고서는 내용이 부실하다고 지적했다.",
            [("예산을 줄이겠다", "시장"), ("보고서는 내용이 부실하다", "시장")],
        ),
        ("장관은 보고서는 내용이 부실하다고 지적했다.", [("보고서는 내용이 부실하다", "장관")]),
        ("보고서는 내용이 부실하다고 야당은 지적했다.", [("보고서는 내용이 부실하다", "야당")]),
    ],
)
def test_reports_are_sources(
    tagger: Tagger, base: Knowledge, text: str, statements: list[tuple[str, str | None]]
) -> None:
    assert said(text, tagger, base) == statements


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        ("대변인은 담화에서 훈련을 “어리석은 짓”이라고 비난했다.", [("훈련을 “어리석은 짓”", "대변인")]),
        ("관리사무소는 안내문에서 11일부터 단수된다고 알렸다.", [("11일부터 단수된다", "관리사무소")]),
        ("시장은 페이스북에 다리가 낡았다고 썼다.", [("다리가 낡았다", "시장")]),
        # what is in a text or at a meeting is content
        ("시장은 보고서에 잘못이 있다고 말했다.", [("보고서에 잘못이 있다", "시장")]),
        ("시장은 성명에 빠진 말이 있다고 지적했다.", [("성명에 빠진 말이 있다", "시장")]),
        ("위원장은 회의에 야당이 오지 않았다고 밝혔다.", [("회의에 야당이 오지 않았다", "위원장")]),
        ("시장은 공지와 문자가 늦었다고 말했다.", [("공지와 문자가 늦었다", "시장")]),
    ],
)
def test_where_it_is_said_is_no_content(
    tagger: Tagger, base: Knowledge, text: str, statements: list[tuple[str, str | None]]
) -> None:
    assert said(text, tagger, base) == statements


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        (
            "여당 대표는 협상이 끝났다고 말했다. 기자가 왜 끝났느냐고 묻자 그는 웃었다.",
            [("협상이 끝났다", "여당 대표"), ("왜 끝났느냐", "기자")],
        ),
        (
            "여당 대표는 협상이 끝났다고 말했다. 한 기자가 대표가 물러나느냐고 묻자 그는 웃었다.",
            [("협상이 끝났다", "여당 대표"), ("대표가 물러나느냐", "한 기자")],
        ),
        ("장관은 한 기자가 왜 왔느냐고 묻자 화를 냈다.", []),
    ],
)
def test_who_is_there_to_ask_has_asked(
    tagger: Tagger, base: Knowledge, text: str, statements: list[tuple[str, str | None]]
) -> None:
    assert said(text, tagger, base) == statements
