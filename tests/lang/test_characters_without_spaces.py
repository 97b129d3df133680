"""Words of Chinese and Japanese by their characters, as the index has them."""

from __future__ import annotations

import hashlib
from itertools import chain
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.lang.folding import one_form
from bot.lang.unspaced.characters import (
    divisions,
    frequent_pairs,
    in_characters,
    indexed_places,
    indexed_text,
    plain,
    short_places,
    short_words,
    title_words,
)

_TEXTS = st.text(st.sampled_from("弾道ミサイル々ー・·ﾐを核 1aA㎞가힣。é\n𠮷"), max_size=30)


@pytest.mark.parametrize(
    ("text", "indexed"),
    [
        ("弾道ミサイルを", "弾 道 ミ サ イ ル を"),
        ("核、実験", "核 、 ꀕ 実 験"),
        ("ICBM級と、10人", "ICBM 級 と 、10 人"),
        ("第8回。党", "第 8 回 。 ꀕ 党"),
        ("韓・米・日の", "韓 米 日 の"),
        ("中・ロ首脳", "中 ロ 首 脳"),
        ("米・ロ・中", "米 ロ 中"),
        ("日・ロシア", "日 ・ ꀕ ロ シ ア"),
        ("プロ・米", "プ ロ ・ ꀕ 米"),
        ("中国・会議", "中 国 ・ ꀕ 会 議"),
        ("日・中首脳", "日 中 首 脳"),
        ("ソウル・釜山、キム・ミンス", "ソ ウ ル ・ ꀕ 釜 山 、 ꀕ キ ム ミ ン ス"),
        ("唐纳德·特朗普", "唐 納 徳 特 朗 普"),
        ("320㎞를", "320 km 를"),
        ("北핵실험", "北 핵실험"),
        ("Sunan—순안", "Sunan—순안"),
    ],
)
def test_characters_without_spaces_are_words(text: str, indexed: str) -> None:
    assert in_characters(text).split() == one_form(indexed).split()


@given(_TEXTS)
def test_each_indexed_word_knows_its_place_in_the_text(text: str) -> None:
    indexed, places = in_characters(text), indexed_places(text)
    assert len(places) == len(indexed)
    for char, place in zip(indexed, places, strict=True):
        assert char in one_form(plain(text[place.start : place.end])) or char.isspace() or char == "ꀕ"


@given(_TEXTS, st.integers(0, 30), st.integers(1, 6))
def test_every_piece_of_a_run_is_its_characters_in_a_row(text: str, start: int, size: int) -> None:
    piece = text[start : start + size]
    if piece and all(char in "弾道ミサイル々ー核を" for char in piece):
        assert f" {' '.join(in_characters(piece).split())} " in f" {' '.join(in_characters(text).split())} "


def test_pairs_of_frequent_characters_are_kept_once_after_the_text() -> None:
    assert frequent_pairs("中国政府、中国の国会 ミサ 政、治") == ("中國", "國政", "政府", "國會", "ミサ")
    assert frequent_pairs("ロシア・ウクライナ") == ("ロシ", "シア", "アウ", "ウク", "クラ", "ライ", "イナ")
    assert frequent_pairs("missile 미사일 離散") == ()
    assert indexed_text("国会", "北の人").split() == ["北", "の", "人", "國會"]
    assert indexed_text("Talks", "A text.") == "A text."


def test_titles_as_they_are_typed_have_pairs_and_the_last_character_of_a_run() -> None:
    assert title_words("ICBM級の核実験、キム・ヨ氏").split() == (
        ["ICBM", "級の", "の核", "核實", "實驗", "驗", "、", "キム", "ムヨ", "ヨ氏", "氏"]
    )
    assert title_words("Ferry 운항 320㎞").split() == ["Ferry", "운항", "320", "km"]


def test_short_words_in_katakana_are_kept_once() -> None:
    text = "核実験の核 キム・ミンス氏はキムチ、インド産ﾐｻのバス、インドネシアのビール nuclear 핵"
    assert short_words(text) == "キム ミンス キムチ インド ミサ バス ビール"
    assert [text[one.start : one.end] for one in short_places(text, {"キム", "バス"})] == ["キム", "バス"]
    assert short_words("nuclear") == short_words("") == ""


def test_dots_of_names_are_nothing_and_other_forms_are_plain() -> None:
    assert plain("キム・ミンス") == plain("キム ミンス") == plain("ｷﾑ･ﾐﾝｽ") == "キムミンス"
    assert plain("한·미 320㎞").split() == ["한·미", "320", "km"]
    assert plain("ＩＣＢＭ級 １０人 천궁-Ⅱ ｶﾞｽ") == "ICBM級 10人 천궁-II ガス"
    assert plain("国 会、 a - b") == "国 会、 a - b"


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("韓美演習", {("韓美", "演習")}),
        ("ミサイルの発射", {("ミサイル", "発射")}),
        ("icbm発射", {("icbm", "発射")}),
        ("首脳会談で", set()),
        ("日米韓演習", {("日米", "韓演習"), ("日米韓", "演習")}),
        ("核実験", set()),
        ("核ミサイル", set()),
        ("打ち上げ", set()),
        ("第8回大会", set()),
        ("missile", set()),
    ],
)
def test_a_compound_is_divided_into_parts_of_at_least_two_characters(word: str, parts: set[tuple[str, ...]]) -> None:
    assert set(divisions(word)) == parts


def test_a_word_of_many_compounds_is_not_divided_in_all_ways() -> None:
    """Somebody may type 500 characters."""
    start = process_time()
    assert divisions("長距離弾道弾発射ミサイル" * 12) == ()
    assert process_time() - start < 0.5


def test_the_words_of_stored_articles_stay_the_same() -> None:
    """Whoever changes them needs a step of migration that indexes stored articles anew, then this figure."""
    codes = chain(range(0x20, 0x250), range(0x2000, 0x3400), range(0x3400, 0xD800, 97), range(0xF900, 0x10000))
    texts = [f"{chr(code)}国{chr(code)}会 a{chr(code)}1{chr(code)}キム{chr(code)}" for code in codes]
    words = "\n".join(
        " ".join((*indexed_text("", text).split(), *short_words(text).split(), *title_words(text).split()))
        for text in texts
    )
    assert hashlib.sha256(words.encode()).hexdigest()[:16] == "be833b84a5dff275"
