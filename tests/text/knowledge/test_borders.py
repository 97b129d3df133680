"""Where a name begins and ends in a text of a script without spaces."""

from __future__ import annotations

import pytest

from bot.text.knowledge.base import Knowledge


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("ロシアはウクライナの港を攻撃した。", ["ロシア", "ウクライナ"]),
        ("プーチン大統領は港を訪れた。", ["プーチン"]),
        ("アメリカ・ロシア両国の協議", ["アメリカ", "ロシア"]),
        ("米国とIAEAは港の検査で合意した。", ["米国", "IAEA"]),
        ("在EU的会议", ["EU"]),
    ],
)
def test_a_name_ends_where_its_script_does(text: str, names: list[str]) -> None:
    assert _found(text) == names


@pytest.mark.parametrize(
    "text",
    ["ラテンアメリカの港", "アメリカンフットボールの試合", "ロシアンティーの店", "北アメリカの森", "南スーダンの港"],
)
def test_a_longer_word_and_another_place_are_no_such_name(text: str) -> None:
    assert _found(text) == []


def _found(text: str) -> list[str]:
    return [text[match.start : match.end] for match in Knowledge.load().matcher.matches(text)]
