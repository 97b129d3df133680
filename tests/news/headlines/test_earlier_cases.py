"""A digest's second sentence is news, and not what happened the time before."""

from __future__ import annotations

import pytest

from bot.news.digests import select
from bot.news.headlines.contentless import is_of_earlier_case

_TITLE = "North Korean fisherman crosses the sea border"
_LEAD = "A North Korean fisherman crossed the sea border near Goseong on Tuesday, the coast guard said."


@pytest.mark.parametrize(
    "sentence",
    [
        "The last boat known to have crossed came in August.",
        "The previous record was set in 2019.",
        "The last such crossing was three years ago.",
        "The last round of talks between the two took place in late March.",
        "마지막 귀순은 지난 8월이었다.",
        "직전 방문은 2019년에 있었다.",
    ],
)
def test_the_case_before_is_not_shown_beside_the_news(sentence: str) -> None:
    candidates = [select.Sentence(0, _LEAD, 1.0, opens=True), select.Sentence(0, sentence, 0.6)]
    _, chosen = select.choose([_TITLE], candidates)
    assert [one.text for one in chosen] == [_LEAD]


@pytest.mark.parametrize(
    "sentence",
    [
        "The last train left at noon.",
        "The last performance was on Friday.",
        "The last of the workers came in from Goseong.",
        "The last survivor was found on August 12.",
        "The previous minister was arrested in Seoul.",
        "The last talks were in May 12's snow.",
        "He was last seen in August.",
        "The latest round of talks was in August.",
        "마지막 생존자가 구조됐다.",
        "이전 정부는 2019년 합의를 지켰다.",
    ],
)
def test_what_is_last_may_be_the_news(sentence: str) -> None:
    assert not is_of_earlier_case(sentence)
