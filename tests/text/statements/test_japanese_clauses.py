"""What Japanese sentences report without quotation marks, by their links: と, との考え, こと, よう, 方針."""

from __future__ import annotations

import pytest

from tests.text.statements.conftest import Reads

Told = list[tuple[str | None, str]]

SAID = [
    ("高市早苗首相は増税はしないと記者団に語った。", [("Sanae Takaichi", "増税はしない")]),
    ("高市早苗首相は野党の代表は勉強不足だと批判した。", [("Sanae Takaichi", "野党の代表は勉強不足だ")]),
    ("高市早苗首相は増税はしないと述べたが、野党は納得していない。", [("Sanae Takaichi", "増税はしない")]),
    (
        "高市早苗首相は増税はしないと述べ、野党の代表は公約に違反していると批判した。",
        [("Sanae Takaichi", "増税はしない"), ("野党の代表", "公約に違反している")],
    ),
    ("木村沙織知事は議会で、除雪費を増やすことも明らかにした。", [("木村沙織", "除雪費を増やす")]),
    ("木村沙織知事は書類を読まなかったことを認めた。", [("木村沙織", "書類を読まなかった")]),
    ("木村沙織知事は国に除雪費を出すよう求めた。", [("木村沙織", "国に除雪費を出すよう")]),
    ("木村沙織知事は除雪費を出すとの考えを改めて示した。", [("木村沙織", "除雪費を出す")]),
    ("木村沙織知事は除雪費を出す方針だ。", [("木村沙織", "除雪費を出す")]),
    ("木村沙織知事は除雪費が足りないとの立場だ。", [("木村沙織", "除雪費が足りない")]),
    ("木村沙織知事は県庁で会見し、県職員を増やすと発表した。", [("木村沙織", "県職員を増やす")]),
    ("警視庁は男が資料を捨てたとみて調べている。", [("警視庁", "男が資料を捨てた")]),
    ("野党からは準備が遅れたとの批判が出ている。", [("野党", "準備が遅れた")]),
    (
        "木村沙織知事は除雪費を増やすと述べた。さらに来年度に倍にすると語った。",
        [("木村沙織", "除雪費を増やす"), ("木村沙織", "来年度に倍にする")],
    ),
    (
        "木村沙織知事は除雪費を増やすと述べた。隣県に応援を頼むことも明らかにした。",
        [("木村沙織", "除雪費を増やす"), ("木村沙織", "隣県に応援を頼む")],
    ),
    ("組合は、知事が知っていたとしたら責任は重いと批判した。", [("組合", "知事が知っていたとしたら責任は重い")]),
    ("木村沙織知事は会談の冒頭、除雪費を増やすと述べた。", [("木村沙織", "除雪費を増やす")]),
    ("木村沙織知事は会談の冒頭、「除雪費を増やす」と発言した。", [("木村沙織", "除雪費を増やす")]),
    ("木村沙織知事は議会で、除雪車が足りないとの指摘を否定した。", [("木村沙織", "除雪車が足りない")]),
    ("木村沙織知事は野党の発表を「根拠のない作り話」として否定した。", [("木村沙織", "根拠のない作り話")]),
    ("木村沙織知事も「次は私が訪れる番だ」と応じた。", [("木村沙織", "次は私が訪れる番だ")]),
]
ACTS = [
    "木村沙織知事は判決を批判し、除雪費を増やすと述べた。",
    "木村沙織知事は市長と会談し、除雪費を増やすと述べた。",
    "木村沙織知事は談話を出し、除雪費を増やすと述べた。",
    "判決を批判し、木村沙織知事は除雪費を増やすと述べた。",
]
NONE = [
    "組合は、賃上げを求める構えだ。",
    "東京地裁は子どもと会うことを認めた。",
    "警察は男を止めようとした。",
    "政府は北朝鮮に厳しい姿勢を示した。",
    "木村沙織知事は除雪費を出すよう求められた。",
    "木村沙織知事は、除雪費を増やすと述べる談話に抗議した。",
    "木村沙織知事は、県が除雪費を増やすことに反対している。",
    "木村沙織知事からは何の説明もなかったとの批判が出た。",
    "知事室からは何の説明もなかったとの批判が出た。",
]


@pytest.mark.parametrize(("text", "expected"), SAID)
def test_a_clause_is_told_by_the_topic_before_it(text: str, expected: Told, read: Reads) -> None:
    assert [(one.speaker, one.text.removesuffix("こと")) for one in read(text)] == expected


@pytest.mark.parametrize("text", ACTS)
def test_what_the_speaker_did_before_is_not_said(text: str, read: Reads) -> None:
    assert [(one.speaker, one.text) for one in read(text)] == [("木村沙織", "除雪費を増やす")]


def test_what_others_do_and_what_is_planned_is_said(read: Reads) -> None:
    [one] = read("木村沙織知事は、野党が判決を批判し、審議が止まったと述べた。")
    assert one.text == "野党が判決を批判し、審議が止まった"
    [one] = read("木村沙織知事は来月市長と会談し、協力を確認すると述べた。")
    assert one.text == "来月市長と会談し、協力を確認する"


@pytest.mark.parametrize("text", NONE)
def test_a_link_of_another_form_tells_nothing(text: str, read: Reads) -> None:
    assert read(text) == ()


@pytest.mark.parametrize(
    "next_one", ["組合長が辞任すると述べた。", "組合長は辞任すると述べた。", "辞任する方針を示した。"]
)
def test_a_sentence_without_a_sign_that_the_speaker_goes_on_is_not_his(next_one: str, read: Reads) -> None:
    _, *others = read(f"木村沙織知事は除雪費を増やすと述べた。{next_one}")
    assert "木村沙織" not in [one.speaker for one in others]
