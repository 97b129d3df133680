"""Clauses that deny, doubt, suppose or ask what they tell, and such that assert it."""

from __future__ import annotations

import pytest

from bot.news.assertion import is_denied_in_korean, is_unasserted

ENGLISH = [
    "The North denied on Monday that it *fired* a missile.",
    "There is no evidence that the North *launched* a satellite.",
    "A rumor that the general *died* spread on Sunday.",
    "A clip claims that the North *fired* a missile.",
    "Tokyo retracted an alert that said the North had *launched* a missile.",
    "It was first thought that the North *fired* two missiles.",
    "It was wrongly reported that the North *fired* two missiles.",
    "It is unclear whether the North *fired* a missile.",
    'He asked, "Has the North *fired* a missile?" and got no answer.',
    "If the North *fired* a missile, radars would see it.",
    "The sea would be empty, had the North *fired* a missile.",
]
KOREAN = [
    "북한이 미사일을 *쐈*다는 보도를 부인했다.",
    "북한이 위성을 *발사했*다는 증거는 없다.",
    "북한이 미사일을 *쐈*느냐고 물었다.",
    "북한이 미사일을 *발사한* 적이 없다.",
    "북한이 미사일을 *발사한* 흔적을 찾지 못했다.",
    "북한이 미사일을 *발사한* 상황을 가정했다.",
    "북한이 미사일을 *발사했*다는 경보를 취소했다.",
    "북한이 미사일을 *발사했*을 가능성이 있다.",
    "북한이 미사일을 *쐈*다는 소문이 돌았다.",
    "북한이 미사일을 *쐈*다는 발표에 의문을 제기했다.",
    "처음에는 북한이 미사일을 *발사한* 것으로 알려졌다.",
]
ASSERTED = [
    "The North denied that it is poor and *fired* a missile.",
    "Japan did not say why the North *fired* a missile.",
    "The army lifted an alert after the North *fired* a missile.",
    "The North *fired* a missile, a report that Tokyo denied at first said.",
    "북한이 미사일을 *쐈*다는 사실을 확인했다.",
    "북한이 미사일을 *발사했*다고 밝혔다.",
    "북한이 미사일을 *발사한* 것은 도발이다.",
    "북한이 미사일을 *발사했*으나 피해는 없었다.",
    "북한이 미사일을 *쐈*다는 소식을 전했다.",
    "The North, angered by the drill, had *fired* three missiles.",
    "Two missiles, both of short range, were *fired* by the North.",
    "Amid rumors of a coup the North *fired* a missile.",
    "북한이 미사일을 *발사했*다는 소식에 항공사들은 항공편을 취소했다.",
    "북한이 미사일을 *발사했*다는 보고를 받은 총리는 자리를 뜨지 않았다.",
    "북한이 미사일을 *발사했*다는 발표가 나오자 일본은 운항을 취소했다.",
    "북한은 미사일을 *발사했*다는 사실을 공개하지 않았다.",
]


def _parts(marked: str) -> tuple[str, int, int]:
    before, words, behind = marked.split("*")
    return before + words + behind, len(before), len(before) + len(words)


@pytest.mark.parametrize("marked", [*ENGLISH, *KOREAN])
def test_what_is_denied_doubted_supposed_or_asked_is_not_asserted(marked: str) -> None:
    assert is_unasserted(*_parts(marked))


@pytest.mark.parametrize("marked", ASSERTED)
def test_what_stands_beside_a_denial_is_asserted(marked: str) -> None:
    assert not is_unasserted(*_parts(marked))


def test_a_number_in_a_korean_clause_that_is_doubted() -> None:
    assert is_denied_in_korean("명이 전사했다는 수치에 의문을 제기했다.")
    assert not is_denied_in_korean("명이 전사했다고 밝혔다.")
