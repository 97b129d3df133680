"""Names of Koreans as Japanese newspapers write them."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge
from bot.text.names.kana import hangul_keys, kana_key
from tests.fakes.tables import table

_PAIRS = (
    ("조용원", "チョ・ヨンウォン"),
    ("박정천", "パク・ジョンチョン"),
    ("김덕훈", "キム・ドクフン"),
    ("최룡해", "チェ・リョンヘ"),
    ("리병철", "リ・ビョンチョル"),
    ("강순남", "カン・スンナム"),
    ("김영철", "キム・ヨンチョル"),
    ("박태성", "パク・テソン"),
    ("현송월", "ヒョン・ソンウォル"),
    ("리선권", "リ・ソングォン"),
    ("조국", "チョ・グク"),
    ("이준석", "イ・ジュンソク"),
    ("안철수", "アン・チョルス"),
    ("정동영", "チョン・ドンヨン"),
    ("우원식", "ウ・ウォンシク"),
    ("김건희", "キム・ゴンヒ"),
    ("조태열", "チョ・テヨル"),
    ("위성락", "ウィ・ソンラク"),
    ("반기문", "パン・ギムン"),
    ("정의선", "チョン・ウィソン"),
    ("최태원", "チェ・テウォン"),
    ("권영세", "クォン・ヨンセ"),
    ("황교안", "ファン・ギョアン"),
    ("강경화", "カン・ギョンファ"),
    ("노광철", "ノ・グァンチョル"),
    ("봉준호", "ポン・ジュノ"),
    ("박근혜", "パク・クネ"),
    ("문재인", "ムン・ジェイン"),
    ("김연아", "キム・ヨナ"),
    ("전두환", "チョン・ドゥファン"),
)


@table(("hangul", "kana"), _PAIRS)
def test_a_hangul_name_sounds_as_newspapers_write_it(hangul: str, kana: str) -> None:
    assert kana_key(kana) in hangul_keys(hangul)
    assert [other for other, _ in _PAIRS if kana_key(kana) in hangul_keys(other)] == [hangul]


@pytest.mark.parametrize(
    "typed", ["チョーク", "ジョーク", "チョグク", "ミサイル", "Kim", "김여정", "", "・・・", "キム・ヨジョンさん"]
)
def test_other_words_are_no_name_in_kana(base: Knowledge, typed: str) -> None:
    key = kana_key(typed)
    assert not any(key in hangul_keys(entity.hangul or "") for entity in base.entities if key and entity.is_korean)


def test_a_korean_whom_nobody_lists_in_kana_is_found_by_the_sound_of_the_name(base: Knowledge) -> None:
    found = base.find("チョ・ヨンウォン")
    assert [(one.entity.id, one.score >= 0.95) for one in found] == [("jo-yong-won", True)]
    assert base.find("チョヨンウォン")[0].entity.id == base.find("ﾁｮ･ﾖﾝｳｫﾝ")[0].entity.id == "jo-yong-won"
    several = {one.entity.id: one.score for one in base.find("キム・ヨンチョル")}
    assert {"kim-yong-chol", "kim-yeon-chul"} <= several.keys(), "김영철 and 김연철 sound alike in kana"
    assert max(several.values()) < 0.95, "so that neither is surely meant"


def test_no_listed_name_changes_its_meaning(base: Knowledge) -> None:
    for name in ("キム・ジョンウン", "ロシア", "プーチン", "ユン・ソンニョル"):
        assert base.find(name)[0].score == 1.0
