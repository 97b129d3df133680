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
        ("문재인 전 대통령", ("문재인",)),
        ("윤석열 前 대통령", ("윤석열",)),
        ("한덕수 전 국무총리", ("한덕수 전 국무", "한덕수")),
        ("조현 외교장관", ("조현 외교", "조현")),
        ("김정은 북한 국무위원장", ("김정은 북한", "김정은")),
        ("푸틴 러시아 대통령", ("푸틴 러시아", "푸틴")),
        ("金正恩国務委員長", ("金正恩",)),
        ("トランプ前大統領", ("トランプ",)),
        ("习近平主席", ("习近平",)),
        ("普京总统", ("普京",)),
        ("毛寧報道官", ("毛寧",)),
        ("毛寧副報道局長", ("毛寧",)),
        ("毛寧外交部報道官", ("毛寧外交部", "毛寧外交", "毛寧外", "毛寧")),
        ("毛宁发言人", ("毛宁",)),
        ("外交部发言人毛宁", ("毛宁",)),
        ("國防部長董軍", ("董軍",)),
        ("国务院总理李强", ("李强",)),
        ("プーチン露大統領", ("プーチン",)),
        ("美国国防部长劳埃德·奥斯汀", ("劳埃德·奥斯汀",)),
        ("金与正党副部長", ("金与正",)),
        ("President Putin", ("Putin",)),
        ("Gen. Pak Jong-chon", ("Pak Jong-chon",)),
    ],
)
def test_a_name_may_be_typed_with_a_title(typed: str, names: tuple[str, ...]) -> None:
    assert without_title(typed) == names


@pytest.mark.parametrize(
    "typed", ["김정은", "김 위원장", "대통령", "판문점", "习主席", "大統領", "Kim Jong Un", "President", "", " "]
)
def test_a_family_name_or_a_title_alone_is_no_name(typed: str) -> None:
    assert without_title(typed) == ()
