"""부상 as "wounded", and in other senses."""

from __future__ import annotations

import pytest

from bot.lang.meanings.wounded import WOUNDED
from bot.regexes import regex

_WOUNDED = regex(WOUNDED)


@pytest.mark.parametrize(
    "text",
    [
        "3명 부상",
        "부상자 3명",
        "무릎 부상",
        "총격으로 3명이 부상했다",
        "여성 부상",
        "20대 남성 부상",
        "폭발로 부상",
        "총격으로 부상한 병사",
        "화재로 부상해",
        "포격으로 부상하고",
        "이재성 부상자",
    ],
)
def test_somebody_is_wounded(text: str) -> None:
    assert _WOUNDED.search(text)


@pytest.mark.parametrize(
    "text",
    [
        "외무성 부상",
        "국방성부상",
        "최선희 제1부상",
        "최선희 제1 부상은",
        "의제로 부상한",
        "인재로 부상했다",
        "임천일 외무성 부상이",
        "변수로 부상했다",
        "급부상",
        "재부상한",
    ],
)
def test_a_vice_minister_and_what_emerges_are_not(text: str) -> None:
    assert not _WOUNDED.search(text)
