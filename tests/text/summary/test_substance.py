"""Amounts, times and decisions in a sentence."""

from __future__ import annotations

import pytest

from bot.text.summary.substance import substance, tells_finding


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The city will build 40 flats by March.", 3),
        ("The council agreed on a fee of 30 won.", 2),
        ("Today I announce that we will build a pier.", 2),
        ("We will meet before the Lunar New Year.", 2),
        ("A man of 61 years walked in 2019.", 2),
        ("The 61-year-old came at 11:40.", 0),
        ("On Friday the city told him that the house would be pulled down in March.", 2),
        ("She told me that she would have stayed.", 0),
        ("“It is over,” he said, as if it would rain.", 0),
        ("The sea has always taught us patience.", 0),
        ("시는 7월부터 배 40척을 더 띄우기로 했다.", 3),
        ("국회는 법을 올해 안에 고쳐야 한다.", 2),
        ("그는 4시 50분에 문을 열었다.", 0),
        ("바다는 우리에게 많은 것을 주었습니다.", 0),
        ("市は来年4月から船40隻を増やすと決めた。", 3),
        ("料理人は鍋のふたを取った。", 0),
        ("市政府宣布明年起增开40条船。", 3),
        ("厨师揭开锅盖。", 0),
    ],
)
def test_substance(sentence: str, expected: int) -> None:
    assert substance(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "tells"),
    [
        ("This note finds that 40 boats changed hands.", True),
        ("Our central conclusion is that the pier is too short.", True),
        ("본고는 부두가 짧음을 확인하였다.", True),
        ("本稿は桟橋の長さを調べた。", True),
        ("The study was burned.", False),
        ("We found the boat, the captain said.", False),
        ("이 보고서는 유엔에 제출됐다.", False),
        ("本文は以下の通り。", False),
        ('"We found the boat," the captain said.', False),
        ("A report says that the pier is too short.", False),
    ],
)
def test_what_a_text_found(sentence: str, tells: bool) -> None:
    assert tells_finding(sentence) is tells
