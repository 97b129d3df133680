"""Which titles of one person differ, and which say nothing of each other."""

from __future__ import annotations

import pytest

from bot.news.state_media import compared, removed


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ("vice department director", "first vice department director of the C.C., WPK", True),
        ("vice department director", "vice department director of the Party Central Committee", False),
        ("secretary of the WPK Central Committee", "member of the Political Bureau", None),
        ("minister of Foreign Trade", "minister of External Economic Relations", True),
        ("chairman of the provincial committee", "chairman of the sports committee", None),
        ("vice minister of Foreign Affairs", "vice minister of Railways", None),
        ("former minister of Defence", "minister of Defence", None),
        ("late vice-premier", "premier", None),
        ("부부장", "당중앙위원회 제1부부장", True),
        ("당중앙위원회 비서", "조선로동당 중앙위원회 비서", False),
        ("전 국방상", "국방상", None),
        ("minister of Defence", "국방상", None),
        ("chairman", "vice chairman of the Pyongyang City People's Committee", None),
        ("chairman of the committee", "vice chairman of the Pyongyang City People's Committee", None),
        ("head of the delegation", "deputy head of the delegation", None),
        ("minister of defense", "minister of defence", None),
        ("Chinese defence minister", "minister of national defence of China", None),
        ("Russian ambassador to the DPRK", "ambassador of Russia", None),
        ("ambassador to Russia", "ambassador to the Russian Federation", None),
        ("ambassador to China", "ambassador to Russia", True),
        ("minister of Metallurgical Industry", "minister of Light Industry", True),
        ("위원", "후보위원", None),
        ("정치국 위원", "정치국 후보위원", True),
    ],
)
def test_titles_are_compared_only_where_they_are_of_one_office(earlier: str, later: str, expected: bool | None) -> None:
    assert compared(earlier, later) is expected


def test_names_that_a_later_text_lacks_are_removed() -> None:
    assert removed(("a", "b", "a", "c"), ("b", "d")) == ("a", "c")
