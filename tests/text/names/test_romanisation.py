"""A Hangul name is found from personal, North Korean, library and newspaper spellings."""

from __future__ import annotations

import pytest

from bot.text.names.romanisation import distance, rank

NAMES = [
    "김정은", "김정일", "김일성", "박근혜", "박지원", "이명박", "이재명", "윤석열", "문재인", "노무현", "최선희",
    "유승민", "허준", "남궁옥분",
]  # fmt: skip


@pytest.mark.parametrize(
    ("spelled", "hangul"),
    [
        ("Gim Jeongeun", "김정은"),
        ("KIM Jong Un", "김정은"),
        ("Kim Chŏng-ŭn", "김정은"),
        ("Kim Il-sŏng", "김일성"),
        ("Pak Kun Hye", "박근혜"),
        ("Yi Myŏngbak", "이명박"),
        ("Ri Jae Myong", "이재명"),
        ("Yun Sok Yol", "윤석열"),
        ("Moon Jaein", "문재인"),
        ("Roh Moo-hyun", "노무현"),
        ("Choi Sun-hee", "최선희"),
        ("YOO Seung Min", "유승민"),
        ("Huh Jun", "허준"),
        ("Jun Heo", "허준"),
        ("Namkung Ok-boon", "남궁옥분"),
    ],
)
def test_the_right_name_comes_first(spelled: str, hangul: str) -> None:
    assert rank(spelled, NAMES)[0] == hangul
    assert rank(hangul, [spelled, "Ahn Cheol-soo", "Hong Jun-pyo"])[0] == spelled


def test_every_name_is_ranked() -> None:
    assert sorted(rank("Kim Jong Un", NAMES)) == sorted(NAMES)


def test_the_same_script_is_ranked_by_letters() -> None:
    assert rank("김정운", NAMES)[0] in {"김정은", "김정일"}


@pytest.mark.parametrize(
    ("latin", "hangul"), [("", "김정은"), ("Kim Jong Un", "Kim"), ("김정은", "김정은"), ("!!!", "허준")]
)
def test_unspellable_pairs_have_a_large_distance(latin: str, hangul: str) -> None:
    assert distance(latin, hangul) > 5
