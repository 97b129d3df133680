"""Foreign names of works, storms, ships and firms, which are no persons."""

from __future__ import annotations

import pytest

from bot.text.entities.korean.named_things import is_named_thing


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("태풍 마르티나가 북상한다.", "마르티나"),
        ("영화 '레나 보르코'가 개봉한다.", "레나 보르코"),
        ("영화 '레나  보르코'가 개봉한다.", "레나  보르코"),
        ("소설 『레나 보르코』를 읽었다.", "레나 보르코"),
        ("여객선 레나 보르코호가 떠났다.", "레나 보르코"),
        ("보르코 연구소의 조사다.", "보르코"),
        ("이번 '보르코'는 다르다.", "보르코"),
    ],
)
def test_what_is_said_to_be_a_thing_is_no_person(text: str, name: str) -> None:
    assert is_named_thing(text, text.index(name), text.index(name) + len(name))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("감독 레나 보르코가 왔다.", "레나 보르코"),
        ("영화 레나 보르코 감독이 왔다.", "레나 보르코"),
        ("외무상 보르코가 왔다.", "보르코"),
        ("레나 보르코 호텔 지배인은", "레나 보르코"),
        ("책은 '김영수'라고 적었다.", "김영수"),
    ],
)
def test_a_person_is_left(text: str, name: str) -> None:
    assert not is_named_thing(text, text.index(name), text.index(name) + len(name))
