"""Forms of Chinese characters: the traditional, the simplified, the Japanese and the Korean one are equal."""

from __future__ import annotations

import pytest

from bot.lang.folding import japanese, one_form, simplified, traditional, unreformed


@pytest.mark.parametrize(
    ("simplified", "taiwanese"),
    [
        ("中央选举管理委员会", "中央選舉管理委員會"),
        ("众议院", "眾議院"),
        ("铀浓缩设施", "鈾濃縮設施"),
        ("启动", "啟動"),
        ("国家研究院", "國家研究院"),
        ("曹国", "曹國"),
        ("真实", "真實"),
        ("矿业", "礦業"),
    ],
)
def test_a_word_is_the_same_in_both_scripts_of_chinese(simplified: str, taiwanese: str) -> None:
    assert one_form(simplified) == one_form(taiwanese)
    assert len(one_form(simplified)) == len(simplified)


def test_the_form_of_korea_and_japan_is_the_same_too() -> None:
    assert one_form("擧") == one_form("舉") == one_form("举") == one_form("挙")
    assert one_form("김정은 Kim Jong Un") == "김정은 Kim Jong Un"


@pytest.mark.parametrize(
    ("old", "mainland", "japan"), [("彈道", "弹道", "弾道"), ("發射", "发射", "発射"), ("家庭", "家庭", "家庭")]
)
def test_a_word_is_written_in_the_characters_of_each_side(old: str, mainland: str, japan: str) -> None:
    assert [simplified(unreformed(word)) for word in (old, mainland, japan)] == [mainland] * 3
    assert [japanese(word) for word in (old, mainland, japan)] == [japan] * 3
    assert old in traditional(mainland)
