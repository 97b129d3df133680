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


@pytest.mark.parametrize(
    "text",
    [
        EXPLAINED,
        "The dockers went back to work.",
        ITEMS.replace("2. ", "").replace("3. ", ""),
        "In 2026 the port grew.\n40. It has 40 cranes.\n41. The dockers run them.",
    ],
)
def test_other_articles_are_no_roundups(text: str) -> None:
    assert opening_of(text) is None
