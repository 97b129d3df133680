"""Sentences that tell what a newsroom's own text had wrong."""

from __future__ import annotations

import re

import pytest

from bot.lang.standing_lines import own_errors
from bot.model.analysis import Span


def errors(text: str) -> list[bool]:
    return own_errors(text, [Span(*match.span()) for match in re.finditer(r"[^.\n]+\.", text)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An article of Friday said that it sank. It did not. The article has been corrected.", [True, False, False]),
        ("An earlier entry said that two sank. That was wrong.", [True, False]),
        ("Our first version named the captain. We regret the error.", [True, False]),
        ("Correction: The ship is 90 metres long.", [True]),
        ("Our report found nine ships. It is online.", [False, False]),
        (
            "In a story published Friday about ships, Harbour Wire erroneously reported that 63 sank. It was 36.",
            [True, False],
        ),
        ("In a report on Friday, the ministry incorrectly stated the toll. It was 36.", [False, False]),
        ("In a story Friday about ships, Harbour Wire incorrectly said 63 sank. It was 36.", [True, False]),
        ("In a dispatch on Friday, Tide wrongly reported that 63 sank, the guild said. It did.", [False, False]),
        ("The guild met. In an article for Tide, its head mistakenly said it was rich.", [False, False]),
        ("An article in Tide said that it sank. The guild denied it.", [False, False]),
        ("An article of Friday said that it sank.\nThe other article has been corrected.", [False, False]),
        ("본지는 8일 배가 가라앉았다고 보도했습니다. 사실이 아니어서 바로잡습니다.", [True, False]),
        ("또 기사에서 선장을 의원으로 잘못 표기했으나 사실과 다릅니다. 이를 정정합니다.", [True, False]),
        ("본지는 8일 배가 가라앉았다고 보도했습니다. 조합은 반박했습니다.", [False, False]),
        ("나루신문은 8일 배가 가라앉았다고 보도했습니다. 이를 바로잡습니다.", [False, False]),
    ],
)
def test_only_what_is_corrected_is_an_error(text: str, expected: list[bool]) -> None:
    assert errors(text) == expected
