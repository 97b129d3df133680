"""Names in Hanja are found by the readings of their characters, as a reader of Korean would spell them."""

from __future__ import annotations

import pytest

from bot.text.names.fuzzy_index import FuzzyNameIndex
from bot.text.names.hanja import hangul_spellings, hanja_distance, is_hanja_name, readings
from bot.text.names.romanisation import between
from tools.hanja_readings import table

PEOPLE = (
    *("이재명", "이재민", "최선희", "최성희", "김여정", "금여정", "김영철", "류미영"),
    *("노무현", "이용호", "리용호", "남궁민"),
)


@pytest.mark.parametrize(
    ("hanja", "hangul"),
    [
        ("李在明", "이재명"),
        ("崔善姬", "최선희"),
        ("金與正", "김여정"),
        ("金英哲", "김영철"),
        ("柳美英", "류미영"),
        ("盧武鉉", "노무현"),
        ("南宮珉", "남궁민"),
    ],
)
def test_a_name_in_hanja_finds_the_person_in_hangul(hanja: str, hangul: str) -> None:
    assert FuzzyNameIndex(PEOPLE).ranked(hanja, 3)[0] == hangul


def test_both_koreas_spellings_fit_a_name_and_stand_before_all_others() -> None:
    assert set(FuzzyNameIndex(PEOPLE).ranked("李龍浩", 2)) == {"이용호", "리용호"}
    assert hangul_spellings("李龍浩")[0] == "이용호"
    assert "리룡호" in hangul_spellings("李龍浩")


def test_compatibility_forms_and_variants_are_the_same_characters() -> None:
    compatibility = "\uf9e1在明"  # 李 as Korean fonts have it a second time
    assert hanja_distance(compatibility, "이재명") == 0.0
    assert readings("教") == readings("敎") != ()


def test_a_given_name_that_has_no_hanja_stands_for_itself() -> None:
    assert is_hanja_name("金한별")
    assert not is_hanja_name("김한별")
    assert hanja_distance("金한별", "김한별") == 0.0


def test_a_family_name_is_read_as_one() -> None:
    assert hangul_spellings("金與正")[0] == "김여정"
    assert hanja_distance("金與正", "김여정") < hanja_distance("金與正", "금여정")


def test_hanja_and_latin_letters_meet_in_hangul() -> None:
    assert between("Kim Yo Jong", "金與正") < between("Kim Yong Chol", "金與正")
    assert between("金與正", "Kim Yo Jong") == between("Kim Yo Jong", "金與正")


def test_an_unknown_character_fits_no_name_and_breaks_nothing() -> None:
    assert readings("㐅") == ()
    assert hangul_spellings("㐅在明") == ()
    assert FuzzyNameIndex(PEOPLE).ranked("㐅在明", 1) == ["이재명"]


def test_the_table_is_made_from_the_fields_of_unihan() -> None:
    fields = ("U+674E\tkHangul\t리:0E 이:0", "U+674E\tkKorean\tLI", "U+4E0D\tkHangul\t부:0N 불:0E")
    source = "\n".join(("# Unicode version: 15.1.0", *fields, ""))
    rows = [line for line in table(source).splitlines() if not line.startswith("#")]
    assert rows == ["리\t李\t", "부\t\t不", "불\t不\t", "이\t\t李"]
    with pytest.raises(ValueError, match="version"):
        table("no head")
