"""Bodies in Japanese and Chinese texts that the knowledge base does not have."""

from __future__ import annotations

import pytest

from bot.model.analysis import EntityKind
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagged


def _bodies(text: str) -> dict[str, str | None]:
    found = find_entities(Tagged(text, (), (), ()), Knowledge.load(), None, "2026-01-05")
    bodies = (entity for entity in found if entity.kind is EntityKind.ORGANISATION)
    return {text[entity.mentions[0].start : entity.mentions[0].end]: entity.id for entity in bodies}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("札幌高裁は6日、控訴を棄却した。札幌地検は20年を求刑していた。", {"札幌高裁", "札幌地検"}),
        (
            "6日総務省は統計を公表した。兵庫県警と日本サッカー協会も加わった。",
            {"総務省", "兵庫県警", "日本サッカー協会"},
        ),
        ("内閣府は調査を広げる。総務省幹部が話した。", {"内閣府", "総務省"}),
        ("山口県の下関市議会は予算を可決した。みずほ銀行の店もある。", {"下関市議会", "みずほ銀行"}),
        ("国家统计局20日公布数据。深圳市中级人民法院作出判决。", {"国家统计局", "深圳市中级人民法院"}),
        ("昨年早稲田大学と米テスラ、KB国民銀行の社員を調べた。", {"早稲田大学", "テスラ", "KB国民銀行"}),
        ("中国足球协会11日公布名单。大连海关协助调查。比亚迪销量增长。", {"中国足球协会", "大连海关", "比亚迪"}),
        ("三重県は10日、避難指示を解除したと発表した。", {"三重県"}),
        ("青浜地裁は判決を言い渡した。北浜地検は控訴する。", {"青浜地裁", "北浜地検"}),
        ("新溪地方法院昨天宣判，水里鎮公所沒有回應。捷運公司致歉。", {"新溪地方法院", "水里鎮公所", "捷運公司"}),
        ("食環署表示，已派人檢查。宁川市中级人民法院25日宣判。", {"食環署", "宁川市中级人民法院"}),
        ("島根県が式典を開くと発表した。福岡県警は男を逮捕した。", {"島根県", "福岡県警"}),
        ("百度宣布推出新产品。万科表示，将出售土地。", {"百度", "万科"}),
        ("中共中央政治局召开会议。中共中央政治局常委会指出，要稳定。", {"中共中央政治局", "中共中央政治局常委会"}),
    ],
)
def test_named(text: str, expected: set[str]) -> None:
    assert _bodies(text) == dict.fromkeys(expected)


@pytest.mark.parametrize(
    "text",
    [
        "市民団体と総合病院の職員は、同社と同大学、両省、関係省庁、各党に要望した。",
        "全国の大学と地方銀行、各市議会、韓国の大学は反対した。国立大学協会が集まった。",
        "理工系大学、4年制私立大学、ソウル圏大学、市中銀行、韓国政府系研究所、今月市議会、在外大使館。",
        "同地裁は訴えを退け、一部地裁と複数地裁では運用が異なる。各地裁が集まった。",
        "該地方法院判決，昨天縣政府沒有回應，代表市政府的人離開。各級地方法院應統一標準。",
        "隠岐の島町議会、ふじみ野市議会。インテル・ミラノ、ソニー・ピクチャーズ。",
        "伤者在釜山送往医院，被送到首尔医院。中国退出联盟，朝鲜新建博物馆，国民党员参加，高科技部件，国家能源局势。",
        "欧美团体和上万科技人员。温度高达三百度。中国移动支付和中国石油进口增加。中国建设银行业。",
        "三重県では雨が降った。島根県の漁協は反発した。千葉県は雨だった。炉温达到二百度，温度升至几百度以上。",
        "韩国大学和中国公司、韩国半导体公司、美国多家公司参加。商务部门表示，韩国三大集团支持。发展中国家联盟开会。",
    ],
)
def test_only_kinds(text: str) -> None:
    assert not _bodies(text)


def test_known_bodies_stay_whole() -> None:
    assert _bodies("在韓米軍は訓練した。韓国国防省が発表した。") == {
        "在韓米軍": "united-states-forces-korea",
        "韓国国防省": "south-korean-ministry-of-national-defense",
    }


def test_agencies_of_japan() -> None:
    assert _bodies("気象庁は5日、韓国南部の地震による津波はないと発表した。釜山でも揺れた。") == {"気象庁": None}
    own = _bodies("韓国の気象庁は5日、済州島沖で地震があったと発表した。気象庁は余震に注意を求めた。")
    assert own == {"気象庁": "korea-meteorological-administration"}
    seoul = _bodies("【ソウル聯合ニュース】気象庁は7日、済州島に大雪警報を出した。")
    assert seoul["気象庁"] == "korea-meteorological-administration"


def test_a_cabinet_without_its_state_is_the_norths_only_behind_its_name() -> None:
    assert _bodies("内閣支持率は48%だった。北朝鮮との対話を支持する人は多い。") == {"内閣": None}
    assert _bodies("平壌で内閣全員会議が開かれた。北朝鮮が報じた。") == {"内閣": "cabinet-of-north-korea"}


def test_capitals_beside_han_stay() -> None:
    found = find_entities(Tagged("SMBC日興証券の社員が話した。", (), (), ()), Knowledge.load(), None, "2026-01-05")
    assert [entity.name for entity in found] == ["SMBC日興証券"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("トヨタは販売を伸ばした。トヨタ自動車の社長が述べた。", {"トヨタ"}),
        ("日産自動車は赤字だった。日産は撤退する。", {"日産自動車"}),
        ("三菱自動車と三菱商事は別だ。三菱電機も参加した。", {"三菱自動車", "三菱商事", "三菱電機"}),
        ("ソフトバンクグループとソフトバンクは別だ。", {"ソフトバンクグループ", "ソフトバンク"}),
    ],
)
def test_a_firm_without_its_trade_is_the_same_firm(text: str, expected: set[str]) -> None:
    assert set(_bodies(text)) == expected
