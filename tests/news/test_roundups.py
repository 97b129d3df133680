"""Newsletters of several items are told from numbered explainers of one event."""

from __future__ import annotations

import pytest

from bot.news.roundups import introduction
from bot.news.terms.words import read_terms

ITEMS = """Good evening from Busan.
1. Port strike ends
Dockers went back to work on Monday after six days.
2. Seoul buys drones
The army ordered 40 drones from a company in Daejeon.
3. A prize for a poet
Bae Yeon-ji won the Sea Prize for her second book."""
BY_DAYS = """Monday: Dockers went back to work after six days.
Wednesday: The army ordered 40 drones from a company in Daejeon.
Friday: Bae Yeon-ji won the Sea Prize for her second book."""
BY_DATES = """3日　港湾労働者のストライキが終わった。
5日　陸軍が国産の無人機40機を発注した。
7日　詩人のペ・ヨンジが海の賞を受けた。"""
WITH_BULLETS = """▲3일 부산항 노동자 복귀 ▲5일 육군, 드론 40대 주문 ▲7일 배연지 시인 바다상 수상."""
CHRONOLOGY = """Monday: The ferry Sorang leaves Mokpo with 48 aboard.
Tuesday: Divers find the Sorang at 40 metres.
Friday: The captain of the Sorang is arrested."""
WITH_A_LIST = (
    "The port has reopened after six days, and the dockers are back at work, the union said on Monday.\n"
    + "Both sides called the deal fair. Ships had waited off the coast for berths, some of them since Tuesday.\n"
    + "▲ pay rises by a tenth\n▲ drones will not replace crane crews\n▲ a prize for the safest shift"
)
EXPLAINED = """The dockers are back. Here is what to know.
1. Why did the dockers strike?
Dockers wanted a tenth more pay.
2. What did it cost?
The strike of the dockers cost 40 million dollars.
3. Is it over?
Most dockers voted yes."""
KOREAN = """이번 주 항만 소식을 전합니다.
① 하역 파업 끝
부산항 노동자들이 엿새 만에 일터로 돌아왔다.
② 드론 40대 주문
육군이 대전의 한 회사에 드론을 주문했다.
③ 시인에게 문학상
배연지 시인이 바다상을 받았다."""


def opening_of(text: str) -> str | None:
    return introduction(text, lambda item: read_terms("", item).counts)


@pytest.mark.parametrize(
    ("text", "opening"), [(ITEMS, "Good evening from Busan.\n"), (KOREAN, "이번 주 항만 소식을 전합니다.\n")]
)
def test_a_roundup_is_known_by_its_numbered_items(text: str, opening: str) -> None:
    assert opening_of(text) == opening


@pytest.mark.parametrize("text", [BY_DAYS, BY_DATES, WITH_BULLETS])
def test_a_roundup_is_known_by_items_that_begin_with_a_day(text: str) -> None:
    assert opening_of(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        CHRONOLOGY,
        "합의문 요지\n▲군사분계선 적대행위 중지 ▲이산가족 상봉 정례화 ▲철도 연결",
        WITH_A_LIST,
        EXPLAINED,
        "The dockers went back to work.",
        ITEMS.replace("2. ", "").replace("3. ", ""),
        "In 2026 the port grew.\n40. It has 40 cranes.\n41. The dockers run them.",
    ],
)
def test_other_articles_are_no_roundups(text: str) -> None:
    assert opening_of(text) is None
