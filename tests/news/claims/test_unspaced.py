"""Numbers in Japanese and Chinese sentences, and sentences that claim none."""

from __future__ import annotations

import pytest

from bot.news.claims.unspaced import unspaced_numbers
from bot.news.givers import giver, goes_on_saying


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("北朝鮮兵1万2000人が前線に駐留していると発表した。", "1万2000人 12000 soldier"),
        ("特殊部隊の兵士約１５００人をロシアに派遣した。", "約１５００人 1500 soldier"),
        ("暗号資産約15億ドル（約2200億円）を盗んだ。", "約15億ドル 1500000000 $; 約2200億円 220000000000 yen"),
        ("市民約5万人が集会に参加した。", "約5万人 50000 people"),
        ("少なくとも30人が死傷した。", "少なくとも30人 30 dead or hurt"),
        ("1.2万名朝鲜军人部署在前线。", "1.2万名 12000 soldier"),
        ("約1萬名北韓士兵已抵達。", "約1萬名 10000 soldier"),
        ("预计到12月朝鲜军人总人数将达1万余人。", "1万余人 10000 soldier expected"),
        ("窃取价值6亿美元的加密货币。", "6亿美元 600000000 $"),
    ],
)
def test_a_number_has_what_it_counts(sentence: str, numbers: str) -> None:
    found = [
        f"{sentence[one.start : one.end]} {one.value:.0f} {one.kind}{' expected' if one.expected else ''}"
        for one in unspaced_numbers(sentence)
    ]
    assert "; ".join(found) == numbers


@pytest.mark.parametrize(
    "sentence",
    [
        "兵士1万人を派遣したとの主張を否定した。",
        "北朝鮮兵3000人がいるかどうか確認できないとした。",
        "もし兵士5000人が投入されれば、対応する。",
        "従業員300人以上の企業が対象となる。人口は2500万人だ。",
        "否认派遣1万名士兵的说法。",
        "如果5000名朝鲜士兵参战，韩方将采取措施。",
        "该公司有员工300余人。",
        "北朝鮮兵は1万人に満たない。",
        "兵士5000人を派遣するなら反対する。",
    ],
)
def test_what_is_denied_supposed_or_counts_something_else_is_no_number(sentence: str) -> None:
    assert [*unspaced_numbers(sentence)] == []


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("韓国軍合同参謀本部は5日、ミサイルは約400キロ飛行したと明らかにした。", "韓国軍合同参謀本部"),
        ("防衛省によると、飛距離は約400キロだった。", "防衛省"),
        ("飛距離は約400キロだったと韓国軍が発表した。", "韓国軍"),
        ("ミサイルは約400キロ飛行したと発表した。", None),
        ("日本防卫省5日称，导弹飞行约400公里。", "日本防卫省"),
        ("据韩联社报道，导弹飞行约400公里。", "韩联社"),
        ("导弹飞行约400公里后落海，韩国军方说。", "韩国军方"),
        ("有分析认为，射程约400公里。", None),
    ],
)
def test_who_gives_a_number(sentence: str, who: str | None) -> None:
    found = giver(sentence, sentence.index("400"))
    assert (sentence[found[0] : found[1]] if found else None) == who


def test_a_japanese_sentence_may_go_on_with_what_somebody_said() -> None:
    assert goes_on_saying("12月までに計1万人余りが派遣される見通しだとした。")
    assert not goes_on_saying("国防省は計1万人余りが派遣される見通しだとした。")
    assert not goes_on_saying("約1万人が集まった。")


@pytest.mark.parametrize(
    ("sentence", "who"),
    [
        ("同省によると、兵士30人が負傷した。", None),
        ("また、同庁の発表によると、兵士30人が負傷した。", None),
        ("同省の高官によると、兵士30人が負傷した。", "同省の高官"),
        ("同志社大学によると、学生30人が負傷した。", "同志社大学"),
        ("同軍司令部によると、兵士30人が負傷した。", "同軍司令部"),
    ],
)
def test_the_same_ministry_without_its_name_gives_no_number(sentence: str, who: str | None) -> None:
    span = giver(sentence, sentence.index("30"))
    assert (None if span is None else sentence[slice(*span)]) == who
