from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lang.scripts import (
    HAN,
    HANGUL,
    JAMO,
    KANA,
    Writing,
    character_end,
    compose_syllable,
    hangul_count,
    is_han,
    is_hangul,
    is_japanese,
    is_korean,
    is_traditional,
    is_unspaced,
    is_wide,
    syllable_letters,
    writing,
)

SYLLABLES = st.integers(0xAC00, 0xD7A3).map(chr)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("가", True), ("힣", True), ("홍 길동", True), ("", False), (" ", False), ("홍길동A", False),
        ("ㄱ", False), ("ᄀ", False), ("金", False), ("홍\n길동", False), ("\uabff", False), ("\ud7a4", False),
    ],
)  # fmt: skip
def test_hangul_is_syllables_and_spaces_only(text: str, expected: bool) -> None:
    assert is_hangul(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("North Korea (北韓) fires a missile", Writing.LATIN),
        ("北, 미사일 발사", Writing.KOREAN),
        ("韓国憲法裁、尹錫悦大統領を罷免 裁判官8人全員一致", Writing.JAPANESE),
        ("朝鲜试射弹道导弹", Writing.CHINESE),
        ("朝鮮の導彈" + "韓國軍方今日表示朝鮮發射一枚彈道導彈落入東部海域" * 2, Writing.CHINESE),
        ("北朝鮮、国連制裁決議非難", Writing.JAPANESE),
        ("韓国軍、南浦沖海域訓練開始", Writing.JAPANESE),
        ("北朝鮮代表団、羅先出発", Writing.JAPANESE),
        ("南韓國會表決 預算案三讀通過", Writing.CHINESE),
        ("朝鲜代表团离开罗先", Writing.CHINESE),
        ("軍方：北韓偵察衞星着陸失敗", Writing.CHINESE),
        ("世衞説平壤疫情受控", Writing.CHINESE),
        ("", Writing.LATIN),
    ],
)
def test_a_text_s_language_is_known_by_its_characters(text: str, expected: Writing) -> None:
    assert writing(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("金正恩", True),
        ("㐀", True),
        ("\uf90a", True),
        ("", False),
        ("金 正恩", False),
        ("金정은", False),
        ("ア", False),
        ("龎々", False),
    ],
)
def test_chinese_characters_include_the_compatibility_forms_of_korean_fonts(text: str, expected: bool) -> None:
    assert is_han(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("북한이 미사일을 발사했다.", True),
        ("Kim Jong Un (김정은) visited a factory.", False),
        ("北朝鮮がミサイルを発射した。", False),
        ("가abc", False),
        ("가abcd나", True),
        ("", False),
    ],
)
def test_a_text_is_korean_from_a_quarter_of_its_characters_on(text: str, expected: bool) -> None:
    assert is_korean(text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("미사일 발사", True), ("北朝鮮", True), ("ミサイル", True), ("missile 발사", False), ("", False), ("가a", False)],
)
def test_wide_texts_are_mostly_east_asian(text: str, expected: bool) -> None:
    assert is_wide(text) is expected


def test_the_ranges_stand_inside_a_character_class() -> None:
    assert re.findall(rf"[{HANGUL}]+|[{HAN}]+|[{KANA}]+|[{JAMO}]+", "가나 漢字 かなカナー ㄱㅏ・·ab") == [
        "가나", "漢字", "かなカナー", "ㄱㅏ",
    ]  # fmt: skip


def test_counting_leaves_letters_that_are_no_syllables_out() -> None:
    assert hangul_count("가 ㄱ 나a漢") == 2


@given(SYLLABLES)
def test_a_syllable_is_composed_of_its_letters(syllable: str) -> None:
    initial, medial, final = syllable_letters(syllable)
    assert compose_syllable(initial, medial, final) == syllable
    assert len(unicodedata.normalize("NFD", syllable)) == (3 if final else 2)


@pytest.mark.parametrize("other", ["a", "ㄱ", "金"])
def test_other_characters_have_no_letters(other: str) -> None:
    with pytest.raises(ValueError, match="no"):
        syllable_letters(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("請問怎麼儲存報導？", True),
        ("请问怎么保存报道？", False),
        ("金正恩", False),
        ("南韓總統李在明", True),
        ("hello", False),
    ],
)
def test_traditional_characters_are_those_that_taiwan_alone_has(text: str, expected: bool) -> None:
    assert is_traditional(text) is expected


@pytest.mark.parametrize("text", ["发言人说，会谈将于下周举行。", "知事は会見で述べた。"])
def test_chinese_and_japanese_are_written_without_spaces(text: str) -> None:
    assert is_unspaced(text)
    assert is_japanese(text) == ("は" in text)


@pytest.mark.parametrize("text", ["Kim Jong Un (金正恩) said so.", "통일부는 대화를 제안했다.", ""])
def test_other_texts_are_written_with_spaces(text: str) -> None:
    assert not is_unspaced(text)


@pytest.mark.parametrize(
    "character",
    [
        "가",
        "🇰🇷",
        "👍🏽",
        "e\u0301",
        "ｼﾞ",
        "ﾎﾟ",
        "\u1102\u119e\ud7cd",
        "🏴\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",
    ],
)
def test_a_character_as_people_see_it_ends_where_the_next_begins(character: str) -> None:
    text = f"한{character}글"
    assert [character_end(text, place) for place in range(2, len(character) + 1)] == [1] * (len(character) - 1)
    assert character_end(text, len(character) + 1) == len(character) + 1
