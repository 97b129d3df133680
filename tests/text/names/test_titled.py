"""Names that are typed with a title."""

from __future__ import annotations

import pytest

from bot.text.names.titled import without_title


@pytest.mark.parametrize(
    ("typed", "names"),
    [
        ("김정은 위원장", ("김정은",)),
        ("김정은 국무위원장", ("김정은",)),
        ("푸틴대통령", ("푸틴",)),
        ("김주애양", ("김주애",)),
        ("이재명 대통령님", ("이재명",)),
        ("안규백 국방부 장관", ("안규백 국방부", "안규백")),
        ("고이즈미 신지로 방위상", ("고이즈미 신지로",)),
        ("President Putin", ("Putin",)),
        ("Gen. Pak Jong-chon", ("Pak Jong-chon",)),
    ],
)
def test_a_name_may_be_typed_with_a_title(typed: str, names: tuple[str, ...]) -> None:
    assert without_title(typed) == names


@pytest.mark.parametrize("typed", ["김정은", "김 위원장", "대통령", "판문점", "Kim Jong Un", "President", "", " "])
def test_a_family_name_or_a_title_alone_is_no_name(typed: str) -> None:
    assert without_title(typed) == ()
