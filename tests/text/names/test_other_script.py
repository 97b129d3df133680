"""A person's name as articles in other scripts write it."""

from __future__ import annotations

import pytest

from bot.text.names.normalise import normal_key
from bot.text.names.other_script import close, ranges

_PAIRS = [
    ("Ahn Hye-rim", "안혜림"),
    ("Hye-rim Ahn", "안혜림"),
    ("Ri Chol-ju", "리철주"),
    ("Ryom Kwang Su", "염광수"),
    ("Hwangbo Cheol", "황보철"),
    ("Do Yun", "도윤"),
    ("Lee Jae-hyun", "이재현"),
    ("No Tae-gyun", "노태균"),
    ("Choi Sun-hee", "최선희"),
    ("Hwang Eui-jo", "황의조"),
    ("Lee Won-jae", "이원재"),
    ("Ri Yong-gil", "리영길"),
    ("O Su Yong", "오수용"),
]


@pytest.mark.parametrize(("latin", "hangul"), _PAIRS)
def test_a_name_is_looked_for_where_its_spellings_are(latin: str, hangul: str) -> None:
    for name, other in ((latin, hangul), (hangul, latin)):
        if latin != "Hye-rim Ahn" or name == latin:
            assert any(first <= normal_key(other) <= last for first, last in ranges(name))
        assert close(name, [other, "Tilda Roe", "서울"]) == {other}


def test_hanja_and_the_other_koreas_spelling_are_followed() -> None:
    assert any(first <= "염광수" <= last for first, last in ranges("廉光洙"))
    assert any(first <= "ryomkwangsu" <= last for first, last in ranges("廉光洙"))
    assert any(first <= "리철주" <= last for first, last in ranges("이철주"))
    assert close("이철주", ["리철주", "이철수"]) == {"리철주"}


@pytest.mark.parametrize("name", ["안 혜림", "安 慧林", "安\u3000慧林"])
def test_a_blank_behind_the_family_name_changes_nothing(name: str) -> None:
    assert ranges(name) == ranges("".join(name.split()))
    assert close(name, ["Ahn Hye-rim", "안혜린"]) == {"Ahn Hye-rim"}
    assert close("Ahn Hye-rim", [name, "安 惠善"]) == {name}


def test_other_names_are_not_close() -> None:
    assert close("Do Yun", ["도윤서", "도민", "Do Yun-seo"]) == frozenset()
    assert close("Do Yun", ["도윤", "도연"]) == {"도윤"}
    assert close("도윤", ["Do Yun-seo"]) == frozenset()
    assert close("Lee Jae-hyun", ["이재현", "이재형"]) == {"이재현"}


@pytest.mark.parametrize(
    "name", ["", "Kim", "ロシア", "Ministry of Defence", "ICBM", "The Hague", "a" * 300, "한", "''", "- -"]
)
def test_what_is_no_korean_name_has_no_place(name: str) -> None:
    assert ranges(name) == ()
