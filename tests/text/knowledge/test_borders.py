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
        ("防衛省と国民の力", ["防衛省", "国民の力"]),
        ("ソウル大の学生", ["ソウル大"]),
        ("東アジア大の教授と東アジア大教授", []),
        ("日本大いに沸く", ["日本"]),
        ("ソウル大会", ["ソウル"]),
        ("朴贊大氏と朴賛大当時", ["朴贊大", "朴賛大"]),
        ("火星17型と火星-123", ["火星17", "火星17型"]),
        ("火星炮-17和火星17号", ["火星炮-17", "火星17"]),
        (
            "군은 화성-18형과 화성17형, 화성포-19형, 만리경-1호를 보았다.",
            ["화성-18형", "화성17형", "화성포-19형", "만리경-1호"],
        ),
        ("an American port south of America", ["American", "America"]),
        ("a new Mexico port to renew Ireland", ["Mexico", "Ireland"]),
        ("インド太平洋の港", ["インド太平洋"]),
        ("인도태평양 항구", ["인도태평양"]),
        ("리영길, 강순남동지들이 참가하였다.", ["리영길", "강순남"]),
        # an office right behind the name
        ("리영길총참모장동지와 강순남국방상이 참가하였다.", ["리영길", "강순남"]),
    ],
)
def test_a_name_ends_where_its_script_does(text: str, names: list[str]) -> None:
    assert _found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "ラテンアメリカの港",
        "アメリカンフットボールの試合",
        "ロシアンティーの店",
        "北アメリカの森",
        "南スーダンの港",
        "中国地方の港",
        "中国新聞の記者",
        "東京大学の森",
        "朝鮮王朝の港",
        "社会民主党の港",
        "近日银行股上涨",
        "両国会談の港",
        "湖北约有十个港口",
        "统一教育的港口",
        "金正日花の森",
        "印度洋的港口",
        "华盛顿州的港口",
        "a South American port",
        "ports of Latin America",
        "Central-American ports",
        "a port of New Mexico",
        "the Indian Ocean ports",
        "ports in Guinea-Bissau",
    ],
)
def test_a_longer_word_and_another_place_are_no_such_name(text: str) -> None:
    assert _found(text) == []


def _found(text: str) -> list[str]:
    return [text[match.start : match.end] for match in Knowledge.load().matcher.matches(text)]
