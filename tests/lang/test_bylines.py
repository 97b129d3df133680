"""The names in Korean, Japanese and Chinese bylines, and in no other place."""

from __future__ import annotations

import pytest

from bot.lang.bylines import han_reporters, korean_reporters


def names(text: str) -> list[str]:
    return [text[start:end] for start, end in sorted(korean_reporters(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("(서울=물결통신) 이도담 기자 = 강에 새가 돌아왔다.", ["이도담"]),
        ("(서울·가온=물결통신) 이도담·문나래 기자 = 강에 새가 돌아왔다.", ["이도담", "문나래"]),
        ("(서울=물결통신) 이도담 문나래 기자 = 강에 새가 돌아왔다.", ["이도담", "문나래"]),
        ("【파리=물결뉴스】이도담 특파원 = 강에 새가 돌아왔다.", ["이도담"]),
        ("강에 새가 돌아왔다.\n이도담 기자 lee@mulgyeol.example", ["이도담"]),
        ("▶ 이도담 인턴기자", ["이도담"]),
        ("강물이 불었습니다. 서다온 기자가 보도합니다.", ["서다온"]),
        ("물결뉴스 서다온입니다.", ["서다온"]),
        ("영상취재: 문나래, 하루미 / 그래픽: 이도담", ["문나래", "하루미", "이도담"]),
        ("사진=문나래 기자", ["문나래"]),
        ("[물결일보 = 이도담 기자] 강에 새가 돌아왔다.", ["이도담"]),
        ("[물결저널 문나래·이도담 기자] 강에 새가 돌아왔다.", ["문나래", "이도담"]),
        ("강에 새가 돌아왔다.\n가온도=이도담 기자", ["이도담"]),
        ("강에 새가 돌아왔다.\n이도담 논설위원", ["이도담"]),
        ("모두다 봄갈이에로!\n본사기자 리도담", ["리도담"]),
    ],
)
def test_a_byline_names_its_reporters(text: str, wanted: list[str]) -> None:
    assert names(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "객원 논설위원",
        "이도담 논설위원은 강에서 새를 보았다고 말했다.",
        "이도담 기자는 강에서 새를 보았다고 말했다.",
        "군수는 이도담 기자에게 답하지 않았다.",
        "가온신문 기자들이 군청에 모였다.",
        "새 대표는 이도담입니다.",
        "취재진은 강가에서 기다렸다.",
    ],
)
def test_who_is_spoken_of_is_in_no_byline(text: str) -> None:
    assert names(text) == []


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("（水聲社記者林知微首爾1日專電）米價上漲。", ["林知微"]),
        ("【記者林知微／綜合報導】米價上漲。", ["林知微"]),
        ("〔國際新聞中心／綜合報導〕米價上漲。", []),
        ("【ソウル＝田中翔太】韓国政府は協議を提案した。", ["田中翔太"]),
        ("【ソウル＝田中翔太、李英姫】韓国政府は協議を提案した。", ["田中翔太", "李英姫"]),
        ("（ソウル＝鈴木一郎記者）韓国政府は協議を提案した。", ["鈴木一郎"]),
        ("【ワシントン＝ジョン・ドウ】米政府は協議を提案した。", ["ジョン・ドウ"]),
        ("【ソウル時事】韓国政府は協議を提案した。", []),
        ("港湾社首尔11月3日电（记者石亮 崔立明）韩国提议会谈。", ["石亮", "崔立明"]),
        ("（本报记者 石亮）韩国提议会谈。", ["石亮"]),
        ("韩国提议会谈。记者问石亮为何沉默。", []),
    ],
)
def test_the_reporters_of_a_japanese_or_chinese_dateline(text: str, wanted: list[str]) -> None:
    assert list(han_reporters(text)) == wanted
