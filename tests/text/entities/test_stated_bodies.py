"""Public bodies of Hong Kong, Taiwan and Chinese towns, by the verb of speech or the officer behind their name, and of
Japanese ones by their branch, embassy, region or scholar."""

from __future__ import annotations

from bot.model.analysis import EntityKind
from bot.text.entities.find import find_entities
from bot.text.knowledge.base import Knowledge
from bot.text.tagger import Tagged
from tests.fakes.tables import table


def _bodies(text: str) -> set[str]:
    found = find_entities(Tagged(text, (), (), ()), Knowledge.load(), None, "2026-01-05")
    bodies = (entity for entity in found if entity.kind is EntityKind.ORGANISATION)
    return {text[mention.start : mention.end] for entity in bodies for mention in entity.mentions}


BODIES = [
    ("河灣消防處發言人表示，火警無可疑。", {"河灣消防處"}),
    ("昨日教育局回應，會檢討安排。市民到教育局遞信。", {"教育局"}),
    ("省应急管理厅救援协调处处长覃志明介绍，救援队已抵达。", {"省应急管理厅"}),
    ("当地文化和旅游局4日回应称，已责成景区整改。", {"文化和旅游局"}),
    ("公安部刑事侦查局3日通报，案件告破。", {"公安部刑事侦查局"}),
    ("青河市委宣传部通报，救援仍在进行。", {"青河市委宣传部"}),
    ("水務局局長林志明說，水管已修好。", {"水務局"}),
    ("消基會董事長林志明說，業者應下架。", {"消基會"}),
    ("地震測報中心主任林志明說明，一週內可能有餘震。", {"地震測報中心"}),
    ("農業部回應，將追查來源。", {"農業部"}),
    ("環境部長林志明表示，空品轉差。", {"環境部"}),
    ("河灣醫院發言人稱，一人危殆。", {"河灣醫院"}),
    ("外送產業工會理事長林志明說，收入太低。", {"外送產業工會"}),
    ("文部科学省児童生徒課の仲村健二課長は話した。", {"文部科学省"}),
    ("国土交通省近畿地方整備局の長谷川朋弘局長は認めた。", {"国土交通省近畿地方整備局"}),
    ("ベトナム大使館の大使は要望した。", {"ベトナム大使館"}),
    ("札幌市保健所と横浜税関、さいたま地裁。", {"札幌市保健所", "横浜税関", "さいたま地裁"}),
    ("宇都宮大の小林和久助教は批判する。", {"宇都宮大"}),
    ("青岚市发展改革委表示，电价不变。", {"青岚市发展改革委"}),
]
NO_BODIES = [
    "比赛布局说明，双方都谨慎。",
    "新的部署表示，军方已准备。",
    "公立医院院长说，床位紧张。",
    "行業協會會長林志明說，收入太低。",
    "県大の田中健一教授。同大の教授。規模拡大の田中健一教授。理系大の教授が話した。",
    "各大使館の職員と全国税関の職員、県総務部。",
    "到處表示祝賀的標語。",
    "不利的结局说明，计划失败。",
    "该局表示，会跟进。署方回應，已派員。",
    "小区管理处表示，会修电梯。",
    "记者致电教育局长的朋友。",
    "医生说，他的长处表示不同。",
    "全局说来，情况稳定。",
    "分局长林志明说，案件告破。",
    "他在邮局说话。书局表示缺货。",
    "好處說不完，壞處也有。",
    "應付教育局要求的學校很多。",
    "他请文旅局回应。",
]


@table("text, expected", BODIES)
def test_who_speaks_or_has_an_officer_is_a_body(text: str, expected: set[str]) -> None:
    assert _bodies(text) == expected


@table("text", NO_BODIES)
def test_an_ending_alone_is_no_body(text: str) -> None:
    assert _bodies(text) == set()
