"""Statements that the text takes back right behind them: nobody is quoted with them."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagger
from tests.quality.test_attribution import said


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            'The paper quoted Mayor Ines Calder as having said that the pier was "a trap". Calder did not use those'
            " words, her office said.",
            'the pier was "a trap"',
        ),
        (
            'The paper quoted Mayor Ines Calder as saying that the pier was "a trap". She never said that.',
            'the pier was "a trap"',
        ),
        (
            "The crew opened the dam at night, the harbour ministry said. It later withdrew that statement.",
            "The crew opened the dam at night",
        ),
        (
            "An article published on Saturday said that the pier had burned. It was a shed. The article has been"
            " corrected.",
            "the pier had burned",
        ),
        (
            "Our article quoted Mayor Ines Calder as saying that the pier could burn.\nWe regret the error.",
            "the pier could burn",
        ),
        ("항만부는 선박이 둑을 열었다고 발표했다가 2시간 만에 취소했다.", "선박이 둑을 열었다"),
        (
            '논평은 한정우 장관이 "부두는 우리의 적"이라고 말했다고 주장했다.\n그러나 항만부는 장관이 그런 표현을 쓴'
            " 적이 없다고 밝혔다.",
            "부두는 우리의 적",
        ),
    ],
)
def test_what_is_taken_back_is_no_statement(text: str, words: str, tagger: Tagger, base: Knowledge) -> None:
    assert words not in {content for _, content in said(text, tagger, base)}


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        (
            "The paper quoted Mayor Ines Calder as saying that the pier was safe. The guild agreed.",
            "Ines Calder",
            "the pier was safe",
        ),
        (
            "Mayor Ines Calder said that the pier was safe. The guild did not use those words.",
            "Ines Calder",
            "the pier was safe",
        ),
        # another one withdraws something else
        (
            "The harbour ministry said the pier was safe. The guild later withdrew its statement.",
            "harbour ministry",
            "the pier was safe",
        ),
        (
            "The harbour ministry said the pier was safe. It withdrew its claim for damages.",
            "harbour ministry",
            "the pier was safe",
        ),
        (
            "An article published in the journal Tide said that the pier leaks. The guild denied it.",
            "article published in the journal Tide",
            "the pier leaks",
        ),
        ('논평은 한정우 장관이 "부두는 안전하다"고 말했다고 전했다. 조합은 기뻐했다.', "한정우", "부두는 안전하다"),
    ],
)  # fmt: skip
def test_what_nobody_takes_back_is_kept(text: str, speaker: str, words: str, tagger: Tagger, base: Knowledge) -> None:
    assert (speaker, words) in said(text, tagger, base)


@pytest.mark.parametrize(
    ("text", "speaker", "words"),
    [
        ('재판부는 "그는 알았다"고 판단했다.\n앞서 1심은 "자료가 나왔다"며 무죄를 선고했다.', "1심", "자료가 나왔다"),
        ('재판부는 "그는 알았다"고 판단했다.\n원심은 "증거가 모자란다"고 판단했다.', "원심", "증거가 모자란다"),
        ('한정우 대변인은 "다르다"고 말했다.\n지난달 나온 백서는 "부두가 위협"이라고 적었다.', "백서", "부두가 위협"),
        ('한정우 대변인은 "다르다"고 말했다.\n반면 새 설명서는 "물을 피하라"고 적었다.', "새 설명서", "물을 피하라"),
    ],
)  # fmt: skip
def test_a_court_or_text_before_the_quotation_speaks_and_not_who_spoke_last(
    text: str, speaker: str, words: str, tagger: Tagger, base: Knowledge
) -> None:
    assert (speaker, words) in said(text, tagger, base)
